"""What the program says outside the window has Danish and English words too."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
import typer.main

import kkdesk
from kkdesk.cli.commands import app
from kkdesk.cli.wording import command_help, program_help
from kkdesk.domain import actions
from kkdesk.domain.fields import GROUPS, INITIATIVE_FIELDS, RECORD_FIELDS, FieldSpec
from kkdesk.domain.vocabulary import Labelled
from tests.unit.ui.translations import DANISH

EXAMPLE = re.compile("“[^”]*”")
"""What a person writes is Danish in both languages."""
SERVICES = Path(kkdesk.__file__).parent / "services"
SPECS = [*INITIATIVE_FIELDS, *(spec for specs in RECORD_FIELDS.values() for spec in specs)]


def lists() -> list[type[Labelled]]:
    """Every closed list of the program."""
    for package in ("kkdesk.domain", "kkdesk.services"):
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
            importlib.import_module(f"{package}.{module.name}")
    return sorted(Labelled.__subclasses__(), key=lambda one: one.__name__)


@pytest.mark.parametrize("kind", lists(), ids=lambda kind: kind.__name__)
def test_every_value_of_a_list_has_words_of_its_own_in_both_languages(
    kind: type[Labelled],
) -> None:
    for labels in (
        [member.label("da") for member in kind],
        [member.label("en") for member in kind],
    ):
        assert all(label == label.strip() and label for label in labels)
        assert len(set(labels)) == len(labels)
    english = {member: EXAMPLE.sub("", member.label("en")) for member in kind}
    assert [member for member, label in english.items() if DANISH.search(label)] == []


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_every_field_has_words_in_both_languages(spec: FieldSpec) -> None:
    assert spec.label("da")
    assert spec.label("en")
    assert not DANISH.search(spec.label("en"))


def test_every_group_of_fields_has_words_in_both_languages() -> None:
    assert {spec.group for spec in SPECS} <= set(GROUPS)
    assert all(danish and not DANISH.search(english) for danish, english in GROUPS.values())


def test_every_action_that_the_history_names_has_words_in_both_languages() -> None:
    found = [
        call
        for file in SERVICES.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "action_label"
    ]
    verbs, kinds = (
        {one.value for call in found if isinstance(one := call.args[place], ast.Constant)}
        for place in (0, 1)
    )
    assert len(verbs) > 4
    assert verbs <= set(actions.VERBS)
    assert kinds | set(RECORD_FIELDS) <= set(actions.SUBJECTS)


@pytest.mark.parametrize("words", [*actions.VERBS.values(), *actions.SUBJECTS.values()])
def test_the_words_of_the_history_are_danish_and_english(words: tuple[str, str]) -> None:
    danish, english = words
    assert danish
    assert english
    assert not DANISH.search(english)


def test_the_help_of_the_command_line_is_english_when_asked_for_in_english() -> None:
    program = typer.main.get_command(app)
    commands = getattr(program, "commands", {})
    assert commands
    helps = [program_help(str(program.help), commands, "en")]
    helps += [command_help(name, command, "en") for name, command in commands.items()]
    for text in helps:
        assert not DANISH.search(text), text
