"""Whose each shipped file is: the package it came from, its version, its licence and its texts."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from typing import Final

from bundled import Bundled, bundled_in, text
from places import NAME, ORIGINS, PROJECT, version

_OURS: Final = "GPL-3.0-or-later"
_PYTHON: Final = "CPython"
_BUILDER: Final = "pyinstaller"
_LICENCE_FILE: Final = re.compile(r"(licen[cs]e|copying|notice|authors|ofl)", re.IGNORECASE)
_INNER: Final = "_internal/"

# What some packages say of their licence in words of their own, as SPDX names it.
_SPDX: Final = {
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD license (see license.txt for details), Copyright (c) 2000-2022, ReportLab Inc.": (
        "BSD-3-Clause"
    ),
    "Apache 2.0": "Apache-2.0",
    "SIL OFL 1.1": "OFL-1.1",
    "ISC License": "ISC",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "MIT License": "MIT",
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": "LGPL-3.0-only",
}
# Packages whose own words say too little: their licence files were read.
_READ: Final = {
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
}


class UnknownOriginError(Exception):
    """A shipped file of which nobody knows whose it is."""


@dataclass(frozen=True, slots=True)
class Component:
    """A package of which something ships."""

    name: str
    version: str
    licence: str
    purl: str
    texts: dict[str, str] = field(default_factory=dict, compare=False, hash=False)
    inner: tuple[Bundled, ...] = field(default=(), compare=False, hash=False)
    """What others made and this package has inside its compiled files."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """What ships of a component: its files, and its modules inside the program file."""

    files: tuple[str, ...]
    modules: tuple[str, ...]


def shipped(folder: Path) -> dict[Component, Shipped]:
    """Return what the frozen folder has of whom; UnknownOriginError if something is nobody's."""
    origins = json.loads(ORIGINS.read_text(encoding="utf-8"))
    files: dict[Component, list[str]] = {}
    modules: dict[Component, list[str]] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            path = file.relative_to(folder).as_posix()
            files.setdefault(_owner(path, origins["files"]), []).append(path)
    for name, source in origins["modules"].items():
        modules.setdefault(component_of(source), []).append(name)
    everyone = sorted({*files, *modules}, key=lambda one: one.name.lower())
    return {
        one: Shipped(tuple(files.get(one, ())), tuple(sorted(modules.get(one, ()))))
        for one in everyone
    }


def _owner(path: str, origins: dict[str, str]) -> Component:
    if path in (NAME, f"{NAME}.exe", f"{NAME}-cli.exe"):
        return of_distribution(_BUILDER)  # its starter, with everybody's modules behind it
    inner = path.removeprefix(_INNER)
    if inner == "base_library.zip":
        return python()
    if inner not in origins:
        raise UnknownOriginError(path)
    return component_of(origins[inner])


def component_of(source: str) -> Component:
    """Return whose a source file is."""
    path = os.path.normpath(source)
    name = _owners().get(path) or _owners().get(os.path.realpath(path))
    if name is not None:
        return of_distribution(name)
    if Path(path).is_relative_to(PROJECT):
        return ourselves()
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(sys.base_prefix)):
        return python()
    raise UnknownOriginError(source)


@cache
def _owners() -> dict[str, str]:
    """Return the installed packages by the files that are theirs."""
    found = {}
    for one in distributions():
        if one.name.lower() == NAME:
            continue
        for file in one.files or ():
            found[os.path.normpath(str(one.locate_file(file)))] = one.name
    return found


@cache
def ourselves() -> Component:
    """Return the program itself."""
    text = (PROJECT / "LICENSE").read_text(encoding="utf-8")
    return Component(NAME, version(), _OURS, f"pkg:generic/{NAME}@{version()}", {"LICENSE": text})


@cache
def python() -> Component:
    """Return the Python that is built in."""
    number = platform.python_version()
    base = Path(sys.base_prefix)
    places = (Path(os.__file__).parent / "LICENSE.txt", base / "LICENSE.txt")
    found = [place for place in places if place.exists()]
    texts = {"LICENSE.txt": found[0].read_text(encoding="utf-8")} if found else {}
    # Some builds of Python leave their licence out; typing_extensions carries the same text.
    texts = texts or of_distribution("typing_extensions").texts
    return Component(_PYTHON, number, "Python-2.0", f"pkg:generic/python@{number}", texts)


@cache
def of_distribution(name: str) -> Component:
    """Return an installed package."""
    found = distribution(name)
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', found.name).lower()}@{found.version}"
    licence = _READ.get(found.name.lower()) or _licence(found)
    texts = _texts(found)
    if not texts and licence == "LGPL-3.0-only":  # Qt's wheels name it and leave the text to us
        texts = {
            "LGPL-3.0.txt": next(iter(_texts(distribution("psycopg")).values())),
            "GPL-3.0.txt": ourselves().texts["LICENSE"],
        }
    inner = bundled_in(found.name)
    texts |= {f"bundled/{name}": text(name) for one in inner for name in one.texts}
    return Component(found.name, found.version, licence, purl, texts, inner)


def _licence(found: Distribution) -> str:
    told = found.metadata
    expression = (told.get_all("License-Expression") or [""])[0]
    if expression:
        return str(expression)
    words = str((told.get_all("License") or [""])[0]).strip().splitlines()
    if words and words[0] != "UNKNOWN":
        return _SPDX.get(words[0], words[0])
    for classifier in told.get_all("Classifier") or []:
        if classifier.startswith("License ::"):
            name = re.sub(r" \(.*\)$", "", classifier.rpartition(":: ")[2])
            return _SPDX.get(name, name)
    raise UnknownOriginError(f"{found.name} says nothing of its licence")


def _texts(found: Distribution) -> dict[str, str]:
    texts = {}
    for file in found.files or ():
        if ".dist-info" not in file.parts[0] and len(file.parts) > 3:  # noqa: PLR2004 -- deep: vendored
            continue
        named = _LICENCE_FILE.search(file.name) or "licenses" in file.parts
        if not named or file.suffix in (".py", ".pyc", ".json"):
            continue
        name = "/".join(file.parts[1:]).removeprefix("licenses/")
        texts[name] = Path(str(found.locate_file(file))).read_text("utf-8", "replace")
    return dict(sorted(texts.items()))
