"""What a paper's head prints, where it lay, the counts that it states and the reports that it lists."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
KEY = sa.String(600).with_variant(postgresql.VARCHAR(600, collation="C"), "postgresql")

HEAD = ("subject", "report_of", "classification", "purpose", "agenda_item", "folder")
COMPUTED = ("computed", "computed_from")


def said(name: str) -> sa.Column[Any]:
    return sa.Column(name, WORDS, nullable=False)


def perhaps(name: str) -> sa.Column[Any]:
    return sa.Column(name, WORDS, nullable=True)


def upgrade() -> None:
    for name in HEAD:
        op.add_column("papers", sa.Column(name, WORDS, nullable=False, server_default=""))
    op.add_column("papers", sa.Column("appendices", WORDS, nullable=False, server_default="[]"))
    for name in COMPUTED:
        op.add_column("dues", perhaps(name))
    create_of_paper(
        "counts",
        "count_id",
        said("basis"),
        said("report"),
        sa.Column("report_key", KEY, nullable=True),
        said("label"),
        said("measure"),
        perhaps("kind"),
        perhaps("colour"),
        said("colours"),
        sa.Column("is_new", sa.Boolean(), nullable=True),
        sa.Column("n", sa.Integer(), nullable=False),
        said("words"),
        said("place"),
    )
    create_of_paper(
        "mentions",
        "mention_id",
        said("listing"),
        perhaps("scope"),
        said("title"),
        sa.Column("report_key", KEY, nullable=True),
        perhaps("date"),
        said("date_raw"),
        said("place"),
    )


def downgrade() -> None:
    op.drop_table("mentions")
    op.drop_table("counts")
    for name in COMPUTED:
        op.drop_column("dues", name)
    for name in (*HEAD, "appendices"):
        op.drop_column("papers", name)


def create_of_paper(table: str, own_key: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        table,
        sa.Column(own_key, sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint(own_key, name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.paper_id"], name=op.f(f"fk_{table}_paper_id")),
        sa.UniqueConstraint("paper_id", "position", name=op.f(f"uq_{table}_paper_id_position")),
    )
    for column in ("paper_id", "report_key"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
