"""What a profile says of its owner. Only the chosen name is needed; each field is kept when it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from competency_app.actions import profiles
from competency_app.i18n import _
from ui.components.saving import save
from ui.components.section import Section
from ui.widgets.arranging import SideBySide
from ui.widgets.inputs import Field, line

if TYPE_CHECKING:
    from ui.context import UiContext


class OwnerForm(Section):
    """Name, and four things that may stay empty."""

    def __init__(self, ctx: UiContext) -> None:
        words = _(
            "Any name will do. The rest may stay empty: it stands on what you print. A mentor is somebody you talk "
            "your plan over with."
        )
        super().__init__(_("Your profile"), words)
        self._ctx = ctx
        self.fields: dict[str, Field] = {}
        names = {
            "name": _("Name"),
            "school": _("School"),
            "subject": _("Subject"),
            "stage": _("Stage or year group"),
            "mentor": _("Mentor"),
        }
        for key, words in names.items():
            self.fields[key] = self._field(key, words)
        self.stack.add(self.fields["name"], above=16)
        self.stack.add(SideBySide([self.fields["school"], self.fields["subject"]], gap=32), above=8)
        self.stack.add(SideBySide([self.fields["stage"], self.fields["mentor"]], gap=32), above=8)
        self.fill()

    def fill(self) -> None:
        """Show what the profile says now; a field that says it already keeps its cursor."""
        owner = profiles.owner(self._ctx.workspace)
        for key, field in self.fields.items():
            control = field.control
            if isinstance(control, QLineEdit) and control.text() != getattr(owner, key):
                control.setText(getattr(owner, key))

    def _field(self, key: str, words: str) -> Field:
        control = line(longest=80)
        control.setObjectName(f"owner.{key}")
        control.setReadOnly(self._ctx.workspace.read_only)
        control.editingFinished.connect(lambda: self._keep(key, control.text()))
        return Field(words, control)

    def _keep(self, key: str, text: str) -> None:
        if not self._ctx.has_workspace or self._ctx.workspace.read_only:
            return
        owner = profiles.owner(self._ctx.workspace)
        if getattr(owner, key) == text:
            self.fields[key].set_error()
            return
        told: dict[str, Any] = {key: text}
        changed = replace(owner, **told)
        refused = save(self._ctx, lambda: profiles.set_owner(self._ctx.workspace, changed))
        self.fields[key].set_error(refused.message if refused is not None else "")
