"""The database finds the indicators that the domain's filter leaves, whatever was done before."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kkdesk.db.engine import open_database, read_transaction, write_transaction
from kkdesk.db.indicator_index import refresh_all
from kkdesk.db.queries.indicator_finding import find
from kkdesk.db.queries.indicators import indicators
from kkdesk.db.reading import Database
from kkdesk.db.sql import text
from kkdesk.domain.collation import danish_key
from kkdesk.domain.indicator_finding import IndicatorFilter, IndicatorOrder, fits, summary
from kkdesk.services import editing
from kkdesk.services import indicators as service
from kkdesk.services.undo import redo, undo
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from kkdesk.domain.indicators import Indicator
    from kkdesk.services.workspace import Workspace

DATA = Path(__file__).resolve().parents[2] / "data"
shared = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WORDS = ("fleksjob", "84 pct", "børn", "BIU", "%", "_", "ÆGTE", "2018 pct.", "der ikke findes")


def kept(connection: Connection) -> set[tuple[object, ...]]:
    rows = connection.execute(text("SELECT * FROM search_indicator"))
    return {tuple(row) for row in rows}


def computed(connection: Connection) -> set[tuple[object, ...]]:
    found = ((one.id, summary(one)) for one in indicators(connection))
    return {(key, s.code_order, s.name_order, s.said, int(s.misses)) for key, s in found}


def filters(every: Sequence[Indicator]) -> st.SearchStrategy[IndicatorFilter]:
    committees = sorted({key for one in every for key, _ in one.committees})
    departments = sorted({figure.department_id for one in every for figure in one.measurements})
    return st.builds(
        IndicatorFilter,
        policy=st.sampled_from(["", *sorted({one.policy_id for one in every})]),
        committee=st.sampled_from(["", *committees]),
        department=st.sampled_from(["", *departments]),
        baseline=st.sampled_from(["", "", "stated", "pending", "none"]),
        words=st.one_of(st.just(""), st.sampled_from(WORDS), st.text(max_size=2)),
        missed=st.booleans(),
    )


@shared
@given(data=st.data())
def test_a_filter_finds_what_the_domain_leaves_of_the_whole_list(
    sample_workspace: Workspace, data: st.DataObject
) -> None:
    with reading(sample_workspace) as connection:
        every = indicators(connection)
        wanted = data.draw(filters(every))
        found = find(connection, wanted)
    assert found.keys == tuple(one.id for one in every if fits(one, wanted))
    assert found.total == len(every)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", IndicatorOrder)
def test_every_order_holds_each_indicator_once_as_danish_sorts(
    sample_workspace: Workspace, order: IndicatorOrder, *, descending: bool
) -> None:
    with reading(sample_workspace) as connection:
        every = indicators(connection)
        found = find(connection, IndicatorFilter(), order, descending=descending)
    if order is not IndicatorOrder.POLICY:
        every = tuple(
            sorted(
                every,
                key=lambda one: danish_key(str(getattr(one, order.value))),
                reverse=descending,
            )
        )
    assert found.keys == tuple(one.id for one in every)


def test_the_light_connection_finds_the_same(sample_workspace: Workspace) -> None:
    assert isinstance(sample_workspace.opened, Database)
    wanted = IndicatorFilter(words="pct", baseline="stated")
    with (
        sample_workspace.opened.reading() as light,
        read_transaction(sample_workspace.engine) as full,
    ):
        assert find(light, wanted) == find(full, wanted)


steps = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 30), st.sampled_from(["12", "9.000 pct.", "ord"])),
    min_size=1,
    max_size=6,
)


def act(workspace: Workspace, step: tuple[int, int, str]) -> None:
    """Change something that the list of indicators is found by."""
    action, place, words = step
    every = service.list_indicators(workspace)
    if not every:
        return
    one = every[place % len(every)]
    match action:
        case 0 | 1:
            service.add_figure(workspace, "measurement", one.id, words, as_of="2026")
        case 2:
            service.add_figure(workspace, "target", one.id, f"{words} børn", year=2026)
        case 3:
            service.set_value(
                workspace, "indicator", one.id, "name", expected=one.name, value=f"Å {words}"
            )
        case 4:
            editing.delete_record(workspace, "indicator", one.id)
        case 5 if one.measurements:
            editing.delete_record(workspace, "measurement", one.measurements[0].id)
        case 6:
            held = [key for key, _ in one.committees]
            service.set_committees(workspace, one.id, expected=held, wanted=())
        case 7:
            with operation(workspace, "rename") as work:
                committee = work.find("committee")[place % 5]
                work.update("committee", str(committee["id"]), code=f"K{place}")


@settings(shared, max_examples=10)
@given(history=steps)
def test_what_is_kept_always_follows_from_what_is_stored(
    sample_workspace: Workspace, history: list[tuple[int, int, str]]
) -> None:
    for number, step in enumerate(history):
        act(sample_workspace, step)
        if number % 3 == 1:
            undo(sample_workspace)
        if number % 6 == 1:
            redo(sample_workspace)
        with reading(sample_workspace) as connection:
            assert kept(connection) == computed(connection)


def test_an_older_database_is_filled_when_it_is_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "kkdesk.sqlite"
    path.write_bytes(gzip.decompress((DATA / "sample-1.sqlite.gz").read_bytes()))
    engine = open_database(path)
    with read_transaction(engine) as connection:
        assert kept(connection) == computed(connection) != set()
    engine.dispose()


def test_it_can_be_written_anew_for_all(sample_workspace: Workspace) -> None:
    with write_transaction(sample_workspace.engine) as connection:
        connection.execute(text("UPDATE search_indicator SET said = 'gammelt'"))
        refresh_all(connection)
        assert kept(connection) == computed(connection)
