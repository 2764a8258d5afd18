"""Reads kkdesk over AT-SPI as a screen reader does, and writes down as JSON what it met.

Run by the system's Python, which has the bindings, inside a D-Bus session and on a display:
``python3 at_spi_reader.py RESULT PROGRAM …``. It starts the program itself and ends it again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gi  # type: ignore[import-not-found, unused-ignore]  # the system's, not the project's

gi.require_version("Atspi", "2.0")
from gi.repository import (  # type: ignore[import-not-found, unused-ignore]  # noqa: E402
    Atspi,
    GLib,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 20.0
MOST_CHILDREN = 60

heard: list[str] = []


def pump(seconds: float = 0.05) -> None:
    """Let events come in for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not GLib.MainContext.default().iteration(False):  # noqa: FBT003 -- GLib's signature
            time.sleep(0.01)


def wait_for(what: str, look: Callable[[], Any]) -> Any:  # noqa: ANN401 -- as GObject gives it
    """Look again and again until something is there."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        try:
            found = look()
        except GLib.Error:  # what was looked at went away meanwhile
            found = None
        if found:
            return found
        pump()
    message = f"never came: {what}"
    raise TimeoutError(message)


def walk(node: Any, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401
    """Go through what lies under a node; long tables are left after some rows."""
    yield node
    if depth > 25:
        return
    for place in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from walk(child, depth + 1)


def showing(node: Any) -> bool:  # noqa: ANN401
    """Tell whether a person sees it."""
    return bool(node.get_state_set().contains(Atspi.StateType.SHOWING))


def find(root: Any, role: str, name: str) -> Any:  # noqa: ANN401
    """Return the first node of a role whose name begins so."""
    for node in walk(root):
        if node.get_role_name() == role and node.get_name().startswith(name):
            return node
    return None


def find_shown(root: Any, role: str, name: str) -> Any:  # noqa: ANN401
    """Return the first node of a role whose name begins so, looking only where a person sees."""
    if root.get_role_name() == role and root.get_name().startswith(name):
        return root
    for place in range(min(root.get_child_count(), MOST_CHILDREN)):
        child = root.get_child_at_index(place)
        if child is not None and showing(child):
            found = find_shown(child, role, name)
            if found is not None:
                return found
    return None


def press(node: Any) -> str:  # noqa: ANN401
    """Do a node's first action and return what it is called."""
    action = node.get_action_iface()
    name = str(Atspi.Action.get_action_name(action, 0))
    Atspi.Action.do_action(action, 0)
    return name


def texts(node: Any) -> list[str]:  # noqa: ANN401
    """Return the names of a node's children."""
    return [
        node.get_child_at_index(place).get_name()
        for place in range(min(node.get_child_count(), MOST_CHILDREN))
    ]


def content(node: Any) -> str:  # noqa: ANN401
    """Return the text that stands in a field."""
    text = node.get_text_iface()
    return str(Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)))


def labels(node: Any) -> list[str]:  # noqa: ANN401
    """Return the names of what labels a node."""
    return [
        relation.get_target(place).get_name()
        for relation in node.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for place in range(relation.get_n_targets())
    ]


def cells(table: Any, row: int) -> list[str]:  # noqa: ANN401
    """Return what a row of a table says."""
    face = table.get_table_iface()
    count = Atspi.Table.get_n_columns(face)
    return [Atspi.Table.get_accessible_at(face, row, column).get_name() for column in range(count)]


def application() -> Any:  # noqa: ANN401
    """Return kkdesk among the programs on the desktop."""
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        one = desktop.get_child_at_index(place)
        if one is not None and one.get_child_count() and "kkdesk" in one.get_name():
            return one
    return None


def read() -> dict[str, Any]:
    """Go through the program and return what was met."""
    met: dict[str, Any] = {}
    app = wait_for("the program", application)
    window = wait_for("the window", lambda: find(app, "frame", "Overblik"))
    met["window"] = window.get_name()
    pages = wait_for("the list of pages", lambda: find_shown(window, "list", "Sider"))
    met["pages"] = texts(pages)
    tile = wait_for(
        "the figure", lambda: find_shown(window, "push button", "Frister de næste 8 uger: ")
    )
    met["tile"] = tile.get_name()
    met["pressed"] = press(tile)
    wait_for("the page of deadlines", lambda: window.get_name().startswith("Frister"))
    tree = wait_for("the deadlines", lambda: find_shown(window, "tree", "Frister"))
    wait_for("rows", lambda: tree.get_child_count() > 20)
    met["deadlines"] = {"role": tree.get_role_name(), "says": texts(tree)}
    met["plans menu"] = press(
        wait_for("the menu", lambda: find(find(window, "menu bar", ""), "menu item", "Handlepl"))
    )
    wait_for("the page of plans", lambda: window.get_name().startswith("Handleplaner"))
    table = wait_for("the initiatives", lambda: find_shown(window, "table", "Indsatser"))
    rows = Atspi.Table.get_n_rows
    wait_for("its rows", lambda: rows(table.get_table_iface()) > 100)
    met["rows"], met["first row"] = rows(table.get_table_iface()), cells(table, 0)
    title = wait_for("the editor", lambda: find_shown(window, "text", "Titel"))
    met["title"] = wait_for("its text", lambda: content(title))
    met["fields"] = sorted(
        {
            node.get_name() or " ".join(labels(node))
            for node in walk(find_shown(window, "splitter", "") or window)
            if node.get_role_name() in ("text", "combo box", "check box", "spin button")
        }
    )
    met["owner kind"] = labels(find_shown(window, "combo box", "Forvaltning"))
    search = find_shown(window, "text", "Søg i indsatser")
    Atspi.EditableText.set_text_contents(search.get_editable_text_iface(), "merudgift")
    wait_for("fewer rows", lambda: rows(table.get_table_iface()) < 20)
    met["found"] = [cells(table, row)[0] for row in range(rows(table.get_table_iface()))]
    wait_for("the number of hits", lambda: "1 indsats" in heard)
    press(find_shown(window, "push button", "Ny indsats"))
    dialog = wait_for("the dialog", lambda: find(app, "dialog", "Ny indsats"))
    press(wait_for("its button", lambda: find_shown(dialog, "push button", "Opret")))
    wait_for("the refusal", lambda: any("titel" in words for words in heard))
    met["heard"] = heard
    press(find_shown(dialog, "push button", "Annull"))
    return met


def main() -> int:
    """Start the program, read it, end it, and say what was met."""
    Atspi.init()
    listener = Atspi.EventListener.new(lambda event: heard.append(str(event.any_data)))
    listener.register("object:announcement")
    program = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL)
    try:
        met = read()
    except TimeoutError:
        for node in walk(application()):
            sys.stderr.write(f"{node.get_role_name()}: {node.get_name()}\n")
        raise
    finally:
        program.terminate()
        ended = program.wait(timeout=10)
    met["ended"] = ended
    Path(sys.argv[1]).write_text(json.dumps(met), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
