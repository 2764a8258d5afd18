"""Own PDF files: each that cannot be printed is refused with a message, the others are cleaned."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from kkdesk.domain.packets import Flaw, Removed
from kkdesk.errors import (
    OwnFileDamaged,
    OwnFileEncrypted,
    OwnFileHasHiddenLayers,
    OwnFileIsForm,
    OwnFileNeedsOthers,
    OwnFileNotPdf,
    OwnFileRefused,
    OwnFileTooBig,
)
from kkdesk.reports import foreign_pdf
from kkdesk.reports.foreign_pdf import inspect_own_file, open_own_file
from kkdesk.reports.foreign_tags import is_element, kids_of
from tests.unit.reports import own_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kkdesk.domain.packets import OwnFile


def refusal(content: bytes) -> OwnFileRefused:
    with pytest.raises(OwnFileRefused) as caught:
        inspect_own_file(content, "bilag.pdf")
    assert "bilag.pdf" in caught.value.message("da")
    return caught.value


def opened(content: bytes) -> tuple[pikepdf.Pdf, OwnFile]:
    found = open_own_file(content, "bilag.pdf", "Bilag 1, Priser")
    return found.pdf, found.facts


def everything(pdf: pikepdf.Pdf) -> bytes:
    """All that the file would hold on a disk, unpacked."""
    buffer = io.BytesIO()
    pdf.save(
        buffer,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 et Word-dokument", b"<html>" + b" " * 2000 + b"%PDF-1.7"]
)
def test_what_is_no_pdf_is_told_so(content: bytes) -> None:
    assert isinstance(refusal(content), OwnFileNotPdf)


@pytest.mark.parametrize("user", ["kode", ""])
def test_a_protected_file_is_refused_also_where_it_can_be_read(user: str) -> None:
    content = own_files.encrypted(own_files.untagged(), user=user)
    assert isinstance(refusal(content), OwnFileEncrypted)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_file_cut_off_anywhere_is_refused_and_not_printed_by_half(
    tmp_path: Path, kept: float
) -> None:
    content = own_files.tagged(tmp_path)
    assert isinstance(refusal(content[: int(len(content) * kept)]), OwnFileDamaged)


def test_a_file_whose_streams_are_spoilt_is_refused() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, b"not zlib", Filter=Name.FlateDecode)

    assert isinstance(refusal(own_files.changed(own_files.untagged(), spoil)), OwnFileDamaged)


def test_a_page_that_has_no_size_is_refused() -> None:
    def flatten(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([0, 0, 0, 0])

    assert isinstance(refusal(own_files.changed(own_files.untagged(), flatten)), OwnFileDamaged)


def test_what_is_too_big_is_refused_by_bytes_pages_parts_depth_unpacked_size_and_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = own_files.untagged("En", "To", "Tre")

    def told(content: bytes) -> str:
        found = refusal(content)
        assert isinstance(found, OwnFileTooBig)
        return found.reason_en

    assert "unpacked" in told(own_files.bomb())
    deep = own_files.changed(own_files.tagged(tmp_path), own_files.deep_tree)
    assert "deep" in told(deep)
    for limit, value, words in (
        ("LARGEST", 100, "50 MB"),
        ("MOST_PAGES", 2, "pages"),
        ("MOST_OBJECTS", 3, "parts"),
        ("LONGEST", -1.0, "seconds"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(foreign_pdf, limit, value)
            assert words in told(small)
    assert inspect_own_file(small, "bilag.pdf").pages == 3


def test_a_form_is_refused_with_the_advice_to_print_it() -> None:
    found = refusal(own_files.filled_form())
    assert isinstance(found, OwnFileIsForm)
    assert "Udskriv formularen" in found.message("da")


def test_an_xfa_form_is_refused() -> None:
    def add_xfa(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))

    assert isinstance(refusal(own_files.changed(own_files.untagged(), add_xfa)), OwnFileIsForm)


def test_a_signature_nobody_sees_is_left_behind_and_one_on_the_page_is_refused() -> None:
    def signed(box: Array) -> Callable[[pikepdf.Pdf], None]:
        def sign(pdf: pikepdf.Pdf) -> None:
            field = pdf.make_indirect(
                Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("s"),
                           Rect=box, V=Dictionary(Type=Name.Sig, Name=String("En Underskriver")))
            )  # fmt: skip
            pdf.pages[0].obj.Annots = Array([field])
            pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)

        return sign

    unseen = own_files.changed(own_files.untagged(), signed(Array([0, 0, 0, 0])))
    pdf, facts = opened(unseen)
    assert facts.removed == (Removed.SIGNATURES,)
    assert "/Annots" not in pdf.pages[0].obj
    seen = own_files.changed(own_files.untagged(), signed(Array([50, 50, 200, 90])))
    assert isinstance(refusal(seen), OwnFileIsForm)


def test_hidden_layers_are_refused_and_layers_that_show_are_not() -> None:
    content = own_files.changed(own_files.untagged(), own_files.hide_a_layer)
    assert isinstance(refusal(content), OwnFileHasHiddenLayers)

    def show(pdf: pikepdf.Pdf) -> None:
        own_files.hide_a_layer(pdf)
        del pdf.Root.OCProperties.D["/OFF"]

    assert inspect_own_file(own_files.changed(own_files.untagged(), show), "x.pdf").pages == 1


def test_content_that_lies_in_another_file_is_refused() -> None:
    def reach_out(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents.F = String("//server/hemmelig.txt")

    content = own_files.changed(own_files.untagged(), reach_out)
    assert isinstance(refusal(content), OwnFileNeedsOthers)


def test_scripts_and_actions_are_stripped_and_told(tmp_path: Path) -> None:
    content = own_files.changed(own_files.tagged(tmp_path), own_files.add_scripts)
    assert b"app.alert" in everything(pikepdf.open(io.BytesIO(content)))
    pdf, facts = opened(content)
    assert facts.removed == (Removed.SCRIPTS, Removed.ACTIONS)
    for page in pdf.pages:
        assert "/AA" not in page.obj
        for link in page.obj.get("/Annots", []):
            assert "/A" not in link, "only links inside the file are left"
    assert "/OpenAction" not in pdf.Root


def test_attachments_comments_and_private_data_are_stripped_and_told() -> None:
    content = own_files.changed(own_files.untagged(), own_files.add_attachments)
    pdf, facts = opened(content)
    assert facts.removed == (Removed.ATTACHMENTS, Removed.COMMENTS)
    assert "/Annots" not in pdf.pages[0].obj
    assert "/PieceInfo" not in pdf.pages[0].obj


def test_links_to_plain_addresses_stay_and_others_go() -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        own_files.add_links(
            pdf,
            *(
                Dictionary(S=Name.URI, URI=String(address))
                for address in (
                    "https://example.dk/a",
                    "mailto:a@example.dk",
                    "javascript:alert(1)",
                    "file:///etc/passwd",
                )
            ),
        )

    pdf, facts = opened(own_files.changed(own_files.untagged(), add))
    kept = [str(link.A.URI) for link in pdf.pages[0].obj.Annots]
    assert kept == ["https://example.dk/a", "mailto:a@example.dk"]
    assert facts.removed == (Removed.ACTIONS,)


def test_a_tagged_file_tells_its_title_language_and_sizes_and_has_no_flaw(tmp_path: Path) -> None:
    facts = inspect_own_file(own_files.tagged(tmp_path, "Priser"), "priser.pdf")
    assert (facts.tagged, facts.title, facts.language) == (True, "Priser", "da-DK")
    assert facts.sizes == ((960.0, 540.0),) * 4
    assert (facts.flaws, facts.removed) == ((), ())


def test_a_file_without_tags_is_told_to_have_none_and_a_scanned_page_too() -> None:
    facts = inspect_own_file(own_files.untagged("Tekst", ""), "x.pdf")
    assert not facts.tagged
    assert set(facts.flaws) >= {Flaw.UNTAGGED, Flaw.NO_LANGUAGE, Flaw.FONT, Flaw.PICTURE_OF_TEXT}
    assert Flaw.PICTURE_OF_TEXT not in inspect_own_file(own_files.untagged("Tekst"), "x").flaws


def test_a_picture_without_words_is_a_flaw(tmp_path: Path) -> None:
    def make_a_figure(pdf: pikepdf.Pdf) -> None:
        element = pdf.Root.StructTreeRoot.K
        while kids := [kid for kid in kids_of(element) if is_element(kid)]:
            element = kids[0]
        element.S = Name.Figure

    content = own_files.changed(own_files.tagged(tmp_path), make_a_figure)
    assert inspect_own_file(content, "x.pdf").flaws == (Flaw.NO_ALTERNATIVE,)


def test_a_turned_page_is_measured_as_it_is_seen() -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = 90

    facts = inspect_own_file(own_files.changed(own_files.untagged(), turn), "x.pdf")
    assert facts.sizes[0][0] > facts.sizes[0][1]
