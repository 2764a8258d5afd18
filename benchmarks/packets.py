"""Committee packets of any length, made of what the sample prints; no two parts say the same."""

import dataclasses
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from math import ceil
from pathlib import Path
from typing import Any

from neutral import neutral_packet

from kkdesk import paths
from kkdesk.db.engine import open_database
from kkdesk.reports.document import Document, Span
from kkdesk.reports.packet import Part, write_packet
from kkdesk.reports.pdf.front_matter import Cover, Entry, Strip
from kkdesk.reports.pptx.writer import write_pptx
from kkdesk.services.print_kinds import PrintRequest, make_document
from kkdesk.services.workspace import Workspace

KINDS = {
    "memo": PrintRequest(committee="BUU"),
    "remarks": PrintRequest(),
    "budget": PrintRequest(plan="integration-2019"),
    "plan": PrintRequest(plan="sof-2023"),
    "deadlines": PrintRequest(),
    "indicators": PrintRequest(),
    "sheets": PrintRequest(),
    "status-slides": PrintRequest(),
}
CONTENTS = "Indhold"


@dataclass(frozen=True, slots=True)
class Source:
    """A packet as kkdesk reads it and as its peers do."""

    pickled: Path
    neutral: Path


def documents(database: Path) -> list[Document]:
    """Return what the sample prints: a memo first, then what can be appended to it."""
    engine = open_database(database, read_only=True)
    workspace = Workspace(engine, "bench")
    try:
        return [make_document(workspace, kind, asked).document for kind, asked in KINDS.items()]
    finally:
        engine.dispose()


def slides_source(deck: Document, pages: int, folder: Path) -> tuple[Source, Path]:
    """Write a packet of slides only, of at least so many pages, and the same slides as PPTX."""
    times = ceil(pages / _length(deck, folder))
    slides = tuple(one for number in range(times) for one in varied(deck.slides, number + 1))
    document = dataclasses.replace(deck, slides=slides)
    path = folder / f"slides-{pages}"
    shown = path.with_suffix(".pptx")
    write_pptx(document, shown, paths.slide_template())
    return _written(document, [_part(document, 0)], path), shown


def packet_sources(made: list[Document], pages: int, times: int, folder: Path) -> list[Source]:
    """Write `times` packets of at least so many pages; each says other words than the others."""
    lengths = [_length(document, folder) for document in made]
    chance = count(1)
    sources = []
    for number in range(times):
        parts: list[Part] = []
        filled = 2
        for order in count():
            if filled >= pages:
                break
            document = varied(made[order % len(made)], next(chance))
            parts.append(_part(document, order))
            filled += lengths[order % len(made)] + bool(order)
        name = folder / f"packet-{pages}-{number}"
        sources.append(_written(made[0], parts, name))
    return sources


def _length(document: Document, folder: Path) -> int:
    """Return the pages that a document fills in kkdesk, without cover and contents."""
    entry = Entry("", document.title)
    cover = Cover("", "", ())
    path = folder / "length.pdf"
    return write_packet(document, cover, CONTENTS, [Part(entry, (document,))], path) - 2


def _part(document: Document, order: int) -> Part:
    if not order:
        return Part(Entry("Notat", document.title), (document,))
    label = f"Bilag {order}"
    return Part(Entry(label, document.title), (document,), Strip(label, document.title))


def _written(head: Document, parts: list[Part], path: Path) -> Source:
    whole = dataclasses.replace(head, paper=None, slides=(), title=f"Udvalgspakke: {head.title}")
    cover = Cover("Udvalgspakke", head.title, (("Udvalg", "Børne- og Ungdomsudvalget"),))
    packet = (whole, cover, CONTENTS, parts)
    source = Source(path.with_suffix(".pickle"), path.with_suffix(".json"))
    source.pickled.write_bytes(pickle.dumps(packet))
    said = json.dumps(neutral_packet(*packet), ensure_ascii=False)
    source.neutral.write_text(said, encoding="utf-8")
    return source


def varied(value: Any, number: int) -> Any:  # noqa: ANN401 -- any part of a document
    """Return a part of a document in which every text has a word exchanged for a number."""
    if isinstance(value, Span):
        words = value.text.split(" ")
        place = number % len(words)
        if len(words) > 1 and words[place].isalpha():
            words[place] = f"{words[place][:3]}{number}"
        return dataclasses.replace(value, text=" ".join(words))
    if isinstance(value, tuple):
        return tuple(varied(each, number) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(value, **dict(_changed(value, number)))
    return value


def _changed(value: Any, number: int) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 -- likewise
    for each in dataclasses.fields(value):
        held = getattr(value, each.name)
        made = varied(held, number)
        if made is not held:
            yield each.name, made
