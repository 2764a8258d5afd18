"""A smaller ICU: Qt brings the data of all the world's languages, 32 MB of it.

kkdesk sorts in Danish and English and lets Qt's own tables do the rest, so most of it is never
read. The data is a list of named items; this writes a library with fewer of them. What is left out
falls back to the root, as ICU does for a language that it does not know.
"""

from __future__ import annotations

import re
import struct
import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEPT_LANGUAGES: Final = ("root", "da", "en", "nb", "nn", "no", "sv", "fo", "kl", "is", "fi", "de")
_FORMAT: Final = b"CmnD"
_FORMAT_AT: Final = 12
_ALIGN: Final = 16
_FOLDERS_OF_LANGUAGES: Final = ("coll", "curr", "lang", "region", "unit", "zone", "brkitr")
_LANGUAGE: Final = re.compile(r"(?P<code>[a-z]{2,3})(_[A-Za-z0-9_]+)?\.res")
_SHARED: Final = {"pool.res", "res_index.res", "ucadata.icu", "supplementalData.res", "root.res"}
# Numbers as words, other alphabets; words of Thai and Chinese for line breaks, old encodings.
_UNUSED_FOLDERS: Final = ("rbnf", "translit")
_UNUSED_ENDINGS: Final = (".dict", ".cnv")


def read_items(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Return the header and the items by name, of ICU data with its header at the start."""
    (header_size,) = struct.unpack_from("<H", data)
    if data[_FORMAT_AT : _FORMAT_AT + len(_FORMAT)] != _FORMAT:
        raise ValueError("not a package of ICU data")
    body = data[header_size:]
    (count,) = struct.unpack_from("<I", body)
    places = [struct.unpack_from("<II", body, 4 + 8 * index) for index in range(count)]
    ends = [start for _, start in places[1:]] + [len(body)]
    items = {}
    for (name_at, start), end in zip(places, ends, strict=True):
        name = body[name_at : body.index(b"\0", name_at)].decode("ascii")
        items[name] = body[start:end]
    return data[:header_size], items


def write_items(header: bytes, items: Mapping[str, bytes]) -> bytes:
    """Return ICU data of these items, which ICU finds by halving: in the order of their names."""
    ordered = sorted(items.items(), key=lambda item: item[0].encode("ascii"))
    table = 4 + 8 * len(ordered)
    names, contents = bytearray(), bytearray()
    name_places = []
    for name, _ in ordered:
        name_places.append(table + len(names))
        names += name.encode("ascii") + b"\0"
    first = table + len(names)
    first += -first % _ALIGN
    content_places = []
    for _, content in ordered:
        content_places.append(first + len(contents))
        contents += content + b"\xaa" * (-len(content) % _ALIGN)
    body = bytearray(struct.pack("<I", len(ordered)))
    for places in zip(name_places, content_places, strict=True):
        body += struct.pack("<II", *places)
    body += names
    body += b"\xaa" * (first - len(body))
    return header + bytes(body) + bytes(contents)


def wanted(name: str) -> bool:
    """Tell whether an item goes along; names are like icudt73l/coll/da.res."""
    _, _, path = name.partition("/")
    folder, _, file = path.rpartition("/")
    if folder in _UNUSED_FOLDERS or file.endswith(_UNUSED_ENDINGS):
        return False
    if file in _SHARED:
        return True
    language = _LANGUAGE.fullmatch(file)
    if language is None or (folder and folder not in _FOLDERS_OF_LANGUAGES):
        return True
    return language["code"] in KEPT_LANGUAGES


def shrink(library: Path) -> tuple[int, int]:
    """Write `library` (libicudata.so.NN) anew with the wanted items; bytes before and after."""
    before = library.stat().st_size
    symbol, size = _symbol(library)
    whole = library.read_bytes()
    start = whole.index(_FORMAT) - _FORMAT_AT
    header, items = read_items(whole[start : start + size])
    kept = {name: content for name, content in items.items() if wanted(name)}
    _link(library, symbol, write_items(header, kept))
    return before, library.stat().st_size


def _symbol(library: Path) -> tuple[str, int]:
    told = subprocess.run(
        ["nm", "-DS", str(library)], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r"^\S+ (?P<size>\S+) R (?P<name>icudt\d+_dat)$", told, re.MULTILINE)
    if found is None:
        raise ValueError(f"{library.name} has no ICU data")
    return found["name"], int(found["size"], 16)


def _link(library: Path, symbol: str, data: bytes) -> None:
    blob, source, made = (library.with_suffix(end) for end in (".dat", ".s", ".o"))
    blob.write_bytes(data)
    source.write_text(
        f'.section .rodata,"a",@progbits\n.balign 16\n.globl {symbol}\n'
        f".type {symbol},@object\n{symbol}:\n"
        f'.incbin "{blob.name}"\n.size {symbol},.-{symbol}\n.section .note.GNU-stack,""\n',
        encoding="ascii",
    )
    folder = library.parent
    subprocess.run(["as", "-o", made.name, source.name], cwd=folder, check=True)
    library.unlink()
    link = ("ld", "-shared", "--build-id=none", "-s", "-soname", library.name)
    subprocess.run([*link, "-o", library.name, made.name], cwd=folder, check=True)
    for leftover in (blob, source, made):
        leftover.unlink()
