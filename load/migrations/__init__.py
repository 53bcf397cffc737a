"""Alembic's revisions of the history's tables; `load.migrate` runs them."""
