"""Reading a finished PPTX, DOCX or XLSX back: everything that is anywhere inside it.

As with PDF, the checks read the file itself: every part's text, attributes and comments, the
properties, the names of the parts, and the workbooks that stand behind charts.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lxml import etree

from kkdesk.reports.office.xml import qualified
from kkdesk.reports.pdf.text import plain
from kkdesk.reports.said import block_texts, tables_of, texts
from kkdesk.reports.verify import Finding, VerificationReport, folded
from kkdesk.reports.xlsx.values import cell_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kkdesk.reports.document import Document
    from kkdesk.reports.office.xml import Xml

MOST_PARTS: Final = 20_000
MOST_BYTES: Final = 500_000_000
_SAID_IN: Final = ("ppt/", "word/", "xl/")
_MOST_PARTS_OF_TEXT: Final = 4
_SHORTEST_PART: Final = 30
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be")


@dataclass(slots=True)
class Opened:
    """What a file holds: its XML parts by name, and the words at every place."""

    parts: dict[str, Xml] = field(default_factory=dict)
    places: list[tuple[str, str]] = field(default_factory=list)

    def named(self, start: str) -> list[tuple[str, Xml]]:
        """Return the XML parts whose names start so, in their order."""
        return sorted((name, root) for name, root in self.parts.items() if name.startswith(start))


def verify_office(
    path: Path,
    *,
    forbidden: Sequence[str],
    document: Document | None,
    structure: Callable[[Opened], Iterator[Finding]],
    said: Callable[[Document], Iterator[str]] = texts,
) -> VerificationReport:
    """Check a file; `structure` checks what its format asks for, `said` tells what must be in it.

    Raises zipfile.BadZipFile if the file is no office file.
    """
    report = VerificationReport()
    opened = Opened()
    with zipfile.ZipFile(path) as file:
        too_large = _refused(file)
        if too_large is not None:
            report.findings.append(too_large)
            return report
        _read(file, opened, "")
    report.findings += _properties(opened)
    report.findings += structure(opened)
    if document is not None:
        report.findings += _missing(said(document), opened)
    report.leaks += _leaks(opened, forbidden)
    return report


def text_of(root: Xml) -> str:
    """Return all text in and under an element."""
    return "".join(root.itertext())


def has_words(drawing: Xml) -> bool:
    """Tell whether the properties of a drawing hold an alternative text."""
    return bool(str(drawing.get("descr", "")).strip())


def _refused(file: zipfile.ZipFile) -> Finding | None:
    entries = file.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        return Finding("size", "filen er for stor til at blive kontrolleret")
    return None


def _read(file: zipfile.ZipFile, opened: Opened, within: str) -> None:
    if file.comment:
        opened.places.append((f"{within}zip", file.comment.decode("utf-8", "replace")))
    for entry in file.infolist():
        name = within + entry.filename
        comment = entry.comment.decode("utf-8", "replace")
        opened.places.append((f"filnavn {name}", f"{entry.filename} {comment}"))
        content = file.read(entry)
        if content[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(BytesIO(content)) as inner:
                too_large = _refused(inner)
                if too_large is None:
                    _read(inner, opened, f"{name}!")
            continue
        root = _parsed(content)
        if root is None:
            for encoding in _ENCODINGS:
                opened.places.append((name, content.decode(encoding, "ignore")))
            continue
        opened.parts[name] = root
        opened.places.append((name, text_of(root)))
        opened.places.append((name, " ".join(_asides(root))))


def _parsed(content: bytes) -> Xml | None:
    """Return an XML part's root; None if it is something else."""
    if not content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None


def _asides(root: Xml) -> Iterator[str]:
    """Yield what is not text: attributes, comments and instructions, also outside the root."""
    before = [one.text or "" for one in root.itersiblings(preceding=True)]
    after = [one.text or "" for one in root.itersiblings()]
    yield from (*before, *after)
    for one in root.iter():
        if isinstance(one.tag, str):
            yield from (str(value) for value in one.attrib.values())
            yield etree.QName(one).localname
        else:
            yield one.text or ""


def _properties(opened: Opened) -> Iterator[Finding]:
    core = opened.parts.get(_CORE)
    for name, danish in (("title", "titel"), ("language", "sprog")):
        found = None if core is None else core.find(_DC + name)
        if found is None or not (found.text or "").strip():
            yield Finding(name, f"filen har intet {danish}" if name == "language" else "uden titel")


def _missing(said: Iterator[str], opened: Opened) -> Iterator[Finding]:
    shown = folded(
        "".join(
            text_of(root) + " ".join(map(str, _descriptions(root)))
            for name, root in opened.parts.items()
            if name.startswith(_SAID_IN) and "!" not in name
        )
    )
    for text in said:
        if not _is_said(folded(text), shown):
            yield Finding("content", f"teksten mangler: {plain(text)[:80]}")


def _is_said(text: str, shown: str) -> bool:
    """Tell whether a text is there, whole or in the few parts that columns divided it into."""
    for _ in range(_MOST_PARTS_OF_TEXT):
        if text in shown:
            return True
        low, high = 0, len(text)
        while low < high:  # the longest beginning that is there
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text[:middle] in shown else (low, middle - 1)
        if low < _SHORTEST_PART:
            return False
        text = text[low:]
    return False


def _descriptions(root: Xml) -> Iterator[str]:
    for one in root.iter("{*}cNvPr", "{*}docPr"):
        yield one.get("descr", "")


def _leaks(opened: Opened, forbidden: Sequence[str]) -> Iterator[Finding]:
    words = [(text, folded(text)) for text in forbidden if folded(text)]
    if not words:
        return
    for place, said in opened.places:
        searched = folded(said)
        for text, word in words:
            if word in searched:
                yield Finding(place, text)


def verify_pptx(
    path: Path, *, forbidden: Sequence[str], document: Document | None = None
) -> VerificationReport:
    """Check slides: their titles, words for what is seen, table headers, nothing behind them."""
    report = verify_office(path, forbidden=forbidden, document=document, structure=_slides)
    with zipfile.ZipFile(path) as file:
        report.pages = sum(name.startswith("ppt/slides/slide") for name in file.namelist())
    return report


def _slides(opened: Opened) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, root in opened.named("ppt/slides/slide"):
        title = _title(root)
        if not title:
            yield Finding("title", f"{name} har ingen titel")
        elif title in seen:
            yield Finding("title", f"to sider har titlen {title[:80]}")
        seen.add(title)
        tree = root.find(f".//{qualified('p:spTree')}")
        for kind in ("p:pic", "p:graphicFrame", "p:grpSp"):
            for shape in tree.findall(qualified(kind)):
                if not has_words(next(shape.iter(qualified("p:cNvPr")))):
                    yield Finding("alternative", f"{name} har en figur uden alternativ tekst")
        for table in root.iter(qualified("a:tblPr")):
            if table.get("firstCol") != "1":
                yield Finding("tables", f"{name} har en tabel uden overskrifter")
    for name, _ in opened.named("ppt/notesSlides/"):
        yield Finding("notes", f"{name} er talernoter")


def _title(root: Xml) -> str:
    for shape in root.iter(qualified("p:sp")):
        holder = shape.find(f".//{qualified('p:ph')}")
        if holder is not None and holder.get("type") in ("title", "ctrTitle"):
            return text_of(shape.find(qualified("p:txBody"))).strip()
    return ""


def verify_docx(
    path: Path, *, forbidden: Sequence[str], document: Document | None = None
) -> VerificationReport:
    """Check paper: its headings, header rows, words for what is seen, and nothing tracked."""
    return verify_office(path, forbidden=forbidden, document=document, structure=_paper)


def _paper(opened: Opened) -> Iterator[Finding]:
    root = opened.parts.get("word/document.xml")
    if root is None:
        yield Finding("content", "filen har ingen tekst")
        return
    for table in root.iter(qualified("w:tbl")):
        first = table.find(qualified("w:tr"))
        look = table.find(f"{qualified('w:tblPr')}/{qualified('w:tblLook')}")
        wanted = look is not None and look.get(qualified("w:firstRow")) == "1"
        if first is None or (wanted and first.find(f".//{qualified('w:tblHeader')}") is None):
            yield Finding("tables", "en tabel har ingen overskriftsrække")
        if table.find(f"{qualified('w:tblPr')}/{qualified('w:tblDescription')}") is None:
            yield Finding("alternative", "en tabel er ikke beskrevet")
    for drawing in root.iter(qualified("wp:docPr")):
        if not has_words(drawing):
            yield Finding("alternative", "en figur har ingen alternativ tekst")
    for kind in ("w:ins", "w:del", "w:comment"):
        if next(root.iter(qualified(kind)), None) is not None:
            yield Finding("tracked", f"filen har rettelser ({kind})")
    styles = opened.parts.get("word/styles.xml")
    if styles is None or next(styles.iter(qualified("w:lang")), None) is None:
        yield Finding("language", "stilarterne har intet sprog")


def verify_xlsx(
    path: Path, *, forbidden: Sequence[str], document: Document | None = None
) -> VerificationReport:
    """Check sheets: each has a header that stays in sight, and no text became a formula."""
    report = verify_office(
        path, forbidden=forbidden, document=document, structure=_sheets, said=table_texts
    )
    with zipfile.ZipFile(path) as file:
        report.pages = sum(name.startswith("xl/worksheets/sheet") for name in file.namelist())
    return report


def table_texts(document: Document) -> Iterator[str]:
    """Yield the texts that must be in the sheets; numbers and days are stored as such."""
    for table in tables_of(document):
        yield from (table.title, table.note, *table.header)
        for row in table.rows:
            for cell in row.cells:
                words = (cell,) if isinstance(cell, str) else tuple(block_texts(cell))
                if len(words) != 1 or isinstance(cell_value(words[0]), str):
                    yield from words


def _sheets(opened: Opened) -> Iterator[Finding]:
    for name, root in opened.named("xl/worksheets/sheet"):
        if next(root.iter("{*}tablePart"), None) is None:
            yield Finding("tables", f"{name} er ingen tabel med overskrifter")
        if next(root.iter("{*}pane"), None) is None:
            yield Finding("tables", f"{name} har ingen overskrift, der bliver stående")
        if next(root.iter("{*}f"), None) is not None:
            yield Finding("formula", f"{name} har en formel")
