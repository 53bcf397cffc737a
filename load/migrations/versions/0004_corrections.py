"""What a person corrected: a word on a cell each, and the readings and rows that have them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def count(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def said(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, WORDS, nullable=nullable)


def points(column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_corrections_{column}"))


def upgrade() -> None:
    op.create_table(
        "corrections",
        count("correction_id"),
        sa.Column("sha256", sa.String(64), nullable=False),
        said("file"),
        said("place", nullable=True),
        said("number"),
        count("part"),
        said("text"),
        said("field"),
        said("read"),
        said("value", nullable=True),
        said("like_row", nullable=True),
        said("by"),
        said("at"),
        said("why"),
        count("run_id"),
        count("superseded_run_id", nullable=True),
        count("superseded_by", nullable=True),
        sa.PrimaryKeyConstraint("correction_id", name=op.f("pk_corrections")),
        points("run_id", "runs.run_id"),
        points("superseded_run_id", "runs.run_id"),
        points("superseded_by", "corrections.correction_id"),
    )
    for column in ("sha256", "run_id", "superseded_by"):
        op.create_index(op.f(f"ix_corrections_{column}"), "corrections", [column])
    op.add_column("papers", sa.Column("corrected", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("observations", sa.Column("corrections", WORDS, nullable=False, server_default="[]"))
    replace_views(OBSERVATION_CURRENT)


def downgrade() -> None:
    replace_views(OBSERVATION_CURRENT.replace("o.corrections, ", ""))
    op.drop_column("observations", "corrections")
    op.drop_column("papers", "corrected")
    op.drop_table("corrections")


def replace_views(observation_current: str) -> None:
    op.execute("DROP VIEW recommendation_timeline")
    op.execute("DROP VIEW observation_current")
    op.execute(observation_current)
    op.execute(RECOMMENDATION_TIMELINE)


OBSERVATION_CURRENT = """
CREATE VIEW observation_current AS
SELECT p.authority, p.committee, p.date AS paper_date, p.file AS paper, p.reference,
       o.report_title, o.report_scope, o.report_published, o.group_line, o.number, i.part, o.kind, o.label,
       o.text, o.status_raw, o.colour, o.is_new, o.state, o.due_raw,
       (SELECT COALESCE(d.date, CASE WHEN d.immediate THEN 'immediate' ELSE d.relative END)
          FROM dues AS d
         WHERE d.observation_id = o.observation_id
         ORDER BY CASE d.role WHEN 'revised' THEN 0 ELSE 1 END, d.position DESC
         LIMIT 1) AS due,
       o.no_deadline, o.owner, o.priority, o.comment, o.page, o.line,
       (SELECT COUNT(*) FROM problems AS q WHERE q.observation_id = o.observation_id)
       + CASE WHEN i.problem IS NULL THEN 0 ELSE 1 END AS problems,
       r.title AS report_first_title, c.text AS recommendation_first_text,
       i.report_key, i.recommendation_key, i.rule AS identity_rule, i.alike AS identity_alike,
       o.corrections, o.recommendation_key AS printed_key, o.paper_id, o.position, o.observation_id
  FROM observations AS o
  JOIN identities AS i ON i.observation_id = o.observation_id AND i.superseded_run_id IS NULL
  JOIN papers AS p ON p.paper_id = o.paper_id
  JOIN reports AS r ON r.report_key = i.report_key
  JOIN recommendations AS c ON c.recommendation_key = i.recommendation_key
 WHERE o.superseded_run_id IS NULL
"""

RECOMMENDATION_TIMELINE = """
CREATE VIEW recommendation_timeline AS
SELECT authority, report_title, group_line, number, part, kind, recommendation_key, paper_date, paper,
       LAG(colour) OVER thread AS colour_before, colour,
       LAG(due) OVER thread AS due_before, due,
       status_raw, state, text, comment, observation_id
  FROM observation_current
WINDOW thread AS (
    PARTITION BY authority, recommendation_key, part
    ORDER BY CASE WHEN paper_date IS NULL THEN 1 ELSE 0 END, paper_date, paper, paper_id, position
)
"""
