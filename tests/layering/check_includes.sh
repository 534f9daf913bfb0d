#!/usr/bin/env bash
# Holds the table of rooms (rooms.txt) against the #include lines of daemon/, and the two outer arrows:
# shared/ includes nothing of ours but itself, console/ only shared/. Prints every back arrow; exit 1 if there is one.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "${1:-$root}"
table=$root/tests/layering/rooms.txt

bad=0
files=0
report() {
    printf '%s: includes "%s", which %s may not (tests/layering/rooms.txt)\n' "$1" "$2" "$3"
    bad=1
}

while IFS= read -r file; do
    files=$((files + 1))
    room=${file#daemon/}
    case $room in
    */*) room=${room%%/*} ;;
    *) room=app ;; # daemon/main.cpp
    esac
    allowed=$(awk -v room="$room" '$1 == room { found = 1; $1 = ""; print } END { if (!found) print "?" }' "$table")
    if [ "$allowed" = "?" ]; then
        printf '%s: the room "%s" is not in tests/layering/rooms.txt\n' "$file" "$room"
        bad=1
        continue
    fi
    while IFS= read -r include; do
        other=${include%%/*}
        case $include in
        shared/*) continue ;;
        */*) ;;
        *) continue ;;
        esac
        [ "$other" = "$room" ] && continue
        case " $allowed " in
        *" $other "*) ;;
        *) report "$file" "$include" "$room" ;;
        esac
    done < <(sed -nE 's/^[[:space:]]*#[[:space:]]*include[[:space:]]+"([^"]+)".*/\1/p' "$file")
done < <(find daemon -name '*.h' -o -name '*.cpp' | sort)

while IFS= read -r file; do
    files=$((files + 1))
    while IFS= read -r include; do
        case $file:$include in
        shared/*:shared/*) ;;
        console/*:shared/* | console/*:console/*) ;;
        *:*/*) report "$file" "$include" "${file%%/*}" ;;
        esac
    done < <(sed -nE 's/^[[:space:]]*#[[:space:]]*include[[:space:]]+"([^"]+)".*/\1/p' "$file")
done < <(find shared console -name '*.h' -o -name '*.cpp' | sort)

[ "$files" -gt 20 ] || { echo "only $files files found: looking in the wrong place"; exit 1; }
[ "$bad" = 0 ] && echo "layering: $files files, every include goes the right way"
exit "$bad"
