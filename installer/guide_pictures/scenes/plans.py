"""Policies, plans and initiatives: the dialogs that make them, and those that look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from guide_pictures.camera import focus
from guide_pictures.scenes import scene
from guide_pictures.stage import COLLEAGUE, work_as
from kkdesk.domain.continuation import Continuation
from kkdesk.domain.coverage import Gap
from kkdesk.domain.records import NodeKind
from kkdesk.services import editing, portfolio
from kkdesk.ui.dialogs.continue_plan import ContinuePlanDialog
from kkdesk.ui.dialogs.edit_conflict import EditConflictDialog
from kkdesk.ui.dialogs.new_initiative import NewInitiativeDialog
from kkdesk.ui.dialogs.new_record import NewRecordDialog
from kkdesk.ui.dialogs.plan_coverage import PlanCoverageDialog
from kkdesk.ui.dialogs.plan_from_policy import PlanFromPolicyDialog
from kkdesk.ui.dialogs.record_editor import RecordEditor
from kkdesk.ui.editing.controls import LineControl
from kkdesk.ui.pages.plans.page import PlansPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from guide_pictures.camera import Camera
    from kkdesk.domain.records import TreeNode
    from kkdesk.services.workspace import Workspace

_PLAN: Final = "Socialforvaltningens"
_POLICY: Final = "Københavns Kommunes Handicappolitik"
_STARTS: Final = Qt.MatchFlag.MatchStartsWith


@scene("new-policy")
def new_policy(camera: Camera) -> QWidget:
    """Ask for the first thing that an empty database needs."""
    page = camera.go("plans", PlansPage)
    page.tree_actions.ask_new("policy", "")
    dialog = camera.dialog(NewRecordDialog)
    for name, words in (
        ("code", "handicap-2027-30"),
        ("title", "Københavns Kommunes Handicappolitik 2027-2030"),
        ("short_title", "Handicappolitik 2027-30"),
        ("period", "2027-2030"),
    ):
        if name in dialog.lines:
            dialog.lines[name].setText(words)
    dialog.organisation.setText("Københavns Kommune")
    return dialog


@scene("record-editor")
def record_editor(camera: Camera) -> QWidget:
    """Show a priority in its editor."""
    page = camera.go("plans", PlansPage)
    choose_node(camera, page, NodeKind.PRIORITY, "2.1")
    page.tree_actions.edit()
    return camera.dialog(RecordEditor)


@scene("new-initiative")
def new_initiative(camera: Camera) -> QWidget:
    """Ask for an initiative, under the objective that is chosen in the tree."""
    page = camera.go("plans", PlansPage)
    choose_node(camera, page, NodeKind.OBJECTIVE, "2. ")
    page.view.new.click()
    dialog = camera.dialog(NewInitiativeDialog)
    dialog.title.setText("Én indgang til hjælpemidler")
    dialog.owner.setCurrentIndex(dialog.owner.findText("SOF", _STARTS))
    dialog.policy.setCurrentIndex(dialog.policy.findText(_POLICY, _STARTS))
    return dialog


@scene("plan-coverage")
def plan_coverage(camera: Camera) -> QWidget:
    """Show which initiatives of a plan have no text in the last status."""
    page = camera.go("plans", PlansPage)
    choose_node(camera, page, NodeKind.PLAN, _PLAN)
    page.view.coverage.click()
    dialog = camera.dialog(PlanCoverageDialog)
    dialog.what.choose(Gap.NO_STATUS)
    dialog.table.selectRow(0)
    return dialog


@scene("plan-from-policy")
def plan_from_policy(camera: Camera) -> QWidget:
    """Show the headings that a department's plan would get."""
    page = camera.go("plans", PlansPage)
    choose_node(camera, page, NodeKind.POLICY, _POLICY)
    page.plan_tools.ask_from_policy()
    dialog = camera.dialog(PlanFromPolicyDialog)
    dialog.department.setCurrentIndex(dialog.department.findText("BIF", _STARTS))
    dialog.words.title.setText("Indsatsplan for beskæftigelse 2026")
    dialog.words.code.setText("bif-2026")
    dialog.words.period.setText("2026")
    return dialog


@scene("continue-plan")
def continue_plan(camera: Camera) -> QWidget:
    """Show an initiative that ends with the old plan, and why."""
    page = camera.go("plans", PlansPage)
    choose_node(camera, page, NodeKind.PLAN, _PLAN)
    page.plan_tools.ask_continue()
    dialog = camera.dialog(ContinuePlanDialog)
    dialog.words.title.setText("Socialforvaltningens indsatsplan 2026")
    dialog.words.code.setText("sof-2026")
    dialog.words.period.setText("2026")
    dialog.table.selectRow(2)
    dialog.outcome.choose(Continuation.ENDED)
    dialog.reason.setPlainText("Målingerne er gjort til fast drift.")
    return dialog


@scene("edit-conflict")
def edit_conflict(camera: Camera) -> QWidget:
    """Show a title that a colleague changed while it was being written."""
    key = str(camera.find("initiatives", code="S2.2")["id"])
    page = camera.go("plans", PlansPage, initiative_id=key)
    control = page.editor.form.own.controls["title"]
    assert isinstance(control, LineControl)
    focus(control.edit)
    control.edit.setText("Forsøg med helt enkle regler om merudgifter")
    control.edit.textEdited.emit(control.edit.text())
    place = camera.stage.desk / "portefølje.sqlite"
    work_as(place, COLLEAGUE, lambda desk: _retitle(desk, key, "Forsøg med enkle regler for alle"))
    page.flush()
    return camera.dialog(EditConflictDialog)


def _retitle(workspace: Workspace, key: str, title: str) -> None:
    before = portfolio.initiative_detail(workspace, key).fields["title"]
    editing.set_field(workspace, "initiative", key, "title", expected=before, value=title)


def choose_node(camera: Camera, page: PlansPage, kind: NodeKind, words: str) -> None:
    """Choose a node of the tree."""
    waiting: list[TreeNode] = list(portfolio.policy_tree(camera.workspace))
    while waiting:
        one = waiting.pop(0)
        if one.kind is kind and one.label.startswith(words):
            page.view.tree.setCurrentIndex(page.tree_model.find(kind, one.id))
            camera.settle()
            return
        waiting.extend(one.children)
    raise LookupError(words)
