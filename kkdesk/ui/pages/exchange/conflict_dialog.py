"""Deciding conflicts: one by one, a record's, or all of a kind; closing it decides nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from kkdesk.domain.exchange import ConflictChoice, ConflictKind
from kkdesk.errors import ConflictSettled
from kkdesk.errors.words import word_for
from kkdesk.services.undo import undo
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.exchange.conflict_view import ConflictView
from kkdesk.ui.pages.exchange.words import author_words, choices
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.beside import Row, against, apart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.exchange_words import ConflictWords, PartWords
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.pages.context import PageContext

ONE, RECORD, KIND = "one", "record", "kind"
_AROUND: Final = 32
"""What a button takes beside its words; with the keyboard in it its style asks for less."""
_SELDOM_ALIKE: Final = frozenset({ConflictKind.HELD_WITH})


class ConflictDialog(ConflictView):
    """Walks through the conflicts that wait; what is decided leaves the walk."""

    all_decided = Signal()
    """Nothing waits any more."""

    def __init__(
        self,
        parent: QWidget,
        context: PageContext,
        waiting: Sequence[ConflictWords],
        conflict_id: str = "",
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting = list(waiting)
        self._at = next((n for n, one in enumerate(waiting) if one.row.id == conflict_id), 0)
        for button, choice in zip(
            self.choice_buttons,
            (ConflictChoice.MINE, ConflictChoice.THEIRS, ConflictChoice.BASE),
            strict=True,
        ):
            button.clicked.connect(partial(self._decide, choice))
        self.own.written.connect(self._write)
        self.previous.clicked.connect(partial(self._go, -1))
        self.next.clicked.connect(partial(self._go, 1))
        self.first.clicked.connect(self._go_to_first)
        self.later.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._show()

    @property
    def shown(self) -> ConflictWords:
        """Return the conflict that is shown."""
        return self._waiting[self._at]

    # -- showing

    def _show(self) -> None:
        one, count = self.shown, len(self._waiting)
        self.place.setText(self.tr("Konflikt {} af {}").format(self._at + 1, count))
        for button in (self.previous, self.next):
            button.setEnabled(count > 1)
        self.about.setText(f"{one.subject.capitalize()}: {one.about}" if one.about else one.subject)
        self.what.setText(self._what_happened())
        self.who.setText(self._who())
        self.moved.setText(
            self.tr("Det er rettet her, siden kopien kom hjem. Nedenfor ses, hvad der står nu.")
        )
        self.moved.setVisible(one.moved)
        self._show_sides()
        self._offer()
        announce(self, f"{self.place.text()}. {self.about.text()}. {self.what.text()}")

    def _what_happened(self) -> str:
        row, lang = self.shown.row, self._context.lang
        words = [row.kind.explained(lang)]
        if row.reason and row.kind is ConflictKind.REFUSED and lang == "en":
            words.append(row.reason)  # the database says it in English only
        if row.reason and row.kind is ConflictKind.DELETE_IN_USE:
            holder = word_for(row.reason, danish=lang == "da")
            words.append(self.tr("Det, der henviser til den: {}.").format(holder))
        if row.kind is ConflictKind.ROUND_CLOSED:
            words.append(self.tr("Runden er {}.").format(row.reason))
        if self.shown.missing:
            gone = self.tr(
                "Det, der er væk: {}. Skal posten gemmes, så tag sletningen tilbage i Historik."
            )
            words.append(gone.format(self.shown.missing))
        first = self._first_of(self.shown)
        if first is not None:
            words.append(self.tr("Den venter på «{}».").format(first.about or first.subject))
        return " ".join(words)

    def _who(self) -> str:
        row = self.shown.row
        mine = self.tr("På den bærbare: {}").format(author_words(row.mine_by, row.mine_at))
        if not row.theirs_by:
            return mine
        theirs = self.tr("Her: {}").format(author_words(row.theirs_by, row.theirs_at))
        return f"{mine} · {theirs}"

    def _show_sides(self) -> None:
        one = self.shown
        row = one.row
        before, mine, here = self.tr("Før"), self.tr("På den bærbare"), self.tr("Her")
        sides = [
            (heading, name)
            for heading, name, there in (
                (before, "base", row.has_base),
                (mine, "mine", row.has_mine),
                (here, "theirs", row.has_theirs),
            )
            if there
        ]
        headings = [heading for heading, _ in sides]
        names = [name for _, name in sides]
        rows = [_row(part, names) for part in one.parts]
        gone = [
            words
            for words, there in (
                (self.tr("På den bærbare er posten slettet."), row.has_mine),
                (self.tr("Her er posten der ikke."), row.has_theirs),
            )
            if not there
        ]
        self.beside.show_rows(headings, rows, " ".join(gone))

    def _offer(self) -> None:
        """Offer what this conflict can be decided to, and for how many at once."""
        one = self.shown
        waits = self._first_of(one) is not None
        words = dict(choices(one.row))
        for button, choice in zip(
            self.choice_buttons,
            (ConflictChoice.MINE, ConflictChoice.THEIRS, ConflictChoice.BASE),
            strict=True,
        ):
            button.setText(words.get(choice, ""))
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(button.text()) + _AROUND)
            button.setVisible(choice in words and not waits)
        self.first.setVisible(waits)
        self.own.show_conflict(one)
        if waits:
            self.own.hide()
        self.scope.set_choices(self._scopes())
        self.scope.choose(ONE)
        self.scope.setEnabled(self.scope.count() > 1 and not waits)
        (self.first if waits else self.mine).setFocus()

    def _scopes(self) -> list[tuple[str, str]]:
        found = [(ONE, self.tr("kun denne"))]
        record, kind = self._alike(RECORD), self._alike(KIND)
        if len(record) > 1:
            found.append((RECORD, self.tr("alle {} for denne post").format(len(record))))
        if len(kind) > 1 and self.shown.row.kind not in _SELDOM_ALIKE:
            label = self.shown.row.kind.label(self._context.lang)
            words = self.tr("alle {} af slagsen «{}»").format(len(kind), label)
            found.append((KIND, words))
        return found

    def _alike(self, scope: str) -> list[ConflictWords]:
        """Return the conflicts that a decision would be for."""
        row = self.shown.row
        if scope == RECORD:
            return [
                one
                for one in self._waiting
                if (one.row.record_kind, one.row.record_id) == (row.record_kind, row.record_id)
            ]
        if scope == KIND:
            return [one for one in self._waiting if one.row.kind is row.kind]
        return [self.shown]

    def _first_of(self, one: ConflictWords) -> ConflictWords | None:
        """Return the conflict that another one waits for, while that waits itself."""
        return next((each for each in self._waiting if each.row.id == one.row.waits_for), None)

    def _go(self, by: int) -> None:
        self._at = (self._at + by) % len(self._waiting)
        self.messages.clear()
        self._show()

    def _go_to_first(self) -> None:
        first = self._first_of(self.shown)
        if first is not None:
            self._at = self._waiting.index(first)
            self._show()

    # -- deciding

    def _decide(self, choice: ConflictChoice) -> None:
        ids = [one.row.id for one in self._alike(self.scope.key())]
        workspace = self._context.workspace
        if len(ids) == 1:
            self._do(partial(_decide_one, workspace, ids[0], choice, None), self._refuse)
        else:
            self._do(partial(_decide_all, workspace, ids, choice), self._refuse)

    def _write(self, words: dict[str, str]) -> None:
        job = partial(
            _decide_one, self._context.workspace, self.shown.row.id, ConflictChoice.OWN, words
        )
        self._do(job, self._refuse_words)

    def _do(self, job: partial[Changes], refuse: Callable[[KkdeskError], None]) -> None:
        self._enable(able=False)
        self._context.worker.submit(
            job,
            done=self._decided,
            failed=refuse,
            receiver=self,
        )

    def _decided(self, changes: Changes) -> None:
        self._context.bus.publish(changes)
        self._read(told=True)

    def _read(self, *, told: bool = False) -> None:
        """Read anew what waits."""
        self._context.worker.submit(
            partial(waiting_conflicts, self._context.workspace, self._context.lang),
            done=partial(self._take, told=told),
            failed=self._refuse,
            receiver=self,
        )

    def _take(self, waiting: Sequence[ConflictWords], *, told: bool) -> None:
        decided = len(self._waiting) - len(waiting)
        self._waiting = list(waiting)
        self._enable(able=True)
        if not self._waiting:
            self.accept()
            self.all_decided.emit()
            return
        self._at = min(self._at, len(self._waiting) - 1)
        self._show()
        if told and decided > 0:
            words = count_words(decided, self.tr("Afgjort."), self.tr("{} afgjort."))
            self.messages.show_toast(words, action=self.tr("Fortryd"), do=self._undo)

    def _undo(self) -> None:
        self._do(partial(undo, self._context.workspace), self._refuse)

    def _refuse(self, error: KkdeskError) -> None:
        self._enable(able=True)
        self.messages.show_message(error.message(self._context.lang), "warning")
        if isinstance(error, ConflictSettled):
            self._read()

    def _refuse_words(self, error: KkdeskError) -> None:
        """Say at the field what is wrong with what was written there."""
        self._enable(able=True)
        if isinstance(error, ConflictSettled):
            self._refuse(error)
        else:
            self.own.show_problem(problem_words(error, self._context.lang))

    def _enable(self, *, able: bool) -> None:
        for part in (*self.choice_buttons, self.own, self.first, self.previous, self.next):
            part.setEnabled(able)


def _row(part: PartWords, sides: Sequence[str]) -> Row:
    """Return a field's sides, each against what was before where there was something."""
    words = [str(getattr(part, name)) for name in sides]
    if len(words) == 2 and sides[0] != "base":  # noqa: PLR2004 -- two new records
        return apart(part.title, *words)
    return against(part.title, *words)


def waiting_conflicts(workspace: Workspace, lang: Lang) -> tuple[ConflictWords, ...]:
    """Return what waits for a decision, in words."""
    from kkdesk.services import exchange  # noqa: PLC0415 -- loads SQLModel, in the worker

    return exchange.conflict_words(workspace, exchange.list_conflicts(workspace), lang)


def _decide_one(
    workspace: Workspace, conflict_id: str, choice: ConflictChoice, own: dict[str, str] | None
) -> Changes:
    from kkdesk.services import exchange  # noqa: PLC0415 -- loads SQLModel, in the worker

    return exchange.decide_conflict(workspace, conflict_id, choice, own)


def _decide_all(workspace: Workspace, ids: Sequence[str], choice: ConflictChoice) -> Changes:
    from kkdesk.services import exchange  # noqa: PLC0415 -- loads SQLModel, in the worker

    return exchange.decide_many(workspace, ids, choice)
