"""kkdesk(1), written from what the program says of its own commands and options."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from places import ENGLISH, NAME, version

from kkdesk.cli.wording import command_help, program_help

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kkdesk.errors import Lang

ABOUT: Final = "Sags- og indsatsstyring for tovholderen af en kommunal politik."
_SECTIONS: Final = (
    (
        "FILES",
        (
            "~/.local/share/kkdesk/kkdesk.sqlite\n    The database, unless another was chosen.\n"
            "~/.config/kkdesk/\n    Settings, and one's own template of slides (status.pptx).\n"
            "~/.local/state/kkdesk/log/\n    Log files."
        ),
    ),
    ("EXIT STATUS", "0  done\n1  failed\n2  asked for what there is not"),
)


def man_page(commands: Mapping[str, Any], day: int, lang: Lang = "en") -> str:
    """Return the page in troff; `day` is the second of the last change."""
    written = datetime.fromtimestamp(day, UTC).date().isoformat()
    parts = [
        f'.TH KKDESK 1 "{written}" "{NAME} {version()}" "User Commands"',
        ".SH NAME",
        f"{NAME} \\- {_escape(ENGLISH[0].lower() + ENGLISH[1:])}",
        ".SH DESCRIPTION",
        verbatim(program_help(ABOUT, commands, lang)),
        ".SH COMMANDS",
    ]
    for name, command in commands.items():
        parts += [f".SS {_escape(name)}", verbatim(command_help(name, command, lang))]
    for title, text in _SECTIONS:
        parts += [f".SH {title}", verbatim(text)]
    return "\n".join(parts) + "\n"


def verbatim(text: str) -> str:
    """Return text that troff sets as it stands, line by line."""
    return f".nf\n{_escape(text.strip())}\n.fi"


def _escape(text: str) -> str:
    """Escape what troff would read as its own: backslashes, hyphens, dots that begin a line."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").splitlines()
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)
