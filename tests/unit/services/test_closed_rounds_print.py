"""A closed round prints the same bytes for ever, in every kind of document that is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.said import texts
from kkdesk.services import differences, rounds
from kkdesk.services.print_kinds import PrintRequest, make_document, print_kind
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

LATER = "Zebrafinken blev nævnt senere"
KINDS = {
    "status-slides": PrintRequest(round_code="2025"),
    "remarks": PrintRequest(round_code="2025"),
    "memo": PrintRequest(round_code="2025", committee="BUU"),
    "changes": PrintRequest(first="2025", last="2027"),
}
"""Every kind that is made of a round, and what of it is asked for."""
_EDITED = {
    "answer": ("text", "part"),
    "appropriation": ("as_written", "title"),
    "date_entry": ("as_written",),
    "department": ("name",),
    "experience": ("text",),
    "indicator": ("name", "code"),
    "initiative": ("title", "description"),
    "measurement": ("as_written", "what"),
    "objective": ("title_long", "title_short"),
    "organisation": ("name",),
    "policy": ("title", "short_title", "quote"),
    "priority": ("text_long",),
    "remark": ("text",),
    "remark_round": ("title",),
    "stated_table": ("title",),
    "status_entry": ("text",),
    "status_round": ("title", "period"),
    "target": ("as_written",),
}
_KEPT_BY_CASES = frozenset({"department"})
"""What a memo says of its case's department, which no round closes."""


def key_of(workspace: Workspace, code: str) -> str:
    return next(one.id for one in rounds.list_rounds(workspace) if one.code == code)


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    """The sample with two closed rounds that keep what they said."""
    old = key_of(sample_workspace, "2025")
    rounds.open_round(sample_workspace, code="2027", title="Status 2027", last_round_id=old)
    with operation(sample_workspace, "texts") as work:
        for row in work.find("status_entry", round_id=key_of(sample_workspace, "2027")):
            work.update("status_entry", str(row["id"]), text="Det nye ord.")
    rounds.reopen_round(sample_workspace, old, "Så den kan lukkes med sin ordlyd.")
    for code in ("2025", "2027"):
        key = key_of(sample_workspace, code)
        rounds.close_round(sample_workspace, key, accept_missing=True, reason="Sådan er den.")
    return sample_workspace


def edit_everything(workspace: Workspace, *, but: frozenset[str] = frozenset()) -> None:
    """Write other words into every record that a round speaks of, past what the window allows."""
    with operation(workspace, "edit") as work:
        for kind, fields in _EDITED.items():
            for row in work.find(kind) if kind not in but else []:
                words = dict.fromkeys(fields, f"{LATER} {row['id']}")
                work.update(kind, str(row["id"]), **words)


def printed(workspace: Workspace, kind: str, edition: Edition, path: Path) -> bytes:
    request = KINDS[kind]
    asked = PrintRequest(
        edition=edition,
        round_code=request.round_code,
        committee=request.committee,
        first=request.first,
        last=request.last,
    )
    return print_kind(workspace, kind, path / f"{kind}-{edition}.pdf", asked).path.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_closed_round_prints_the_same_bytes_after_every_record_was_edited(
    workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    before = [printed(workspace, kind, edition, tmp_path) for edition in Edition]
    edit_everything(workspace, but=_KEPT_BY_CASES if kind == "memo" else frozenset())
    after = [printed(workspace, kind, edition, tmp_path) for edition in Edition]
    assert after == before


@pytest.mark.parametrize("kind", ["remark", "answer", "measurement", "target"])
def test_what_is_deleted_after_the_closing_still_prints(
    workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    asked = "changes" if kind in {"measurement", "target"} else "remarks"
    before = printed(workspace, asked, Edition.PUBLIC, tmp_path)
    with operation(workspace, "delete") as work:
        for row in work.find(kind):
            if kind != "remark" or not work.find("remark", parent_id=row["id"]):
                for answer in work.find("answer", remark_id=row["id"]) if kind == "remark" else []:
                    work.delete("answer", str(answer["id"]))
                work.delete(kind, str(row["id"]))
    assert printed(workspace, asked, Edition.PUBLIC, tmp_path) == before


def said(workspace: Workspace, kind: str, edition: Edition = Edition.PUBLIC) -> str:
    request = PrintRequest(edition=edition, committee=KINDS[kind].committee, round_code="2025")
    return "\n".join(texts(make_document(workspace, kind, request).document))


def test_an_answer_that_came_after_the_closing_stands_beside_its_remark(
    workspace: Workspace,
) -> None:
    with operation(workspace, "late") as work:
        answered = {row["remark_id"] for row in work.find("answer")}
        waiting = next(row for row in work.find("remark") if row["id"] not in answered)
        work.insert("answer", remark_id=waiting["id"], text=LATER, state="given")
    assert said(workspace, "remarks").count(LATER) == 1


@pytest.mark.parametrize("kind", ["remarks", "memo"])
def test_what_is_marked_confidential_after_the_closing_stays_out_of_the_public_papers(
    workspace: Workspace, kind: str
) -> None:
    answer = "Pengene følger imidlertid barnet"
    assert answer in said(workspace, kind)
    with operation(workspace, "mark") as work:
        for row in work.find("answer"):
            work.update("answer", str(row["id"]), confidential=True)
    assert answer not in said(workspace, kind)
    assert answer in said(workspace, kind, Edition.INTERNAL)
    with operation(workspace, "delete") as work:
        for row in work.find("answer"):
            work.delete("answer", str(row["id"]))
    assert answer not in said(workspace, kind), "deleting it does not bring it back"


@pytest.mark.parametrize("gone", [False, True])
def test_what_is_marked_confidential_after_the_closing_stays_out_of_the_public_changes(
    workspace: Workspace,
    gone: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    told = differences.told_differences(workspace, "2025", "2027")
    with operation(workspace, "mark") as work:
        for kind in ("initiative", "indicator"):
            for row in work.find(kind):
                work.update(kind, str(row["id"]), confidential=True)
        if gone:
            for kind in ("measurement", "target"):
                for row in work.find(kind):
                    work.update(kind, str(row["id"]), confidential=True)
                    work.delete(kind, str(row["id"]))
    now = differences.told_differences(workspace, "2025", "2027")
    assert told
    assert [one.title for one in now] == [one.title for one in told]
    assert all(one.confidential for one in now)


def test_a_round_that_kept_no_papers_prints_them_as_they_stand(sample_workspace: Workspace) -> None:
    edit_everything(sample_workspace)
    assert LATER in said(sample_workspace, "remarks")
