"""Beginning: a new database with a first policy or with the sample, whole or not at all."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Final

from kkdesk import paths
from kkdesk.domain.actions import action_label
from kkdesk.domain.first_policy import body_lines, read_body
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.errors import DatabaseExists, DiskFull, InvalidValue, OutputNotWritable
from kkdesk.services.record_editing import insert_policy
from kkdesk.services.workspace import Workspace, operation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kkdesk.db.unit_of_work import UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.first_policy import FirstPolicy
    from kkdesk.errors import KkdeskError

_MADE: Final = 0.1
"""How far a new database is when it is made and nothing is in it."""


def add_first_policy(workspace: Workspace, first: FirstPolicy, *, policy_id: str = "") -> Changes:
    """Add a policy with its municipality, the departments and the council, as one operation.

    Departments and a council that are there already (by their code) stay as they are. Raises
    InvalidValue, naming the field: a code that is taken, a line without a name.
    """
    with operation(workspace, action_label("add", "policy")) as work:
        fields: dict[str, Value] = {
            "code": clean_typed(first.code).strip(),
            "title": clean_typed(first.title).strip(),
            "period": clean_typed(first.period).strip(),
        }
        key = insert_policy(work, first.municipality, fields, record_id=policy_id or new_id())
        organisation = str(work.get("policy", key)["organisation_id"])
        _add_bodies(work, "department", organisation, first.departments)
        _add_bodies(work, "council", organisation, first.council)
        work.name(action_label("add", "policy", str(fields["code"])))
    return work.changes


def make_with_policy(path: Path, user: str, first: FirstPolicy) -> Path:
    """Make a database that holds a first policy; nothing is left where it is refused."""
    build_database(path, user, lambda workspace: add_first_policy(workspace, first))
    return path


def make_sample(path: Path, user: str, tell: Callable[[float], None]) -> Path:
    """Make a database that holds the sample portfolio, telling how far it is (0 to 1).

    What ``tell`` raises stops the work, and nothing is left.
    """
    from kkdesk.services.loading import load_portfolio  # noqa: PLC0415 -- only for the sample

    def load(workspace: Workspace) -> Changes:
        return load_portfolio(
            workspace,
            paths.resources() / "sample",
            tell=lambda part: tell(_MADE + part * (1 - _MADE)),
        )

    build_database(path, user, load, before_keeping=lambda: tell(1.0))
    return path


def build_database(
    path: Path,
    user: str,
    fill: Callable[[Workspace], Changes],
    *,
    before_keeping: Callable[[], None] = lambda: None,
    in_place_of_another: bool = False,
) -> Changes:
    """Make a database beside its place and put it there when it is complete.

    Raises DatabaseExists where something lies there, DiskFull, OutputNotWritable, or what
    ``fill`` and ``before_keeping`` raise; nothing is left then.
    """
    from kkdesk.db.engine import create_database, open_database  # noqa: PLC0415 -- loads SQLAlchemy

    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if path.exists() and not in_place_of_another:
            raise DatabaseExists(path)
        create_database(draft)
        engine = open_database(draft)
        try:
            changes = fill(Workspace(engine, user))
        finally:
            engine.dispose()
        before_keeping()
        draft.replace(path)
    except OSError as error:
        raise storage_fault(error, path) from error
    finally:
        draft.unlink(missing_ok=True)
    return changes


def storage_fault(error: OSError, path: Path) -> KkdeskError:
    """Return what a person is told when a file cannot be written."""
    return DiskFull(path) if error.errno == errno.ENOSPC else OutputNotWritable(path)


def _add_bodies(work: UnitOfWork, kind: str, organisation: str, text: str) -> None:
    """Add the departments or councils that stand in a text, a line each."""
    known = {str(row["code"]).casefold() for row in work.find(kind, organisation_id=organisation)}
    named: set[str] = set()
    for line in body_lines(clean_typed(text)):
        body = read_body(line)
        if body is None:
            raise InvalidValue(
                f"policy.{kind}",
                f"«{line}» mangler en kode eller et navn. Skriv koden først og så navnet,"
                " for eksempel SOF Socialforvaltningen",
                f"“{line}” lacks a code or a name. Type the code first and then the name,"
                " such as SOF Socialforvaltningen",
            )
        if body.code.casefold() in named:
            raise InvalidValue(
                f"policy.{kind}",
                f"koden {body.code} står to gange. Giv hver sin kode",
                f"the code {body.code} stands twice. Give each a code of its own",
            )
        named.add(body.code.casefold())
        if body.code.casefold() not in known:
            work.insert(kind, organisation_id=organisation, code=body.code, name=body.name)
