"""What a reader is given; every reader takes one of these and answers with a `Reading`, never with an exception."""

from dataclasses import dataclass, field

from competency_app.domain.packages import Options
from competency_app.exchange.limits import LIMITS, Limits


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file's bytes and what the caller knows about it.

    `language` and `framework_id` are for formats that have neither; with an id the file becomes a version of a
    framework already known. `options` holds what the person chose: a reader says in `Reading.choices` which keys it
    knows.
    """

    data: bytes
    name: str = ""
    language: str = "und"
    framework_id: str | None = None
    options: Options = field(default_factory=dict)
    limits: Limits = LIMITS
