"""A result as plain data for other programs, and as lines for a terminal."""

from typing import Any

from competency_app import wording
from competency_app.actions import assessing
from competency_app.domain.rounds import RoundId
from competency_app.i18n import translator
from competency_app.workspace import Workspace


def as_data(workspace: Workspace, round_id: RoundId) -> dict[str, Any]:
    """The keys other programs rely on; levels are level keys, dates ISO, `median` a key or two joined by a dash."""
    one = assessing.get(workspace, round_id)
    result = assessing.result(workspace, round_id)
    return {
        "framework": result.framework_id,
        "version": result.framework_version,
        "fingerprint": result.fingerprint,
        "round": one.number,
        "date": one.on.isoformat(),
        "rule": result.rule_id,
        "answered": result.answered,
        "applicable": result.applicable,
        "competences": [
            {"key": c.node, "code": c.code, "level": c.level, "reason": c.reason} for c in result.competences
        ],
        "areas": [
            {
                "key": area.node,
                "low": area.low,
                "median": "-".join(area.median) or None,
                "high": area.high,
                "answered": area.answered,
                "status": "ok" if area.enough else "not_enough",
            }
            for area in result.areas
        ],
    }


def as_lines(workspace: Workspace, round_id: RoundId, language: str) -> list[str]:
    one = assessing.get(workspace, round_id)
    framework = assessing.framework_of(workspace, one)
    texts = workspace.texts(framework, language)
    result = assessing.result(workspace, round_id)
    tr = translator(language)
    lines = [
        f"{texts.title} {framework.version}, {tr.date(one.on)}",
        wording.result_sentence(result, framework, texts, tr),
        "",
    ]
    for competence in result.competences:
        words = wording.answer_words(competence, framework, texts, tr)
        lines.append(f"{competence.code:6} {words:16} {texts.title_of(competence.node)}")
    return [*lines, "", *wording.trail_lines(result, framework, texts, tr)]
