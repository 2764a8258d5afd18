"""Keeping indicators: what is measured, where it started, what it should reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import indicator_finding, tree
from kkdesk.db.queries import indicators as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.domain.indicator_finding import IndicatorOrder
from kkdesk.domain.indicators import lacks_unit, read_target
from kkdesk.errors import EditConflict, InvalidValue
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.indicator_finding import IndicatorFilter, IndicatorsFound
    from kkdesk.domain.indicator_paste import PastedRow
    from kkdesk.domain.indicators import Indicator
    from kkdesk.domain.records import Choices
    from kkdesk.services.workspace import Workspace

FIGURES: Final = ("baseline", "target", "measurement")
"""The kinds of record that hold an indicator's figures as words."""

_REQUIRED: Final = frozenset(
    {("indicator", "code"), ("indicator", "name"), *((kind, "as_written") for kind in FIGURES)}
)
_FOUR_DIGITS: Final = range(1000, 10000)


def list_indicators(workspace: Workspace) -> tuple[Indicator, ...]:
    """Return every indicator with all that is measured of it."""
    with reading(workspace) as connection:
        return queries.indicators(connection)


def find_indicators(
    workspace: Workspace,
    wanted: IndicatorFilter,
    order: IndicatorOrder = IndicatorOrder.POLICY,
    *,
    descending: bool = False,
) -> IndicatorsFound:
    """Return the keys of the indicators that a filter leaves, in an order."""
    with reading(workspace) as connection:
        return indicator_finding.find(connection, wanted, order, descending=descending)


def read_indicators(workspace: Workspace, keys: Sequence[str]) -> tuple[Indicator, ...]:
    """Return these indicators with all that is measured of them, in this order."""
    with reading(workspace) as connection:
        found = {one.id: one for one in queries.indicators(connection, keys)}
    return tuple(found[key] for key in keys if key in found)


def choices(workspace: Workspace) -> Choices:
    """Return the policies, committees, departments and objectives that can be chosen."""
    with reading(workspace) as connection:
        return tree.choices(connection)


def add_indicator(
    workspace: Workspace, policy_id: str, *, name: str, code: str | None = None, record_id: str = ""
) -> Changes:
    """Add an indicator to a policy; InvalidValue names a field that is empty or taken.

    Without a code it gets the first free one of I1, I2, I3 …
    """
    with operation(workspace, action_label("add", "indicator", code or "")) as work:
        work.get("policy", policy_id)
        if code is None:
            taken = {str(row["code"]) for row in work.find("indicator", policy_id=policy_id)}
            code = next(f"I{n}" for n in range(1, len(taken) + 2) if f"I{n}" not in taken)
            work.name(action_label("add", "indicator", code))
        row: Row = {"code": clean_typed(code).strip(), "name": clean_typed(name).strip()}
        for field, value in row.items():
            _check(work, "indicator", field, value, {"policy_id": policy_id})
        work.insert("indicator", id=record_id or new_id(), policy_id=policy_id, **row)
    return work.changes


def set_value(
    workspace: Workspace, kind: str, record_id: str, field: str, *, expected: Value, value: Value
) -> Changes:
    """Set a field of an indicator or of one of its figures.

    The words of a target are read again: rule, base year and year follow them. Raises
    EditConflict if somebody else changed the field since ``expected``, InvalidValue if it must
    not hold the value: a target needs a unit, codes are unique within the policy.
    """
    with operation(workspace, action_label("set", f"{kind}.{field}")) as work:
        wanted = clean_typed(value).strip() if isinstance(value, str) else value
        row = work.get(kind, record_id)
        if field in {"year", "base_year"}:
            wanted = _year(f"{kind}.{field}", wanted)
            expected = _year(f"{kind}.{field}", expected)
        _check(work, kind, field, wanted, row)
        work.set_field(kind, record_id, field, expected=expected, value=wanted)
        if (kind, field) == ("target", "as_written"):
            work.update("target", record_id, **target_columns(str(wanted), row))
        work.name(action_label("set", f"{kind}.{field}", _about(work, kind, row)))
    return work.changes


def add_figure(
    workspace: Workspace, kind: str, indicator_id: str, words: str, **more: Value
) -> Changes:
    """Add a baseline, target or measurement as written; InvalidValue if it must not stand."""
    with operation(workspace, action_label("add", kind, words)) as work:
        _add(work, kind, indicator_id, words, more)
    return work.changes


def set_committees(
    workspace: Workspace, indicator_id: str, *, expected: Sequence[str], wanted: Sequence[str]
) -> Changes:
    """Make the committees that an indicator belongs to the wanted ones.

    EditConflict if somebody else changed them since ``expected``.
    """
    kind = "indicator_committee"
    with operation(workspace, action_label("link", "indicator")) as work:
        rows = {str(row["committee_id"]): row for row in work.find(kind, indicator_id=indicator_id)}
        if set(rows) not in (set(expected), set(wanted)):
            raise EditConflict(
                "indicator",
                indicator_id,
                "committees",
                expected=tuple(sorted(expected)),
                stored=tuple(sorted(rows)),
                wanted=tuple(sorted(wanted)),
            )
        for key, row in rows.items():
            if key not in wanted:
                work.delete(kind, str(row["id"]))
        for key in dict.fromkeys(wanted):
            if key not in rows:
                work.insert(kind, indicator_id=indicator_id, committee_id=key)
        about = str(work.get("indicator", indicator_id)["code"])
        work.name(action_label("link", "indicator", about))
    return work.changes


def paste_measurements(
    workspace: Workspace, indicator_id: str, rows: Sequence[PastedRow]
) -> Changes:
    """Add every row of a pasted column as a measurement, all in one operation."""
    with operation(workspace, action_label("add", "measurement", str(len(rows)))) as work:
        for row in rows:
            more: dict[str, Value] = {
                "department_id": row.department_id or None,
                "as_of": row.as_of,
            }
            _add(work, "measurement", indicator_id, row.words, more)
    return work.changes


def _add(work: UnitOfWork, kind: str, indicator_id: str, words: str, more: Row) -> str:
    own = work.get("indicator", indicator_id)
    written = clean_typed(words).strip()
    row: Row = {"indicator_id": indicator_id, "as_written": written}
    _check(work, kind, "as_written", written, row)
    if kind == "target":
        row |= target_columns(written, {"unit": own["unit"], "base_year": None, "year": None})
        if more.get("year") is None:
            more = {name: value for name, value in more.items() if name != "year"}
    elif kind == "measurement":
        row["position"] = len(work.find(kind, indicator_id=indicator_id))
    return work.insert(kind, **{**row, **more})


def target_columns(words: str, before: Row) -> Row:
    """Return what the words of a target say; a year they do not name stays as it was."""
    found = read_target(words)
    return {
        "comparator": found.rule.value,
        "base_year": found.base_year or before["base_year"],
        "year": found.year or before["year"],
    }


def check_figure(work: UnitOfWork, kind: str, words: str, row: Row) -> None:
    """Raise InvalidValue if a figure must not have these words; ``row`` is the rest of it."""
    _check(work, kind, "as_written", words, row)


def _check(work: UnitOfWork, kind: str, field: str, value: Value, row: Row) -> None:
    where = f"{kind}.{field}"
    if (kind, field) in _REQUIRED and not str(value or "").strip():
        raise InvalidValue(
            where,
            "Feltet skal udfyldes. Skriv en tekst, eller fortryd",
            "The field must be filled in. Type a text, or undo",
        )
    if where == "indicator.code":
        _refuse_taken(work, str(value), row)
    if where == "target.as_written":
        unit = str(row.get("unit") or work.get("indicator", str(row["indicator_id"]))["unit"])
        if lacks_unit(str(value), unit):
            raise InvalidValue(
                where,
                "Målet har ingen enhed. Skriv den ved tallet (pct., procentpoint, børn), "
                "eller giv indikatoren en enhed",
                "The target has no unit. Type it with the figure (per cent, percentage points, "
                "children), or give the indicator a unit",
            )
    if where == "indicator.unit" and not str(value or "").strip():
        _refuse_bare_targets(work, where, str(row["id"]))


def _refuse_bare_targets(work: UnitOfWork, where: str, indicator_id: str) -> None:
    """Keep the unit while a target stands as a bare number that it belongs to."""
    for target in work.find("target", indicator_id=indicator_id):
        if lacks_unit(str(target["as_written"]), str(target["unit"])):
            words = target["as_written"]
            raise InvalidValue(
                where,
                f"Målet «{words}» har sin enhed herfra. Giv målet en enhed først",
                f"The target “{words}” has its unit from here. Give the target a unit first",
            )


def _refuse_taken(work: UnitOfWork, code: str, row: Row) -> None:
    for other in work.find("indicator", policy_id=row["policy_id"]):
        same = str(other["code"]).strip().casefold() == code.strip().casefold()
        if same and other["id"] != row.get("id"):
            raise InvalidValue(
                "indicator.code",
                f"{code} bruges allerede af «{other['name']}». Vælg noget andet",
                f"{code} is already used by “{other['name']}”. Choose something else",
            )


def _year(where: str, value: Value) -> int | None:
    """Return a year, or None for nothing; InvalidValue for anything else."""
    words = str("" if value is None else value).strip()
    if not words:
        return None
    if not (words.isascii() and words.isdecimal() and int(words) in _FOUR_DIGITS):
        raise InvalidValue(
            where,
            "Skriv et årstal med fire cifre, for eksempel 2024",
            "Type a year of four figures, such as 2024",
        )
    return int(words)


def _about(work: UnitOfWork, kind: str, row: Row) -> str:
    key = row["id"] if kind == "indicator" else row["indicator_id"]
    return str(work.get("indicator", str(key))["code"])
