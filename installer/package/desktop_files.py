"""What a Linux desktop is told: the program in its menu, and which files it opens."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree as ET

from places import DANISH, ENGLISH, NAME, version

from kkdesk.db.database_file import APPLICATION_ID

MIME_TYPE: Final = "application/x-kkdesk"
APPLICATION: Final = "dk.kkdesk.kkdesk"
"""The program's name among all programs, as on macOS (installer/frozen/kkdesk.spec)."""
ENDING: Final = "kkdesk"
LAPTOP_COPY: Final = "kkdesk.sqlite"
"""What the database of every laptop copy is called; encrypted ones have no mark inside."""
MARK_AT: Final = 68
"""Where SQLite keeps its application_id (https://www.sqlite.org/fileformat2.html, 1.3)."""
_NAMESPACE: Final = "http://www.freedesktop.org/standards/shared-mime-info"


def desktop_entry() -> str:
    """Return the menu entry (freedesktop.org, Desktop Entry Specification)."""
    lines = {
        "Type": "Application",
        "Version": "1.1",
        "Name": NAME,
        "GenericName": "Case and initiative tracker",
        "GenericName[da]": "Sags- og indsatsstyring",
        "Comment": ENGLISH,
        "Comment[da]": DANISH,
        "Exec": f"{NAME} --database=%f",
        "TryExec": NAME,
        "Icon": NAME,
        "Terminal": "false",
        "StartupNotify": "true",
        "StartupWMClass": NAME,
        "Categories": "Office;ProjectManagement;",
        "Keywords": "policy;municipality;initiative;deadline;status;",
        "Keywords[da]": "politik;kommune;indsats;frist;status;handleplan;bemærkning;",
        "MimeType": f"{MIME_TYPE};",
    }
    return "[Desktop Entry]\n" + "".join(f"{name}={value}\n" for name, value in lines.items())


def mime_package() -> str:
    """Return the description of our files (freedesktop.org, Shared MIME-info Database)."""
    ET.register_namespace("", _NAMESPACE)
    root = ET.Element(f"{{{_NAMESPACE}}}mime-info")
    kind = _child(root, "mime-type", type=MIME_TYPE)
    _child(kind, "comment").text = "kkdesk database"
    danish = _child(kind, "comment")
    danish.text = "kkdesk-database"
    danish.set("{http://www.w3.org/XML/1998/namespace}lang", "da")
    _child(kind, "icon", name=NAME)
    _child(kind, "sub-class-of", type="application/vnd.sqlite3")
    magic = _child(kind, "magic", priority="80")
    sqlite = _child(magic, "match", type="string", offset="0", value=r"SQLite format 3\000")
    _child(sqlite, "match", type="big32", offset=str(MARK_AT), value=f"0x{APPLICATION_ID:08x}")
    _child(kind, "glob", pattern=f"*.{ENDING}")
    _child(kind, "glob", pattern=LAPTOP_COPY, weight="60")
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def software_centre_entry(second: int) -> str:
    """Return what software centres show (freedesktop.org, AppStream); `second` is the release's."""
    day = datetime.fromtimestamp(second, UTC).date().isoformat()
    return f"""<?xml version="1.0" encoding="utf-8"?>
<component type="desktop-application">
  <id>{APPLICATION}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>GPL-3.0-or-later</project_license>
  <name>{NAME}</name>
  <summary>{ENGLISH}</summary>
  <summary xml:lang="da">{DANISH}</summary>
  <description>
    <p>Keeps the departments' action plans true, knows what falls due, collects the yearly status,
      records what the council remarked and what the administration answered, and prints what the
      committees read.</p>
    <p xml:lang="da">Holder forvaltningernes handleplaner rigtige, ved, hvad der forfalder, samler
      den årlige status, husker, hvad rådet bemærkede, og hvad forvaltningen svarede, og udskriver
      det, udvalgene læser.</p>
  </description>
  <launchable type="desktop-id">{NAME}.desktop</launchable>
  <provides>
    <binary>{NAME}</binary>
    <mediatype>{MIME_TYPE}</mediatype>
  </provides>
  <developer_name>The kkdesk project</developer_name>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="{version()}" date="{day}"/>
  </releases>
</component>
"""


def _child(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_NAMESPACE}}}{tag}", attributes)
