from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from kkdesk.db.engine import read_transaction, write_transaction
from kkdesk.db.schema import CLOSED_LISTS, DERIVED, UNIQUE_CODES, kinds, references_to, table_of
from kkdesk.db.unit_of_work import UnitOfWork
from kkdesk.errors import InvalidValue, RecordGone, RecordInUse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from kkdesk.services.workspace import Workspace


@pytest.fixture
def work(empty_workspace: Workspace) -> Iterator[UnitOfWork]:
    with write_transaction(empty_workspace.engine) as connection:
        yield UnitOfWork(connection, by="tester", label="set initiative.title")


def _changes(connection: Connection) -> list[tuple[str, str, str]]:
    rows = connection.execute(text("SELECT action, record_kind, field FROM change ORDER BY id"))
    return [(row.action, row.record_kind, row.field) for row in rows]


def test_every_field_changed_is_one_line_of_the_log(work: UnitOfWork) -> None:
    added = work.insert("initiative", code="A", title="Første")
    work.update("initiative", added, title="Anden", location="Amager", code="A")
    assert _changes(work.connection) == [
        ("insert", "initiative", ""),
        ("update", "initiative", "title"),
        ("update", "initiative", "location"),
    ]
    assert work.changes.kinds == {"initiative"}
    assert work.changes.ids == {added}


def test_the_log_holds_the_value_before_and_after(work: UnitOfWork) -> None:
    added = work.insert("initiative", code="A", title="Første")
    work.update("initiative", added, title="Ændret")
    row = work.connection.execute(
        text("SELECT before, after FROM change WHERE field = 'title'")
    ).one()
    assert [json.loads(value) for value in row] == ["Første", "Ændret"]


def test_an_operation_that_changes_nothing_leaves_no_trace(work: UnitOfWork) -> None:
    added = work.insert("initiative", code="A", title="Første")
    before = _changes(work.connection)
    work.update("initiative", added, title="Første")
    assert _changes(work.connection) == before


def test_a_wrong_type_is_refused_and_names_the_field(work: UnitOfWork) -> None:
    added = work.insert("initiative", code="A", title="Første")
    with pytest.raises(InvalidValue) as refused:
        work.update("initiative", added, confidential="måske")
    assert refused.value.field == "initiative.confidential"
    with pytest.raises(KeyError, match="nonsense"):
        work.update("initiative", added, nonsense=1)


def test_deleting_follows_what_is_owned_and_empties_what_may_be_empty(work: UnitOfWork) -> None:
    organisation = work.insert("organisation", name="KK")
    department = work.insert("department", organisation_id=organisation, code="SOF", name="S")
    initiative = work.insert("initiative", code="A", title="T", owner_department_id=department)
    work.insert("initiative_alias", initiative_id=initiative, text="også kaldt")
    work.delete("department", department)
    assert work.get("initiative", initiative)["owner_department_id"] is None
    work.delete("initiative", initiative)
    assert work.find("initiative_alias") == []
    with pytest.raises(RecordGone):
        work.get("initiative", initiative)


def test_a_record_that_another_needs_is_not_deleted(work: UnitOfWork) -> None:
    organisation = work.insert("organisation", name="KK")
    work.insert("policy", organisation_id=organisation, code="p", title="P")
    with pytest.raises(RecordInUse) as refused:
        work.delete("organisation", organisation)
    assert refused.value.used_by == "policy"


def test_sort_keys_follow_the_words_in_danish_order(work: UnitOfWork) -> None:
    for title in ("Åben", "Zoo", "Ældre", "Økonomi", "Aaby"):
        work.insert("initiative", code=title, title=title)
    ordered = work.connection.execute(
        text("SELECT title FROM initiative ORDER BY collation")
    ).scalars()
    assert list(ordered) == ["Zoo", "Ældre", "Økonomi", "Åben", "Aaby"]


def test_a_failed_operation_keeps_nothing(empty_workspace: Workspace) -> None:
    def fail_halfway() -> None:
        with write_transaction(empty_workspace.engine) as connection:
            work = UnitOfWork(connection, by="tester", label="add initiative")
            work.insert("initiative", code="A", title="T")
            work.insert("initiative_alias", initiative_id="no such", text="x")

    with pytest.raises(InvalidValue, match="does not exist"):
        fail_halfway()
    with read_transaction(empty_workspace.engine) as connection:
        assert _changes(connection) == []


def test_every_kind_of_record_says_what_points_at_it() -> None:
    owned = {ref.kind for ref in references_to("initiative") if ref.owned}
    assert {"date_entry", "status_entry", "plan_entry", "appropriation"} <= owned
    assert "operation" not in kinds()


def test_what_is_said_of_columns_is_said_of_columns_that_exist() -> None:
    for kind, column in CLOSED_LISTS:
        assert column in table_of(kind).columns
    for kind, (column, parent) in UNIQUE_CODES.items():
        assert {column, parent} - {""} <= set(table_of(kind).columns.keys())
    assert set(table_of("initiative").columns.keys()) >= DERIVED


def test_a_value_that_is_not_given_is_named(work: UnitOfWork) -> None:
    with pytest.raises(InvalidValue, match="is missing") as refused:
        work.insert("initiative", code="A")
    assert refused.value.field == "initiative.title"


def test_what_a_record_belongs_to_must_be_said(work: UnitOfWork) -> None:
    with pytest.raises(InvalidValue, match="belongs to"):
        work.insert("date_entry", as_written="maj 2026")


def test_operations_are_numbered_in_the_order_they_were_made(
    empty_workspace: Workspace,
) -> None:
    for name in ("første", "anden"):
        with write_transaction(empty_workspace.engine) as connection:
            UnitOfWork(connection, by="tester", label=name).insert("organisation", name=name)
    with read_transaction(empty_workspace.engine) as connection:
        rows = connection.execute(text("SELECT number, label FROM operation ORDER BY number"))
        assert [tuple(row) for row in rows] == [(1, "første"), (2, "anden")]
