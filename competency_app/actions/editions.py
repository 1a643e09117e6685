"""All versions of a framework at hand, and what in the profile needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from competency_app.actions import frameworks
from competency_app.catalog import loader
from competency_app.domain.framework_diff import diff
from competency_app.i18n import language, translator
from competency_app.store import plans, rounds
from competency_app.wording import Version, diff_groups, diff_sentence

if TYPE_CHECKING:
    from competency_app.actions.frameworks import FrameworkInfo, ImportPreview
    from competency_app.catalog.loader import LoadedFramework
    from competency_app.domain.framework import Framework
    from competency_app.wording import DiffGroup
    from competency_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Edition:
    """One version; `rounds` are the numbers of the rounds that use it, `goals` counts goals."""

    framework: Framework
    info: FrameworkInfo
    is_newest: bool
    is_kept: bool
    rounds: tuple[int, ...] = ()
    goals: int = 0

    @property
    def is_removable(self) -> bool:
        """Whether it lives in the profile alone and nothing there needs it."""
        return self.is_kept and not (self.info.shipped or self.rounds or self.goals)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a framework changes against another version of it, in words of the window's language."""

    version: str
    sentence: str
    groups: tuple[DiffGroup, ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a previewed framework would be here.

    `is_here`: exactly this version is; then `languages` are those whose words the file would bring. `is_taken`:
    its version belongs to other content, so that it cannot be added. `difference` is that to the newest version.
    """

    is_here: bool = False
    is_taken: bool = False
    languages: tuple[str, ...] = ()
    difference: Difference | None = None


def arrival(ws: Workspace, found: ImportPreview) -> Arrival:
    """Compare a previewed framework with the versions of it that are here."""
    if found.framework is None or found.reading.package is None:
        return Arrival()
    if frameworks.is_here(ws, found.framework):
        return Arrival(is_here=True, languages=frameworks.new_languages(ws, found))
    there = ws.versions(found.framework.id)
    new, _findings = loader.read(found.reading.package)
    if not there or new is None:
        return Arrival()
    taken = next((one for one in there if one.version == found.framework.version), None)
    old = ws.loaded(taken or there[0])
    return Arrival(is_taken=taken is not None, difference=_difference(old, new))


def between(ws: Workspace, older: Framework, newer: Framework) -> Difference:
    """Compare two versions that are here."""
    return _difference(ws.loaded(older), ws.loaded(newer))


def _difference(old: LoadedFramework, new: LoadedFramework) -> Difference:
    found, tr = diff(old.framework, old.texts, new.framework, new.texts), translator(language())
    sides = [Version(one.framework, one.words(tr.language)) for one in (old, new)]
    return Difference(
        old.framework.version,
        diff_sentence(found, old.framework.version, tr),
        diff_groups(found, sides[0], sides[1], tr),
    )


def editions(ws: Workspace, framework_id: str) -> tuple[Edition, ...]:
    """Every version of a framework, newest first; nothing for an unknown one."""
    with ws.read() as session:
        used = rounds.all_rounds(session)
        goals = plans.goals(session)
    kept = set(ws.kept_frameworks())
    found = []
    for number, framework in enumerate(ws.versions(framework_id)):
        identity = (framework.id, framework.version, framework.fingerprint)
        found.append(
            Edition(
                framework,
                frameworks.info(ws, framework),
                is_newest=number == 0,
                is_kept=identity in kept,
                rounds=tuple(
                    one.number for one in used if (one.framework_id, one.framework_version, one.fingerprint) == identity
                ),
                goals=sum((goal.framework_id, goal.framework_version) == identity[:2] for goal in goals),
            )
        )
    return tuple(found)
