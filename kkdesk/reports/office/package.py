"""The zip file around an office document: the same bytes whenever it is made."""

from __future__ import annotations

import errno
import re
import secrets
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Final

from kkdesk import paths
from kkdesk.errors import DiskFull, OutputNotWritable

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_FIRST: Final = ("[Content_Types].xml", "_rels/.rels")
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_BOOKS: Final = (".xlsx", ".docx", ".pptx")


def steady(data: bytes, created: datetime) -> bytes:
    """Return an office file with its parts in a fixed order and no time but `created`.

    Workbooks inside it (the numbers of charts) are treated alike.
    """
    moment = created.strftime("%Y-%m-%dT%H:%M:%SZ").encode("ascii")
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(kept, "w") as file:
        names = sorted(given.namelist(), key=lambda name: (name not in _FIRST, name))
        for name in names:
            content = given.read(name)
            if name.endswith(_BOOKS):
                content = steady(content, created)
            elif name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>" + moment + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            file.writestr(entry, content)
    return kept.getvalue()


def save(data: bytes, path: Path) -> None:
    """Write the file whole or not at all; OutputNotWritable or DiskFull if it cannot be."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with paths.create_for_owner(temporary) as file:
            file.write(data)
        paths.put_in_place(temporary, path)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(path) from error
        raise OutputNotWritable(path) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
