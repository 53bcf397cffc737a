"""Runs the revisions on the connection that `load.migrate` holds open, inside its transaction."""

from alembic import context

from load.migrate import VERSION_TABLE
from load.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    version_table=VERSION_TABLE,
)
context.run_migrations()
