"""The files of each kind: accessible, read back whole, and the same bytes every time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import page
import pdfua
import pytest

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.verify import folded, reading_order
from kkdesk.services.print_kinds import PrintRequest, print_kind
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

ASKED = [
    ("budget", PrintRequest(plan="integration-2019"), "10,6 mio. kr. årligt"),
    ("budget", PrintRequest(policy="handicap-2023-26"), "22,7 mio. kr. årligt fra 2025 og frem"),
    ("indicators", PrintRequest(policy="integration-2019-22"), "Ikke målt endnu"),
    ("indicators", PrintRequest(policy="handicap-2023-26"), "73 pct., 102 mangler"),
    ("plan", PrintRequest(plan="sof-2023"), "Dilemmaer i afbureaukratisering"),
    ("deadlines", PrintRequest(within=180), "forsøget med merudgifter løber"),
    ("memo", PrintRequest(committee="BUU"), "Børne- og Ungdomsudvalget (BUU)"),
    ("answer", PrintRequest(number="8"), "Initiativer i handlingsplan 2010"),
    ("remarks", PrintRequest(policy="handicap-2023-26"), "Ikke besvaret."),
    ("sheets", PrintRequest(plan="fk-2021-22"), "Videreføres indsatsen fra handleplan 2020?"),
]
KINDS = pytest.mark.parametrize(("kind", "request_", "words"), ASKED)


@KINDS
@pytest.mark.parametrize("edition", list(Edition))
def test_the_file_passes_both_validators_and_says_what_it_should(
    sample_workspace: Workspace,
    tmp_path: Path,
    kind: str,
    request_: PrintRequest,
    words: str,
    edition: Edition,
) -> None:
    result = print_kind(
        sample_workspace, kind, tmp_path / "a.pdf", replace(request_, edition=edition)
    )
    assert result.warnings == ()
    strict = page.validate_pdf(str(result.path), profile="ua1")
    assert [(one.rule_id, one.message) for one in strict.failures] == []
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(result.path)).findings] == []
    assert folded(words) in folded(" ".join(reading_order(result.path)))


@KINDS
def test_the_bytes_stay_the_same_while_other_things_change(
    sample_workspace: Workspace, tmp_path: Path, kind: str, request_: PrintRequest, words: str
) -> None:
    first = print_kind(sample_workspace, kind, tmp_path / "1.pdf", request_).path.read_bytes()
    with operation(sample_workspace, "elsewhere") as work:
        other = work.find("principle", number=1)[0]
        work.update("principle", str(other["id"]), text=f"Noget andet end {words}")
    assert (
        print_kind(sample_workspace, kind, tmp_path / "2.pdf", request_).path.read_bytes() == first
    )
