"""The bill of materials (CycloneDX 1.6, JSON) and the licences of all that ships."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from components import ourselves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from components import Component, Shipped

SPECIFICATION: Final = "1.6"
_MANY: Final = 20
"""From so many libraries inside a package on, the list for people counts them."""
_ACKNOWLEDGED: Final = {
    "FTL": "It uses FreeType, © The FreeType Project (https://freetype.org).",
    "IJG": "It is based in part on the work of the Independent JPEG Group.",
}
"""What a licence wants said in the papers of a program that uses what is under it."""
_SOURCES: Final = {
    "PySide6_Essentials": (
        "https://download.qt.io/official_releases/ (qt, QtForPython; older ones: archive)"
    ),
    "pikepdf": "https://github.com/pikepdf/pikepdf/tags",
    "psycopg": "https://github.com/psycopg/psycopg/tags",
}
"""The LGPL and the MPL want to be told where the source is."""


def bill_of_materials(folder: Path, parts: Mapping[Component, Shipped], second: int) -> str:
    """Return the bill: each component with its files and their digests; the same for the same."""
    listed = [_component(folder, one, what) for one, what in parts.items()]
    digest = hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()
    program = ourselves()
    bill = {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPECIFICATION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, digest)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", **_named(program, "program")},
        },
        "components": listed,
        "dependencies": [{"ref": "program", "dependsOn": sorted(one["bom-ref"] for one in listed)}],
    }
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def _component(folder: Path, one: Component, what: Shipped) -> dict[str, Any]:
    told: dict[str, Any] = {"type": "library", **_named(one, one.purl)}
    if what.modules:
        told["properties"] = [{"name": "kkdesk:modules", "value": " ".join(what.modules)}]
    told["components"] = [
        {
            "type": "library",
            "bom-ref": f"{one.purl}#{inner.name}@{inner.version}",
            "name": inner.name,
            **({"version": inner.version} if inner.version else {}),
            "licenses": [{"expression": inner.licence}],
        }
        for inner in one.inner
    ]
    if what.files:
        told["components"] += [
            {
                "type": "file",
                "bom-ref": f"{one.purl}#{path}",
                "name": path,
                "hashes": [{"alg": "SHA-256", "content": _digest(folder / path)}],
            }
            for path in what.files
        ]
    return told


def _named(one: Component, reference: str) -> dict[str, Any]:
    return {
        "bom-ref": reference,
        "name": one.name,
        "version": one.version,
        "purl": one.purl,
        "licenses": [{"expression": one.licence}],
    }


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def licence_list(parts: Iterable[Component]) -> str:
    """Return the list that an office asks for: what ships, and under which licence."""
    everyone = list(parts)
    lines = ["| package | version | licence |", "| --- | --- | --- |"]
    for one in everyone:
        lines.append(f"| {one.name} | {one.version} | {one.licence} |")
        if len(one.inner) > _MANY:
            licences = ", ".join(sorted({inner.licence for inner in one.inner}))
            lines.append(
                f"| in {one.name}: {len(one.inner)} libraries (sbom.cdx.json) | | {licences} |"
            )
            continue
        lines += [
            f"| in {one.name}: {inner.name} | {inner.version} | {inner.licence} |"
            for inner in one.inner
        ]
    title = "# What ships in kkdesk, and its licences"
    return "\n".join([title, "", *lines, "", *_said_of(everyone)])


def _said_of(parts: Iterable[Component]) -> list[str]:
    """Return what some licences want told beside their texts."""
    everyone = list(parts)
    licences = " ".join(inner.licence for one in everyone for inner in one.inner).split()
    said = [words for licence, words in _ACKNOWLEDGED.items() if licence in licences]
    said += [
        f"Source of {one.name}, in the version above: {_SOURCES[one.name]}"
        for one in everyone
        if one.name in _SOURCES
    ]
    return [f"{one}\n" for one in said]


def write_licences(folder: Path, parts: Iterable[Component]) -> None:
    """Write each component's licence texts below a folder of its own, and the list above them."""
    everyone = list(parts)
    folder.mkdir(parents=True)
    (folder / "README.md").write_text(licence_list(everyone), encoding="utf-8")
    for one in everyone:
        for name, text in one.texts.items():
            file = folder / one.name / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
