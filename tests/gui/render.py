"""Pictures of pages on sample data: python -m tests.gui.render --page result --theme dark --language en-XB."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"

from PySide6.QtWidgets import QApplication

from competency_app.actions import assessing, drafting, planning, profiles
from competency_app.actions.sample_story import Story
from competency_app.domain import draft_words
from competency_app.workspace import Workspace
from tests.actions import draft_samples
from tests.gui.sample_window import NOW, Look, sample_profile, shown

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
TINY, SUPPLEMENT = FIXTURES / "frameworks" / "tiny", FIXTURES / "digcomp3" / "good.jsonld"
TABLE = FIXTURES / "tables" / "grid.csv"

# Scenes: page, its arguments from the story, and whether an open third round stands at question 2.2.
SCENES: Mapping[str, tuple[str, bool]] = {
    "start": ("start", False),
    "welcome": ("welcome", False),
    "home": ("home", True),
    "home-finished": ("home", False),
    "choose": ("choose", False),
    "question": ("question", True),
    "pause": ("pause", True),
    "check": ("check", True),
    "result": ("result", False),
    "result-competences": ("result", False),
    "result-wheel": ("result", False),
    "result-table": ("result", False),
    "competence": ("competence", False),
    "over_time": ("over_time", False),
    "look_back": ("look_back", False),
    "plan": ("plan", False),
    "check_in": ("check_in", False),
    "share": ("share", False),
    "library": ("library", False),
    "framework": ("framework", False),
    "import_framework": ("import_framework", False),
    "import_framework-choices": ("import_framework", False),
    "import_table": ("import_framework", False),
    "editor": ("editor", False),
    "editor-levels": ("editor", False),
    "editor-about": ("editor", False),
    "editor-publish": ("editor", False),
    "settings": ("settings", False),
    "about": ("about", False),
    "help": ("help", False),
    "glossary": ("glossary", False),
}


def open_round(workspace: Workspace, language: str = "en") -> int:
    """An open round: area 1 answered, 2.1 answered, at 2.2 with B1 chosen."""
    round_id, _changes = assessing.start(workspace, assessing.RoundOrder("digcompedu", language=language))
    for node in ("1.1", "1.2", "1.3", "1.4", "2.1", "2.2"):
        assessing.record_level(workspace, round_id, node, "B1")
    assessing.set_place(workspace, round_id, "2.2")
    return round_id


def arguments(scene: str, workspace: Workspace | None, story: Story, started: int | None) -> dict[str, object]:
    """What the scene's page is opened with."""
    page, _needs_round = SCENES[scene]
    if workspace is None:
        return {}
    found: dict[str, dict[str, object]] = {
        "question": {"round": started, "node": "2.2"},
        "pause": {"round": started, "area": "1"},
        "check": {"round": started},
        "result": {"round": story.second, "view": scene.partition("-")[2] or "areas"},
        "competence": {"round": story.second, "node": "3.4"},
        "over_time": {"before": story.first, "after": story.second},
        "look_back": {"round": story.first},
        "check_in": {"goal": planning.plan(workspace).open_goals[0].id},
        "help": {"topic": "question"},
        "editor": {"draft": _draft(workspace), "section": scene.partition("-")[2] or "entries"},
        "framework": {"framework_id": "digcompedu"},
        "import_framework": {"path": str(SUPPLEMENT if scene.endswith("-choices") else TINY)},
    }
    if scene == "import_table":
        return {"path": str(TABLE)}
    return found.get(page, {})


def _draft(workspace: Workspace) -> int:
    """A framework being written in two languages; the one there already where there is one."""
    known = drafting.drafts(workspace)
    if known:
        return known[0].id
    draft_id = draft_samples.written(workspace)
    drafting.edit(workspace, draft_id, lambda draft: draft_words.add_language(draft, "ar"))
    return draft_id


def picture(app: QApplication, scene: str, look: Look, out: Path) -> Path:
    """Write one scene as PNG."""
    with TemporaryDirectory() as folder:
        os.environ["COMPETENCY_APP_HOME"] = folder
        path, story = sample_profile(Path(folder), "en")
        page, needs_round = SCENES[scene]
        workspace = profiles.open(path, clock=lambda: NOW)
        started = open_round(workspace) if needs_round else None
        if page in ("start", "welcome"):
            _some_profiles()
            workspace.close(keep_backup=False)
            with shown(app, None, look) as view:
                view.window.go(page)
                view.paint().save(str(out))
            return out
        with shown(app, workspace, look) as view:
            if page != "home":
                view.window.go(page, **arguments(scene, workspace, story, started))
            view.paint().save(str(out))
    return out


def _some_profiles() -> None:
    for name in ("Heron", "M. K.", "Birch 4", "Maple"):
        profiles.create(name, clock=lambda: NOW).close(keep_backup=False)


def main() -> None:
    """Draw the scenes asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--page", action="append", choices=list(SCENES), help="all without it")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--language", default="en")
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--out", type=Path, default=Path("screens"))
    asked = parser.parse_args()
    width, height = (int(part) for part in asked.size.split("x"))
    look = Look(asked.theme, asked.language, asked.scale, (width, height))
    asked.out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for scene in asked.page or list(SCENES):
        name = f"{scene}-{asked.theme}-{asked.language}-{asked.scale}-{width}.png"
        sys.stdout.write(f"{picture(app, scene, look, asked.out / name)}\n")


if __name__ == "__main__":
    main()
