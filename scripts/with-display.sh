#!/usr/bin/env bash
# Runs a command on an X display of its own (Xvfb, software OpenGL), so that many can run side by side: the server itself
# chooses a free number, which two starters can never both get. Usage: scripts/with-display.sh COMMAND [ARGUMENT...]
set -uo pipefail
if [ $# -eq 0 ]; then
  echo "with-display.sh: name the command to run." >&2
  exit 2
fi
if ! command -v Xvfb >/dev/null; then
  echo "with-display.sh: Xvfb is missing; run scripts/install-deps.sh screen." >&2
  exit 1
fi
dir="$(mktemp -d)"
server=
finish() {
  [ -n "$server" ] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null
  rm -rf "$dir"
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

for try in 1 2 3; do
  : > "$dir/number"
  Xvfb -displayfd 3 -screen 0 "${TWIN_SCREEN:-1920x1200x24}" -nolisten tcp -noreset +extension GLX 3> "$dir/number" 2> "$dir/log" &
  server=$!
  for _ in $(seq 300); do
    [ -s "$dir/number" ] && break 2
    kill -0 "$server" 2>/dev/null || break
    sleep 0.05
  done
  kill "$server" 2>/dev/null
  wait "$server" 2>/dev/null
  server=
done
if [ -z "$server" ]; then
  echo "with-display.sh: Xvfb did not start: $(tail -n 1 "$dir/log")" >&2
  exit 1
fi
mkdir -m 700 "$dir/run"
export DISPLAY=":$(cat "$dir/number")" XDG_RUNTIME_DIR="$dir/run" QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-xcb}" LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY XAUTHORITY
# In the background with wait, so that a signal to this script ends the command too.
"$@" <&0 &
command=$!
trap 'kill "$command" 2>/dev/null; wait "$command"; exit 143' TERM
trap 'kill "$command" 2>/dev/null; wait "$command"; exit 130' INT
wait "$command"
