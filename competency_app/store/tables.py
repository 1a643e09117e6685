"""All tables of a profile file, typed. Times are aware UTC; texts, not numbers, name levels, nodes and kinds.

`deleted_at` marks what undo can still bring back; `purge` removes it. What belongs to a row goes with it.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    MetaData,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# A row per pair of keys needs no hidden number beside them.
WITHOUT_ROWID: dict[str, Any] = {"sqlite_with_rowid": False}


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in Python, plain UTC in the file: SQLite itself would forget the zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse a time without zone, which would silently be local time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without zone cannot be stored")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


class Row(DeclarativeBase):
    """One row of a table."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime()}  # noqa: RUF012 - SQLAlchemy's own spelling


class AboutRow(Row):
    """What the file says of itself, such as the program version that wrote it last."""

    __tablename__ = "about"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class OwnerRow(Row):
    """The one person of the profile."""

    __tablename__ = "owner"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    name: Mapped[str]
    code: Mapped[str]
    school: Mapped[str]
    subject: Mapped[str]
    stage: Mapped[str]
    mentor: Mapped[str]
    language: Mapped[str]
    framework_language: Mapped[str]
    hours_a_week: Mapped[float]


class TermRow(Row):
    """A stretch of school weeks."""

    __tablename__ = "term"
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    start: Mapped[date]
    end: Mapped[date]
    hours: Mapped[float]


class FrameworkRow(Row):
    """The exact bytes of a framework's structure; identity is (id, version, fingerprint)."""

    __tablename__ = "framework"
    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    structure: Mapped[bytes]


class FrameworkTextRow(Row):
    """The exact bytes of a framework's words in one language."""

    __tablename__ = "framework_text"
    __table_args__ = (
        ForeignKeyConstraint(
            ["framework_id", "version", "fingerprint"],
            ["framework.id", "framework.version", "framework.fingerprint"],
            ondelete="CASCADE",
        ),
    )
    framework_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class TranslationRow(Row):
    """Words of a framework in one language that the owner brought along; they go before those it came with.

    The framework may be one of the program's, which no profile keeps before a round uses it.
    """

    __tablename__ = "translation"
    framework_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class DraftRow(Row):
    """A framework being written: the bytes of its structure, and the version it is to follow, where there is one."""

    __tablename__ = "draft"
    id: Mapped[int] = mapped_column(primary_key=True)
    base_id: Mapped[str | None]
    base_version: Mapped[str | None]
    base_fingerprint: Mapped[str | None]
    structure: Mapped[bytes]
    changed_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]


class DraftTextRow(Row):
    """The bytes of a draft's words in one language."""

    __tablename__ = "draft_text"
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class RoundRow(Row):
    """One self-assessment. Triggers freeze scope, answers, rule and dates once `finished_at` is set."""

    __tablename__ = "round"
    __table_args__ = (
        ForeignKeyConstraint(
            ["framework_id", "framework_version", "fingerprint"],
            ["framework.id", "framework.version", "framework.fingerprint"],
        ),
        UniqueConstraint("number"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    framework_id: Mapped[str]
    framework_version: Mapped[str]
    fingerprint: Mapped[str]
    form: Mapped[str]
    rule_id: Mapped[str]
    language: Mapped[str]
    started_at: Mapped[datetime]
    started_on: Mapped[date]
    finished_at: Mapped[datetime | None]
    finished_on: Mapped[date | None]
    current_node: Mapped[str | None]
    show_earlier: Mapped[bool]
    placement_before: Mapped[str | None]
    placement_after: Mapped[str | None]
    deleted_at: Mapped[datetime | None]


class RoundNodeRow(Row):
    """The nodes a round asks, in display order."""

    __tablename__ = "round_node"
    __table_args__ = (UniqueConstraint("round_id", "position"), WITHOUT_ROWID)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    node: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]


class AnswerRow(Row):
    """One node's answer in one round; a missing answer is a missing row.

    `carried_on` is the day it was given in a round of an earlier framework version, None when it was given here.
    """

    __tablename__ = "answer"
    __table_args__ = (
        ForeignKeyConstraint(["round_id", "node"], ["round_node.round_id", "round_node.node"], ondelete="CASCADE"),
        CheckConstraint("level IS NULL OR reason IS NULL", name="level_or_reason"),
        WITHOUT_ROWID,
    )
    round_id: Mapped[int] = mapped_column(primary_key=True)
    node: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[str | None]
    reason: Mapped[str | None]
    barrier: Mapped[str | None]
    note: Mapped[str]
    unclear: Mapped[bool]
    answered_at: Mapped[datetime | None]
    carried_on: Mapped[date | None]


class ConfidenceRow(Row):
    """How sure the teacher was of an area: 1 guessing, 2 fairly sure, 3 could show examples."""

    __tablename__ = "confidence"
    __table_args__ = (CheckConstraint("value BETWEEN 1 AND 3", name="one_to_three"), WITHOUT_ROWID)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    area: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


class LookBackRow(Row):
    """A later rating of where the teacher really stood then, kept apart from the answer."""

    __tablename__ = "look_back"
    __table_args__ = (WITHOUT_ROWID,)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    node: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[str]


class EvidenceRow(Row):
    """A note, link or file that shows a practice."""

    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    text: Mapped[str]
    file_name: Mapped[str]
    size: Mapped[int]
    framework_id: Mapped[str]
    added_on: Mapped[date]
    trust: Mapped[str]
    deleted_at: Mapped[datetime | None]


class EvidenceNodeRow(Row):
    """Which nodes a piece of evidence speaks for; without `framework_id` those of the framework it was added in."""

    __tablename__ = "evidence_node"
    __table_args__ = (WITHOUT_ROWID,)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    node: Mapped[str]
    framework_id: Mapped[str | None]


class AttachmentRow(Row):
    """The bytes of a file copied into the profile, apart from the row that describes it."""

    __tablename__ = "attachment"
    evidence_id: Mapped[int] = mapped_column(
        ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    content: Mapped[bytes]


class GoalRow(Row):
    """One competence and its next level."""

    __tablename__ = "goal"
    id: Mapped[int] = mapped_column(primary_key=True)
    framework_id: Mapped[str]
    framework_version: Mapped[str]
    node: Mapped[str]
    from_level: Mapped[str | None]
    to_level: Mapped[str | None]
    status: Mapped[str]
    position: Mapped[int]
    why: Mapped[str]
    different: Mapped[str]
    see: Mapped[str]
    when: Mapped[str]
    i_will: Mapped[str]
    obstacle: Mapped[str]
    then_i_will: Mapped[str]
    hours: Mapped[float]
    helper: Mapped[str]
    support: Mapped[str]
    start: Mapped[date | None]
    review: Mapped[date | None]
    outcome: Mapped[str | None]
    outcome_note: Mapped[str]
    closed_on: Mapped[date | None]
    deleted_at: Mapped[datetime | None]


class CollectRow(Row):
    """A piece of evidence the teacher means to collect for a goal."""

    __tablename__ = "collect"
    __table_args__ = (WITHOUT_ROWID,)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    done: Mapped[bool]


class CheckInRow(Row):
    """A two-minute look at a goal."""

    __tablename__ = "check_in"
    __table_args__ = (WITHOUT_ROWID,)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    on: Mapped[date]
    happened: Mapped[str]
    keep: Mapped[str]
    next_step: Mapped[str]
