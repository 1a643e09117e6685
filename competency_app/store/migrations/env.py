"""Alembic's entry: it runs on the connection it was handed, inside a transaction that the caller ends."""

from alembic import context

from competency_app.store import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.Row.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
