"""How far a database has come: what an empty page has to lead to first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries import beginning as queries
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from kkdesk.domain.first_policy import Need
    from kkdesk.services.workspace import Workspace


def there(workspace: Workspace) -> frozenset[Need]:
    """Return what there is at least one of: a policy, an initiative, a status round."""
    with reading(workspace) as connection:
        return queries.there(connection)
