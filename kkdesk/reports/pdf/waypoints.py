"""Where the links and bookmarks of a file lead, said in pages, so that they survive a move.

An object that points at a page object breaks when pages are copied to another file one by one;
a page's place in its own file does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLACE: Final = "/KkdeskPlace"
"""A key of our own on a link while its file is being moved."""
DEEPEST: Final = 12
MOST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A bookmark: its title, its page (from 0) and how deep it stands."""

    title: str
    page: int
    depth: int


class Places:
    """Reads destinations of one file, named ones too."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._named = dict(_named(pdf.Root))

    def of(self, destination: pikepdf.Object | None) -> Array | None:
        """Return a destination with its page's number in front; None if it leads nowhere here."""
        for _ in range(3):  # a name may stand for a dictionary that holds the array
            if isinstance(destination, Dictionary):
                destination = destination.get("/D")
            elif isinstance(destination, String | Name):
                destination = self._named.get(str(destination).removeprefix("/"))
        if not isinstance(destination, Array) or not len(destination):
            return None
        target = destination[0]
        number = self._pages.get(target.objgen) if isinstance(target, Dictionary) else None
        return None if number is None else Array([number, *_fitting(destination)])

    def of_link(self, holder: pikepdf.Object) -> Array | None:
        """Return where a link or a bookmark leads in its own file."""
        action = holder.get("/A")
        if isinstance(action, Dictionary):
            return self.of(action.get("/D")) if action.get("/S") == Name.GoTo else None
        return self.of(holder.get("/Dest"))


def loosen_links(pdf: pikepdf.Pdf) -> None:
    """Let every link that leads inside its file name a page by its number."""
    places = Places(pdf)
    for page in pdf.pages:
        for link in _links(page):
            place = places.of_link(link)
            if place is not None:
                link[_PLACE] = place
                for key in ("/Dest", "/A"):
                    if key in link:
                        del link[key]


def fasten_links(pages: Sequence[pikepdf.Page]) -> None:
    """Let the links of moved pages lead to the pages among them that they name."""
    for page in pages:
        for link in _links(page):
            place = link.get(_PLACE)
            if isinstance(place, Array):
                del link[_PLACE]
                target = pages[min(int(place[0]), len(pages) - 1)]
                link.Dest = Array([target.obj, *list(place)[1:]])


def read_bookmarks(pdf: pikepdf.Pdf) -> list[Waypoint]:
    """Return the bookmarks that lead to a page, in their order."""
    outlines = pdf.Root.get("/Outlines")
    if not isinstance(outlines, Dictionary):
        return []
    places = Places(pdf)
    found: list[Waypoint] = []
    seen: set[tuple[int, int]] = set()
    waiting = [(outlines.get("/First"), 0)]
    while waiting and len(found) < MOST:
        item, depth = waiting.pop()
        if not isinstance(item, Dictionary) or item.objgen in seen or depth > DEEPEST:
            continue
        seen.add(item.objgen)
        place = places.of_link(item)
        title = " ".join(str(item.get("/Title", "")).split())
        if place is not None and title:
            found.append(Waypoint(title, int(place[0]), depth))
        waiting += [(item.get("/Next"), depth), (item.get("/First"), depth + 1)]
    return found


def _links(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    held = page.obj.get("/Annots")
    if isinstance(held, Array):
        for link in held:
            if isinstance(link, Dictionary) and link.get("/Subtype") == Name.Link:
                yield link


def _fitting(destination: Array) -> list[object]:
    """Return how a destination fits its page; Qt's viewer follows /XYZ only."""
    rest = list(destination)[1:]
    if rest and rest[0] == Name.XYZ:
        return [Name.XYZ, *(rest[1:4] + [None] * 3)[:3]]
    return [Name.XYZ, None, None, None]


def _named(root: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    """Yield the named destinations of a file, of the old kind and the new."""
    old = root.get("/Dests")
    if isinstance(old, Dictionary):
        for key, value in old.items():
            yield str(key).removeprefix("/"), value
    names = root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    yield from _name_tree(tree)


def _name_tree(tree: pikepdf.Object | None) -> Iterator[tuple[str, pikepdf.Object]]:
    waiting: list[pikepdf.Object | None] = [tree]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < MOST:
        node = waiting.pop()
        if not isinstance(node, Dictionary) or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        pairs = list(node.get("/Names", Array()))
        for key, value in zip(pairs[::2], pairs[1::2], strict=False):
            yield str(key), value
        waiting += list(node.get("/Kids", Array()))
