"""Writing a Document of slides as PPTX, on a template that a person can replace."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from kkdesk import paths
from kkdesk.errors import PrintCancelled
from kkdesk.reports.document import DividerSlide, Flow
from kkdesk.reports.office.dress import dress
from kkdesk.reports.office.package import save, steady
from kkdesk.reports.pdf.fonts import load_faces
from kkdesk.reports.pdf.layout import layout_slide
from kkdesk.reports.pdf.rows import PageNumbers
from kkdesk.reports.pptx.slides import SlideFiller, layout_of, title_of
from kkdesk.reports.pptx.template import open_template
from kkdesk.reports.pptx.words import Deck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kkdesk.reports.document import Document
    from kkdesk.reports.office.xml import Xml
    from kkdesk.reports.pdf.layout import Page


def write_pptx(
    document: Document,
    path: Path,
    template: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write the document to `path`, slide by slide as in the PDF; return how many slides.

    The file appears whole or not at all. Raises TemplateUnfit, PrintCancelled,
    OutputNotWritable or DiskFull.
    """
    presentation, layouts = open_template(template)
    theme = document.look
    faces = load_faces(theme.typeface)
    laid_out: list[list[Page]] = []
    for slide in document.slides:
        if cancelled is not None and cancelled():
            raise PrintCancelled
        laid_out.append(layout_slide(slide, document, faces))
    numbers = PageNumbers()
    firsts: list[int] = []
    following = 1
    for slide, made in zip(document.slides, laid_out, strict=True):
        firsts.append(following)
        if isinstance(slide, Flow | DividerSlide) and slide.anchor:
            numbers.mark(slide.anchor, range(following, following + len(made)))
        following += len(made)
    pages = [page for made in laid_out for page in made]
    slides = [presentation.slides.add_slide(layouts[layout_of(page)]) for page in pages]
    filler = SlideFiller(document, Deck(document.language, numbers, slides), firsts)
    titles = unique(map(title_of, pages))
    for done, (slide, page, title) in enumerate(zip(slides, pages, titles, strict=True), start=1):
        if cancelled is not None and cancelled():
            raise PrintCancelled
        filler.fill(slide, page, title)
        if progress is not None:
            progress(done, len(pages))
    _say_what_it_is(presentation, document)
    own = template == paths.own_slide_template()
    dress(presentation.part.package, theme, whole=lambda name: not own and _is_ground(name))
    kept = BytesIO()
    presentation.save(kept)
    save(steady(kept.getvalue(), document.created), path)
    return len(pages)


def _is_ground(name: str) -> bool:
    """Tell whether a part belongs to the template; a person's own template keeps its colours."""
    return any(kind in name for kind in ("/slideLayouts/", "/slideMasters/", "/theme/"))


def unique(titles: Iterable[str]) -> list[str]:
    """Return the titles so that no two are the same: slides are found by their titles."""
    made: list[str] = []
    for title in titles:
        shown, count = title, 1
        while shown in made:
            count += 1
            shown = f"{title} ({count})"
        made.append(shown)
    return made


def _say_what_it_is(presentation: Xml, document: Document) -> None:
    properties = presentation.core_properties
    properties.title, properties.author = document.title, document.author
    properties.subject, properties.language = document.subject, document.language
    properties.last_modified_by, properties.keywords = document.author, document.marking
    properties.created = properties.modified = document.created
    properties.revision = 1
