#!/bin/sh
# Builds zpacert from its sources into a folder. Needs git, a JDK 17 or newer, and Maven.
#
#   ZPACERT_REPOSITORY   where git finds the sources
#   ZPACERT_COMMIT       which of them: a whole commit id, which nobody can move as they could a tag
set -eu

folder=${1:?usage: get-zpacert.sh FOLDER}
repository=${ZPACERT_REPOSITORY:?is not set}
commit=${ZPACERT_COMMIT:?is not set}
case $commit in
  *[!0-9a-f]*) commit=none ;;
esac
if [ "${#commit}" -ne 40 ]; then
  echo "get-zpacert.sh: ZPACERT_COMMIT must be a whole commit id" >&2
  exit 64
fi

if [ -x "$folder/bin/zpacert" ]; then
  exit 0 # an earlier job has made it, or a cache holds it
fi

sources=$(mktemp -d)
trap 'rm -rf "$sources"' EXIT
git -c advice.detachedHead=false clone --quiet --no-checkout "$repository" "$sources"
git -C "$sources" -c advice.detachedHead=false checkout --quiet "$commit"
(cd "$sources" && mvn -B -q -DskipTests package)

mkdir -p "$folder"
cp -R "$sources/target/zpacert/." "$folder"
