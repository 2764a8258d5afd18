"""Status forms as files: written for a department, and read when they come back.

A file that comes back was in other hands: nothing in it is run or fetched, and each measure of it
is bounded (`office_input`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.status_forms import FormFormat
from kkdesk.exchange.files import write_new

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.status_forms import ReturnedForm, StatusForm


def write_form(form: StatusForm, path: Path) -> None:
    """Write the form as Word or Excel, by the suffix; whole or not at all, for its owner alone.

    Never over another file: that may be one that was filled in. Raises OutputNotWritable or
    DiskFull.
    """
    write_new(path, _content(form, path.suffix))


def read_form(path: Path) -> ReturnedForm:
    """Read a form that came back; what the file is, not its name, decides how.

    Raises FormUnreadable, FormForeign, FormTooBig or FormTwice.
    """
    from kkdesk.errors import FormDamaged  # noqa: PLC0415
    from kkdesk.exchange.office_input import open_office  # noqa: PLC0415 -- it needs lxml

    file = open_office(path)
    try:
        if file.kind is FormFormat.XLSX:
            from kkdesk.exchange.forms.xlsx_reading import read_xlsx  # noqa: PLC0415 -- openpyxl

            return read_xlsx(file)
        from kkdesk.exchange.forms.docx_reading import read_docx  # noqa: PLC0415 -- lxml

        return read_docx(file)
    except RecursionError as error:
        raise FormDamaged(path) from error


def _content(form: StatusForm, suffix: str) -> bytes:
    if suffix.casefold() == f".{FormFormat.XLSX}":
        from kkdesk.exchange.forms.xlsx_writing import xlsx_form  # noqa: PLC0415 -- openpyxl

        return xlsx_form(form)
    from kkdesk.exchange.forms.docx_writing import docx_form  # noqa: PLC0415 -- python-docx

    return docx_form(form)
