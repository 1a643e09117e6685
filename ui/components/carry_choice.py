"""A newer version than the one answered last: what can come along, and whether it shall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from competency_app.i18n import _, ngettext
from ui import theme
from ui.widgets.inputs import CheckBox
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from competency_app.actions.carrying import Offer
    from competency_app.i18n import Translator


class CarryChoice(QWidget):
    """Ticked at first: answering again what still stands is nobody's wish."""

    def __init__(self, offer: Offer, tr: Translator) -> None:
        super().__init__()
        self.offer = offer
        self.box = CheckBox(_("Take along the answers that still stand"), checked=True)
        self.box.setObjectName("choose.carry")
        detail = _("They keep their date, and you can answer any of them again.")
        self.box.setAccessibleDescription(detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(TextBlock(offer_words(offer, tr), tone="text2"))
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(TextBlock(detail, theme.SECONDARY, tone="text2"))

    def is_wanted(self) -> bool:
        """Whether answers come along."""
        return self.box.isChecked()


def offer_words(offer: Offer, tr: Translator) -> str:
    """Which version is new, and how many answers stand, are asked again, are new."""
    first = _("You answered version {old} on {date}; this is version {new}.")
    first = first.format(old=offer.round.framework_version, date=tr.date(offer.round.on), new=offer.framework.version)
    kept, again, new = len(offer.kept), len(offer.again), len(offer.new)
    stand = ngettext("{count} answer still stands.", "{count} answers still stand.", kept)
    ask = ngettext("{count} question is asked again.", "{count} questions are asked again.", again)
    add = ngettext("{count} question is new.", "{count} questions are new.", new)
    counted = [(stand, kept), (ask, again), (add, new)]
    return tr.sentences(first, *(words.format(count=tr.number(count)) for words, count in counted if count))
