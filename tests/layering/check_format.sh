#!/usr/bin/env bash
# Every .cpp and .h is laid out as .clang-format says (clang-format 14). Prints what differs; exit 1 if anything does.
# Mend with: git ls-files '*.cpp' '*.h' | xargs clang-format-14 -i
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mapfile -t files < <(find daemon console shared tests resources -name '*.cpp' -o -name '*.h' | sort)
[ "${#files[@]}" -gt 100 ] || { echo "only ${#files[@]} files found: is this the project?"; exit 1; }
printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -n 40 clang-format-14 --dry-run --Werror
echo "${#files[@]} files are laid out as .clang-format says"
