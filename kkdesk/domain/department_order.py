"""The order in which an objective's departments print: lead, the middle, *Tværgående*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.domain.vocabulary import OwnerKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

CROSS: Final = OwnerKind.CROSS.label("da")


def printing_order(
    stored: Iterable[str | None],
    lead: str | None,
    codes: Iterable[str],
    present: Collection[str | None],
) -> list[str | None]:
    """Return the departments that are present in printing order (None is *Tværgående*).

    What the coordinator ordered stands first, in that order; of the rest the lead leads, the others
    follow as in ``codes``, and *Tværgående* is last.
    """
    told = [one for one in dict.fromkeys(stored) if one in present]
    named = [one for one in dict.fromkeys((lead, *codes)) if one is not None and one in present]
    order = list(dict.fromkeys((*told, *named)))
    if None in present and None not in order:
        order.append(None)
    return order


def fixed_ends(codes: Iterable[str], lead: str) -> tuple[str, ...]:
    """Return the codes with the lead first and *Tværgående* last, each once."""
    given = dict.fromkeys(codes)
    middle = [code for code in given if code not in {lead, CROSS}]
    first = [lead] if lead in given else []
    return (*first, *middle, *([CROSS] if CROSS in given else []))


def reordered(stored: Sequence[str], lead: str, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return an objective's whole order once the departments of one round were ordered.

    Departments of other rounds keep their places; the lead leads even if it has no text.
    """
    ordered = iter(dict.fromkeys(wanted))
    kept = [next(ordered, code) if code in wanted else code for code in dict.fromkeys((*stored,))]
    return fixed_ends((*([lead] if lead else []), *kept, *ordered), lead)
