"""Opening Word and Excel files from outside: bounded in every measure, and nothing in them is run.

Only the parts that are asked for are unpacked, and what counts is what really comes out of them.
Macros, pictures, embedded files and addresses in a file are never touched.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from lxml import etree

from kkdesk.domain.status_forms import FormFormat
from kkdesk.errors import (
    FormDamaged,
    FormNotOffice,
    FormNotOpened,
    FormProtected,
    FormTooBig,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Xml: TypeAlias = Any
"""An lxml element; lxml has no types."""

LARGEST_FILE: Final = 20_000_000
"""Bytes of a file that is opened."""
MOST_ENTRIES: Final = 2_000
LARGEST_UNPACKED: Final = 200_000_000
"""Bytes of all parts together, as the file says and as they are."""
LARGEST_PART: Final = 64_000_000
MOST_TAGS: Final = 4_000_000
"""Tags of one part: each takes a hundred bytes of memory, however short it is."""
LARGEST_RATIO: Final = 200
"""How many times its packed size a part unpacks to at most, once it is above `FREE_OF_RATIO`."""
FREE_OF_RATIO: Final = 5_000_000

_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY: Final = b"PK\x01\x02"
_CHUNK: Final = 1 << 20
_KINDS: Final = {"document": FormFormat.DOCX, "workbook": FormFormat.XLSX}
_PLAIN: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 0x1
_STARTS: Final = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<")
_FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError)


@dataclass(slots=True)
class OfficeFile:
    """An office file that was opened; parts are read when asked for."""

    path: Path
    kind: FormFormat
    main: str
    """The name of the part that holds the document or workbook."""
    root: Xml
    """That part."""
    _package: _Package

    def part(self, name: str) -> Xml | None:
        """Return a part's root element; None if there is no such part."""
        return self._package.part(name)

    def related(self, kind: str) -> Xml | None:
        """Return the first part that the main part names as its `kind` ("styles")."""
        for relation in self.relations():
            if relation.kind == kind and not relation.external:
                return self.part(relation.target)
        return None

    def relations(self) -> tuple[Relation, ...]:
        """Return what the main part refers to."""
        return self._package.relations(self.main)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another, or of an address outside."""

    key: str
    kind: str
    target: str
    external: bool


def open_office(path: Path) -> OfficeFile:
    """Open a Word or Excel file.

    Raises FormNotOpened, FormDamaged, FormNotOffice, FormProtected or FormTooBig.
    """
    package = _Package(path, _entries(path, _bytes(path)))
    mains = [one.target for one in package.relations("") if one.kind == "officeDocument"]
    if "[Content_Types].xml" not in package.names:
        raise FormNotOffice(path)
    if not mains:
        raise FormDamaged(path)
    root = package.part(mains[0])
    if root is None:
        raise FormDamaged(path)
    kind = _KINDS.get(local(root))
    if kind is None:
        raise FormNotOffice(path)
    return OfficeFile(path, kind, mains[0], root, package)


def local(element: Xml) -> str:
    """Return an element's name without its namespace: strict and usual files differ in that."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Xml | None, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def kid(element: Xml | None, *names: str) -> Xml | None:
    """Return what lies on a path of names below an element; None if it is not there."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def kids(element: Xml | None, *names: str) -> tuple[Xml, ...]:
    """Return what lies in the element at the end of a path of names."""
    found = kid(element, *names)
    return () if found is None else tuple(found)


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FormNotOpened(path)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FormNotOpened(path) from error
    if len(data) > LARGEST_FILE:
        raise _too_big(path)
    return data


def _entries(path: Path, data: bytes) -> zipfile.ZipFile:
    if data.startswith(_COMPOUND):
        raise FormProtected(path)
    if not data:
        raise FormDamaged(path)
    if not data.startswith(b"PK"):
        raise FormNotOffice(path)
    if data.count(_ENTRY) > MOST_ENTRIES:
        raise _too_big(path)
    try:
        file = zipfile.ZipFile(BytesIO(data))
    except (*_FAULTS, NotImplementedError) as error:
        raise FormDamaged(path) from error
    if sum(entry.file_size for entry in file.infolist()) > LARGEST_UNPACKED:
        raise _too_big(path)
    return file


def _too_big(path: Path) -> FormTooBig:
    return FormTooBig(
        path,
        "den fylder for meget, eller der er pakket for meget ind i den",
        "it is too large, or too much is packed into it",
    )


@dataclass(slots=True)
class _Package:
    """The parts of a file, and how much of them was unpacked so far."""

    path: Path
    file: zipfile.ZipFile
    unpacked: int = 0
    names: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = {entry.filename.lstrip("/"): entry for entry in self.file.infolist()}

    def part(self, name: str) -> Xml | None:
        """Return a part's root element; None if there is no such part."""
        entry = self.names.get(name)
        return None if entry is None else _parsed(self._read(entry), self.path)

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return what a part refers to; "" stands for the file itself."""
        folder, _, own = name.rpartition("/")
        root = self.part(posixpath.join(folder, "_rels", f"{own}.rels"))
        return () if root is None else tuple(_relations(root, folder))

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            raise FormProtected(self.path)
        if entry.compress_type not in _PLAIN:
            raise FormDamaged(self.path)
        kept = bytearray()
        try:
            with self.file.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    kept += chunk
                    self.unpacked += len(chunk)
                    self._check(len(kept), entry)
        except (*_FAULTS, NotImplementedError, RuntimeError) as error:
            raise FormDamaged(self.path) from error
        return bytes(kept)

    def _check(self, size: int, entry: zipfile.ZipInfo) -> None:
        packed = max(min(entry.compress_size, LARGEST_FILE), 1)
        bloated = size > FREE_OF_RATIO and size > packed * LARGEST_RATIO
        if bloated or size > LARGEST_PART or self.unpacked > LARGEST_UNPACKED:
            raise _too_big(self.path)


def _relations(root: Xml, folder: str) -> Iterator[Relation]:
    for one in root:
        target = attribute(one, "Target") or ""
        external = attribute(one, "TargetMode") == "External"
        if not external:
            base = "" if target.startswith("/") else folder
            target = posixpath.normpath(posixpath.join(base, target.lstrip("/")))
        kind = (attribute(one, "Type") or "").rpartition("/")[2]
        yield Relation(attribute(one, "Id") or "", kind, target, external)


def _parsed(data: bytes, path: Path) -> Xml:
    """Read XML that may be hostile: no declarations, no entities, no other file, bounded depth."""
    bare = data.replace(b"\0", b"")
    if not data.startswith(_STARTS) or b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise FormDamaged(path)
    if data.count(b"<") > MOST_TAGS:
        raise _too_big(path)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise FormDamaged(path) from error
    if root is None or root.getroottree().docinfo.doctype:
        raise FormDamaged(path)
    return root
