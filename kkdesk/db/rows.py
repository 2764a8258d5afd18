"""What a statement found, read in the ways that SQLAlchemy's results are read."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T_co = TypeVar("T_co", covariant=True)
_SHAPES: Final = 256


class Cursor(Protocol):
    """A cursor of any driver."""

    @property
    def description(self) -> Sequence[Sequence[Any]] | None:
        """The columns, each with its name first."""

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows."""

    def close(self) -> object:
        """Let go of what was not read."""


class _Found(Generic[T_co]):
    """Rows in one of the ways to read them; they can be read once."""

    __slots__ = ("_found", "_names")

    def __init__(self, found: Cursor) -> None:
        self._found = found
        self._names = tuple(column[0] for column in found.description or ())

    def __iter__(self) -> Iterator[T_co]:
        """Yield the rows."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """Read the rows in a block that closes them however it ends."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close what was not read."""
        self._found.close()

    def all(self) -> list[T_co]:
        """Return all rows."""
        return list(self)

    def first(self) -> T_co | None:
        """Return the first row, or None."""
        with self:
            return next(iter(self), None)

    def one(self) -> T_co:
        """Return the only row."""
        (found,) = self
        return found


class Rows(_Found[Any]):
    """What a statement found."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        """Yield rows: tuples whose values also have the names of their columns."""
        return map(row_class(self._names), self._found)

    def mappings(self) -> Mappings:
        """Read the rows as dictionaries."""
        return Mappings(self._found)

    def scalars(self) -> Scalars:
        """Read the first value of each row."""
        return Scalars(self._found)

    def scalar(self) -> Any:  # noqa: ANN401 -- what the column holds
        """Return the first value of the first row, or None."""
        return self.scalars().first()

    def scalar_one(self) -> Any:  # noqa: ANN401 -- what the column holds
        """Return the first value of the only row."""
        return self.scalars().one()


class Mappings(_Found[dict[str, Any]]):
    """Rows as dictionaries from column name to value."""

    __slots__ = ()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield the rows."""
        names = self._names
        return (dict(zip(names, row, strict=True)) for row in self._found)


class Scalars(_Found[Any]):
    """The first value of each row."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        """Yield the values."""
        return map(itemgetter(0), self._found)


@lru_cache(maxsize=_SHAPES)
def row_class(names: tuple[str, ...]) -> type[tuple[Any, ...]]:
    """Return a kind of tuple whose values are also read by the names of their columns."""
    fields: dict[str, Any] = {name: property(itemgetter(n)) for n, name in enumerate(names)}
    return type("Row", (tuple,), {"__slots__": (), **fields})
