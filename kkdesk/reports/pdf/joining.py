"""Making an own PDF file ready to stand in a packet: pages, tag tree, links and bookmarks.

The tree that ties content to tags (ParentTree) is made anew from the tag tree itself, so what a
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
    from collections.abc import Sequence

    from kkdesk.reports.pdf.waypoints import Waypoint

Key = tuple[int, int]
_WHOLE_FILE: Final = frozenset({"Document"})


@dataclass(slots=True)
class Joined:
    """What an own file is made of: its pages, its elements and its bookmarks."""

    pages: list[pikepdf.Object]
    tops: list[pikepdf.Object]
    bookmarks: list[Waypoint]


@dataclass(slots=True)
class _Content:
    """Which element each piece of marked content, and each link, belongs to."""

    marked: dict[Key, dict[int, pikepdf.Object]] = field(default_factory=dict)
    holders: dict[Key, pikepdf.Object] = field(default_factory=dict)
    objects: dict[Key, tuple[pikepdf.Object, pikepdf.Object]] = field(default_factory=dict)


class Carrier:
    """A file of nothing but one own file, tied to its tags as it will be in the whole.

    ``number`` tells its names from those of other files, ``following`` is the first number under
    which its content will be looked up, ``language`` the whole file's.
    """

    def __init__(self, number: int, following: int, language: str) -> None:
        self.pdf = pikepdf.new()
        self.place = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part))
        """What stands for the element that its own will be under."""
        self.owners: list[pikepdf.Object] = []
        """What is looked up under each number, in their order."""
        self.names: dict[bytes, pikepdf.Object] = {}
        self._number = number
        self._following = following
        self._language = language

    def put(self, source: pikepdf.Pdf) -> Joined:
        """Take a file's pages and its tree, a language of its own included.

        Its links and destinations must have been loosened.
        """
        bookmarks = read_bookmarks(source)
        self.pdf.pages.extend(source.pages)
        pages = list(self.pdf.pages)
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
            top.P = self.place
            if language and "/Lang" not in top and language != self._language:
                top.Lang = String(language)
        untagged = self._tie(pages, self._content(tops))
        return Joined([page.obj for page in pages], [*tops, *untagged], bookmarks)

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
            self.names[name] = element
        attributes = element.get("/A")
        for one in attributes if isinstance(attributes, Array) else [attributes]:
            if isinstance(one, Dictionary) and "/Headers" in one:
                one.Headers = Array([String(self._own_name(each)) for each in one.Headers])

    def _own_name(self, name: pikepdf.Object) -> bytes:
        return b"%d-" % self._number + bytes(name)

    def _tie(self, pages: Sequence[pikepdf.Page], content: _Content) -> list[pikepdf.Object]:
        """Give pages, forms and links the numbers by which their elements are found.

        Returns elements for links that had none.
        """
        made = []
        for page in pages:
            page.obj.Tabs = Name.S
            for mark in page.obj.get("/Annots", []):
                mark.P = page.obj
                if mark.objgen not in content.objects:
                    element = self._untagged_link(mark, page)
                    content.objects[mark.objgen] = mark, element
                    made.append(element)
            content.holders.setdefault(page.obj.objgen, page.obj)
        for key, holder in content.holders.items():
            owners = content.marked.get(key, {})
            if not owners:
                if "/StructParents" in holder:
                    del holder["/StructParents"]
                continue
            line = Array([owners.get(number) for number in range(max(owners) + 1)])
            holder.StructParents = self._own(self.pdf.make_indirect(line))
        for owned, element in content.objects.values():
            owned.StructParent = self._own(element)
        return made

    def _untagged_link(self, mark: pikepdf.Object, page: pikepdf.Page) -> pikepdf.Object:
        return self.pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.Link,
                P=self.place,
                Pg=page.obj,
                K=Dictionary(Type=Name.OBJR, Pg=page.obj, Obj=mark),
            )
        )

    def _own(self, owner: pikepdf.Object) -> int:
        self.owners.append(owner)
        return self._following + len(self.owners) - 1


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
