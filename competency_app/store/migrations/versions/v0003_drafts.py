"""Frameworks being written, and answers carried over from a round of an earlier framework version."""

import sqlalchemy as sa
from alembic import op

revision = "v0003"
down_revision = "v0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.String(), nullable=True),
        sa.Column("base_version", sa.String(), nullable=True),
        sa.Column("base_fingerprint", sa.String(), nullable=True),
        sa.Column("structure", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
    )
    op.create_table(
        "draft_text",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name="fk_draft_text_draft_id_draft", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("draft_id", "language", name="pk_draft_text"),
    )
    # Added at the end, so that no table has to be copied.
    op.add_column("answer", sa.Column("carried_on", sa.Date(), nullable=True))
