"""Evidence may speak for entries of other frameworks than the one it was added in."""

import sqlalchemy as sa
from alembic import op

revision = "v0004"
down_revision = "v0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added at the end, so that no table has to be copied.
    op.add_column("evidence_node", sa.Column("framework_id", sa.String(), nullable=True))
