"""First schema. Written out, so that a change of `tables.py` cannot change the past; triggers are made by `migrate`."""

from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _profile()
    _frameworks()
    _rounds()
    _what_rounds_say()
    _evidence()
    _goals()


def _column(kind: Any, name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=nullable)


_text = partial(_column, sa.String())
_whole = partial(_column, sa.Integer())
_day = partial(_column, sa.Date())
_moment = partial(_column, sa.DateTime())
_number = partial(_column, sa.Double())
_flag = partial(_column, sa.Boolean())
_content = partial(_column, sa.LargeBinary())


def _profile() -> None:
    op.create_table("about", _text("key"), _text("value"), sa.PrimaryKeyConstraint("key", name="pk_about"))
    op.create_table(
        "owner",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        _text("name"),
        _text("code"),
        _text("school"),
        _text("subject"),
        _text("stage"),
        _text("mentor"),
        _text("language"),
        _text("framework_language"),
        _number("hours_a_week"),
        sa.CheckConstraint("id = 1", name="ck_owner_only_one"),
        sa.PrimaryKeyConstraint("id", name="pk_owner"),
    )
    op.create_table(
        "term",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        _text("name"),
        _day("start"),
        _day("end"),
        _number("hours"),
        sa.PrimaryKeyConstraint("position", name="pk_term"),
    )


def _frameworks() -> None:
    op.create_table(
        "framework",
        _text("id"),
        _text("version"),
        _text("fingerprint"),
        _content("structure"),
        sa.PrimaryKeyConstraint("id", "version", "fingerprint", name="pk_framework"),
    )
    op.create_table(
        "framework_text",
        _text("framework_id"),
        _text("version"),
        _text("fingerprint"),
        _text("language"),
        _content("content"),
        sa.ForeignKeyConstraint(
            ["framework_id", "version", "fingerprint"],
            ["framework.id", "framework.version", "framework.fingerprint"],
            name="fk_framework_text_framework_id_framework",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("framework_id", "version", "fingerprint", "language", name="pk_framework_text"),
    )


def _rounds() -> None:
    op.create_table(
        "round",
        _whole("id"),
        _whole("number"),
        _text("framework_id"),
        _text("framework_version"),
        _text("fingerprint"),
        _text("form"),
        _text("rule_id"),
        _text("language"),
        _moment("started_at"),
        _day("started_on"),
        _moment("finished_at", nullable=True),
        _day("finished_on", nullable=True),
        _text("current_node", nullable=True),
        _flag("show_earlier"),
        _text("placement_before", nullable=True),
        _text("placement_after", nullable=True),
        _moment("deleted_at", nullable=True),
        sa.ForeignKeyConstraint(
            ["framework_id", "framework_version", "fingerprint"],
            ["framework.id", "framework.version", "framework.fingerprint"],
            name="fk_round_framework_id_framework",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_round"),
        sa.UniqueConstraint("number", name="uq_round_number"),
    )
    op.create_table(
        "round_node",
        _whole("round_id"),
        _text("node"),
        _whole("position"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_round_node_round_id_round", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("round_id", "node", name="pk_round_node"),
        sa.UniqueConstraint("round_id", "position", name="uq_round_node_round_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answer",
        _whole("round_id"),
        _text("node"),
        _text("level", nullable=True),
        _text("reason", nullable=True),
        _text("barrier", nullable=True),
        _text("note"),
        _flag("unclear"),
        _moment("answered_at", nullable=True),
        sa.CheckConstraint("level IS NULL OR reason IS NULL", name="ck_answer_level_or_reason"),
        sa.ForeignKeyConstraint(
            ["round_id", "node"],
            ["round_node.round_id", "round_node.node"],
            name="fk_answer_round_id_round_node",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("round_id", "node", name="pk_answer"),
        sqlite_with_rowid=False,
    )


def _what_rounds_say() -> None:
    op.create_table(
        "confidence",
        _whole("round_id"),
        _text("area"),
        _whole("value"),
        sa.CheckConstraint("value BETWEEN 1 AND 3", name="ck_confidence_one_to_three"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_confidence_round_id_round", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("round_id", "area", name="pk_confidence"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "look_back",
        _whole("round_id"),
        _text("node"),
        _text("level"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_look_back_round_id_round", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("round_id", "node", name="pk_look_back"),
        sqlite_with_rowid=False,
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        _whole("id"),
        _text("kind"),
        _text("title"),
        _text("text"),
        _text("file_name"),
        _whole("size"),
        _text("framework_id"),
        _day("added_on"),
        _text("trust"),
        _moment("deleted_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
    )
    op.create_table(
        "evidence_node",
        _whole("evidence_id"),
        _whole("position"),
        _text("node"),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name="fk_evidence_node_evidence_id_evidence", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evidence_id", "position", name="pk_evidence_node"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attachment",
        sa.Column("evidence_id", sa.Integer(), autoincrement=False, nullable=False),
        _content("content"),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name="fk_attachment_evidence_id_evidence", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evidence_id", name="pk_attachment"),
    )


def _goals() -> None:
    op.create_table(
        "goal",
        _whole("id"),
        _text("framework_id"),
        _text("framework_version"),
        _text("node"),
        _text("from_level", nullable=True),
        _text("to_level", nullable=True),
        _text("status"),
        _whole("position"),
        _text("why"),
        _text("different"),
        _text("see"),
        _text("when"),
        _text("i_will"),
        _text("obstacle"),
        _text("then_i_will"),
        _number("hours"),
        _text("helper"),
        _text("support"),
        _day("start", nullable=True),
        _day("review", nullable=True),
        _text("outcome", nullable=True),
        _text("outcome_note"),
        _day("closed_on", nullable=True),
        _moment("deleted_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_goal"),
    )
    op.create_table(
        "collect",
        _whole("goal_id"),
        _whole("position"),
        _text("text"),
        _flag("done"),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name="fk_collect_goal_id_goal", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("goal_id", "position", name="pk_collect"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "check_in",
        _whole("goal_id"),
        _whole("position"),
        _day("on"),
        _text("happened"),
        _text("keep"),
        _text("next_step"),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name="fk_check_in_goal_id_goal", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("goal_id", "position", name="pk_check_in"),
        sqlite_with_rowid=False,
    )
