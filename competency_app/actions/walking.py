"""What the pages that walk through a round read: one question with its neighbours, and progress per area."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from competency_app.actions.assessing import framework_of, get, rounds
from competency_app.actions.scoping import minutes
from competency_app.domain.answers import Answer, AnswerSheet
from competency_app.domain.framework import Framework, Node, Texts
from competency_app.domain.rounds import Evidence, Round, RoundId
from competency_app.store import evidence as evidence_store
from competency_app.store import rounds as store
from competency_app.workspace import Workspace


class AreaStatus(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class AreaProgress:
    key: str
    code: str
    title: str
    answered: int
    total: int

    @property
    def status(self) -> AreaStatus:
        if self.answered >= self.total:
            return AreaStatus.COMPLETED
        return AreaStatus.IN_PROGRESS if self.answered else AreaStatus.NOT_STARTED


@dataclass(frozen=True, slots=True)
class ProgressView:
    """Counts of a round. `next_node` is where to go on: the place left at if still open, else the first open one."""

    round: Round
    framework: Framework
    texts: Texts
    areas: tuple[AreaProgress, ...]
    answered: int
    total: int
    minutes_left: int
    next_node: str | None

    def area(self, key: str) -> AreaProgress:
        return next(area for area in self.areas if area.key == key)


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Everything the question page shows. `number` counts from 1 within the area's questions of this round."""

    round: Round
    framework: Framework
    texts: Texts
    node: Node
    area: Node
    number: int
    area_total: int
    answer: Answer
    earlier: Answer | None
    evidence: tuple[Evidence, ...]
    previous: str | None
    following: str | None
    ends_area: bool
    progress: ProgressView


def progress(workspace: Workspace, round_id: RoundId) -> ProgressView:
    with workspace.read() as session:
        one = store.load(session, round_id)
        sheet = store.sheet(session, round_id)
    return _progress(workspace, one, sheet)


def _progress(workspace: Workspace, one: Round, sheet: AnswerSheet) -> ProgressView:
    framework = framework_of(workspace, one)
    texts = workspace.texts(framework, one.language)
    open_nodes = sheet.open_nodes
    return ProgressView(
        round=one,
        framework=framework,
        texts=texts,
        areas=tuple(_areas(framework, texts, sheet)),
        answered=sheet.answered_count,
        total=len(sheet.nodes),
        minutes_left=minutes(framework, len(open_nodes)),
        next_node=_where_to_go_on(one, open_nodes),
    )


def _areas(framework: Framework, texts: Texts, sheet: AnswerSheet) -> list[AreaProgress]:
    found: list[AreaProgress] = []
    for area in framework.areas:
        asked = [node for node in sheet.nodes if framework.area_of(node).key == area.key]
        if asked:
            answered = sum(sheet.is_answered(node) for node in asked)
            found.append(AreaProgress(area.key, area.code, texts.title_of(area.key), answered, len(asked)))
    return found


def _where_to_go_on(one: Round, open_nodes: Sequence[str]) -> str | None:
    if one.current_node in open_nodes:
        return one.current_node
    if one.current_node in one.nodes:
        after = one.nodes[one.nodes.index(one.current_node) :]
        return next((node for node in after if node in open_nodes), next(iter(open_nodes), None))
    return next(iter(open_nodes), None)


def question(workspace: Workspace, round_id: RoundId, node_key: str) -> QuestionView:
    """One question of a round; KeyError when the round does not ask the node."""
    with workspace.read() as session:
        one = store.load(session, round_id)
        sheet = store.sheet(session, round_id)
        evidence = evidence_store.for_profile(session)
    framework = framework_of(workspace, one)
    area = framework.area_of(node_key)
    in_area = [node for node in one.nodes if framework.area_of(node).key == area.key]
    position = one.nodes.index(node_key)
    return QuestionView(
        round=one,
        framework=framework,
        texts=workspace.texts(framework, one.language),
        node=framework.node(node_key),
        area=area,
        number=in_area.index(node_key) + 1,
        area_total=len(in_area),
        answer=sheet.answers.get(node_key, Answer(node_key)),
        earlier=_earlier(workspace, one, node_key),
        evidence=tuple(e for e in evidence if node_key in e.nodes_in(one.framework_id)),
        previous=one.nodes[position - 1] if position else None,
        following=one.nodes[position + 1] if position + 1 < len(one.nodes) else None,
        ends_area=in_area[-1] == node_key,
        progress=_progress(workspace, one, sheet),
    )


def _earlier(workspace: Workspace, one: Round, node: str) -> Answer | None:
    """The newest earlier answer to the node in the same framework, only when the teacher asked to see it."""
    if not one.show_earlier:
        return None
    for before in reversed(rounds(workspace)):
        if before.number < one.number and before.framework_id == one.framework_id:
            with workspace.read() as session:
                answer = store.sheet(session, before.id).answers.get(node)
            if answer is not None and answer.is_answered:
                return answer
    return None


def find_node(workspace: Workspace, round_id: RoundId, typed: str) -> str | None:
    """The asked node whose code or key was typed, or whose code starts so if just one does; None otherwise."""
    one = get(workspace, round_id)
    framework = framework_of(workspace, one)
    codes = {key: framework.node(key).code for key in one.nodes}
    typed = typed.strip().casefold()
    exact = [key for key, code in codes.items() if typed in (code.casefold(), key.casefold())]
    if exact:
        return exact[0]
    starting = [key for key, code in codes.items() if typed and code.casefold().startswith(typed)]
    return starting[0] if len(starting) == 1 else None
