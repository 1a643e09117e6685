"""A table on its way to become a framework: what was recognised, and every guess to be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from competency_app.actions import tables
from competency_app.i18n import _, ngettext
from ui import theme
from ui.components.framework_words import counts_words
from ui.components.mapping_columns import MappingColumns
from ui.components.mapping_words import delimiter_choices, header_choices, layout_choices
from ui.components.section import Section
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.errors import report
from ui.widgets.arranging import FlowRow, SideBySide
from ui.widgets.banner import Banner, announce
from ui.widgets.buttons import Button, primary, quiet, secondary
from ui.widgets.frame import PageHeader
from ui.widgets.inputs import Combo, Field
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.actions.tables import TableLook
    from competency_app.domain.packages import Options
    from ui.context import UiContext
    from ui.tasks import Job


class MappingPanel(Stack):
    """`continued` when the person agrees with `look`, `given_up` to leave it."""

    continued = Signal()
    given_up = Signal()

    def __init__(self, ctx: UiContext, look: TableLook) -> None:
        super().__init__()
        self.look = look
        self._ctx = ctx
        self._job: Job | None = None
        self._options: Options = look.options
        self.primary = primary(_("Continue"))
        self.primary.setObjectName("table.continue")
        self.primary.clicked.connect(self.continued)
        leave = secondary(_("Back to the frameworks"))
        leave.setObjectName("table.leave")
        leave.clicked.connect(self.given_up)
        self._reset = quiet(_("Take back my changes"))
        self._reset.setObjectName("table.reset")
        self._reset.clicked.connect(lambda: self._wish({}))
        sentence = _("Nothing is stored yet. Look whether each column is taken for what it is.")
        self.add(PageHeader(_("What the table holds"), sentence))
        self.add(FlowRow([self.primary, leave, self._reset]))
        self._found, self._columns, self._assumed = Slot(above=16), Slot(above=16), Slot(above=16)
        self.add(self._found)
        self._table = Section(_("Columns and rows"), _("Above each column stands what it is taken for."))
        self._table.stack.add(self._make_fields(look), above=16)
        self._table.stack.add(self._columns)
        self.add(self._table, above=16)
        self.add(self._assumed)
        self._show(look, is_first=True)

    # -- what the person says

    def _wish(self, options: Options) -> None:
        """Read again with other wishes; what was asked before is not waited for."""
        if self._job is not None:
            self._job.cancel()
        self._options = options
        self.primary.setEnabled(False)
        former, preview = self.look, self.look.preview
        self._job = self._ctx.tasks.run(
            lambda: tables.look_at(preview.path, language=preview.language, options=options, former=former),
            self._arrived,
            report,
        )

    def _choose_file_part(self, key: str, value: str) -> None:
        """Another sheet, row of headings or encoding: what was said about columns is about others now."""
        kept = {one: said for one, said in self._options.items() if one in _FILE_PARTS and one != key}
        if key == tables.SHEET:
            kept.pop(tables.HEADER, None)
        self._wish(kept | {key: value})

    def _choose_layout(self, value: str) -> None:
        self._wish({**self._options, tables.LAYOUT: value})

    def _choose_column(self, letter: str, use: str) -> None:
        self._wish({**self._options, tables.COLUMN + letter: use})

    # -- what comes of it

    def _arrived(self, look: TableLook | None) -> None:
        if look is None:
            sentence = _("The file cannot be read any more. Nothing was stored; choose it again.")
            self._found.put(Banner("problem", sentence))
            return
        self._show(look, is_first=False)
        announce(self, self._counts(look))

    def _show(self, look: TableLook, *, is_first: bool) -> None:
        is_same_table = not is_first and _table_of(look) == _table_of(self.look)
        self.look = look
        self.primary.setEnabled(look.preview.framework is not None)
        self._reset.setVisible(bool(look.options))
        self._found.put(self._result(look))
        self._assumed.put(_assumed(look))
        self._show_fields(look)
        if is_same_table and isinstance(self._columns.content, MappingColumns):
            self._columns.content.show_uses(look)
            return
        columns = MappingColumns(look)
        columns.chosen.connect(self._choose_column)
        self._columns.put(columns)

    def _counts(self, look: TableLook) -> str:
        preview = look.preview
        if preview.counts is None:
            return preview.findings[0].message if preview.findings else ""
        return counts_words(preview.counts, self._ctx.tr)

    def _result(self, look: TableLook) -> QWidget:
        """Counts and how many remarks there are; or why it cannot be a framework."""
        preview = look.preview
        if preview.framework is None:
            return Banner("problem", self._counts(look), self._insist_button(look))
        stack, remarks = Stack(), len(preview.findings)
        counts = TextBlock(self._counts(look), theme.CARD_TITLE)
        counts.setObjectName("table.counts")
        stack.add(counts)
        if remarks:
            message = ngettext(
                "There is one remark; the next step shows it.",
                "There are {count} remarks; the next step shows them.",
                remarks,
            )
            stack.add(TextBlock(message.format(count=self._ctx.tr.number(remarks)), tone="text2"), above=4)
        return stack

    def _insist_button(self, look: TableLook) -> Button | None:
        """The person knows better than the program what a table is about."""
        if look.preview.findings[0].code != "about_people":
            return None
        insist = secondary(_("It describes competences"), small=True)
        insist.setObjectName("table.insist")
        uses = {tables.COLUMN + one.letter: one.use for one in look.columns if one.use != "keep"}
        insist.clicked.connect(
            lambda: self._wish({tables.COLUMN + look.columns[0].letter: "title"} | uses | dict(self._options))
        )
        return insist

    # -- sheet, headings, layout, characters

    def _make_fields(self, look: TableLook) -> Stack:
        stack = Stack()
        self._header = Combo(header_choices(look), str(look.header))
        self._layout = Combo(layout_choices(look), look.layout)
        fields: list[Field] = []
        if len(look.sheets) > 1:
            sheet = Combo([(name, name) for name in look.sheets], look.sheets[look.sheet])
            fields.append(self._field(_("Sheet"), sheet, tables.SHEET))
        fields.append(self._field(_("Row of headings"), self._header, tables.HEADER))
        fields.append(Field(_("How it says what stands under what"), self._layout))
        self._layout.setObjectName("table.layout")
        self._layout.activated.connect(lambda: self._choose_layout(self._layout.key()))
        if look.delimiter:
            marks = Combo(delimiter_choices(), look.delimiter)
            fields.append(self._field(_("Between the cells stands"), marks, tables.DELIMITER))
        for choice in look.choices:
            combo = Combo(choice.answers, choice.chosen)
            fields.append(self._field(choice.question, combo, choice.key))
        for at in range(0, len(fields), 2):
            pair: list[QWidget] = [*fields[at : at + 2]]
            stack.add(SideBySide(pair if len(pair) > 1 else [*pair, QWidget()], gap=32), above=8)
        return stack

    def _field(self, name: str, combo: Combo, key: str) -> Field:
        combo.setObjectName(f"table.{key}")
        combo.activated.connect(lambda: self._choose_file_part(key, combo.key()))
        return Field(name, combo)

    def _show_fields(self, look: TableLook) -> None:
        """Other rows may hold the headings of another sheet."""
        self._header.clear()
        for key, words in header_choices(look):
            self._header.addItem(words, key)
        self._header.choose(str(look.header))
        self._layout.choose(look.layout)


def _assumed(look: TableLook) -> QWidget | None:
    """Every guess in a sentence."""
    if not look.preview.reading.assumed:
        return None
    section = Section(_("What was recognised"))
    for number, sentence in enumerate(look.preview.reading.assumed):
        section.stack.add(TextBlock(sentence), above=4 if number else 12)
    return section


_FILE_PARTS = frozenset({tables.SHEET, tables.HEADER, tables.DELIMITER, "encoding"})


def _table_of(look: TableLook) -> object:
    """What decides about the columns shown."""
    return look.sheet, look.header, [(column.letter, column.head, column.cells) for column in look.columns]
