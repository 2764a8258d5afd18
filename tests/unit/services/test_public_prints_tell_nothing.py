"""Nothing of what is confidential is in any public file: no word, no amount, no trace of it.

Each portfolio is the sample with records hidden at random, a secret word in every text that they
say and a secret amount in every field of money. `make nightly` plays more of them.
"""

from __future__ import annotations

import os
import shutil
from random import Random
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.packets import case_by_number
from kkdesk.db.reading import open_file
from kkdesk.domain.packets import AppendixSource
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import (
    HiddenAppendixCited,
    UnknownCode,
)
from kkdesk.reports.writers import possible_suffixes
from kkdesk.services import documents, packets
from kkdesk.services.print_kinds import (
    PRINT_KINDS,
    PrintRequest,
    make_document,
    print_kind,
    write_made,
)
from kkdesk.services.timeline_printing import print_timeline
from kkdesk.services.workspace import Workspace, reading
from tests.conftest import TODAY
from tests.unit.reports import own_files
from tests.unit.reports.raw_contents import bare, bytes_of, said_in
from tests.unit.services.secret_portfolio import Secret, SecretPortfolio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kkdesk.services.print_kinds import Made

PORTFOLIOS = int(os.environ.get("KKDESK_TEST_PORTFOLIOS", "25"))
EVERY_FORMAT = "KKDESK_TEST_PORTFOLIOS" in os.environ
SECRET = Secret("Zqx7w", 98_765_432_100)
OTHER = Secret("Zqx8v", 12_345_678_900)
TELLTALES = ("zqx7w", "987.654", "987,7mio", "98765432")
REQUESTS = {
    "status-slides": (PrintRequest(),),
    "memo": (PrintRequest(committee="BUU"),),
    "answer": (PrintRequest(),),
    "remarks": (PrintRequest(),),
    "plan": (PrintRequest(plan="sof-2023"), PrintRequest(plan="integration-2019")),
    "indicators": (PrintRequest(),),
    "budget": (PrintRequest(plan="integration-2019"), PrintRequest(policy="handicap-2023-26")),
    "deadlines": (PrintRequest(within=3650),),
    "changes": (PrintRequest(first="sof-2023", last="2025"),),
    "sheets": (PrintRequest(),),
}


@pytest.fixture(scope="module")
def filled(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample, whose open appendices are own files."""
    folder = tmp_path_factory.mktemp("filled")
    shutil.copyfile(sample_database, folder / "kkdesk.sqlite")
    opened = open_file(folder / "kkdesk.sqlite")
    workspace = Workspace(opened, "tester", today=lambda: TODAY)
    with reading(workspace) as connection:
        case = case_by_number(connection, "")
    for one in packets.packet(workspace, case).appendices:
        if one.source is not AppendixSource.GENERATED:
            source = folder / f"bilag-{one.number}.pdf"
            source.write_bytes(own_files.tagged(folder, f"Fil {one.number}"))
            key = f"doc-{one.number}"
            documents.add_document(workspace, case, source, record_id=key)
            packets.make_of_files(workspace, one.id, (key,))
    opened.dispose()
    return folder


@pytest.fixture
def portfolio(filled: Path, tmp_path: Path) -> Iterator[SecretPortfolio]:
    """Give a copy to hide things in."""
    shutil.copytree(filled, tmp_path / "hidden")
    opened = open_file(tmp_path / "hidden" / "kkdesk.sqlite")
    yield SecretPortfolio(Workspace(opened, "tester", today=lambda: TODAY))
    opened.dispose()


def composed(workspace: Workspace) -> dict[str, Made]:
    """Return every public document that there still is."""
    made = {}
    for kind in sorted({*PRINT_KINDS} - {"packet"}):
        for number, asked in enumerate(REQUESTS[kind]):
            try:
                made[f"{kind}-{number}"] = make_document(workspace, kind, asked)
            except UnknownCode:  # what it is about is confidential
                continue
    return made


def printed(
    workspace: Workspace, made: dict[str, Made], folder: Path, random: Random
) -> list[Path]:
    """Print all of it, each in a format picked at random or in every one it has."""
    folder.mkdir()
    for name, one in made.items():
        suffixes = possible_suffixes(one.document)
        for suffix in suffixes if EVERY_FORMAT else random.sample(suffixes, 1):
            write_made(workspace, one, folder / f"{name}{suffix}")
    print_timeline(workspace, folder / "timeline.pdf")
    try:
        asked = PrintRequest(edition=Edition.PUBLIC, committee="BUU")
        print_kind(workspace, "packet", folder / "packet.pdf", asked)
    except (HiddenAppendixCited, UnknownCode):  # refused, with the reason
        assert not (folder / "packet.pdf").exists()
    return sorted(folder.iterdir())


@pytest.mark.parametrize("seed", range(PORTFOLIOS))
def test_no_public_file_tells_anything_confidential(
    portfolio: SecretPortfolio, tmp_path: Path, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 -- a draw, not a key
    portfolio.hide(random)
    portfolio.fill(SECRET)
    made = composed(portfolio.workspace)
    files = printed(portfolio.workspace, made, tmp_path / "public", random)
    for path in files:
        words = bare("\n".join(said_in(path)))
        assert not [one for one in TELLTALES if one in words], path.name
        assert TELLTALES[0] not in bare(bytes_of(path)), path.name

    portfolio.fill(OTHER)  # other secrets leave every public document as it was, sums included
    again = composed(portfolio.workspace)
    assert again.keys() == made.keys()
    for name, one in made.items():
        assert again[name].document == one.document, name


def test_the_internal_files_tell_the_secret(portfolio: SecretPortfolio, tmp_path: Path) -> None:
    portfolio.hide_all("appropriation")
    portfolio.fill(SECRET)
    made = make_document(
        portfolio.workspace,
        "budget",
        PrintRequest(edition=Edition.INTERNAL, plan="integration-2019"),
    )
    for suffix in possible_suffixes(made.document):
        path = write_made(portfolio.workspace, made, tmp_path / f"budget{suffix}").path
        assert TELLTALES[0] in bare("\n".join(said_in(path))), suffix
