#!/bin/sh
# Makes .venv from a lock file and puts the kkdesk command into it.
#
#   sh installer/environment.sh LOCK
#
# Every package is checked against the hashes in the lock; nothing outside it is installed.
# PYTHON names the interpreter to use; without it the newest suitable one on the PATH is taken.

set -eu

LOCK=$1
VENV=.venv
SUITABLE='import sys; sys.exit(sys.version_info < (3, 11))'

complain() { printf '%s\n' "$*" >&2; }

find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$candidate" -c "$SUITABLE" >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    complain "kkdesk needs Python 3.11 or newer."
    if found=$(python3 --version 2>/dev/null); then
        complain "Found here: $found. Name a newer one with: make PYTHON=/path/to/python3.11 ..."
    else
        complain "No python3 was found. On Debian and Ubuntu: sudo apt-get install python3"
    fi
    exit 1
}

make_venv() {
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        sh installer/system_libraries.sh python "$version"
    fi
    printf 'Making %s with %s\n' "$VENV" "$("$python" --version)"
    "$python" -m venv --clear "$VENV"
}

# A virtual environment dies with the Python it was made from: make it anew then.
if ! "$VENV/bin/python" -c "$SUITABLE; import pip" >/dev/null 2>&1; then
    make_venv
fi

printf 'Installing the packages of %s (checked against their hashes)\n' "$LOCK"
"$VENV/bin/python" -m pip install -qq --disable-pip-version-check --no-input \
    --require-hashes --no-deps --requirement "$LOCK"
"$VENV/bin/python" installer/link_project.py
