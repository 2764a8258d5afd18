"""Appendices cited in a document, under the numbers that its edition gives them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from kkdesk.domain.packets import cited_in_edition
from kkdesk.reports.document import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

_T = TypeVar("_T")


def with_numbers(part: _T, numbers: Mapping[int, int]) -> _T:
    """Return a document, or a part of one, whose texts cite appendices by other numbers."""
    if isinstance(part, Span):
        return replace(part, text=cited_in_edition(part.text, numbers))
    if isinstance(part, tuple):
        return type(part)(with_numbers(each, numbers) for each in part)
    if is_dataclass(part) and not isinstance(part, type):
        inner = {each.name: getattr(part, each.name) for each in fields(part) if each.init}
        new = {name: with_numbers(value, numbers) for name, value in inner.items()}
        return replace(
            part, **{name: value for name, value in new.items() if value is not inner[name]}
        )
    return part
