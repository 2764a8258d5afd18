"""What a PDF file says of itself, twice: as metadata and in its catalogue of old."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from kkdesk.reports.pdf.objects import text_string
from kkdesk.reports.pdf.text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from kkdesk.reports.document import Document

PRODUCER = "kkdesk"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def information(document: Document) -> bytes:
    """Return the information dictionary."""
    date = text_string(_pdf_date(document.created))
    producer = text_string(PRODUCER)
    title, author, subject = (text_string(words) for words in _said(document))
    return b"<</Title%s/Author%s/Subject%s/Producer%s/Creator%s/CreationDate%s/ModDate%s>>" % (
        *(title, author, subject),
        *(producer, producer, date, date),
    )


def packet(document: Document) -> bytes:
    """Return the metadata (XMP), which says that the file is PDF/UA-1."""
    title, author, subject = map(_xml, _said(document))
    written = _XMP.format(
        title=title,
        author=author,
        subject=subject,
        language=_xml(document.language),
        date=_xmp_date(document.created),
        producer=PRODUCER,
    )
    return written.encode("utf-8")


def _said(document: Document) -> tuple[str, str, str]:
    return clean(document.title), clean(document.author), clean(document.subject)


def _xml(text: str) -> str:
    """Return the text as XML.

    Two code points that XML forbids are left out. The packet is stored uncompressed, where simple
    readers look for the word that ends a stream; so it is not spelled out.
    """
    allowed = text.replace("\ufffe", "").replace("\uffff", "")
    return escape(allowed).replace("endstream", "&#101;ndstream")


def _pdf_date(moment: datetime) -> str:
    return moment.strftime("D:%Y%m%d%H%M%S") + _offset(moment, "'", "Z")


def _xmp_date(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + _offset(moment, ":", "Z")


def _offset(moment: datetime, separator: str, utc: str) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    if minutes == 0:
        return utc
    sign = "+" if minutes > 0 else "-"
    return f"{sign}{abs(minutes) // 60:02d}{separator}{abs(minutes) % 60:02d}"
