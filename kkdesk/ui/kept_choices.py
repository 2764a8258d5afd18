"""The person's settings as the window's parts read and change them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kkdesk import paths, settings
from kkdesk.errors import KkdeskError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class KeptChoices:
    """Settings in a folder; what cannot be kept there is told once and otherwise forgotten."""

    def __init__(self, config: Path | None, failed: Callable[[KkdeskError], None]) -> None:
        self._config, self._failed = config, failed

    def read(self) -> settings.Settings:
        """Return the settings as the file holds them now: another kkdesk may have written it."""
        try:
            return settings.load(self._file()).settings
        except OSError:  # no home: nothing is remembered
            return settings.Settings()

    def change(self, **choices: Any) -> settings.Settings:  # noqa: ANN401 -- each has its own type
        """Change settings, write the file if that makes a difference, and return them all."""
        stored = self.read()
        wanted = replace(stored, **choices)
        if wanted != stored:
            try:
                settings.save(wanted, self._file())
            except KkdeskError as error:
                self._failed(error)
            except OSError:  # no home: nothing is remembered
                pass
        return wanted

    def _file(self) -> Path:
        return (self._config or paths.config_folder()) / "settings.json"
