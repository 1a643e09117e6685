"""The last step of a draft: what there is to look at, what becomes of earlier answers, and its version."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app import wording
from competency_app.actions import publishing
from competency_app.domain.carrying import Verdict
from competency_app.domain.framework import Texts
from competency_app.domain.packages import Severity
from competency_app.i18n import _, native_name, ngettext
from ui import theme
from ui.components.disclosure import Disclosure
from ui.components.editor_fields import one_liner
from ui.components.item_list import Act, Item, ItemList
from ui.components.section import Section
from ui.components.slot import Slot
from ui.components.stack import Stack
from ui.widgets.arranging import Turning
from ui.widgets.inputs import Field
from ui.widgets.segments import Segments
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from competency_app.domain.packages import Finding
    from ui.components.editor_session import DraftSession

MOST_SHOWN = 40


class PublishPanel(Stack):
    """`finding_chosen` leads to the field of a finding."""

    finding_chosen = Signal(object)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self.version = one_liner(32)
        self.version.setObjectName("editor.version")
        self.version.setMaximumWidth(theme.px(200))
        help_text = _("A published version never changes. What you change later becomes the next one.")
        self.version_field = Field(_("Version"), self.version, help_text=help_text)
        card = Section(_("Publish"))
        card.stack.add(self.version_field, above=16)
        self.state = TextBlock("")
        card.stack.add(self.state, above=16)
        self.add(card)
        self._answers, self._found = Slot(above=16), Slot(above=16)
        self.add(self._answers)
        self.add(self._found)
        self.setEnabled(not session.ctx.workspace.read_only)
        session.changed.connect(self.show_draft)
        session.checked.connect(self.show_findings)

    def show_draft(self) -> None:
        """Show the version that would follow, and what becomes of earlier answers."""
        if not self.version.isModified():
            self.version.setText(publishing.proposed_version(self._session.ctx.workspace, self._session.view))
        self._show_answers()
        self.show_findings()

    def show_findings(self) -> None:
        """List what there is to look at, errors first."""
        if not self._session.is_checked:
            return
        found = self._session.findings
        errors = sum(one.severity is Severity.ERROR for one in found)
        tr = self._session.ctx.tr
        if errors:
            words = ngettext(
                "{count} thing has to be settled before it can be published.",
                "{count} things have to be settled before it can be published.",
                errors,
            )
            self.state.set_text(words.format(count=tr.number(errors)))
        elif found:
            self.state.set_text(_("It can be published. What is left below are hints."))
        else:
            self.state.set_text(_("It can be published. Nothing was noticed."))
        self._found.put(self._findings_card(found) if found else None)

    def flush(self) -> None:
        """Nothing here waits to be stored."""

    def first_focus(self) -> QWidget:
        """The version."""
        return self.version

    def go_to(self, _place: object) -> QWidget | None:
        """No finding is about this section."""
        return None

    # -- findings

    def _findings_card(self, found: Sequence[Finding]) -> Section:
        card = Section(_("To look at"))
        items = [self._item(number, one) for number, one in enumerate(found[:MOST_SHOWN])]
        card.stack.add(ItemList(items), above=16)
        if len(found) > MOST_SHOWN:
            more = self._session.ctx.tr.number(len(found) - MOST_SHOWN)
            card.stack.add(TextBlock(_("… and {count} more remarks").format(count=more), tone="text2"), above=8)
        return card

    def _item(self, number: int, finding: Finding) -> Item:
        several = len(self._session.draft.texts) > 1 and finding.language
        kind = _("Needed") if finding.severity is Severity.ERROR else _("Hint")
        sub = " · ".join(part for part in (kind, native_name(finding.language) if several else "") if part)
        spoken = _("Go to: {finding}").format(finding=finding.message)
        act = Act("go", _("Go there"), spoken, partial(self.finding_chosen.emit, finding))
        return Item(f"editor.finding.{number}", finding.message, sub, (act,))

    # -- earlier answers

    def _show_answers(self) -> None:
        session = self._session
        proposals = publishing.proposals(session.ctx.workspace, session.view)
        if not proposals:
            self._answers.put(None)
            return
        verdicts = publishing.verdicts(session.ctx.workspace, session.view)
        self._answers.put(AnswersCard(session, proposals, verdicts))


class AnswersCard(Section):
    """One row an entry: keep its answers, or ask again; those that nothing happened to are folded away."""

    def __init__(
        self, session: DraftSession, proposals: Mapping[str, Verdict], verdicts: Mapping[str, Verdict]
    ) -> None:
        version = session.view.base.version if session.view.base is not None else ""
        sentence = _(
            "People who answered version {version} may take along the answers you keep. Ask again where the words "
            "or the levels mean something else now."
        )
        super().__init__(_("What becomes of earlier answers"), sentence.format(version=version))
        self._session = session
        changed = [key for key in proposals if proposals[key] is Verdict.ASK_AGAIN or verdicts[key] != proposals[key]]
        new = [key for key, verdict in proposals.items() if verdict is Verdict.NEW]
        kept = [key for key in proposals if key not in changed and key not in new]
        if changed:
            self.stack.add(self._rows(changed, verdicts), above=16)
        if new:
            titles = session.ctx.tr.join([self._title(key) for key in new])
            self.stack.add(TextBlock(_("Asked for the first time: {titles}").format(titles=titles)), above=16)
        if kept:
            words = ngettext("{count} entry keeps its answers", "{count} entries keep their answers", len(kept))
            words = words.format(count=session.ctx.tr.number(len(kept)))
            rows = self._rows(kept, verdicts)
            self.stack.add(Disclosure(words, rows, name="editor.kept"), above=16)

    def _rows(self, keys: Sequence[str], verdicts: Mapping[str, Verdict]) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for key in keys:
            column.addWidget(self._row(key, verdicts[key]))
        return host

    def _row(self, key: str, verdict: Verdict) -> QWidget:
        title = self._title(key)
        choices = [(Verdict.KEEP.value, _("Keep")), (Verdict.ASK_AGAIN.value, _("Ask again"))]
        spoken = _("Answers to {title}").format(title=title)
        segments = Segments(choices, verdict.value, name=spoken)
        segments.setObjectName(f"editor.answers.{key}")
        segments.chosen.connect(partial(self._decide, key))
        row = QWidget()
        arranged = Turning(row, gap=16, down=4, enough=480, growing=(0,))
        arranged.addWidget(TextBlock(title))
        arranged.addWidget(segments)
        return row

    def _title(self, key: str) -> str:
        draft = self._session.draft
        return wording.titled(draft.framework, Texts(draft.default, draft.default), key, self._session.ctx.tr)

    def _decide(self, key: str, value: str) -> None:
        session = self._session
        session.run(lambda: publishing.decide(session.ctx.workspace, session.view.id, key, Verdict(value)))
