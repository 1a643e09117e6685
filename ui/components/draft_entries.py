"""Ways into the editor: a new framework, a draft begun earlier, the next version or a copy of one that is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from competency_app.actions import drafting, profiles
from competency_app.errors import KnownError
from competency_app.i18n import _, language
from ui.components.framework_words import counts_words
from ui.components.item_list import Act, Item, ItemList
from ui.components.round_words import joined
from ui.components.saving import save
from ui.components.section import Section
from ui.widgets.buttons import Button, secondary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from competency_app.actions.drafting import DraftView
    from competency_app.actions.editions import Edition
    from competency_app.changes import Changes
    from competency_app.domain.drafts import DraftId
    from ui.context import UiContext

    Begin = Callable[[], tuple[DraftId, Changes]]


def new_button(ctx: UiContext) -> Button:
    """Begin a framework from nothing, in the language its owner reads frameworks in."""
    button = secondary(_("New framework"), "plus")
    button.setObjectName("library.new")
    button.setEnabled(not ctx.workspace.read_only)
    owner = profiles.owner(ctx.workspace)
    written = owner.framework_language or owner.language or language()
    begin = partial(drafting.begin, ctx.workspace, written)
    button.clicked.connect(lambda: _begin(ctx, begin, fresh=True))
    return button


def drafts_section(ctx: UiContext) -> Section | None:
    """Drafts to go on with, the last one first; nothing where there is none."""
    drafts = drafting.drafts(ctx.workspace)
    if not drafts:
        return None
    section = Section(_("Being written"))
    section.stack.add(ItemList([_item(ctx, one, section) for one in drafts]), above=16)
    return section


def framework_acts(ctx: UiContext, edition: Edition) -> Sequence[Button]:
    """What an author can do with a framework: go on from its newest version, or change a copy."""
    if ctx.workspace.read_only:
        return []
    found = []
    if edition.is_newest and not edition.info.shipped:
        version = secondary(_("Write a new version"))
        version.setObjectName("framework.new_version")
        version.clicked.connect(lambda: _begin(ctx, partial(drafting.begin_version, ctx.workspace, edition.info.id)))
        found.append(version)
    copy = secondary(_("Copy and change"))
    copy.setObjectName("framework.copy")
    begin = partial(drafting.begin_copy, ctx.workspace, edition.info.id, edition.info.version)
    copy.clicked.connect(lambda: _begin(ctx, begin))
    found.append(copy)
    return found


def _begin(ctx: UiContext, begin: Begin, *, fresh: bool = False) -> None:
    begun: list[DraftId] = []

    def verb() -> Changes:
        draft_id, changes = begin()
        begun.append(draft_id)
        return changes

    problem = save(ctx, verb)
    if problem is not None:
        ctx.notify(problem.message)
    else:
        ctx.go("editor", draft=begun[0], **({"fresh": True} if fresh else {}))


def _item(ctx: UiContext, view: DraftView, section: Section) -> Item:
    tr = ctx.tr
    title = view.title or _("Without a title")
    follows = _("follows version {version}").format(version=view.base.version) if view.base is not None else ""
    changed = _("changed on {date}").format(date=tr.date(view.changed_on))
    sub = joined(counts_words(view.counts, tr), follows, changed)
    acts = [
        Act("edit", _("Go on"), _("Go on with {title}").format(title=title), lambda: ctx.go("editor", draft=view.id))
    ]
    if not ctx.workspace.read_only:
        spoken = _("Remove the draft {title}").format(title=title)
        acts.append(Act("discard", _("Remove"), spoken, partial(_discard, ctx, view.id, section)))
    return Item(f"draft.{view.id}", title, sub, tuple(acts))


def _discard(ctx: UiContext, draft_id: DraftId, section: Section) -> None:
    problem: KnownError | None = save(ctx, partial(drafting.discard, ctx.workspace, draft_id), quietly=False)
    if problem is not None:
        section.say("problem", problem.message)
