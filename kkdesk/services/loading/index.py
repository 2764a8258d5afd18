"""From the codes that files use to the keys that the database uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.exchange.portfolio_files import PortfolioFolder, Table

_BELOW_POLICY: Final = frozenset({"objective", "priority", "status_round", "indicator"})
_BELOW_ROUND: Final = frozenset({"remark", "remark_round"})
_ONCE_IN_DATABASE: Final = ("policy", "plan", "initiative")


class Index:
    """The unit of work of one load, with everything loaded so far by (kind, code).

    ``policy`` and ``round`` are the codes of what is being loaded: objectives are
    numbered from 1 in every policy, and remarks in every round. ``organisation`` is the
    first one loaded, to which a policy belongs that names none.
    """

    def __init__(self, work: UnitOfWork, files: PortfolioFolder) -> None:
        self.work = work
        self.files = files
        self.organisation = ""
        self.policy = ""
        self.round = ""
        self._keys: dict[tuple[str, str], str] = {}
        self._taken = {kind: work.codes(kind) for kind in _ONCE_IN_DATABASE}

    def read(self, path: Path) -> Table:
        """Read one of the portfolio's files."""
        return self.files.read(path)

    def add(self, kind: str, code: object, /, **values: Value) -> str:
        """Insert a record and remember it under its code, which no other may have."""
        name = self._name(kind, code)
        if name in self._keys or str(code) in self._taken.get(kind, ()):
            raise self.files.fault(f"«{code}» findes i forvejen", f"there is a “{code}” already")
        record_id = self.work.insert(kind, **values)
        self._keys[name] = record_id
        return record_id

    def key(self, kind: str, code: object) -> str:
        """Return the key of a code; UnknownCode if no such record was loaded."""
        found = self._keys.get(self._name(kind, code))
        if found is None:
            raise UnknownCode(kind, str(code))
        return found

    def maybe(self, kind: str, code: object) -> str | None:
        """Return the key of a code, or None where no code is stated."""
        return None if code in {None, ""} else self.key(kind, code)

    def known(self, kind: str, code: object) -> bool:
        """Tell whether a record of this code was loaded."""
        return self._name(kind, code) in self._keys

    def _name(self, kind: str, code: object) -> tuple[str, str]:
        if kind in _BELOW_POLICY:
            return kind, f"{self.policy} {code}"
        if kind in _BELOW_ROUND:
            return kind, f"{self.policy} {self.round} {code}"
        return kind, str(code)


def words(table: Table, *names: str) -> Row:
    """Pick the named texts that a table states; lists of words become lines."""
    picked: Row = {}
    for name in names:
        value = table.get(name)
        if isinstance(value, list):
            picked[name] = "\n".join(_word(part) for part in value)
        elif isinstance(value, bool):
            picked[name] = value
        elif value is not None:
            picked[name] = _word(value).strip()
    return picked


def _word(value: object) -> str:
    """Return a text or a number as text; TypeError for a table where a text should stand."""
    if isinstance(value, str | int | float):
        return str(value)
    raise TypeError(value)
