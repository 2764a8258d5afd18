"""The deck through HTML, CSS and WeasyPrint, tagged as PDF/UA-1.

Takes the deck as JSON and the file to write.
"""

import json
import sys
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from weasyprint import HTML

STYLE = """
@page { size: 960pt 540pt; margin: 30pt 44pt 40pt;
        @bottom-left { content: string(footer); font: 9pt Body }
        @bottom-right { content: counter(page); font: 9pt Body } }
body { font: 12pt/14.9pt Body; margin: 0 }
#footer { string-set: footer content(); position: absolute; font-size: 0 }
section { break-before: page }
section.columns > div { columns: 2; column-gap: 36pt; column-fill: auto }
h1 { font-size: 40pt; line-height: 48pt; margin: 120pt 0 0; color: #0b2a4a }
h2 { font-size: 22pt; line-height: 27pt; margin: 0 0 10pt }
h3 { font-size: 12pt; margin: 8pt 0 3pt; break-after: avoid }
p, ul, ol { margin: 0 0 5pt } ul, ol { padding-left: 13pt } li { break-inside: avoid }
.box { border: 1pt solid; padding: 6pt; margin-bottom: 8pt }
table { border-collapse: collapse; font-size: 11pt; width: 100% }
th { text-align: left } thead th { background: #0b2a4a; color: white }
td { border-bottom: .5pt solid #c9d0d6 }
"""


def faces() -> str:
    """Name the font files of kkdesk's decks in CSS."""
    folder = Path(str(files("font_source_sans_pro") / "files"))
    rules = []
    for face, weight, style in (
        ("Regular", 400, "normal"),
        ("Semibold", 700, "normal"),
        ("It", 400, "italic"),
    ):
        url = (folder / f"SourceSansPro-{face}.ttf").as_uri()
        rules.append(
            f"@font-face {{ font-family: Body; src: url({url});"
            f" font-weight: {weight}; font-style: {style} }}"
        )
    return "\n".join(rules)


def markup(runs: list[list[Any]]) -> str:
    """Write runs as HTML."""
    parts = []
    for text, bold, italic in runs:
        part = escape(text)
        if bold:
            part = f"<b>{part}</b>"
        if italic:
            part = f"<i>{part}</i>"
        parts.append(part)
    return "".join(parts)


def table(content: dict[str, Any]) -> str:
    """Write a table whose header row and first column name the cells."""
    head = "".join(f"<th scope=col>{escape(cell)}</th>" for cell in content["header"])
    rows = "".join(
        f"<tr><th scope=row>{escape(row[0])}</th>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in content["rows"]
    )
    return (
        f"<h3>{escape(content['title'])}</h3><p>{escape(content['subtitle'])}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        f"<p>{escape(content['note'])}</p>"
    )


def rich_table(content: dict[str, Any]) -> str:
    """Write a table whose cells hold blocks; its first column names the rows."""
    whole = sum(content["shares"])
    widths = "".join(f"<col style='width: {100 * each / whole}%'>" for each in content["shares"])
    header = "".join(f"<th scope=col>{escape(cell)}</th>" for cell in content["header"])
    rows = []
    for row in content["rows"]:
        if row["group"]:
            span = len(content["shares"])
            rows.append(f"<tr><th colspan={span} scope=colgroup>{escape(row['group'])}</th></tr>")
            continue
        first, *others = map(html, row["cells"])
        cells = "".join(f"<td>{cell}</td>" for cell in others)
        rows.append(f"<tr><th scope=row>{first}</th>{cells}</tr>")
    head = f"<thead><tr>{header}</tr></thead>" if header else ""
    body = f"{head}<tbody>{''.join(rows)}</tbody>"
    return (
        f"<p><b>{escape(content['title'])}</b></p>"
        f"<table class=rich><colgroup>{widths}</colgroup>{body}</table>"
        f"<p>{escape(content['note'])}</p>"
    )


def chart(content: dict[str, Any]) -> str:
    """Draw bars as SVG."""
    values = [value for series in content["series"] for value in series["values"]]
    scale = 150 / (max(values) or 1)
    bars = []
    step = 400 / len(content["categories"])
    width = step / (len(content["series"]) + 1)
    for number, series in enumerate(content["series"]):
        for place, value in enumerate(series["values"]):
            x, height = place * step + number * width, value * scale
            bars.append(
                f"<rect x='{x}' y='{170 - height}' width='{width}' height='{height}'"
                f" fill='{('#8fb4d9', '#0b2a4a')[number % 2]}'/>"
                f"<text x='{x}' y='{166 - height}' font-size='9'>{value}</text>"
            )
    labels = "".join(
        f"<text x='{place * step}' y='184' font-size='9'>{escape(name)}</text>"
        for place, name in enumerate(content["categories"])
    )
    alternative = escape(content["alternative"], quote=True)
    drawing = "".join(bars) + labels
    svg = f"<svg viewBox='0 0 400 190' role=img aria-label='{alternative}'>{drawing}</svg>"
    return f"<h3>{escape(content['title'])}</h3>{svg}"


def html(blocks: list[dict[str, Any]]) -> str:
    """Write blocks as HTML."""
    parts = []
    for block in blocks:
        match block:
            case {"p": runs}:
                parts.append(f"<p>{markup(runs)}</p>")
            case {"list": {"start": start, "items": items}}:
                inner = "".join(f"<li>{html(item)}</li>" for item in items)
                numbered = f"<ol start={start}>{inner}</ol>"
                parts.append(numbered if start else f"<ul>{inner}</ul>")
            case {"table": content}:
                parts.append(table(content))
            case {"chart": content}:
                parts.append(chart(content))
            case {"rich": content}:
                parts.append(rich_table(content))
            case {"panel": {"figure": figure, "heading": head, "blocks": inner, "source": source}}:
                large = f"<p class=figure>{escape(figure)}</p>" if figure else ""
                said = f"<p><b>{escape(head)}</b></p>{html(inner)}<p>{escape(source)}</p>"
                parts.append(f"<div class=panel>{large}{said}</div>")
            case {"quote": {"blocks": inner, "source": source}}:
                parts.append(f"<blockquote>{html(inner)}<p>{escape(source)}</p></blockquote>")
    return "".join(parts)


def items(content: list[dict[str, Any]]) -> str:
    """Write the items of a section; neighbours with bullets form one list."""
    parts: list[str] = []
    for item in content:
        inner = html(item["blocks"])
        parts.append(f"<ul><li>{inner}</li></ul>" if item["level"] else inner)
    return "".join(parts).replace("</ul><ul>", "")


def flow(slide: dict[str, Any], key: str) -> str:
    """Write a slide with columns."""
    parts = [f"<section class=columns><h2 id={key}>{escape(slide['title'])}</h2><div>"]
    if slide["box"]:
        inner = "".join(f"<li>{html(item)}</li>" for item in slide["box"]["items"])
        lead = escape(slide["box"]["lead"])
        parts.append(f"<div class=box><h3>{lead}</h3><ul>{inner}</ul></div>")
    if slide["lead"]:
        parts.append(f"<h3>{escape(slide['lead'])}</h3>")
    for section in slide["sections"]:
        if section["heading"]:
            parts.append(f"<h3>{escape(section['heading'])}</h3>")
        parts.append(items(section["items"]))
    return "".join([*parts, "</div></section>"])


def slides(content: list[dict[str, Any]], prefix: str) -> str:
    """Write slides; `prefix` tells their names from those of other decks."""
    links = "".join(
        f"<li><a href='#{prefix}{number}'>{escape(slide['title'])}</a></li>"
        for number, slide in enumerate(content)
    )
    parts = []
    for number, slide in enumerate(content):
        key, title = f"{prefix}{number}", escape(slide["title"])
        if slide["kind"] == "flow":
            parts.append(flow(slide, key))
        elif slide["kind"] == "contents":
            parts.append(f"<section><h2 id={key}>{title}</h2><ul>{links}</ul></section>")
        else:
            subtitle = escape(slide["subtitle"])
            parts.append(f"<section><h1 id={key}>{title}</h1><p>{subtitle}</p></section>")
    return "".join(parts)


def page(deck: dict[str, Any]) -> str:
    """Write the deck as one HTML document."""
    return (
        f"<!DOCTYPE html><html lang={deck['language']}><head><meta charset=utf-8>"
        f"<title>{escape(deck['title'])}</title><style>{faces()}{STYLE}</style></head><body>"
        f"<div id=footer>{escape(deck['footer'])}</div>{slides(deck['slides'], 's')}</body></html>"
    )


def main(source: str, target: str) -> None:
    """Print the deck in `source` to `target`."""
    deck = json.loads(Path(source).read_text(encoding="utf-8"))
    HTML(string=page(deck)).write_pdf(target, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main(*sys.argv[1:])
