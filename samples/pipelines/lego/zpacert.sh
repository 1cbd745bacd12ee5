#!/bin/sh
# lego's hook, for each certificate that it has made or renewed:
#
#   lego run -d portal.example.com --deploy-hook /etc/zpacert/lego.sh      lego 5
#   lego -d portal.example.com renew --renew-hook /etc/zpacert/lego.sh     lego 4
#
# lego's certificate file holds the issuers too, unless --no-bundle is given.
set -eu

exec "${ZPACERT_HAND_OFF:-/etc/zpacert/hand-off.sh}" \
  "${LEGO_HOOK_CERT_NAME_SANITIZED:-${LEGO_CERT_DOMAIN:-}}" \
  "${LEGO_HOOK_CERT_PATH:-${LEGO_CERT_PATH:-}}" \
  "${LEGO_HOOK_CERT_KEY_PATH:-${LEGO_CERT_KEY_PATH:-}}"
