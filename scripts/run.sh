#!/usr/bin/env bash
# Installs what is missing, builds, and starts Memphis Twin with the arguments given. Without a screen it starts under Xvfb.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$here")"
groups=(build gui)
screen=yes
if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
  screen=
  groups+=(screen)
fi
"$here/install-deps.sh" "${groups[@]}"
# What the build says goes to stderr, and in full only when it fails: stdout belongs to the program.
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
[ -x "$root/build/release/bin/memphis-twin" ] || echo "Building Memphis Twin; the first time takes some minutes." >&2
if ! "$here/build.sh" release memphis-twin memphis-twin-cli > "$log" 2>&1; then
  cat "$log" >&2
  echo "run.sh: the build failed; the messages above say where." >&2
  exit 1
fi
rm -f "$log"
trap - EXIT
# A bare machine has no locale; Qt wants UTF-8 for file names.
[ -n "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ] || export LC_ALL=C.UTF-8
program=("$root/build/release/bin/memphis-twin" "$@")
if [ -z "$screen" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
  exec "$here/with-display.sh" "${program[@]}"
fi
exec "${program[@]}"
