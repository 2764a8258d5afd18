"""Nothing of what is confidential is in any public file: no word, no amount, no trace of it.

Each portfolio is the sample with records hidden at random, a secret word in every text that they
say and a secret amount in every field of money. `make nightly` plays more of them.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.reading import open_file
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import HiddenAppendixCited, UnknownCode
from kkdesk.reports.writers import possible_suffixes
from kkdesk.services import documents, packets
from kkdesk.services.print_kinds import (
    PRINT_KINDS,
    PrintRequest,
    make_document,
    print_kind,
    write_made,
)
from kkdesk.services.print_kinds.shared import LONG_AGO
from kkdesk.services.timeline_printing import print_timeline
from kkdesk.services.workspace import Workspace, operation
from tests.conftest import TODAY
from tests.unit.reports import own_files
from tests.unit.reports.raw_contents import telltales_in
from tests.unit.services.packet_desk import fill_appendices, uncite
from tests.unit.services.secret_portfolio import (
    COPIES,
    EXTRA,
    FILLED_LOGS,
    LOGS,
    MARKED,
    OPEN,
    TABLES,
    Secret,
    SecretPortfolio,
    add_extras,
    belonging,
    texts_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kkdesk.reports.document import Document
    from kkdesk.services.print_kinds import Made

PORTFOLIOS = int(os.environ.get("KKDESK_TEST_PORTFOLIOS", "12"))
EVERY_FORMAT = "KKDESK_TEST_PORTFOLIOS" in os.environ
SECRET = Secret("Zqx7w", 98_765_432_100)
OTHER = Secret("Zqx8v", 12_345_678_900)
TELLTALES = ("zqx7w", "987.654", "987,7mio", "98765432")
FROZEN = 0.5
"""How often the rounds were closed before their records became confidential."""
EVERY_TEXT = {one for name in (*belonging(), *FILLED_LOGS) for one in texts_of(name)}
PACKETS = {"packet": PrintRequest(committee="BUU")}
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
    case = fill_appendices(workspace, folder)
    hidden = folder / "hemmelig.pdf"
    hidden.write_bytes(own_files.tagged(folder, f"{SECRET.word} fil"))
    with operation(workspace, "extras") as work:
        add_extras(work)
    documents.add_document(workspace, case, hidden, record_id=f"{EXTRA}-document")
    packets.make_of_files(workspace, f"{EXTRA}-appendix", (f"{EXTRA}-document",))
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


def printed(workspace: Workspace, made: dict[str, Made], folder: Path, seed: int) -> list[Path]:
    """Print all of it, each in one of its formats in turn or in every one it has."""
    folder.mkdir()
    for place, (name, one) in enumerate(made.items(), start=seed):
        suffixes = possible_suffixes(one.document)
        chosen = suffixes if EVERY_FORMAT else [suffixes[place % len(suffixes)]]
        for suffix in chosen:
            write_made(workspace, one, folder / f"{name}{suffix}")
    print_timeline(workspace, folder / "timeline.pdf")
    for name, asked in PACKETS.items():
        try:
            print_kind(workspace, "packet", folder / f"{name}.pdf", asked)
        except (HiddenAppendixCited, UnknownCode):  # refused, with the reason
            assert not (folder / f"{name}.pdf").exists()
    return sorted(folder.iterdir())


def without_day(made: dict[str, Made]) -> dict[str, Document]:
    """Return what the documents say, without the day on which a record changed last."""
    return {name: replace(one.document, created=LONG_AGO) for name, one in made.items()}


@pytest.mark.parametrize("seed", range(PORTFOLIOS))
def test_no_public_file_tells_anything_confidential(
    portfolio: SecretPortfolio, tmp_path: Path, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 -- a draw, not a key
    if seed % 2:  # a packet that cites a hidden appendix is refused; see others printed
        uncite(portfolio.workspace)
    portfolio.choose(random)
    portfolio.fill(SECRET)
    if random.random() < FROZEN:
        portfolio.close_rounds()
    portfolio.log(SECRET)
    portfolio.hide()
    assert portfolio.marked == EVERY_TEXT
    made = composed(portfolio.workspace)
    for path in printed(portfolio.workspace, made, tmp_path / "public", seed):
        assert telltales_in(path, TELLTALES) == set(), path.name

    portfolio.double()  # twice as many, and other words and amounts: nobody can tell
    portfolio.fill(OTHER)
    again = composed(portfolio.workspace)
    assert without_day(again) == without_day(made)


def test_every_table_is_hidden_from_or_has_a_reason_not_to_be() -> None:
    groups = (belonging(), OPEN, LOGS, COPIES)
    assert sorted(one for group in groups for one in group) == sorted(TABLES)
    assert belonging() >= MARKED


def test_the_internal_files_tell_the_secret(portfolio: SecretPortfolio, tmp_path: Path) -> None:
    portfolio.choose_all("appropriation")
    portfolio.fill(SECRET)
    portfolio.hide()
    made = make_document(
        portfolio.workspace,
        "budget",
        PrintRequest(edition=Edition.INTERNAL, plan="integration-2019"),
    )
    for suffix in possible_suffixes(made.document):
        path = write_made(portfolio.workspace, made, tmp_path / f"budget{suffix}").path
        assert telltales_in(path, TELLTALES) >= {TELLTALES[0]}, suffix
