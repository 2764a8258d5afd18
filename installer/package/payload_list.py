"""The list of files that the Windows installer brings and its uninstaller takes away again.

The uninstaller removes these and no others: a folder that it emptied blindly could hold something
of the person's.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_KIB = 1024


def payload_list(folder: Path) -> str:
    """Return the two macros that NSIS includes, and the size of it all."""
    files = sorted(
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
    )
    size = sum((folder / file).stat().st_size for file in files)
    return "\n".join(
        [
            f"!define PAYLOAD_KIB {-(-size // _KIB)}",
            *_macro("INSTALL_FILES", _brought(folder, files)),
            *_macro("REMOVE_FILES", _removed(files)),
            "",
        ]
    )


def _macro(name: str, lines: list[str]) -> list[str]:
    return [f"!macro {name}", *(f"  {line}" for line in lines), "!macroend"]


def _brought(folder: Path, files: list[str]) -> list[str]:
    lines, last = [], None
    for file in files:
        parent = PurePosixPath(file).parent
        if parent != last:
            lines.append(f'SetOutPath "{_installed(str(parent))}"')
            last = parent
        lines.append(f'File "{folder / file}"')  # read while compiling: nothing to escape
    return lines


def _removed(files: list[str]) -> list[str]:
    parents = {str(one) for file in files for one in PurePosixPath(file).parents} - {"."}
    innermost_first = sorted(parents, key=lambda one: (-one.count("/"), one))
    return [
        *(f'Delete "{_installed(file)}"' for file in files),
        *(f'RMDir "{_installed(one)}"' for one in innermost_first),
    ]


def _installed(path: str) -> str:
    inner = "" if path == "." else "\\" + _quoted(path.replace("/", "\\"))
    return f"$INSTDIR{inner}"


def _quoted(path: str) -> str:
    """Escape what NSIS would read as its own; a name on Windows has no quotation marks."""
    return path.replace("$", "$$")
