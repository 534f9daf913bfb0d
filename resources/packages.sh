#!/usr/bin/env bash
# Installs from apt what is missing, and only that: `resources/packages.sh build` (what the daemon, the console and the
# devnode need), `daemon` (that without the console) or `test` (all, and what the tests need). Debian 12. Uses sudo when
# not root.
set -euo pipefail

daemon=(
    g++ cmake ninja-build pkg-config
    qt6-base-dev qt6-httpserver-dev qt6-websockets-dev libboost-dev libsimdjson-dev libfast-float-dev libxxhash-dev libtomlplusplus-dev libre2-dev
    libisal-dev libzstd-dev libsnappy-dev libprotobuf-dev
    erlang-dev erlang-base
    curl jq procps ca-certificates
)
console=(qt6-charts-dev libqt6opengl6-dev qt6-tools-dev qt6-l10n-tools fonts-dejavu-core)
test=(
    collectd-core libmicrohttpd12 libyajl2 libcurl3-gnutls zlib1g-dev
    python3 mold libbenchmark-dev unbound iproute2 clang-14 libclang-rt-14-dev clang-format-14 openssl prometheus shellcheck util-linux man-db groff
)

case "${1:-build}" in
daemon) wanted=("${daemon[@]}") ;;
build) wanted=("${daemon[@]}" "${console[@]}") ;;
test) wanted=("${daemon[@]}" "${console[@]}" "${test[@]}") ;;
*)
    echo "usage: $0 daemon|build|test" >&2
    exit 2
    ;;
esac

missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ "${#missing[@]}" -eq 0 ] && exit 0

echo "installing: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "these packages are missing and you are neither root nor have sudo; install them and try again:" >&2
        echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    }
    as_root=(sudo)
fi
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
# Debian's prometheus package would start a server of its own: installed without starting anything.
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
