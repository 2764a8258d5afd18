"""Whatever is called a form and is none ends soon, in words that a person can act on."""

from __future__ import annotations

import time
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kkdesk.errors import (
    FormDamaged,
    FormForeign,
    FormNotOffice,
    FormNotOpened,
    FormProtected,
    FormTooBig,
    FormTwice,
    FormUnreadable,
)
from kkdesk.exchange import office_input
from kkdesk.exchange.status_forms import read_form
from tests.unit.exchange.form_desk import SUFFIXES, sample_form, texts_of, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OURS = (FormUnreadable, FormForeign, FormTooBig, FormTwice)
SOON = 20.0
"""Seconds that reading may take at most, on a machine that does other things too."""
both = pytest.mark.parametrize("suffix", SUFFIXES)
anything = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
MAIN = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml"}
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("sound")
    return {
        suffix: written(sample_form(), folder / f"skema{suffix}").read_bytes()
        for suffix in SUFFIXES
    }


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def read_or_refuse(path: Path) -> None:
    """Read a file; whatever else than one of our errors comes of it fails the test."""
    begun = time.monotonic()
    with suppress(*OURS):
        read_form(path)
    assert time.monotonic() - begun < SOON


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return an office file with its parts changed; None takes a part out."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(kept, "w") as made:
        for name in given.namelist():
            content = change(name, given.read(name))
            if content is not None:
                made.writestr(name, content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def with_main(data: bytes, suffix: str, content: bytes) -> bytes:
    return repacked(data, lambda name, old: content if name == MAIN[suffix] else old)


@anything
@given(data=st.binary(max_size=3000), start=st.sampled_from((b"", b"PK\x03\x04", COMPOUND[:8])))
def test_any_bytes_are_refused(data: bytes, start: bytes, tmp_path: Path) -> None:
    with pytest.raises(FormUnreadable):
        read_form(put(tmp_path / "skema.docx", start + data))


@both
@anything
@given(share=st.floats(0, 0.9999))
def test_a_form_cut_off_is_refused(
    share: float, suffix: str, sound: dict[str, bytes], tmp_path: Path
) -> None:
    data = sound[suffix]
    with pytest.raises(FormUnreadable):
        read_form(put(tmp_path / "skema", data[: int(len(data) * share)]))


@both
@anything
@given(at=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_flipped_bytes_are_read_or_refused(
    at: list[tuple[float, int]], suffix: str, sound: dict[str, bytes], tmp_path: Path
) -> None:
    data = bytearray(sound[suffix])
    for share, value in at:
        data[int(share * (len(data) - 1))] = value
    read_or_refuse(put(tmp_path / "skema", bytes(data)))


@both
@anything
@given(draw=st.data())
def test_flipped_bytes_of_the_unpacked_parts_are_read_or_refused(
    draw: st.DataObject, suffix: str, sound: dict[str, bytes], tmp_path: Path
) -> None:
    with zipfile.ZipFile(BytesIO(sound[suffix])) as file:
        names = [name for name in file.namelist() if not name.startswith("docProps")]
    chosen = draw.draw(st.sampled_from(names))
    flips = draw.draw(st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3)), max_size=8))

    def flip(name: str, content: bytes) -> bytes:
        if name != chosen:
            return content
        for share, new in flips:
            place = int(share * len(content))
            content = content[:place] + new + content[place + len(new) :]
        return content

    read_or_refuse(put(tmp_path / "skema", repacked(sound[suffix], flip)))


@both
def test_a_form_without_any_one_of_its_parts_is_read_or_refused(
    suffix: str, sound: dict[str, bytes], tmp_path: Path
) -> None:
    with zipfile.ZipFile(BytesIO(sound[suffix])) as file:
        names = file.namelist()
    for gone in names:
        data = repacked(sound[suffix], lambda name, old, gone=gone: None if name == gone else old)  # type: ignore[misc]
        read_or_refuse(put(tmp_path / "skema", data))


def test_a_file_that_is_not_there_or_a_folder_is_said_so(tmp_path: Path) -> None:
    for path in (tmp_path / "væk.docx", tmp_path):
        with pytest.raises(FormNotOpened):
            read_form(path)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (COMPOUND, FormProtected),
        (b"", FormDamaged),
        (b"%PDF-1.7 og resten", FormNotOffice),
        (b"Kode;Status\nS1.1;fint\n", FormNotOffice),
        (b"PK\x03\x04" + bytes(100), FormDamaged),
    ],
    ids=["password or before 2007", "empty", "pdf", "csv", "half a zip file"],
)
def test_what_else_a_file_may_be_is_told_apart(
    data: bytes, fault: type[FormUnreadable], tmp_path: Path
) -> None:
    with pytest.raises(fault):
        read_form(put(tmp_path / "skema.docx", data))


def test_other_zip_files_and_slides_are_not_from_word_or_excel(
    sound: dict[str, bytes], tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "skema.odt", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(FormNotOffice):
        read_form(tmp_path / "skema.odt")
    slides = with_main(sound[".docx"], ".docx", b"<p:presentation xmlns:p='urn:p'/>")
    with pytest.raises(FormNotOffice):
        read_form(put(tmp_path / "skema.pptx", slides))


@both
def test_macros_and_other_files_inside_are_never_looked_at(
    suffix: str, sound: dict[str, bytes], tmp_path: Path
) -> None:
    path = put(tmp_path / f"skema{suffix}", sound[suffix])
    before = texts_of(path)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("word/vbaProject.bin", COMPOUND)
        file.writestr("word/embeddings/fil.docx", b"<!DOCTYPE x>")
    assert texts_of(path) == before


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
UTF_7 = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a +AFs-+AF0-><a/>'


@both
@pytest.mark.parametrize(
    "content",
    [
        *(
            BOMB,
            OUTSIDE,
            UTF_7,
            BOMB.decode().replace("?>", ' encoding="UTF-16"?>').encode("utf-16"),
        ),
        *(b"", b"<a>", b"ikke xml", b"\x00" * 50, b"<a>" * 100_000),
    ],
    ids=["entities", "file", "UTF-7", "UTF-16", "nothing", "open", "words", "zeros", "deep"],
)
def test_declarations_entities_and_depth_are_refused(
    content: bytes, suffix: str, sound: dict[str, bytes], tmp_path: Path
) -> None:
    path = put(tmp_path / "skema", with_main(sound[suffix], suffix, content))
    with pytest.raises(FormDamaged):
        read_form(path)


def test_fields_within_fields_end_well(sound: dict[str, bytes], tmp_path: Path) -> None:
    name = b'<w:document xmlns:w="urn:w"><w:body><w:tbl><w:tr><w:tc>'
    deep = b"<w:sdt><w:sdtContent>" * 120 + b"</w:sdtContent></w:sdt>" * 120
    end = b"</w:tc></w:tr></w:tbl></w:body></w:document>"
    with pytest.raises(FormForeign):
        read_form(put(tmp_path / "skema", with_main(sound[".docx"], ".docx", name + deep + end)))


@both
def test_a_part_that_unpacks_without_end_is_refused(
    suffix: str, sound: dict[str, bytes], tmp_path: Path
) -> None:
    bomb = b"<a>" + b" " * 60_000_000 + b"</a>"
    path = put(tmp_path / "skema", with_main(sound[suffix], suffix, bomb))
    assert path.stat().st_size < 200_000
    with pytest.raises(FormTooBig):
        read_form(path)


@both
def test_what_the_file_says_of_its_size_is_not_believed(
    suffix: str, sound: dict[str, bytes], tmp_path: Path
) -> None:
    data = bytearray(with_main(sound[suffix], suffix, b"<a>" + b" " * 9_000_000 + b"</a>"))
    with zipfile.ZipFile(BytesIO(bytes(data))) as file:
        entry = file.getinfo(MAIN[suffix])
    true, small = entry.file_size.to_bytes(4, "little"), (100).to_bytes(4, "little")
    path = put(tmp_path / "skema", bytes(data).replace(true, small))
    with pytest.raises((FormDamaged, FormTooBig)):
        read_form(path)


@both
def test_very_many_tags_are_refused(
    suffix: str, sound: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_input, "MOST_TAGS", 30_000)
    path = put(tmp_path / "skema", sound[suffix])
    assert texts_of(put(tmp_path / "skema", sound[suffix]))
    path = put(path, with_main(sound[suffix], suffix, b"<a>" + b"<b/>" * 30_000 + b"</a>"))
    with pytest.raises(FormTooBig):
        read_form(path)


def test_a_text_all_in_small_bold_pieces_takes_no_time(
    sound: dict[str, bytes], tmp_path: Path
) -> None:
    piece = b"<w:r><w:rPr><w:b/></w:rPr><w:t>**a_</w:t></w:r><w:r><w:t> [x](*_</w:t></w:r>"
    row = (
        b"<w:tr><w:tc><w:p><w:r><w:t>Status - S%d</w:t></w:r></w:p></w:tc><w:tc><w:p>"
        + piece * 1600
        + b"</w:p></w:tc></w:tr>"
    )
    head = b'<w:document xmlns:w="urn:w"><w:body><w:tbl>'
    end = b"</w:tbl></w:body></w:document>"
    rows = b"".join(row % number for number in range(30))
    path = put(tmp_path / "skema", with_main(sound[".docx"], ".docx", head + rows + end))
    with pytest.raises(FormTooBig):
        read_form(path)


def test_very_many_parts_and_very_large_files_are_refused(
    sound: dict[str, bytes], tmp_path: Path
) -> None:
    path = put(tmp_path / "skema.docx", sound[".docx"])
    with zipfile.ZipFile(path, "a") as file:
        for number in range(office_input.MOST_ENTRIES):
            file.writestr(f"word/media/{number}.png", b"")
    with pytest.raises(FormTooBig):
        read_form(path)
    with pytest.raises(FormTooBig):
        read_form(put(path, b"PK" + bytes(office_input.LARGEST_FILE)))


def test_one_long_string_in_very_many_cells_takes_no_time(
    sound: dict[str, bytes], tmp_path: Path
) -> None:
    def swell(name: str, content: bytes) -> bytes:
        if name == "xl/sharedStrings.xml":
            return b"<sst>" + b"<si><t>" + b"ord " * 200_000 + b"</t></si></sst>"
        if name == MAIN[".xlsx"]:
            row = b"<row>" + b'<c t="s"><v>0</v></c>' * 90 + b"</row>"
            return b"<worksheet><sheetData>" + row * 10_000 + b"</sheetData></worksheet>"
        return content

    read_or_refuse(put(tmp_path / "skema.xlsx", repacked(sound[".xlsx"], swell)))
