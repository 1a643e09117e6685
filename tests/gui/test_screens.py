"""Every page in every theme, direction and text size: nothing clipped, everything named, one primary button."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from competency_app.actions import profiles
from competency_app.actions.sample_story import Story
from competency_app.i18n import SHIPPED
from competency_app.workspace import Workspace
from tests.gui import auditing
from tests.gui.render import SCENES, arguments, open_round
from tests.gui.sample_window import NOW, Look, Shown, sample_profile, shown

THEMES = ("light", "dark", "contrast")
# Shapes are tried in every theme with the longest and the mirrored words; real languages in one theme.
SHAPES = ("en", "en-XA", "en-XB")
LANGUAGES = (*SHAPES, *(one for one in SHIPPED if one not in SHAPES))
SCALES = (100, 200)
# Scenes of a file or a draft that speaks English in every language of the program.
ENGLISH_DATA = ("import_", "editor")


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages(qapp: QApplication, tmp_path: Path, language: str, scale: int, request: pytest.FixtureRequest) -> None:
    """One window for each state of the profile, in one theme after the other."""
    asked = request.config.getoption("--screens-dir", default=None)
    look = Look("light", language, scale)
    eyes = Eyes(look, Path(asked) if asked else None)
    for kind in ("none", "finished", "open"):
        with (
            profile_of(kind, tmp_path, language) as (workspace, story, started),
            shown(qapp, workspace, look) as view,
        ):
            for colours in THEMES if language in SHAPES else THEMES[:1]:
                view.ctx.theme.choose(colours)
                for scene in scenes_of(kind):
                    view.window.go(SCENES[scene][0], **arguments(scene, workspace, story, started))
                    eyes.look_at(view, scene, colours)
    assert not eyes.problems, "\n".join(eyes.problems)


def scenes_of(kind: str) -> list[str]:
    """Scenes before a profile is open, in one with finished rounds, and in one with an open round."""
    if kind == "none":
        return ["start", "welcome"]
    return [
        scene
        for scene, (page, needs) in SCENES.items()
        if page not in ("start", "welcome") and needs is (kind == "open")
    ]


@contextmanager
def profile_of(kind: str, tmp_path: Path, language: str = "en") -> Iterator[tuple[Workspace | None, Story, int | None]]:
    folder = tmp_path / kind
    folder.mkdir()
    path, story = sample_profile(folder, "en" if language in SHAPES else language)
    if kind == "none":
        profiles.open(path, clock=lambda: NOW).close(keep_backup=False)
        yield None, story, None
        return
    workspace = profiles.open(path, clock=lambda: NOW)
    spoken = "en" if language in SHAPES else language
    yield workspace, story, open_round(workspace, spoken) if kind == "open" else None


@dataclass
class Eyes:
    """Looks at pages in all themes and remembers what is wrong with them."""

    look: Look
    folder: Path | None
    problems: list[str] = field(default_factory=list)

    def look_at(self, view: Shown, scene: str, colours: str) -> None:
        picture = view.paint()
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            picture.save(str(self.folder / f"{scene}-{colours}-{self.look.language}-{self.look.scale}.png"))
        found = [*auditing.clipped(view.window), *(_audit(view.window) if colours == THEMES[0] else ())]
        page = view.window.page()
        if page is not None:
            found += [
                *auditing.below_top(page),
                *auditing.rows_out_of_sight(page),
                *auditing.uneven_ends(page),
            ]
        if self.look.language not in SHAPES:
            english = scene.startswith(ENGLISH_DATA)
            words = auditing.untranslated(view.window, self.look.language, shows_english_data=english)
            found += [f"in English: {one}" for one in words]
        self.problems.extend(f"{scene}, {colours}: {one}" for one in found)


def _audit(window: QWidget) -> list[str]:
    primary = auditing.primary_buttons(window)
    return [
        *(f"{one} has no name" for one in auditing.nameless(window)),
        *auditing.small_targets(window),
        *auditing.rail_out_of_sight(window),
        *(f"{one} is sliced" for one in auditing.sliced(window)),
        *auditing.cut_beginnings(window),
        *(f"{one} is not in the Tab chain" for one in auditing.unchained(window)),
        *([f"{len(primary)} primary buttons: {primary}"] if len(primary) > 1 else []),
    ]


def test_no_page_shows_a_window_of_its_own(qapp: QApplication, tmp_path: Path) -> None:
    """A widget made visible before it has a parent would flash up beside the program."""
    strays = Strays()
    for kind in ("none", "finished", "open"):
        with profile_of(kind, tmp_path) as (workspace, story, started), shown(qapp, workspace) as view:
            qapp.installEventFilter(strays)
            for scene in scenes_of(kind):
                view.window.go(SCENES[scene][0], **arguments(scene, workspace, story, started))
                view.paint()
            view.ctx.theme.set_text_scale(125)
            view.paint()
            qapp.removeEventFilter(strays)
    assert strays.seen == []


class Strays(QObject):
    """Notes every window that is shown, except menus and tooltips."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        floating = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
        is_window = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_window and watched.windowType() not in floating:  # type: ignore[attr-defined]
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False
