"""Builds wheel, source archive and .deb twice, as two people would, and compares the bytes.

Run by `make check-reproducible`, or: python installer/package/check_reproducible.py

Both build the last commit, each from a clone of its own: at another place, with other rights for
new files, in another time zone and language, and with Python's hashes in another order. What
differs is listed file by file. Paths of the places of building must stand in none of them.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final

from places import NAME, PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BUILD: Final = (
    "umask {umask}; {python} installer/package/python_packages.py >/dev/null; "
    "{python} installer/package/debian_package.py >/dev/null"
)
_PEOPLE: Final[tuple[tuple[str, str, dict[str, str]], ...]] = (
    ("here", "022", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}),
    ("somewhere else", "077", {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "2"}),
)
_SHOWN: Final = 40


def build(place: Path, umask: str, settings: dict[str, str]) -> dict[str, Path]:
    """Build the last commit in a clone at a place and return what was made, by name."""
    clone = place / NAME
    subprocess.run(["git", "clone", "--quiet", str(PROJECT), str(clone)], check=True)
    inherited = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    subprocess.run(
        ["sh", "-euc", _BUILD.format(umask=umask, python=sys.executable)],
        cwd=clone,
        env={**inherited, **settings},
        check=True,
    )
    return {file.name: file for file in sorted((clone / "dist").iterdir())}


def digest(file: Path) -> str:
    """Return a file's SHA-256."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def unpacked(package: Path, target: Path) -> Path:
    """Unpack a package of any of the three kinds and return where it lies."""
    target.mkdir(parents=True)
    by_kind = {
        ".deb": ("dpkg-deb", "--raw-extract"),
        ".gz": (sys.executable, "-m", "tarfile", "-e"),
        ".whl": (sys.executable, "-m", "zipfile", "-e"),
    }
    subprocess.run([*by_kind[package.suffix], str(package), str(target)], check=True)
    return target


def differences(one: Path, other: Path) -> Iterator[str]:
    """Tell in which files two folders differ: there, rights, time, and from which byte on."""
    names = sorted({file.relative_to(top) for top in (one, other) for file in top.rglob("*")})
    for name in names:
        here, there = one / name, other / name
        if not (os.path.lexists(here) and os.path.lexists(there)):
            yield f"{name}: only in one"
            continue
        for what in ("st_mode", "st_mtime"):
            values = [getattr(file.lstat(), what) for file in (here, there)]
            if values[0] != values[1]:
                yield f"{name}: {what} {values[0]} and {values[1]}"
        if here.is_file() and (at := first_difference(here.read_bytes(), there.read_bytes())) >= 0:
            yield f"{name}: byte {at}"


def first_difference(one: bytes, other: bytes) -> int:
    """Return where two files differ first; -1 if nowhere."""
    if one == other:
        return -1
    pairs = zip_longest(one, other)
    return next(at for at, (a, b) in enumerate(pairs) if a != b)


def traces(folder: Path, places: Sequence[str]) -> Iterator[str]:
    """Tell which files of an unpacked package name a place where it was built."""
    wanted = [place.encode() for place in places]
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            contents = [(str(file.relative_to(folder)), file.read_bytes())]
            if file.name == NAME and file.parent.name == NAME:
                contents += modules(file)
            for name, content in contents:
                yield from (f"{name}: {one.decode()}" for one in wanted if one in content)


def modules(program: Path) -> list[tuple[str, bytes]]:
    """Return the modules inside the frozen program, unpacked."""
    from PyInstaller.archive.readers import CArchiveReader  # noqa: PLC0415 -- builders have it

    archive = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    return [(f"PYZ/{name}", archive.extract(name, raw=True) or b"") for name in archive.toc]


def main() -> int:
    """Build, compare and tell; 1 if anything differs or names a place of building."""
    faults = 0
    with tempfile.TemporaryDirectory(prefix="kkdesk-twice-") as scratch:
        places = [Path(scratch, name) for name, _, _ in _PEOPLE]
        made = [
            build(place, umask, settings)
            for place, (_, umask, settings) in zip(places, _PEOPLE, strict=True)
        ]
        for name in sorted(made[0].keys() | made[1].keys()):
            one, other = (built[name] for built in made)
            opened = unpacked(one, one.with_name(f"{name}.opened"))
            told = list(traces(opened, (scratch, str(PROJECT), sys.prefix)))
            same = digest(one) == digest(other)
            if not same:
                told += differences(opened, unpacked(other, other.with_name(f"{name}.opened")))
            print(f"{name}: {'the same twice' if same else 'DIFFERS'}, {digest(one)}")
            print("".join(f"  {line}\n" for line in told[:_SHOWN]), end="")
            faults += not same or bool(told)
    return int(bool(faults))


if __name__ == "__main__":
    raise SystemExit(main())
