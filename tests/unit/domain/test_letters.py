"""Letters as they are pasted: each word in one part, in order; suggestions that fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.domain.letters import (
    Part,
    PartRole,
    Topic,
    find_topic,
    merge_parts,
    split_letter,
    split_part,
    suggest_kind,
)
from kkdesk.domain.vocabulary import RemarkKind

UNTIMED = settings(deadline=None)  # a busy machine is no failure

TOPICS = (
    Topic("o1", 1, ("Tillid mellem borgere og kommune skal vokse", "Mere tillid")),
    Topic("o2", 2, ("Det skal være lettere at få hjælp, når livet ændrer sig", "Lettere hjælp")),
)

COLUMN = """Til Socialforvaltningen

Rådets svar på høringen om status for politik-
ken i perioden

Rådet siger tak for det fine materiale og støt-
ter politikken i det hele.

Om indholdet
Rådet har følgende bemærkninger til de en-
kelte mål.

Mere tillid
Rådet mener, at Beskæftigelses-
og Integrationsforvaltningen bør spørge borger-
ne.

Derudover er rådet bekymret for ventetiden i
sagerne.

Det skal være lettere at få hjælp, når livet
ændrer sig
Rådet peger på følgende forhold:
• Forældre mangler et sted at ringe
  hen.
• Kan siderne læses op?

Med venlig hilsen
Formanden
26. september 2025
"""


def kept(letter: str) -> list[str]:
    return [part.text for part in split_letter(letter, TOPICS).parts if part.kept]


def said(letter: str) -> str:
    """Return the letters and figures of all parts but page numbers, in order."""
    parts = split_letter(letter, TOPICS).parts
    return "".join(
        c for part in parts if part.role is not PartRole.PAGE for c in part.text if c.isalnum()
    )


def test_a_letter_in_a_narrow_column_becomes_its_paragraphs_and_items() -> None:
    assert kept(COLUMN) == [
        "Rådet siger tak for det fine materiale og støtter politikken i det hele.",
        "Rådet mener, at Beskæftigelses- og Integrationsforvaltningen bør spørge borgerne.",
        "Derudover er rådet bekymret for ventetiden i sagerne.",
        "Rådet peger på følgende forhold:",
        "Forældre mangler et sted at ringe hen.",
        "Kan siderne læses op?",
    ]


def test_parts_under_a_long_or_short_title_belong_to_its_objective() -> None:
    parts = [part for part in split_letter(COLUMN, TOPICS).parts if part.kept]
    assert [part.objective for part in parts] == ["", "o1", "o1", "o2", "o2", "o2"]
    assert [part.child for part in parts] == [False, False, False, False, True, True]
    assert [part.kind for part in parts] == [
        RemarkKind.PRAISE,
        RemarkKind.REQUEST,
        RemarkKind.CRITICISM,
        RemarkKind.REQUEST,
        RemarkKind.CRITICISM,
        RemarkKind.QUESTION,
    ]


def test_greeting_headings_and_signature_are_proposed_as_no_remarks() -> None:
    roles = [(part.role, part.text) for part in split_letter(COLUMN, TOPICS).parts if not part.kept]
    assert roles == [
        (PartRole.GREETING, "Til Socialforvaltningen"),
        (PartRole.HEADING, "Rådets svar på høringen om status for politikken i perioden"),
        (PartRole.HEADING, "Om indholdet"),
        (PartRole.GREETING, "Rådet har følgende bemærkninger til de enkelte mål."),
        (PartRole.HEADING, "Mere tillid"),
        (PartRole.HEADING, "Det skal være lettere at få hjælp, når livet ændrer sig"),
        (PartRole.SIGNATURE, "Med venlig hilsen"),
        (PartRole.SIGNATURE, "Formanden"),
        (PartRole.SIGNATURE, "26. september 2025"),
    ]


def test_a_letter_of_the_councils_build_gives_thirteen_and_three_general() -> None:
    """Structure of the year's letter: three general, then 2, 2, 3, 3, 1 and 2 by objective."""
    topics = [Topic(str(n), n, (f"Målet nummer {word}",)) for n, word in enumerate("abcdef", 1)]
    blocks = ["Til Forvaltningen", "Rådet siger tak.", "Rådet ønsker tal.", "Rådet vil have penge."]
    for topic, count in zip(topics, (2, 2, 3, 3, 1, 2), strict=True):
        remarks = [f"Rådet har sit punkt {n} om mål {topic.key} at nævne." for n in range(count)]
        blocks += [f"{topic.titles[0]}\n{remarks[0]}", *remarks[1:]]
    blocks.append("På vegne af rådet")
    parts = [p for p in split_letter("\n\n".join(blocks), topics).parts if p.kept]
    assert [p.objective for p in parts] == ["", "", "", *"1122333444566"]


def test_a_word_text_has_a_paragraph_a_line() -> None:
    long = "Rådet vil gerne pege på, at der er lang vej endnu, og at der skal ske noget mere " * 2
    letter = f"Mere tillid\r\n{long.strip()}.\r\nEndnu et punkt fra rådet, som er helt kort.\r\n"
    assert kept(letter) == [f"{long.strip()}.", "Endnu et punkt fra rådet, som er helt kort."]


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("Til\u00adgæn\u00adgelighed er vigtig.", "Tilgængelighed er vigtig."),
        ("Kommu\u00ad\nnen skal handle.", "Kommunen skal handle."),
        ("Det sker i BIF-\nregi i år.", "Det sker i BIF-regi i år."),
        ("\uf0b7\tDer mangler ramper.", "Der mangler ramper."),
        ("\uf098 Der mangler ramper.", "Der mangler ramper."),
        ("\uf0b7\r\nDer mangler ramper.", "Der mangler ramper."),
        ("Der\u00a0mangler\tramper.\r\n", "Der mangler ramper."),
        ("> > Der mangler\n> ramper.", "Der mangler ramper."),
        ("Vi vil prio\n\n-\n\nritere ramper.", "Vi vil prioritere ramper."),
        ("Vi vil prio-\nritere ramper.", "Vi vil prioritere ramper."),
        ("Sundheds-\nog Omsorgsforvaltningen svarer.", "Sundheds- og Omsorgsforvaltningen svarer."),
        ("Planen for 2023-\n2026 gælder.", "Planen for 2023-2026 gælder."),
        ("Et bruger-råd er et bruger-\nråd.", "Et bruger-råd er et bruger-råd."),
        ("Der mangler\x07 ramper.", "Der mangler ramper."),
    ],
)
def test_what_copying_put_into_a_letter_is_taken_out(pasted: str, meant: str) -> None:
    assert kept(pasted) == [meant]


def test_a_page_number_inside_a_sentence_does_not_cut_it() -> None:
    letter = "Rådet mener, at der er\n12\nbrug for ramper.\n\nSide 3 af 4\n\nDet haster i år."
    parts = split_letter(letter).parts
    assert [(part.role, part.text) for part in parts] == [
        (PartRole.REMARK, "Rådet mener, at der er brug for ramper."),
        (PartRole.PAGE, "12"),
        (PartRole.PAGE, "Side 3 af 4"),
        (PartRole.REMARK, "Det haster i år."),
    ]


@pytest.mark.parametrize("nothing", ["", "   ", "\n\t\u00a0\r\n", "\u00ad\u200b", "-\n-\n"])
def test_a_letter_of_spaces_and_marks_has_no_parts(nothing: str) -> None:
    assert split_letter(nothing).parts == ()


def test_a_hundred_pages_are_split() -> None:
    page = "\n\n".join(f"Rådet har sit punkt {n} at nævne her." for n in range(20))
    found = split_letter("\f".join(f"{page}\n{n}\n" for n in range(1, 101)))
    assert sum(part.kept for part in found.parts) == 2000


@pytest.mark.parametrize("mark", ["\f", "\u2028", "\u2029"])
def test_a_new_page_or_paragraph_starts_a_part_unless_a_sentence_runs_on(mark: str) -> None:
    def kept(letter: str) -> list[str]:
        return [part.text for part in split_letter(letter).parts if part.kept]

    assert kept(f"Rådet savner hjælp.{mark}Rådet roser holdene.") == [
        "Rådet savner hjælp.",
        "Rådet roser holdene.",
    ]
    assert kept(f"Rådet savner hjælp{mark}til de unge.") == ["Rådet savner hjælp til de unge."]


def test_foreign_characters_are_told() -> None:
    assert split_letter("Rådet skriver ęėę5 og Ж.").doubtful == ("ę", "ė", "Ж")


WORD = st.text("abcdeæøåABÆ123", min_size=1, max_size=9)
MARKS = st.sampled_from([" ", "\n", "\n\n", "\r\n", ".\n", ":\n• ", "-\n", "\t", "\u00a0", ", "])
LETTERS = st.lists(st.tuples(WORD, MARKS), max_size=60).map(
    lambda pairs: "".join(word + mark for word, mark in pairs)
)


@UNTIMED
@given(LETTERS)
def test_every_word_is_in_one_part_in_its_order(letter: str) -> None:
    whole = [part.text for part in split_letter(letter, TOPICS).parts]
    figures = sorted(c for text in whole for c in text if c.isalnum())
    assert figures == sorted(c for c in letter if c.isalnum())
    if not any(p.role is PartRole.PAGE for p in split_letter(letter, TOPICS).parts):
        assert said(letter) == "".join(c for c in letter if c.isalnum())


@UNTIMED
@given(st.text(max_size=300))
def test_no_text_at_all_breaks_the_splitting(letter: str) -> None:
    assert all(part.text.strip() for part in split_letter(letter, TOPICS).parts)


@UNTIMED
@given(st.data(), LETTERS)
def test_merging_a_split_part_gives_its_words_back(data: st.DataObject, letter: str) -> None:
    parts = split_letter(letter).parts
    if not parts:
        return
    place = data.draw(st.integers(0, len(parts) - 1))
    at = data.draw(st.integers(0, len(parts[place].text)))
    cut = split_part(parts, place, at)
    back = merge_parts(cut, place) if len(cut) > len(parts) else cut
    assert [p.text.split() for p in back] == [p.text.split() for p in parts] or (
        "".join(back[place].text.split()) == "".join(parts[place].text.split())
    )


def test_parts_at_the_end_have_nothing_to_merge_with() -> None:
    parts = (Part("a"), Part("b"))
    assert merge_parts(parts, 1) == parts
    assert merge_parts(parts, -1) == parts


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("1. Mere tillid", "o1"),
        ("MERE TILLID", "o1"),
        ("Målsætning 2: Lettere hjælp", "o2"),
        ("Det skal være lettere at få hjælp når livet ændre sig", "o2"),
        ("Økonomi", ""),
        ("2.", ""),
    ],
)
def test_a_heading_finds_its_objective_by_title(heading: str, key: str) -> None:
    found = find_topic(heading, TOPICS)
    assert (found.key if found else "") == key


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Hvornår åbner stedet?", RemarkKind.QUESTION),
        ("Rådet foreslår et udvalg.", RemarkKind.PROPOSAL),
        ("Rådet opfordrer til mere.", RemarkKind.REQUEST),
        ("Der mangler støtte.", RemarkKind.CRITICISM),
        ("Det er positivt.", RemarkKind.PRAISE),
        ("Rådet noterer sig planen.", RemarkKind.REQUEST),
    ],
)
def test_words_suggest_a_kind(words: str, kind: RemarkKind) -> None:
    assert suggest_kind(words) is kind
