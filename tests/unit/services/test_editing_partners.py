from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import create_database, open_database
from kkdesk.domain.records import InitiativeFilter
from kkdesk.errors import EditConflict
from kkdesk.services import editing, portfolio
from kkdesk.services.undo import undo
from kkdesk.services.workspace import Workspace, operation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "kkdesk.sqlite"
    create_database(path)
    engine = open_database(path)
    yield Workspace(engine, "Test", lambda: date(2025, 12, 20))
    engine.dispose()


@pytest.fixture
def units(workspace: Workspace) -> dict[str, str]:
    """A department and a committee by their codes."""
    with operation(workspace, "add department") as work:
        home = work.insert("organisation", name="Kommunen")
        return {
            "SOF": work.insert("department", organisation_id=home, code="SOF", name="Forvaltning"),
            "SOU": work.insert("committee", organisation_id=home, code="SOU", name="Udvalg"),
        }


@pytest.fixture
def initiative(workspace: Workspace) -> str:
    editing.add_initiative(workspace, title="Fælles indsats", code="S1.1")
    return portfolio.list_initiatives(workspace, InitiativeFilter()).rows[0].id


def partners(workspace: Workspace, initiative: str) -> set[str]:
    found = portfolio.initiative_detail(workspace, initiative).partners
    return {partner.code or partner.label for partner in found}


def test_departments_and_committees_take_part_beside_outsiders(
    workspace: Workspace, initiative: str, units: dict[str, str]
) -> None:
    editing.set_outside_partners(workspace, initiative, expected=(), wanted=("Ministeriet",))
    editing.set_partners(workspace, initiative, expected=(), wanted=tuple(units.values()))
    assert partners(workspace, initiative) == {"SOF", "SOU", "Ministeriet"}
    editing.set_partners(
        workspace, initiative, expected=tuple(units.values()), wanted=(units["SOU"],)
    )
    assert partners(workspace, initiative) == {"SOU", "Ministeriet"}


def test_partners_that_somebody_else_changed_are_not_overwritten(
    workspace: Workspace, initiative: str, units: dict[str, str]
) -> None:
    editing.set_partners(workspace, initiative, expected=(), wanted=(units["SOF"],))
    with pytest.raises(EditConflict) as refused:
        editing.set_partners(workspace, initiative, expected=(), wanted=(units["SOU"],))
    assert refused.value.stored == (units["SOF"],)
    assert partners(workspace, initiative) == {"SOF"}


def test_outsiders_that_somebody_else_changed_are_not_overwritten(
    workspace: Workspace, initiative: str
) -> None:
    editing.set_outside_partners(workspace, initiative, expected=(), wanted=("Hjælpefonden",))
    with pytest.raises(EditConflict):
        editing.set_outside_partners(workspace, initiative, expected=(), wanted=("En anden",))
    assert partners(workspace, initiative) == {"Hjælpefonden"}


def test_other_names_are_kept_once_without_blanks_and_undone_together(
    workspace: Workspace, initiative: str
) -> None:
    editing.set_aliases(workspace, initiative, expected=(), wanted=("Et", " ", "To ", "Et"))
    names = [alias.label for alias in portfolio.initiative_detail(workspace, initiative).aliases]
    assert names == ["Et", "To"]
    editing.set_aliases(workspace, initiative, expected=("Et", "To"), wanted=("To", "Tre"))
    undo(workspace)
    found = portfolio.initiative_detail(workspace, initiative).aliases
    assert {alias.label for alias in found} == {"Et", "To"}


def test_the_years_of_a_filter_span_every_date(workspace: Workspace, initiative: str) -> None:
    assert portfolio.years(workspace) == ()
    editing.add_date(workspace, initiative, words="1. april 2023 – 31. marts 2026")
    assert portfolio.years(workspace) == (2023, 2024, 2025, 2026)


def test_a_part_of_an_appropriation_names_its_whole(workspace: Workspace, initiative: str) -> None:
    editing.add_money(workspace, initiative, words="3 mio. kr. i 2025")
    whole = portfolio.initiative_detail(workspace, initiative).money[0].id
    editing.add_money(
        workspace, initiative, words="1 mio. kr. i 2025", part_of_id=whole, position=2
    )
    money = portfolio.initiative_detail(workspace, initiative).money
    assert [record.part_of_id for record in money] == ["", whole]
