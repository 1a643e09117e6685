"""What scoring answers with: levels per competence, area summaries with bands, and the explaining trail."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from competency_app.domain.answers import Barrier, Reason


@dataclass(frozen=True, slots=True)
class CompetenceResult:
    """A chosen level, or why there is none. `position` is 1 = lowest level of its scale."""

    node: str
    code: str
    level: str | None
    position: int | None
    reason: Reason | None = None
    barrier: Barrier | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Likely range on the level axis (1 = lowest level), 95 %."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class AreaResult:
    """Summary of one top-level node. Without enough answers `median` is empty and there is no band.

    `answered` counts levels, `applicable` the asked competences that are part of the teacher's work.
    `median` holds one level key, or two when the middle lies between them. `reached` is the level under a rule of
    points or mastery, None under the median rule. `points` are (reached, greatest possible) under a points rule.
    `dots` are the positions to draw on the result's `area_scale`, lowest first: answers, or mastered stages.
    """

    node: str
    code: str
    answered: int
    applicable: int
    total: int
    enough: bool
    low: str | None = None
    high: str | None = None
    median: tuple[str, ...] = ()
    mean: float | None = None
    band: Band | None = None
    reached: str | None = None
    points: tuple[float, float] | None = None
    dots: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """One step of the explanation: a kind the wording module knows, level keys and figures."""

    kind: str
    node: str = ""
    levels: tuple[str, ...] = ()
    figures: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """Everything the result page, the reports and the command line show of one round.

    `spread` is (low, high), or one level where both are the same: at least half of the answers lie there; empty
    for fewer than two. `answered` counts a level or a reason, of `total`. `overall` needs a rule that has one.
    `strengths` and `closer_look` are node keys, at most three each and never the same. `counts` and `spread`
    are on the scale named `scale`, the one most asked competences use, lowest level first. `area_scale` is the
    axis of the areas: the same, or the stages under a mastery rule.
    """

    framework_id: str
    framework_version: str
    fingerprint: str
    rule_id: str
    rule_version: str
    answered: int
    applicable: int
    total: int
    competences: tuple[CompetenceResult, ...]
    areas: tuple[AreaResult, ...]
    counts: Mapping[str, int]
    spread: tuple[str, ...] = ()
    overall: str | None = None
    strengths: tuple[str, ...] = ()
    closer_look: tuple[str, ...] = ()
    first_look: bool = False
    scale: str = ""
    area_scale: str = ""
    rule_kind: str = ""
    has_precision: bool = False
    trail: tuple[Trace, ...] = ()

    @property
    def rated(self) -> int:
        """Competences with a level."""
        return sum(one.level is not None for one in self.competences)


@dataclass(frozen=True, slots=True)
class NodeChange:
    """One competence at two dates; `at_top` when it was at the highest level both times and could not rise."""

    node: str
    code: str
    before: str
    after: str
    step: int
    is_clear: bool
    at_top: bool = False
    look_back: str | None = None

    @property
    def verdict(self) -> str:
        """`higher`, `lower` or `none`: what can be said for certain."""
        return ("higher" if self.step > 0 else "lower") if self.is_clear else "none"


@dataclass(frozen=True, slots=True)
class AreaChange:
    """Mean change of an area in levels over the competences answered both times, and whether it is clear.

    `up` and `down` count the answers that moved.
    """

    node: str
    code: str
    compared: int
    mean_step: float | None
    is_clear: bool
    up: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rounds of one framework version.

    `wobble` is how many levels one answer may move by itself, None if unknown. `joined` is False for different
    framework versions: then `changes` is empty and the rounds stand side by side. `carried` are nodes whose later
    answer was taken over from an earlier round: nobody answered them again, so nothing can have moved.
    """

    before_on: str
    after_on: str
    joined: bool
    changes: tuple[NodeChange, ...] = ()
    areas: tuple[AreaChange, ...] = ()
    up: int = 0
    same: int = 0
    down: int = 0
    clear: int = 0
    wobble: float | None = None
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
