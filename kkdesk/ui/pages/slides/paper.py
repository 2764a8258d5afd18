"""Putting the pages of a PDF file on paper, off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from kkdesk.errors import OutputNotWritable

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.ui.tasks import JobContext

_SHARP_ENOUGH = 300
"""Dots per inch: more is not seen on paper and takes an office printer minutes."""


def new_printer(title: str) -> QPrinter:
    """Return a printer set up for slides: on their side, edge to edge where it can."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_SHARP_ENOUGH)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName(title)
    printer.setCreator("kkdesk")
    return printer


def print_file(path: Path, printer: QPrinter, context: JobContext) -> int:
    """Print the wanted pages of a file and return how many; stops when cancelled.

    Raises OutputNotWritable if the printer, or the file it prints to, does not answer.
    """
    document = QPdfDocument()
    document.load(str(path))
    pages = _wanted(printer, document.pageCount())
    painter = QPainter()
    if not painter.begin(printer):
        raise OutputNotWritable(printer.outputFileName() or printer.printerName())
    try:
        for done, page in enumerate(pages):
            if context.cancelled:
                printer.abort()
            context.progress(done / len(pages))
            if done:
                printer.newPage()
            _paint(document, page, painter, printer)
    finally:
        painter.end()
        document.close()
    return len(pages)


def _wanted(printer: QPrinter, count: int) -> range:
    """Return the pages asked for in the dialog, from 0."""
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return range(count)
    first, last = printer.fromPage(), printer.toPage()
    return range(max(first, 1) - 1, min(last or count, count))


def _paint(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    """Draw a page as large as the paper lets it be, in the middle."""
    room = printer.pageRect(QPrinter.Unit.DevicePixel)
    size = document.pagePointSize(page)
    shown = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    image = document.render(page, QSize(round(shown.width()), round(shown.height())))
    left = (room.width() - shown.width()) / 2
    top = (room.height() - shown.height()) / 2
    painter.drawImage(QRectF(left, top, shown.width(), shown.height()), image)
