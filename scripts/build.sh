#!/usr/bin/env bash
# Configures (when needed) and builds. Usage: scripts/build.sh [PRESET [TARGET...]]     presets: release ci debug asan tsan
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset="${1:-release}"
[ $# -gt 0 ] && shift

case "$preset" in
  ci) dir=build/release ;;           # the release build with warnings as errors, in the same folder
  release|debug|asan|tsan) dir="build/$preset" ;;
  *) echo "build.sh: there is no preset “$preset”; use release, ci, debug, asan or tsan." >&2; exit 2 ;;
esac
if ! command -v cmake >/dev/null || ! command -v ninja >/dev/null; then
  echo "build.sh: CMake or Ninja is missing; run scripts/install-deps.sh first." >&2
  exit 1
fi

# A build folder that was moved or copied from elsewhere points at the old place: start it afresh.
if [ -f "$dir/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$dir/CMakeCache.txt"; then
  rm -rf "$dir/CMakeCache.txt" "$dir/CMakeFiles"
fi
# The compiler's cache serves every checkout of the project, whatever folder it lies in.
export CCACHE_BASEDIR="${CCACHE_BASEDIR:-$PWD}" CCACHE_NOHASHDIR=1

werror=OFF
[ "$preset" = ci ] && werror=ON
if [ ! -f "$dir/build.ninja" ] || ! grep -qxF "TWIN_WARNINGS_AS_ERRORS:BOOL=$werror" "$dir/CMakeCache.txt"; then
  cmake --preset "$preset" -DTWIN_WARNINGS_AS_ERRORS="$werror"
fi

# One compiler a core, but never more than one for each GiB of memory.
jobs="$(nproc)"
memory="$(awk '/^MemAvailable:/ {print int($2 / 1048576)}' /proc/meminfo 2>/dev/null || true)"
if [ -n "$memory" ] && [ "$memory" -lt "$jobs" ]; then jobs=$((memory > 0 ? memory : 1)); fi
targets=()
[ $# -gt 0 ] && targets=(--target "$@")
cmake --build "$dir" --parallel "$jobs" "${targets[@]}"
