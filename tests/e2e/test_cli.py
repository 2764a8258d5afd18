"""The command line as a person types it, each command a process of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kkdesk.demo_prints import NAMES
from kkdesk.ui.page_list import PAGE_MODULES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Run = Callable[..., Any]

PROJECT = Path(__file__).resolve().parents[2]
OWNERS = {"SOF": 18, "BIF": 10, "KFF": 8, "TMF": 5, "BUF": 4, "SUF": 3, "ØKF": 3, "Tværgående": 4}
PER_OBJECTIVE = {1: 6, 2: 6, 3: 11, 4: 6, 5: 10, 6: 16}


@pytest.fixture
def rows(kkdesk: Run, sample_database: Path) -> Callable[..., list[Mapping[str, Any]]]:
    """Run a command on the sample and return its JSON."""

    def run(*arguments: str) -> list[Mapping[str, Any]]:
        ended = kkdesk(*arguments, "--format", "json", "--database", sample_database)
        assert (ended.code, ended.err) == (0, "")
        found: list[Mapping[str, Any]] = json.loads(ended.out)
        return found

    return run


def codes(found: Sequence[Mapping[str, Any]]) -> set[str]:
    return {row["code"] for row in found}


# -- lists


def test_the_round_of_2025_has_55_initiatives_by_owner_and_objective(rows: Run) -> None:
    found = rows("list", "initiatives", "--where", "round=2025")
    assert len(found) == 55
    assert Counter(row["owner"] for row in found) == OWNERS
    assert Counter(row["objective"] for row in found) == PER_OBJECTIVE


def test_the_texts_of_2025_count_the_same_and_none_is_missing(rows: Run) -> None:
    found = rows("list", "entries", "--where", "round=2025")
    assert Counter(row["department"] for row in found) == OWNERS
    assert Counter(row["objective"] for row in found) == PER_OBJECTIVE
    assert rows("list", "entries", "--where", "state=missing") == []


def test_fourteen_priorities_bind_sof_and_ten_of_them_name_it(rows: Run) -> None:
    found = rows("list", "priorities", "--where", "department=SOF")
    assert len(found) == 14
    assert sum(row["named"] for row in found) == 10
    assert all(row["binding"] for row in found)


def test_conditions_are_joined_and_take_capitals_or_not(rows: Run) -> None:
    found = rows("list", "initiatives", "--where", "round=2025", "--where", "owner=sof")
    assert len(found) == OWNERS["SOF"]


def test_csv_starts_no_formula_in_a_spreadsheet(kkdesk: Run, sample_database: Path) -> None:
    ended = kkdesk("list", "remarks", "--format", "csv", "--database", sample_database)
    for row in csv.reader(io.StringIO(ended.out)):
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@")) for cell in row)


# -- deadlines


def trial_answers(rows: Run, day: str) -> dict[str, str]:
    """How each source's wording of the trial's end answers for the next 90 days."""
    found = rows("deadlines", "--on", day, "--within", "90")
    return {
        row["as_written"]: row["answer"]
        for row in found
        if row["as_written"] in {"frem til marts 2026", "1. april 2023 – 31. marts 2026"}
    }


@pytest.mark.parametrize(
    ("day", "by_status", "by_plan"),
    [
        ("2025-12-20", "possible", "no"),
        ("2025-12-30", "possible", "no"),
        ("2025-12-31", "certain", "certain"),  # 90 days reach the last of March
        ("2026-01-01", "certain", "certain"),
    ],
)
def test_each_source_of_the_trials_end_answers_for_itself(
    rows: Run, day: str, by_status: str, by_plan: str
) -> None:
    assert trial_answers(rows, day) == {
        "frem til marts 2026": by_status,
        "1. april 2023 – 31. marts 2026": by_plan,
    }


def test_deadlines_can_be_narrowed_to_a_role_a_department_and_a_day(rows: Run) -> None:
    asked = ("deadlines", "--on", "2025-08-20", "--to", "2025-10-14", "--role", "preparation")
    assert [(row["last"], row["department"]) for row in rows(*asked, "--department", "sof")] == [
        ("2025-08-22", "SOF"), ("2025-09-19", "SOF"), ("2025-09-24", "SOF"), ("2025-10-14", "SOF"),
    ]  # fmt: skip
    assert rows(*asked)[-1]["clashes"] == ["I en skoleferie: Efterårsferie"]
    assert rows(*asked, "--lang", "en")[-1]["clashes"] == ["In a school break: Efterårsferie"]
    assert rows(*asked, "--department", "BUF") == []
    shared = rows("deadlines", "--on", "2025-12-20", "--department", "Tværgående")
    assert "S4.6" in codes(shared)


def test_deadlines_until_a_day_before_the_first_are_refused(
    kkdesk: Run, sample_database: Path
) -> None:
    ended = kkdesk(
        "deadlines", "--on", "2025-08-20", "--to", "2025-08-19", "--database", sample_database
    )
    assert ended.code == 2
    assert "20. august 2025" in ended.err


# -- search


def test_part_of_a_word_finds_the_compound(rows: Run) -> None:
    assert any("skolefravær" in row["title"] for row in rows("search", "fravær"))


def test_the_singular_finds_the_plural_and_the_other_way_round(rows: Run) -> None:
    plural = codes(rows("search", "indsatser"))
    assert plural
    assert plural <= codes(rows("search", "indsats"))


def test_aa_is_not_a(rows: Run) -> None:
    assert rows("search", "målgruppe")
    assert not rows("search", "malgruppe")


def test_all_words_must_be_found(rows: Run) -> None:
    both = codes(rows("search", "job", "handicap"))
    assert both == codes(rows("search", "job")) & codes(rows("search", "handicap"))


def test_nothing_found_is_no_failure(kkdesk: Run, sample_database: Path) -> None:
    ended = kkdesk("search", "xyzzy", "--database", sample_database)
    assert (ended.code, ended.out, ended.err) == (0, "Ingen fundet.\n", "")


# -- print


@pytest.mark.parametrize("edition", ["public", "internal"])
def test_the_deck_is_printed_for_an_edition(
    kkdesk: Run, sample_database: Path, tmp_path: Path, edition: str
) -> None:
    deck = tmp_path / "slides.pdf"
    ended = kkdesk(
        *("print", "status-slides", "--out", deck, "--edition", edition),
        *("--database", sample_database),
    )
    assert ended.code == 0
    assert ended.out == f"{deck}: 27 sider\n"
    assert "900" in ended.err
    assert "899" in ended.err
    assert deck.read_bytes().startswith(b"%PDF-1.")


def test_a_round_that_does_not_exist_is_refused(
    kkdesk: Run, sample_database: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "slides.pdf"
    ended = kkdesk(
        *("print", "status-slides", "--round", "1999", "--out", deck),
        *("--database", sample_database),
    )
    assert ended.code == 2
    assert "1999" in ended.err
    assert not deck.exists()


def test_a_folder_that_does_not_exist_is_told(kkdesk: Run, sample_database: Path) -> None:
    ended = kkdesk(
        "print", "status-slides", "--out", "nowhere/slides.pdf", "--database", sample_database
    )
    assert ended.code == 1
    assert "mappen mangler" in ended.err


# -- load


def test_a_portfolio_is_loaded_into_a_new_database(kkdesk: Run, tmp_path: Path) -> None:
    fresh = tmp_path / "ny.sqlite"
    ended = kkdesk("load", PROJECT / "resources" / "sample", "--database", fresh)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith(" poster indlæst\n")
    listed = kkdesk("--database", fresh, "list", "rounds", "--format", "json")
    assert "2025" in {row["code"] for row in json.loads(listed.out)}


@pytest.mark.parametrize(
    ("content", "said"), [(None, "ingen TOML-filer"), ("[[", "organisation.toml kan ikke læses")]
)
def test_a_folder_that_holds_no_portfolio_is_refused(
    kkdesk: Run, tmp_path: Path, content: str | None, said: str
) -> None:
    folder = tmp_path / "mappe"
    folder.mkdir()
    if content is not None:
        (folder / "organisation.toml").write_text(content, encoding="utf-8")
    ended = kkdesk("load", folder, "--database", tmp_path / "ny.sqlite")
    assert ended.code == 2
    assert said in ended.err


# -- demo


def test_the_demo_can_be_built_again_and_keeps_what_was_changed(
    kkdesk: Run, tmp_path: Path
) -> None:
    display = {"DISPLAY": ":0"}  # a display, so that no pictures are taken here
    folder = tmp_path / "out"
    first = kkdesk("demo", folder, env=display)
    again = kkdesk("demo", folder, env=display)
    assert (first.code, again.code) == (0, 0)
    assert {path.name for path in folder.iterdir()} == {"kkdesk.sqlite", *NAMES}
    assert all(name in again.out for name in NAMES)
    assert "Kontrol af filen" not in first.out, "a printed file lacks something"
    more = tmp_path / "mere"
    more.mkdir()
    (more / "organisation.toml").write_text('[organisation]\nname = "Ny"\n', encoding="utf-8")
    assert kkdesk("load", more, "--database", folder / "kkdesk.sqlite").code == 0
    once_more = kkdesk("demo", folder, "--lang", "en", env=display)
    assert once_more.code == 0
    assert len(list(folder.glob("kkdesk-*.sqlite"))) == 1
    assert "the database from before" in once_more.out


def test_without_a_display_the_demo_makes_a_picture_of_every_page(
    kkdesk: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    ended = kkdesk("demo", folder, env={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert (ended.code, ended.err) == (0, "")
    pictures = {path.name for path in (folder / "window").iterdir()}
    assert pictures == {f"{page}.png" for page in PAGE_MODULES}


def test_the_demo_leaves_a_file_that_is_not_its_own(kkdesk: Run, tmp_path: Path) -> None:
    (tmp_path / "kkdesk.sqlite").write_text("Min egen fil", encoding="utf-8")
    ended = kkdesk("demo", tmp_path)
    assert ended.code == 1
    assert "Der ligger allerede en fil" in ended.err
    assert (tmp_path / "kkdesk.sqlite").read_text(encoding="utf-8") == "Min egen fil"


def test_the_demo_into_something_that_is_no_folder_is_refused(kkdesk: Run, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    ended = kkdesk("demo", tmp_path / "fil")
    assert ended.code == 1
    assert "Der kan ikke skrives til" in ended.err


# -- how it is asked


@pytest.mark.parametrize("place", ["before", "after", "joined"])
def test_the_database_and_the_language_may_stand_anywhere(
    kkdesk: Run, sample_database: Path, place: str
) -> None:
    own = ("search", "xyzzy")
    shared = ("--database", sample_database, "--lang", "en")
    match place:
        case "before":
            ended = kkdesk(*shared, *own)
        case "after":
            ended = kkdesk(*own, *shared)
        case _:
            ended = kkdesk(own[0], f"--database={sample_database}", "--lang=en", own[1])
    assert (ended.code, ended.out) == (0, "None found.\n")


def test_a_language_that_is_not_spoken_is_refused(kkdesk: Run) -> None:
    ended = kkdesk("list", "plans", "--lang", "se")
    assert ended.code == 2
    assert "vælg da eller en" in ended.err


def test_before_there_is_any_database_it_is_said_what_to_do(kkdesk: Run) -> None:
    ended = kkdesk("list", "plans")
    assert ended.code == 2
    assert "der er ingen database endnu" in ended.err


def test_without_a_database_named_the_last_one_of_the_window_is_read(
    kkdesk: Run, sample_database: Path
) -> None:
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "kkdesk"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(
        json.dumps({"version": 1, "last_database": str(sample_database), "language": "en"}),
        encoding="utf-8",
    )
    assert kkdesk("search", "xyzzy").out == "None found.\n"
    assert kkdesk("list", "policies").out


def test_without_a_home_that_can_be_written_it_still_reads(
    kkdesk: Run, sample_database: Path
) -> None:
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    nowhere = dict.fromkeys(homes, "/proc/nowhere")
    ended = kkdesk("list", "policies", "--database", sample_database, env=nowhere)
    assert (ended.code, ended.err) == (0, "")


def test_help_comes_in_danish_and_in_english(kkdesk: Run) -> None:
    assert kkdesk("--help").out.startswith("Brug: kkdesk")
    assert kkdesk("list", "-h", "--lang", "en").out.startswith("Usage: kkdesk list KIND")


def test_a_wrong_question_is_refused(kkdesk: Run, sample_database: Path) -> None:
    ended = kkdesk("list", "cats", "--database", sample_database)
    assert (ended.code, ended.out) == (2, "")
    assert "kan ikke være «cats»" in ended.err


def test_the_version_is_told(kkdesk: Run) -> None:
    ended = kkdesk("--version")
    assert (ended.code, ended.out) == (0, "kkdesk 0.1.0\n")


def test_the_window_without_a_display_is_refused_in_one_sentence(kkdesk: Run) -> None:
    bare = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    ended = kkdesk(env=bare)
    assert ended.code == 1
    assert "der er ingen skærm" in ended.err


# -- where it is printed


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_every_letter_arrives_in_a_terminal_that_lacks_it(
    kkdesk: Run, sample_database: Path, form: str
) -> None:
    latin = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    ended = kkdesk(
        "list", "initiatives", "--format", form, "--database", sample_database, env=latin
    )
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.isascii()
    if form == "json":
        assert "Tværgående" in {row["owner"] for row in json.loads(ended.out)}


def test_a_reader_who_has_seen_enough_is_no_failure(sample_database: Path) -> None:
    command = f"{sys.executable} -m kkdesk list changes --format json --database {sample_database}"
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{command} | head -n 1"],
        cwd=PROJECT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"[\n", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_finds_no_room_is_told(sample_database: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [
                *(sys.executable, "-m", "kkdesk", "list", "changes"),
                *("--database", str(sample_database)),
            ],
            cwd=PROJECT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert ended.returncode == 1
    assert "Der er ikke plads" in ended.stderr.decode()


# -- remarks


def test_question_6_what_was_remarked_on_objective_4_and_answered(rows: Run) -> None:
    found = rows("list", "remarks", "--where", "objective=4")
    assert [(row["code"], row["answered"]) for row in found] == [
        ("R4.1", "no"),
        ("R4.2", "part"),
        ("R4.3", "no"),
    ]
    (answer,) = found[1]["answers"]
    assert (answer["department"], answer["document"]) == ("BUF", "Notat til BUU")
    assert "følger imidlertid barnet" in answer["text"]


def test_question_7_which_remarks_are_unanswered(rows: Run) -> None:
    unanswered = rows("list", "remarks", "--where", "answered=no")
    (partly,) = rows("list", "remarks", "--where", "answered=part")
    assert len(unanswered) == 17
    assert partly["code"] == "R4.2"
    assert rows("list", "remarks", "--where", "answered=whole") == []
