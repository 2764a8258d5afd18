"""Packets through HTML, CSS and WeasyPrint, tagged as PDF/UA-1.

    packet_weasyprint.py TARGET SOURCE...

Prints every packet (JSON) in turn in this process, and what each cost.
"""

import json
import sys
from html import escape
from pathlib import Path
from typing import Any

from deck_weasyprint import faces, html, markup, slides
from measured import measured
from weasyprint import HTML

STYLE = """
@page { size: A4; margin: 60pt 70pt; @bottom-left { content: string(footer); font: 9pt Body }
        @bottom-right { content: counter(page); font: 9pt Body } }
@page turned { size: A4 landscape }
@page slide { size: 960pt 540pt; margin: 30pt 44pt 40pt }
body { font: 10.5pt/14pt Body; margin: 0 }
.footer { string-set: footer content(); position: absolute; font-size: 0 }
article, .strip, .new, article.slides section { break-before: page }
.turned { page: turned; break-before: page; break-after: page }
article.slides { page: slide; font-size: 12pt; line-height: 14.9pt }
section.columns > div { columns: 2; column-gap: 36pt; column-fill: auto }
h1 { font-size: 20pt; line-height: 24pt } h2 { font-size: 14pt } h3 { font-size: 12pt }
h1, h2, h3, h4, h5 { margin: 8pt 0 3pt; break-after: avoid }
p, ul, ol { margin: 0 0 5pt } ul, ol { padding-left: 13pt }
article.slides li { break-inside: avoid }
.contents a::after { content: leader('.') target-counter(attr(href), page) }
.contents a { display: block; color: inherit; text-decoration: none }
.box { border: 1pt solid; padding: 6pt; margin-bottom: 8pt }
.panel { background: #eef2f6; border-left: 3pt solid #0b2a4a; padding: 9pt; margin-bottom: 8pt }
.figure { font-size: 27pt; line-height: 30pt } .note { font-size: 8.5pt; line-height: 11pt }
table { border-collapse: collapse; width: 100% } table.rich { table-layout: fixed }
th { text-align: left } thead th { background: #0b2a4a; color: white }
td, th { border-bottom: .5pt solid #c9d0d6; vertical-align: top }
"""


def entries(pairs: list[tuple[str, str]]) -> str:
    """Write titles and page numbers, as links; a pair is a title and the name of its place."""
    links = "".join(f"<p><a href='#{place}'>{escape(title)}</a></p>" for title, place in pairs)
    return f"<div class=contents>{links}</div>"


def section(content: dict[str, Any], key: str) -> str:
    """Write a section with its foot notes."""
    kind = "turned" if content["landscape"] else "new" if content["new_page"] else ""
    level = content["level"] + 1
    heading = f"<h{level} id={key}>{escape(content['heading'])}</h{level}>"
    notes = "".join(f"<p class=note>{markup(note)}</p>" for note in content["notes"])
    shown = heading if content["heading"] else ""
    return f"<section class='{kind}'>{shown}{html(content['blocks'])}{notes}</section>"


def paper(part: dict[str, Any], name: str) -> str:
    """Write a document of pages."""
    head = "".join(
        f"<tr><th scope=row>{escape(label)}</th><td>{escape(value)}</td></tr>"
        for label, value in part["head"]
    )
    headed = [
        (each["heading"], f"{name}-{number}")
        for number, each in enumerate(part["sections"])
        if each["heading"]
    ]
    contents = f"<h2>{escape(part['contents'])}</h2>{entries(headed)}" if part["contents"] else ""
    sections = "".join(
        section(each, f"{name}-{number}") for number, each in enumerate(part["sections"])
    )
    table = f"<table>{head}</table>" if head else ""
    title = f"<p>{escape(part['kicker'])}</p><h1>{escape(part['title'])}</h1>"
    return f"{title}{table}{contents}{sections}"


def printed(part: dict[str, Any], name: str) -> str:
    """Write a part, with its strip before it if it has one."""
    footer = f"<div class=footer>{escape(part['footer'])}</div>"
    strip = f"<div class=strip id={name}><h1>{escape(part['words'])}</h1></div>"
    inner = slides(part["slides"], f"{name}-") if part["kind"] == "slides" else paper(part, name)
    key = "" if part["strip"] else f" id={name}"
    shown = f"<article class={part['kind']}{key}>{footer}{inner}</article>"
    return strip + shown if part["strip"] else shown


def page(packet: dict[str, Any]) -> str:
    """Write the packet as one HTML document."""
    lines = "".join(
        f"<p><b>{escape(name)}</b> {escape(said)}</p>" for name, said in packet["lines"]
    )
    listed = [(part["words"], f"part-{place}") for place, part in enumerate(packet["parts"])]
    parts = "".join(printed(part, f"part-{place}") for place, part in enumerate(packet["parts"]))
    title = escape(packet["title"])
    return (
        f"<!DOCTYPE html><html lang={packet['language']}><head><meta charset=utf-8>"
        f"<title>{title}</title><style>{faces()}{STYLE}</style></head><body>"
        f"<div class=footer>{title}</div><p>{escape(packet['kicker'])}</p><h1>{title}</h1>{lines}"
        f"<section class=new><h1>{escape(packet['contents'])}</h1>{entries(listed)}</section>"
        f"{parts}</body></html>"
    )


def main(target: str, *sources: str) -> None:
    """Print the packets to `target`."""

    def print_one(source: str) -> None:
        packet = json.loads(Path(source).read_text(encoding="utf-8"))
        HTML(string=page(packet)).write_pdf(target, pdf_variant="pdf/ua-1")

    measured(print_one, target, sources)


if __name__ == "__main__":
    main(*sys.argv[1:])
