"""Reading the guide's form, refusing what it does not allow, and searching what was read."""

from __future__ import annotations

import re

import pytest

from kkdesk.domain.guide import (
    Caution,
    Entry,
    Grid,
    Listing,
    Picture,
    Prose,
    Typed,
    Words,
    blocks_within,
    lines_of,
    plain,
)
from kkdesk.domain.guide_html import blocks_html
from kkdesk.domain.guide_reading import GuideFault, read_chapter, read_guide
from kkdesk.domain.guide_search import search_guide

CHAPTER = """# Frister

Se **Filer → Åbn database …**, *ikke* `kkdesk.sqlite`,
og [datoer](dates.md#dates-possible) eller [her](#due-more).

## <a id="due-more"></a>Mere om frister

> Pas på.

2. Åbn siden.

   ![Siden](pictures/page.png)
3. Vælg.
   - et punkt

| Ord | Betydning |
|---|---|
| sikker | **Ja** |

### Uden emne

```
kkdesk deadlines
```
"""
ORDER = """
[[part]]
da = "Først"
en = "First"
chapters = ["due", "other"]
"""
TEXTS = {
    "due": CHAPTER,
    "other": (
        "# Børn og planer\n\nHvert barns handleplan har en indsats.\n\n"
        "## <a id='x'></a>Tom\n".replace("'x'", '"other-x"')
        + f"\n{'Lang tale om alt muligt. ' * 12}Her står konflikter. {'Mere tale. ' * 20}\n"
    ),
}


def test_a_chapter_is_read_into_sections_with_topics_and_blocks() -> None:
    first, more, rest = read_chapter("due", CHAPTER).sections
    assert (first.title, first.level, first.topic, first.anchor) == ("Frister", 1, "due", "due")
    assert (more.level, more.topic, rest.level, rest.topic) == (2, "due-more", 3, "")
    assert rest.anchor not in ("", "due", "due-more")
    (prose,) = first.blocks
    assert isinstance(prose, Prose)
    assert Words("Filer → Åbn database …", screen=True) in prose.words
    assert Words("ikke", stress=True) in prose.words
    assert Words("kkdesk.sqlite", typed=True) in prose.words
    assert Words("datoer", topic="dates-possible") in prose.words
    assert Words("her", topic="due-more") in prose.words
    assert "kkdesk.sqlite, og" in plain(prose.words)
    caution, steps, grid = more.blocks
    assert caution == Caution((Prose((Words("Pas på."),)),))
    assert isinstance(steps, Listing)
    assert steps.start == 2
    assert steps.entries[0].blocks[1] == Picture("page", "Siden")
    inner = Listing((Entry((Prose((Words("et punkt"),)),)),))
    assert steps.entries[1].blocks[1] == inner
    assert isinstance(grid, Grid)
    assert [plain(line) for line in grid.header] == ["Ord", "Betydning"]
    assert grid.rows[0][1] == (Words("Ja", screen=True),)
    assert rest.blocks == (Typed("kkdesk deadlines"),)
    assert Picture("page", "Siden") in blocks_within(more.blocks)
    assert "Siden" in {plain(line) for line in lines_of(more.blocks)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ingen titel.", "due: no title"),
        ("Først.\n\n# Titel", "due.md:1: something stands before the title"),
        ("## For dybt", "one # title"),
        ("# Titel\n\n# En til", "due.md:3: one # title"),
        ("# Titel\n\n#### For dybt", "one # title"),
        ('# <a id="andet"></a>Titel', "own topic"),
        ('# Titel\n\n## <a id="plan-x"></a>Andet', "does not begin with due-"),
        ("# Titel\n\n## <b>Fed</b>", "no HTML but the topics"),
        ("# Titel\n\nMed <b>HTML</b>.", "no html_inline in a line"),
        ("# Titel\n\n<div>\n</div>", "no html_block"),
        ("# Titel\n\n***", "no hr"),
        ("# Titel\n\n    kode", "no code_block"),
        ("# Titel\n\n[ud](https://example.dk)", "not to https"),
        ("# Titel\n\n[ud](../README.md)", "not to .."),
        ("# Titel\n\nOrd ![Siden](pictures/page.png)", "paragraph of its own"),
        ("# Titel\n\n![](pictures/page.png)", "says what it shows"),
        ("# Titel\n\n![Siden](/etc/page.png)", "pictures/NAME.png"),
        ("# Titel\n\n![Siden](pictures/../page.png)", "pictures/NAME.png"),
        ("# Titel\n\nSlut  \nlinje", "no hardbreak"),
        ("#\n", "without words"),
    ],
)
def test_what_the_form_does_not_allow_is_refused_with_its_line(text: str, told: str) -> None:
    with pytest.raises(GuideFault, match=re.escape(told)):
        read_chapter("due", text)


def test_a_topic_is_used_once() -> None:
    twice = CHAPTER.replace("### Uden emne", '### <a id="due-more"></a>Igen')
    with pytest.raises(GuideFault, match="due-more"):
        read_guide("da", ORDER, lambda key: twice if key == "due" else TEXTS[key])


def test_the_parts_are_named_in_the_language_and_places_are_found() -> None:
    guide = read_guide("en", ORDER, TEXTS.__getitem__)
    assert [part.title for part in guide.parts] == ["First"]
    assert guide.topics() == ("due", "due-more", "other", "other-x")
    chapter, section = guide.places["due-more"]
    assert (chapter.key, section.title) == ("due", "Mere om frister")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("fristen", ["due", "due-more"]),
        ("barn", ["other"]),
        ("børnenes", ["other"]),
        ("planer", ["other"]),
        ("konflikt", ["other-x"]),
        ("sikker mere", ["due-more"]),
        ("findes ikke", []),
        ("", []),
        ("?", []),
    ],
)
def test_every_word_must_be_found_in_some_form(typed: str, found: list[str]) -> None:
    guide = read_guide("da", ORDER, TEXTS.__getitem__)
    assert [hit.section.anchor for hit in search_guide(guide, typed)] == found


def test_a_hit_shows_the_line_where_the_word_is() -> None:
    guide = read_guide("da", ORDER, TEXTS.__getitem__)
    (hit,) = search_guide(guide, "konflikterne")
    assert "konflikter" in hit.line
    assert hit.line.startswith("… ")
    assert hit.line.endswith(" …")
    assert len(hit.line) < 130


def test_english_words_are_found_in_their_forms_too() -> None:
    texts = {"due": "# Copies\n\nA copy is kept.\n", "other": "# Deciding\n\nYou decided.\n"}
    guide = read_guide("en", ORDER, texts.__getitem__)
    assert [hit.section.anchor for hit in search_guide(guide, "copies")] == ["due"]
    assert [hit.section.anchor for hit in search_guide(guide, "decide")] == ["other"]


class PlainDress:
    """The simplest looks."""

    def address(self, topic: str) -> str:
        return f"#{topic}"

    def picture(self, shown: Picture) -> str:
        return f"[{shown.name}]"

    def caution(self, inner: str) -> str:
        return f"<aside>{inner}</aside>"

    def grid(self, head: str, body: str) -> str:
        return f"<table>{head}{body}</table>"


def test_no_text_of_the_guide_becomes_markup() -> None:
    text = '# T\n\nSkriv `<b onclick="x">` & \\<i>, **a<b** og [l](plan.md).\n\n1. *x*\n'
    made = blocks_html(read_chapter("due", text).sections[0].blocks, PlainDress())
    assert made == (
        "<p>Skriv <code>&lt;b onclick=&quot;x&quot;&gt;</code> &amp; &lt;i&gt;, "
        '<b>a&lt;b</b> og <a href="#plan">l</a>.</p>\n<ol><li><em>x</em></li></ol>'
    )
