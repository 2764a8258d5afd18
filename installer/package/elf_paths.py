"""Takes the places of the building machine out of programs of Linux.

Libraries of a Python that was built from source name its folder as a place to look for other
libraries. Nothing lies there on another machine, or something of somebody else's does.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ELF64_LITTLE: Final = b"\x7fELF\x02\x01"
_LOAD, _DYNAMIC = 1, 2
_STRINGS, _RPATH, _RUNPATH = 5, 15, 29
_ENTRY: Final = struct.Struct("<QQ")
_SEGMENT: Final = struct.Struct("<IIQQQQQQ")
"""Elf64_Phdr: type, flags, place in the file, address, another address, size, ..."""


def forget_places(file: Path) -> bool:
    """Take absolute search paths out of a program or library; tells whether there were any."""
    data = file.read_bytes()
    changed = without_absolute_paths(data)
    if changed != data:
        file.write_bytes(changed)
    return changed != data


def without_absolute_paths(data: bytes) -> bytes:
    """Return an ELF file without them; those relative to the file ($ORIGIN) stay."""
    if not data.startswith(_ELF64_LITTLE):
        return data
    segments = list(_segments(data))
    dynamic = next(((one[2], one[5]) for one in segments if one[0] == _DYNAMIC), None)
    if dynamic is None:
        return data
    start, size = dynamic
    entries = list(_ENTRY.iter_unpack(data[start : start + size]))
    strings = next((_place(segments, value) for tag, value in entries if tag == _STRINGS), 0)
    kept = [
        (tag, value)
        for tag, value in entries
        if tag not in (_RPATH, _RUNPATH) or data[strings + value : strings + value + 1] != b"/"
    ]
    table = b"".join(_ENTRY.pack(*one) for one in kept).ljust(size, b"\0")
    return data[:start] + table + data[start + size :]


def _segments(data: bytes) -> Iterator[tuple[int, ...]]:
    (first,) = struct.unpack_from("<Q", data, 32)
    each, count = struct.unpack_from("<HH", data, 54)
    for index in range(count):
        yield _SEGMENT.unpack_from(data, first + index * each)


def _place(segments: list[tuple[int, ...]], address: int) -> int:
    """Return where in the file lies what is loaded at an address."""
    for kind, _, place, start, _, size, *_ in segments:
        if kind == _LOAD and start <= address < start + size:
            return place + address - start
    raise ValueError(f"nothing is loaded at {address:#x}")
