"""What a person does with whole plans: make one from the policy, continue one, see its gaps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from kkdesk.domain.ids import new_id
from kkdesk.domain.records import NodeKind
from kkdesk.services import plans, portfolio, record_editing
from kkdesk.ui.editing.binding import Saver

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.coverage import PlanCoverage
    from kkdesk.domain.records import Choice
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.dialogs.continue_plan import ContinuePlanDialog, WantedContinuation
    from kkdesk.ui.dialogs.plan_coverage import PlanCoverageDialog
    from kkdesk.ui.dialogs.plan_from_policy import PlanFromPolicyDialog, WantedPlan
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.plans.page_view import PlansView
    from kkdesk.ui.pages.plans.tree_actions import Offer, TreeActions
    from kkdesk.ui.pages.plans.tree_model import PlanTreeModel


class PlanTools(QObject):
    """The plan's own entries in the tree's menus, its button, and the dialogs they open."""

    def __init__(
        self,
        page: QWidget,
        context: PageContext,
        view: PlansView,
        model: PlanTreeModel,
        tree_actions: TreeActions,
        open_initiative: Callable[[str], None],
    ) -> None:
        super().__init__(page)
        self._widget, self._context, self._view, self._model = page, context, view, model
        self._tree_actions, self._open_initiative = tree_actions, open_initiative
        self._saver = Saver(context, self)
        self._coverage: PlanCoverageDialog | None = None
        tree_actions.more = self.offers
        view.coverage.clicked.connect(self.show_coverage)
        view.tree.selectionModel().currentChanged.connect(self._fit_button)
        view.tree.model().modelReset.connect(self._fit_button)
        shortcut = QShortcut(QKeySequence("F7"), page)
        shortcut.activated.connect(self.show_coverage)
        self._fit_button()

    def offers(self) -> list[Offer]:
        """Return what the tree's menus offer for the chosen policy or plan."""
        can_write = not self._context.workspace.read_only
        found: list[Offer] = []
        policy, plan = self._around(NodeKind.POLICY), self._around(NodeKind.PLAN)
        if policy:
            words = self.tr("Ny handleplan fra politikken …")
            found.append(("add", words, "", self.ask_from_policy, can_write))
        if plan:
            words = self.tr("Fortsæt planen i en ny …")
            found.append(("add", words, "", self.ask_continue, can_write))
            found.append(("search", self.tr("Planens dækning …"), "F7", self.show_coverage, True))
        words = self.tr("Forvaltninger, udvalg og råd …")
        found.append(("cases", words, "", self._show_bodies, True))
        return found

    def _show_bodies(self) -> None:
        """Go to where departments are added and edited."""
        self._context.open_page("cases", kind="department")

    # -- coverage

    def show_coverage(self) -> None:
        """Show what the chosen plan covers and lacks."""
        plan = self._around(NodeKind.PLAN)
        if plan:
            self._read(plan, self._show_coverage)

    def follow(self) -> None:
        """Show in an open list what is stored of its plan now."""
        dialog = self._open_coverage()
        if dialog is not None:
            self._read(dialog.plan_id, self._refresh)

    def _show_coverage(self, found: PlanCoverage) -> None:
        from kkdesk.ui.dialogs.plan_coverage import PlanCoverageDialog  # noqa: PLC0415 -- when asked for

        before = self._open_coverage()
        if before is not None:
            before.close()
        dialog = PlanCoverageDialog(self._widget, found, self._context.lang)
        dialog.initiative_wanted.connect(self._open_initiative)
        dialog.priority_wanted.connect(self._choose_priority)
        self._coverage = dialog
        dialog.show()

    def _refresh(self, found: PlanCoverage) -> None:
        dialog = self._open_coverage()
        if dialog is not None and dialog.plan_id == found.plan_id:
            dialog.show_coverage(found)

    def _open_coverage(self) -> PlanCoverageDialog | None:
        dialog = self._coverage
        return dialog if dialog is not None and shiboken6.isValid(dialog) else None

    def _choose_priority(self, priority_id: str) -> None:
        index = self._model.find(NodeKind.PRIORITY, priority_id)
        if index.isValid():
            self._view.show_tree.setChecked(True)
            self._view.tree.setCurrentIndex(index)
            self._view.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- from the policy

    def ask_from_policy(self) -> None:
        """Ask for a department's plan under the chosen policy."""
        policy = self._around(NodeKind.POLICY)
        if policy and not self._context.workspace.read_only:
            self._context.worker.submit(
                partial(_departments, self._context.workspace, policy),
                done=partial(self._show_from_policy, policy),
                failed=self._context.show_error,
                receiver=self,
            )

    def _show_from_policy(self, policy_id: str, departments: tuple[Choice, ...]) -> None:
        from kkdesk.ui.dialogs.plan_from_policy import PlanFromPolicyDialog  # noqa: PLC0415 -- when asked for

        dialog = PlanFromPolicyDialog(self._widget, policy_id, departments, self._context.lang)
        dialog.department_chosen.connect(partial(self._read_bound, dialog, policy_id))
        dialog.wanted.connect(partial(self._make, dialog))
        dialog.open()
        dialog.ask()

    def _read_bound(self, dialog: PlanFromPolicyDialog, policy_id: str, department: str) -> None:
        self._context.worker.submit(
            partial(plans.binding_priorities, self._context.workspace, policy_id, department),
            done=dialog.show_bound,
            failed=dialog.show_problem,
            receiver=dialog,
            latest_only_key="plans.bound",
        )

    def _make(self, dialog: PlanFromPolicyDialog, wanted: WantedPlan) -> None:
        plan_id = new_id()
        self._saver.run(
            partial(
                plans.plan_from_policy,
                self._context.workspace,
                wanted.policy_id,
                wanted.department_id,
                wanted.new,
                with_others=wanted.with_others,
                plan_id=plan_id,
            ),
            saved=partial(self._made, dialog, plan_id),
            failed=dialog.show_problem,
        )

    # -- from the last plan

    def ask_continue(self) -> None:
        """Ask what becomes of each initiative of the chosen plan in the next one."""
        plan = self._around(NodeKind.PLAN)
        if plan and not self._context.workspace.read_only:
            self._read(plan, self._show_continue)

    def _show_continue(self, old: PlanCoverage) -> None:
        from kkdesk.ui.dialogs.continue_plan import ContinuePlanDialog  # noqa: PLC0415 -- when asked for

        dialog = ContinuePlanDialog(self._widget, old, self._context.lang)
        dialog.wanted.connect(partial(self._continue, dialog))
        dialog.open()

    def _continue(self, dialog: ContinuePlanDialog, wanted: WantedContinuation) -> None:
        plan_id = new_id()
        self._saver.run(
            partial(
                plans.continue_plan,
                self._context.workspace,
                wanted.old_plan_id,
                wanted.new,
                wanted.decisions,
                plan_id=plan_id,
            ),
            saved=partial(self._made, dialog, plan_id),
            failed=dialog.show_problem,
        )

    def _made(
        self, dialog: PlanFromPolicyDialog | ContinuePlanDialog, plan_id: str, _changes: Changes
    ) -> None:
        dialog.accept()
        self._tree_actions.wish(NodeKind.PLAN, plan_id)

    # -- the tree

    def _around(self, kind: NodeKind) -> str:
        """Return the chosen policy or plan, or the one that holds what is chosen."""
        index = self._view.tree.currentIndex()
        while (node := self._model.node(index)) is not None:
            if node.kind is kind:
                return node.id
            index = index.parent()
        return ""

    def _fit_button(self) -> None:
        self._view.coverage.setEnabled(bool(self._around(NodeKind.PLAN)))

    def _read(self, plan_id: str, show: Callable[[PlanCoverage], None]) -> None:
        self._context.worker.submit(
            partial(plans.plan_coverage, self._context.workspace, plan_id),
            done=show,
            failed=self._context.show_error,
            receiver=self,
            latest_only_key="plans.coverage",
        )


def _departments(workspace: Workspace, policy_id: str) -> tuple[Choice, ...]:
    """Return the departments of the policy's municipality."""
    code = record_editing.record_sheet(workspace, "policy", policy_id).policy_code
    return portfolio.choices(workspace, policy_code=code).departments
