"""A theme file says how documents look; what could not be printed with is refused at once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.errors import (
    ThemeColourInvalid,
    ThemeContrastTooLow,
    ThemeFontRefused,
    ThemeKeyUnknown,
    ThemeLogoRefused,
    ThemeRefused,
    ThemeSentenceRefused,
    ThemeUnreadable,
    ThemeValueWrong,
)
from kkdesk.paths import resources
from kkdesk.reports.content.fixed_texts import PAPER_TEXTS
from kkdesk.reports.pdf.theme import PAPER, TEXT_CONTRAST, contrast, tint_of
from kkdesk.reports.theme import HOUSE_THEME, frozen
from kkdesk.reports.theme_file import MOST_BYTES, read_theme, thawed_theme
from tests.unit.reports.theme_desk import (
    ALTERNATIVE,
    COLOURS,
    FONTS,
    GREEN,
    LOGO,
    font,
    logo,
    own_theme,
    put_fonts,
    theme_of,
    with_rights,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = resources() / "templates" / "theme.toml"


def test_the_example_is_the_look_of_the_house_and_shows_every_sentence(tmp_path: Path) -> None:
    assert replace(read_theme(EXAMPLE), name="") == HOUSE_THEME
    text = EXAMPLE.read_text(encoding="utf-8")
    start = text.index("[sentences]")
    lines = [line.removeprefix("# ") for line in text[start:].splitlines() if " = " in line]
    theme = theme_of(tmp_path, "[sentences]", *lines)
    assert theme.own_sentences() == PAPER_TEXTS


def test_what_a_file_says_is_read(tmp_path: Path) -> None:
    theme = own_theme(tmp_path)
    assert theme.colours.main == GREEN
    assert theme.logo is not None
    assert (theme.logo.width, theme.logo.height, theme.logo.alternative) == (120, 40, ALTERNATIVE)
    assert theme.typeface is not None
    assert theme.typeface.family == "Roboto"
    assert theme.missing == ()


@pytest.mark.parametrize("written", ["memo.kicker", '"memo.kicker"'])
def test_a_sentence_may_be_named_with_or_without_quotes(tmp_path: Path, written: str) -> None:
    theme = theme_of(tmp_path, "[sentences]", f'{written} = "Sagsnotat"')
    assert theme.own_sentences() == {"memo.kicker": "Sagsnotat"}


REFUSED: dict[str, tuple[str, type[ThemeRefused], str]] = {
    "no TOML": ("[colours", ThemeUnreadable, "ikke gyldig TOML"),
    "too large": ("#" * (MOST_BYTES + 1), ThemeUnreadable, "større end"),
    "unknown part": ('[farver]\nmain = "#000000"', ThemeKeyUnknown, "farver.main"),
    "unknown key": ('[colours]\nmian = "#000000"', ThemeKeyUnknown, "colours.mian"),
    "unknown sentence": ('[sentences]\n"memo.x" = "y"', ThemeKeyUnknown, "sentences.memo.x"),
    "a part as a value": ('colours = "#000000"', ThemeKeyUnknown, "colours"),
    "a number": ("[colours]\nmain = 7", ThemeValueWrong, "anførselstegn"),
    "a long name": (f'name = "{"n" * 201}"', ThemeValueWrong, "for lang"),
    "a word": ('[colours]\nmain = "blå"', ThemeColourInvalid, "«blå»"),
    "three digits": ('[colours]\ntext = "#123"', ThemeColourInvalid, "#123"),
    "a line more": ('[colours]\ntext = "#123456\\n"', ThemeColourInvalid, "#123456"),
    "pale text": ('[colours]\nquiet = "#888888"', ThemeContrastTooLow, "3,54"),
    "pale main": ('[colours]\nmain = "#ffcc00"', ThemeContrastTooLow, "colours.main"),
    "no logo file": ('[logo]\nalternative = "x"', ThemeValueWrong, "logo.file"),
    "no words": ('[logo]\nfile = "logo.png"', ThemeValueWrong, "læses op"),
    "blank words": ('[logo]\nfile = "logo.png"\nalternative = " "', ThemeValueWrong, "læses op"),
    "a brace": ('[sentences]\n"memo.lead" = "Om {emne"', ThemeSentenceRefused, "tuborgklamme"),
    "a field": ('[sentences]\n"memo.lead" = "{pris}"', ThemeSentenceRefused, "{pris}"),
    "no sentence": ('[sentences]\n"memo.kicker" = " "', ThemeSentenceRefused, "tom"),
    "long": (f'[sentences]\n"memo.kicker" = "{"x" * 601}"', ThemeSentenceRefused, "lang"),
    "both": ('[fonts]\nfamily = "A"\nregular = "a.ttf"', ThemeValueWrong, "fonts.family"),
    "no regular": ('[fonts]\nbold = "a.ttf"', ThemeValueWrong, "fonts.regular"),
    "no font": ('[fonts]\nregular = "a.ttf"', ThemeFontRefused, "kan ikke læses"),
    "font outside": ('[fonts]\nregular = "../a.ttf"', ThemeFontRefused, "uden for"),
}


@pytest.mark.parametrize(("text", "kind", "words"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_could_not_be_printed_with_is_refused(
    tmp_path: Path, text: str, kind: type[ThemeRefused], words: str
) -> None:
    logo(tmp_path / "logo.png")
    with pytest.raises(kind) as refused:
        theme_of(tmp_path, text)
    assert words in refused.value.message("da")
    assert "tema.toml" in refused.value.message("en")


def test_a_file_that_is_gone_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ThemeUnreadable, match="does not exist"):
        read_theme(tmp_path / "væk.toml")
    with pytest.raises(ThemeUnreadable, match="no access"):
        read_theme(tmp_path)
    path = tmp_path / "t.toml"
    path.write_bytes(b'name = "\xe5"')
    with pytest.raises(ThemeUnreadable, match="no UTF-8"):
        read_theme(path)


def pictures(folder: Path) -> dict[str, str]:
    (folder / "ord.png").write_text("ord", encoding="utf-8")
    logo(folder / "stor.png", (3001, 2))
    whole = logo(folder / "logo.png").read_bytes()
    (folder / "halv.png").write_bytes(whole[: len(whole) // 2])
    (folder / "tung.png").write_bytes(whole + b"\0" * 1_000_000)
    (folder / "fil.gif").write_bytes(b"GIF89a" + whole)
    (folder / "ude.png").symlink_to("/etc/hostname")
    return {
        "ord.png": "neither PNG nor JPEG",
        "fil.gif": "neither PNG nor JPEG",
        "stor.png": "3000 pixels",
        "halv.png": "damaged",
        "tung.png": "1 MB",
        "væk.png": "cannot be read",
        "../logo.png": "outside",
        "/etc/hostname": "outside",
        "ude.png": "outside",
    }


def test_a_logo_that_is_no_sound_picture_beside_the_file_is_refused(tmp_path: Path) -> None:
    for name, words in pictures(tmp_path).items():
        with pytest.raises(ThemeLogoRefused, match=re.escape(words)):
            theme_of(tmp_path, f'[logo]\nfile = "{name}"\nalternative = "x"')


def test_a_logo_keeps_its_pixels_and_nothing_else(tmp_path: Path) -> None:
    path = logo(tmp_path / "logo.png")
    path.write_bytes(path.read_bytes() + b"<script>skjult</script>")
    theme = theme_of(tmp_path, LOGO)
    assert theme.logo is not None
    assert b"skjult" not in theme.logo.png
    logo(path, kind="JPEG")
    assert theme_of(tmp_path, LOGO).logo != theme.logo


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_font_that_must_not_be_embedded_is_refused(tmp_path: Path, rights: int) -> None:
    (tmp_path / "lukket.ttf").write_bytes(with_rights(font(), rights))
    with pytest.raises(ThemeFontRefused, match="licence"):
        theme_of(tmp_path, '[fonts]\nregular = "lukket.ttf"')


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_be_embedded_is_used(tmp_path: Path, rights: int) -> None:
    (tmp_path / "fri.ttf").write_bytes(with_rights(font(), rights))
    theme = theme_of(tmp_path, '[fonts]\nregular = "fri.ttf"')
    assert theme.typeface is not None
    assert len(set(theme.typeface.files)) == 1, "one file serves for all styles"


def test_a_file_that_is_no_true_type_is_refused(tmp_path: Path) -> None:
    whole = font()
    contents = (b"OTTO" + whole[4:], whole[:2000], b"\0\1\0\0", b"ikke en skrifttype")
    for content in contents:
        (tmp_path / "a.ttf").write_bytes(content)
        with pytest.raises(ThemeFontRefused):
            theme_of(tmp_path, '[fonts]\nregular = "a.ttf"')


def test_a_family_is_found_on_the_machine(tmp_path: Path) -> None:
    path = write(tmp_path, '[fonts]\nfamily = "roboto"')
    theme = read_theme(path, (FONTS,))
    assert theme.typeface is not None
    names = ("Roboto-Regular", "Roboto-Bold", "Roboto-Italic", "Roboto-BoldItalic")
    assert theme.typeface.files == tuple(font(f"{name}.ttf") for name in names)
    assert theme.missing == ()


def test_a_family_that_is_not_there_is_named_and_nothing_else_changes(tmp_path: Path) -> None:
    theme = theme_of(tmp_path, COLOURS, '[fonts]\nfamily = "KBH Tekst"')
    assert theme.typeface is None
    assert theme.missing == ("KBH Tekst",)
    assert theme.colours.main == GREEN


def test_styles_that_a_family_lacks_are_named(tmp_path: Path) -> None:
    (tmp_path / "r.ttf").write_bytes(font())
    theme = read_theme(write(tmp_path, '[fonts]\nfamily = "Roboto"'), (tmp_path,))
    assert theme.missing == ("Roboto bold", "Roboto italic", "Roboto bold italic")


def test_a_damaged_font_of_another_family_disturbs_nobody(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"\0\1\0\0\xff\xff" + b"\xff" * 40)
    (tmp_path / "y.ttf").write_bytes(font()[:500])
    theme = read_theme(write(tmp_path, '[fonts]\nfamily = "Roboto"'), (tmp_path,))
    assert theme.missing == ("Roboto",)


def test_a_frozen_look_comes_back_as_it_was(tmp_path: Path) -> None:
    theme = own_theme(tmp_path)
    kept = frozen(theme)
    assert thawed_theme(kept, ()) == theme
    for name in ("Roboto-Bold.ttf", "logo.png", "tema.toml"):
        (tmp_path / name).unlink()
    again = thawed_theme(kept, ())
    assert (again.colours, again.logo, again.typeface) == (theme.colours, theme.logo, None)
    assert any(one.endswith("Roboto-Bold.ttf") for one in again.missing)


def test_without_a_theme_the_look_is_the_house_s() -> None:
    assert thawed_theme("") == thawed_theme(frozen(HOUSE_THEME)) == HOUSE_THEME


@given(main=st.integers(0, 0xFFFFFF), text=st.integers(0, 0xFFFFFF))
def test_every_accepted_pair_of_colours_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, main: int, text: int
) -> None:
    folder = tmp_path_factory.mktemp("tema")
    try:
        theme = theme_of(folder, f'[colours]\nmain = "#{main:06x}"\ntext = "#{text:06x}"')
    except ThemeContrastTooLow:
        return
    grounds = (PAPER, tint_of(theme.colours.main))
    shown = (theme.colours.main, theme.colours.text, theme.colours.quiet)
    assert min(contrast(one, ground) for one in shown for ground in grounds) >= TEXT_CONTRAST


def test_fonts_beside_the_file_are_read(tmp_path: Path) -> None:
    theme = theme_of(tmp_path, put_fonts(tmp_path))
    assert theme.typeface is not None
    assert len(set(theme.typeface.files)) == 4
