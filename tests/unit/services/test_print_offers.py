"""What the print dialog offers fits what can be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.print_forms import (
    CHANGES_SHOWN,
    FORMAT_NAMES,
    PRINT_FORMS,
    SLIDES_SHOWN,
    TIMELINE_SHOWN,
    Need,
)
from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.writers import SUFFIXES, possible_suffixes
from kkdesk.services.print_kinds import PRINT_KINDS, make_document, print_kind
from kkdesk.services.print_offers import PrintWanted, print_offers
from kkdesk.services.timeline_printing import print_timeline

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

PREFERRED = {
    "committee": "BUU",
    "plan": "integration-2019",
    "first": "sof-2023",
    "last": "2025",
    "department": "",
}


def test_every_kind_that_can_be_printed_has_a_form() -> None:
    assert set(PRINT_FORMS) == set(PRINT_KINDS)
    assert set(FORMAT_NAMES) == set(SUFFIXES)
    for form in PRINT_FORMS.values():
        assert form.danish != form.english
        assert form.suffixes[0] == ".pdf"


def asked_of(kind: str, offers: dict[str, tuple[tuple[str, str], ...]]) -> dict[str, str]:
    chosen = {}
    for name, need in PRINT_FORMS[kind].asks:
        keys = [key for key, _ in offers[name]]
        assert keys, name
        chosen[name] = PREFERRED.get(name, keys[0] if need is Need.MUST else "")
        assert chosen[name] in {*keys, ""}
    return chosen


@pytest.mark.parametrize("kind", [kind for kind in PRINT_FORMS if kind != "packet"])
def test_what_is_offered_can_be_printed_in_the_formats_that_are_offered(
    sample_workspace: Workspace, kind: str
) -> None:
    asked = asked_of(kind, print_offers(sample_workspace))
    request = PrintWanted(kind, edition=Edition.INTERNAL, asked=asked).request()
    document = make_document(sample_workspace, kind, request).document
    form = PRINT_FORMS[kind]
    assert set(possible_suffixes(document)) <= set(form.suffixes)
    assert set(form.suffixes) - set(possible_suffixes(document)) <= {".xlsx"}
    assert form.slides == (document.paper is None)


def test_the_timeline_and_the_differences_become_what_their_pages_offer(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    for suffix in TIMELINE_SHOWN["timeline"].suffixes:
        assert print_timeline(sample_workspace, tmp_path / f"t{suffix}", lang="en").pages
    wanted = PrintWanted("changes", asked={"first": "sof-2023", "last": "2025"})
    for suffix in CHANGES_SHOWN["changes"].suffixes:
        path = tmp_path / f"c{suffix}"
        assert print_kind(sample_workspace, "changes", path, wanted.request()).pages
    assert SLIDES_SHOWN["status-slides"].suffixes == PRINT_FORMS["status-slides"].suffixes


def test_a_round_is_asked_for_with_its_policy(sample_workspace: Workspace) -> None:
    offers = print_offers(sample_workspace)
    key = offers["round_code"][0][0]
    request = PrintWanted("remarks", handout=2, asked={"round_code": key}).request()
    assert (request.policy, request.round_code, request.handout) == ("handicap-2023-26", "2025", 2)
