#!/usr/bin/env bash
# Collects every text people read into resources/i18n/memphis-twin_fr.ts. Translate it with Qt Linguist or a text editor; the
# build compiles it into the programs. Usage: scripts/update-translations.sh
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$here")"
cd "$root"
lupdate=
for candidate in "$(command -v lupdate-qt6 || true)" /usr/lib/qt6/bin/lupdate "$(command -v lupdate || true)"; do
  [ -n "$candidate" ] && [ -x "$candidate" ] && { lupdate="$candidate"; break; }
done
if [ -z "$lupdate" ]; then
  echo "update-translations.sh: lupdate is missing; run scripts/install-deps.sh build." >&2
  exit 1
fi
# The tables, the catalogue and the sentences of errors are not tr() calls: a small program lists them for lupdate.
"$here/build.sh" release list-texts >&2
build/release/bin/list-texts app/i18n/TableTexts.cpp
"$lupdate" -locations none -no-obsolete -no-ui-lines -source-language en_US -target-language fr_FR -I . app views twin data -ts resources/i18n/memphis-twin_fr.ts
