"""The order of an objective's departments, as the coordinator drags it on the rounds' page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.actions import action_label
from kkdesk.domain.department_order import CROSS, reordered
from kkdesk.errors import InvalidValue
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace


def order_departments(
    workspace: Workspace, objective_id: str, codes: Sequence[str], *, expected: str
) -> Changes:
    """Print an objective's departments in this order; ``expected`` are the stored lines.

    The lead stays first and *Tværgående* last, wherever they stand among the codes. InvalidValue
    if a code is no department's.
    """
    with operation(workspace, action_label("set", "objective.department_order")) as work:
        known = {str(row["code"]) for row in work.find("department")} | {CROSS}
        unknown = ", ".join(code for code in codes if code not in known)
        if unknown:
            raise InvalidValue(
                "objective.department_order",
                f"der er ingen forvaltning, der hedder {unknown}. Vælg blandt dem, der er",
                f"there is no department called {unknown}. Choose among those there are",
            )
        row = work.get("objective", objective_id)
        lead_id = row["lead_department_id"]
        lead = str(work.get("department", str(lead_id))["code"]) if lead_id else ""
        stored = str(row["department_order"]).splitlines()
        work.set_field(
            "objective",
            objective_id,
            "department_order",
            expected=expected,
            value="\n".join(reordered(stored, lead, codes)),
        )
        work.name(action_label("set", "objective.department_order", str(row["number"])))
    return work.changes
