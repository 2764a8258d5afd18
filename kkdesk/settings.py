# ruff: noqa: RUF009 -- _setting returns a dataclass field, never a shared value
"""What a person has chosen: one declarative list, typed and versioned, kept as JSON.

A damaged file never stops the program: it is kept aside under another name and
the defaults apply. A single bad value falls back to its own default. Keys from a
newer version are carried along unchanged, so going back a version loses nothing.
"""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from kkdesk.domain.addresses import without_password
from kkdesk.errors import OutputNotWritable

VERSION: Final = 1
VERSION_KEY: Final = "version"
LONGEST_NAME: Final = 200
LONGEST_HORIZON_DAYS: Final = 3650
RECENT_DATABASES: Final = 8
MOST_PAIRS: Final = 5000

_ADDRESSES: Final = frozenset({"last_database", "recent_databases", "visits"})
_VISIT: Final = re.compile(r"(\d{4}-\d\d-\d\d|-) (\d{4}-\d\d-\d\d) (.+)", re.DOTALL)

Check = Callable[[object], bool]
Language = Literal["system", "da", "en"]
Theme = Literal["system", "light", "dark"]
DateStyle = Literal["words", "numbers"]


def _one_of(*allowed: str) -> Check:
    return lambda value: value in allowed


def _name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME and value.isprintable()


def _path(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value


def _paths(value: object) -> bool:
    return isinstance(value, tuple) and len(value) <= RECENT_DATABASES and all(map(_path, value))


def _visits(value: object) -> bool:
    """Check visits: the day of the last and of the one before, and the database."""
    return isinstance(value, tuple) and all(
        isinstance(one, str) and _VISIT.fullmatch(one) for one in value
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _pairs(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) <= MOST_PAIRS
        and all(isinstance(one, str) and "=" in one and len(one) <= LONGEST_NAME for one in value)
    )


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _days(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    return 1 <= value <= LONGEST_HORIZON_DAYS


def _bytes(value: object) -> bool:
    return isinstance(value, bytes)


def _setting(default: object, check: Check) -> Any:  # noqa: ANN401 -- what dataclasses.field returns
    """Declare one setting: its default and what a stored value must satisfy."""
    return field(default=default, metadata={"check": check})


@dataclass(frozen=True, slots=True)
class Settings:
    """The list of settings; each line is a setting, its type, its default and its check."""

    language: Language = _setting("system", _one_of("system", "da", "en"))
    theme: Theme = _setting("system", _one_of("system", "light", "dark"))
    user_name: str = _setting("", _name)
    last_database: str = _setting("", _path)
    recent_databases: tuple[str, ...] = _setting((), _paths)
    open_read_only: bool = _setting(default=False, check=_flag)
    document_theme: str = _setting("", _path)
    """The theme file of what is printed; empty: the look of the house."""
    date_style: DateStyle = _setting("words", _one_of("words", "numbers"))
    deadline_horizon_days: int = _setting(90, _days)
    visits: tuple[str, ...] = _setting((), _visits)
    """Per database the day it was open before, and the last day it was open."""
    remind_at_start: bool = _setting(default=True, check=_flag)
    reminder_days: tuple[str, ...] = _setting((), _pairs)
    """Lead times that the person chose, "role=days"; see ``domain/reminder_choices.py``."""
    reminder_snoozes: tuple[str, ...] = _setting((), _pairs)
    """What is snoozed, "date=day": one person's own rest, no fact about the deadline."""
    window_geometry: bytes = _setting(b"", _bytes)
    window_state: bytes = _setting(b"", _bytes)
    unknown: Mapping[str, object] = field(default_factory=dict, compare=False)
    """Keys this version does not know; written back as they were."""

    def visited(self, address: str, today: date) -> tuple[date | None, tuple[str, ...]]:
        """Return the day a database was open before today, and the visits to remember now."""
        before: date | None = None
        kept = []
        for one in self.visits:
            earlier, latest, place = _VISIT.fullmatch(one).groups()  # type: ignore[union-attr]  # checked when read
            if place != address:
                kept.append(one)
            elif _day(latest) != today:
                before = _day(latest)
            else:
                before = _day(earlier)
        now = f"{before or '-'} {today} {address}"
        return before, (now, *kept[: RECENT_DATABASES - 1])

    def name_of_user(self) -> str:
        """Return the name that the history records: the chosen one, or the login name."""
        if self.user_name:
            return self.user_name
        try:
            import getpass  # noqa: PLC0415 -- not needed where a name was chosen

            return getpass.getuser()
        except (KeyError, OSError):  # a container may have no entry for the user id
            return "?"


class Loaded(NamedTuple):
    """Settings as read, and where a damaged file was kept if there was one."""

    settings: Settings
    kept_aside: Path | None = None


def load(path: Path) -> Loaded:
    """Read settings; whatever the file holds, usable settings come back."""
    try:
        stored = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError:  # unreadable is not damaged: leave it where it is
        return Loaded(Settings())
    except (ValueError, RecursionError):
        return Loaded(Settings(), _keep_aside(path))
    if not isinstance(stored, dict):
        return Loaded(Settings(), _keep_aside(path))
    return Loaded(_from_stored(stored))


def save(settings: Settings, path: Path) -> None:
    """Write settings so that a crash leaves either the old file or the new one.

    Raises OutputNotWritable when the folder is missing, full or read-only.
    """
    content = json.dumps(_to_stored(settings), ensure_ascii=False, indent=2) + "\n"
    try:
        _replace(path, content.encode(errors="surrogatepass"))  # odd file names
    except OSError as error:
        raise OutputNotWritable(path) from error


def _from_stored(stored: dict[str, object]) -> Settings:
    known: dict[str, Any] = {}
    for setting in fields(Settings):
        check: Check | None = setting.metadata.get("check")
        if check is None or setting.name not in stored:
            continue
        value = _decode(stored[setting.name], setting.default)
        if check(value):
            known[setting.name] = _bare_address(setting.name, value)
    names = {setting.name for setting in fields(Settings)} | {VERSION_KEY}
    unknown = {key: value for key, value in stored.items() if key not in names}
    return Settings(**known, unknown=unknown)


def _to_stored(settings: Settings) -> dict[str, object]:
    known = {
        setting.name: _encode(_bare_address(setting.name, getattr(settings, setting.name)))
        for setting in fields(settings)
        if setting.metadata
    }
    return {VERSION_KEY: VERSION, **settings.unknown, **known}


def _bare_address(name: str, value: object) -> object:
    """Return a setting; of a server's address all but its password, which is never kept."""
    if name not in _ADDRESSES:
        return value
    if isinstance(value, tuple):
        return tuple(map(without_password, value))
    return without_password(str(value))


def _decode(value: object, default: object) -> object:
    """Turn a JSON value into the type of the default, or leave it for the check to refuse."""
    if isinstance(default, bytes) and isinstance(value, str):
        try:
            return base64.b64decode(value, validate=True)
        except ValueError:
            return None
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(value)
    return value


def _encode(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _keep_aside(path: Path) -> Path | None:
    """Rename a damaged file so that nothing in it is lost; None if it cannot be renamed."""
    aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    try:
        path.replace(aside)
    except OSError:
        return None
    return aside


def _replace(path: Path, content: bytes) -> None:
    """Write to a file beside, for the owner only, and rename it into place."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    import tempfile  # noqa: PLC0415 -- only writing needs it, and the window starts by reading

    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
