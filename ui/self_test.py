"""Opens every page of the installed or frozen program on an example and makes one report; answers an exit code."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from competency_app.paths import HOME_VARIABLE


def main() -> int:
    """Run in a folder of its own; 0 when every page opened and the report was written."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        return _run(Path(folder))


def _run(folder: Path) -> int:
    from competency_app.actions import assessing, planning, profiles, reporting
    from ui import app as program
    from ui import pages
    from ui.components import session
    from ui.tasks import InlineTasks

    started = program.build(program.application(sys.argv[:1]), tasks=InlineTasks())
    workspace = profiles.example()
    session.enter(started.ctx, workspace)
    started.window.show()
    newest = assessing.rounds(workspace)[-1]
    goal = planning.plan(workspace).open_goals[0]
    args: Mapping[str, Mapping[str, object]] = {
        "pause": {"round": newest.id, "area": "1"},
        "check": {"round": newest.id},
        "competence": {"round": newest.id, "node": newest.nodes[0]},
        "look_back": {"round": assessing.rounds(workspace)[0].id},
        "check_in": {"goal": goal.id},
        "help": {"topic": "home"},
    }
    for name in pages.NAMES:
        if name not in ("start", "welcome"):
            started.window.go(name, **args.get(name, {}))
            sys.stdout.write(f"opened {name}\n")
    report = reporting.write(workspace, reporting.ReportOrder("profile", newest.id), folder / "profile.pdf")
    sys.stdout.write(f"wrote {report.name}, {report.stat().st_size} bytes\n")
    for name in ("start", "welcome"):
        started.window.go(name)
        sys.stdout.write(f"opened {name}\n")
    program.shut_down(started)
    return 0
