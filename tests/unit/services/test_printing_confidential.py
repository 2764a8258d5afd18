from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from kkdesk.db.queries.confidential import confidential_texts, hidden_ids, public_texts
from kkdesk.domain.vocabulary import DeadlineAction
from kkdesk.services import editing
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace


def hidden(workspace: Workspace) -> tuple[str, ...]:
    with reading(workspace) as connection:
        return confidential_texts(connection)


def open_words(workspace: Workspace) -> str:
    with reading(workspace) as connection:
        return "\n".join(public_texts(connection))


def id_of(workspace: Workspace, kind: str, where: str = "1 = 1") -> str:
    with reading(workspace) as connection:
        found = connection.execute(text(f"SELECT id FROM {kind} WHERE {where}"))  # noqa: S608 -- written here
        return str(found.scalars().first())


def make_confidential(workspace: Workspace, kind: str, record_id: str) -> None:
    editing.set_field(workspace, kind, record_id, "confidential", expected=False, value=True)


@pytest.fixture
def secret(empty_workspace: Workspace) -> str:
    """A confidential initiative with a date, money, an alias and a budget code."""
    editing.add_initiative(empty_workspace, title="Nyt botilbud på Amager", code="B7")
    made = id_of(empty_workspace, "initiative")
    editing.add_date(empty_workspace, made, words="efteråret 2027")
    editing.add_money(
        empty_workspace, made, words="12,5 mio. kr. i 2026", code="SO99", code_year="2026"
    )
    editing.add_item(empty_workspace, "initiative_alias", initiative_id=made, text="Projekt Lyngen")
    make_confidential(empty_workspace, "initiative", made)
    return made


def test_the_sample_keeps_one_budget_line_from_the_public(sample_workspace: Workspace) -> None:
    found = hidden(sample_workspace)
    assert "SO14 2024" in found
    assert "Anlægsmidler til køb af nøglefærdigt botilbud" in found
    assert "2024" not in found
    assert "nøglefærdigt botilbud" not in open_words(sample_workspace)


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize(
    "words",
    [
        "Nyt botilbud på Amager",
        "Projekt Lyngen",
        "efteråret 2027",
        "12,5 mio. kr. i 2026",
        "12,5 mio. kr.",
        "12.500.000 kr.",
        "12.500 t. kr.",
        "SO99",
        "SO99 2026",
    ],
)
def test_all_that_hangs_on_a_confidential_initiative_is_hidden(
    empty_workspace: Workspace, words: str
) -> None:
    assert words in hidden(empty_workspace)
    assert words not in open_words(empty_workspace)


def test_nothing_is_hidden_where_nothing_is_confidential(empty_workspace: Workspace) -> None:
    editing.add_initiative(empty_workspace, title="Ledsagerordning", code="L1")
    assert hidden(empty_workspace) == ()
    assert "Ledsagerordning" in open_words(empty_workspace)


def test_an_objective_hides_its_priorities_texts_and_remarks(sample_workspace: Workspace) -> None:
    make_confidential(
        sample_workspace,
        "objective",
        id_of(sample_workspace, "objective", "number = 2 AND title_short LIKE 'Lettere%'"),
    )
    found = hidden(sample_workspace)
    assert "Lettere adgang til hjælp" in found
    assert any(words.startswith("Større gennemsigtighed") for words in found)
    with reading(sample_workspace) as connection:
        texts = connection.execute(
            text(
                "SELECT e.text FROM status_entry e JOIN objective o ON o.id = e.objective_id"
                " WHERE o.number = 2"
            )
        ).scalars()
        first_words = [words.strip()[:30] for words in texts]
    assert len(first_words) == 6
    assert all(any(words.startswith(first) for words in found) for first in first_words)


def test_an_objective_does_not_hide_initiatives_that_stand_elsewhere_too(
    sample_workspace: Workspace,
) -> None:
    make_confidential(
        sample_workspace, "objective", id_of(sample_workspace, "objective", "number = 2")
    )
    title = id_of(sample_workspace, "initiative", "code = 'S2.2'")
    with reading(sample_workspace) as connection:
        words = connection.execute(
            text("SELECT title FROM initiative WHERE id = :id"), {"id": title}
        ).scalar_one()
    assert words in open_words(sample_workspace)


def test_a_confidential_table_row_is_hidden_as_it_prints(sample_workspace: Workspace) -> None:
    row = id_of(sample_workspace, "stated_table_row", "label = 'BIF'")
    make_confidential(sample_workspace, "stated_table_row", row)
    assert any(words.startswith("BIF 87 47") for words in hidden(sample_workspace))
    assert "BIF" not in hidden(sample_workspace)


def test_a_decision_on_a_deadline_under_a_confidential_round_is_hidden(
    sample_workspace: Workspace,
) -> None:
    submission = id_of(sample_workspace, "department_submission")
    with operation(sample_workspace, "decide") as work:
        decided = work.insert(
            "deadline_decision",
            submission_id=submission,
            action=DeadlineAction.WAIVED.value,
            reason="Forvaltningen forhandler med Havnegruppen",
        )
        round_id = str(work.get("department_submission", submission)["round_id"])
    with reading(sample_workspace) as connection:
        assert decided not in hidden_ids(connection)
    assert "Forvaltningen forhandler med Havnegruppen" in open_words(sample_workspace)
    make_confidential(sample_workspace, "status_round", round_id)
    with reading(sample_workspace) as connection:
        assert {decided, submission} <= hidden_ids(connection)
    assert "Forvaltningen forhandler med Havnegruppen" in hidden(sample_workspace)
    assert "Havnegruppen" not in open_words(sample_workspace)
