"""Steps on the question page that its tests share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing
from competency_app.domain.rounds import RoundId
from competency_app.workspace import Workspace
from tests.gui.sample_window import Shown
from ui.main_window import MainWindow
from ui.pages.question_page import QuestionPage
from ui.widgets.option_card import OptionCard


def page(view: Shown) -> QuestionPage:
    found = view.window.page()
    assert isinstance(found, QuestionPage), found
    return found


def at(view: Shown) -> str:
    """Key of the question now shown."""
    question = page(view).view
    assert question is not None
    return question.node.key


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
    focus = window.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def levels(workspace: Workspace, round_id: RoundId) -> dict[str, str | None]:
    return {key: answer.level for key, answer in assessing.sheet(workspace, round_id).answers.items()}


def focused_card(view: Shown) -> OptionCard:
    card = view.window.focusWidget()
    assert isinstance(card, OptionCard), card
    return card


def page_round(view: Shown) -> RoundId:
    current = assessing.current(view.ctx.workspace)
    assert current is not None
    return current.id


def round_of(view: Shown, framework_id: str) -> RoundId:
    return next(one.id for one in assessing.rounds(view.ctx.workspace) if one.framework_id == framework_id)
