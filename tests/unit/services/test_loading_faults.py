"""Folders that cannot be loaded: one message that names the file and the place, nothing loaded."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import read_transaction
from kkdesk.errors import KkdeskError, PortfolioFault, UsageError
from kkdesk.exchange.portfolio_files import LARGEST_FILE
from kkdesk.paths import resources
from kkdesk.services.listing import list_records
from kkdesk.services.loading import load_portfolio

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample portfolio, to be broken."""
    return shutil.copytree(resources() / "sample", tmp_path / "portfolio")


def _refused(workspace: Workspace, folder: Path) -> str:
    """Return the Danish message of a load that must fail and leave nothing behind."""
    with pytest.raises(PortfolioFault) as refused:
        load_portfolio(workspace, folder)
    with read_transaction(workspace.engine) as connection:
        for table in ("organisation", "operation", "change", "search_document"):
            left = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()  # noqa: S608
            assert left == 0, table
    assert "\n" not in refused.value.message("en")
    return refused.value.message("da")


def _change(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


BROKEN = {
    "missing key": (
        "policy-handicap-*.toml", 'code = "handicap-2023-26"', "", ("«code» mangler", "policy"),
    ),
    "missing key deep inside": (
        "round-2025/objective-2.toml", 'as_written = "frem til marts 2026"', "",
        ("«as_written» mangler", "initiative[2].date[1]"),
    ),
    "unknown code": (
        "organisation.toml", 'committee = "SUD"', 'committee = "XYZ"', ("«XYZ»", "«committee»"),
    ),
    "unknown code in a round": (
        "round-2025/round.toml", 'lead = "SOF"', 'lead = "SFO"', ("«SFO»", "«lead»", "round 2025"),
    ),
    "number instead of text": (
        "organisation.toml", 'name = "Københavns Kommune"', "name = 7", ("organisation.name", "7"),
    ),
    "date instead of text": (
        "round-2025/round.toml", 'issued = "Oktober 2025"', "issued = 2025-10-01",
        ("round.issued", "anførselstegn"),
    ),
    "text instead of a number": (
        "policy-handicap-*.toml", "\n[[objective]]\nnumber = 1", '\n[[objective]]\nnumber = "en"',
        ("«number»", "en"),
    ),
    "text instead of yes or no": (
        "round-2025/objective-1.toml", "[[initiative]]\n",
        '[[initiative]]\nconfidential = "måske"\n', ("«confidential»", "måske"),
    ),
    "text instead of tables": (
        "round-2025/objective-1.toml", "[[initiative]]\n", '[[initiative]]\nmoney = "3 kr."\n',
        ("«money»",),
    ),
    "table instead of text": (
        "round-2025/round.toml", 'cut_off = "juni 2025"', 'cut_off = {day = "juni 2025"}',
        ("«cut_off»",),
    ),
    "list of two sorts": (
        "organisation.toml", "[organisation]", '[organisation]\nx = ["a", 1]', ("organisation.x",),
    ),
    "value outside its list": (
        "round-2025/objective-1.toml", 'state = "', 'state = "x', ("«state»", "in_progress"),
    ),
    "role that is none": (
        "round-2025/objective-2.toml", 'role = "trial_ends"', 'role = "ends"', ("«role»",),
    ),
    "code used twice": (
        "round-2025/objective-2.toml", 'code = "S2.2"', 'code = "S2.1"', ("«S2.1»", "i forvejen"),
    ),
    "not TOML": ("round-2025/remarks.toml", "[[remark_round]]", "[[remark_round]", ("ikke TOML",)),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_slip_in_a_file_is_named_with_its_place(
    empty_workspace: Workspace, folder: Path, case: str
) -> None:
    pattern, old, new, said = BROKEN[case]
    (path,) = folder.glob(pattern)
    _change(path, old, new)
    message = _refused(empty_workspace, folder)
    assert str(path.relative_to(folder)) in message
    for words in said:
        assert words in message


def test_a_missing_file_is_named(empty_workspace: Workspace, folder: Path) -> None:
    (folder / "round-2025" / "round.toml").unlink()
    assert "round-2025/round.toml kan ikke læses" in _refused(empty_workspace, folder)
    (folder / "organisation.toml").unlink()
    assert "organisation.toml kan ikke læses" in _refused(empty_workspace, folder)


def test_a_folder_without_files_holds_no_portfolio(
    empty_workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="no TOML files"):
        load_portfolio(empty_workspace, tmp_path)


def test_a_link_that_leads_to_itself_is_named(empty_workspace: Workspace, folder: Path) -> None:
    path = folder / "plan-sof-2023.toml"
    path.unlink()
    path.symlink_to(path)
    assert "plan-sof-2023.toml kan ikke læses" in _refused(empty_workspace, folder)


def test_a_device_in_the_place_of_a_file_is_not_read(
    empty_workspace: Workspace, folder: Path
) -> None:
    path = folder / "plan-sof-2023.toml"
    path.unlink()
    path.symlink_to("/dev/zero")
    assert "almindelig fil" in _refused(empty_workspace, folder)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# " + b"x" * LARGEST_FILE, "for stor"),
        (
            b'[question]\ntitle = "tilg\xe6ngelighed"',
            "linje 2 er ikke skrevet i UTF-8",
        ),
        (b"a = " + b"[" * 50_000 + b"]" * 50_000, "for dybt"),
        (b"a = " + b"{a = " * 20 + b"1" + b"}" * 20, "for dybt"),
    ],
)
def test_a_file_that_nobody_typed_is_named(
    empty_workspace: Workspace, folder: Path, content: bytes, said: str
) -> None:
    (folder / "question-2009.toml").write_bytes(content)
    message = _refused(empty_workspace, folder)
    assert "question-2009.toml" in message
    assert said in message


def test_a_file_with_a_misspelt_name_is_not_passed_over(
    empty_workspace: Workspace, folder: Path
) -> None:
    (folder / "round-2025" / "experiences.toml").rename(folder / "round-2025" / "experience.toml")
    assert "round-2025/experience.toml" in _refused(empty_workspace, folder)


def test_loading_the_same_folder_twice_is_refused(empty_workspace: Workspace, folder: Path) -> None:
    load_portfolio(empty_workspace, folder)
    before = list_records(empty_workspace, "initiatives", {})
    with pytest.raises(KkdeskError, match="already"):
        load_portfolio(empty_workspace, folder)
    assert list_records(empty_workspace, "initiatives", {}) == before


def test_two_policies_in_a_folder_keep_their_own_objectives(
    empty_workspace: Workspace, folder: Path
) -> None:
    (policy,) = folder.glob("policy-handicap-*.toml")
    other = policy.read_text(encoding="utf-8").replace("handicap-2023-26", "anden")
    (folder / "policy-zz.toml").write_text(other, encoding="utf-8")
    load_portfolio(empty_workspace, folder)
    with read_transaction(empty_workspace.engine) as connection:
        found = connection.exec_driver_sql(
            "SELECT DISTINCT p.code FROM initiative_objective l"
            " JOIN objective o ON o.id = l.objective_id JOIN policy p ON p.id = o.policy_id"
            " ORDER BY p.code"
        ).scalars()
        known = ["fk-handicap-2019-22", "handicap-2023-26", "integration-2019-22"]
        assert list(found) == known


def test_loaded_letters_are_composed_and_free_of_control_characters(
    empty_workspace: Workspace, folder: Path
) -> None:
    _change(
        folder / "organisation.toml", 'name = "Københavns Kommune"', 'name = "A\\u030a\\u0000by"'
    )
    load_portfolio(empty_workspace, folder)
    with read_transaction(empty_workspace.engine) as connection:
        name = (
            connection.exec_driver_sql("SELECT name FROM organisation ORDER BY id")
            .scalars()
            .first()
        )
    assert name == "Åby"
