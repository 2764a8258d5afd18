"""From the codes that files use to the keys that the database uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.exchange.portfolio_files import Table


class Index:
    """The unit of work of one load, with everything loaded so far by (kind, code)."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self._keys: dict[tuple[str, str], str] = {}

    def add(self, kind: str, code: object, /, **values: Value) -> str:
        """Insert a record and remember it under its code."""
        record_id = self.work.insert(kind, **values)
        self._keys[kind, str(code)] = record_id
        return record_id

    def key(self, kind: str, code: object) -> str:
        """Return the key of a code; UnknownCode if no such record was loaded."""
        found = self._keys.get((kind, str(code)))
        if found is None:
            raise UnknownCode(kind, str(code))
        return found

    def maybe(self, kind: str, code: object) -> str | None:
        """Return the key of a code, or None where no code is stated."""
        return None if code in {None, ""} else self.key(kind, code)

    def known(self, kind: str, code: object) -> bool:
        """Tell whether a record of this code was loaded."""
        return (kind, str(code)) in self._keys


def words(table: Table, *names: str) -> Row:
    """Pick the named texts that a table states; lists of words become lines."""
    picked: Row = {}
    for name in names:
        value = table.get(name)
        if isinstance(value, list):
            picked[name] = "\n".join(str(part) for part in value)
        elif isinstance(value, bool):
            picked[name] = value
        elif value is not None:
            picked[name] = str(value).strip()
    return picked
