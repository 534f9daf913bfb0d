#!/usr/bin/env bash
# Every text of the console has a finished translation in each language, with the same place markers, and none is left over.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"$root/translations/update.sh" --into "$fresh"

wrong=0
for file in "$root"/translations/console_*.ts; do
    name=$(basename "$file")
    texts=$(grep -c '<source>' "$fresh/$name" || true)
    unfinished=$(grep -c 'type="unfinished"' "$fresh/$name" || true)
    if [ "$unfinished" -ne 0 ]; then
        echo "$name: $unfinished of $texts texts are not translated; run translations/update.sh and fill them in:" >&2
        grep -B3 'type="unfinished"' "$fresh/$name" | grep '<source>' | head -n 20 >&2 || true
        wrong=1
    elif ! cmp -s "$file" "$fresh/$name"; then
        echo "$name: is not what lupdate makes of the sources (texts that are gone?); run translations/update.sh" >&2
        wrong=1
    fi
    [ "$texts" -gt 0 ] || { echo "$name: holds no text at all" >&2; wrong=1; }
    echo "$name: $texts texts"
done
python3 "$root/tests/translations/check_markers.py" "$root"/translations/console_*.ts || wrong=1
exit "$wrong"
