"""How a result came about: the rule in words, what the range rests on, each step, and the choice of another rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from competency_app import wording
from competency_app.domain.scoring import rule_or_middle
from competency_app.i18n import _
from ui import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.cards import Card
from ui.widgets.inputs import Combo, Field
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.domain.framework import Framework, Rule, Texts
    from competency_app.domain.results import Result
    from competency_app.i18n import Translator


class MethodPanel(Card):
    """A card in the page; Esc or its cross closes it."""

    closed = Signal()
    rule_chosen = Signal(str)

    def __init__(self, result: Result, framework: Framework, texts: Texts, tr: Translator) -> None:
        super().__init__(spacing=8)
        rule = rule_or_middle(framework, result.rule_id)
        head = QHBoxLayout()
        head.addWidget(TextBlock(_("How this is worked out"), theme.CARD_TITLE), 1)
        self.close_tool = ToolButton(_("Close the explanation"), icon="close")
        self.close_tool.setObjectName("result.method.close")
        self.close_tool.clicked.connect(self.closed)
        head.addWidget(self.close_tool, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self._add_rule(rule, framework, tr)
        lines = (
            wording.overall_sentence(result, texts, tr),
            wording.precision_sentence(framework, tr),
            *wording.trail_lines(result, framework, texts, tr),
        )
        self.column.addSpacing(theme.px(8))
        self.lines = [TextBlock(words, theme.SECONDARY, tone="text2") for words in lines if words]
        for block in self.lines:
            self.column.addWidget(block)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _add_rule(self, rule: Rule, framework: Framework, tr: Translator) -> None:
        self.column.addWidget(TextBlock(wording.sentence(rule_name(rule, tr)), bold=True))
        self.column.addWidget(TextBlock(wording.rule_words(rule, tr)))
        origin = wording.status_of_source(rule.status, tr)
        if rule.source:
            origin = _("{source} ({status})").format(source=wording.foreign(rule.source, tr), status=origin)
        words = _("Where the rule comes from: {origin}").format(origin=origin)
        self.column.addWidget(TextBlock(words, theme.SECONDARY, tone="text2"))
        if len(framework.file.rules) > 1:
            self.rules = Combo([(one.id, rule_name(one, tr)) for one in framework.file.rules], rule.id)
            self.rules.setObjectName("result.rule")
            self.rules.activated.connect(lambda: self.rule_chosen.emit(self.rules.key()))
            self.column.addWidget(Field(_("Read the same answers with the rule"), self.rules))


def rule_name(rule: Rule, tr: Translator) -> str:
    """The rule with its version, as page and paper name it."""
    return _("{rule}, version {version}").format(rule=wording.rule_title(rule, tr), version=rule.version)
