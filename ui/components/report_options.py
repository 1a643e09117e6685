"""What is printed, with whose name, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from competency_app import i18n, wording
from competency_app.actions import comparing, planning
from competency_app.i18n import _
from ui import theme
from ui.components.round_words import joined, which_round
from ui.widgets.arranging import SideBySide
from ui.widgets.buttons import quiet
from ui.widgets.frame import add_flush
from ui.widgets.inputs import CheckBox, Combo, Field
from ui.widgets.segments import Segments
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.domain.rounds import Round
    from ui.context import UiContext

Kind = Literal["profile", "plan", "progress"]
Paper = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """The page's side of a report order; the fields have the same names."""

    kind: Kind
    round_id: int
    before_id: int | None
    language: str
    paper: Paper
    grey: bool
    large: bool
    parts: frozenset[str]
    name: bool


class ReportOptions(QWidget):
    """Three groups in the order of the decisions; every change is told at once."""

    changed = Signal()

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        kinds = [("profile", _("Profile")), ("plan", _("Plan")), ("progress", _("Progress"))]
        self.kind = Segments(kinds, name=_("What"))
        self.kind.setObjectName("share.kind")
        self.round, self.before = _combo("share.round"), _combo("share.before")
        self.round_field, self.before_field = Field(_("Answers of"), self.round), Field(_("Compared with"), self.before)
        self.parts = {key: CheckBox(words, checked=key != "notes") for key, words in _part_words()}
        self.name = CheckBox(_("With my name"), checked=True)
        self.name_hint = TextBlock("", theme.SECONDARY, tone="text2")
        self.grey, self.large = CheckBox(_("Black and white")), CheckBox(_("Large print"))
        self.paper = Combo([("A4", _("A4")), ("Letter", _("Letter"))], usual_paper())
        self.language = Combo(_languages(), i18n.language())
        self.language_field = Field(_("Language"), self.language)
        self.html = quiet(_("Save for screen readers…"), small=True)
        self._groups: list[QWidget] = []
        self._has_frameworks = False
        self._lay_out()
        self._name_and_connect()

    def show_rounds(self, rounds: Sequence[Round], chosen: int | None, kind: str) -> None:
        """Offer *rounds*, newest first; *chosen* and *kind* are what the page was asked for."""
        self._has_frameworks = len({one.framework_id for one in rounds}) > 1
        newest = sorted(rounds, key=lambda one: one.number, reverse=True)
        _fill(self.round, [(str(one.id), self._round_words(one)) for one in newest])
        self.round.choose(str(chosen))
        self.round_field.setVisible(len(newest) > 1)
        if kind:
            self.kind.choose(kind)
        owner = planning.plan(self._ctx.workspace).owner
        hint = _("Without it, the code {code} stands there.").format(code=wording.code(owner.code, self._ctx.tr))
        self.name_hint.set_text(hint)
        self._on_round()

    def choice(self) -> ReportChoice:
        """What is chosen now."""
        parts = frozenset(key for key, box in self.parts.items() if box.isChecked())
        kind = cast("Kind", self.kind.current())
        return ReportChoice(
            kind=kind,
            round_id=int(self.round.key()),
            before_id=int(self.before.key()) if kind == "progress" and self.before.key() else None,
            language=self.language.key(),
            paper=cast("Paper", self.paper.key()),
            grey=self.grey.isChecked(),
            large=self.large.isChecked(),
            parts=parts,
            name=self.name.isChecked(),
        )

    def go_to(self, number: int) -> None:
        """Put the keyboard into group *number*, counted from 0."""
        self._groups[number].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def first(self) -> QWidget:
        """Where the keyboard starts."""
        return self.kind.findChildren(QWidget, f"segment.{self.kind.current()}")[0]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        paper = Field(_("Paper"), self.paper)
        self._parts = self._part_boxes()
        looks = SideBySide([self.grey, self.large], enough=280)
        groups: tuple[tuple[str, list[QWidget]], ...] = (
            (_("1 What"), [self.kind, self.round_field, self.before_field, self._parts]),
            (_("2 For whom"), [self.name, self.name_hint]),
            (_("3 How"), [looks, SideBySide([paper, self.language_field], enough=240)]),
        )
        for title, members in groups:
            if title != groups[0][0]:
                column.addSpacing(theme.px(16))
            column.addWidget(TextBlock(title, bold=True))
            for member in members:
                column.addWidget(member)
        row = QHBoxLayout()
        add_flush(row, self.html, "start")
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setMinimumWidth(theme.px(360))
        self._groups = [self.kind, self.name, self.grey]
        self.kind.setFocusProxy(self.first())

    def _part_boxes(self) -> QWidget:
        """Two columns, so that the preview beside it is seen whole."""
        host, boxes = QWidget(), list(self.parts.values())
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for first, second in zip(boxes[0::2], boxes[1::2], strict=False):
            column.addWidget(SideBySide([first, second], enough=320))
        column.addWidget(boxes[-1])
        return host

    def _name_and_connect(self) -> None:
        boxes = {"name": self.name, "grey": self.grey, "large": self.large}
        boxes |= {f"part.{key}": box for key, box in self.parts.items()}
        for key, box in boxes.items():
            box.setObjectName(f"share.{key}")
            box.clicked.connect(self.changed)
        for key, combo in {"paper": self.paper, "language": self.language}.items():
            combo.setObjectName(f"share.{key}")
            combo.activated.connect(self.changed)
        self.language_field.setVisible(self.language.count() > 1)
        self.kind.chosen.connect(self._on_kind)
        self.round.activated.connect(self._on_round_chosen)
        self.before.activated.connect(self.changed)

    def _on_kind(self) -> None:
        self._fit()
        self.changed.emit()

    def _on_round_chosen(self) -> None:
        self._on_round()
        self.changed.emit()

    def _on_round(self) -> None:
        chosen = self.round.key()
        partners = comparing.partners(self._ctx.workspace, int(chosen)) if chosen else ()  # type: ignore[arg-type]
        _fill(self.before, [(str(one.id), self._round_words(one)) for one in partners])
        self._fit()

    def _fit(self) -> None:
        """Show only what counts for this kind of report."""
        kind = self.kind.current()
        self.kind.setFocusProxy(self.first())
        self.before_field.setVisible(kind == "progress" and self.before.count() > 1)
        self._parts.setVisible(kind == "profile")

    def _round_words(self, one: Round) -> str:
        title = ""
        if self._has_frameworks:
            framework = self._ctx.workspace.framework(one.framework_id, one.framework_version, one.fingerprint)
            title = self._ctx.workspace.texts(framework, one.language).title
        return joined(self._ctx.tr.date(one.on), which_round(one, self._ctx.tr), title)


def usual_paper() -> Paper:
    """The paper of the country this computer is set to."""
    is_inches = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return "Letter" if is_inches else "A4"


def _part_words() -> tuple[tuple[str, str], ...]:
    return (
        ("profile", _("Profile")),
        ("competences", _("All competences")),
        ("plan", _("Plan")),
        ("notes", _("Notes and evidence")),
        ("method", _("How this is computed")),
    )


def _languages() -> list[tuple[str, str]]:
    """Languages a report can be written in: complete ones, and the one on the screen."""
    codes = dict.fromkeys((*i18n.SHIPPED, i18n.language()))
    return [(code, i18n.LANGUAGES.get(code, code)) for code in codes]


def _combo(name: str) -> Combo:
    combo = Combo()
    combo.setObjectName(name)
    combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    return combo


def _fill(combo: Combo, choices: Sequence[tuple[str, str]]) -> None:
    combo.clear()
    for key, words in choices:
        combo.addItem(words, key)
