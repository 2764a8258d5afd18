"""A status form as a Word file: a heading, a table and two fields for each initiative."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from kkdesk.domain.markup import Span
from kkdesk.exchange.forms.docx_parts import (
    HINT,
    LABEL,
    LINK,
    LISTED,
    PLACEHOLDER,
    TEXT,
    Book,
    element,
    paragraph,
    rating_field,
    rich,
    row,
    run,
    set_numbering,
    table,
    text_field,
)
from kkdesk.exchange.forms.look import FONT, HOUSE, INK, QUIET
from kkdesk.exchange.forms.paragraphs import Para, paragraphs_of, shown_paragraphs
from kkdesk.exchange.forms.words import (
    OBJECTIVE,
    PLAN,
    RATING,
    RATING_ADVICE,
    REMARK,
    SEND_BACK,
    STATUS,
    TEXT_ADVICE,
    head_of,
    heading_of,
    instruction_of,
    label_of,
    last_label,
    one_line,
    title_of,
)

if TYPE_CHECKING:
    from docx.document import Document

    from kkdesk.domain.status_forms import FormLine, StatusForm
    from kkdesk.exchange.forms.docx_parts import Xml

_WIDTHS: Final = (2500, 7140)
"""Of the two columns, in twentieths of a point: what is between the margins of A4."""
_TITLE, _HEADING, _BODY = "Title", "Heading 1", "Body Text"
_ROOM: Final = 1200
"""How tall the field for the status is at least, in twentieths of a point."""
_GAP: Final = 320
_LONGEST_PROPERTY: Final = 255
_LANGUAGE: Final = "da-DK"


def docx_form(form: StatusForm) -> bytes:
    """Return the form as a Word file."""
    document = docx.Document()
    _empty(document)
    _settings(document)
    _styles(document)
    book = Book(document)
    set_numbering(book)
    body: Any = document.element.body
    for made in (
        paragraph(book, _TITLE, run(title_of(form))),
        paragraph(book, _BODY, run(instruction_of(form))),
        _head(book, form),
    ):
        body.insert(len(body) - 1, made)
    for line in form.lines:
        heading = paragraph(book, _HEADING, run(heading_of(line)))
        body.insert(len(body) - 1, heading)
        body.insert(len(body) - 1, _table(book, form, line))
    end = paragraph(book, _BODY, run(f"Skemaet er slut. {SEND_BACK}"))
    end[0].append(element("w:spacing", before=_GAP))
    body.insert(len(body) - 1, end)
    _page(document, form)
    _properties(document, form)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _head(book: Book, form: StatusForm) -> Xml:
    made = table(_WIDTHS, "Om skemaet", "Hvilken runde og forvaltning skemaet hører til.")
    _header(book, made, "Om skemaet", "Rettes ikke")
    for line in head_of(form):
        value = [paragraph(book, TEXT, run(line.value))]
        if line.name:
            value.append(paragraph(book, TEXT, run(line.name)))
        row(made, [[paragraph(book, LABEL, run(line.label))], value], written=False)
    return made


def _table(book: Book, form: StatusForm, line: FormLine) -> Xml:
    title = heading_of(line)
    made = table(_WIDTHS, title, f"Det, der vides om {title}, og felterne til status og vurdering.")
    _header(book, made, "Felt", "Indhold")
    objective = one_line(line.objective)
    for label, paragraphs in (
        (OBJECTIVE, (Para((Span(objective),)),) if objective else ()),
        (PLAN, shown_paragraphs(line.plan_text)),
        (last_label(form), shown_paragraphs(line.last_text)),
        (REMARK, shown_paragraphs(line.return_note)),
    ):
        shown = list(rich(book, paragraphs))
        if shown:
            row(made, [[paragraph(book, LABEL, run(label))], shown], written=False)
    status, rating = label_of(STATUS, line.code), label_of(RATING, line.code)
    text_cell = text_field(book, status, paragraphs_of(line.text))
    names = _written(book, status, TEXT_ADVICE)
    for name in names:
        name[0].append(element("w:keepNext"))  # the rating stays on its page
    row(made, [names, text_cell], written=True, height=_ROOM)
    rating_cell = rating_field(book, rating, line.rag)
    row(made, [_written(book, rating, RATING_ADVICE), [rating_cell]], written=True)
    return made


def _written(book: Book, label: str, hint: str) -> list[Xml]:
    return [paragraph(book, LABEL, run(label)), paragraph(book, HINT, run(hint))]


def _header(book: Book, made: Xml, *names: str) -> None:
    cells = [[paragraph(book, LABEL, run(name))] for name in names]
    for cell in cells:
        cell[0][0].append(element("w:keepNext"))
    row(made, cells, written=False, header=True)


def _settings(document: Document) -> None:
    """Say that the file is as of today, or Word opens it in its compatibility mode."""
    settings: Any = document.settings.element
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")


def _styles(document: Document) -> None:
    styles: Any = document.styles
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in list(defaults):
        defaults.remove(old)
    defaults.append(element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    defaults.append(element("w:sz", val=21))
    defaults.append(element("w:lang", val=_LANGUAGE, eastAsia=_LANGUAGE, bidi="ar-SA"))
    for name, size, colour, bold, above, below in (
        ("Normal", 10.5, INK, False, 0, 0),
        (_BODY, 10.5, INK, False, 0, 10),
        (_TITLE, 20, HOUSE, True, 0, 6),
        (_HEADING, 13.5, HOUSE, True, 20, 5),
        (TEXT, 10.5, INK, False, 0, 4),
        (LISTED, 10.5, INK, False, 0, 3),
        (LABEL, 10, INK, True, 0, 0),
        (HINT, 9, QUIET, False, 0, 0),
    ):
        known = {style.name for style in styles}
        style = styles[name] if name in known else styles.add_style(name, 1)
        _dress(style, size, colour, bold=bold)
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(above),
            Pt(below),
        )
        style.paragraph_format.line_spacing = 1.08
        style.paragraph_format.keep_with_next = name in {_TITLE, _HEADING}
    for name, colour in ((PLACEHOLDER, QUIET), (LINK, HOUSE)):
        style = styles.add_style(name, 2, builtin=True)
        style.font.color.rgb = RGBColor.from_string(colour)
        style.font.underline = name == LINK


def _dress(style: Any, size: float, colour: str, *, bold: bool) -> None:  # noqa: ANN401 -- python-docx's styles have no common type
    properties = style.element.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    properties.append(element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    style.font.size, style.font.bold = Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    shape = style.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:numPr", "w:contextualSpacing", "w:ind"):
        for old in shape.findall(qn(name)):
            shape.remove(old)


def _page(document: Document, form: StatusForm) -> None:
    page: Any = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(18), Mm(18)
    page.header_distance = page.footer_distance = Mm(9)
    foot = page.footer.paragraphs[0]
    foot.style = document.styles[HINT]
    tab = element("w:tab", val="right", pos=sum(_WIDTHS))
    foot._p.get_or_add_pPr().append(element("w:tabs", tab))  # noqa: SLF001 -- python-docx makes only tabs of styles
    shown = run(f"{title_of(form)} · {form.number}")
    shown.append(element("w:tab"))
    for made in (shown, run("Side "), *_number("PAGE"), run(" af "), *_number("NUMPAGES")):
        foot._p.append(made)  # noqa: SLF001 -- as above


def _number(name: str) -> list[Xml]:
    return [element("w:fldSimple", run("1"), instr=f" {name} ")]


def _properties(document: Document, form: StatusForm) -> None:
    properties = document.core_properties
    properties.title, properties.language = title_of(form)[:_LONGEST_PROPERTY], _LANGUAGE
    properties.author = properties.last_modified_by = "kkdesk"
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = form.made_at.replace(tzinfo=None)


def _empty(document: Document) -> None:
    """Drop what came along with the library's template."""
    body: Any = document.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    for owner in (document.part.package, document.part):
        for key, one in list(owner.rels.items()):
            name = "" if one.is_external else str(one.target_part.partname)
            if any(part in name for part in ("thumbnail", "customXml", "stylesWithEffects")):
                owner.rels.pop(key)
