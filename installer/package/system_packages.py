"""Which Debian packages the built program needs, found by looking at what its files ask for.

The names are those of Debian 12. Where a newer release renamed a package for the 64-bit time_t, its
name comes first.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PACKAGES: Final[dict[str, str]] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libbz2.so.1.0": "libbz2-1.0",
    "libcrypto.so.3": "libssl3t64 | libssl3",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "liblz4.so.1": "liblz4-1",
    "liblzma.so.5": "liblzma5",
    "libpq.so.5": "libpq5",
    "libsqlite3.so.0": "libsqlite3-0",
    "libssl.so.3": "libssl3t64 | libssl3",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""The package of a library, by the name that programs ask for it."""

LOADED_BY_NAME: Final = ("libpq.so.5",)
"""What no file names because it is looked for while the program runs: psycopg's libpq."""

_C_LIBRARY: Final = re.compile(r"^(ld-linux.*|lib(c|m|dl|rt|pthread|util|resolv)\.so.*)$")
_NEEDED: Final = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_C_VERSION: Final = re.compile(rb"GLIBC_(\d+)\.(\d+)")
_ELF: Final = b"\x7fELF"


class UnknownLibraryError(Exception):
    """A library that is neither in the package nor in the list of Debian packages."""


def depends(folder: Path) -> list[str]:
    """Return the packages that the files below a folder need and do not bring, in order."""
    programs = [file for file in sorted(folder.rglob("*")) if is_program(file)]
    own = {file.name for file in folder.rglob("*.so*")}
    asked = {name for file in programs for name in needed(file)} | set(LOADED_BY_NAME)
    return [f"libc6 (>= {c_version(programs)})", *packages(asked - own)]


def packages(libraries: Iterable[str]) -> list[str]:
    """Return the packages of some libraries, each once; UnknownLibraryError names the others."""
    asked = {name for name in libraries if not _C_LIBRARY.match(name)}
    unknown = sorted(asked - PACKAGES.keys())
    if unknown:
        raise UnknownLibraryError(
            f"no Debian package is known for {', '.join(unknown)}; add it to {__name__}.PACKAGES"
        )
    return sorted({PACKAGES[name] for name in asked})


def is_program(file: Path) -> bool:
    """Tell whether a file is a program or a library of Linux."""
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(_ELF)) == _ELF


def needed(file: Path) -> list[str]:
    """Return the names of the libraries that a program asks for."""
    told = subprocess.run(
        ["objdump", "-p", str(file)], check=True, capture_output=True, text=True
    ).stdout
    return _NEEDED.findall(told)


def c_version(programs: Iterable[Path]) -> str:
    """Return the oldest C library that has everything the programs use."""
    newest = max(
        (int(major), int(minor))
        for file in programs
        for major, minor in _C_VERSION.findall(file.read_bytes())
    )
    return ".".join(map(str, newest))
