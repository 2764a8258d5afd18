"""The tags of own PDF files: made plain, so that they can stand in another file, or honestly made.

Roles of a file's own become the standard ones they stand for, classes become attributes, and a
heading without a level gets one: so no map of the file has to be joined with another's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String

from kkdesk.domain.packets import Flaw
from kkdesk.reports.readback import held, readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kkdesk.errors import OwnFileTooBig

DEEPEST: Final = 200
STANDARD: Final = frozenset(
    {
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L"),
        *("LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span"),
        *("Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT"),
        *("RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    }
)
_NEWER: Final = {
    "Title": "P",
    "FENote": "Note",
    "Aside": "Sect",
    "Em": "Span",
    "Strong": "Span",
    "Sub": "Span",
    "DocumentFragment": "Sect",
}
"""Roles of PDF 2.0 and what says the same in PDF 1.7."""
_ENTRIES: Final = frozenset(
    {
        *("/Type", "/S", "/P", "/K", "/Pg", "/A", "/C", "/ID", "/Lang", "/Alt", "/ActualText"),
        *("/E", "/R"),
    }
)
_MARKS: Final = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})


def is_tagged(pdf: pikepdf.Pdf) -> bool:
    """Tell whether a file has a tag tree that holds anything."""
    tree = pdf.Root.get("/StructTreeRoot")
    marked = held(pdf.Root, "/MarkInfo").get("/Marked")
    return bool(marked) and isinstance(tree, Dictionary) and any(kids_of(tree))


def kids_of(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    """Return what stands under an element: elements, references, and numbers of content."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def is_element(kid: object) -> TypeGuard[pikepdf.Object]:
    """Tell whether what stands under an element is an element itself."""
    return isinstance(kid, Dictionary) and kid.get("/Type") not in {Name.MCR, Name.OBJR}


def elements_of(
    tree: pikepdf.Object, too_deep: Callable[[], OwnFileTooBig]
) -> Iterator[pikepdf.Object]:
    """Yield every element of a tree in reading order; raises what ``too_deep`` gives."""
    waiting = [(kid, 1) for kid in reversed(kids_of(tree)) if is_element(kid)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        element, depth = waiting.pop()
        if depth > DEEPEST:
            raise too_deep()
        if element.is_indirect:
            if element.objgen in seen:  # a tree that bites its own tail
                raise too_deep()
            seen.add(element.objgen)
        yield element
        waiting += [(kid, depth + 1) for kid in reversed(kids_of(element)) if is_element(kid)]


def simplify_tree(pdf: pikepdf.Pdf, too_deep: Callable[[], OwnFileTooBig]) -> None:
    """Make a file's own tag tree one that needs no maps of roles, classes or names."""
    tree = pdf.Root.StructTreeRoot
    roles, classes = held(tree, "/RoleMap"), held(tree, "/ClassMap")
    links = {
        mark.objgen for page in pdf.pages for mark in page.obj.get("/Annots", []) if mark.objgen[0]
    }
    for element in list(elements_of(tree, too_deep)):
        element.S = Name("/" + _standard(str(element.get("/S", "/NonStruct"))[1:], roles))
        if "/C" in element:
            _inline_classes(element, classes)
        for key in [key for key in element.keys() if key not in _ENTRIES]:  # noqa: SIM118 - no Python dict
            del element[key]
        kept = [kid for kid in kids_of(element) if _stays(kid, links)]
        if len(kept) < len(kids_of(element)):
            element.K = Array(kept)
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array(kids_of(tree)))
    )


def _stays(kid: pikepdf.Object | int, links: set[tuple[int, int]]) -> bool:
    """Tell whether something under an element is still there now that the file is stripped."""
    if not isinstance(kid, Dictionary) or kid.get("/Type") != Name.OBJR:
        return kid is not None
    target = kid.get("/Obj")
    if not isinstance(target, Dictionary):
        return False
    return target.objgen in links or target.get("/Subtype") in {Name.Image, Name.Form}


def _standard(role: str, roles: pikepdf.Object) -> str:
    for _ in range(DEEPEST):
        if role in STANDARD:
            return "H2" if role == "H" else role
        if role in _NEWER:
            return _NEWER[role]
        further = roles.get("/" + role)
        if not isinstance(further, Name):
            break
        role = str(further)[1:]
    return "NonStruct"


def _inline_classes(element: pikepdf.Object, classes: pikepdf.Object) -> None:
    own = element.get("/A")
    attributes = list(own) if isinstance(own, Array) else [] if own is None else [own]
    named = element.C
    for name in named if isinstance(named, Array) else [named]:
        meant = classes.get(str(name)) if isinstance(name, Name) else None
        if meant is not None:
            attributes += list(meant) if isinstance(meant, Array) else [meant]
    del element["/C"]
    if attributes:
        element.A = Array(attributes)


def tag_whole_pages(pdf: pikepdf.Pdf, name: str, text: Sequence[str]) -> None:
    """Tag a file that has no tags: a page that says something as a paragraph, others as a figure.

    A paragraph is read in the order in which the page was painted: the file tells of no other. A
    figure's alternative text names the file and says that the page cannot be read.
    """
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    section = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Sect, P=tree))
    kids = Array()
    for number, (page, said) in enumerate(zip(pdf.pages, text, strict=True), start=1):
        role = "P" if said.strip() else "Figure"
        _wrap_page(pdf, page, role)
        made = Dictionary(Type=Name.StructElem, S=Name("/" + role), P=section, Pg=page.obj, K=0)
        if role == "Figure":
            made.Alt = String(
                f"Side {number} af {len(text)} i {name}. "
                "Filen har ingen koder til skærmlæsere, og siden har ingen tekst, der kan læses op."
            )
            box = Array([round(float(value), 2) for value in page.cropbox])
            made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
        kids.append(pdf.make_indirect(made))
    section.K = kids
    tree.K = Array([section])
    pdf.Root.StructTreeRoot = tree


def _wrap_page(pdf: pikepdf.Pdf, page: pikepdf.Page, role: str) -> None:
    """Mark all that a page paints as one piece of content."""
    kept = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in _MARKS]
    painted = pikepdf.unparse_content_stream(kept)
    head = pikepdf.unparse_content_stream(
        [([Name("/" + role), Dictionary(MCID=0)], Operator("BDC"))]
    )
    page.obj.Contents = pdf.make_stream(head + b"\n" + painted + b"\nEMC")


def find_flaws(
    pdf: pikepdf.Pdf, *, tagged: bool, text: Sequence[str], title: str, language: str
) -> tuple[Flaw, ...]:
    """Return what a file lacks for those who cannot see it."""
    found: set[Flaw] = set()
    if not tagged:
        found.add(Flaw.UNTAGGED)
    elif any(_speechless(element) for element in _all_elements(pdf.Root.StructTreeRoot)):
        found.add(Flaw.NO_ALTERNATIVE)
    if not language.strip():
        found.add(Flaw.NO_LANGUAGE)
    if not title:
        found.add(Flaw.NO_TITLE)
    if any(not _embedded(font) for font in _fonts(pdf)):
        found.add(Flaw.FONT)
    scanned = any(
        not said.strip() and _paints(page) for page, said in zip(pdf.pages, text, strict=True)
    )
    if scanned or any(not readable(font) for font in _fonts(pdf)):
        found.add(Flaw.PICTURE_OF_TEXT)
    return tuple(flaw for flaw in Flaw if flaw in found)


def _all_elements(tree: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield from elements_of(tree, RecursionError)  # type: ignore[arg-type]  # caught by the import


def _speechless(element: pikepdf.Object) -> bool:
    spoken = element.get("/Alt") or element.get("/ActualText")
    return element.get("/S") in {Name.Figure, Name.Formula} and not str(spoken or "").strip()


def _fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for one in pdf.objects:
        font = isinstance(one, Dictionary) and one.get("/Type") == Name.Font
        if font and str(one.get("/Subtype")) not in {"/CIDFontType0", "/CIDFontType2"}:
            yield one


def _embedded(font: pikepdf.Object) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return True
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    described = held(inner, "/FontDescriptor")
    return any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _paints(page: pikepdf.Page) -> bool:
    return any(
        True for _ in pikepdf.parse_content_stream(page, "Do INLINE IMAGE S s f F f* B B* b b*")
    )
