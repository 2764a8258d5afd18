"""The guide as a web page and as pages: accessible, whole, and needing nothing from elsewhere."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import page
import pdfua
import pikepdf
import pytest

from kkdesk import paths
from kkdesk.domain.guide import Picture, blocks_within
from kkdesk.errors import FormatImpossible, GuideMissing, OutputNotWritable
from kkdesk.reports.html.guide import DARK, LIGHT
from kkdesk.reports.verify import folded, reading_order, verify_pdf
from kkdesk.services.guide import guide_document, load_guide, picture_file, write_guide
from kkdesk.ui.tokens import contrast

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.errors import Lang

NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
LANGUAGES: tuple[Lang, ...] = ("da", "en")
HEADINGS = {"h1", "h2", "h3", "h4", "h5"}
DATA = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The guide in both languages and both forms."""
    folder = tmp_path_factory.mktemp("guide")
    files = {
        f"{lang}{suffix}": folder / f"{lang}{suffix}"
        for lang in LANGUAGES
        for suffix in (".html", ".pdf")
    }
    for name, path in files.items():
        write_guide("da" if name.startswith("da") else "en", path, NOW)
    return files


@cache
def tree(path: Path) -> ET.Element:
    """The page, which must be well-formed."""
    text = path.read_text(encoding="utf-8").removeprefix("<!DOCTYPE html>\n")
    return ET.fromstring(text)  # noqa: S314 -- our own file


def pictures(lang: Lang) -> list[Picture]:
    return [
        block
        for _, section in load_guide(lang).places.values()
        for block in blocks_within(section.blocks)
        if isinstance(block, Picture)
    ]


# -- the web page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_its_language_and_title_and_can_be_skipped_through(
    written: dict[str, Path], lang: Lang
) -> None:
    root = tree(written[f"{lang}.html"])
    assert root.get("lang") == ("da" if lang == "da" else "en-GB")
    assert (root.findtext("head/title") or "").endswith("kkdesk")
    skip = root.find("body/a")
    assert skip is not None
    assert skip.get("href") == "#text"
    assert root.find(".//main[@id='text']") is not None
    nav = root.find(".//nav")
    assert nav is not None
    assert nav.get("aria-labelledby") == "contents"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headings_of_the_page_skip_no_level(written: dict[str, Path], lang: Lang) -> None:
    levels = [
        int(one.tag[1]) for one in tree(written[f"{lang}.html"]).iter() if one.tag in HEADINGS
    ]
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_of_the_page_leads_to_a_place_on_it(
    written: dict[str, Path], lang: Lang
) -> None:
    root = tree(written[f"{lang}.html"])
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(set(ids)) == len(ids)
    assert set(load_guide(lang).places) <= set(ids)
    links = [one.get("href", "") for one in root.iter("a")]
    assert len(links) > len(load_guide(lang).chapters)
    assert [one for one in links if one.removeprefix("#") not in ids] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_every_picture_with_its_words_and_fetches_nothing(
    written: dict[str, Path], lang: Lang
) -> None:
    root = tree(written[f"{lang}.html"])
    shown = list(root.iter("img"))
    assert [one.get("alt") for one in shown] == [one.alternative for one in pictures(lang)]
    assert all(DATA.fullmatch(one.get("src", "")) for one in shown)
    assert list(root.iter("script")) == []
    rest = DATA.sub("", written[f"{lang}.html"].read_text(encoding="utf-8"))
    assert re.findall(r"https?:|url\(|@import|\bsrc=\"(?!\")|<link|<iframe", rest) == []
    policy = root.find(".//meta[@http-equiv]")
    assert policy is not None
    assert policy.get("content", "").startswith("default-src 'none'")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_of_the_page_name_their_columns(written: dict[str, Path], lang: Lang) -> None:
    tables = list(tree(written[f"{lang}.html"]).iter("table"))
    assert tables
    for table in tables:
        heads = table.findall("thead/tr/th")
        assert heads
        assert all("".join(one.itertext()).strip() for one in heads)
        assert all(one.get("scope") == "col" for one in heads)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_of_the_page_stand_out_in_both_schemes(colours: dict[str, str]) -> None:
    for ground in ("ground", "tint", "warning-ground"):
        for ink in ("text", "link", "strong"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast(colours["quiet"], colours["ground"]) >= 4.5
    for shape in ("focus", "warning"):
        assert contrast(colours[shape], colours["ground"]) >= 3


def test_the_page_is_the_same_each_time(written: dict[str, Path], tmp_path: Path) -> None:
    write_guide("da", tmp_path / "again.html", datetime.now(UTC))
    assert (tmp_path / "again.html").read_bytes() == written["da.html"].read_bytes()


# -- the pages


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_are_accessible_and_read_aloud_in_order(
    written: dict[str, Path], lang: Lang
) -> None:
    path = written[f"{lang}.pdf"]
    strict = page.validate_pdf(str(path), profile="ua1")
    assert [(one.rule_id, one.message) for one in strict.failures] == []
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(path)).findings] == []
    report = verify_pdf(path, forbidden=(), document=guide_document(lang, NOW))
    assert report.findings == []
    order = folded(" ".join(reading_order(path)))
    place = 0
    for one in pictures(lang):
        place = order.index(folded(one.alternative), place)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_and_bookmarks_lead_through_the_pages(written: dict[str, Path], lang: Lang) -> None:
    guide = load_guide(lang)
    with pikepdf.open(written[f"{lang}.pdf"]) as pdf:
        links = [
            note for one in pdf.pages for note in one.obj.get("/Annots", []) if "/Dest" in note
        ]
        with pdf.open_outline() as outline:
            (whole,) = outline.root
            parts = [one.title for one in whole.children]
            chapters = [one.title for part in whole.children for one in part.children]
        kept = pdf.pages[0].Resources.XObject  # which all pages share
        shown = {kept[name].objgen for name in kept.keys()}  # noqa: SIM118 - no Python dict
        assert str(pdf.Root.Lang) == ("da-DK" if lang == "da" else "en-GB")
    assert parts == [one.title for one in guide.parts]
    assert chapters == [one.title for one in guide.chapters]
    assert len(links) > len(guide.places)
    files = {picture_file(lang, one.name).read_bytes() for one in pictures(lang)}
    assert len(shown) == len(files)


# -- what cannot be


def test_other_kinds_of_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatImpossible):
        write_guide("da", tmp_path / "guide.docx", NOW)
    with pytest.raises(OutputNotWritable):
        write_guide("da", tmp_path / "no" / "guide.html", NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_guide_that_is_not_whole_is_told_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(GuideMissing):
        load_guide("da", tmp_path)
    (tmp_path / "da").mkdir()
    order = '[[part]]\nda = "A"\nen = "A"\nchapters = ["x"]\n'
    (tmp_path / "chapters.toml").write_text(order, encoding="utf-8")
    (tmp_path / "da" / "x.md").write_text("# X\n\n![Y z](pictures/y.png)\n", encoding="utf-8")
    assert load_guide("da", tmp_path).topics() == ("x",)
    with pytest.raises(GuideMissing, match=r"y\.png"):
        write_guide("da", tmp_path / "out.html", NOW, tmp_path)
    monkeypatch.setattr(paths, "guide", lambda: tmp_path / "nowhere")
    load_guide.cache_clear()
    with pytest.raises(GuideMissing):
        load_guide("da")
    load_guide.cache_clear()
