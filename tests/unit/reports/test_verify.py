"""Reading a file back finds what is wrong with it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.document import (
    Chart,
    Document,
    Flow,
    FlowItem,
    FlowSection,
    Paragraph,
    Series,
    Span,
    TitleSlide,
)
from kkdesk.reports.pdf.writer import write_pdf
from kkdesk.reports.verify import folded, reading_order, verify_pdf
from tests.unit.reports.sample_deck import CREATED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = "Nøglefærdigt botilbud på Søndervangen"


def document(*texts: str, title: str = "Prøve", subject: str = "Emne") -> Document:
    items = tuple(FlowItem((Paragraph((Span(text),)),)) for text in texts)
    return Document(
        title=title,
        language="da-DK",
        author="Kommunen",
        subject=subject,
        edition=Edition.PUBLIC,
        created=CREATED,
        slides=(TitleSlide("", title, ""), Flow("a", "Side", (FlowSection("", items),))),
    )


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("verify") / "sound.pdf"
    write_pdf(document("En almindelig tekst."), path)
    return path


def damaged(sound: Path, tmp_path: Path, damage: Callable[[pikepdf.Pdf], None]) -> Path:
    path = tmp_path / "damaged.pdf"
    shutil.copy(sound, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        damage(pdf)
        pdf.save(path)
    return path


def test_a_sound_file_has_no_findings(sound: Path) -> None:
    assert verify_pdf(sound, forbidden=(WORDS,), document=document("En almindelig tekst.")).passed


def drop(key: str) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[key]

    return damage


@pytest.mark.parametrize(
    ("key", "check"),
    [
        ("/StructTreeRoot", "tags"),
        ("/MarkInfo", "tags"),
        ("/Lang", "language"),
        ("/ViewerPreferences", "title"),
        ("/Metadata", "metadata"),
        ("/Outlines", "bookmarks"),
    ],
)
def test_what_accessibility_needs_is_missed_when_it_is_gone(
    sound: Path, tmp_path: Path, key: str, check: str
) -> None:
    report = verify_pdf(damaged(sound, tmp_path, drop(key)), forbidden=())
    assert check in {finding.check for finding in report.findings}


def test_a_font_that_is_not_embedded_is_found(sound: Path, tmp_path: Path) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        font = pdf.pages[0].obj.Resources.Font["/F0"]
        del font.DescendantFonts[0].FontDescriptor.FontFile2
        del font.ToUnicode

    report = verify_pdf(damaged(sound, tmp_path, damage), forbidden=())
    assert [finding.check for finding in report.findings] == ["fonts", "fonts"]


def test_a_bookmark_that_leads_nowhere_is_found(sound: Path, tmp_path: Path) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Løs ende"))

    report = verify_pdf(damaged(sound, tmp_path, damage), forbidden=())
    assert [finding.detail for finding in report.findings] == [
        "bogmærket fører ingen steder hen: Løs ende"
    ]


def test_a_text_that_is_not_in_the_file_is_found(sound: Path) -> None:
    report = verify_pdf(sound, forbidden=(), document=document("En almindelig tekst.", "Mangler."))
    assert [finding.detail for finding in report.findings] == ["teksten mangler: Mangler."]


def in_information(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Keywords"] = WORDS


def in_packet(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().replace(b"Emne", WORDS.encode())
    pdf.Root.Metadata = pdf.make_stream(packet)


def in_bookmarks(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(WORDS, 0))


def in_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["noter.txt"] = pikepdf.AttachedFileSpec(
        pdf,
        f"Se {WORDS}".encode(),
        description="",
        filename="noter.txt",
        mime_type="text/plain",
        creation_date="",
        mod_date="",
    )


def in_link(pdf: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Contents=pikepdf.String(WORDS)
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([link])


def in_a_forgotten_object(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = pikepdf.Dictionary(Noter=pikepdf.Array([pikepdf.String(WORDS)]))


def in_alternative_text(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K.Alt = pikepdf.String(WORDS)


@pytest.mark.parametrize(
    ("hide", "place"),
    [
        (in_information, "dokumentoplysninger"),
        (in_packet, "metadata"),
        (in_bookmarks, "bogmærker"),
        (in_attachment, "bilag noter.txt"),
        (in_link, "link på side 1"),
        (in_a_forgotten_object, "øvrige objekter"),
        (in_alternative_text, "tagtræ"),
    ],
)
def test_forbidden_words_are_found_wherever_they_hide(
    sound: Path, tmp_path: Path, hide: Callable[[pikepdf.Pdf], None], place: str
) -> None:
    report = verify_pdf(damaged(sound, tmp_path, hide), forbidden=("andet", WORDS))
    assert place in {leak.check for leak in report.leaks}
    assert {leak.detail for leak in report.leaks} == {WORDS}


def test_forbidden_words_are_found_across_line_ends_case_and_composition(tmp_path: Path) -> None:
    path = tmp_path / "leak.pdf"
    for padding in range(30, 75, 5):
        write_pdf(document(f"{'x' * padding} {WORDS}"), path)
        assert verify_pdf(path, forbidden=(WORDS.upper().replace("Å", "A\u030a"),)).leaks


def test_empty_forbidden_words_forbid_nothing(sound: Path) -> None:
    assert verify_pdf(sound, forbidden=("", "  ")).passed


def test_folding_ignores_what_a_reader_does_not_see() -> None:
    assert folded("Å bent\u00ad  Hus") == folded("a\u030aBENT hus")


def test_a_figure_is_read_as_its_alternative_text(tmp_path: Path) -> None:
    chart = Chart("Titel", ("A",), (Series("Status", (3.0,)),), "Søjlediagram. A: status 3.")
    slides = (
        TitleSlide("", "T", ""),
        Flow("a", "Side", (FlowSection("", (FlowItem((chart,), 0),)),)),
    )
    path = tmp_path / "chart.pdf"
    write_pdf(replace(document(), slides=slides), path)
    assert reading_order(path)[-1] == "Søjlediagram. A: status 3."
    assert verify_pdf(path, forbidden=(), document=replace(document(), slides=slides)).passed


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(b"ikke en pdf")
    with pytest.raises(pikepdf.PdfError):
        verify_pdf(path, forbidden=())
