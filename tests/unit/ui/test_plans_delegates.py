from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from kkdesk.domain.records import InitiativeFilter, InitiativeRow, Page
from kkdesk.domain.vocabulary import InitiativeState
from kkdesk.ui.delegates.initiatives import (
    RECORD_ROLE,
    STATE_LOOKS,
    StateDelegate,
    TitleDelegate,
)
from kkdesk.ui.pages.plans import model as plans_model
from kkdesk.ui.pages.plans.model import COL_STATE, COL_TITLE, InitiativeTableModel

WIDTH, HEIGHT = 200, 30


def row(state: str, *, confidential: bool = False) -> InitiativeRow:
    return InitiativeRow(
        "id", "S1.1", "Indsats", "SOF", "department", "1", state, "financed", "", None, "",
        confidential,
    )  # fmt: skip


def listed(record: InitiativeRow) -> InitiativeTableModel:
    model = InitiativeTableModel(lambda _wanted, _offset: None)
    model.take(InitiativeFilter(), Page((record,), 0, 1))
    return model


def painted(
    delegate: StateDelegate | TitleDelegate,
    record: InitiativeRow,
    column: int,
    *,
    width: int = WIDTH,
    selected: bool = False,
) -> bytes:
    """Return the pixels of a cell."""
    model = listed(record)
    view = QTableView()
    view.setModel(model)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, HEIGHT)
    option.widget = view
    option.state = QStyle.StateFlag.State_Enabled
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, column))
    painter.end()
    return bytes(image.constBits())


def test_every_state_looks_different_from_the_others() -> None:
    assert set(STATE_LOOKS) == set(InitiativeState)
    assert len(set(STATE_LOOKS.values())) == len(InitiativeState)


def test_the_list_and_its_painters_mean_the_same_role() -> None:
    assert RECORD_ROLE == plans_model.RECORD_ROLE


@pytest.mark.parametrize("state", [*InitiativeState, ""])
@pytest.mark.parametrize("width", [WIDTH, 12])
def test_a_state_is_painted_in_any_width(qapp: object, state: str, width: int) -> None:
    assert qapp is not None
    pixels = painted(StateDelegate(), row(state), COL_STATE, width=width)
    blank = painted(StateDelegate(), row(""), COL_STATE, width=width)
    assert (pixels != blank) == (state != "")


@pytest.mark.parametrize("selected", [False, True])
def test_a_confidential_title_looks_otherwise(qapp: object, *, selected: bool) -> None:
    assert qapp is not None
    plain = painted(TitleDelegate(), row("planned"), COL_TITLE, selected=selected)
    marked = painted(
        TitleDelegate(), row("planned", confidential=True), COL_TITLE, selected=selected
    )
    assert plain != marked
