#!/usr/bin/env bash
# Installs what is missing, builds, and runs the tests. The last line counts them; the exit status is 0 only if none failed.
# Usage: scripts/test.sh [--ci] [--asan] [CTEST-ARGUMENT...]
#   --ci     warnings are errors, and the tests of twin, data and the command line run once more under the sanitizers
#   --asan   the second run without the first option's strictness
# Everything else goes to ctest: scripts/test.sh -L unit
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$here")"
preset=release
asan=
arguments=()
for argument in "$@"; do
  case "$argument" in
    --ci) preset=ci; asan=yes ;;
    --asan) asan=yes ;;
    --help) sed -n '2,6s/^# //p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) arguments+=("$argument") ;;
  esac
done
export LC_ALL=C.UTF-8
"$here/install-deps.sh" build gui screen test
counts="$(mktemp)"
trap 'rm -f "$counts"' EXIT
status=0

# run_tests NAME FOLDER CTEST-ARGUMENT...: runs the tests of a build folder and adds a line a test to $counts:
# name, passed, failed, skipped. Qt Test says the numbers of its functions in a line "Totals: …"; a program that ends without
# one counts as a single test.
run_tests() {
  local name="$1" dir="$2"
  shift 2
  rm -rf "$dir/Testing/Temporary"
  if ! ctest --test-dir "$dir" --output-on-failure --parallel "$(nproc)" "$@"; then status=1; fi
  local log="$dir/Testing/Temporary/LastTest.log" failed="$dir/Testing/Temporary/LastTestsFailed.log"
  [ -f "$log" ] || return 0
  [ -f "$failed" ] || failed=/dev/null
  awk -v suite="$name" '
    FILENAME == ARGV[1] { sub(/^[0-9]+:/, ""); bad[$0] = 1; next }
    /^[0-9]+\/[0-9]+ Test: / { sub(/^[0-9]+\/[0-9]+ Test: /, ""); test = $0; order[++n] = test; next }
    /^Totals: [0-9]+ passed, [0-9]+ failed, [0-9]+ skipped/ { p[test] += $2; f[test] += $4; s[test] += $6; said[test] = 1 }
    END {
      for (i = 1; i <= n; ++i) {
        t = order[i]
        seen[t] = 1
        if (bad[t] && f[t] == 0) f[t] = 1
        if (!bad[t] && !said[t]) p[t] = 1
        printf "%s\t%s\t%d\t%d\t%d\n", suite, t, p[t], f[t], s[t]
      }
      for (t in bad) if (!seen[t]) printf "%s\t%s\t0\t1\t0\n", suite, t
    }' "$failed" "$log" >> "$counts"
}

# Counts by label, from the labels that CTest knows. A test with several labels counts under each.
print_labels() {
  local name="$1" dir="$2" label
  ctest --test-dir "$dir" --print-labels 2>/dev/null | sed -n 's/^  *//p' | grep -v '^$' | grep -v ' ' | while read -r label; do
    ctest --test-dir "$dir" -N -L "^${label}\$" 2>/dev/null | sed -n 's/^ *Test *#[0-9]*: //p' |
      awk -F'\t' -v suite="$name" -v label="$label" '
        FILENAME == "-" { mine[$1] = 1; next }
        $1 == suite && mine[$2] { p += $3; f += $4; s += $5; n++ }
        END { if (n) printf "  %-8s %-9s %3d programs, %4d passed, %d failed, %d skipped\n", suite, label, n, p, f, s }' - "$counts"
  done
}

"$here/build.sh" "$preset"
run_tests release "$root/build/release" --no-tests=error "${arguments[@]}"
if [ -n "$asan" ]; then
  "$here/build.sh" asan
  export ASAN_OPTIONS="detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1"
  export LSAN_OPTIONS="suppressions=$root/resources/cmake/leaks.supp:print_suppressions=0"
  export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1"
  run_tests asan "$root/build/asan" --no-tests=ignore -LE 'layering|bench' "${arguments[@]}"
fi

echo
echo "By label:"
print_labels release "$root/build/release"
[ -z "$asan" ] || print_labels asan "$root/build/asan"
echo
read -r passed failed skipped < <(awk -F'\t' '{ p += $3; f += $4; s += $5 } END { print p + 0, f + 0, s + 0 }' "$counts")
[ "$failed" -gt 0 ] && status=1
# CTest failed although no test did: nothing was found to run, or it could not run.
[ "$status" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
exit "$status"
