"""Small frameworks and answer sheets for the rules of the field."""

from collections.abc import Mapping

from competency_app.domain.answers import Answer, AnswerSheet, Reason
from competency_app.domain.framework import Framework, Texts
from competency_app.domain.framework_file import (
    Asking,
    FrameworkFile,
    Level,
    LevelText,
    Node,
    NodeText,
    Precision,
    Rule,
    Scale,
    TextFile,
)

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
SIZES = (4, 3, 4, 3, 3, 5)
PRECISION = Precision(reliability=0.93, items=22, sd_levels=1.1, status="assumption")

MEDIAN = Rule(id="median-of-chosen", kind="median-of-chosen", parameters={"min_answered": 2, "min_share": 0.5})
POINTS = Rule(
    id="checkin-2018",
    kind="points-with-bands",
    parameters={
        "points": {"A1": 0.4, "A2": 1.2, "B1": 1.9, "B2": 2.6, "C1": 3.3, "C2": 4},
        "max_per_item": 4,
        "overall": [["A1", 0], ["A2", 20], ["B1", 34], ["B2", 50], ["C1", 66], ["C2", 81]],
        "overall_max": 88,
        "areas": {
            "16": [["A1", 0], ["A2", 4], ["B1", 7], ["B2", 10], ["C1", 12], ["C2", 15]],
            "12": [["A1", 0], ["A2", 3], ["B1", 5], ["B2", 7], ["C1", 9], ["C2", 12]],
            "20": [["A1", 0], ["A2", 5], ["B1", 8], ["B2", 12], ["C1", 15], ["C2", 19]],
        },
        "min_answered": 2,
        "min_share": 0.5,
    },
)
MASTERY = Rule(
    id="cumulative-mastery",
    kind="cumulative-mastery",
    parameters={"mastered_from": "mostly", "unanswered": "stops"},
)


def areas_framework(sizes: tuple[int, ...] = SIZES, precision: Precision | None = PRECISION) -> Framework:
    """Areas 1, 2, … with competences 1.1, 1.2, … on six levels, like DigCompEdu."""
    nodes: list[Node] = []
    for area, size in enumerate(sizes, start=1):
        nodes.append(Node(key=f"{area}", code=f"{area}", kind="area"))
        nodes.extend(
            Node(key=code, code=code, kind="competence", parent=f"{area}", assessable=True, scale="levels")
            for code in (f"{area}.{number}" for number in range(1, size + 1))
        )
    file = FrameworkFile(
        format="competency-framework",
        format_version=1,
        id="areas",
        version="1",
        default_language="en",
        languages=("en",),
        scales=(Scale("levels", tuple(Level(key) for key in LEVELS)),),
        nodes=tuple(nodes),
        asking=Asking.CHOOSE_LEVEL,
        asking_scale="levels",
        rules=(MEDIAN, POINTS),
        precision=precision,
    )
    return Framework(file, "f" * 64)


def stages_framework() -> Framework:
    """Two aspects with one cell for each of three stages, like the UNESCO frameworks."""
    nodes: list[Node] = []
    for aspect in ("1", "2"):
        nodes.append(Node(key=aspect, code=aspect, kind="aspect", scale="stages"))
        nodes.extend(
            Node(
                key=f"{stage}.{aspect}",
                code=f"{stage}.{aspect}",
                kind="cell",
                parent=aspect,
                assessable=True,
                scale="mastery",
                stage=stage,
            )
            for stage in ("KA", "KD", "KC")
        )
    mastery = Scale("mastery", tuple(Level(key) for key in ("not_yet", "partly", "mostly", "fully")))
    file = FrameworkFile(
        format="competency-framework",
        format_version=1,
        id="stages",
        version="1",
        default_language="en",
        languages=("en",),
        scales=(Scale("stages", tuple(Level(key) for key in ("KA", "KD", "KC"))), mastery),
        nodes=tuple(nodes),
        asking=Asking.MASTERY,
        asking_scale="mastery",
        rules=(MASTERY,),
    )
    return Framework(file, "e" * 64)


def sheet(framework: Framework, given: Mapping[str, str | Reason | None]) -> AnswerSheet:
    """A round that asks everything; levels or reasons by node, the rest open."""
    answers: dict[str, Answer] = {}
    for node, what in given.items():
        if isinstance(what, Reason):
            answers[node] = Answer(node, reason=what)
        elif what is not None:
            answers[node] = Answer(node, level=what)
    return AnswerSheet(tuple(node.key for node in framework.assessable), answers)


def texts(framework: Framework) -> Texts:
    """English words for any of these frameworks."""
    labels = {"not_yet": "not yet", "partly": "partly", "mostly": "mostly", "fully": "fully"}
    file = TextFile(
        language="en",
        title="Areas",
        scales={
            scale.key: {level.key: LevelText(labels.get(level.key, level.key)) for level in scale.levels}
            for scale in framework.file.scales
        },
        nodes={node.key: NodeText(title=f"Title {node.code}") for node in framework.nodes},
    )
    return Texts(file, file)


# The answers of the result picture: 20 of 22, area 4 with one answer.
PICTURE: Mapping[str, str] = {
    **dict.fromkeys(("1.1", "1.2", "1.3", "1.4"), "B1"),
    "2.1": "B2",
    "2.2": "B1",
    "2.3": "A2",
    "3.1": "A2",
    "3.2": "B1",
    "3.3": "B1",
    "3.4": "A1",
    "4.1": "B1",
    "5.1": "A2",
    "5.2": "A2",
    "5.3": "B1",
    "6.1": "A2",
    "6.2": "B1",
    "6.3": "B1",
    "6.4": "A2",
    "6.5": "B1",
}
