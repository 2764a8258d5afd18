"""Builds the .deb: the frozen program, its menu entry, icons, file type, man page and licences.

Run by `make deb`, or: python installer/package/debian_package.py
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from places import BUILD, DANISH, DIST, ENGLISH, MAINTAINER, NAME, PROJECT, last_commit, version

sys.path.insert(0, str(PROJECT))  # the kkdesk of this tree, whatever the environment links to

import app_icons
import typer.main
from components import shipped
from desktop_files import APPLICATION, desktop_entry, mime_package, software_centre_entry
from freeze import freeze
from man_page import man_page
from sbom import bill_of_materials, write_licences
from system_packages import depends

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ARCHITECTURE: Final = "amd64"
PROGRAM: Final = f"usr/lib/{NAME}"
DOCUMENTS: Final = f"usr/share/doc/{NAME}"
_KIB: Final = 1024


def build() -> Path:
    """Build the package into dist/ and return it."""
    second = last_commit()
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    frozen = freeze()
    parts = shipped(frozen)
    shutil.copytree(frozen, tree / PROGRAM, symlinks=True)
    command = tree / "usr/bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{NAME}/{NAME}")
    write_shared(tree, second)
    documents = tree / DOCUMENTS
    write_licences(documents / "licences", parts)
    _write(documents / "copyright", copyright_file())
    _write(documents / "sbom.cdx.json", bill_of_materials(frozen, parts, second))
    write_control(tree, depends(tree / PROGRAM))
    settle(tree, second)
    return _pack(tree, second)


def write_shared(tree: Path, second: int) -> None:
    """Write what a desktop and its reader look for below usr/share."""
    share = tree / "usr/share"
    _write(share / "applications" / f"{NAME}.desktop", desktop_entry())
    _write(share / "mime/packages" / f"{NAME}.xml", mime_package())
    _write(share / "metainfo" / f"{APPLICATION}.metainfo.xml", software_centre_entry(second))
    app_icons.write_theme(share / "icons/hicolor")
    commands = _commands()
    _write_packed(share / "man/man1" / f"{NAME}.1.gz", man_page(commands, second, "en"))
    _write_packed(share / "man/da/man1" / f"{NAME}.1.gz", man_page(commands, second, "da"))
    news = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    _write_packed(tree / DOCUMENTS / "changelog.gz", changelog(news, second))


def control(needs: Iterable[str], size: int) -> str:
    """Return the package's description; `size` in KiB."""
    return (
        f"Package: {NAME}\nVersion: {version()}\nArchitecture: {ARCHITECTURE}\n"
        f"Maintainer: {MAINTAINER}\nInstalled-Size: {size}\n"
        f"Depends: {', '.join(needs)}\n"
        "Recommends: hicolor-icon-theme, shared-mime-info, desktop-file-utils\n"
        "Section: editors\nPriority: optional\n"
        f"Description: {ENGLISH}\n"
        f" {DANISH}.\n"
        " .\n"
        " Action plans, deadlines, status rounds, remarks of the council and their\n"
        " answers, and the slides and papers that the committees read, as accessible\n"
        " PDF and office files. Works without a network and never calls home.\n"
    )


def changelog(news: str, second: int) -> str:
    """Return the changes of this version in Debian's form, from CHANGELOG.md."""
    part = news.partition(f"\n## {version()}")[2].partition("\n## ")[0]
    changes = re.findall(r"^- (.+(?:\n  .+)*)", part, re.MULTILINE)
    lines = "\n".join(
        textwrap.fill(" ".join(change.split()), 78, initial_indent="  * ", subsequent_indent="    ")
        for change in changes
    )
    day = format_datetime(datetime.fromtimestamp(second, UTC))
    return f"{NAME} ({version()}) stable; urgency=medium\n\n{lines}\n\n -- {MAINTAINER}  {day}\n"


def copyright_file() -> str:
    """Return the notice that Debian asks for; the texts lie beside it."""
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {NAME}\n"
        "Comment: The program brings Python, Qt and other packages along. Whose each is and its\n"
        f" licence stand in /{DOCUMENTS}/licences/README.md, the texts beside it,\n"
        f" and the package of each single file in /{DOCUMENTS}/sbom.cdx.json.\n"
        " The data of ICU was made smaller; installer/package/icu_data.py says how.\n"
        "\nFiles: *\nCopyright: 2026 the kkdesk project\nLicense: GPL-3+\n"
        " On Debian systems the text is in /usr/share/common-licenses/GPL-3.\n"
    )


def write_control(tree: Path, needs: Iterable[str]) -> None:
    """Write the control files of the package, once its other files are there."""
    files = sorted(file for file in tree.rglob("*") if file.is_file() and not file.is_symlink())
    size = sum(-(-file.stat().st_size // _KIB) for file in files)
    sums = "".join(
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {file.relative_to(tree).as_posix()}\n"
        for file in files
    )
    _write(tree / "DEBIAN/control", control(needs, size))
    _write(tree / "DEBIAN/md5sums", sums)


def settle(tree: Path, second: int) -> None:
    """Give every file the same time and the usual rights, whoever builds it and when."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or (path.name == NAME and path.parent.name == NAME)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (second, second), follow_symlinks=False)


def _pack(tree: Path, second: int) -> Path:
    DIST.mkdir(exist_ok=True)
    package = DIST / f"{NAME}_{version()}_{ARCHITECTURE}.deb"
    draft = package.with_suffix(".draft")
    subprocess.run(
        [
            # One thread: how xz divides its work would depend on the machine.
            *("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--threads-max=1", "--build"),
            *(str(tree), str(draft)),
        ],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(second)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return draft.replace(package)


def _commands() -> dict[str, object]:
    from kkdesk.cli import wording  # noqa: F401, PLC0415 -- knows every command
    from kkdesk.cli.commands import app  # noqa: PLC0415

    found: dict[str, object] = getattr(typer.main.get_command(app), "commands", {})
    return found


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _write_packed(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    print(build())
