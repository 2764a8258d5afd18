"""What must hold for rounds of remarks, remarks and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.remarks import letter_with_code
from kkdesk.domain.remark_fields import REMARK_FIELDS
from kkdesk.domain.remarks import holds_part
from kkdesk.domain.vocabulary import AnswerState, RemarkResult
from kkdesk.errors import InvalidValue

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value


def check_remark_record(work: UnitOfWork, kind: str, row: Row, field: str = "") -> None:
    """Raise InvalidValue if a row of these kinds breaks a rule; ``field`` is what is being set."""
    for spec in REMARK_FIELDS[kind]:
        if spec.required and not _words(row.get(spec.name)) and field in {"", spec.name}:
            raise InvalidValue(
                f"{kind}.{spec.name}",
                "feltet skal udfyldes. Skriv en tekst, eller fortryd",
                "the field must be filled in. Type a text, or undo",
            )
    if kind == "answer":
        _check_answer(work, row, field)
    elif kind == "remark":
        _check_lead_in(work, row, field)
        _check_result(row, field)
        if field == "text":
            _check_parts_stay(work, row)
        if field in {"", "code"}:
            _check_code(work, row)


def _check_answer(work: UnitOfWork, row: Row, field: str) -> None:
    part = _words(row.get("part"))
    if part and field in {"", "part"}:
        remark = work.get("remark", str(row["remark_id"]))
        if not holds_part(str(remark["text"]), part):
            raise InvalidValue(
                "answer.part",
                "delen skal være ord, der står samlet i bemærkningen. Kopiér dem derfra",
                "the part must be words that stand together in the remark. Copy them from there",
            )
    given = row.get("state", AnswerState.GIVEN) == AnswerState.GIVEN
    if given and not _words(row.get("text")) and field in {"", "state", "text"}:
        raise InvalidValue(
            f"answer.{field or 'text'}",
            "et afgivet svar har en tekst. Skriv svaret først, eller sæt det til udkast",
            "a given answer has a text. Write the answer first, or set it to drafted",
        )


def _check_result(row: Row, field: str) -> None:
    unfollowed = row.get("result") == RemarkResult.NOT_FOLLOWED
    if unfollowed and not _words(row.get("result_note")) and field in {"", "result", "result_note"}:
        raise InvalidValue(
            f"remark.{field or 'result'}",
            "skriv, hvorfor bemærkningen ikke er fulgt",
            "say why the remark was not followed",
        )


def _check_lead_in(work: UnitOfWork, row: Row, field: str) -> None:
    """Keep remarks in two levels, inside one letter."""
    parent_id = row.get("parent_id")
    if not parent_id or field not in {"", "parent_id"}:
        return
    parent = work.get("remark", str(parent_id))
    own = str(row.get("id", ""))
    if parent["remark_round_id"] != row["remark_round_id"]:
        raise InvalidValue(
            "remark.parent_id",
            "indledningen skal stå i samme brev",
            "the lead-in must stand in the same letter",
        )
    if str(parent_id) == own or parent["parent_id"] or (own and work.find("remark", parent_id=own)):
        raise InvalidValue(
            "remark.parent_id",
            "en indledning kan ikke selv have en indledning",
            "a lead-in cannot have a lead-in itself",
        )


def _check_parts_stay(work: UnitOfWork, row: Row) -> None:
    for answer in work.find("answer", remark_id=row["id"]):
        part = _words(answer["part"])
        if part and not holds_part(str(row["text"]), part):
            raise InvalidValue(
                "remark.text",
                f"et svar dækker ordene «{part}», som så ikke står i bemærkningen mere."
                " Ret svarets del først",
                f"an answer covers the words “{part}”, which would no longer stand in the remark."
                " Change the part of the answer first",
            )


def _check_code(work: UnitOfWork, row: Row) -> None:
    """Refuse a code that another remark on the policy has; an old one twice there may stay."""
    own, code = str(row.get("id", "")), _words(row.get("code"))
    if own and _words(work.get("remark", own)["code"]) == code:
        return
    letter = letter_with_code(work.connection, str(row["remark_round_id"]), code, own)
    if letter is not None:
        raise InvalidValue(
            "remark.code",
            f"koden {code} bruges allerede i «{letter}». Vælg en anden",
            f"the code {code} is already used in “{letter}”. Choose another",
        )


def _words(value: Value) -> str:
    return str("" if value is None else value).strip()
