"""Cards of a framework's own page: where it comes from, its languages, its versions, what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import name as unicode_name

from competency_app import wording
from competency_app.actions import frameworks
from competency_app.actions.crosswalk import counted
from competency_app.actions.editions import between
from competency_app.i18n import _, listed, ngettext
from ui.components.framework_words import size_words, version_words
from ui.components.import_preview import TreeList
from ui.components.item_list import Act, Item, ItemList
from ui.components.round_words import text_direction
from ui.components.section import Section
from ui.components.settling import show_settled
from ui.components.slot import Slot
from ui.components.version_diff import DiffCard
from ui.sorting import by_words
from ui.widgets.banner import announce
from ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from competency_app.actions.editions import Edition
    from competency_app.domain.framework import Framework, Texts
    from ui.context import UiContext


def about(ctx: UiContext, edition: Edition, texts: Texts) -> Section:
    """Description, size, source, licence, and the names by which it is told apart."""
    section, file, tr = Section(_("About this framework")), edition.framework.file, ctx.tr
    description = texts.wanted.description or texts.default.description
    if description:
        block = TextBlock(description)
        language = (texts.wanted if texts.wanted.description else texts.default).language
        block.set_text_direction(text_direction(language))
        section.stack.add(block, above=12)
    names = edition.info.id, edition.info.version
    identity = _("{id}, version {version}").format(id=wording.code(names[0], tr), version=wording.code(names[1], tr))
    facts = (
        (_("Size:"), size_words(edition.info, tr)),
        (_("Source:"), _source_words(edition.framework)),
        (_("Credit:"), edition.framework.credit_line(texts)),
        (_("Licence:"), file.source.licence or file.licence),
        (_("Identity:"), identity),
        (_("Fingerprint:"), wording.code(edition.info.fingerprint, tr)),
    )
    for number, (name, value) in enumerate((name, value) for name, value in facts if value):
        section.stack.add(TextBlock(name, rest=wording.foreign(value, tr)), above=4 if number else 16)
    return section


def _source_words(framework: Framework) -> str:
    source = framework.file.source
    year = str(source.year) if source.year else ""
    parts = [part for part in (source.title, source.publisher, year, source.identifier) if part]
    # A Latin citation is one run on a page of any script, and keeps its own commas.
    return ", ".join(parts) if all(map(_is_latin, parts)) else listed(*parts)


def _is_latin(text: str) -> bool:
    return all(unicode_name(letter, "").startswith("LATIN") for letter in text if letter.isalpha())


class VersionsCard(Section):
    """Every version at hand, newest first; `shown` is the one whose page this is."""

    def __init__(self, ctx: UiContext, editions: Sequence[Edition], shown: Edition) -> None:
        super().__init__(_("Versions"))
        self._ctx, self._editions = ctx, editions
        items = [self._item(number, one, shown) for number, one in enumerate(editions)]
        self.stack.add(ItemList(items), above=16)
        self._changes = Slot(above=16)
        self.stack.add(self._changes)

    def _item(self, number: int, one: Edition, shown: Edition) -> Item:
        name = _("Version {version}").format(version=wording.code(one.info.version, self._ctx.tr))
        acts = []
        if number + 1 < len(self._editions):
            spoken = _("What changed in {version}").format(version=name)
            acts.append(Act("changes", _("What changed"), spoken, lambda: self._compare(number)))
        if one is not shown:
            spoken = _("Show {version}").format(version=name)
            acts.append(Act("show", _("Show"), spoken, lambda: self._go(one)))
        return Item(f"version.{number}", name, version_words(one, self._ctx.tr), tuple(acts))

    def _go(self, one: Edition) -> None:
        self._ctx.go("framework", framework_id=one.info.id, version=one.info.version)

    def _compare(self, number: int) -> None:
        newer, older = self._editions[number].framework, self._editions[number + 1].framework
        found = between(self._ctx.workspace, older, newer)
        self._changes.put(DiffCard(self._ctx, found))
        show_settled(self._changes)
        announce(self, found.sentence)


def related(ctx: UiContext, edition: Edition) -> Section | None:
    """Other frameworks with lines to this one; nothing where there are none."""
    tr, found = ctx.tr, counted(ctx.workspace, edition.framework)
    if not found:
        return None
    section = Section(_("Related frameworks"), _("Suggestions where to look further; levels are never converted."))
    named = [(frameworks.info(ctx.workspace, ctx.workspace.framework(key)).title, count) for key, count in found]
    for number, (title, count) in enumerate(by_words(named, lambda one: one[0], tr.language)):
        words = ngettext("{count} entry has a counterpart", "{count} entries have a counterpart", count)
        words = words.format(count=tr.number(count))
        section.stack.add(TextBlock(wording.foreign(title, tr), rest=words), above=4 if number else 16)
    return section


def contents(ctx: UiContext, edition: Edition, texts: Texts) -> Section:
    """The tree."""
    section = Section(_("What is in it"))
    section.stack.add(TreeList(ctx, frameworks.tree(edition.framework, texts)), above=12)
    return section
