"""What a copy without confidential records keeps of a closed round: what is public today."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.reading import open_file
from kkdesk.db.sql import text
from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.said import texts
from kkdesk.services import exchange, rounds
from kkdesk.services.print_kinds import PrintRequest, make_document
from kkdesk.services.workspace import Workspace, operation, reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kkdesk.db.unit_of_work import UnitOfWork

WORD = "Zyklonord"
KINDS = {
    "status-slides": PrintRequest(edition=Edition.PUBLIC, round_code="2025"),
    "remarks": PrintRequest(edition=Edition.PUBLIC, round_code="2025"),
    "changes": PrintRequest(edition=Edition.PUBLIC, first="2025", last="2027"),
}
PLACES = (
    *(("status_entry", "text"), ("sub_item", "text"), ("stated_table", "title")),
    *(("stated_table_row", "label"), ("objective", "title_long"), ("priority", "text_long")),
    *(("remark", "text"), ("answer", "text"), ("remark_round", "title"), ("experience", "text")),
    *(("measurement", "as_written"), ("target", "as_written"), ("initiative", "title")),
    *(("indicator", "name"), ("date_entry", "as_written"), ("appropriation", "as_written")),
)
"""Where words stand that a closed round may keep."""
LEAVES = frozenset({"sub_item", "stated_table_row", "priority", "answer", "experience"})
LEFT = frozenset({"status_entry", "remark", "priority", "target", "initiative", "measurement"})
"""Kinds of which the copies still say something when one record of each is hidden."""


def key_of(workspace: Workspace, code: str) -> str:
    return next(one.id for one in rounds.list_rounds(workspace) if one.code == code)


def close_anew(workspace: Workspace, edit: Callable[[UnitOfWork], object]) -> None:
    """Reopen the round of 2025, write, and close it and a newer one."""
    old = key_of(workspace, "2025")
    rounds.open_round(workspace, code="2027", title="Status 2027", last_round_id=old)
    rounds.reopen_round(workspace, old, "Så den kan lukkes med sin ordlyd.")
    with operation(workspace, "write") as work:
        edit(work)
    for code in ("2025", "2027"):
        key = key_of(workspace, code)
        rounds.close_round(workspace, key, accept_missing=True, reason="Sådan er den.")


def write_everywhere(work: UnitOfWork) -> None:
    for kind, field in PLACES:
        for number, row in enumerate(work.find(kind)):
            work.update(kind, str(row["id"]), **{field: f"{WORD}-{kind}-{number}."})
    entry = work.find("status_entry")[-1]
    links = {"initiative_id": entry["initiative_id"], "status_entry_id": entry["id"]}
    work.insert("date_entry", as_written=f"{WORD}-date.", role="mentioned", **links)


def public_of(workspace: Workspace) -> dict[str, str]:
    with reading(workspace) as connection:
        found = connection.execute(text("SELECT round_id, public FROM round_snapshot"))
        return {str(key): str(public) for key, public in found}


def public_out(folder: Path) -> dict[str, str]:
    opened = open_file(folder / "kkdesk.sqlite")
    found = public_of(Workspace(opened, "Tog"))
    opened.dispose()
    return found


def said_by(workspace: Workspace, kind: str) -> list[str]:
    return list(texts(make_document(workspace, kind, KINDS[kind]).document))


@pytest.fixture
def closed(sample_workspace: Workspace) -> Workspace:
    """The sample with rounds that were closed while nothing in them was confidential."""
    close_anew(sample_workspace, write_everywhere)
    return sample_workspace


@pytest.fixture
def taken(closed: Workspace, tmp_path: Path) -> Iterator[Callable[[], Workspace]]:
    """Give a way to take a copy without what is confidential, and open it."""
    opened: list[Workspace] = []

    def take() -> Workspace:
        exchange.check_out(closed, tmp_path / "tog", without_confidential=True)
        opened.append(Workspace(open_file(tmp_path / "tog" / "kkdesk.sqlite"), "Tog"))
        return opened[0]

    yield take
    for one in opened:
        one.opened.dispose()


def mark(workspace: Workspace, kept: str, *, gone: bool) -> dict[str, str]:
    """Mark one record of each kind that is kept, and delete those that nothing needs."""
    words = {}
    with operation(workspace, "mark") as work:
        for kind, field in PLACES:
            rows = [row for row in work.find(kind) if str(row[field]) in kept]
            marked = next(row for row in rows if row.get("kind") != "total")
            words[kind] = str(marked[field])
            work.update(kind, str(marked["id"]), confidential=True)
            if gone and kind in LEAVES:
                work.delete(kind, str(marked["id"]))
    return words


@pytest.mark.parametrize("gone", [False, True])
def test_what_became_confidential_after_the_closing_is_nowhere_in_the_copy(
    closed: Workspace,
    tmp_path: Path,
    gone: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    kept = "\n".join(public_of(closed).values())
    words = mark(closed, kept, gone=gone)
    exchange.check_out(closed, tmp_path / "tog", without_confidential=True)
    for file in (tmp_path / "tog").iterdir():
        found = file.read_bytes()
        assert {kind for kind, word in words.items() if word.encode() in found} == set(), file.name
    left = "\n".join(public_out(tmp_path / "tog").values())
    assert not any(word in left for word in words.values()), "not across two pages either"
    assert {kind for kind, _ in PLACES if f"{WORD}-{kind}-" in left} >= LEFT


def test_what_is_left_of_a_closed_round_stands_as_it_was_kept(
    closed: Workspace, tmp_path: Path, taken: Callable[[], Workspace]
) -> None:
    before, key = public_of(closed), key_of(closed, "2025")
    whole = json.loads(before[key])
    fact, told = next((k, one) for k, one in whole["told"].items() if one["aspect"] == "target")
    gone = {
        "experience": whole["experiences"].pop(1)["key"],
        "answer": whole["papers"]["replies"].pop(0)["key"],
        "target": told["records"][0],
    }
    del whole["told"][fact]
    with operation(closed, "mark") as work:
        for kind, record_id in gone.items():
            work.update(kind, str(record_id), confidential=True)
    taken()
    after = public_out(tmp_path / "tog")
    assert after[key] == json.dumps(whole, ensure_ascii=False)


@pytest.mark.parametrize("gone", [False, True])
def test_a_closed_round_prints_from_the_copy_what_it_prints_here(
    closed: Workspace,
    taken: Callable[[], Workspace],
    gone: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    kept = "\n".join(public_of(closed).values())
    whole = {kind: said_by(closed, kind) for kind in KINDS}
    mark(closed, kept, gone=gone)
    here = {kind: said_by(closed, kind) for kind in KINDS}
    assert {kind for kind in KINDS if here[kind] != whole[kind]} == set(KINDS)
    laptop = taken()
    assert {kind: said_by(laptop, kind) for kind in KINDS} == here


def test_a_round_can_be_reopened_on_a_copy_that_keeps_less_of_it(
    closed: Workspace, tmp_path: Path, taken: Callable[[], Workspace]
) -> None:
    with operation(closed, "mark") as work:
        entry = work.find("status_entry", round_id=key_of(closed, "2025"))[0]
        work.update("status_entry", str(entry["id"]), confidential=True)
    laptop = taken()
    rounds.reopen_round(laptop, key_of(laptop, "2025"), "En fejl.")
    assert exchange.check_in(closed, tmp_path / "tog").conflicts == 0
    assert key_of(closed, "2025") not in public_of(closed)
