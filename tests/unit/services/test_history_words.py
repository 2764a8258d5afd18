"""The history speaks as the pages do: words of lists, names, days, amounts, yes and no."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.operations import operation_changes
from kkdesk.db.schema import kinds, table_of
from kkdesk.db.sql import text
from kkdesk.domain.operations import HistoryFilter
from kkdesk.services import editing, history
from kkdesk.services.field_words import NAMES_OF_FIELDS, TOLD_LISTS, FieldWords
from kkdesk.services.history_words import told_changes
from kkdesk.services.listing import list_records
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.operations import FieldChange
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace

CODE = re.compile(r"[a-z]+(_[a-z]+)*")
PERSONS_OWN = frozenset(
    {
        *(("department", "mission"), ("committee", "weekday"), ("sub_unit", "kind")),
        *(("laptop_copy", "scope"), ("laptop_copy", "state")),
        *(("merge_conflict", "state"), ("merge_conflict", "decision")),
    }
)
"""Columns of words that are a person's own, or that the history never tells."""


def told(workspace: Workspace, changes: Changes, lang: Lang = "da") -> dict[str, FieldChange]:
    found = history.operation_changes(workspace, changes.operation_id, lang)
    return {one.field: one for one in found.changes}


def initiative(workspace: Workspace, code: str) -> str:
    (found,) = list_records(workspace, "initiatives", {"code": code})
    return str(found["id"])


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("column", sorted(TOLD_LISTS))
def test_every_value_of_every_list_is_told_in_words(column: tuple[str, str], lang: Lang) -> None:
    kind, field = column
    assert field in table_of(kind).columns
    words = FieldWords(kind, {}, lang)
    for value in TOLD_LISTS[column]:
        said = words.value(field, str(value))
        assert said == (value.label(lang) if value else "")  # type: ignore[attr-defined]
        assert "_" not in said


def test_every_column_whose_value_is_a_code_from_the_start_is_on_a_list() -> None:
    forgotten = [
        (kind, column.name)
        for kind in sorted(kinds())
        for column in table_of(kind).columns
        if column.default is not None
        and isinstance(column.default.arg, str)  # type: ignore[attr-defined]
        and CODE.fullmatch(column.default.arg)  # type: ignore[attr-defined]
        and (kind, column.name) not in TOLD_LISTS.keys() | PERSONS_OWN
    ]
    assert forgotten == []


def test_a_column_named_as_lists_are_is_on_one() -> None:
    names = {"kind", "state", "marker", "precision", "flag", "unit", "role", "rag", "action"}
    theirs = {("indicator", "unit"), ("target", "unit"), ("stated_table", "unit")}
    theirs |= {("person", "unit"), ("membership", "role")}
    forgotten = [
        (kind, column.name)
        for kind in sorted(kinds())
        for column in table_of(kind).columns
        if column.name in names
        and (kind, column.name) not in TOLD_LISTS.keys() | PERSONS_OWN | theirs
    ]
    assert forgotten == []


@pytest.mark.parametrize("lang", ["da", "en"])
def test_of_the_whole_sample_no_code_and_no_id_is_told(
    sample_workspace: Workspace, lang: Lang
) -> None:
    (loaded,) = history.list_operations(sample_workspace, HistoryFilter())
    with reading(sample_workspace) as connection:
        stored = operation_changes(connection, loaded.id, most=100_000)
        changes = told_changes(connection, stored, lang).changes
    assert len(changes) > 1000
    codes = {str(value) for members in TOLD_LISTS.values() for value in members if "_" in value}
    uuid = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")
    bad = {
        (one.record_kind, one.field, one.after)
        for one in changes
        if uuid.search(one.after)
        or one.after in codes
        or re.fullmatch(r"\d{4}-\d\d-\d\d", one.after)
    }
    assert bad == set()


def test_a_changed_state_flag_and_day_are_told_as_the_pages_show_them(
    sample_workspace: Workspace,
) -> None:
    key = initiative(sample_workspace, "S2.2")
    with operation(sample_workspace, "set initiative S2.2") as work:
        work.update("initiative", key, state="funding_expired", confidential=True)
    before = told(sample_workspace, work.changes)
    assert before["state"].after == "Finansiering udløbet"
    assert (before["confidential"].before, before["confidential"].after) == ("nej", "ja")
    assert told(sample_workspace, work.changes, "en")["state"].after == "Funding expired"
    with reading(sample_workspace) as connection:
        submission = connection.execute(
            text("SELECT id FROM department_submission LIMIT 1")
        ).scalar_one()
    with operation(sample_workspace, "set department_submission") as work:
        work.update("department_submission", submission, submitted_on=date(2026, 3, 9))
    assert told(sample_workspace, work.changes)["submitted_on"].after == "09.03.2026"
    assert told(sample_workspace, work.changes, "en")["submitted_on"].after == "9 Mar 2026"


def test_a_reference_is_told_by_name_also_when_what_it_names_is_gone(
    sample_workspace: Workspace,
) -> None:
    key = initiative(sample_workspace, "S2.2")
    with operation(sample_workspace, "add policy") as work:
        organisation = str(work.find("organisation")[0]["id"])
        own = work.insert("policy", organisation_id=organisation, code="NY", title="Ny politik")
    with operation(sample_workspace, "set initiative.policy_id S2.2") as work:
        work.update("initiative", key, policy_id=own)
    changes = work.changes
    assert told(sample_workspace, changes)["policy_id"].after == "NY Ny politik"
    with operation(sample_workspace, "set initiative.policy_id S2.2") as work:
        work.update("initiative", key, policy_id=None)
        work.delete("policy", own)
    assert told(sample_workspace, changes)["policy_id"].after == "NY Ny politik"


def test_where_the_words_of_a_date_changed_what_follows_from_them_is_not_told(
    sample_workspace: Workspace,
) -> None:
    key = initiative(sample_workspace, "S2.2")
    added = told(sample_workspace, editing.add_date(sample_workspace, key, words="maj 2027"))
    assert added["as_written"].after == "maj 2027"
    assert added["role"].after != "mentioned"
    assert not {"earliest", "latest", "precision", "initiative_id", "confidential"} & set(added)


def test_names_of_kinds_and_fields_are_told_as_words() -> None:
    for kind, field in NAMES_OF_FIELDS:
        assert field in table_of(kind).columns
    assert FieldWords("merge_conflict", {}, "da").value("record_kind", "plan") == "handleplan"
    assert FieldWords("merge_conflict", {}, "en").value("field", "state") == "state"
