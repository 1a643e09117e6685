"""The rule `cumulative-mastery`: an aspect is at the highest stage mastered together with all stages below.

Parameters: `mastered_from`, the level from which a cell counts as mastered (else the scale's first passing
level, else its highest), and `unanswered`: `stops` (the default) or `passed-over`. Cells that are not
applicable are passed over.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from competency_app.domain.answers import AnswerSheet, Reason
from competency_app.domain.framework import Framework, Node, Rule, Scale
from competency_app.domain.results import AreaResult, Trace


def mastery_area(
    framework: Framework, area: AreaResult, sheet: AnswerSheet, rule: Rule
) -> tuple[AreaResult, tuple[Trace, ...]]:
    """The area with the stage reached; `reached` is None where the first stage is not mastered yet."""
    cells = staged_cells(framework, area.node, sheet.nodes)
    if not cells:
        return area, ()
    mastered = [cell for cell in cells if cell_state(framework, sheet, cell.key, rule) == "mastered"]
    dots = tuple(stage_position(framework, cell) for cell in mastered)
    reached: str | None = None
    stopped_at, why = "", ""
    for stage, group in groupby(cells, key=lambda cell: cell.stage or ""):
        states = [cell_state(framework, sheet, cell.key, rule) for cell in group]
        if "not-mastered" in states or "open" in states:
            stopped_at = stage
            why = "not-mastered" if "not-mastered" in states else "open"
            break
        if "mastered" in states:
            reached = stage
    if not reached and not stopped_at:
        return replace(area, dots=dots), ()
    step = Trace("area-stage", area.node, levels=(reached or "", stopped_at), figures={"why": why})
    return replace(area, reached=reached, dots=dots), (step,)


def staged_cells(framework: Framework, area: str, asked: Sequence[str]) -> list[Node]:
    """Asked nodes of an area that stand for a stage, lowest stage first."""
    cells = [node for node in framework.assessable_in(area) if node.stage and node.key in set(asked)]
    return sorted(cells, key=lambda cell: stage_position(framework, cell))


def stage_scale(framework: Framework, cell: Node) -> Scale:
    """The scale whose level a cell's stage is: its parent's."""
    return framework.scale_of(cell.parent or cell.key)


def stage_position(framework: Framework, cell: Node) -> int:
    """Position of a cell's stage, 1 = lowest."""
    return [level.key for level in stage_scale(framework, cell).levels].index(cell.stage or "") + 1


def cell_state(framework: Framework, sheet: AnswerSheet, cell: str, rule: Rule) -> str:
    """`mastered`, `not-mastered`, `open` or `passed-over`."""
    if sheet.reason(cell) is Reason.NOT_APPLICABLE:
        return "passed-over"
    level = sheet.level(cell)
    if level is None:
        return "open" if rule.parameters.get("unanswered", "stops") == "stops" else "passed-over"
    is_mastered = framework.level_index(cell, level) >= mastered_from(framework.scale_of(cell), rule)
    return "mastered" if is_mastered else "not-mastered"


def mastered_from(scale: Scale, rule: Rule) -> int:
    """Position of the lowest level that counts as mastered."""
    keys = [level.key for level in scale.levels]
    wanted = rule.parameters.get("mastered_from")
    if wanted in keys:
        return keys.index(wanted) + 1
    passing = [position for position, level in enumerate(scale.levels, start=1) if level.is_pass]
    return passing[0] if passing else len(keys)
