"""The whole story without a window: a profile, two rounds, a plan, and everything that can be printed of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from competency_app.actions import picturing, profiles, reminding, reporting, sample_story
from competency_app.actions.reporting import ReportOrder
from competency_app.actions.sample_story import Story
from competency_app.domain.figures import Figure
from competency_app.files import make_folder
from competency_app.i18n import translator
from competency_app.store import frameworks as stored_frameworks
from competency_app.store import problems
from competency_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TourOrder:
    """`profile` is an own profile file whose framework is used; the tour never writes into it."""

    out: Path
    today: date
    framework_id: str = "digcompedu"
    language: str = "en"
    seed: int = 1
    profile: Path | None = None


def run(order: TourOrder) -> Iterator[Path]:
    """Make the tour; yields each path as soon as it is written."""
    make_folder(order.out, parents=True)
    tr = translator(order.language)
    clock = sample_story.clock_at(order.today)
    path = order.out / "sample.competency"
    _clear(path, order.profile)
    workspace = profiles.create_at(path, tr.gettext("Heron 12"), language=order.language, clock=clock)
    try:
        if order.profile is not None:
            _bring_framework(workspace, order.profile, order.framework_id)
        story = sample_story.tell(workspace, clock, order.framework_id, tr, today=order.today, seed=order.seed)
        yield from _reports(workspace, story, order)
        yield from _charts(workspace, story, order)
        if story.goals:
            yield reminding.write_calendar(workspace, order.out / "reviews.ics", tr)
    finally:
        workspace.close()
    yield path


def _clear(path: Path, own: Path | None) -> None:
    """Make room for the sample of this tour; KnownError "exists" rather than remove the profile to read from."""
    if own is not None and path.exists() and path.samefile(own):
        raise problems.known("exists", path)
    with problems.explained(path):
        path.unlink(missing_ok=True)


def _bring_framework(workspace: Workspace, profile: Path, framework_id: str) -> None:
    own = profiles.open(profile, read_only=True)
    try:
        framework = own.framework(framework_id)
        package = own.package(framework)
    finally:
        own.close()
    with workspace.begin() as session:
        stored_frameworks.put(session, framework.id, framework.version, framework.fingerprint, package)


def _reports(workspace: Workspace, story: Story, order: TourOrder) -> Iterator[Path]:
    for kind in ("profile", "plan", "progress"):
        report = ReportOrder(kind, story.second, before_id=story.first, language=order.language)
        for suffix in ("pdf", "html"):
            yield reporting.write(workspace, report, order.out / f"{kind}.{suffix}")


def _charts(workspace: Workspace, story: Story, order: TourOrder) -> Iterator[Path]:
    tr = translator(order.language)
    for name, figure in figures(workspace, story, order.language):
        yield reporting.chart_png(figure, order.out / f"chart-{name}.png", tr)


def figures(workspace: Workspace, story: Story, language: str) -> tuple[tuple[str, Figure], ...]:
    tr = translator(language)
    return (
        ("areas", picturing.area_strip(workspace, story.second, tr)),
        ("competences", picturing.competence_strip(workspace, story.second, tr)),
        ("wheel", picturing.wheel(workspace, (story.first, story.second), tr)),
        ("change", picturing.dumbbell(workspace, story.first, story.second, tr, only_changed=False)),
        ("hours", picturing.load(workspace, tr)),
    )
