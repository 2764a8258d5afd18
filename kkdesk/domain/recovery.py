"""What a start finds of a run that was cut short, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.actions import describe_action
from kkdesk.errors.base import moment_words

if TYPE_CHECKING:
    from datetime import datetime

    from kkdesk.domain.vocabulary import Lang


@dataclass(frozen=True, slots=True)
class Recovery:
    """A database that was open when its program or machine stopped, and what became of it."""

    who: str = ""
    since: datetime | None = None
    """Who had it open and since when; nothing where the lock file does not say."""
    rolled_back: bool = False
    """A change was half written; it is gone, and everything before it is there."""
    restore_dropped: bool = False
    """A restore was cut short before it counted."""
    last_label: str = ""
    last_at: datetime | None = None
    """The last operation that is saved, as the history stores its label."""

    def words(self, lang: Lang = "da") -> str:
        """Say what happened and what is safe, in a few sentences."""
        said = _DANISH if lang == "da" else _ENGLISH
        sentences = [said["cut"].format(self._opened(lang))]
        if self.rolled_back:
            sentences.append(said["rolled_back"])
        if self.restore_dropped:
            sentences.append(said["restore"])
        last = ""
        if self.last_at is not None:
            label = describe_action(self.last_label, lang)
            last = said["last"].format(label, moment_words(self.last_at, lang))
        sentences.append(said["safe"].format(last))
        return " ".join(sentences)

    def _opened(self, lang: Lang) -> str:
        if not self.who:
            return ""
        when = f", {moment_words(self.since, lang)}" if self.since is not None else ""
        return f" ({self.who}{when})"


_DANISH = {
    "cut": "kkdesk blev afbrudt, sidst databasen var åben{}.",
    "rolled_back": "En ændring var kun halvt skrevet; den er rullet tilbage.",
    "restore": "En genopretning nåede ikke at tælle; databasen er den, der var der før.",
    "last": "; det sidste er «{}» fra {}",
    "safe": "Databasen er efterset, og alt, der var gemt, er her{}.",
}
_ENGLISH = {
    "cut": "kkdesk was cut short when the database was open last{}.",
    "rolled_back": "One change was only half written; it has been rolled back.",
    "restore": "A restore did not come to count; the database is the one that was there before.",
    "last": "; the last of it is “{}” of {}",
    "safe": "The database has been checked, and everything that was saved is here{}.",
}
