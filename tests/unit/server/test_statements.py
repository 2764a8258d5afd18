"""How the queries' SQL text is written for a server."""

from __future__ import annotations

import pytest

from kkdesk.db.server.statements import rewritten


@pytest.mark.parametrize(
    ("asked", "ordered"),
    [
        ("FROM initiative i ORDER BY i.code_collation DESC, i.id", "i.code_collation DESC, i.id"),
        ("FROM operation ORDER BY operation.number", "operation.number"),
        ("FROM date_entry d ORDER BY d.earliest", "d.earliest NULLS FIRST"),
        ("FROM date_entry d ORDER BY d.earliest DESC", "d.earliest DESC NULLS LAST"),
        (
            "FROM plan p LEFT\n JOIN department d ON d.id = p.department_id ORDER BY d.code, p.id",
            "d.code NULLS FIRST, p.id",
        ),
        ("FROM (SELECT 1 AS id) p JOIN plan n ON 1 ORDER BY p.id", "p.id NULLS FIRST"),
        ("FROM plan p ORDER BY (SELECT max(p.id) FROM plan p)", "(SELECT max(p.id) FROM plan p)"),
    ],
)
def test_only_what_may_be_nothing_is_told_its_place(asked: str, ordered: str) -> None:
    assert rewritten(f"SELECT 1 {asked}").partition(" ORDER BY ")[2].startswith(ordered)
