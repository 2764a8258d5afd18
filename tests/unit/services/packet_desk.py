"""What the tests of packets share: a case whose open appendices are files of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.packets import case_by_number
from kkdesk.domain.packets import AppendixSource
from kkdesk.services import documents, packets
from kkdesk.services.workspace import operation, reading
from tests.unit.reports import own_files

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace


def fill_appendices(workspace: Workspace, folder: Path) -> str:
    """Let every appendix that is not generated be a file with tags ("Fil 2"); return the case."""
    with reading(workspace) as connection:
        case = case_by_number(connection, "")
    for one in packets.packet(workspace, case).appendices:
        if one.source is not AppendixSource.GENERATED:
            source = folder / f"bilag-{one.number}.pdf"
            source.write_bytes(own_files.tagged(folder, f"Fil {one.number}"))
            documents.add_document(workspace, case, source, record_id=f"doc-{one.number}")
            packets.make_of_files(workspace, one.id, (f"doc-{one.number}",))
    return case


def uncite(workspace: Workspace) -> None:
    """Take all citations out of the case, so that any appendix can be confidential."""
    with operation(workspace, "prøve") as work:
        for memo in work.find("memo"):
            for field in ("lead_text", "area_text", "remarks_text"):
                work.update("memo", str(memo["id"]), **{field: "Uden henvisninger."})
        for case in work.find("case"):
            for field in ("text", "hearing_text", "general_remark_text"):
                work.update("case", str(case["id"]), **{field: "Uden henvisninger."})
