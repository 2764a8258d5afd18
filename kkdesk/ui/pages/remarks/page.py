"""Bemærkninger: finds remarks, shows the chosen one, and takes letters and answers in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.collation import collation_text
from kkdesk.domain.first_policy import Need
from kkdesk.domain.remarks import Answered, RemarkView, can_move, grouped
from kkdesk.errors import RecordGone
from kkdesk.services import editing, portfolio, remarks
from kkdesk.services.undo import undo_exactly
from kkdesk.ui.dialogs.edit_conflict import ask_conflict
from kkdesk.ui.dialogs.message import ask
from kkdesk.ui.editing.binding import Saver, problem_words
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.first_steps import FirstSteps
from kkdesk.ui.pages.remarks.adding import Adder
from kkdesk.ui.pages.remarks.model import RemarkModel, select
from kkdesk.ui.pages.remarks.page_view import RemarksView
from kkdesk.ui.pages.remarks.panel import RemarkPanel
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.pickers import Option

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choices
    from kkdesk.domain.remarks import RemarkItem, RemarkRoundItem, RemarkSheet
    from kkdesk.errors import KkdeskError
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.dialogs.letter import LetterDialog
    from kkdesk.ui.dialogs.new_remark import NewRemarkDialog
    from kkdesk.ui.pages.context import PageContext

LISTENS_TO: Final = (
    *("remark", "remark_round", "remark_initiative", "remark_department", "answer"),
    *("objective", "department", "status_round", "initiative", "case", "route_step", "meeting"),
    *("status_entry", "plan_entry", "date_entry", "appropriation"),
)


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything the list and the choices stand on."""

    items: tuple[RemarkItem, ...]
    rounds: tuple[RemarkRoundItem, ...]
    choices: Choices
    departments: tuple[str, ...]
    """Those that a remark concerns."""
    left: int
    """How many remarks are not wholly answered."""


def read_contents(workspace: Workspace) -> Contents:
    """Read what the page shows and offers."""
    items = remarks.remark_items(workspace)
    return Contents(
        items,
        remarks.remark_rounds(workspace),
        portfolio.choices(workspace),
        tuple(sorted({n for item in items for n in item.concerned}, key=collation_text)),
        sum(item.answered is not Answered.WHOLE for item in items),
    )


class RemarksPage(QWidget):
    """The page; ``open_with(remark_id=…, view=…)`` goes to a remark."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.view = RemarksView(context.lang)
        self.model = RemarkModel(context.lang, self)
        self.saver = Saver(context, self)
        self.panel = RemarkPanel(self.saver)
        self.contents: Contents | None = None
        self._marked = ""
        self._letter = ""  # what the next list shall be of
        self._added_ids: frozenset[str] = frozenset()  # what the next list shall stand on
        self._stale = True
        self._opened = False
        self.adder = Adder(self, self.saver)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.area.setWidget(self.panel)
        self.view.list.setModel(self.model)
        self.view.lay_columns()
        self._connect()

    @property
    def dialog(self) -> LetterDialog | NewRemarkDialog | None:
        """Return the dialog that is open above the page."""
        return self.adder.dialog

    # -- what others call

    def open_with(self, remark_id: str = "", view: str = "", letter_id: str = "") -> None:
        """Show a view, one remark or one letter, without other filters."""
        self._clear_filters()
        self._letter = letter_id
        if view:
            self.view.view.choose(view)
        self._marked = remark_id or self._marked
        if remark_id:
            self.view.view.choose(RemarkView.OBJECTIVE)
        self.reload()

    def reload(self) -> None:
        """Read the remarks anew; the list stands until they come."""
        self._stale = False
        self._context.worker.submit(
            partial(read_contents, self._context.workspace),
            done=self._take,
            receiver=self,
            latest_only_key=f"remarks.{id(self)}",
        )

    def flush(self) -> None:
        """Hand over what was typed."""
        self.panel.flush()

    def unsaved(self) -> bool:
        """Tell whether something typed is not stored."""
        return self.panel.unsaved()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.view.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.search.selectAll()

    # -- Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Bring the list up to date with what changed while hidden."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    # -- setting up

    def _connect(self) -> None:
        view, panel = self.view, self.panel
        view.view.activated.connect(lambda _: self._refilter())
        view.round.activated.connect(lambda _: self._refilter())
        view.search.searched.connect(lambda _: self._refilter())
        for go_on in (view.search.returnPressed, view.search.left_down):
            go_on.connect(self._go_to_list)
        view.departments.selection_changed.connect(lambda _: self._refilter())
        view.add_letter.clicked.connect(self._ask_letter)
        view.add_remark.clicked.connect(self._ask_remark)
        self.adder.added.connect(self._added)
        self.adder.refused.connect(lambda words: view.messages.show_message(words, "info"))
        self._steps = FirstSteps(
            self,
            self._context,
            view.empty,
            self.tr("Her står, hvad råd og høringer har bemærket, og hvad der blev svaret."),
            Need.POLICY,
            beside=view.side,
        )
        self._steps.own_way.connect(self._resolve_emptiness)
        view.list.selectionModel().currentChanged.connect(self._mark)
        self.model.modelReset.connect(self._restore)
        for moving in (view.move_wanted, panel.move_wanted):
            moving.connect(self._move)
        panel.asked.connect(self._ask_for_answer)
        panel.child_wanted.connect(self._ask_child)
        panel.delete_wanted.connect(lambda: self._delete("remark", self._marked))
        panel.delete_round_wanted.connect(self._delete_round)
        panel.answer_delete_wanted.connect(partial(self._delete, "answer"))
        panel.followed.connect(lambda key: self.open_with(remark_id=key))
        panel.initiative_followed.connect(
            lambda key: self._context.open_page("plans", initiative_id=key)
        )
        panel.initiative_searched.connect(self._search_initiatives)
        self.saver.conflict.connect(partial(ask_conflict, self))
        self._context.bus.subscribe(LISTENS_TO, self, self._heard)
        if self._context.workspace.read_only:
            for button in (view.add_letter, view.add_remark):
                button.setEnabled(False)

    # -- reading

    def _heard(self, _: Changes) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _take(self, contents: Contents) -> None:
        before, self.contents = self.contents, contents
        if before is None or before.choices != contents.choices:
            self.panel.offer(contents.choices)
        new = (item.id for item in contents.items if item.id in self._added_ids)
        self._marked, self._added_ids = next(new, self._marked), frozenset()
        chosen, self._letter = self._letter or self.view.round.key(), ""
        every = [("", self.tr("Alle breve og møder"))]
        self.view.round.set_choices(every + [(one.id, one.title) for one in contents.rounds])
        self.view.round.choose(chosen)
        self.view.departments.set_options([Option(name, name) for name in contents.departments])
        self._refilter()

    def _refilter(self) -> None:
        if self.contents is None:
            return
        found = select(
            self.contents.items,
            remark_round=self.view.round.key(),
            departments=self.view.departments.checked(),
            words=self.view.search.text(),
        )
        self.model.show(
            grouped(
                found,
                RemarkView(self.view.view.key()),
                self._context.workspace.today(),
                general=self.tr("Generelt"),
                nobody=self.tr("Ingen forvaltning"),
                lang=self._context.lang,
            )
        )

    def _restore(self) -> None:
        """Unfold, span the headings and mark the remark that was marked."""
        view = self.view.list
        for row in range(self.model.rowCount()):
            view.setFirstColumnSpanned(row, QModelIndex(), True)  # noqa: FBT003 -- Qt's signature
        view.expandAll()
        if not self._marked and not self._opened and self.model.groups:
            self._marked = self.model.groups[0].items[0].id  # the panel is not empty at first
        self._opened = self._opened or bool(self.model.groups)
        found = self.model.index_of(self._marked)
        if found.isValid():
            view.setCurrentIndex(found)
            view.scrollTo(found)
        self._show_summary()
        self._show_emptiness()
        self._read_sheet()

    def _show_summary(self) -> None:
        count, left = (len(self.contents.items), self.contents.left) if self.contents else (0, 0)
        text = " · ".join(
            (
                count_words(count, self.tr("1 bemærkning"), self.tr("{} bemærkninger")),
                self.tr("{} uden fuldt svar").format(left),
            )
        )
        if self.view.header.accessibleDescription() != text:
            self.view.header.setAccessibleDescription(text)
            announce(self.view.list, text)
        self.view.header.set_title(self.tr("Bemærkninger"), text)

    def _show_emptiness(self) -> None:
        view, any_at_all = self.view, bool(self.contents and self.contents.items)
        view.stack.setCurrentWidget(view.list if self.model.groups else view.empty)
        title, text, action = _emptiness(view.view.key(), any_at_all=any_at_all)
        may = any_at_all or not self._context.workspace.read_only
        if self.model.groups:
            self._steps.leave()
        else:
            tell = self._steps.say if any_at_all else self._steps.lead
            tell(title, text, action if may else "")

    def _resolve_emptiness(self) -> None:
        if self.contents is None or not self.contents.items:
            self._ask_letter()
            return
        self._clear_filters()
        self.view.view.choose(RemarkView.OBJECTIVE)
        self._refilter()

    def _clear_filters(self) -> None:
        self.view.search.clear()
        self.view.departments.set_checked(())
        self.view.round.choose("")

    # -- the chosen remark

    def _mark(self, index: QModelIndex) -> None:
        item = self.model.item(index)
        if item is not None and item.id != self._marked:
            self.panel.flush()
            self._marked = item.id
            self._read_sheet()

    def _read_sheet(self) -> None:
        wanted = self._marked
        if not wanted:
            self.view.side.setCurrentWidget(self.view.nothing)
            return
        self._context.worker.submit(
            partial(remarks.remark_sheet, self._context.workspace, wanted),
            done=self._show_sheet,
            failed=self._refused,
            receiver=self,
            latest_only_key=f"remark.{id(self)}",
        )

    def _show_sheet(self, sheet: RemarkSheet) -> None:
        if sheet.item.id == self._marked:
            self.panel.show_sheet(sheet)
            if self.contents is not None and not self._context.workspace.read_only:
                up, down = can_move(self.contents.items, sheet.item)
                self.panel.allow_moves(up=up, down=down)
            self.view.side.setCurrentWidget(self.view.area)

    def _refused(self, error: KkdeskError) -> None:
        """Let go of a remark that was deleted; say anything else."""
        if isinstance(error, RecordGone):
            self._marked = ""
            self.panel.clear()
            self.view.side.setCurrentWidget(self.view.nothing)
        else:
            self._context.show_error(error)

    def _go_to_list(self) -> None:
        first = self.model.index(0, 0)
        if first.isValid():
            if self.model.item(self.view.list.currentIndex()) is None:
                self.view.list.setCurrentIndex(self.model.index(0, 0, first))
            self.view.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- actions

    def _move(self, step: int) -> None:
        if self._marked and not self._context.workspace.read_only:
            self.panel.flush()
            job = partial(remarks.move_remark, self._context.workspace, self._marked, step)
            self.saver.run(job, failed=self._say_problem, saved=self._moved)

    def _moved(self, _: Changes) -> None:
        self.panel.show_refusal("")

    def _say_problem(self, error: KkdeskError, *, letter: bool = False) -> None:
        words = problem_words(error, self._context.lang)
        self.panel.show_refusal(words, letter=letter)

    def _search_initiatives(self, words: str) -> None:
        self._context.worker.submit(
            partial(remarks.find_initiatives, self._context.workspace, words),
            done=partial(self.panel.show_found, words),
            receiver=self,
            latest_only_key=f"remarks.initiatives.{id(self)}",
        )

    def _ask_for_answer(self) -> None:
        if self._marked:
            self.saver.run(partial(remarks.ask_for_answer, self._context.workspace, self._marked))

    def _delete(self, kind: str, record_id: str) -> None:
        self.panel.flush()
        self.saver.run(
            partial(editing.delete_record, self._context.workspace, kind, record_id),
            saved=self._deleted,
            failed=partial(self._say_problem, letter=kind == "remark_round"),
        )

    def _delete_round(self) -> None:
        sheet = self.panel.sheet
        if sheet is None or self.contents is None:
            return
        letter = sheet.item.remark_round_id
        going = [item for item in self.contents.items if item.remark_round_id == letter]
        answers = sum(len(item.answers) for item in going)
        words = self.tr(
            "Slet «{title}»? Brevets bemærkninger ({remarks}) og deres svar ({answers})"
            " slettes med det."
        )
        ask(
            self,
            self.tr("Slet brevet"),
            words.format(title=sheet.item.remark_round, remarks=len(going), answers=answers),
            self.tr("Slet"),
            partial(self._delete, "remark_round", letter),
            dangerous=True,
        )

    def _deleted(self, changes: Changes) -> None:
        bring_back = partial(undo_exactly, self._context.workspace, changes.operation_id, "remark")
        self.view.messages.show_toast(
            self.tr("Slettet."),
            action=self.tr("Fortryd"),
            do=partial(self.saver.run, bring_back),
        )

    # -- adding

    def _ask_letter(self) -> None:
        self.adder.ask_letter(self.contents)

    def _ask_remark(self) -> None:
        self.adder.ask_remark(self.contents, self.panel.sheet)

    def _ask_child(self) -> None:
        sheet = self.panel.sheet
        if sheet is not None:
            self.adder.ask_remark(self.contents, sheet, sheet.item)

    def _added(self, changes: Changes) -> None:
        """Go to the first remark that was added."""
        self._clear_filters()
        self._added_ids = changes.ids
        self.view.view.choose(RemarkView.OBJECTIVE)


def _emptiness(view: str, *, any_at_all: bool) -> tuple[str, str, str]:
    """Say why a view shows nothing, and what can be done about it."""
    translate = QCoreApplication.translate
    if not any_at_all:
        return (
            translate("RemarksPage", "Ingen bemærkninger endnu"),
            translate("RemarksPage", "Indsæt et brev fra et råd eller en høring, så deles det op."),
            translate("RemarksPage", "Nyt brev …"),
        )
    everything = translate("RemarksPage", "Vis alle bemærkninger")
    if view == RemarkView.DUE:
        return (
            translate("RemarksPage", "Ingen svar har en frist"),
            translate("RemarksPage", "Frister sættes på de svar, der er bedt om."),
            everything,
        )
    return (
        translate("RemarksPage", "Ingen bemærkninger passer"),
        translate("RemarksPage", "Visning, søgning og filtre skjuler dem alle."),
        everything,
    )


def make_page(context: PageContext) -> RemarksPage:
    """Return the page for a window."""
    return RemarksPage(context)
