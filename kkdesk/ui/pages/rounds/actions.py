"""A round's own steps: opened, closed, opened again, and supplemented late."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kkdesk.domain.first_policy import Need
from kkdesk.domain.ids import new_id
from kkdesk.services import portfolio, round_adding, rounds
from kkdesk.ui.guide.topics import TOPIC_PROPERTY
from kkdesk.ui.pages.first_steps import FirstSteps
from kkdesk.ui.pages.rounds.dialogs import WordsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choices
    from kkdesk.domain.rounds import RoundHead
    from kkdesk.ui.pages.rounds.page import RoundsPage

_LAST, _PLAN, _EMPTY = "round:", "plan:", "policy:"


class RoundActions(QObject):
    """What the buttons above the matrix do, each through a dialog of a few words."""

    def __init__(self, page: RoundsPage) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: WordsDialog | None = None
        view = page.view
        view.new.clicked.connect(self._new)
        self._steps = FirstSteps(
            self._page,
            self._page.context,
            view.empty,
            self.tr("I en statusrunde skriver forvaltningerne, hvordan det går med indsatserne."),
            Need.POLICY,
            Need.INITIATIVE,
        )
        self._steps.own_way.connect(self._new)
        view.close_round.clicked.connect(self._close_or_reopen)
        view.supplement.clicked.connect(self._supplement)
        view.compare.clicked.connect(self._compare)
        view.add.clicked.connect(self._ask_initiative)

    def allow(self, head: RoundHead | None) -> None:
        """Let what can be done with this round be done."""
        view, read_only = self._page.view, self._page.context.workspace.read_only
        view.new.setEnabled(not read_only)
        if head is None:
            self._steps.lead(
                self.tr("Ingen statusrunder endnu"),
                self.tr("Åbn den første runde fra en handleplan, eller begynd med en tom."),
                "" if read_only else self.tr("Åbn den første runde …"),
            )
        for button in (view.close_round, view.supplement):
            button.setEnabled(head is not None and not read_only)
        view.compare.setEnabled(head is not None)
        view.add.setEnabled(head is not None and head.is_open and not read_only)
        is_open = head is None or head.is_open
        view.close_round.setText(self.tr("&Luk runden …") if is_open else self.tr("&Genåbn …"))

    def _new(self) -> None:
        workspace = self._page.context.workspace
        self._page.context.worker.submit(
            lambda: portfolio.choices(workspace), done=self._ask_new, receiver=self
        )

    def _ask_new(self, choices: Choices) -> None:
        dialog = WordsDialog(
            self._page,
            self.tr("Ny statusrunde"),
            self.tr("Strukturen tages fra det, runden åbnes fra. Alle tekster begynder tomme."),
            self.tr("Å&bn runden"),
            self._page.context.lang,
        )
        dialog.add_choice("source", self.tr("Åbn &fra"), self._sources(choices))
        dialog.add_line("code", self.tr("&Kode"))
        dialog.add_line("title", self.tr("&Titel"))
        dialog.add_line("period", self.tr("&Periode"))
        dialog.add_line("cut_off", self.tr("&Skæringsdato"))
        dialog.add_line(
            "cut_off_rule",
            self.tr("&Afgrænsning"),
            help_text=self.tr("For eksempel: Budget 2028 er ikke med."),
        )
        dialog.add_line("deadline", self.tr("F&rist for alle forvaltninger"))
        dialog.wanted.connect(self._open)
        self._show(dialog)

    def _sources(self, choices: Choices) -> list[tuple[str, str]]:
        last, plan, empty = self.tr("Runde {}"), self.tr("Handleplan {}"), self.tr("Tom: {}")
        return [
            *((f"{_LAST}{h.id}", last.format(h.code)) for h in self._page.heads),
            *((f"{_PLAN}{p.id}", plan.format(p.code)) for p in choices.plans),
            *((f"{_EMPTY}{p.id}", empty.format(p.label)) for p in choices.policies),
        ]

    def _open(self, typed: dict[str, str]) -> None:
        kind, _, key = typed.pop("source").partition(":")
        name = {"round": "last_round_id", "plan": "plan_id"}.get(kind, "policy_id")
        workspace, new = self._page.context.workspace, new_id()
        job = partial(rounds.open_round, workspace, record_id=new, **{name: key}, **typed)
        self._run(job, expect=new)

    def _close_or_reopen(self) -> None:
        sheet = self._page.sheet
        if sheet is None:
            return
        if sheet.head.is_open:
            dialog = WordsDialog(
                self._page,
                self.tr("Luk runden"),
                self.tr("Det, der er sagt, fryses og udskrives sådan fra nu af."),
                self.tr("&Luk runden"),
                self._page.context.lang,
                tick=self.tr("Luk, selv om &tekster mangler eller ikke er godkendt"),
            )
            dialog.add_line("state", self.tr("&Begrundelse"))
        else:
            dialog = WordsDialog(
                self._page,
                self.tr("Genåbn runden"),
                self.tr("Teksterne kan rettes igen. Begrundelsen gemmes i historikken."),
                self.tr("&Genåbn"),
                self._page.context.lang,
            )
            dialog.add_line("reopen_reason", self.tr("&Begrundelse"))
        dialog.setProperty(TOPIC_PROPERTY, "round-close")
        dialog.wanted.connect(self._turn)
        self._show(dialog)

    def _turn(self, typed: dict[str, str]) -> None:
        sheet, workspace = self._page.sheet, self._page.context.workspace
        if sheet is None or self.dialog is None:
            return
        if "state" in typed:
            self._run(
                partial(
                    rounds.close_round,
                    workspace,
                    sheet.head.id,
                    accept_missing=self.dialog.tick.isChecked(),
                    reason=typed["state"],
                )
            )
        else:
            self._run(
                partial(rounds.reopen_round, workspace, sheet.head.id, typed["reopen_reason"])
            )

    def _supplement(self) -> None:
        dialog = WordsDialog(
            self._page,
            self.tr("Sent supplement"),
            self.tr("Bemærkninger, der kom efter de andre. De udskrives sidst, mærket med dagen."),
            self.tr("&Tilføj"),
            self._page.context.lang,
        )
        dialog.add_line("received", self.tr("&Modtaget"))
        dialog.add_line("about", self.tr("&Om"), help_text=self.tr("For eksempel: budget 2026"))
        dialog.add_text("text", self.tr("T&ekst"))
        dialog.setProperty(TOPIC_PROPERTY, "round-supplement")
        dialog.wanted.connect(self._add_supplement)
        self._show(dialog)

    def _add_supplement(self, typed: dict[str, str]) -> None:
        if self._page.sheet is not None:
            self._run(
                partial(
                    rounds.add_supplement,
                    self._page.context.workspace,
                    self._page.sheet.head.id,
                    day=typed["received"],
                    about=typed["about"],
                    text=typed["text"],
                )
            )

    def _ask_initiative(self) -> None:
        dialog = WordsDialog(
            self._page,
            self.tr("Tilføj en indsats til runden"),
            self.tr("Teksten lægges under den forvaltning, der har indsatsen, og dens målsætning."),
            self.tr("&Tilføj"),
            self._page.context.lang,
        )
        dialog.add_line("code", self.tr("&Kode"), help_text=self.tr("For eksempel: S2.2"))
        dialog.setProperty(TOPIC_PROPERTY, "round-add")
        dialog.wanted.connect(self._add_initiative)
        self._show(dialog)

    def _add_initiative(self, typed: dict[str, str]) -> None:
        sheet, workspace, new = self._page.sheet, self._page.context.workspace, new_id()
        if sheet is not None:
            job = partial(
                round_adding.add_text_about, workspace, sheet.head.id, typed["code"], record_id=new
            )
            self._run(job, then=lambda: self._page.open_with(entry_id=new))

    def _compare(self) -> None:
        """Show what the round tells otherwise than the one before it."""
        sheet, heads = self._page.sheet, self._page.heads
        if sheet is None:
            return
        same = [head for head in heads if head.policy_id == sheet.head.policy_id]
        earlier = same[[head.id for head in same].index(sheet.head.id) + 1 :]
        named = (head for head in same if head.id == sheet.head.previous_id)
        before = next(iter((*named, *earlier)), None)
        self._page.context.open_page(
            "history", view="tellings", first=before.code if before else "", last=sheet.head.code
        )

    def _show(self, dialog: WordsDialog) -> None:
        self.dialog = dialog.lay_out()
        dialog.open()

    def _run(
        self,
        job: Callable[[], Changes],
        *,
        expect: str = "",
        then: Callable[[], None] | None = None,
    ) -> None:
        """Do it after what was typed is saved; the dialog closes when it is done."""
        self._page.flush()
        dialog = self.dialog
        assert dialog is not None

        def done(_: Changes) -> None:
            self.dialog = None
            dialog.accept()
            if expect:
                self._page.expect(expect)
            if then is not None:
                then()

        self._page.saver.run(job, saved=done, failed=dialog.show_problem)
