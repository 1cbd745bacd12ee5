#!/bin/sh
# Hands a renewed certificate to zpacert: hand-off.sh NAME FULLCHAIN KEY
#
#   ZPACERT_HOME   the folder of zpacert.yaml; default /etc/zpacert. Not in a git checkout: the keys come to lie in it.
#                  A file "environment" in it holds the variables of zpacert, one NAME=value a line.
#
# Ends as zpacert does: 0 when ZPA has the certificate, or has had it before. It may be run again at any time.
set -eu
umask 077

if [ "$#" -ne 3 ]; then
  echo "usage: hand-off.sh NAME FULLCHAIN KEY" >&2
  exit 64
fi
name=$1
chain=$2
key=$3
case $name in
  '*.'*) name=_${name#?} ;;
esac
case $name in
  '' | .* | *[!A-Za-z0-9._-]*)
    echo "hand-off.sh: \"$name\" is no name of a certificate" >&2
    exit 64
    ;;
esac

# lego gives paths that start where it was started
absolute() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$PWD/$1" ;;
  esac
}
chain=$(absolute "$chain")
key=$(absolute "$key")

cd "${ZPACERT_HOME:-/etc/zpacert}"
named=$(sed 's/#.*//' zpacert.yaml | grep -o 'tls/[A-Za-z0-9._-]*\.pem' | sort -u)
if ! printf '%s\n' "$named" | grep -qxF "tls/$name.pem"; then
  echo "hand-off.sh: zpacert.yaml does not name tls/$name.pem; nothing to do"
  exit 0
fi
if [ -f environment ]; then
  set -a
  # shellcheck source=/dev/null
  . ./environment
  set +a
fi

# Each file is replaced at once. The key goes first: a plan looks at the chain alone, so a hand-off that ends between the
# two leaves no plan whose key does not fit.
replace() {
  cp "$1" "$2.new"
  chmod "$3" "$2.new"
  mv -f "$2.new" "$2"
}
mkdir -p tls
chmod 755 tls
replace "$key" "tls/$name.key" 600
replace "$chain" "tls/$name.pem" 644

for file in $named; do
  if [ ! -f "$file" ]; then
    echo "hand-off.sh: $file is not there yet; the hand-off that brings the last one applies all"
    exit 0
  fi
done

code=0
zpacert plan --input=false --quiet --detailed-exitcode --lock-timeout 5m --out hand-off.plan || code=$?
case $code in
  0) ;;
  2) zpacert apply --input=false --quiet --lock-timeout 5m hand-off.plan ;;
  *) exit "$code" ;;
esac
