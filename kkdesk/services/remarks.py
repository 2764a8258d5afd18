"""Remarks and answers: read, add and link them, and take a pasted letter in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import remarks as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.letters import split_letter
from kkdesk.domain.records import Choice, InitiativeFilter
from kkdesk.domain.vocabulary import AnswerState, RemarkRoundKind
from kkdesk.domain.wording import normalise, search_terms
from kkdesk.errors import EditConflict, InvalidValue
from kkdesk.services.portfolio import list_initiatives
from kkdesk.services.remark_checks import check_remark_record, refuse_closed_order
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.letters import Letter, Part, Topic
    from kkdesk.domain.records import InitiativeRow
    from kkdesk.domain.remarks import RemarkItem, RemarkRoundItem, RemarkSheet
    from kkdesk.services.workspace import Workspace

LINKS: Final = {
    "initiative": ("remark_initiative", "initiative_id"),
    "department": ("remark_department", "department_id"),
}
"""What a remark can be linked to: the record kind of the link and its column."""
LONGEST_LETTER: Final = 200_000
"""Characters in a pasted letter: a hundred pages."""
_MOST_SEARCHED, _MOST_OFFERED = 400, 50
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
# What would make a list, a heading or emphasis of a letter's own marks.
_MARKS: Final = re.compile(r"([\\*_])")
_LINE_START: Final = re.compile(r"(?m)^(\s*)(?:([-+#>])|(\d{1,9})([.)]))(?=\s)")


def remark_items(workspace: Workspace, *, round_code: str = "") -> tuple[RemarkItem, ...]:
    """Return all remarks, or those on one status round."""
    with reading(workspace) as connection:
        return queries.remark_items(connection, round_code=round_code)


def remark_sheet(workspace: Workspace, remark_id: str) -> RemarkSheet:
    """Return everything about one remark; RecordGone if it was deleted."""
    with reading(workspace) as connection:
        return queries.remark_sheet(connection, remark_id)


def remark_rounds(workspace: Workspace) -> tuple[RemarkRoundItem, ...]:
    """Return the letters, hearings and meetings that brought remarks."""
    with reading(workspace) as connection:
        return queries.remark_rounds(connection)


def find_initiatives(workspace: Workspace, words: str) -> tuple[Choice, ...]:
    """Return initiatives that hold the words, those first that are called so."""
    wanted = InitiativeFilter(words=words)
    page = list_initiatives(workspace, wanted, limit=_MOST_SEARCHED)
    terms = search_terms(words)

    def called_otherwise(row: InitiativeRow) -> bool:
        name = normalise(f"{row.code} {row.title}")
        return not all(term in name for term in terms)

    best = sorted(page.rows, key=called_otherwise)[:_MOST_OFFERED]
    return tuple(Choice(row.id, row.code, row.title) for row in best)


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

    The letter is kept as it was pasted. Parts that are no remarks stand in it only.
    """
    _check_length(letter_text)
    with operation(workspace, action_label("add", "remark_round")) as work:
        round_row = work.get("status_round", round_id)
        before = work.find("remark_round", round_id=round_id)
        values: Row = {"kind": RemarkRoundKind.ORDINARY.value, **_cleaned(fields)}
        check_remark_record(work, "remark_round", values)
        added = work.insert(
            "remark_round",
            round_id=round_id,
            council_id=round_row["council_id"],
            code=_round_code(work, str(round_row["code"]), str(values["kind"])),
            letter_text=_UNSTORABLE.sub("", letter_text),
            position=_next(before),
            **values,
        )
        _add_parts(work, added, parts)
        work.name(action_label("add", "remark_round", str(values["title"])))
    return work.changes


def add_remark(
    workspace: Workspace, remark_round_id: str, *, text: str, parent_id: str = "", **fields: Value
) -> Changes:
    """Add a typed remark, last in its letter; a child takes its lead-in's objective."""
    with operation(workspace, action_label("add", "remark")) as work:
        values: Row = {"parent_id": parent_id or None, **_cleaned(fields)}
        if parent_id:
            values.setdefault("objective_id", work.get("remark", parent_id)["objective_id"])
        objective = str(values.get("objective_id") or "")
        values.setdefault("code", _Codes(work, remark_round_id).next(objective))
        row: Row = {"remark_round_id": remark_round_id, "text": clean_typed(text).strip(), **values}
        check_remark_record(work, "remark", row)
        position = _next(work.find("remark", remark_round_id=remark_round_id))
        work.insert("remark", position=position, **row)
        work.name(action_label("add", "remark", str(values["code"])))
    return work.changes


def ask_for_answer(
    workspace: Workspace, remark_id: str, *, department_id: str | None = None, **fields: Value
) -> Changes:
    """Add an answer that a department is asked for; it is written later."""
    with operation(workspace, action_label("add", "answer")) as work:
        code = str(work.get("remark", remark_id)["code"])
        row: Row = {
            "remark_id": remark_id,
            "department_id": department_id,
            "text": "",
            "state": AnswerState.ASKED.value,
            **_cleaned(fields),
        }
        check_remark_record(work, "answer", row)
        work.insert("answer", **row)
        work.name(action_label("add", "answer", code))
    return work.changes


def move_remark(workspace: Workspace, remark_id: str, step: int) -> Changes:
    """Move a remark up (-1) or down (1) past the one beside it; at the end it stays.

    InvalidValue if its round is closed.

    Beside it stand the remarks of its letter with its objective and its lead-in, as on the slides;
    what a lead-in leads to goes with it.
    """
    with operation(workspace, action_label("move", "remark")) as work:
        own = work.get("remark", remark_id)
        refuse_closed_order(work, own)
        rows = sorted(
            work.find("remark", remark_round_id=own["remark_round_id"]), key=_place_in_order
        )
        above, about = own["parent_id"], own["objective_id"]
        level = [row for row in rows if row["parent_id"] == above]
        beside = [row for row in level if row["objective_id"] == about]
        here = next(n for n, row in enumerate(beside) if row["id"] == own["id"])
        there = here + step
        if 0 <= there < len(beside):
            level.insert(level.index(beside[there]), level.pop(level.index(beside[here])))
            for position, row in enumerate(_with_children(level, rows, above)):
                if row["position"] != position:
                    work.update("remark", str(row["id"]), position=position)
            work.name(action_label("move", "remark", str(own["code"])))
    return work.changes


def set_remark_links(
    workspace: Workspace,
    remark_id: str,
    link: str,
    *,
    expected: Sequence[str],
    wanted: Sequence[str],
) -> Changes:
    """Make the initiatives or departments that a remark is linked to the wanted ones.

    EditConflict, its values as tuples, if somebody else changed them since ``expected``.
    """
    kind, column = LINKS[link]
    with operation(workspace, action_label("link", kind)) as work:
        code = str(work.get("remark", remark_id)["code"])
        rows = {str(row[column]): row for row in work.find(kind, remark_id=remark_id)}
        if set(rows) not in (set(expected), set(wanted)):
            raise EditConflict(
                "remark",
                remark_id,
                link,
                expected=tuple(sorted(expected)),
                stored=tuple(sorted(rows)),
                wanted=tuple(sorted(wanted)),
            )
        for target, row in rows.items():
            if target not in wanted:
                work.delete(kind, str(row["id"]))
        for target in dict.fromkeys(wanted):
            if target not in rows:
                work.insert(kind, remark_id=remark_id, **{column: target})
        work.name(action_label("link", kind, code))
    return work.changes


def as_markup(words: str) -> str:
    """Return words of a letter so that the text means nothing but the words."""
    plain = _MARKS.sub(r"\\\1", words)
    return _LINE_START.sub(
        lambda hit: f"{hit[1]}\\{hit[2]}" if hit[2] else f"{hit[1]}{hit[3]}\\{hit[4]}", plain
    )


def _add_parts(work: UnitOfWork, remark_round_id: str, parts: Sequence[Part]) -> None:
    lead_in: str | None = None
    codes = _Codes(work, remark_round_id)
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


class _Codes:
    """Hands out codes that no letter of a letter's policy has: R4.2 under objective 4, R0.1, RS.1.

    The codes in use are read once for a whole letter.
    """

    def __init__(self, work: UnitOfWork, remark_round_id: str) -> None:
        self._work = work
        letter = work.get("remark_round", remark_round_id)
        self._supplement = letter["kind"] == RemarkRoundKind.SUPPLEMENTARY
        self._taken = set(queries.codes_beside(work.connection, remark_round_id))
        self._last: dict[str, int] = {}
        self._starts: dict[str, str] = {}

    def next(self, objective_id: str) -> str:
        """Return the first code that is free under an objective, or under none."""
        if objective_id not in self._starts:
            self._starts[objective_id] = self._start(objective_id)
        start = self._starts[objective_id]
        place = self._last.get(start, 0) + 1
        while f"{start}.{place}" in self._taken:
            place += 1
        self._last[start] = place
        return f"{start}.{place}"

    def _start(self, objective_id: str) -> str:
        number = self._work.get("objective", objective_id)["number"] if objective_id else 0
        return "RS" if self._supplement else f"R{number}"


def _with_children(level: Sequence[Row], rows: Sequence[Row], above: Value) -> list[Row]:
    """Return all rows of a letter with those of one level in a new order, children below."""
    found: list[Row] = []
    tops = level if above is None else [row for row in rows if row["parent_id"] is None]
    for top in tops:
        found.append(top)
        below = level if top["id"] == above else rows
        found.extend(row for row in below if row["parent_id"] == top["id"])
    return found


def _place_in_order(row: Row) -> tuple[int, str]:
    return (int(str(row["position"])), str(row["id"]))


def _next(rows: Sequence[Row]) -> int:
    return max((int(str(row["position"])) for row in rows), default=-1) + 1


def _cleaned(values: Row) -> Row:
    return {
        name: clean_typed(value).strip() if isinstance(value, str) else value
        for name, value in values.items()
    }
