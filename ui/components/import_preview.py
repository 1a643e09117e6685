"""What a framework file would bring, before anything is stored: size, tree, what was noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app.actions import frameworks
from competency_app.domain.packages import Severity
from competency_app.i18n import _, native_name, sentences
from ui import theme
from ui.components.framework_words import counts_words
from ui.components.language_menu import text_languages
from ui.components.reading_choices import ReadingChoices
from ui.components.section import Section
from ui.components.stack import Stack
from ui.components.version_diff import DiffCard
from ui.sorting import by_words
from ui.widgets.arranging import FlowRow
from ui.widgets.banner import Banner, Kind
from ui.widgets.buttons import Button, primary, secondary
from ui.widgets.frame import set_margins
from ui.widgets.inputs import Combo, Field
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.actions.editions import Arrival
    from competency_app.actions.frameworks import ImportPreview, TreeRow
    from competency_app.domain.packages import Finding
    from ui.context import UiContext

MOST_ROWS, MOST_FINDINGS = 300, 40
UNKNOWN = "und"
_INDENT, _DEEPEST = 16, 8
KINDS: dict[Severity, Kind] = {Severity.ERROR: "problem", Severity.WARNING: "notice", Severity.INFO: "hint"}


class TreeList(Stack):
    """The first nodes of a tree, areas in bold, and how many more there are."""

    def __init__(self, ctx: UiContext, rows: Sequence[TreeRow]) -> None:
        super().__init__()
        for number, row in enumerate(rows[:MOST_ROWS]):
            above = (12 if row.depth == 0 else 4) if number else 0
            self.add(_tree_row(row), above)
        if len(rows) > MOST_ROWS:
            more = _("… and {count} more").format(count=ctx.tr.number(len(rows) - MOST_ROWS))
            self.add(TextBlock(more, tone="text2"), above=8)


class FindingList(Stack):
    """What a reader noticed, and how much more there was."""

    def __init__(self, ctx: UiContext, findings: Sequence[Finding]) -> None:
        super().__init__()
        for number, finding in enumerate(findings[:MOST_FINDINGS]):
            self.add(Banner(KINDS[finding.severity], finding_words(finding)), above=8 if number else 0)
        if len(findings) > MOST_FINDINGS:
            count = ctx.tr.number(len(findings) - MOST_FINDINGS)
            self.add(TextBlock(_("… and {count} more remarks").format(count=count), tone="text2"), above=8)


class PreviewCard(Stack):
    """`accepted` to add it, `given_up` to leave it.

    `read_again` with (language, id of a framework it belongs to, options for the reader).
    """

    accepted = Signal()
    given_up = Signal()
    read_again = Signal(str, str, object)

    def __init__(self, ctx: UiContext, found: ImportPreview, arrival: Arrival, attached_to: str = "") -> None:
        """*attached_to* is the framework of which the file is to become a version."""
        super().__init__()
        self._ctx, self._found, self._arrival, self._attached_to = ctx, found, arrival, attached_to
        self._choices: ReadingChoices | None = None
        self._language: Combo | None = None
        self._attach: Combo | None = None
        self.may_add = found.framework is not None and not ctx.workspace.read_only and _brings_something(arrival)
        if found.framework is None or found.texts is None or found.counts is None:
            self._add_refusal()
            return
        title = found.texts.title or found.path.name
        sub = counts_words(found.counts, ctx.tr)
        self._summary = Section(title, sub)
        self._summary.stack.add(TextBlock(_version_words(found), theme.SECONDARY, tone="text2"), above=4)
        if found.needs_language or found.language != UNKNOWN:
            self._add_questions()
        self._add_choices(self._summary.stack)
        self.add(self._summary)
        self._add_arrival()
        self.add(FindingList(ctx, found.findings), above=16 if found.findings else 0)
        tree = Section(_("What is in it"))
        tree.stack.add(TreeList(ctx, found.rows), above=12)
        self.add(tree, above=16)

    def _add_arrival(self) -> None:
        """What of it is here already, and what it changes."""
        arrival = self._arrival
        if arrival.is_taken:
            sentence = _(
                "A framework of this name and version is here, with other content. Nothing was stored. "
                "Give the file a version of its own and add it then."
            )
            self.add(Banner("problem", sentence), above=16)
        elif arrival.languages:
            names = self._ctx.tr.join([native_name(code) for code in arrival.languages])
            sentence = _("This version is here already. The file brings its words in {languages}.")
            self.add(Banner("notice", sentence.format(languages=names)), above=16)
        elif arrival.is_here:
            self.add(Banner("notice", _("This version is here already, in the same words.")), above=16)
        if arrival.difference is not None:
            self.add(DiffCard(self._ctx, arrival.difference), above=16)

    def _add_refusal(self) -> None:
        sentence = _("“{name}” cannot be used as a framework. Nothing was stored.").format(name=self._found.path.name)
        self.add(Banner("problem", sentence))
        self.add(FindingList(self._ctx, self._found.findings), above=8)
        self._add_choices(self)

    def _add_choices(self, stack: Stack) -> None:
        """What the reader could have done otherwise."""
        if self._found.choices:
            self._choices = ReadingChoices(self._found.choices)
            self._choices.changed.connect(self._ask_again)
            stack.add(self._choices, above=16)

    def _ask_again(self) -> None:
        language = self._language.key() if self._language else self._found.language
        attach = self._attach.key() if self._attach else self._attached_to
        self.read_again.emit(language, attach, self._choices.options() if self._choices else {})

    def _add_questions(self) -> None:
        choices = [(UNKNOWN, _("Choose a language")), *text_languages()]
        language = Combo(choices, self._found.language)
        language.setObjectName("import.language")
        known = by_words(frameworks.frameworks(self._ctx.workspace), lambda one: one.title, self._ctx.tr.language)
        belongs = [("", _("A framework of its own")), *((one.id, one.title) for one in known)]
        attach = Combo(belongs, self._attached_to)
        attach.setObjectName("import.attach")
        for combo in (language, attach):
            combo.activated.connect(self._ask_again)
        self._language, self._attach = language, attach
        self._summary.stack.add(Field(_("Language of the texts; the file does not say"), language), above=16)
        self._summary.stack.add(Field(_("This file is"), attach), above=8)


def _brings_something(arrival: Arrival) -> bool:
    return bool(arrival.languages) or not (arrival.is_here or arrival.is_taken)


def finding_words(finding: Finding) -> str:
    """Place, what was noticed, and what was done about it."""
    message = sentences(finding.message, finding.done)
    return f"{finding.place}: {message}" if finding.place and finding.place not in message else message


def _tree_row(row: TreeRow) -> QWidget:
    """Code and title, further in from the page's leading edge the deeper it stands, whatever way its words run."""
    words = TextBlock(" ".join(part for part in (row.code, row.title) if part), bold=row.depth == 0)
    if row.depth == 0:
        return words
    result = QWidget()
    column = QVBoxLayout(result)
    set_margins(column, _INDENT * min(row.depth, _DEEPEST), 0, 0, 0)
    column.addWidget(words)
    return result


def _version_words(found: ImportPreview) -> str:
    framework = found.framework
    if framework is None:
        return ""
    words = _("Version {version}, id {id}").format(version=framework.version, id=framework.id)
    licence = framework.file.source.licence or framework.file.licence
    return _("{version} · licence: {licence}").format(version=words, licence=licence) if licence else words


def buttons(card: PreviewCard, others: Sequence[Button] = ()) -> FlowRow:
    """Add it, go back a step where there is one, or leave it."""
    leave = secondary(_("Back to the frameworks"))
    leave.setObjectName("import.leave")
    leave.clicked.connect(card.given_up)
    if not card.may_add:
        return FlowRow([*others, leave])
    add = primary(_("Add this framework"))
    add.setObjectName("import.add")
    add.clicked.connect(card.accepted)
    return FlowRow([add, *others, leave])
