"""What is built into the packages that ship: libraries of others inside their compiled files.

Some packages tell it themselves, in a bill of materials that pip installs beside them. For the
others it stands here, as read from their sources; the texts are in installer/licences.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from places import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TEXTS: Final = PROJECT / "installer" / "licences"
NO_TEXT: Final = frozenset({"CC0-1.0", "LicenseRef-public-domain"})
"""Licences that ask for nothing to be passed on."""
SAME_TEXT: Final = {"Apache-2.0": "Apache-2.0.txt", "Unicode-3.0": "icu.txt"}
"""Licences whose text is the same whoever gives it; where there is a choice, the first is taken."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """A library inside a package; the version is empty where the package does not tell it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...] = ()


# Inside PySide6: Qt's own libraries and what Qt has built into them
# (https://doc.qt.io/qt-6/licenses-used-in-qt.html), as far as those libraries ship.
_QT: Final = (
    Bundled("ICU", "73", "Unicode-3.0", ("icu.txt",)),
    Bundled("Unicode character data and CLDR", "", "Unicode-3.0", ("icu.txt",)),
    Bundled("PCRE2", "", "BSD-3-Clause", ("pcre2.txt",)),
    Bundled("double-conversion", "", "BSD-3-Clause", ("double-conversion.txt",)),
    Bundled("zlib", "", "Zlib", ("zlib.txt",)),
    Bundled("BLAKE2, SipHash, easing equations, MD5, SHA-3", "", "CC0-1.0"),
    Bundled("FreeType", "", "FTL", ("freetype.txt",)),
    Bundled("HarfBuzz", "", "MIT-Modern-Variant", ("harfbuzz.txt",)),
    Bundled("libpng", "", "libpng-2.0", ("libpng.txt",)),
    Bundled(
        "libjpeg-turbo", "", "IJG AND BSD-3-Clause", ("libjpeg-turbo.ijg.txt", "libjpeg-turbo.md")
    ),
    Bundled("MD4C", "", "MIT", ("md4c.txt",)),
    Bundled("pixman", "", "MIT", ("pixman.txt",)),
)
_FONTS: Final = (Bundled("Roboto", "", "Apache-2.0", ("Apache-2.0.txt",)),)
_QT_PDF: Final = (
    Bundled("PDFium", "", "BSD-3-Clause AND Apache-2.0", ("pdfium.txt", "Apache-2.0.txt")),
    Bundled("Anti-Grain Geometry", "2.3", "LicenseRef-AGG-2.3", ("agg23.txt",)),
    Bundled("Abseil", "", "Apache-2.0", ("Apache-2.0.txt",)),
    Bundled("fast_float", "", "MIT", ("fast_float.txt",)),
    Bundled("simdutf", "", "MIT", ("simdutf.txt",)),
    Bundled("FreeType", "", "FTL", ("freetype.txt",)),
    Bundled("Little CMS", "", "MIT", ("lcms.txt",)),
    Bundled("OpenJPEG", "", "BSD-2-Clause", ("libopenjpeg.txt",)),
    Bundled("zlib", "", "Zlib", ("zlib.txt",)),
)
# In pillow's own bill, but in parts of it that do not ship (installer/frozen/kkdesk.spec).
_LEFT_OUT: Final = frozenset(
    {
        *("raqm", "fribidi-shim", "FriBiDi", "FreeType", "HarfBuzz", "libavif", "libimagequant"),
        *("libwebp", "Little CMS 2"),
    }
)


@cache
def bundled_in(package: str) -> tuple[Bundled, ...]:
    """Return what is built into an installed package, in order."""
    name = package.lower().replace("_", "-")
    known = {"pyside6-essentials": _QT, "pyside6-pdf": _QT_PDF, "qt-material": _FONTS}
    asked = {"sqlcipher3": _in_sqlcipher, "lxml": _in_lxml, "pikepdf": _in_pikepdf}
    if name in known:
        return known[name]
    return tuple(asked[name]() if name in asked else _told_by(package))


def _in_sqlcipher() -> Iterator[Bundled]:
    """Ask the library itself: its wheel says nothing of what is in it."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 -- only asked when packages are built

    connection = dbapi2.connect(":memory:")
    try:
        connection.execute("PRAGMA key='x'")
        asked = (
            "PRAGMA cipher_version",
            "SELECT sqlite_version()",
            "PRAGMA cipher_provider_version",
        )
        cipher, sqlite, provider = (connection.execute(one).fetchone()[0] for one in asked)
    finally:
        connection.close()
    yield Bundled("SQLCipher", cipher.split()[0], "BSD-3-Clause", ("sqlcipher.txt",))
    yield Bundled("SQLite", sqlite, "LicenseRef-public-domain")
    yield Bundled("OpenSSL", provider.split()[1], "Apache-2.0", ("Apache-2.0.txt",))


def _in_lxml() -> Iterator[Bundled]:
    from lxml import etree  # noqa: PLC0415 -- only asked when packages are built

    for name, told in (
        ("libxml2", etree.LIBXML_COMPILED_VERSION),
        ("libxslt", etree.LIBXSLT_COMPILED_VERSION),
    ):
        yield Bundled(name, ".".join(map(str, told)), "MIT", (f"{name}.txt",))


def _in_pikepdf() -> Iterator[Bundled]:
    """Its own list of licences, which ships with it, has the texts."""
    import pikepdf  # noqa: PLC0415 -- only asked when packages are built

    yield Bundled("qpdf", pikepdf.__libqpdf_version__, "Apache-2.0")
    yield Bundled("libjpeg-turbo", "", "IJG AND BSD-3-Clause")


def _told_by(package: str) -> Iterator[Bundled]:
    """Read the bills (CycloneDX) that a package brings; crates are what Rust calls libraries."""
    found = {}
    for file in distribution(package).files or ():
        if "sboms" in file.parts and file.suffix == ".json":
            bill = json.loads(Path(str(file.locate())).read_text(encoding="utf-8"))
            for one in bill.get("components", ()):
                if one.get("scope") == "excluded":  # only needed to build the package
                    continue
                name, number = one["name"], one.get("version") or ""
                licence = " AND ".join(_licences(one.get("licenses") or ()))
                if licence and name not in _LEFT_OUT and not name.startswith("PIL."):
                    found[name, number] = Bundled(name, number, licence, _same_text(licence))
    yield from sorted(found.values(), key=lambda one: (one.name.lower(), one.version))


def _same_text(licence: str) -> tuple[str, ...]:
    offered = re.split(r" (?:OR|AND) |[()]", licence)
    return next(((text,) for name, text in SAME_TEXT.items() if name in offered), ())


def _licences(told: tuple[Mapping[str, Any], ...]) -> Iterator[str]:
    for one in told:
        inner = one.get("license", {})
        yield one.get("expression") or inner.get("id") or inner["name"]


def text(name: str) -> str:
    """Return a licence's text."""
    return (TEXTS / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in bundled_in(sys.argv[1]):
        print(each.name, each.version, each.licence, sep="\t")
