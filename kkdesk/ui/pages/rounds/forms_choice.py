"""What came back in several forms, and which of its texts are to be taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.status_forms import FormOutcome, settled

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.status_forms import FormChange, FormPreview
    from kkdesk.errors import KkdeskError

Key = tuple["Path", str]


@dataclass(frozen=True, slots=True)
class Returned:
    """A text that came back, and the file that it stands in."""

    path: Path
    department: str
    change: FormChange
    elsewhere: bool = False
    """The form is of another round than the one on the page."""
    twice: bool = False
    """Another of the files has another text for the same initiative."""

    @property
    def key(self) -> Key:
        """Return what a text keeps when its file is read anew."""
        return self.path, self.change.code.casefold()

    @property
    def may_be_taken(self) -> bool:
        """Tell whether a person may choose it."""
        return self.change.outcome.may_be_taken


class FormsChoice:
    """The files that were read, in the order they were chosen, and the ticks at their texts."""

    def __init__(self, round_id: str) -> None:
        self._round_id = round_id
        self._read: dict[Path, FormPreview | KkdeskError] = {}
        self._ticks: dict[Key, bool] = {}
        self._seen: dict[Key, FormChange] = {}
        self._returned: tuple[Returned, ...] = ()

    @property
    def files(self) -> dict[Path, FormPreview | KkdeskError]:
        """Return what each file was found to be, or why it was refused."""
        return dict(self._read)

    def take(self, path: Path, preview: FormPreview) -> None:
        """Take what a file says; of one read before, the ticks stay that still fit."""
        self._read[path] = preview
        for change in preview.changes:
            key = (path, change.code.casefold())
            if key in self._seen and not _fits(self._seen[key], change):
                self._ticks.pop(key, None)
            self._seen[key] = change
        self._gather()

    def refuse(self, path: Path, error: KkdeskError) -> None:
        """Keep why a file could not be read; its ticks wait for it."""
        self._read[path] = error
        self._gather()

    def returned(self) -> tuple[Returned, ...]:
        """Return every text of every file that could be read."""
        return self._returned

    def ticked(self) -> tuple[Returned, ...]:
        """Return the texts that are to be taken in: one at most for each initiative."""
        chosen: dict[str, Returned] = {}
        for one in self.returned():
            entry_id = one.change.entry_id
            if one.may_be_taken and entry_id not in chosen and self._wanted(one):
                chosen[entry_id] = one
        return tuple(chosen.values())

    def tick(self, one: Returned, *, on: bool) -> None:
        """Choose a text or leave it; of several for one initiative the last that was chosen is."""
        if not one.may_be_taken:
            return
        for other in self.returned():
            if on and other.change.entry_id == one.change.entry_id:
                self._ticks[other.key] = False
        self._ticks[one.key] = on

    def _gather(self) -> None:
        found = [
            (path, preview, change)
            for path, preview in self._read.items()
            if not isinstance(preview, Exception)
            for change in preview.changes
        ]
        told: dict[str, set[tuple[str, str]]] = {}
        for _, _, change in found:
            if change.outcome.may_be_taken:
                told.setdefault(change.entry_id, set()).add(_said(change))
        self._returned = tuple(
            Returned(
                path,
                preview.department_code,
                change,
                elsewhere=preview.round_id != self._round_id,
                twice=len(told.get(change.entry_id, ())) > 1,
            )
            for path, preview, change in found
        )

    def _wanted(self, one: Returned) -> bool:
        from_the_start = one.change.outcome is FormOutcome.NEW and not (one.elsewhere or one.twice)
        return self._ticks.get(one.key, from_the_start)


def _said(change: FormChange) -> tuple[str, str]:
    return settled(change.text_returned), str(change.rag_returned or "")


def _fits(seen: FormChange, now: FormChange) -> bool:
    """Tell whether a tick still means what it meant: nobody wrote what the person did not see."""
    if (seen.outcome, _said(seen)) != (now.outcome, _said(now)):
        return False
    same = (seen.text_now, seen.rag_now) == (now.text_now, now.rag_now)
    return same or now.outcome is FormOutcome.NEW
