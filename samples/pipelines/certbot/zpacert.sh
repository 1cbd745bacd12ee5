#!/bin/sh
# certbot's deploy hook, as /etc/letsencrypt/renewal-hooks/deploy/zpacert.sh: certbot runs it for each lineage that it
# has renewed, and sets RENEWED_LINEAGE to its folder. certbot goes on if this fails, and does not come back to it;
# "zpacert drift" does: it exits 2 while ZPA lacks what the files hold.
set -eu

exec "${ZPACERT_HAND_OFF:-/etc/zpacert/hand-off.sh}" \
  "$(basename "$RENEWED_LINEAGE")" "$RENEWED_LINEAGE/fullchain.pem" "$RENEWED_LINEAGE/privkey.pem"
