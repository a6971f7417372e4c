#!/usr/bin/env bash
# Sees to the shared libraries and fonts that Qt takes from the system, which no wheel brings along.
# Silent when all is there. Usage: scripts/system_libraries.sh [VENV]
set -euo pipefail

[ "$(uname -s)" = Linux ] || exit 0

cd "$(dirname "$0")/.."
venv=${1:-.venv}
qt=$(echo "$venv"/lib/python3*/site-packages/PySide6)
if [ ! -d "$qt" ]; then
    echo "system libraries: no PySide6 under $venv; run 'make .venv' first" >&2
    exit 1
fi

# What these load is all that the program, its tests and its pictures need, with a display or without.
loaded=(
    "$qt"/QtWidgets.abi3.so "$qt"/QtSvg.abi3.so "$qt"/QtPrintSupport.abi3.so
    "$qt"/Qt/plugins/platforms/libqoffscreen.so "$qt"/Qt/plugins/platforms/libqxcb.so
)

# Debian names a library's package after its soname: lower case, the number at the end, set off by a
# hyphen where the name itself ends in a digit. Two are older than that rule.
package_of() {
    case $1 in
        libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
        libz.so.1) echo zlib1g ;;
        *) echo "$1" | sed -E 's/([0-9])\.so\./\1-/; s/\.so\.//' | tr '[:upper:]' '[:lower:]' ;;
    esac
}

libraries=()
for soname in $(ldd "${loaded[@]}" 2>/dev/null | awk '/not found/ { print $1 }' | sort -u); do
    libraries+=("$(package_of "$soname")")
done

fonts=()
if ! command -v fc-list >/dev/null; then
    fonts=(fontconfig fonts-inter fonts-wqy-microhei)
else
    [ -n "$(fc-list ':lang=en' family)" ] || fonts+=(fonts-inter)
    # The data has Chinese names; these four characters are one of them.
    [ -n "$(fc-list ':charset=6052 745e 533b 836f' family)" ] || fonts+=(fonts-wqy-microhei)
fi

missing=(${libraries[@]+"${libraries[@]}"} ${fonts[@]+"${fonts[@]}"})
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "system libraries: installing ${missing[*]}"
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } \
        >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        echo "system libraries: could not install ${missing[*]}" >&2
        exit 1
    fi
    exit 0
fi

if [ ${#libraries[@]} -gt 0 ]; then
    echo "system libraries: please install (Debian's names): ${missing[*]}" >&2
    exit 1
fi
# Without a font the window still works, only some names show as boxes.
echo "system libraries: some names will show as boxes without: ${fonts[*]}" >&2
