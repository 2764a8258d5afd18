"""New packets, and what is put into them: each a single step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries import packets as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.domain.packets import AppendixSource
from kkdesk.errors import InvalidValue
from kkdesk.services.case_checks import check
from kkdesk.services.cases import follow_meeting
from kkdesk.services.documents import add_version
from kkdesk.services.packets import (
    CONTENT_KIND,
    insert_file,
    leave_out_files,
    of_files,
    read_own_file,
    refuse_kind,
)
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.packets import Generated
    from kkdesk.services.workspace import Workspace


def add_packet(
    workspace: Workspace,
    title: str,
    committee_id: str,
    *,
    policy_id: str = "",
    meeting_id: str = "",
    record_id: str = "",
) -> Changes:
    """Add a case that goes to a committee, at a meeting of its if one is named, with a memo for it.

    Raises InvalidValue if it has no title, RecordGone if the committee or the meeting is gone.
    """
    words = clean_typed(title).strip()
    check("case", "title", words)
    with operation(workspace, action_label("add", "case", words)) as work:
        committee = work.get("committee", committee_id)
        if meeting_id and work.get("meeting", meeting_id)["committee_id"] != committee["id"]:
            raise InvalidValue(
                "route_step.meeting_id",
                "mødet er et andet udvalgs. Vælg et af udvalgets egne møder",
                "the meeting is another committee’s. Choose one of the committee’s own meetings",
            )
        case_id = work.insert(
            "case", id=record_id or new_id(), title=words, policy_id=policy_id or None
        )
        step_id = work.insert(
            "route_step",
            case_id=case_id,
            number=1,
            committee_id=committee["id"],
            meeting_id=meeting_id or None,
        )
        follow_meeting(work, work.get("route_step", step_id))
        work.insert("memo", case_id=case_id, committee_id=committee["id"])
    return work.changes


def add_document_of_kkdesk(
    workspace: Workspace, case_id: str, wanted: Generated, title: str, *, record_id: str = ""
) -> Changes:
    """Add a document that kkdesk makes as a case's last appendix.

    Raises UnknownCode if it asks for what there is not, InvalidValue if it has no title.
    """
    refuse_kind(wanted.kind)
    words = clean_typed(title).strip()
    check("appendix", "title", words)
    with operation(workspace, action_label("add", "appendix", words)) as work:
        policy = str(work.get("case", case_id)["policy_id"] or "")
        work.insert(
            "appendix",
            id=record_id or new_id(),
            case_id=case_id,
            number=len(work.find("appendix", case_id=case_id)) + 1,
            title=words,
            content_kind=AppendixSource.GENERATED.value,
            print_kind=wanted.kind,
            first=clean_typed(wanted.first).strip(),
            last=clean_typed(wanted.last).strip(),
            **queries.keys_of(work.connection, wanted, policy),
        )
    return work.changes


def put_in_own_pdf(workspace: Workspace, appendix_id: str, source: Path) -> Changes:
    """Let an appendix be a PDF file: a newer version of the one it is, or a document of its own.

    A file that takes the place of a confidential one is confidential too. Raises a kind of
    OwnFileRefused, DocumentUnreadable, DocumentTooLarge or DiskFull; nothing has changed then.
    """
    _, kept = read_own_file(workspace, source)
    with operation(workspace, action_label("set", CONTENT_KIND)) as work:
        own = work.get("appendix", appendix_id)
        before = work.find("document", appendix_id=appendix_id, in_packet=True)
        if own["content_kind"] == AppendixSource.FILE and len(before) == 1:
            document_id = str(before[0]["id"])
            versions = work.find("document_version", document_id=document_id)
            number = max((int(str(row["number"])) for row in versions), default=0) + 1
            work.update("document", document_id, name=kept.name)
            add_version(workspace, work, document_id, number, kept)
        else:
            leave_out_files(work, appendix_id)
            work.update("appendix", appendix_id, **of_files())
            hidden = any(row["confidential"] for row in before)
            insert_file(workspace, work, own, kept, confidential=hidden)
        label = f"{own['number']} {own['title']}"
        work.name(action_label("set", CONTENT_KIND, label))
    return work.changes
