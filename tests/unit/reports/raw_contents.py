"""Everything that a finished file holds, dug out without a word of the program's own reading.

Pages come from Qt's PDF library; streams, strings and names from the file as it lies there.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pikepdf
from PySide6.QtPdf import QPdfDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_HEX = re.compile(rb"<([0-9A-Fa-f\\s]{8,})>")
_UNSEEN = re.compile("[\\s\u00ad\u200b]+")


def bare(words: str) -> str:
    """Return words without case, spaces and soft hyphens, so that no line end hides any."""
    return _UNSEEN.sub("", words).casefold()


def said_in(path: Path) -> list[str]:
    """Return every text of a file that a person or a program could read as text."""
    return list(_of_pdf(path) if path.suffix == ".pdf" else _of_zip(path.read_bytes()))


def telltales_in(path: Path, telltales: Sequence[str]) -> set[str]:
    """Return which words (bare ones) a file tells, in its name or anywhere in it.

    In what is not text only the first is looked for: digits stand there by chance.
    """
    words = bare("\n".join((path.name, *said_in(path))))
    found = {one for one in telltales if one in words}
    return found | ({telltales[0]} if telltales[0] in bare(bytes_of(path)) else set())


def bytes_of(path: Path) -> str:
    """Return a file's bytes, unpacked, in every way that they may spell words."""
    packed = [*(_unpacked(path) if path.suffix == ".pdf" else _parts(path.read_bytes()))]
    packed += [bytes.fromhex(one.decode()) for part in packed for one in _whole_bytes(part)]
    return "\n".join(
        spelled
        for one in packed
        for spelled in (
            one.decode("latin-1"),
            one.decode("utf-16-be", "ignore"),
            one[1:].decode("utf-16-be", "ignore"),
        )
    )


def _whole_bytes(part: bytes) -> Iterator[bytes]:
    """Yield the digits of strings that are written as digits."""
    for found in _HEX.finditer(part):
        digits = b"".join(found[1].split())
        yield digits[: len(digits) // 2 * 2]


def _of_pdf(path: Path) -> Iterator[str]:
    document = QPdfDocument()
    try:
        assert document.load(str(path)) is QPdfDocument.Error.None_
        for page in range(document.pageCount()):
            yield document.getAllText(page).text()
    finally:
        document.close()
        document.deleteLater()
    with pikepdf.open(path) as pdf:
        for one in [*pdf.objects, pdf.trailer]:
            yield from _strings(one)


def _strings(found: object) -> Iterator[str]:
    """Yield the strings and names inside an object; other objects come by themselves."""
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.String | pikepdf.Name):
            yield str(one)
        elif isinstance(one, pikepdf.Array):
            waiting += [each for each in one if not _stands_alone(each)]
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            for name in one.keys():  # noqa: SIM118 - no Python dict
                yield name
                if not _stands_alone(one[name]):
                    waiting.append(one[name])


def _stands_alone(one: object) -> bool:
    return isinstance(one, pikepdf.Object) and one.is_indirect


def _unpacked(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    buffer = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(
            buffer,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    yield buffer.getvalue()


def _of_zip(content: bytes) -> Iterator[str]:
    """Yield the names in a zip, and each XML part's text run together, attributes and comments."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        yield file.comment.decode("latin-1")
        for info in file.infolist():
            yield info.filename
            part = file.read(info)
            if part.startswith(b"PK"):
                yield from _of_zip(part)
            elif info.filename.endswith((".xml", ".rels")):
                root = ET.fromstring(part)  # noqa: S314 -- the program wrote it a moment ago
                yield "".join(root.itertext())
                for element in root.iter():
                    yield " ".join((element.tag, *element.attrib.values()))


def _parts(content: bytes) -> Iterator[bytes]:
    yield content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            part = file.read(name)
            yield from _parts(part) if part.startswith(b"PK") else (part,)
