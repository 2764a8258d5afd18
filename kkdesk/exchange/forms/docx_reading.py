"""Reading a status form that came back as a Word file.

A field is found by the words beside it ("Status – S2.2"), not by anything hidden: it may have
passed through another program, lost its frame, or been pasted over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.errors import FormForeign
from kkdesk.exchange.forms.docx_text import Texts, within
from kkdesk.exchange.forms.returned import Found
from kkdesk.exchange.forms.words import (
    DEPARTMENT,
    FIELD_HINTS,
    NUMBER,
    ROUND,
    STATUS,
    field_of,
    is_hint,
    one_line,
)
from kkdesk.exchange.office_input import kid, kids, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kkdesk.domain.status_forms import ReturnedForm
    from kkdesk.exchange.forms.paragraphs import Para
    from kkdesk.exchange.office_input import OfficeFile, Xml

_HEAD: Final = {name.casefold(): name for name in (ROUND, DEPARTMENT, NUMBER)}
_LONGEST_LABEL: Final = 300


def read_docx(file: OfficeFile) -> ReturnedForm:
    """Read the form; raises FormDamaged, FormForeign, FormTooBig or FormTwice."""
    texts, found = Texts(file), Found(file.path)
    answers: list[_Answer] = []
    for label, cells in _labelled(kid(file.root, "body"), texts):
        field = field_of(label)
        if field is None:
            words = "".join(texts.first_line(cell) for cell in cells[1:2])
            found.say(_HEAD[label.rstrip(" :").casefold()], one_line(words[:_LONGEST_LABEL]))
        elif field[0] == STATUS:
            answers.append(_Answer(field[1], tuple(_written(cells, texts))))
        else:
            words = "".join(texts.first_line(cell) for cell in cells[1:])
            _rate(answers, field[1], words[:_LONGEST_LABEL])
    if not answers:
        raise FormForeign(file.path)
    for answer in answers:
        found.add(answer.code, answer.paragraphs, answer.rating or "")
    return found.form()


@dataclass(slots=True)
class _Answer:
    code: str
    paragraphs: tuple[Para, ...]
    rating: str | None = None


def _rate(answers: list[_Answer], code: str, rating: str) -> None:
    """Put a rating to the text that it stands under."""
    for answer in reversed(answers):
        if answer.code.casefold() == code.casefold() and answer.rating is None:
            answer.rating = rating
            return
    answers.append(_Answer(code, (), rating))


def _labelled(owner: Xml | None, texts: Texts) -> Iterator[tuple[str, Sequence[Xml]]]:
    """Yield the rows of all tables that begin with a label of ours; deleted rows do not count."""
    for table in within(owner, "tbl") if owner is not None else ():
        for row in within(table, "tr"):
            cells = list(within(row, "tc"))
            if not cells or any(local(one) == "del" for one in kids(row, "trPr")):
                continue
            label = one_line(texts.first_line(cells[0])[:_LONGEST_LABEL])
            if field_of(label) is not None or label.rstrip(" :").casefold() in _HEAD:
                yield label, cells
            else:
                for cell in cells:
                    yield from _labelled(cell, texts)


def _written(cells: Sequence[Xml], texts: Texts) -> Iterator[Para]:
    """Yield what was written in a field, and beside its label by mistake.

    Words that only invite to write may be left as text where the field around them was lost.
    """
    beside = [para for para in texts.paragraphs(cells[0]) if _words(para)]
    for para in beside[1:]:
        if one_line(_words(para)).casefold() not in FIELD_HINTS:
            yield para
    for cell in cells[1:]:
        yield from (para for para in texts.paragraphs(cell) if not is_hint(_words(para)))


def _words(para: Para) -> str:
    return "".join(span.text for span in para.spans).strip()
