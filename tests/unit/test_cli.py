"""What the command line understands, refuses and prints; end-to-end tests start the program."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest
import typer.main

from kkdesk.__main__ import run
from kkdesk.cli.arguments import Arguments, read_arguments
from kkdesk.cli.commands import app
from kkdesk.cli.output import printed
from kkdesk.db.reading import open_file
from kkdesk.errors import UsageError
from kkdesk.services.workspace import Workspace, operation

KINDS = (
    *("baselines", "cases", "changes", "dates", "entries", "funding", "funds", "indicators"),
    *(
        "initiatives",
        "measurements",
        "meetings",
        "objectives",
        "plans",
        "policies",
        "priorities",
        "questions",
        "remarks",
    ),
    *("rounds", "tables", "targets"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str


class Ask(Protocol):
    def __call__(self, *arguments: object) -> Answer: ...


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command in this process."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards

    def asked(*arguments: object) -> Answer:
        code = run([str(argument) for argument in arguments])
        return Answer(code, *capsys.readouterr())

    return asked


# -- arguments


@pytest.mark.parametrize(
    ("given", "understood"),
    [
        ("", Arguments()),
        ("--database a.sqlite", Arguments("a.sqlite")),
        ("--read-only --lang en", Arguments("", "en", read_only=True)),
        ("list plans --database a", Arguments("a", command=("list", "plans"))),
        ("--database=a list plans", Arguments("a", command=("list", "plans"))),
        ("--database a list --database b", Arguments("b", command=("list",))),
        ("search -- --lang en", Arguments(command=("search", "--", "--lang", "en"))),
        ("list --read-only", Arguments(read_only=True, command=("list", "--read-only"))),
    ],
)
def test_the_programs_own_options_are_taken_out_wherever_they_stand(
    given: str, understood: Arguments
) -> None:
    assert read_arguments(given.split()) == understood


@pytest.mark.parametrize("given", ["--database", "list --lang", "--lang se", "--database="])
def test_an_option_without_a_value_is_refused(given: str) -> None:
    if given == "--database=":
        assert read_arguments([given]) == Arguments()
    else:
        with pytest.raises(UsageError):
            read_arguments(given.split())


# -- refusals and help


WRONG = {
    "unknown command": (("lst",), "er ikke en kommando", "is not a command"),
    "unknown kind": (("list", "cats"), "kan ikke være «cats»", "cannot be “cats”"),
    "unknown option": (("list", "plans", "--frmat"), "findes ikke", "there is no option"),
    "unknown field": (("list", "plans", "--where", "x=1"), "intet felt", "has no field"),
    "no condition": (("list", "plans", "--where", "x"), "FELT=VÆRDI", "FIELD=VALUE"),
    "no value": (("list", "plans", "--format"), "mangler sin værdi", "lacks its value"),
    "wrong form": (("list", "plans", "--format", "xml"), "kan ikke være", "cannot be"),
    "missing kind": (("list",), "SLAGS mangler", "KIND is missing"),
    "missing words": (("search",), "ORD mangler", "WORD is missing"),
    "something extra": (("list", "plans", "x"), "for meget: x", "something extra: x"),
    "no day": (("deadlines", "--on", "i morgen"), "ikke en dag", "not a day"),
    "no number": (("deadlines", "--within", "-1"), "antal dage", "number of days"),
    "too far": (("deadlines", "--within", "9" * 30), "antal dage", "number of days"),
    "no file": (("print", "status-slides"), "--out mangler", "--out is missing"),
    "no document": (("print", "brev", "--out", "x"), "kan ikke være", "cannot be"),
    "no department": (
        ("print", "timeline", "--out", "x.pdf", "--department", "HKF"),
        "HKF",
        "HKF",
    ),
    "no grouping": (("print", "timeline", "--out", "x", "--by", "x"), "kan ikke", "cannot be"),
    "no handout": (("print", "plan", "--out", "x", "--handout", "3"), "kan ikke", "cannot be"),
    "no theme": (("print", "memo", "--out", "x.pdf", "--theme", "x"), "findes ikke", "not exist"),
    "no theme action": (("theme", "gem"), "kan ikke være «gem»", "cannot be “gem”"),
    "no theme file": (("theme", "check"), "FIL mangler", "FILE is missing"),
    "two places": (("export", "ical"), "enten --out eller", "either --out or"),
    "no export": (("export", "xml", "--out", "x"), "kan ikke være", "cannot be"),
    "no folder": (("load", "nowhere"), "findes ikke", "does not exist"),
    "window option": (("list", "plans", "--read-only"), "findes ikke", "there is no option"),
    "no database named": (("list", "plans", "--database"), "mangler sin", "lacks its"),
}


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_question_is_refused_in_the_language_asked_for(
    ask: Ask, sample_database: Path, case: str, lang: str
) -> None:
    arguments, danish, english = WRONG[case]
    ended = ask("--lang", lang, "--database", sample_database, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert (danish if lang == "da" else english) in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [
        "",
        *("demo", "list", "search", "deadlines", "print", "load", "export"),
        *("check-out", "check-in", "conflicts", "theme"),
    ],
)
def test_help_is_there_in_both_languages(ask: Ask, command: str) -> None:
    danish = ask(*command.split(), "--help")
    english = ask(*command.split(), "-h", "--lang", "en")
    assert (danish.code, english.code) == (0, 0)
    assert danish.out.startswith("Brug: kkdesk")
    assert english.out.startswith("Usage: kkdesk")
    assert not set("æøåÆØÅ") & set(english.out)
    assert max(map(len, danish.out.splitlines())) <= 100


def test_every_command_and_option_says_what_it_is_for() -> None:
    commands = typer.main.get_command(app).commands.items()  # type: ignore[attr-defined]  # a group
    silent = [
        f"{name} {parameter.name}"
        for name, command in commands
        for parameter in command.params
        if not (
            command.help
            and parameter.help
            and (parameter.metavar or getattr(parameter, "is_flag", False))
        )
    ]
    assert not silent


# -- output


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_listed_in_every_form(ask: Ask, sample_database: Path, kind: str) -> None:
    listed, text, table = (
        ask("list", kind, "--format", form, "--database", sample_database)
        for form in ("json", "text", "csv")
    )
    assert (listed.code, text.code, table.code) == (0, 0, 0)
    count = len(json.loads(listed.out))
    assert len(text.out.splitlines()) == max(count, 1)
    assert len(list(csv.DictReader(io.StringIO(table.out)))) == count


@pytest.mark.parametrize(
    "words", ["=1+1", "+45 33", "-x", "@SUM(A1)", "\t=1", "\n=1", "  =1", "＝1"]
)
def test_csv_starts_no_formula_in_a_spreadsheet(words: str) -> None:
    (row,) = csv.DictReader(io.StringIO(printed([{"title": words}], "csv"), newline=""))
    assert row["title"] == f"'{words}"


def test_csv_leaves_numbers_as_numbers() -> None:
    assert printed([{"amount": -5, "share": -0.5, "open": True}], "csv").splitlines()[1] == (
        "-5,-0.5,true"
    )


def test_a_line_of_text_cannot_steer_the_terminal() -> None:
    line = printed([{"title": "a\x1b[2Jb\u202ec\r\nd" + "e" * 100}], "text")
    assert line.startswith("a[2Jbc d")
    assert line.endswith("…\n")


def test_json_keeps_lists_days_and_letters() -> None:
    row = {"owners": ["SOF", "ØKF"], "first": date(2026, 3, 1), "none": None}
    assert json.loads(printed([row], "json")) == [
        {"owners": ["SOF", "ØKF"], "first": "2026-03-01", "none": None}
    ]


def test_a_copy_is_taken_out_looked_at_brought_home_and_decided(
    ask: Ask, sample_database: Path, tmp_path: Path
) -> None:
    centre, copy, secret = tmp_path / "kkdesk.sqlite", tmp_path / "tog", tmp_path / "sætning"
    shutil.copyfile(sample_database, centre)
    secret.write_text("en lang sætning\n", encoding="utf-8")
    here, opens = ("--database", centre), ("--passphrase-file", secret)
    taken = ask(*here, "check-out", copy, "--department", "SOF", "--holder", "Mette", *opens)
    assert (taken.code, "kan alle læse" in taken.out) == (0, False)
    both = (
        open_file(copy / "kkdesk.sqlite", passphrase="en lang sætning"),  # noqa: S106 -- of a test
        open_file(centre),
    )
    for words, opened in zip(("Toget", "Kontoret"), both, strict=True):
        with operation(Workspace(opened, words), "set initiative.title") as work:
            (row,) = work.find("initiative", code="S1.1")
            work.update("initiative", str(row["id"]), title=words, location="Toget")
        opened.dispose()
    looked = ask(*here, "check-in", copy, "--preview", "--format", "json", *opens)
    (found,) = json.loads(looked.out)
    assert (found["kind"], found["mine_by"]) == ("field", "Toget")
    seen = ask(*here, "check-in", copy, "--preview", *opens).out.splitlines()
    assert seen == [
        "0 ændringer fra Mette går ind, 1 konflikt vil vente; intet er ændret endnu",
        "! rettet begge steder: indsats S1.1 Kontoret, titel: Toget ≠ Kontoret",
    ]
    said = ask(*here, "check-in", copy, *opens).out
    assert "0 poster ændret, konflikter: 1. Se dem med «kkdesk conflicts»" in said
    assert "intet nyt" in ask(*here, "check-in", copy, *opens).out
    assert (
        "intet nyt at hente hjem fra Mette" in ask(*here, "check-in", copy, "--preview", *opens).out
    )
    assert "indsats S1.1 Kontoret, titel: Toget ≠ Kontoret" in ask(*here, "conflicts").out
    (waiting,) = json.loads(ask(*here, "conflicts", "--format", "json").out)
    decided = ask(*here, "conflicts", "--decide", "mine", "--id", waiting["id"])
    assert decided.out == "1 konflikt afgjort, 0 venter\n"
    assert json.loads(ask(*here, "conflicts", "--format", "json").out) == []
    listed = ask(*here, "list", "initiatives", "--where", "code=S1.1", "--format", "json")
    assert json.loads(listed.out)[0]["title"] == "Toget"


def test_a_preview_tells_changes_in_the_words_of_the_window_and_by_what_they_belong_to(
    ask: Ask, sample_database: Path, tmp_path: Path
) -> None:
    centre, copy = tmp_path / "kkdesk.sqlite", tmp_path / "tog"
    shutil.copyfile(sample_database, centre)
    here = ("--database", centre)
    assert "kan alle læse" in ask(*here, "check-out", copy).out
    opened = open_file(copy / "kkdesk.sqlite")
    with operation(Workspace(opened, "Mette"), "set initiative.title") as work:
        (row,) = work.find("initiative", code="S2.2")
        work.insert("initiative_alias", initiative_id=str(row["id"]), text="Kælenavnet")
        entry = work.find("date_entry", initiative_id=str(row["id"]))[0]
        work.update(
            "date_entry",
            str(entry["id"]),
            as_written="maj 2027",
            earliest=date(2027, 5, 1),
            latest=date(2027, 5, 31),
        )
    opened.dispose()
    (first, *lines) = ask(*here, "--lang", "en", "check-in", copy, "--preview").out.splitlines()
    assert first.endswith("will go in, 0 conflicts will wait; nothing is changed yet")
    name = f"S2.2 {row['title']}"
    assert len(lines) == 2, "what is read from the words of a date is not told beside them"
    assert lines[0] == f"+ other name {name} · Kælenavnet"
    assert lines[1].startswith("~ date S2.2")
    assert lines[1].endswith(f"wording: {entry['as_written']} → maj 2027")


def test_an_encrypted_copy_is_backed_up_checked_and_brought_back_with_its_passphrase(
    ask: Ask, sample_database: Path, tmp_path: Path
) -> None:
    centre, folder, secret = tmp_path / "kkdesk.sqlite", tmp_path / "tog", tmp_path / "sætning"
    shutil.copyfile(sample_database, centre)
    secret.write_text("en lang sætning\n", encoding="utf-8")
    opens = ("--passphrase-file", secret)
    assert ask("--database", centre, "check-out", folder, *opens).code == 0
    here = ("--database", folder / "kkdesk.sqlite")
    for command in ("backup", "verify"):
        refused = ask(*here, command)
        assert refused.code != 0
        assert "adgangssætning" in refused.err.lower()
    (made,) = json.loads(ask(*here, "backup", "--format", "json", *opens).out)
    assert b"SQLite format 3" not in Path(made["path"]).read_bytes()[:16]
    for checked in ((), (made["path"],)):
        told = ask(*here, "verify", *checked, "--format", "json", *opens)
        assert told.code == 0, told
        assert {one["outcome"] for one in json.loads(told.out)} == {"good"}
    secret.write_text("en anden sætning\n", encoding="utf-8")
    assert ask(*here, "verify", *opens).code != 0
    assert ask(*here, "restore", made["path"], *opens).code != 0
    secret.write_text("en lang sætning\n", encoding="utf-8")
    assert ask(*here, "restore", made["path"]).code != 0
    assert ask(*here, "restore", made["path"], *opens).code == 0
    assert ask(*here, "verify", *opens).code == 0


@pytest.mark.parametrize(
    "asked",
    [
        ("backup", "--passphrase-file", "findes-ikke"),
        ("check-out", "x", "--policy", "a", "--department", "b"),
        ("check-out", "x", "--passphrase-file", "findes-ikke"),
        ("check-in", "x", "--format", "csv"),
        ("conflicts", "--decide", "begge"),
        ("conflicts", "--kind", "krig"),
        ("conflicts", "--id", "findes-ikke"),
        ("conflicts", "--format", "csv"),
        ("check-out", "x", "--department", "findes-ikke"),
    ],
)
def test_copies_are_asked_for_rightly(
    ask: Ask, sample_database: Path, asked: tuple[str, ...]
) -> None:
    assert ask("--database", sample_database, *asked).code == 2
