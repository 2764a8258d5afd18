"""A round's forms: written for the departments, filled in, and taken in as one operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.rounds import RoundCell
from kkdesk.domain.status_forms import FormFormat, FormOutcome
from kkdesk.domain.vocabulary import EntryState, Rag
from kkdesk.errors import (
    EditConflict,
    FormPlaceUnknown,
    FormRoundClosed,
    InvalidValue,
    OutputNotWritable,
    PrintCancelled,
)
from kkdesk.exchange.status_forms import read_form
from kkdesk.services import editing, rounds, status_forms
from kkdesk.services.round_entries import round_entries
from kkdesk.services.undo import undo
from kkdesk.services.workspace import operation
from tests.form_filling import fill

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.rounds import RoundEntry
    from kkdesk.domain.status_forms import FormChange, FormPreview
    from kkdesk.services.workspace import Workspace

pytestmark = pytest.mark.server_too

NEW = "Forsøget er evalueret.\n\n- 12 borgere deltog\n- udgiften faldt"
OURS = "Skrevet af tovholderen imens."


@pytest.fixture
def opened(sample_workspace: Workspace) -> str:
    """Open a round from the last one and return its id."""
    last = next(r.id for r in rounds.list_rounds(sample_workspace) if r.code == "2025")
    rounds.open_round(
        sample_workspace,
        code="2026",
        title="Status 2026",
        last_round_id=last,
        period="2025–2026",
        deadline="12. august 2026",
        cut_off_rule="Budget 2027 er ikke med.",
    )
    return next(r.id for r in rounds.list_rounds(sample_workspace) if r.code == "2026")


def department(workspace: Workspace, round_id: str, code: str = "SOF") -> str:
    offers = status_forms.form_offers(workspace, round_id)
    return next(one.department_id for one in offers if one.code == code)


def of(workspace: Workspace, round_id: str, code: str) -> RoundEntry:
    found = round_entries(workspace, RoundCell(round_id)).entries
    return next(entry for entry in found if entry.code == code)


def sent(workspace: Workspace, round_id: str, folder: Path, code: str = "SOF") -> Path:
    (path,) = status_forms.write_forms(
        workspace, round_id, [department(workspace, round_id, code)], folder, FormFormat.XLSX
    )
    return path


def change(preview: FormPreview, code: str) -> FormChange:
    return next(one for one in preview.changes if one.code == code)


@pytest.mark.parametrize("kind", list(FormFormat))
def test_a_form_comes_back_as_new_texts_and_is_taken_in_as_one_operation(
    sample_workspace: Workspace, opened: str, tmp_path: Path, kind: FormFormat
) -> None:
    sof = department(sample_workspace, opened)
    (path,) = status_forms.write_forms(sample_workspace, opened, [sof], tmp_path, kind)
    assert path.name == f"Statusskema 2026 SOF.{kind.value}"
    fill(path, "S2.2", NEW, Rag.AMBER)
    preview = status_forms.preview_form(sample_workspace, path)
    assert [one.code for one in preview.of(FormOutcome.NEW)] == ["S2.2"]
    assert len(preview.of(FormOutcome.SAME)) == len(preview.changes) - 1
    done = status_forms.take_forms(sample_workspace, preview.changes, "SOF")
    entry = of(sample_workspace, opened, "S2.2")
    assert (entry.text, entry.rag, entry.state) == (NEW, Rag.AMBER, EntryState.SUBMITTED)
    assert done.label == "take_in status_form SOF"
    again = status_forms.preview_form(sample_workspace, path)
    assert {one.outcome for one in again.changes} == {FormOutcome.SAME}
    undo(sample_workspace)
    entry = of(sample_workspace, opened, "S2.2")
    assert (entry.text, entry.rag, entry.state) == ("", "", EntryState.MISSING)


def test_a_form_shows_the_plan_and_the_last_round_beside_the_empty_fields(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    returned = read_form(sent(sample_workspace, opened, tmp_path))
    assert (returned.round_code, returned.department_code) == ("2026", "SOF")
    assert {line.text for line in returned.lines} == {""}
    offer = next(
        one for one in status_forms.form_offers(sample_workspace, opened) if one.code == "SOF"
    )
    assert len(returned.lines) == offer.asked == offer.empty
    assert offer.deadline == "12. august 2026"


def test_what_both_sides_wrote_is_told_apart_and_never_overwritten_unasked(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    path = sent(sample_workspace, opened, tmp_path)
    key = of(sample_workspace, opened, "S2.2").id
    editing.set_field(sample_workspace, "status_entry", key, "text", expected="", value=OURS)
    fill(path, "S2.2", NEW, Rag.AMBER)
    preview = status_forms.preview_form(sample_workspace, path)
    both = change(preview, "S2.2")
    assert (both.outcome, both.text_then, both.text_now) == (FormOutcome.BOTH, "", OURS)
    status_forms.take_forms(sample_workspace, [both], "SOF")
    assert of(sample_workspace, opened, "S2.2").text == NEW
    undo(sample_workspace)
    assert of(sample_workspace, opened, "S2.2").text == OURS


def test_what_the_centre_wrote_stays_where_the_department_wrote_nothing(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    path = sent(sample_workspace, opened, tmp_path)
    key = of(sample_workspace, opened, "S2.2").id
    editing.set_field(sample_workspace, "status_entry", key, "text", expected="", value=OURS)
    preview = status_forms.preview_form(sample_workspace, path)
    assert change(preview, "S2.2").outcome is FormOutcome.SAME
    assert status_forms.take_forms(sample_workspace, preview.changes).ids == frozenset()
    assert of(sample_workspace, opened, "S2.2").text == OURS


def test_a_text_that_was_written_after_the_preview_stops_all(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    path = sent(sample_workspace, opened, tmp_path)
    codes = [line.code for line in read_form(path).lines][:2]
    for code in codes:
        fill(path, code, NEW, None)
    preview = status_forms.preview_form(sample_workspace, path)
    last = of(sample_workspace, opened, preview.of(FormOutcome.NEW)[-1].code)
    editing.set_field(sample_workspace, "status_entry", last.id, "text", expected="", value=OURS)
    with pytest.raises(EditConflict):
        status_forms.take_forms(sample_workspace, preview.changes)
    texts = [of(sample_workspace, opened, code).text for code in codes]
    assert sorted(texts) == sorted(["", OURS])


def test_an_approved_text_is_not_asked_for_and_not_overwritten(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    path = sent(sample_workspace, opened, tmp_path)
    key = of(sample_workspace, opened, "S2.2").id
    editing.set_field(sample_workspace, "status_entry", key, "text", expected="", value=OURS)
    fill(path, "S2.2", NEW, Rag.AMBER)
    before = status_forms.preview_form(sample_workspace, path)
    rounds.approve(sample_workspace, [key])
    preview = status_forms.preview_form(sample_workspace, path)
    assert change(preview, "S2.2").outcome is FormOutcome.APPROVED
    status_forms.take_forms(sample_workspace, preview.changes)
    with pytest.raises(InvalidValue, match="approved"):
        status_forms.take_forms(sample_workspace, [change(before, "S2.2")])
    assert of(sample_workspace, opened, "S2.2").text == OURS
    codes = [line.code for line in read_form(sent(sample_workspace, opened, tmp_path)).lines]
    assert "S2.2" not in codes


def test_an_initiative_that_got_another_code_since_is_found_by_its_old_one(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    path = sent(sample_workspace, opened, tmp_path)
    initiative = of(sample_workspace, opened, "S2.2").initiative_id
    fill(path, "S2.2", NEW, Rag.AMBER)
    editing.set_field(
        sample_workspace, "initiative", initiative, "code", expected="S2.2", value="S9.9"
    )
    gone = status_forms.preview_form(sample_workspace, path)
    assert change(gone, "S2.2").outcome is FormOutcome.UNKNOWN
    with operation(sample_workspace, "test") as work:
        work.insert("initiative_alias", initiative_id=initiative, text="S2.2")
    found = status_forms.preview_form(sample_workspace, path)
    assert change(found, "S9.9").outcome is FormOutcome.NEW


def test_what_is_confidential_is_left_out_unless_it_is_asked_for(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    initiative = of(sample_workspace, opened, "S2.2").initiative_id
    editing.set_field(
        sample_workspace, "initiative", initiative, "confidential", expected=False, value=True
    )
    sof = department(sample_workspace, opened)
    offer = next(o for o in status_forms.form_offers(sample_workspace, opened) if o.code == "SOF")
    (public,) = status_forms.write_forms(sample_workspace, opened, [sof], tmp_path, FormFormat.XLSX)
    (internal,) = status_forms.write_forms(
        sample_workspace, opened, [sof], tmp_path, FormFormat.XLSX, confidential=True
    )
    told = [line.code for line in read_form(public).lines]
    assert "S2.2" not in told
    assert len(told) == offer.asked
    assert len(read_form(internal).lines) == offer.asked + offer.confidential
    assert offer.confidential >= 1


def test_a_form_never_takes_the_place_of_one_that_lies_there(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    first = sent(sample_workspace, opened, tmp_path)
    fill(first, "S2.2", NEW, None)
    kept = first.read_bytes()
    second = sent(sample_workspace, opened, tmp_path)
    assert second.name == "Statusskema 2026 SOF (2).xlsx"
    assert first.read_bytes() == kept
    assert second.stat().st_mode & 0o077 == 0


def test_a_closed_round_neither_asks_nor_takes(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    path = sent(sample_workspace, opened, tmp_path)
    sof = department(sample_workspace, opened)
    rounds.close_round(sample_workspace, opened, accept_missing=True, reason="Udsat")
    for refused in (
        lambda: status_forms.form_offers(sample_workspace, opened),
        lambda: status_forms.write_forms(sample_workspace, opened, [sof], tmp_path),
        lambda: status_forms.preview_form(sample_workspace, path),
    ):
        with pytest.raises(FormRoundClosed, match="2026"):
            refused()


def test_a_form_of_another_database_is_refused_with_its_round_and_department(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    path = sent(sample_workspace, opened, tmp_path)
    row = next(r for r in rounds.list_rounds(sample_workspace) if r.id == opened)
    editing.set_field(
        sample_workspace, "status_round", row.id, "code", expected="2026", value="2026a"
    )
    with pytest.raises(FormPlaceUnknown) as refused:
        status_forms.preview_form(sample_workspace, path)
    assert "«2026»" in refused.value.message("da")
    assert "“SOF”" in refused.value.message("en")


def test_writing_many_forms_can_be_followed_and_stopped(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    everybody = [one.department_id for one in status_forms.form_offers(sample_workspace, opened)]
    told: list[tuple[int, int]] = []
    with pytest.raises(PrintCancelled):
        status_forms.write_forms(
            sample_workspace,
            opened,
            everybody,
            tmp_path,
            FormFormat.XLSX,
            progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: len(told) == 2,
        )
    assert told == [(0, len(everybody)), (1, len(everybody))]
    assert len(list(tmp_path.glob("Statusskema*"))) == len(told)


def test_a_folder_that_is_not_there_is_refused(
    sample_workspace: Workspace, opened: str, tmp_path: Path
) -> None:
    with pytest.raises(OutputNotWritable):
        status_forms.write_forms(sample_workspace, opened, [], tmp_path / "ikke her")
