"""What the check of a public file may pass over hides no leak of what somebody wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.confidential import confidential_texts
from kkdesk.domain.continuation import Continuation
from kkdesk.errors import ConfidentialLeak, InvalidValue
from kkdesk.reports.document import Paper, Paragraph, Section, Span
from kkdesk.services.printing import PrintSteps, finish_document
from kkdesk.services.workspace import operation, reading
from tests.unit.reports.sample_paper import sample_paper

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

CHOICE = f"{Continuation.CONTINUED.label('da')}."


def told(workspace: Workspace, path: Path, *words: str) -> None:
    """Print paragraphs as if they had come into a public document."""
    with reading(workspace) as connection:
        forbidden = confidential_texts(connection)
    blocks = tuple(Paragraph((Span(one),)) for one in words)
    document = replace(sample_paper(), paper=Paper((Section("a", "Indsatser", blocks),)))
    finish_document(workspace, document, path, forbidden, PrintSteps(None, None))


def give_reason(workspace: Workspace, words: str) -> None:
    """Let a confidential continuation give a reason."""
    with operation(workspace, "hide") as work:
        row = work.find("plan_continuation")[0]
        work.update("plan_continuation", str(row["id"]), confidential=True, reason=words)


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
@pytest.mark.parametrize(
    "words",
    [
        "Havnegruppen betaler det hele. Ca. 13 pct.",
        "Nej. Luk nu. 14 mio.",
        f"{CHOICE} Luk nu.",
        f"{CHOICE} Havnegruppen betaler det hele.",
        f"Luk nu. {CHOICE}",
        "Luk nu.",
    ],
)
def test_a_text_of_short_sentences_is_refused_whole(
    sample_workspace: Workspace, tmp_path: Path, words: str, suffix: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    told(sample_workspace, folder / f"a{suffix}", words)
    give_reason(sample_workspace, words)
    with pytest.raises(ConfidentialLeak):
        told(sample_workspace, folder / f"b{suffix}", "Ordene:", words, "Slut.")
    assert [one.name for one in folder.iterdir()] == [f"a{suffix}"]


@pytest.mark.parametrize("words", ["Havnegruppen betaler det hele.", "Havnegruppen betaler."])
def test_a_sentence_is_refused_without_the_short_ones_beside_it(
    sample_workspace: Workspace, tmp_path: Path, words: str
) -> None:
    give_reason(sample_workspace, f"Ja. {words} Nej.")
    with pytest.raises(ConfidentialLeak):
        told(sample_workspace, tmp_path / "a.pdf", words)


def test_what_any_file_says_is_no_leak(sample_workspace: Workspace, tmp_path: Path) -> None:
    give_reason(sample_workspace, f"{CHOICE} Havnegruppen betaler det hele. Ca. 13 pct.")
    told(sample_workspace, tmp_path / "a.pdf", CHOICE, "Andre fik ca. 13 pct.")
    give_reason(sample_workspace, CHOICE)
    told(sample_workspace, tmp_path / "a.pdf", CHOICE)


def test_a_name_that_is_also_a_choice_is_refused(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    words = Continuation.MERGED.label("da")
    with operation(sample_workspace, "hide") as work:
        work.insert("question", number="99", title=words, confidential=True)
    with pytest.raises(ConfidentialLeak):
        told(sample_workspace, tmp_path / "a.pdf", words)


def test_no_text_of_a_person_gets_into_a_closed_list(sample_workspace: Workspace) -> None:
    with operation(sample_workspace, "hide") as work:
        row = work.find("plan_continuation")[0]
        with pytest.raises(InvalidValue):
            work.update("plan_continuation", str(row["id"]), outcome="Havnegruppen betaler")
