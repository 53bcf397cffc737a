"""What nightly runs know of files, and which are to be tried again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def said(name: str) -> sa.Column[str]:
    return sa.Column(name, WORDS, nullable=False)


def number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=True)


def upgrade() -> None:
    op.create_table(
        "roots",
        sa.Column("root_key", sa.String(64), nullable=False),
        said("path"),
        sa.Column("is_folder", sa.Boolean(), nullable=False),
        said("manifest"),
        said("entries"),
        said("limits"),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("root_key", name=op.f("pk_roots")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.run_id"], name=op.f("fk_roots_run_id")),
    )
    op.create_table(
        "files",
        sa.Column("file_key", sa.String(64), nullable=False),
        said("path"),
        number("size"),
        number("mtime_ns"),
        number("ctime_ns"),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        said("done_with"),
        sa.Column("tries", sa.Integer(), nullable=False),
        said("tried_with"),
        said("next_try"),
        said("refusal"),
        said("gone"),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("file_key", name=op.f("pk_files")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.run_id"], name=op.f("fk_files_run_id")),
    )
    for table, column in (("roots", "run_id"), ("files", "sha256"), ("files", "run_id")):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    for table in ("files", "roots"):
        op.drop_table(table)
