"""Putting tagged PDF files together as one: pages, tag trees, links and bookmarks.

The tree that ties content to tags (ParentTree) is made anew from the joined tree itself, so what a
file says of it need not be believed. Names that files might share are told apart by their file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from kkdesk.reports.foreign_tags import is_element, kids_of
from kkdesk.reports.pdf.waypoints import fasten_links, read_bookmarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kkdesk.reports.pdf.waypoints import Waypoint

Key = tuple[int, int]
_WHOLE_FILE: Final = frozenset({"Document"})


@dataclass(slots=True)
class Joined:
    """A file that has been put in: its first page (from 0), its pages and its bookmarks."""

    first: int
    pages: int
    bookmarks: list[Waypoint] = field(default_factory=list)


@dataclass(slots=True)
class _Content:
    """Which element each piece of marked content, and each link, belongs to."""

    marked: dict[Key, dict[int, pikepdf.Object]] = field(default_factory=dict)
    holders: dict[Key, pikepdf.Object] = field(default_factory=dict)
    objects: dict[Key, tuple[pikepdf.Object, pikepdf.Object]] = field(default_factory=dict)


class Joiner:
    """Puts tagged files into a tagged file, each under a place in its tree."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        tree = pdf.Root.StructTreeRoot
        self._next = int(tree.ParentTreeNextKey)
        self._numbers = {
            int(number): owner
            for number, owner in _pairs(list(tree.ParentTree.Nums))
            if isinstance(number, int)
        }
        self._names: dict[bytes, pikepdf.Object] = {}
        self._files = 0

    @property
    def document(self) -> pikepdf.Object:
        """Return the top element of the tree."""
        top = self.pdf.Root.StructTreeRoot.K
        return top[0] if isinstance(top, Array) else top

    def section(
        self, role: str, parent: pikepdf.Object, kids: Sequence[pikepdf.Object] = ()
    ) -> pikepdf.Object:
        """Return a new element, last under its parent; ``kids`` move under it."""
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + role), P=parent, K=Array(list(kids)))
        )
        for kid in kids:
            kid.P = made
        parent.K = Array([*kids_of(parent), made])
        return made

    def put(self, source: pikepdf.Pdf, place: int, under: pikepdf.Object) -> Joined:
        """Put a file's pages at a place (from 0) and its tree, last, under an element.

        Its links and destinations must have been loosened. A language of its own is kept.
        """
        self._files += 1
        bookmarks = read_bookmarks(source)
        count = len(source.pages)
        for number, page in enumerate(source.pages):
            self.pdf.pages.insert(place + number, page)
        pages = [self.pdf.pages[place + number] for number in range(count)]
        fasten_links(pages)
        own = source.Root.StructTreeRoot
        for key in ("/ParentTree", "/IDTree", "/RoleMap", "/ClassMap"):
            if key in own:
                del own[key]
        tree = self.pdf.copy_foreign(own if own.is_indirect else source.make_indirect(own))
        tops = [kid for kid in kids_of(tree) if is_element(kid)]
        language = str(source.Root.get("/Lang", ""))
        for top in tops:
            if str(top.S)[1:] in _WHOLE_FILE:
                top.S = Name.Sect
            top.P = under
            if language and "/Lang" not in top and language != str(self.pdf.Root.Lang):
                top.Lang = String(language)
        under.K = Array([*kids_of(under), *tops])
        self._tie(pages, self._content(tops), under)
        return Joined(place, count, bookmarks)

    def finish(self) -> None:
        """Write the maps of the joined tree."""
        tree = self.pdf.Root.StructTreeRoot
        numbers: list[pikepdf.Object | int] = []
        for number in sorted(self._numbers):
            numbers += [number, self._numbers[number]]
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = self._next
        if self._names:
            names: list[pikepdf.Object] = []
            for name in sorted(self._names):
                names += [String(name), self._names[name]]
            tree.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(names)))

    def _content(self, tops: Sequence[pikepdf.Object]) -> _Content:
        """Read what belongs to each element under some, and tell its names from other files'."""
        found = _Content()
        waiting: list[tuple[pikepdf.Object, pikepdf.Object | None]] = [
            (top, None) for top in reversed(tops)
        ]
        while waiting:
            element, above = waiting.pop()
            page = element.get("/Pg", above)
            self._rename(element)
            for kid in reversed(kids_of(element)):
                if is_element(kid):
                    waiting.append((kid, page))
                else:
                    _note(found, element, kid, page)
        return found

    def _rename(self, element: pikepdf.Object) -> None:
        if "/ID" in element:
            name = self._own_name(element.ID)
            element.ID = String(name)
            self._names[name] = element
        attributes = element.get("/A")
        for one in attributes if isinstance(attributes, Array) else [attributes]:
            if isinstance(one, Dictionary) and "/Headers" in one:
                one.Headers = Array([String(self._own_name(each)) for each in one.Headers])

    def _own_name(self, name: pikepdf.Object) -> bytes:
        return b"%d-" % self._files + bytes(name)

    def _tie(self, pages: Sequence[pikepdf.Page], content: _Content, under: pikepdf.Object) -> None:
        """Give pages, forms and links the numbers by which their elements are found."""
        for page in pages:
            page.obj.Tabs = Name.S
            for mark in page.obj.get("/Annots", []):
                mark.P = page.obj
                if mark.objgen not in content.objects:
                    self._untagged_link(mark, page, content, under)
            content.holders.setdefault(page.obj.objgen, page.obj)
        for key, holder in content.holders.items():
            owners = content.marked.get(key, {})
            if not owners:
                if "/StructParents" in holder:
                    del holder["/StructParents"]
                continue
            line = Array([owners.get(number) for number in range(max(owners) + 1)])
            holder.StructParents = self._number(self.pdf.make_indirect(line))
        for owned, element in content.objects.values():
            owned.StructParent = self._number(element)

    def _untagged_link(
        self, mark: pikepdf.Object, page: pikepdf.Page, content: _Content, under: pikepdf.Object
    ) -> None:
        element = self.section("Link", under)
        element.Pg = page.obj
        element.K = Dictionary(Type=Name.OBJR, Pg=page.obj, Obj=mark)
        content.objects[mark.objgen] = mark, element

    def _number(self, owner: pikepdf.Object) -> int:
        number = self._next
        self._numbers[number] = owner
        self._next += 1
        return number


def _note(
    found: _Content,
    element: pikepdf.Object,
    kid: pikepdf.Object | int,
    page: pikepdf.Object | None,
) -> None:
    """Note one piece of content, or one link, as an element's."""
    if isinstance(kid, Dictionary):
        if kid.get("/Type") == Name.OBJR:
            owned = kid.get("/Obj")
            if isinstance(owned, Dictionary | Stream):
                found.objects[owned.objgen] = owned, element
            return
        holder = kid.get("/Stm") or kid.get("/Pg") or page
        number = int(kid.MCID)
    else:
        holder, number = page, int(kid)
    if isinstance(holder, Dictionary | Stream) and number >= 0:
        found.holders[holder.objgen] = holder
        found.marked.setdefault(holder.objgen, {})[number] = element


def _pairs(
    flat: Sequence[pikepdf.Object | int],
) -> Iterator[tuple[pikepdf.Object | int, pikepdf.Object | int]]:
    yield from zip(flat[::2], flat[1::2], strict=True)
