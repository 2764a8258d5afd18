#!/bin/sh
# Finds the system libraries and tools that kkdesk needs on Linux and installs what is missing.
#
#   sh installer/system_libraries.sh run     what the program needs here: a window if there is a
#                                            display, else only what draws pictures without one
#   sh installer/system_libraries.sh test    that, the window's libraries, and the tools of the tests
#   sh installer/system_libraries.sh bench   what the benchmarks need
#   sh installer/system_libraries.sh packages  what builds packages and tries them, where it may
#
# Installs through apt-get where it may (root, or sudo without a password). Where it may not, it
# names exactly the missing packages and the command, and exits 1 if kkdesk could not run.

set -eu

# A need is "what | where to look | Debian and Ubuntu package". Several package names, in the order
# to try, are joined by commas: Debian 13 and Ubuntu 24.04 renamed a few for the 64-bit time_t.
# Found by leaving out one package at a time from a minimal system.
OFFSCREEN='
library libglib-2.0.so.0       libglib2.0-0t64,libglib2.0-0
library libEGL.so.1            libegl1
library libGL.so.1             libgl1
library libfontconfig.so.1     libfontconfig1
library libxkbcommon.so.0      libxkbcommon0
library libdbus-1.so.3         libdbus-1-3
library libgssapi_krb5.so.2    libgssapi-krb5-2
'
WINDOW='
library libxcb-cursor.so.0     libxcb-cursor0
library libxkbcommon-x11.so.0  libxkbcommon-x11-0
library libxcb-icccm.so.4      libxcb-icccm4
library libxcb-keysyms.so.1    libxcb-keysyms1
library libxcb-shape.so.0      libxcb-shape0
'
WAYLAND='
library libwayland-client.so.0 libwayland-client0
library libwayland-cursor.so.0 libwayland-cursor0
library libwayland-egl.so.1    libwayland-egl1
'
TEST='
command Xvfb                   xvfb
command openbox                openbox
command pdftotext              poppler-utils
command dbus-run-session       dbus-daemon,dbus
file    /usr/libexec/at-spi-bus-launcher  at-spi2-core
'

# What opens office files, shows an icon beside the clock, reads the window aloud as a screen
# reader does, and shares a database in the tests; where it cannot be installed, those are skipped.
SLIDES='
command soffice                libreoffice-impress-nogui,libreoffice-impress
'
OPTIONAL='
file    /usr/lib/libreoffice/program/libswlo.so  libreoffice-writer-nogui,libreoffice-writer
file    /usr/lib/libreoffice/program/libsclo.so  libreoffice-calc-nogui,libreoffice-calc
command trayer                 trayer
file    /usr/lib/python3/dist-packages/gi  python3-gi
typelib Atspi-2.0              gir1.2-atspi-2.0
command pg_ctlcluster          postgresql
'

# What WeasyPrint, one of the peers in the benchmarks, draws with.
BENCH='
library libpango-1.0.so.0      libpango-1.0-0
library libpangoft2-1.0.so.0   libpangoft2-1.0-0
library libharfbuzz-subset.so.0  libharfbuzz-subset0
'

# What makes packages and tries them; what is missing is told by what would have used it.
PACKAGES='
command objdump                binutils
command dpkg-deb               dpkg
command debootstrap            debootstrap
command Xvfb                   xvfb
command makensis               nsis
command wine                   wine
command desktop-file-validate  desktop-file-utils
'

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }

find_ldconfig() {
    for candidate in ldconfig /sbin/ldconfig /usr/sbin/ldconfig; do
        if command -v "$candidate" >/dev/null 2>&1; then
            say "$candidate"
            return
        fi
    done
}

# has KIND NAME: is this library, command, file or description of a library on the machine?
has() {
    case "$1" in
        library) say "$libraries" | grep -qF "$2 " ;;
        command) command -v "$2" >/dev/null 2>&1 ;;
        file) test -e "$2" ;;
        typelib) ls /usr/lib/*/girepository-1.0/"$2.typelib" >/dev/null 2>&1 ;;
    esac
}

read_libraries() {
    ldconfig=$(find_ldconfig)
    libraries=$(if [ -n "$ldconfig" ]; then "$ldconfig" -p; fi)
}

# missing NEEDS: prints the lines of NEEDS that the machine lacks.
missing() {
    say "$1" | while read -r kind name packages; do
        if [ -n "$kind" ] && ! has "$kind" "$name"; then
            say "$kind $name $packages"
        fi
    done
}

# known PACKAGE: does apt know a version of it that can be installed?
known() {
    apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'
}

# package_names LINES: the first package name that this release knows, for each line.
package_names() {
    say "$1" | while read -r _ _ packages; do
        chosen=${packages%%,*}
        for package in $(say "$packages" | tr ',' ' '); do
            if known "$package"; then
                chosen=$package
                break
            fi
        done
        if [ -n "$chosen" ]; then
            printf '%s ' "$chosen"
        fi
    done
}

# may_install: sets $as_root to what must stand before apt-get; fails where we may not install.
may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null || return 1
        as_root='sudo -n'
    fi
}

# apt ARGUMENTS: quiet unless it fails; waits for another apt instead of giving up.
apt() {
    log=$(mktemp)
    if $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@" \
        >"$log" 2>&1; then
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
}

# refresh_lists: a fresh machine has no package lists, and names depend on the release.
refresh_lists() {
    apt update || complain "apt-get update did not succeed; trying with the lists that are here."
}

install_packages() {
    say "Installing system packages: $1"
    # shellcheck disable=SC2086  # the names are separate words
    apt install -y --no-install-recommends $1 || complain "apt-get install did not succeed."
}

explain() {
    complain "kkdesk needs libraries that this machine lacks:"
    say "$1" | while read -r _ name _; do complain "  $name"; done
    if command -v apt-get >/dev/null 2>&1; then
        complain "Installing them takes an administrator:"
        complain "  sudo apt-get install --no-install-recommends $(package_names "$1")"
    else
        complain "Install the packages of your distribution that hold them, then try again."
    fi
}

# provide NEEDS: nothing left missing, or a list of it and failure.
provide() {
    absent=$(missing "$1")
    if [ -z "$absent" ]; then
        return 0
    fi
    if may_install; then
        refresh_lists
        install_packages "$(package_names "$absent")"
        read_libraries
        absent=$(missing "$1")
    fi
    if [ -n "$absent" ]; then
        explain "$absent"
        return 1
    fi
}

# offer NEEDS: installs what is missing if that is possible, and goes on if it is not.
offer() {
    absent=$(missing "$1")
    if [ -z "$absent" ] || ! may_install; then
        return 0
    fi
    refresh_lists
    install_packages "$(package_names "$absent")"
}

if [ "$(uname -s)" != Linux ]; then
    exit 0 # the wheels for Windows and macOS bring what they need
fi

read_libraries
case "${1:-run}" in
    run)
        needs=$OFFSCREEN
        if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
            needs=$needs$WINDOW
        fi
        if [ -n "${WAYLAND_DISPLAY:-}" ]; then
            needs=$needs$WAYLAND
        fi
        provide "$needs"
        ;;
    test)
        provide "$OFFSCREEN$WINDOW$TEST"
        offer "$SLIDES$OPTIONAL"
        ;;
    bench)
        provide "$OFFSCREEN$BENCH"
        offer "$SLIDES"
        ;;
    packages)
        offer "$PACKAGES"
        ;;
    python)
        # The standard library's venv, which Debian packs apart from Python; $2 is its version.
        if may_install; then
            refresh_lists
            install_packages "python$2-venv"
        else
            explain "module venv python$2-venv"
            exit 1
        fi
        ;;
    *)
        complain "usage: $0 [run|test|bench|packages|python VERSION]"
        exit 2
        ;;
esac
