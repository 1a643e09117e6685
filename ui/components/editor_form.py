"""The words of one entry: one column in the language everything is first written in, two in any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.domain.draft_words import node_words
from competency_app.domain.framework import Asking
from competency_app.i18n import _, direction, native_name
from ui import theme
from ui.components.autosave import Autosave
from ui.components.editor_fields import (
    Control,
    GrowingArea,
    NotedField,
    TitleLine,
    in_language,
    one_liner,
    set_text,
    text_of,
)
from ui.components.editor_places import Place, tone_of
from ui.components.editor_reference import reference
from ui.widgets.arranging import SideBySide
from ui.widgets.inputs import CheckBox
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from competency_app.domain.drafts import Draft
    from competency_app.domain.framework_file import Node, NodeText
    from competency_app.domain.packages import Finding
    from ui.components.editor_session import DraftSession


@dataclass(frozen=True, slots=True)
class Spot:
    """One text of an entry: `place` as findings name it; `heading` begins a group above it."""

    place: str
    name: str
    rows: int = 2
    heading: str = ""
    help_text: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a form is made for; another entry of the same shape is shown in the same fields."""

    spots: tuple[Spot, ...]
    default: str
    language: str

    @property
    def is_translation(self) -> bool:
        """Whether another language stands beside."""
        return self.language != self.default


def shape_of(draft: Draft, node: Node, language: str) -> Shape:
    """The texts an entry has by its place and by the way of asking."""
    return Shape(tuple(_spots(draft, node)), draft.language, language)


def _spots(draft: Draft, node: Node) -> list[Spot]:
    spots = [
        Spot("title", _("Title"), rows=1),
        Spot("statement", _("What it is about") if not _is_judged(draft, node) else _("Statement people judge")),
    ]
    staged = any(one.parent == node.key and one.stage for one in draft.file.nodes)
    if node.assessable:
        spots.append(Spot("question", _("Question"), help_text=_("Left empty, the program asks in general words.")))
    if staged or (node.assessable and draft.file.asking is Asking.CHOOSE_LEVEL):
        spots += _level_spots(draft, node, "levels", _("What each level looks like"))
    if node.assessable:
        spots.append(Spot("example", _("Example"), heading=_("To help")))
        spots += _level_spots(draft, node, "next_steps", "")[:-1]
    return spots


def _level_spots(draft: Draft, node: Node, table: str, heading: str) -> list[Spot]:
    scale = draft.framework.scale_of(node.key)
    spots = []
    for number, level in enumerate(scale.levels):
        words = draft.default.scales.get(scale.key, {}).get(level.key)
        label = words.label if words is not None else ""
        code = level.key if wording.is_code(level.key) else ""
        name = " ".join(part for part in (code, label) if part) or _("Level {number}").format(number=number + 1)
        if table == "next_steps":
            name = _("A step up from {level}").format(level=name)
        spots.append(Spot(f"{table}/{level.key}", name, heading=heading if number == 0 else ""))
    return spots


def _is_judged(draft: Draft, node: Node) -> bool:
    return node.assessable and draft.file.asking is not Asking.CHOOSE_LEVEL


def texts_of(words: NodeText) -> Mapping[str, str]:
    """The texts of an entry by place."""
    plain = {name: getattr(words, name) for name in ("title", "statement", "question", "example")}
    levels = {f"levels/{key}": text for key, text in words.levels.items()}
    return plain | levels | {f"next_steps/{key}": text for key, text in words.next_steps.items()}


class EntryForm(QWidget):
    """`edited` asks for `changes` to be stored; the other signals ask for further entries."""

    edited = Signal()
    code_edited = Signal(str)
    answered_set = Signal(bool)
    quick_set = Signal(bool)
    next_asked = Signal()
    below_asked = Signal()
    list_pasted = Signal(str)

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.controls: dict[str, Control] = {}
        self.fields: dict[str, NotedField] = {}
        self._references: dict[str, TextBlock] = {}
        self._shown: Mapping[str, str] = {}
        self._autosave = Autosave(self)
        self._autosave.due.connect(self.edited)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self.code = one_liner(40)
        self.answered = CheckBox(_("People answer this entry"))
        self.quick = CheckBox(_("Ask it in the quick look, one for each area"))
        self._name_structure()
        for spot in shape.spots:
            self._add(spot)
        if not shape.is_translation:
            self._add_choices()

    def show_entry(self, session: DraftSession, key: str) -> None:
        """Show an entry of this shape as it is on the disk; what is being written stays."""
        draft = session.draft
        node, words = draft.framework.node(key), node_words(draft, self.shape.language, key)
        self._shown = texts_of(words)
        for place, control in self.controls.items():
            set_text(control, self._shown.get(place, ""))
        source = texts_of(node_words(draft, draft.language, key))
        for place, block in self._references.items():
            block.set_text(source.get(place, "") or _("Nothing written yet"))
            block.set_tone("text" if source.get(place) else "text2")
        if not self.shape.is_translation:
            set_text(self.code, node.code)
            for box, is_on in ((self.answered, node.assessable), (self.quick, key in draft.file.short_form)):
                with QSignalBlocker(box):
                    box.setChecked(is_on)
            self.quick.setVisible(node.assessable)
        self.show_notes(session, key)

    def show_notes(self, session: DraftSession, key: str) -> None:
        """Say beside each field what there is to look at."""
        for place, field in self.fields.items():
            found = session.at(Place("entries", key, place, self.shape.language))
            field.set_notes(found, _gravest(found))

    def changes(self) -> Mapping[str, str]:
        """Texts that differ from the disk, by place."""
        now = {place: text_of(control) for place, control in self.controls.items()}
        return {place: text for place, text in now.items() if text != self._shown.get(place, "")}

    def flush(self) -> None:
        """Store what was typed a moment ago."""
        self._autosave.flush()

    def writing(self) -> str:
        """The text the keyboard is in, empty for none."""
        fields = {**self.controls, "code": self.code}
        return next((place for place, control in fields.items() if control.hasFocus()), "")

    def field_at(self, place: str) -> QWidget:
        """Where a text is written or a choice made; the title for one that has no field."""
        others = {"code": self.code, "answered": self.answered, "quick": self.quick}
        return others.get(place) or self.controls.get(place, self.controls["title"])

    # -- building

    def _add(self, spot: Spot) -> None:
        if spot.heading:
            self._column.addSpacing(theme.px(8))
            self._column.addWidget(TextBlock(spot.heading, bold=True))
        control = in_language(self._control(spot), self.shape.language)
        control.setObjectName(f"editor.{spot.place}")
        self._autosave.watch(control)
        self.controls[spot.place] = control
        name = spot.name
        if self.shape.is_translation:
            name = _("{field}, {language}").format(field=spot.name, language=native_name(self.shape.language))
        field = self.fields[spot.place] = NotedField(name, control, help_text=spot.help_text)
        if not self.shape.is_translation:
            self._column.addWidget(self._with_code(field) if spot.place == "title" else field)
            return
        beside, block = reference(
            _("{field}, {language}").format(field=spot.name, language=native_name(self.shape.default)),
            direction(self.shape.default),
        )
        self._references[spot.place] = block
        self._column.addWidget(SideBySide([beside, field], gap=32, down=4, enough=480))

    def _control(self, spot: Spot) -> Control:
        if spot.place != "title":
            return GrowingArea(rows=spot.rows)
        if self.shape.is_translation:
            return one_liner()
        title = TitleLine()
        title.next_asked.connect(self.next_asked)
        title.below_asked.connect(self.below_asked)
        title.list_pasted.connect(self.list_pasted)
        return title

    def _name_structure(self) -> None:
        """What every language shares; shown with the language everything is first written in."""
        self.code.setObjectName("editor.code")
        self.code.setFixedWidth(theme.px(104))
        self.code.editingFinished.connect(self._on_code)
        self.answered.setObjectName("editor.answered")
        self.quick.setObjectName("editor.quick")
        self.answered.clicked.connect(self.answered_set)
        self.quick.clicked.connect(self.quick_set)

    def _with_code(self, title: NotedField) -> SideBySide:
        self.fields["code"] = NotedField(_("Code"), self.code)
        return SideBySide([self.fields["code"], title], down=8, enough=360, growing=(1,))

    def _add_choices(self) -> None:
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(self.answered)
        self._column.addWidget(self.quick)

    def _on_code(self) -> None:
        if self.code.isModified():
            self.code.setModified(False)
            self.code_edited.emit(text_of(self.code))


def _gravest(findings: Sequence[Finding]) -> str:
    tones = [tone_of(one) for one in findings]
    return next((tone for tone in ("problem", "notice") if tone in tones), "text2")
