"""Which nodes a round asks, and how long that takes."""

from collections.abc import Sequence

from competency_app.domain.framework import Framework
from competency_app.domain.rounds import Form


def scope_of(framework: Framework, form: Form, areas: Sequence[str] = (), nodes: Sequence[str] = ()) -> tuple[str, ...]:
    """Node keys a form asks, in display order; empty when nothing fits."""
    match form:
        case Form.EVERYTHING:
            return tuple(node.key for node in framework.assessable)
        case Form.QUICK:
            return framework.short_form
        case Form.AREAS:
            wanted = set(areas)
            return tuple(node.key for node in framework.assessable if framework.area_of(node.key).key in wanted)
        case Form.GOALS:
            wanted = set(nodes)
            return tuple(node.key for node in framework.assessable if node.key in wanted)


def minutes(framework: Framework, questions: int) -> int:
    """Estimated minutes for so many questions, from the framework's own estimate; at least one, 0 for none."""
    if questions <= 0:
        return 0
    per_question = (framework.file.minutes or len(framework.assessable)) / max(1, len(framework.assessable))
    return max(1, round(questions * per_question))
