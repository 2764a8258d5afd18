"""The bookmarks of a file as its objects: a tree of items that name their neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.objects import text_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kkdesk.reports.pdf.objects import ObjectFile
    from kkdesk.reports.pdf.render import Bookmark

    Place = Callable[[int, float | None], bytes]


@dataclass(slots=True)
class _Item:
    bookmark: Bookmark | None
    number: int
    kids: list[_Item] = field(default_factory=list)

    @property
    def shown(self) -> int:
        """How many items stand under this one, those under them included."""
        return len(self.kids) + sum(kid.shown for kid in self.kids)


def write_outline(file: ObjectFile, bookmarks: Sequence[Bookmark], place_on: Place) -> int:
    """Write bookmarks; return the outline's object, 0 if there are none.

    ``place_on`` writes a place on a page: the page (from 0) and how high on it.
    """
    if not bookmarks:
        return 0
    root = _Item(None, file.reserve())
    open_levels = [root]
    for bookmark in bookmarks:
        item = _Item(bookmark, file.reserve())
        del open_levels[max(bookmark.depth, 0) + 1 :]
        open_levels[-1].kids.append(item)
        open_levels.append(item)
    file.put(root.number, b"<</Type/Outlines%s>>" % _under(root))
    for item in _below(root):
        _write_kids(file, item, place_on)
    return root.number


def _below(item: _Item) -> Iterator[_Item]:
    yield item
    for kid in item.kids:
        yield from _below(kid)


def _write_kids(file: ObjectFile, parent: _Item, place_on: Place) -> None:
    last = len(parent.kids) - 1
    for order, item in enumerate(parent.kids):
        if item.bookmark is None:
            continue
        entries = _under(item)
        if order:
            entries += b"/Prev %d 0 R" % parent.kids[order - 1].number
        if order < last:
            entries += b"/Next %d 0 R" % parent.kids[order + 1].number
        title = text_string(item.bookmark.title)
        place = place_on(item.bookmark.page, item.bookmark.top)
        file.put(
            item.number,
            b"<</Title%s/Parent %d 0 R/Dest%s%s>>" % (title, parent.number, place, entries),
        )


def _under(item: _Item) -> bytes:
    if not item.kids:
        return b""
    ends = item.kids[0].number, item.kids[-1].number, item.shown
    return b"/First %d 0 R/Last %d 0 R/Count %d" % ends
