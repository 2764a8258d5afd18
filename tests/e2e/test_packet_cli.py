"""A packet printed by the real program as a script asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import page

from kkdesk.db.queries.packets import case_by_number
from kkdesk.db.reading import open_file
from kkdesk.reports.verify import reading_order
from kkdesk.services import packets
from kkdesk.services.workspace import Workspace, reading
from tests.unit.reports import own_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Run


def add_files(database: Path, folder: Path) -> None:
    """Fill the appendices that the sample leaves open with a file."""
    source = folder / "egen.pdf"
    source.write_bytes(own_files.tagged(folder, "Egen fil"))
    opened = open_file(database)
    workspace = Workspace(opened, "prøve")
    with reading(workspace) as connection:
        case = case_by_number(connection, "")
    for one in packets.packet(workspace, case).appendices[1:]:
        packets.add_own_pdf(workspace, case, source)
        added = packets.packet(workspace, case).appendices[-1]
        packets.make_of_files(workspace, one.id, (added.files[0].document_id,))
        packets.remove_appendix(workspace, added.id)
    opened.dispose()


def test_a_packet_is_printed_in_both_editions(kkdesk: Run, database: Path, tmp_path: Path) -> None:
    add_files(database, tmp_path)
    for edition in ("public", "internal"):
        out = tmp_path / f"{edition}.pdf"
        ended = kkdesk(
            *("print", "packet", "--committee", "BUU", "--edition", edition),
            *("--out", out, "--database", database),
        )
        assert ended.code == 0, ended.err
        assert "sider" in ended.out
        assert page.validate_pdf(str(out), profile="ua1").is_compliant
        assert "Bilag 4" in " ".join(reading_order(out))


def test_a_packet_that_lacks_an_appendix_is_refused_in_both_languages(
    kkdesk: Run, database: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pakke.pdf"
    asked = ("print", "packet", "--committee", "BUU", "--out", out, "--database", database)
    ended = kkdesk(*asked)
    assert (ended.code, out.exists()) == (1, False)
    assert "Bilag 2" in ended.err
    assert "Appendix 2" in kkdesk("--lang", "en", *asked).err
    unknown = kkdesk(*asked, "--case", "findes-ikke")
    assert unknown.code == 2
    assert "findes-ikke" in unknown.err
