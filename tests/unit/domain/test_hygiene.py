from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.domain.hygiene import (
    Finding,
    FindingKind,
    apply_suggestions,
    check_text,
    clean_typed,
)

UNTIMED = settings(deadline=None)  # a busy machine is no failure


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("ęėę5", "2025"),
        ("ĘĘė borgere", "110 borgere"),
        ("2024ǃęėĚė", "2024–2030"),
        ("Ǆ Øge tilfredsheden", "- Øge tilfredsheden"),
        ("\uf0b7\tPunkt", "- Punkt"),
        ("til\u00adgængelighed", "tilgængelighed"),
        ("en\u200bkelt", "enkelt"),
        ("ord\tord", "ord ord"),
        ("ringe\x07", "ringe"),
    ],
)
def test_look_alikes_and_stray_characters_are_found_with_what_was_meant(
    garbled: str, meant: str
) -> None:
    assert apply_suggestions(garbled, check_text(garbled)) == meant


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("ę5", Finding(0, "ę", FindingKind.LOOK_ALIKE, "2")),
        ("Wałęsa", Finding(3, "ę", FindingKind.LOOK_ALIKE, None)),
        ("a\u00adb", Finding(1, "\u00ad", FindingKind.SOFT_HYPHEN, "")),
        ("\ue123", Finding(0, "\ue123", FindingKind.PRIVATE_USE, None)),
        ("ordene\n-\nfortsat", Finding(7, "-", FindingKind.LONE_HYPHEN, "")),
        ("a\u030aben", Finding(1, "\u030a", FindingKind.DECOMPOSED, None)),
        ("мål", Finding(0, "м", FindingKind.OUTSIDE, None)),
    ],
)
def test_each_doubtful_character_is_reported_where_it_stands(text: str, finding: Finding) -> None:
    assert finding in check_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Beskæftigelses- og Integrationsforvaltningen, bo- og dagtilbud",
        "»Sammen« – 2024–2030: 71 % (§ 107), 1.014 kr. … “ja” ½",
        "- punkt\n- punkt\n\nCafé, Müller, François",
        "",
    ],
)
def test_ordinary_danish_text_has_no_findings(text: str) -> None:
    assert check_text(text) == []


def test_typed_text_keeps_its_lines_and_loses_what_cannot_be_seen() -> None:
    assert clean_typed("a\u030a\r\nb\rc\td\x00e\u00adf\u202eg\ud800") == "å\nb\nc defg"


@UNTIMED
@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_typed(text)
    assert clean_typed(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@UNTIMED
@given(st.text(max_size=80))
def test_findings_stand_in_order_at_the_characters_they_name(text: str) -> None:
    findings = check_text(text)
    assert [f.position for f in findings] == sorted(f.position for f in findings)
    assert all(text[f.position] == f.character for f in findings)
