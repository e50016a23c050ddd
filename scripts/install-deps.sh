#!/usr/bin/env bash
# Installs the Debian packages of the named groups (scripts/packages.txt) that are missing; does nothing if none is.
# Usage: scripts/install-deps.sh [GROUP...]     groups: build gui screen test; without any: build gui
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
groups=" ${*:-build gui} "

for group in $groups; do
  case "$group" in
    build|gui|screen|test) ;;
    *) echo "install-deps.sh: “$group” is no group of scripts/packages.txt; use build, gui, screen or test." >&2; exit 2 ;;
  esac
done

installed() { [ "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" = "install ok installed" ]; }

wanted=()
while read -r group package _; do
  case "$group" in ''|'#'*) continue ;; esac
  [[ "$groups" == *" $group "* ]] && wanted+=("$package")
done < "$here/packages.txt"

if ! command -v dpkg-query >/dev/null; then
  echo "install-deps.sh: this system has no apt; install what corresponds to these Debian packages by hand: ${wanted[*]}" >&2
  # Somebody who has done that should not be stopped: CMake names whatever is still missing.
  exit 0
fi

missing=()
for names in "${wanted[@]}"; do
  found=
  IFS='|' read -ra alternatives <<< "$names"
  for name in "${alternatives[@]}"; do
    installed "$name" && { found=1; break; }
  done
  [ -n "$found" ] || missing+=("$names")
done
[ ${#missing[@]} -eq 0 ] && exit 0

run=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "install-deps.sh: these packages are missing, and neither root nor sudo is at hand to install them: ${missing[*]}" >&2
    echo "Ask an administrator to install them, then start again." >&2
    exit 1
  fi
  run=(sudo)
fi
apt=("${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 -o Acquire::Retries=3)

echo "Installing ${#missing[@]} missing packages: ${missing[*]}" >&2
if ! "${apt[@]}" update -qq >&2; then
  echo "install-deps.sh: apt-get update failed; trying with the package lists at hand." >&2
fi

# Only now that the lists are fresh can the first known name of each line be chosen.
chosen=()
for names in "${missing[@]}"; do
  IFS='|' read -ra alternatives <<< "$names"
  pick="${alternatives[0]}"
  for name in "${alternatives[@]}"; do
    if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then pick="$name"; break; fi
  done
  chosen+=("$pick")
done
if ! "${apt[@]}" install -y -qq --no-install-recommends "${chosen[@]}" >&2; then
  echo "install-deps.sh: apt-get could not install ${chosen[*]}; check the network and the package sources, then start again." >&2
  exit 1
fi
