"""Cards of a framework's own page: where it comes from, its languages, its versions, what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from competency_app import wording
from competency_app.actions import frameworks
from competency_app.i18n import _, native_name
from ui.components.framework_words import size_words, state_words, version_words
from ui.components.import_preview import TreeList
from ui.components.item_list import Item, ItemList
from ui.components.round_words import joined, reads_right_to_left
from ui.components.section import Section
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
        right = reads_right_to_left(language)
        block.set_text_direction(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        section.stack.add(block, above=12)
    identity = _("{id}, version {version}").format(id=edition.info.id, version=edition.info.version)
    facts = (
        (_("Size:"), size_words(edition.info, tr)),
        (_("Source:"), _source_words(edition.framework)),
        (_("Credit:"), file.source.statement),
        (_("Licence:"), file.source.licence or file.licence),
        (_("Identity:"), wording.code(identity, tr)),
        (_("Fingerprint:"), wording.code(edition.info.fingerprint, tr)),
    )
    for number, (name, value) in enumerate((name, value) for name, value in facts if value):
        section.stack.add(TextBlock(name, rest=wording.foreign(value, tr)), above=4 if number else 16)
    return section


def _source_words(framework: Framework) -> str:
    source = framework.file.source
    year = str(source.year) if source.year else ""
    return joined(", ".join(part for part in (source.title, source.publisher, year) if part), source.identifier)


def languages(ctx: UiContext, edition: Edition) -> Section:
    """Each language with how much of it is there."""
    section = Section(_("Languages"))
    default = edition.framework.file.default_language
    found = frameworks.completeness(ctx.workspace, edition.framework)
    items = [
        Item(
            f"language.{one.language}",
            native_name(one.language),
            state_words(one, ctx.tr, is_default=one.language == default),
        )
        for one in found
    ]
    section.stack.add(ItemList(items), above=16)
    return section


def versions(ctx: UiContext, editions: Sequence[Edition]) -> Section:
    """Every version at hand, newest first."""
    section = Section(_("Versions"))
    items = [
        Item(
            f"version.{number}",
            _("Version {version}").format(version=wording.code(one.info.version, ctx.tr)),
            version_words(one, ctx.tr),
        )
        for number, one in enumerate(editions)
    ]
    section.stack.add(ItemList(items), above=16)
    return section


def contents(ctx: UiContext, edition: Edition, texts: Texts) -> Section:
    """The tree."""
    section = Section(_("What is in it"))
    section.stack.add(TreeList(ctx, frameworks.tree(edition.framework, texts)), above=12)
    return section
