from __future__ import annotations

import dataclasses
import inspect
import re
import string
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kkdesk import errors
from kkdesk.db.models import record_classes
from kkdesk.db.schema import DERIVED, kinds, table_of
from kkdesk.domain.fields import INITIATIVE_FIELDS
from kkdesk.errors import (
    DatabaseInUse,
    DatabaseMissing,
    DayBeforeHistory,
    EditConflict,
    FormUnreadable,
    InvalidValue,
    KkdeskError,
    OwnFileRefused,
    PathError,
    ThemeRefused,
    UnexpectedFault,
)
from kkdesk.errors.base import LONGEST_VALUE
from kkdesk.errors.words import word_for

if TYPE_CHECKING:
    from kkdesk.errors import Lang

BASES = {FormUnreadable, KkdeskError, OwnFileRefused, PathError, ThemeRefused}
CLASSES = [
    value
    for name in errors.__all__
    if inspect.isclass(value := getattr(errors, name))
    and issubclass(value, KkdeskError)
    and value not in BASES
]
LANGUAGES: tuple[Lang, ...] = ("da", "en")
SAMPLES: dict[str, object] = {
    "int": 7,
    "date": date(2025, 6, 3),
    "str": "værdi",
    "object": "værdi",
    "tuple[str, ...]": ("værdi",),
    "Path | str": Path("/drev/sag.sqlite"),
    "Path | str | None": Path("/drev/kopi.sqlite"),
    "datetime | None": datetime(2025, 6, 3, 12, 5, tzinfo=UTC),
    "datetime | str | None": datetime(2025, 6, 3, 12, 5, tzinfo=UTC),
}


def make(kind: type[KkdeskError]) -> KkdeskError:
    return kind(**{name: SAMPLES[type_] for name, type_ in fields_of(kind).items()})


def fields_of(kind: type[Any]) -> dict[str, str]:
    """The fields of an error and their types as written; some errors have none."""
    own = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
    return {field.name: str(field.type) for field in own}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_error_speaks_both_languages_and_ends_with_advice(
    kind: type[KkdeskError], lang: Lang
) -> None:
    error = make(kind)
    parts = error.parts(lang)
    assert all(parts), "a title, what happened, what is safe and what to do"
    assert error.title(lang) == parts.title
    assert not parts.title.endswith(".")
    assert error.message(lang).endswith(parts.advice)
    for sentence in (parts.happened, parts.safe):
        assert sentence.endswith("."), sentence
    assert not re.search(r"[{}]|\.\.", error.message(lang))


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_both_languages_differ_and_use_only_fields_the_error_has(kind: type[KkdeskError]) -> None:
    known = set(fields_of(kind))
    for text in (kind.DA, kind.EN):
        used = {name for part in text for _, name, _, _ in string.Formatter().parse(part) if name}
        assert used <= known
    assert not set(kind.DA) & set(kind.EN), "one text serves both languages"


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_danish_texts_use_danish_words(kind: type[KkdeskError]) -> None:
    words = set(re.findall(r"\w+", " ".join(kind.DA).lower()))
    assert words & {"og", "er", "ikke", "den", "det", "du", "eller", "en", "igen", "i"}
    assert not words & {"the", "is", "was", "and", "of"}


def test_values_cannot_disturb_a_message() -> None:
    error = DatabaseMissing("/x/\x1b[31m{path}\n\u202egnp.<b>fed</b>")
    message = error.message("da")
    assert "{path}" in message
    assert "<b>fed</b>" in message, "messages are plain text; nothing is lost"
    assert not re.search(r"[\x00-\x1f\u202e]", message)


def test_an_endless_value_is_cut() -> None:
    error = EditConflict("initiative", "1", "title", expected="a", stored="b" * 9000, wanted="c")
    assert "b" * (LONGEST_VALUE - 1) + "…" in error.message("da")
    assert "b" * LONGEST_VALUE not in error.message("da")


def test_an_unknown_holder_is_said_in_words() -> None:
    message = DatabaseInUse(Path("/d/sag.sqlite")).message("da")
    assert "en anden på ukendt maskine siden et ukendt tidspunkt" in message


def test_a_point_in_time_is_written_as_people_write_it() -> None:
    error = DatabaseInUse(Path("/d"), who="Bo", host="pc", since=datetime(2025, 6, 3, 8, 5))  # noqa: DTZ001 -- local time
    assert "siden 3. juni 2025 kl. 08.05" in error.message("da")
    assert "since 3 June 2025 at 08:05" in error.message("en")


def test_an_empty_text_in_a_conflict_is_said_to_be_empty() -> None:
    error = EditConflict("initiative", "1", "title", expected="", stored="ny", wanted=None)
    assert "der stod «(tomt)», nu står der «ny», og du skrev «(tomt)»" in error.message("da")


def test_a_reason_that_ends_its_own_sentence_gets_no_second_full_stop() -> None:
    assert "udfyldes. Den" in InvalidValue("titel", "Feltet skal udfyldes.").message("da")


def test_every_record_kind_and_field_is_named_by_its_word() -> None:
    names = [*record_classes(), *(spec.name for spec in INITIATIVE_FIELDS)]
    for danish in (True, False):
        # "_" is what a column has and a word has not; "form" is the same in all three.
        assert [name for name in names if "_" in word_for(name, danish=danish)] == []
    assert "Værdien i kode" in InvalidValue("initiative.code", "nej").message("da")
    assert "ukendt.felt" in InvalidValue("ukendt.felt", "nej").message("da")


def test_links_in_a_conflict_are_listed_in_words() -> None:
    error = EditConflict("initiative", "1", "objective", ("1", "2"), stored=("1",), wanted=())
    message = error.message("da")
    assert "Feltet mål" in message
    assert "«1, 2», nu står der «1», og du skrev «(tomt)»" in message


def test_the_command_line_tells_wrong_use_from_failure() -> None:
    assert errors.UsageError("a", "b").exit_code == 2
    assert UnexpectedFault("/log").exit_code == 1


def test_an_error_prints_as_its_english_message_for_the_log() -> None:
    assert str(DatabaseMissing("/x")) == DatabaseMissing("/x").message("en")


def test_every_field_that_the_history_keeps_has_words_in_both_languages() -> None:
    fields = [
        f"{kind}.{column}"
        for kind in kinds()
        for column in table_of(kind).columns.keys()  # noqa: SIM118 -- a collection of columns
        if column != "id" and column not in DERIVED
    ]
    for danish in (True, False):
        wordless = [name for name in fields if word_for(name, danish=danish) == name]
        assert wordless == []


def test_no_message_holds_the_password_of_a_server() -> None:
    for kind in CLASSES:
        if issubclass(kind, PathError):
            error = make(kind)
            assert isinstance(error, PathError)
            error.path = "postgresql://a:hemmelig@h/d"
            assert "hemmelig" not in error.message("da") + repr(error), kind


def test_a_day_is_written_in_words() -> None:
    error = DayBeforeHistory(date(2024, 4, 30), date(2024, 5, 1))
    assert "begynder 1. maj 2024, så den kan ikke vises pr. 30. april 2024" in error.message("da")
    assert "begins on 1 May 2024" in error.message("en")
