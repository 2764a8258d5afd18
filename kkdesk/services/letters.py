"""Taking a pasted letter in: split it, and save its parts as remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import remarks as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.letters import split_letter
from kkdesk.domain.vocabulary import RemarkRoundKind
from kkdesk.errors import InvalidValue
from kkdesk.services.closed_remarks import refuse_letter
from kkdesk.services.remark_checks import check_remark_record
from kkdesk.services.remark_codes import RemarkCodes, cleaned, next_position
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.letters import Letter, Part, Topic
    from kkdesk.services.workspace import Workspace

LONGEST_LETTER: Final = 200_000
"""Characters in a pasted letter: a hundred pages."""
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
# What would make a list, a heading or emphasis of a letter's own marks.
_MARKS: Final = re.compile(r"([\\*_])")
_LINE_START: Final = re.compile(r"(?m)^(\s*)(?:([-+#>])|(\d{1,9})([.)]))(?=\s)")


def read_letter(
    workspace: Workspace, round_id: str, letter: str
) -> tuple[Letter, tuple[Topic, ...]]:
    """Split a pasted letter and suggest what its parts are; InvalidValue says why it cannot be."""
    _check_length(letter)
    with reading(workspace) as connection:
        topics = queries.topics(connection, round_id)
    found = split_letter(letter, topics)
    if not found.parts:
        raise InvalidValue(
            "remark_round.letter_text",
            "der er ingen ord i brevet, kun mellemrum og tegn. Indsæt brevets tekst"
            " (et skannet brev skal først gøres til tekst)",
            "there are no words in the letter, only spaces and marks. Paste the text of the letter"
            " (a scanned letter must be made into text first)",
        )
    return found, topics


def add_letter(
    workspace: Workspace,
    round_id: str,
    parts: Sequence[Part] = (),
    *,
    letter_text: str = "",
    **fields: Value,
) -> Changes:
    """Add a round of remarks with the parts of its letter, word for word, in one operation.

    The letter is kept as it was pasted. Parts that are no remarks stand in it only. InvalidValue
    if the status round is closed and the letter is no supplement.
    """
    _check_length(letter_text)
    with operation(workspace, action_label("add", "remark_round")) as work:
        round_row = work.get("status_round", round_id)
        before = work.find("remark_round", round_id=round_id)
        values: Row = {"kind": RemarkRoundKind.ORDINARY.value, **cleaned(fields)}
        check_remark_record(work, "remark_round", values)
        refuse_letter(round_row, str(values["kind"]))
        added = work.insert(
            "remark_round",
            round_id=round_id,
            council_id=round_row["council_id"],
            code=_round_code(work, str(round_row["code"]), str(values["kind"])),
            letter_text=_UNSTORABLE.sub("", letter_text),
            position=next_position(before),
            **values,
        )
        _add_parts(work, added, parts)
        work.name(action_label("add", "remark_round", str(values["title"])))
    return work.changes


def as_markup(words: str) -> str:
    """Return words of a letter so that the text means nothing but the words."""
    plain = _MARKS.sub(r"\\\1", words)
    return _LINE_START.sub(
        lambda hit: f"{hit[1]}\\{hit[2]}" if hit[2] else f"{hit[1]}{hit[3]}\\{hit[4]}", plain
    )


def _add_parts(work: UnitOfWork, remark_round_id: str, parts: Sequence[Part]) -> None:
    lead_in: str | None = None
    codes = RemarkCodes(work, remark_round_id)
    for position, part in enumerate(part for part in parts if part.kept):
        row: Row = {
            "remark_round_id": remark_round_id,
            "objective_id": part.objective or None,
            "parent_id": lead_in if part.child else None,
            "code": codes.next(part.objective),
            "kind": part.kind.value,
            "text": as_markup(clean_typed(part.text)),
        }
        check_remark_record(work, "remark", row)
        added = work.insert("remark", position=position, **row)
        lead_in = lead_in if part.child else added


def _check_length(letter: str) -> None:
    if len(letter) > LONGEST_LETTER:
        raise InvalidValue(
            "remark_round.letter_text",
            f"brevet har {len(letter)} tegn; der er plads til {LONGEST_LETTER} (100 sider)."
            " Indsæt det i flere dele",
            f"the letter has {len(letter)} characters; there is room for {LONGEST_LETTER}"
            " (100 pages). Paste it in several parts",
        )


def _round_code(work: UnitOfWork, status_round: str, kind: str) -> str:
    """Return a code that no round of remarks has: "2025-ordinary", then with a number."""
    taken = {str(row["code"]) for row in work.find("remark_round")}
    plain = f"{status_round}-{kind}"
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (plain, *numbered) if code not in taken)
