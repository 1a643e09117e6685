"""Every page in every theme, direction and text size: nothing clipped, everything named, one primary button."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from competency_app.actions import profiles
from tests.gui import auditing
from tests.gui.render import SCENES, arguments, open_round
from tests.gui.sample_window import NOW, Look, Shown, sample_profile, shown

THEMES = ("light", "dark", "contrast")
LANGUAGES = ("en", "en-XA", "en-XB")
SCALES = (100, 200)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_pages(
    qapp: QApplication, tmp_path: Path, theme: str, language: str, scale: int, request: pytest.FixtureRequest
) -> None:
    folder = request.config.getoption("--screens-dir", default=None)
    look = Look(theme, language, scale)
    problems: list[str] = []
    for scene in SCENES:
        found = _scene(qapp, tmp_path, scene, look, Path(folder) if folder else None)
        problems.extend(f"{scene}: {one}" for one in found)
    assert problems == []


def _scene(app: QApplication, tmp_path: Path, scene: str, look: Look, folder: Path | None) -> list[str]:
    page, needs_round = SCENES[scene]
    place = tmp_path / scene
    place.mkdir()
    path, story = sample_profile(place, "en")
    workspace = profiles.open(path, clock=lambda: NOW)
    started = open_round(workspace) if needs_round else None
    args = arguments(scene, workspace, story, started)
    if page in ("start", "welcome"):
        workspace.close(keep_backup=False)
    with shown(app, None if page in ("start", "welcome") else workspace, look) as view:
        if page != "home":
            view.window.go(page, **args)
        return _look_at(view, scene, look, folder)


def _look_at(view: Shown, scene: str, look: Look, folder: Path | None) -> list[str]:
    picture = view.paint()
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        picture.save(str(folder / f"{scene}-{look.theme}-{look.language}-{look.scale}.png"))
    window = view.window
    found = [*auditing.clipped(window), *(f"{one} has no name" for one in auditing.nameless(window))]
    found += auditing.small_targets(window)
    found += [f"{one} is not in the Tab chain" for one in auditing.unchained(window)]
    primary = auditing.primary_buttons(window)
    if len(primary) > 1:
        found.append(f"{len(primary)} primary buttons: {primary}")
    return found
