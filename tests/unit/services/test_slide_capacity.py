"""What a text takes of the slides while it is written is what the printed slides show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kkdesk.domain.rounds import RoundCell
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import RecordGone
from kkdesk.reports.readback import page_texts, read_content
from kkdesk.services import rounds
from kkdesk.services.editing import set_field
from kkdesk.services.printing import print_status_slides
from kkdesk.services.round_entries import round_entries
from kkdesk.services.slide_capacity import slide_fill

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.rounds import RoundEntry, RoundSheet
    from kkdesk.services.workspace import Workspace

WORDS = st.lists(st.sampled_from(["hus", "indsatsen", "på", "botilbuddene", "år"]), min_size=1)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(
    lambda many: "\n\n".join(" ".join(words) for words in many)
)


@pytest.fixture
def sheet(sample_workspace: Workspace) -> RoundSheet:
    """The round of 2025, which the sample portfolio has slides of."""
    head = next(h for h in rounds.list_rounds(sample_workspace) if h.code == "2025")
    rounds.reopen_round(sample_workspace, head.id, "Teksterne skal rettes.")
    found = rounds.round_sheet(sample_workspace, head.id)
    rounds.reopen_entry(sample_workspace, written(sample_workspace, found).id)
    return found


def written(workspace: Workspace, sheet: RoundSheet) -> RoundEntry:
    """The text that is written in these tests, in the middle of an objective's slides."""
    found = round_entries(workspace, RoundCell(sheet.head.id)).entries
    return next(one for one in found if one.code == "S3.5")


def printed_on(workspace: Workspace, words: str, path: Path, edition: Edition) -> tuple[int, ...]:
    """Print the slides, and return the numbers of those that show a word."""
    print_status_slides(workspace, path, round_code="2025", edition=edition)
    with pikepdf.open(path) as pdf:
        pages = page_texts(read_content(pdf))
    return tuple(number for number, page in enumerate(pages, start=1) if words in page)


@pytest.mark.allow_log  # the print warns of a text that is taller than a column
@pytest.mark.parametrize("length", [1, 60, 400, 900])
def test_the_measured_slides_are_those_that_the_print_shows_the_text_on(
    sample_workspace: Workspace, sheet: RoundSheet, tmp_path: Path, length: int
) -> None:
    entry = written(sample_workspace, sheet)
    words = "kapacitetsprøve " * length
    found = slide_fill(sample_workspace, sheet.head.id, entry.id, words)
    assert found is not None
    set_field(sample_workspace, "status_entry", entry.id, "text", expected=entry.text, value=words)
    shown = printed_on(sample_workspace, "kapacitetsprøve", tmp_path / "s.pdf", Edition.PUBLIC)
    assert found.slides == shown
    assert (len(found.slides) > 1) == found.full == (length >= 400)


def test_what_the_public_may_not_see_is_measured_in_the_internal_edition(
    sample_workspace: Workspace, sheet: RoundSheet, tmp_path: Path
) -> None:
    entry = written(sample_workspace, sheet)
    key, words = entry.id, "kapacitetsprøve"
    set_field(sample_workspace, "status_entry", key, "confidential", expected=False, value=True)
    set_field(sample_workspace, "status_entry", key, "text", expected=entry.text, value=words)
    found = slide_fill(sample_workspace, sheet.head.id, key, words)
    assert found is not None
    assert found.slides == printed_on(sample_workspace, words, tmp_path / "s.pdf", Edition.INTERNAL)


def test_an_empty_text_takes_no_slide(sample_workspace: Workspace, sheet: RoundSheet) -> None:
    assert (
        slide_fill(sample_workspace, sheet.head.id, written(sample_workspace, sheet).id, "") is None
    )


def test_a_round_that_is_gone_is_said_to_be_gone(sample_workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        slide_fill(sample_workspace, "no such round", "no such text", "Ord.")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, more=TEXTS, joined=st.sampled_from([" ", "\n\n"]))
def test_a_longer_text_never_takes_less(
    sample_workspace: Workspace, sheet: RoundSheet, text: str, more: str, joined: str
) -> None:
    key = written(sample_workspace, sheet).id
    short = slide_fill(sample_workspace, sheet.head.id, key, text)
    long = slide_fill(sample_workspace, sheet.head.id, key, text + joined + more)
    assert short is not None
    assert long is not None
    assert long.share >= short.share - 1e-9
    assert long.slides[-1] >= short.slides[-1]
    assert long.count >= short.count
