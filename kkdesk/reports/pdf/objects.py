"""The objects of a PDF file, written to it as they come, so that none of them has to be kept.

What is not a stream goes, a hundred at a time, into a compressed object stream; at the end the file
says where each object stands. The same objects in the same order give the same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

_HEAD: Final = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_TOGETHER: Final = 100
"""Objects in one object stream."""
_UNPLACED, _ALONE, _WITHIN = range(3)
_NAME_LETTERS: Final = frozenset(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-._:;@*!$&'"
)
_ESCAPES: Final = {
    ord("("): b"\\(",
    ord(")"): b"\\)",
    ord("\\"): b"\\\\",
    ord("\r"): b"\\r",
    ord("\n"): b"\\n",
}
_SAME_IN_PDF: Final = frozenset((*range(0x20, 0x7F), *range(0xA1, 0x100))) - {0xAD}
"""Code points that are their own code in PDFDocEncoding (ISO 32000-1, annex D)."""
_MARKS_OF_UNICODE: Final = ("þ", "ÿ", "ï")


class ObjectFile:
    """Writes objects to an open file. A number may be given away before its object is written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.md5(usedforsecurity=False)
        self._at = 0
        self._kinds = bytearray(b"\0")
        self._places = array("Q", [0])
        self._indices = array("H", [0])
        self._waiting: list[tuple[int, bytes]] = []
        self._write(_HEAD)

    def reserve(self) -> int:
        """Return the number of an object that is written later."""
        self._kinds.append(_UNPLACED)
        self._places.append(0)
        self._indices.append(0)
        return len(self._kinds) - 1

    def put(self, number: int, body: bytes) -> None:
        """Write the object of a number."""
        self._waiting.append((number, body))
        if len(self._waiting) >= _TOGETHER:
            self._write_together()

    def add(self, body: bytes) -> int:
        """Write an object and return its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def put_stream(
        self, number: int, data: bytes, entries: bytes = b"", *, packed: bool = False
    ) -> None:
        """Write a stream, compressed unless ``packed`` (it is as it should be stored)."""
        if not packed:
            data, entries = zlib.compress(data), entries + b"/Filter/FlateDecode"
        self._kinds[number] = _ALONE
        self._places[number] = self._at
        head = b"%d 0 obj\n<<%s/Length %d>>stream\n" % (number, entries, len(data))
        self._write(head, data, b"\nendstream\nendobj\n")

    def add_stream(self, data: bytes, entries: bytes = b"", *, packed: bool = False) -> int:
        """Write a stream and return its number."""
        number = self.reserve()
        self.put_stream(number, data, entries, packed=packed)
        return number

    def finish(self, root: int, info: int) -> None:
        """Write where all objects are; ``root`` is the catalogue, ``info`` what is said of it."""
        if self._waiting:
            self._write_together()
        number = self.reserve()
        self._kinds[number] = _ALONE
        start = self._places[number] = self._at
        wide = max(4, (start.bit_length() + 7) // 8)
        table = bytearray(b"\0" + bytes(wide) + b"\xff\xff")
        for kind, place, index in zip(
            self._kinds[1:], self._places[1:], self._indices[1:], strict=True
        ):
            table.append(kind)
            table += place.to_bytes(wide, "big")
            table += index.to_bytes(2, "big")
        name = self._digest.hexdigest().encode("ascii")
        self.put_stream(
            number,
            bytes(table),
            b"/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
            % (len(self._kinds), wide, root, info, name, name),
        )
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write_together(self) -> None:
        bodies = bytearray()
        heads = []
        number = self.reserve()
        for index, (one, body) in enumerate(self._waiting):
            heads.append(b"%d %d" % (one, len(bodies)))
            self._kinds[one] = _WITHIN
            self._places[one] = number
            self._indices[one] = index
            bodies += body
            bodies += b"\n"
        head = b" ".join(heads) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(heads), len(head))
        self._waiting.clear()
        self.put_stream(number, head + bytes(bodies), entries)

    def _write(self, *parts: bytes) -> None:
        for part in parts:
            self._file.write(part)
            self._digest.update(part)
            self._at += len(part)


def name(words: str) -> bytes:
    """Write a name (without its solidus)."""
    return b"/" + b"".join(
        b"%c" % byte if byte in _NAME_LETTERS else b"#%02X" % byte for byte in words.encode("utf-8")
    )


def raw_string(data: bytes) -> bytes:
    """Write bytes as a string."""
    return b"(" + b"".join(_ESCAPES.get(byte, b"%c" % byte) for byte in data) + b")"


def text_string(words: str) -> bytes:
    """Write words as a string that readers show."""
    if words.isascii() and words.isprintable():
        return b"(%s)" % (
            words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("ascii")
        )
    codes = map(ord, words)
    if _SAME_IN_PDF.issuperset(codes) and not words.startswith(_MARKS_OF_UNICODE):
        return raw_string(words.encode("latin-1"))
    return raw_string(b"\xfe\xff" + words.encode("utf-16-be"))


def number(value: float) -> bytes:
    """Write a number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".").encode("ascii")


def numbers(values: Iterable[float]) -> bytes:
    """Write numbers as an array."""
    return b"[%s]" % b" ".join(map(number, values))


def references(objects: Iterable[int]) -> bytes:
    """Write an array of references."""
    return b"[%s]" % b" ".join(b"%d 0 R" % one for one in objects)
