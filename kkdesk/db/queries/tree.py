"""The tree of policies, objectives, priorities, plans and headings, and what can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.sql import text
from kkdesk.domain.collation import danish_key
from kkdesk.domain.records import Choice, Choices, NodeKind, TreeNode

if TYPE_CHECKING:
    from sqlalchemy import Connection


def policy_tree(connection: Connection) -> tuple[TreeNode, ...]:
    """Return one node per policy, with its objectives and plans below."""
    policies = connection.execute(
        text(
            "SELECT p.id, p.title,"
            " (SELECT count(*) FROM initiative i WHERE i.policy_id = p.id) AS size"
            " FROM policy p ORDER BY p.period DESC, p.title"
        )
    ).all()
    lists = _question_lists(connection)
    return (
        *(
            TreeNode(
                NodeKind.POLICY,
                str(row.id),
                row.title,
                row.size,
                children=(*_objectives(connection, row.id), *_plans(connection, row.id)),
            )
            for row in policies
        ),
        *lists,
    )


def _objectives(connection: Connection, policy_id: str) -> tuple[TreeNode, ...]:
    rows = connection.execute(
        text(
            "SELECT o.id, o.number, o.title_short, o.colour,"
            " (SELECT count(*) FROM initiative_objective io WHERE io.objective_id = o.id)"
            " AS size"
            " FROM objective o WHERE o.policy_id = :policy ORDER BY o.number"
        ),
        {"policy": policy_id},
    ).all()
    return tuple(
        TreeNode(
            NodeKind.OBJECTIVE,
            str(row.id),
            f"{row.number}. {row.title_short}",
            row.size,
            row.colour,
            _priorities(connection, row.id),
        )
        for row in rows
    )


def _priorities(connection: Connection, objective_id: str) -> tuple[TreeNode, ...]:
    rows = connection.execute(
        text(
            "SELECT p.id, p.number, p.text_short,"
            " (SELECT count(*) FROM initiative_priority ip WHERE ip.priority_id = p.id)"
            " AS size"
            " FROM priority p WHERE p.objective_id = :objective ORDER BY p.position, p.number"
        ),
        {"objective": objective_id},
    ).all()
    return tuple(
        TreeNode(NodeKind.PRIORITY, str(row.id), f"{row.number} {row.text_short}", row.size)
        for row in rows
    )


def _plans(connection: Connection, policy_id: str) -> tuple[TreeNode, ...]:
    rows = connection.execute(
        text(
            "SELECT p.id, p.title, (SELECT count(DISTINCT e.initiative_id) FROM plan_entry e"
            " JOIN plan_heading h ON h.id = e.heading_id WHERE h.plan_id = p.id) AS size"
            " FROM plan p WHERE p.policy_id = :policy ORDER BY p.title"
        ),
        {"policy": policy_id},
    ).all()
    return tuple(
        TreeNode(
            NodeKind.PLAN,
            str(row.id),
            row.title,
            row.size,
            children=_headings(connection, row.id),
        )
        for row in rows
    )


def _headings(connection: Connection, plan_id: str) -> tuple[TreeNode, ...]:
    rows = connection.execute(
        text(
            "SELECT h.id, h.number, h.title,"
            " (SELECT count(*) FROM plan_entry e WHERE e.heading_id = h.id) AS size"
            " FROM plan_heading h WHERE h.plan_id = :plan ORDER BY h.position"
        ),
        {"plan": plan_id},
    ).all()
    return tuple(
        TreeNode(NodeKind.HEADING, str(row.id), f"{row.number} {row.title}", row.size)
        for row in rows
    )


def _question_lists(connection: Connection) -> tuple[TreeNode, ...]:
    rows = connection.execute(
        text(
            "SELECT l.id, q.number, l.heading,"
            " (SELECT count(*) FROM question_list_item t WHERE t.list_id = l.id) AS size"
            " FROM question_list l JOIN question q ON q.id = l.question_id"
            " ORDER BY q.number, l.position"
        )
    ).all()
    return tuple(
        TreeNode(
            NodeKind.QUESTION_LIST,
            str(row.id),
            row.heading,
            row.size,
            question=str(row.number),
        )
        for row in rows
    )


_CHOICES = {
    "policies": "SELECT id, code, title AS label, '' AS grp, organisation_id FROM policy",
    "departments": "SELECT id, code, name AS label, '' AS grp, organisation_id FROM department",
    "committees": "SELECT id, code, name AS label, '' AS grp FROM committee",
    "objectives": "SELECT o.id, CAST(o.number AS VARCHAR) AS code, o.title_short AS label,"
    " p.code AS grp FROM objective o JOIN policy p ON p.id = o.policy_id",
    "priorities": "SELECT r.id, r.number AS code, r.text_short AS label, p.code AS grp"
    " FROM priority r JOIN objective o ON o.id = r.objective_id"
    " JOIN policy p ON p.id = o.policy_id",
    "plans": "SELECT id, code, title AS label, '' AS grp FROM plan",
    "headings": "SELECT h.id, h.number AS code, h.title AS label, p.code AS grp"
    " FROM plan_heading h JOIN plan p ON p.id = h.plan_id",
    "rounds": "SELECT r.id, r.code, r.title AS label, p.code AS grp"
    " FROM status_round r JOIN policy p ON p.id = r.policy_id",
    "people": "SELECT x.id, coalesce(d.code, '') AS code,"
    " trim(x.name || ' ' || x.title || ' ' || x.unit) AS label, '' AS grp"
    " FROM person x LEFT JOIN department d ON d.id = x.department_id",
}


_OWN_DEPARTMENTS = (
    "SELECT d.id, d.code, d.name AS label, '' AS grp, d.organisation_id FROM department d"
    " JOIN policy p ON p.organisation_id = d.organisation_id WHERE p.code = :policy"
)


def choices(connection: Connection, policy_code: str = "") -> Choices:
    """Return everything that can be picked, each list in Danish order of its codes.

    With a policy only the departments of its municipality.
    """
    queries = _CHOICES | ({"departments": _OWN_DEPARTMENTS} if policy_code else {})
    values = {"policy": policy_code} if policy_code else {}
    return Choices(
        **{
            name: _choice_list(connection, sql, values if name == "departments" else {})
            for name, sql in queries.items()
        }
    )


def _choice_list(connection: Connection, query: str, values: dict[str, str]) -> tuple[Choice, ...]:
    rows = connection.execute(text(query), values).all()
    found = (
        Choice(str(row.id), row.code, row.label, row.grp, str(getattr(row, "organisation_id", "")))
        for row in rows
    )
    return tuple(sorted(found, key=lambda c: (c.group, danish_key(c.code), danish_key(c.label))))
