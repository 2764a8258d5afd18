"""Copying objects of an opened PDF file into one that is being written, one object at a time."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Object, Stream

from kkdesk.reports.pdf.objects import name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkdesk.reports.pdf.objects import ObjectFile

Key = tuple[int, int]


class Transfer:
    """Copies what is asked for and what that refers to, each object once.

    ``known`` tells which objects of the source stand for objects that the file has already.
    """

    def __init__(self, file: ObjectFile, known: dict[Key, int]) -> None:
        self._file = file
        self._numbers = known
        self._waiting: list[tuple[int, Object]] = []

    def number_of(self, one: Object) -> int:
        """Return the number under which an indirect object is, or will be, in the file."""
        number = self._numbers.get(one.objgen)
        if number is None:
            number = self._numbers[one.objgen] = self._file.reserve()
            self._waiting.append((number, one))
        return number

    def put(self, number: int, one: Object) -> None:
        """Let an object be written under a number that was given away before."""
        self._waiting.append((number, one))

    def run(self) -> None:
        """Write everything that has been asked for."""
        while self._waiting:
            number, one = self._waiting.pop()
            if isinstance(one, Stream):
                entries = self._entries(
                    (key, value) for key, value in one.items() if key != "/Length"
                )
                data = one.read_raw_bytes()
                self._file.put_stream(number, data, entries, packed="/Filter" in one)
            else:
                self._file.put(number, self._written(one))

    def _value(self, value: object) -> bytes:
        if isinstance(value, Object):
            if value.is_indirect:
                return b"%d 0 R" % self.number_of(value)
            return self._written(value)
        if value is None:
            return b"null"
        if isinstance(value, bool):
            return b"true" if value else b"false"
        if isinstance(value, Decimal):
            return f"{value:f}".encode("ascii")
        return str(value).encode("ascii")

    def _written(self, value: Object) -> bytes:
        if isinstance(value, Array):
            return b"[%s]" % b" ".join(map(self._value, value))
        if isinstance(value, Dictionary):
            return b"<<%s>>" % self._entries(value.items())
        return value.unparse()

    def _entries(self, pairs: Iterable[tuple[str, object]]) -> bytes:
        return b"".join(
            b"%s %s" % (name(key.removeprefix("/")), self._value(value)) for key, value in pairs
        )
