#!/usr/bin/env bash
# Brings the .ts files up to date with the texts of the console; --into FOLDER writes copies there instead.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
into=$here
if [ "${1:-}" = --into ] && [ $# -eq 2 ]; then
    into=$2
    cp "$here"/console_*.ts "$into"
elif [ $# -ne 0 ]; then
    echo "usage: $0 [--into FOLDER]" >&2
    exit 2
fi

lupdate=$(command -v lupdate-qt6 || command -v /usr/lib/qt6/bin/lupdate || command -v lupdate) || {
    echo "lupdate is needed: apt-get install qt6-l10n-tools" >&2
    exit 1
}
# Run where the sources are, so that no path gets into the files; without line numbers, so that they change only with a text.
cd "$here/.."
for language in de en es pl; do
    only=()
    [ "$language" != en ] || only=(-pluralonly)
    "$lupdate" -silent -no-obsolete -locations none -I . "${only[@]}" -source-language en -target-language "$language" \
        console -ts "$into/console_$language.ts"
done
