"""Remarks, their answers and what followed, read in a few queries however many there are."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from kkdesk.db.sql import text
from kkdesk.domain.letters import Topic
from kkdesk.domain.markup import plain_text
from kkdesk.domain.records import Choice
from kkdesk.domain.remark_fields import REMARK_FIELDS
from kkdesk.domain.remarks import (
    AnswerItem,
    ChainStep,
    RemarkItem,
    RemarkRoundItem,
    RemarkSheet,
    changed_words,
)
from kkdesk.domain.vocabulary import AnswerState, StepPurpose
from kkdesk.errors import RecordGone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, RowMapping

    from kkdesk.domain.records import Stored

_TEXTS = frozenset(
    {
        *("title", "description", "owner_text", "target_group", "location", "legal_paragraph"),
        *("results", "challenge", "capacity", "decision_needed", "resources"),
        *("text", "lead", "as_written"),
    }
)
"""Fields that hold a person's words: of initiatives, status texts, plans, dates and money."""
_STATES = {state.value: state for state in AnswerState}
_ITEMS = (
    "SELECT m.id, m.code, r.code, rr.id, rr.title, coalesce(c.name, ''), rr.channel, m.kind,"
    " m.text, o.number, coalesce(o.title_short, ''), coalesce(m.parent_id, ''),"
    " coalesce(p.code, ''), m.result, m.result_note, m.confidential"
    " FROM remark m JOIN remark_round rr ON rr.id = m.remark_round_id"
    " JOIN status_round r ON r.id = rr.round_id"
    " LEFT JOIN remark p ON p.id = m.parent_id"
    " LEFT JOIN objective o ON o.id = m.objective_id"
    " LEFT JOIN council c ON c.id = rr.council_id"
    " WHERE (:round = '' OR r.code = :round) AND (:letter = '' OR rr.id = :letter)"
    " ORDER BY r.code, rr.position, rr.id, m.position, m.id"
)
_OF_POLICY = (
    " FROM remark m JOIN remark_round rr ON rr.id = m.remark_round_id"
    " JOIN status_round r ON r.id = rr.round_id"
    " WHERE r.policy_id = (SELECT s.policy_id FROM status_round s"
    " JOIN remark_round own ON own.round_id = s.id WHERE own.id = :letter)"
)
_SAME_CODES = """
    SELECT m.id, r.policy_id || ' ' || lower(trim(m.code)) AS code, rr.title
    FROM remark m JOIN remark_round rr ON rr.id = m.remark_round_id
    JOIN status_round r ON r.id = rr.round_id
    WHERE (r.policy_id, lower(trim(m.code))) IN (
        SELECT s.policy_id, lower(trim(o.code)) FROM remark o
        JOIN remark_round l ON l.id = o.remark_round_id JOIN status_round s ON s.id = l.round_id
        GROUP BY 1, 2 HAVING count(*) > 1)
    ORDER BY rr.position, m.id
"""
_IN_LETTER = (
    " WHERE (:letter = '' OR remark_id IN (SELECT id FROM remark WHERE remark_round_id = :letter))"
)
_ANSWERS = (
    "SELECT a.remark_id, a.id, coalesce(d.code, ''), a.part, a.text, a.document, a.state,"
    " a.deadline, a.given_on, a.confidential, coalesce(a.department_id, '') FROM answer a"
    f" LEFT JOIN department d ON d.id = a.department_id{_IN_LETTER} ORDER BY a.id"
)
_CHANGES = """
    SELECT o.at, o."by", o.label, o.number, i.id AS initiative_id,
        c.action, c.field, c.before, c.after
    FROM remark_initiative l JOIN initiative i ON i.id = l.initiative_id
    JOIN change c ON c.record_id IN (
        SELECT i.id UNION ALL SELECT e.id FROM status_entry e WHERE e.initiative_id = i.id
        UNION ALL SELECT e.id FROM plan_entry e WHERE e.initiative_id = i.id
        UNION ALL SELECT e.id FROM date_entry e WHERE e.initiative_id = i.id
        UNION ALL SELECT e.id FROM appropriation e WHERE e.initiative_id = i.id)
    JOIN operation o ON o.id = c.operation_id
    WHERE l.remark_id = :id AND o.kind <> 'load' AND o.number > coalesce((
        SELECT min(b.number) FROM change k JOIN operation b ON b.id = k.operation_id
        WHERE k.record_id = :id AND k.action = 'insert'), 0)
    ORDER BY o.number, i.code_collation, c.id
"""
_DECISIONS = (
    "SELECT s.number, s.purpose, s.condition, s.outcome, coalesce(k.name, '') AS committee,"
    " coalesce(m.as_written, '') AS day, c.title"
    ' FROM remark x JOIN remark_round rr ON rr.id = x.remark_round_id JOIN "case" c'
    " ON c.round_id = rr.round_id JOIN route_step s ON s.case_id = c.id"
    " LEFT JOIN committee k ON k.id = s.committee_id LEFT JOIN meeting m ON m.id = s.meeting_id"
    " WHERE x.id = :id ORDER BY c.title, s.number, s.id"
)


def remark_items(
    connection: Connection, *, round_code: str = "", letter: str = ""
) -> tuple[RemarkItem, ...]:
    """Return all remarks, or those on one status round or in one letter, in their order."""
    answers = _by_remark(connection, _ANSWERS, letter, _answer)
    departments = _by_remark(
        connection,
        "SELECT l.remark_id, d.code FROM remark_department l"
        " JOIN department d ON d.id = l.department_id"
        f"{_IN_LETTER} ORDER BY d.collation",
        letter,
        itemgetter(1),
    )
    initiatives = _by_remark(
        connection,
        "SELECT l.remark_id, i.code FROM remark_initiative l"
        " JOIN initiative i ON i.id = l.initiative_id"
        f"{_IN_LETTER} ORDER BY i.code_collation",
        letter,
        itemgetter(1),
    )
    elsewhere = _same_codes(connection)
    rows = connection.execute(text(_ITEMS), {"round": round_code, "letter": letter})
    nothing: tuple[Any, ...] = ()
    made: Callable[..., RemarkItem] = RemarkItem
    return tuple(
        made(  # by place, in the order of the query: names take twice as long
            *found,
            departments=tuple(departments.get(key := found[0], nothing)),
            initiatives=tuple(initiatives.get(key, nothing)),
            answers=tuple(answers.get(key, nothing)),
            result=result,
            result_note=note,
            confidential=bool(confidential),
            code_also_in=elsewhere.get(key, ""),
        )
        for *found, result, note, confidential in rows
    )


def remark_sheet(connection: Connection, remark_id: str) -> RemarkSheet:
    """Return everything about one remark; RecordGone if it was deleted."""
    own = _row(connection, "remark", remark_id)
    among = remark_items(connection, letter=str(own["remark_round_id"]))
    item = next(one for one in among if one.id == remark_id)
    answers = connection.execute(
        text("SELECT * FROM answer WHERE remark_id = :id ORDER BY id"), {"id": remark_id}
    ).mappings()
    return RemarkSheet(
        item=item,
        fields=_fields("remark", own),
        round_fields={
            **_fields(
                "remark_round", found := _row(connection, "remark_round", item.remark_round_id)
            ),
            "letter_text": found["letter_text"],
        },
        answer_fields=tuple({"id": row["id"], **_fields("answer", row)} for row in answers),
        children=tuple(one for one in among if one.parent_id == remark_id),
        lead_in=next((one for one in among if one.id == item.parent_id), None),
        siblings=tuple(
            Choice(one.id, one.code, one.text)
            for one in among
            if one.id != remark_id and not one.parent_id
        ),
        initiatives=_linked_initiatives(connection, remark_id),
        department_ids=_links(connection, "remark_department", "department_id", remark_id),
        changes=_changes(connection, remark_id),
        decisions=_decisions(connection, remark_id),
    )


def remark_rounds(connection: Connection) -> tuple[RemarkRoundItem, ...]:
    """Return every round of remarks in the order of the status rounds."""
    rows = connection.execute(
        text(
            "SELECT rr.id, rr.code, rr.title, rr.round_id, r.code AS round_code,"
            " (SELECT count(*) FROM remark m WHERE m.remark_round_id = rr.id) AS remarks"
            " FROM remark_round rr JOIN status_round r ON r.id = rr.round_id"
            " ORDER BY r.code, rr.position, rr.id"
        )
    ).mappings()
    return tuple(RemarkRoundItem(**row) for row in rows)


def codes_beside(connection: Connection, letter: str) -> frozenset[str]:
    """Return the codes of all remarks on the policy of a letter."""
    rows = connection.execute(text(f"SELECT m.code{_OF_POLICY}"), {"letter": letter})
    return frozenset(str(code) for code in rows.scalars())


def letter_with_code(connection: Connection, letter: str, code: str, besides: str) -> str | None:
    """Return the title of the letter of the same policy where another remark has the code."""
    rows = connection.execute(
        text(
            f"SELECT rr.title{_OF_POLICY} AND m.id <> :besides"
            " AND trim(m.code) COLLATE NOCASE IN (:code, :lower, :upper)"
            " ORDER BY rr.id <> :letter LIMIT 1"
        ),
        {
            "letter": letter,
            "besides": besides,
            "code": code,
            "lower": code.lower(),
            "upper": code.upper(),
        },
    )
    found = rows.scalar()
    return None if found is None else str(found)


def _linked_initiatives(connection: Connection, remark_id: str) -> tuple[Choice, ...]:
    rows = connection.execute(
        text(
            "SELECT i.id, i.code, i.title FROM remark_initiative l"
            " JOIN initiative i ON i.id = l.initiative_id WHERE l.remark_id = :id ORDER BY l.id"
        ),
        {"id": remark_id},
    )
    return tuple(Choice(str(row.id), row.code, row.title) for row in rows)


def topics(connection: Connection, round_id: str) -> tuple[Topic, ...]:
    """Return the objectives of a status round's policy, for the headings of a letter."""
    rows = connection.execute(
        text(
            "SELECT o.id, o.number, o.title_long, o.title_short FROM objective o"
            " JOIN status_round r ON r.policy_id = o.policy_id"
            " WHERE r.id = :id ORDER BY o.number"
        ),
        {"id": round_id},
    )
    return tuple(Topic(str(row.id), row.number, (row.title_long, row.title_short)) for row in rows)


def _same_codes(connection: Connection) -> dict[str, str]:
    """Return the letter of the other one for each remark whose code its policy has twice."""
    among: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(text(_SAME_CODES)):
        among[row.code].append((str(row.id), row.title))
    return {
        own: next(title for other, title in alike if other != own)
        for alike in among.values()
        for own, _ in alike
    }


def _answer(row: Sequence[Any]) -> AnswerItem:
    _, key, department, part, words, document, state, deadline, given_on, marked, owner = row
    return AnswerItem(
        key,
        department,
        part,
        words,
        document,
        _STATES[state],
        deadline,
        given_on,
        bool(marked),
        owner,
    )


def _by_remark(connection: Connection, query: str, letter: str, make: Any) -> dict[str, list[Any]]:  # noqa: ANN401 -- a row to whatever is kept
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(text(query), {"letter": letter}):
        found[row[0]].append(make(row))
    return found


def _row(connection: Connection, kind: str, record_id: str) -> RowMapping:
    row = (
        connection.execute(text(f"SELECT * FROM {kind} WHERE id = :id"), {"id": record_id})
        .mappings()
        .first()
    )
    if row is None:
        raise RecordGone(kind, record_id)
    return row


def _fields(kind: str, row: RowMapping) -> dict[str, Stored]:
    flags = {"confidential", "on_slides"}
    return {
        spec.name: bool(row[spec.name]) if spec.name in flags else row[spec.name]
        for spec in REMARK_FIELDS[kind]
    }


def _links(connection: Connection, table: str, column: str, remark_id: str) -> tuple[str, ...]:
    rows = connection.execute(
        text(f"SELECT {column} FROM {table} WHERE remark_id = :id ORDER BY id"), {"id": remark_id}
    )
    return tuple(str(found) for found in rows.scalars())


def _changes(connection: Connection, remark_id: str) -> tuple[ChainStep, ...]:
    """Return what was done to the linked initiatives since the remark was written down."""
    steps: dict[tuple[int, str], ChainStep] = {}
    for row in connection.execute(text(_CHANGES), {"id": remark_id}):
        key = (row.number, str(row.initiative_id))
        step = steps.get(key) or ChainStep(str(row.at), row.label, row.by, key[1])
        steps[key] = replace(step, words=(*step.words, *_words_changed(row)))
    return tuple(steps.values())


def _words_changed(row: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 -- a row
    """Return what a change of a text took out and put in; nothing for any other change."""
    if row.action != "update" or row.field not in _TEXTS:
        return ()
    before, after = (str(json.loads(one) if one else "") for one in (row.before, row.after))
    told = changed_words(plain_text(before), plain_text(after))
    return (told,) if any(told) else ()


def _decisions(connection: Connection, remark_id: str) -> tuple[ChainStep, ...]:
    """Return the steps of the cases that the remark's status round goes through."""
    return tuple(
        ChainStep(
            row.day,
            row.committee,
            row.title,
            purpose=StepPurpose(row.purpose) if row.purpose else None,
            outcome=row.outcome,
        )
        for row in connection.execute(text(_DECISIONS), {"id": remark_id})
    )
