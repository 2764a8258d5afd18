"""Render the two style sheets: qt-material's template as the base, our rules after it.

This runs when the program is built (``python -m kkdesk.ui.theme --build``), never when it starts:
qt-material would cost a tenth of a second and rewrites a folder in the person's home.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from kkdesk.ui.tokens import TOKENS, Scheme

if TYPE_CHECKING:
    from kkdesk.ui.tokens import Tokens

FONT_FAMILIES: Final = (
    '"Segoe UI Variable Text", "Segoe UI", "Roboto", "Source Sans Pro", "Noto Sans", "DejaVu Sans"'
)

# The drawings on a 20 x 20 field that the sheet refers to, by name.
PARTS: Final[dict[str, str]] = {
    "box_off": '<rect x="2.5" y="2.5" width="15" height="15" rx="3" fill="$bg" '
    'stroke="$border" stroke-width="1.5"/>',
    "box_on": '<rect x="2" y="2" width="16" height="16" rx="3" fill="$primary"/>'
    '<path d="M5.5 10.5l3 3 6-6.5" fill="none" stroke="$on_primary" stroke-width="2.2" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "box_part": '<rect x="2" y="2" width="16" height="16" rx="3" fill="$primary"/>'
    '<path d="M6 10h8" stroke="$on_primary" stroke-width="2.4" stroke-linecap="round"/>',
    "box_off_disabled": '<rect x="2.5" y="2.5" width="15" height="15" rx="3" '
    'fill="$disabled_bg" stroke="$disabled" stroke-width="1.2"/>',
    "box_on_disabled": '<rect x="2" y="2" width="16" height="16" rx="3" fill="$disabled"/>'
    '<path d="M5.5 10.5l3 3 6-6.5" fill="none" stroke="$disabled_bg" stroke-width="2.2"/>',
    "radio_off": '<circle cx="10" cy="10" r="7.25" fill="$bg" stroke="$border" '
    'stroke-width="1.5"/>',
    "radio_on": '<circle cx="10" cy="10" r="7.25" fill="$bg" stroke="$primary" '
    'stroke-width="1.8"/><circle cx="10" cy="10" r="4" fill="$primary"/>',
    "radio_off_disabled": '<circle cx="10" cy="10" r="7.25" fill="$disabled_bg" '
    'stroke="$disabled" stroke-width="1.2"/>',
    "radio_on_disabled": '<circle cx="10" cy="10" r="7.25" fill="$disabled_bg" '
    'stroke="$disabled" stroke-width="1.5"/><circle cx="10" cy="10" r="4" fill="$disabled"/>',
    "down": '<path d="M5 8l5 5 5-5" fill="none" stroke="$muted" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "up": '<path d="M5 12l5-5 5 5" fill="none" stroke="$muted" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "right": '<path d="M8 5l5 5-5 5" fill="none" stroke="$muted" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "left": '<path d="M12 5l-5 5 5 5" fill="none" stroke="$muted" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "down_disabled": '<path d="M5 8l5 5 5-5" fill="none" stroke="$disabled" '
    'stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>',
    "up_disabled": '<path d="M5 12l5-5 5 5" fill="none" stroke="$disabled" '
    'stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>',
    "close": '<path d="M6 6l8 8M14 6l-8 8" fill="none" stroke="$muted" stroke-width="1.8" '
    'stroke-linecap="round"/>',
}

# qt-material's own drawings and ours that stand for them.
_STANDS_FOR: Final[dict[str, str]] = {
    "checkbox_checked": "box_on",
    "checkbox_checked_invert": "box_on",
    "checkbox_unchecked": "box_off",
    "checkbox_unchecked_invert": "box_off",
    "checkbox_indeterminate": "box_part",
    "checkbox_indeterminate_invert": "box_part",
    "checklist": "box_on",
    "checklist_invert": "box_on",
    "checklist_indeterminate": "box_part",
    "checklist_indeterminate_invert": "box_part",
    "radiobutton_checked": "radio_on",
    "radiobutton_checked_invert": "radio_on",
    "radiobutton_unchecked": "radio_off",
    "radiobutton_unchecked_invert": "radio_off",
    "downarrow": "down",
    "downarrow2": "down",
    "uparrow": "up",
    "uparrow2": "up",
    "rightarrow": "right",
    "rightarrow2": "right",
    "leftarrow": "left",
    "leftarrow2": "left",
    "branch-closed": "right",
    "branch-open": "down",
    "tab_close": "close",
    "close": "close",
}

# What qt-material dresses and the window never has: each rule is read before the first paint.
_NEVER_SHOWN: Final = re.compile(
    r"\.(danger|warning|success|big)\b|#qt_calendar_|"
    r"\bQ(DateTimeEdit|Dial|DockWidget|LCDNumber|ScrolLBar|SizeGrip|Slider|TimeEdit|ToolBox)\b"
)
_SOURCE: Final = "/* After Qt-Material, https://github.com/dunderlab/qt-material */\n"
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"(?P<selectors>[^{}]+)\{(?P<body>[^{}]*)\}")
_ICON_LINE: Final = re.compile(
    r"^[^\n]*url\(icon:/(?P<kind>\w+)/(?P<name>[\w-]+)\.svg\)[^\n]*\n", re.MULTILINE
)


def render(scheme: Scheme) -> str:
    """Return the whole sheet; its drawings are named ``url("light/down.svg")`` and the like."""
    tokens = TOKENS[scheme]
    rules = (Path(__file__).with_name("overrides.qss")).read_text(encoding="utf-8")
    ours = Template(_COMMENT.sub("", rules)).substitute(
        tokens.as_dict(), art=str(scheme), font_families=FONT_FAMILIES
    )
    return _without_blank_runs(_base(scheme, tokens) + "\n" + ours)


def drawings(scheme: Scheme) -> dict[str, str]:
    """Return the sheet's drawings as SVG texts by file name."""
    colours = TOKENS[scheme].as_dict()
    return {
        f"{name}.svg": (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20">'
            f"{Template(body).substitute(colours)}</svg>\n"
        )
        for name, body in PARTS.items()
    }


def _base(scheme: Scheme, tokens: Tokens) -> str:
    """Return qt-material's sheet in our colours, the same on every platform."""
    import jinja2  # noqa: PLC0415 -- needed when building only
    import PySide6.QtWidgets  # noqa: F401, PLC0415 -- qt-material asks for it to be loaded first
    import qt_material  # noqa: PLC0415 -- needed when building only

    environment = jinja2.Environment(autoescape=False)  # noqa: S701 -- a style sheet, not HTML
    environment.filters["opacity"] = qt_material.opacity
    environment.filters["density"] = qt_material.density
    template = Path(qt_material.TEMPLATE_FILE).read_text(encoding="utf-8")
    sheet = environment.from_string(template).render(
        primaryColor=tokens.primary,
        primaryLightColor=tokens.sel,
        secondaryColor=tokens.panel,
        secondaryLightColor=tokens.line,
        secondaryDarkColor=tokens.bg,
        primaryTextColor=tokens.sel_text,
        secondaryTextColor=tokens.text,
        danger=tokens.danger,
        warning=tokens.warning,
        success=tokens.success,
        font_family=FONT_FAMILIES,
        density_scale="-2",
        button_shape="default",
        pyside6=True,
    )
    sheet = sheet.replace("text-transform: uppercase;", "")
    sheet = _ICON_LINE.sub(lambda hit: _own_drawing(hit, scheme), sheet)
    return _SOURCE + _RULE.sub(_shown, _COMMENT.sub("", sheet))


def _shown(hit: re.Match[str]) -> str:
    """Keep of one rule what can be seen: the selectors that meet a widget of ours, if any."""
    selectors = (each.strip() for each in hit["selectors"].split(","))
    kept = [each for each in selectors if not _NEVER_SHOWN.search(each)]
    if not kept or not hit["body"].strip():
        return ""
    return f"{','.join(kept)} {{{hit['body']}}}\n"


def _own_drawing(hit: re.Match[str], scheme: Scheme) -> str:
    """Point one line of the base sheet to our drawing, or drop the line if we have none."""
    name = _STANDS_FOR.get(hit["name"])
    if name is None or "qproperty" in hit[0]:
        return ""
    if hit["kind"] == "disabled" and f"{name}_disabled" in PARTS:
        name = f"{name}_disabled"
    return f'  image: url("{scheme}/{name}.svg");\n'


def _without_blank_runs(sheet: str) -> str:
    """Drop indents and empty lines, which only cost time to read."""
    lines = (line.strip() for line in sheet.splitlines())
    return "\n".join(line for line in lines if line) + "\n"
