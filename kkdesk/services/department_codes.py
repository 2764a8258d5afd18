"""A department that gets another code gets it wherever a text names it by the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.domain.responsibility import DepartmentName, with_new_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kkdesk.db.unit_of_work import Row, UnitOfWork

_RESPONSIBILITIES: Final = ("responsibility", "responsibility_short", "responsibility_in_policy")


def carry_code(work: UnitOfWork, before: Row, code: str) -> None:
    """Write a department's new code where it stands: responsibilities, orders, appropriations.

    ``before`` is the department as it was. What a closed round says is kept as it was said.
    """
    old = str(before["code"])
    if not old.strip() or old == code:
        return
    municipality = before["organisation_id"]
    others = [
        DepartmentName(str(row["code"]), str(row["name"]))
        for row in work.find("department", organisation_id=municipality)
        if row["id"] != before["id"]
    ]
    named = [*others, DepartmentName(old, str(before["name"]))]

    def in_words(text: str) -> str:
        return with_new_code(text, named, old, code)

    def in_lines(text: str) -> str:
        return "\n".join(code if line.strip() == old else line for line in text.split("\n"))

    for policy in work.find("policy", organisation_id=municipality):
        for objective in work.find("objective", policy_id=policy["id"]):
            _rewrite(work, "objective", objective, ("department_order",), in_lines)
            for priority in work.find("priority", objective_id=objective["id"]):
                _rewrite(work, "priority", priority, _RESPONSIBILITIES, in_words)
        for row in _appropriations(work, policy):
            _rewrite(work, "appropriation", row, ("departments",), in_words)


def _appropriations(work: UnitOfWork, policy: Row) -> Iterator[Row]:
    """Yield a policy's appropriations, each once: of its plans and of its initiatives."""
    found: dict[str, Row] = {}
    for kind in ("plan", "initiative"):
        for owner in work.find(kind, policy_id=policy["id"]):
            for row in work.find("appropriation", **{f"{kind}_id": owner["id"]}):
                found[str(row["id"])] = row
    yield from found.values()


def _rewrite(
    work: UnitOfWork, kind: str, row: Row, fields: tuple[str, ...], new: Callable[[str], str]
) -> None:
    changed = {name: new(str(row[name] or "")) for name in fields}
    work.update(kind, str(row["id"]), **{k: v for k, v in changed.items() if v != row[k]})
