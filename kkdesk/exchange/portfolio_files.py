"""A portfolio as a folder of TOML files that a person can read and edit."""

from __future__ import annotations

import stat
import tomllib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from kkdesk.domain.hygiene import clean_typed
from kkdesk.errors import InvalidValue, PortfolioFault, UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE: Final = 4 * 1024 * 1024
"""Bytes; a portfolio file is typed by people and never comes near it."""

DEEPEST: Final = 8
"""Tables inside tables; a portfolio needs four."""

_NUMBERS: Final = frozenset(
    {"amount", "number", "objective", "objectives", "sub_item", "value", "year"}
)
_FLAGS: Final = frozenset(
    {"approximate", "confidential", "first_only", "on_slides", "pending", "year_missing"}
)


class Table(dict[str, Any]):
    """A table of a file that knows where it stands, and tells what it was asked for last."""

    def __init__(self, values: dict[str, Any], folder: PortfolioFolder, where: str) -> None:
        super().__init__(values)
        self._folder = folder
        self._where = where

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 -- whatever the file holds
        """Return what a key holds; PortfolioFault if the table has no such key."""
        self._folder.asked(self._where, key)
        return super().__getitem__(key)

    def __missing__(self, key: str) -> Any:  # noqa: ANN401
        raise self._folder.fault(f"«{key}» mangler", f"“{key}” is missing")

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401
        """Return what a key holds, or the default."""
        self._folder.asked(self._where, key)
        return super().get(key, default)

    def preset(self, **defaults: object) -> Table:
        """Return the table with values for keys that it does not state itself."""
        return Table({**defaults, **self}, self._folder, self._where)

    def without(self, *keys: str) -> Table:
        """Return the table without some of its keys."""
        kept = {key: value for key, value in self.items() if key not in keys}
        return Table(kept, self._folder, self._where)


class PortfolioFolder:
    """A folder of portfolio files, and the place in them that is being read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: set[Path] = set()
        self._file = ""
        self._where = ""
        self._key = ""

    def files(self, pattern: str) -> list[Path]:
        """Return what matches, in the order of the names; broken links are not passed over."""
        return sorted(path for path in self.folder.glob(pattern) if not path.is_dir())

    def folders(self, pattern: str) -> list[Path]:
        """Return the folders inside that match, in the order of their names."""
        return sorted(path for path in self.folder.glob(pattern) if path.is_dir())

    def read(self, path: Path) -> Table:
        """Read one file; PortfolioFault names it and says what is wrong with it."""
        self._file, self._where, self._key = str(path.relative_to(self.folder)), "", ""
        self._read.add(path)
        try:
            data = tomllib.loads(self._text(path))
            return self._table(data, "", 0)
        except tomllib.TOMLDecodeError as error:
            raise self.fault(f"den er ikke TOML: {error}", f"it is not TOML: {error}") from error
        except RecursionError as error:
            raise self._too_deep() from error

    def refuse_unread(self) -> None:
        """Raise PortfolioFault for a file that no part of the loading knows by its name."""
        for path in (*self.files("*.toml"), *self.files("*/*.toml")):
            if path not in self._read:
                self._file, self._where, self._key = str(path.relative_to(self.folder)), "", ""
                raise self.fault("filens navn kendes ikke", "the file's name is not known")

    def asked(self, where: str, key: str) -> None:
        """Note the place in the file that is read now."""
        self._where, self._key = where, key

    def fault(self, danish: str, english: str) -> PortfolioFault:
        """Return the error that names the file and the place being read."""
        return PortfolioFault(
            self._file,
            f"{danish} (i {self._where})" if self._where else danish,
            f"{english} (in {self._where})" if self._where else english,
        )

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what goes wrong with the files' content into faults that name the place."""
        try:
            yield
        except UnknownCode as error:
            raise self.fault(
                f"koden «{error.code}» i «{self._key}» findes ikke",
                f"the code “{error.code}” in “{self._key}” does not exist",
            ) from error
        except InvalidValue as error:
            field = error.field.rpartition(".")[2]
            raise self.fault(
                f"«{field}»: {error.reason_da}", f"“{field}”: {error.reason_en}"
            ) from error
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise self.fault(
                f"«{self._key}» kan ikke bruges, som det er skrevet",
                f"“{self._key}” cannot be used as it is written",
            ) from error

    def _text(self, path: Path) -> str:
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise self.fault("det er ikke en almindelig fil", "it is not an ordinary file")
            with path.open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise self.fault(f"den kan ikke åbnes: {reason}", f"opening it: {reason}") from error
        if len(content) > LARGEST_FILE:
            raise self.fault(
                "den er for stor til en porteføljefil", "it is too large for a portfolio file"
            )
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise self.fault(
                f"linje {line} er ikke skrevet i UTF-8", f"line {line} is not written in UTF-8"
            ) from error

    def _table(self, values: dict[str, Any], where: str, depth: int) -> Table:
        if depth > DEEPEST:
            raise self._too_deep()
        checked = {
            key: self._value(key, value, f"{where}.{key}".strip("."), depth)
            for key, value in values.items()
        }
        known = next((checked[name] for name in ("code", "number", "key") if name in checked), "")
        return Table(checked, self, f"{where} {known}".strip() if where else "")

    def _value(self, key: str, value: object, where: str, depth: int) -> object:
        """Check that a value is of a sort its key can hold; compose and clean its letters."""
        if isinstance(value, dict):
            return self._table(value, where, depth + 1)
        if isinstance(value, list):
            if len({type(part) for part in value}) > 1:
                raise self.fault(f"«{where}» blander slags", f"“{where}” mixes sorts")
            parts = enumerate(value, start=1)
            return [self._value(key, part, f"{where}[{n}]", depth + 1) for n, part in parts]
        if isinstance(value, bool):
            allowed = key in _FLAGS
        elif isinstance(value, int | float):
            allowed = key in _NUMBERS
        else:
            allowed = isinstance(value, str)
        if not allowed:
            raise self.fault(
                f"«{where}» skal være tekst i anførselstegn, ikke {value}",
                f"“{where}” must be text in quotation marks, not {value}",
            )
        return clean_typed(value) if isinstance(value, str) else value

    def _too_deep(self) -> PortfolioFault:
        return self.fault(
            "tabeller står for dybt inde i hinanden", "tables stand too deep inside each other"
        )
