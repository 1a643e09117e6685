"""Where a translation lacks words, the original stands in its own direction, and a quiet note says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from competency_app.actions import assessing, frameworks, planning, profiles
from competency_app.actions.assessing import RoundOrder
from competency_app.domain.rounds import RoundId
from tests.gui.keyboard import activate, click, page, said, texts
from tests.gui.sample_window import NOW, Shown, shown
from ui.widgets.option_card import OptionCard
from ui.widgets.text import TextBlock

TINY = Path(__file__).resolve().parents[1] / "fixtures" / "frameworks" / "tiny"
SOME = "Some of this is not translated yet and shown in English."
ALL = "Not translated yet; shown in English."
ARABIC = {
    "language": "ar",
    "title": "مدرسة الحديقة",
    "scales": {"steps": {"L1": {"label": "بداية"}, "L2": {"label": "نمو"}, "L3": {"label": "إزهار"}}},
    "nodes": {
        "a": {"title": "الزراعة"},
        "a.1": {"title": "البذر", "question": "كيف تبذر؟", "levels": {"L1": "أبذر حين يُطلب مني."}},
        "a.2": {
            "title": "السقي",
            "question": "كيف تسقي؟",
            "levels": {"L1": "واحد", "L2": "اثنان", "L3": "ثلاثة"},
            "next_steps": {"L1": "جرّب.", "L2": "جرّب أكثر."},
        },
    },
}


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    workspace = profiles.create("Owl 27", clock=lambda: NOW)
    preview = frameworks.preview(TINY)
    frameworks.add(workspace, preview)
    assert preview.framework is not None
    frameworks.put_words(workspace, preview.framework, {"ar": json.dumps(ARABIC).encode()})
    with shown(qapp, workspace) as view:
        activate(view, qtbot)
        yield view


@pytest.fixture
def started(view: Shown) -> RoundId:
    started, _changes = assessing.start(view.ctx.workspace, RoundOrder("tiny", language="ar"))
    for node in ("a.1", "a.2", "a.3"):
        assessing.record_level(view.ctx.workspace, started, node, "L1")
    return started


def directions(view: Shown) -> list[Qt.LayoutDirection | None]:
    cards = [one for one in page(view).findChildren(OptionCard) if one.isVisible()]
    return [one.option.direction for one in cards if one.option.key.startswith("L")]


RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


def test_each_answer_reads_in_its_own_direction_and_the_note_says_what_is_missing(
    view: Shown, started: RoundId
) -> None:
    view.window.go("question", round=started, node="a.1")
    assert directions(view) == [RIGHT, LEFT, LEFT]
    assert SOME in said(view)
    view.window.go("question", round=started, node="a.2")
    assert directions(view) == [RIGHT, RIGHT, RIGHT]
    assert said(view) == []
    view.window.go("question", round=started, node="a.3")
    assert directions(view) == [LEFT, LEFT, LEFT]
    assert ALL in said(view)


def test_the_explanation_reads_text_by_text(view: Shown, started: RoundId) -> None:
    view.window.go("question", round=started, node="a.2")
    click(view, "question.meaning")
    blocks = {one.text(): one for one in page(view).findChildren(TextBlock) if one.isVisible()}
    assert blocks["A watering rota."]._direction == LEFT


@pytest.mark.parametrize(("node", "note"), [("a.1", SOME), ("a.2", ""), ("a.3", ALL)])
def test_a_competence_says_it_too(view: Shown, started: RoundId, node: str, note: str) -> None:
    view.window.go("competence", round=started, node=node)
    assert said(view) == ([note] if note else [])


def test_a_result_says_it_once(view: Shown, started: RoundId) -> None:
    view.window.go("result", round=started)
    assert said(view) == [SOME]


@pytest.mark.parametrize(("node", "note"), [("a.1", SOME), ("a.2", ""), ("a.3", ALL)])
def test_a_goal_says_it_in_the_language_frameworks_speak(view: Shown, started: RoundId, node: str, note: str) -> None:
    view.ctx.set_preferences(replace(view.ctx.preferences, framework_language="ar"))
    goal, _changes = planning.add_goal(view.ctx.workspace, started, node)
    view.window.go("plan", goal=goal)
    assert [one for one in texts(view) if one in (SOME, ALL)] == ([note] if note else [])


def test_a_language_the_framework_lacks_altogether_is_said_with_the_goal(view: Shown, started: RoundId) -> None:
    view.ctx.set_preferences(replace(view.ctx.preferences, framework_language="ru"))
    goal, _changes = planning.add_goal(view.ctx.workspace, started, "a.1")
    view.window.go("plan", goal=goal)
    assert ALL in texts(view)
