"""Pictures, words that lead to a place in the document, and words that are typed."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import page
import pdfua
import pikepdf
import pytest
from PIL import Image

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.document import (
    BulletList,
    Document,
    Item,
    Paper,
    Paragraph,
    Picture,
    RichRow,
    RichTable,
    Section,
    Span,
)
from kkdesk.reports.pdf.pictures import PIXEL, TALLEST, picture_size
from kkdesk.reports.theme import Logo
from kkdesk.reports.verify import reading_order, verify_pdf
from kkdesk.reports.writers import write_document

if TYPE_CHECKING:
    from pathlib import Path


def image(wide: int, high: int, alternative: str, colour: str = "#0b2a4a") -> Logo:
    kept = BytesIO()
    Image.new("RGB", (wide, high), colour).save(kept, "PNG")
    return Logo(kept.getvalue(), wide, high, alternative)


def document(*sections: Section) -> Document:
    return Document(
        title="Vejledning",
        language="da-DK",
        author="kkdesk",
        subject="Prøve",
        edition=Edition.PUBLIC,
        created=datetime(2026, 1, 1, tzinfo=UTC),
        paper=Paper(sections, contents="Indhold"),
    )


def words(text: str, **look: str | bool) -> Paragraph:
    return Paragraph((Span(text, **look),))  # type: ignore[arg-type]  # each look has its type


SHOWN = image(1200, 700, "Siden Frister")
TALL = image(300, 900, "En høj dialog")
WHOLE = document(
    Section(
        "first",
        "Først",
        (
            words("Se næste afsnit.", anchor="second"),
            words("kkdesk guide --out guide.pdf", typed=True),
            Picture(SHOWN),
            BulletList((Item((words("Åbn siden."), Picture(TALL))),), 1),
        ),
    ),
    Section(
        "second",
        "Så",
        (
            RichTable(
                "", ("", "Svar"), (RichRow(((words("x", typed=True),), (words("y"),))),), "Tabel"
            ),
            Picture(Logo(SHOWN.png, SHOWN.width, SHOWN.height, "Den samme side igen")),
        ),
    ),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "a.pdf"
    write_document(WHOLE, path, ".pdf")
    return path


def test_a_document_with_pictures_is_accessible_and_read_in_order(written: Path) -> None:
    assert page.validate_pdf(str(written), profile="ua1").failures == []
    assert list(pdfua.validate(str(written)).findings) == []
    assert verify_pdf(written, forbidden=(), document=WHOLE).findings == []
    order = reading_order(written)
    told = [order.index(one) for one in ("Siden Frister", "En høj dialog", "Den samme side igen")]
    assert told == sorted(told)


def test_words_lead_to_their_section_and_the_same_picture_is_kept_once(written: Path) -> None:
    with pikepdf.open(written) as pdf:
        links = [
            str(note.Contents)
            for one in pdf.pages
            for note in one.obj.get("/Annots", [])
            if "/Dest" in note
        ]
        kept = pdf.pages[0].Resources.XObject
        shown = [kept[name].objgen for name in kept.keys()]  # noqa: SIM118 - no Python dict
    assert "Se næste afsnit." in links
    assert (len(shown), len(set(shown))) == (3, 2)


@pytest.mark.parametrize(
    ("size", "column", "drawn"),
    [
        ((400, 200), 450.0, (400 * PIXEL, 200 * PIXEL)),
        ((2000, 1000), 450.0, (450.0, 225.0)),
        ((500, 2000), 450.0, (TALLEST / 4, TALLEST)),
    ],
)
def test_a_picture_is_as_wide_as_it_may_be(
    size: tuple[int, int], column: float, drawn: tuple[float, float]
) -> None:
    assert picture_size(image(*size, "x"), column) == pytest.approx(drawn)


def test_word_processors_get_pictures_with_their_words(tmp_path: Path) -> None:
    write_document(WHOLE, tmp_path / "a.docx", ".docx")
    body = docx.Document(str(tmp_path / "a.docx")).element.body
    named = [one.get("descr") for one in body.iter() if str(one.tag).endswith("}docPr")]
    assert named == ["Siden Frister", "En høj dialog", "Den samme side igen"]
