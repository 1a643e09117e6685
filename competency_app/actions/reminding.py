"""Review dates as a calendar file (iCalendar, RFC 5545) that any calendar program can take in."""

from datetime import date, datetime, timedelta
from pathlib import Path

from competency_app.actions.planning import plan
from competency_app.domain.framework import Texts
from competency_app.domain.plans import Goal
from competency_app.errors import KnownError
from competency_app.files import write_atomically
from competency_app.i18n import Translator
from competency_app.workspace import Workspace

# RFC 5545, 3.1: 75 octets at most, one of them kept for the space that continues a line.
LINE_OCTETS = 74


def write_calendar(workspace: Workspace, out: Path, tr: Translator) -> Path:
    """One all-day event per open goal with a review date; KnownError "no_reviews" when there is none."""
    view = plan(workspace)
    dated = [goal for goal in view.open_goals if goal.review is not None]
    if not dated:
        message = tr.gettext("No open goal has a review date yet. Set one in the plan, then save the calendar file.")
        raise KnownError("no_reviews", message)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//competency-app//plan//EN", "CALSCALE:GREGORIAN"]
    for goal in dated:
        framework = workspace.framework(goal.framework_id, goal.framework_version)
        texts = workspace.texts(framework, tr.language)
        lines += _event(goal, framework.node(goal.node).code, texts, workspace.now(), view.owner.code, tr)
    lines.append("END:VCALENDAR")
    return write_atomically(out, "".join(_fold(line) + "\r\n" for line in lines).encode())


def _event(goal: Goal, code: str, texts: Texts, now: datetime, owner: str, tr: Translator) -> list[str]:
    review = goal.review or date.max
    title = tr.gettext("Look at goal {code} {title}").format(code=code, title=texts.title_of(goal.node))
    return [
        "BEGIN:VEVENT",
        f"UID:goal-{goal.id}-{owner}@competency-app",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{review:%Y%m%d}",
        f"DTEND;VALUE=DATE:{review + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escape(title)}",
        f"DESCRIPTION:{_escape(goal.see or goal.i_will)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escape(text: str) -> str:
    """TEXT escaping of RFC 5545, 3.3.11."""
    escaped = text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return escaped.replace("\r\n", r"\n").replace("\n", r"\n").replace("\r", "")


def _fold(line: str) -> str:
    """Lines of at most 75 octets, continued with a space (RFC 5545, 3.1), never inside a character."""
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LINE_OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += octets
    return "\r\n".join(parts)
