"""The first tables, and the analysts' views over them."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
KEY = sa.String(600).with_variant(postgresql.VARCHAR(600, collation="C"), "postgresql")


def said(name: str) -> sa.Column[Any]:
    return sa.Column(name, WORDS, nullable=False)


def perhaps(name: str) -> sa.Column[Any]:
    return sa.Column(name, WORDS, nullable=True)


def count(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def key(name: str) -> sa.Column[Any]:
    return sa.Column(name, KEY, nullable=False)


def primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def upgrade() -> None:
    create_runs()
    create_papers()
    create_reports()
    create_observations()
    create_details()
    op.execute(OBSERVATION_CURRENT)
    op.execute(RECOMMENDATION_TIMELINE)


def downgrade() -> None:
    op.execute("DROP VIEW recommendation_timeline")
    op.execute("DROP VIEW observation_current")
    for table in (
        "leftovers", "problems", "dues", "observations", "recommendations", "reports", "legend_entries",
        "papers", "runs",
    ):  # fmt: skip
        op.drop_table(table)


def create_runs() -> None:
    op.create_table(
        "runs",
        count("run_id"),
        said("command"),
        said("code_version"),
        said("started"),
        perhaps("ended"),
        perhaps("outcome"),
        perhaps("tally"),
        primary("runs", "run_id"),
    )


def create_papers() -> None:
    op.create_table(
        "papers",
        count("paper_id"),
        said("file"),
        sa.Column("sha256", sa.String(64), nullable=False),
        said("format"),
        said("authority"),
        perhaps("authority_basis"),
        said("committee"),
        perhaps("date"),
        perhaps("date_basis"),
        said("date_evidence"),
        said("reference"),
        said("supersedes"),
        said("read_with"),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        count("run_id"),
        count("superseded_run_id", nullable=True),
        count("superseded_by", nullable=True),
        primary("papers", "paper_id"),
        points("papers", "run_id", "runs.run_id"),
        points("papers", "superseded_run_id", "runs.run_id"),
        points("papers", "superseded_by", "papers.paper_id"),
    )
    index("papers", "sha256", "run_id", "superseded_run_id", "superseded_by")
    if op.get_context().dialect.name in {"sqlite", "postgresql"}:
        in_force = sa.text("superseded_run_id IS NULL")
        op.create_index(
            "uq_papers_sha256_in_force",
            "papers",
            ["sha256"],
            unique=True,
            sqlite_where=in_force,
            postgresql_where=in_force,
        )


def create_reports() -> None:
    op.create_table(
        "reports",
        key("report_key"),
        said("title"),
        perhaps("scope"),
        perhaps("published"),
        count("run_id"),
        primary("reports", "report_key"),
        points("reports", "run_id", "runs.run_id"),
    )
    index("reports", "run_id")
    op.create_table(
        "recommendations",
        key("recommendation_key"),
        key("report_key"),
        said("group_line"),
        said("number"),
        said("kind"),
        said("text"),
        count("run_id"),
        primary("recommendations", "recommendation_key"),
        points("recommendations", "report_key", "reports.report_key"),
        points("recommendations", "run_id", "runs.run_id"),
    )
    index("recommendations", "report_key", "run_id")


def of_its_report() -> list[sa.Column[Any]]:
    return [
        key("report_key"),
        said("report_title"),
        said("report_title_raw"),
        perhaps("report_scope"),
        said("report_by"),
        perhaps("report_published"),
        said("report_claims"),
        said("group_line"),
    ]


def of_itself() -> list[sa.Column[Any]]:
    return [
        key("recommendation_key"),
        said("number"),
        count("part"),
        said("kind"),
        said("label"),
        said("text"),
        said("status_raw"),
        sa.Column("colour", sa.String(16), nullable=True),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        said("state"),
        perhaps("colour_from"),
        said("due_raw"),
        sa.Column("no_deadline", sa.Boolean(), nullable=False),
        said("owner"),
        said("priority"),
        said("progress"),
        said("comment"),
        perhaps("due_from"),
        perhaps("comment_from"),
        said("other"),
        said("place"),
        said("places"),
        count("page", nullable=True),
        count("line", nullable=True),
    ]


def create_observations() -> None:
    op.create_table(
        "observations",
        count("observation_id"),
        count("paper_id"),
        count("position"),
        count("run_id"),
        count("superseded_run_id", nullable=True),
        *of_its_report(),
        *of_itself(),
        primary("observations", "observation_id"),
        points("observations", "paper_id", "papers.paper_id"),
        points("observations", "run_id", "runs.run_id"),
        points("observations", "superseded_run_id", "runs.run_id"),
        points("observations", "report_key", "reports.report_key"),
        points("observations", "recommendation_key", "recommendations.recommendation_key"),
        unique("observations", "paper_id", "position"),
    )
    index(
        "observations",
        "paper_id",
        "run_id",
        "superseded_run_id",
        "report_key",
        "recommendation_key",
        "colour",
    )


def create_details() -> None:
    """What hangs on a paper or an observation: legend, due dates, problems, leftovers."""
    _create_of_paper(
        "legend_entries", "legend_entry_id", said("word"), said("definition"), perhaps("fill"), said("place")
    )
    _create_of_paper("leftovers", "leftover_id", said("text"), said("why"), said("place"))
    op.create_table(
        "dues",
        count("due_id"),
        count("observation_id"),
        count("position"),
        perhaps("date"),
        perhaps("precision"),
        said("set_by"),
        said("role"),
        sa.Column("immediate", sa.Boolean(), nullable=False),
        perhaps("relative"),
        said("text"),
        primary("dues", "due_id"),
        points("dues", "observation_id", "observations.observation_id"),
        unique("dues", "observation_id", "position"),
    )
    index("dues", "observation_id")
    op.create_table(
        "problems",
        count("problem_id"),
        count("paper_id"),
        count("observation_id", nullable=True),
        count("position"),
        key("code"),
        said("message"),
        said("field"),
        perhaps("place"),
        primary("problems", "problem_id"),
        points("problems", "paper_id", "papers.paper_id"),
        points("problems", "observation_id", "observations.observation_id"),
        unique("problems", "paper_id", "observation_id", "position"),
    )
    index("problems", "paper_id", "observation_id", "code")


def _create_of_paper(table: str, own_key: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        table,
        count(own_key),
        count("paper_id"),
        count("position"),
        *columns,
        primary(table, own_key),
        points(table, "paper_id", "papers.paper_id"),
        unique(table, "paper_id", "position"),
    )
    index(table, "paper_id")


OBSERVATION_CURRENT = """
CREATE VIEW observation_current AS
SELECT p.authority, p.committee, p.date AS paper_date, p.file AS paper, p.reference,
       o.report_title, o.report_scope, o.report_published, o.group_line, o.number, o.part, o.kind, o.label,
       o.text, o.status_raw, o.colour, o.is_new, o.state, o.due_raw,
       (SELECT COALESCE(d.date, CASE WHEN d.immediate THEN 'immediate' ELSE d.relative END)
          FROM dues AS d
         WHERE d.observation_id = o.observation_id
         ORDER BY CASE d.role WHEN 'revised' THEN 0 ELSE 1 END, d.position DESC
         LIMIT 1) AS due,
       o.no_deadline, o.owner, o.priority, o.comment, o.page, o.line,
       (SELECT COUNT(*) FROM problems AS q WHERE q.observation_id = o.observation_id) AS problems,
       r.title AS report_first_title, c.text AS recommendation_first_text,
       o.report_key, o.recommendation_key, o.paper_id, o.position, o.observation_id
  FROM observations AS o
  JOIN papers AS p ON p.paper_id = o.paper_id
  JOIN reports AS r ON r.report_key = o.report_key
  JOIN recommendations AS c ON c.recommendation_key = o.recommendation_key
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
