"""Which recommendation each observation is about, over all papers, and the views that go by it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
KEY = sa.String(600).with_variant(postgresql.VARCHAR(600, collation="C"), "postgresql")


def count(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def key(name: str) -> sa.Column[str]:
    return sa.Column(name, KEY, nullable=False)


def points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def upgrade() -> None:
    create_identities()
    create_same_reports()
    op.create_table(
        "unsettled",
        sa.Column("paper_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("paper_id", name=op.f("pk_unsettled")),
        points("unsettled", "paper_id", "papers.paper_id"),
    )
    op.execute(
        "INSERT INTO identities (observation_id, report_key, recommendation_key, part, rule, merged, run_id) "
        "SELECT observation_id, report_key, recommendation_key, part, 'unsettled', '[]', run_id FROM observations"
    )
    for table in ("papers", "observations"):
        op.drop_index(f"ix_{table}_superseded_run_id", table)
    op.create_index("ix_papers_file", "papers", ["file"])
    op.create_index("ix_papers_authority_date", "papers", ["authority", "date"])
    some = sa.text("supersedes != ''")
    op.create_index(
        "ix_papers_supersedes", "papers", ["supersedes"], sqlite_where=some, postgresql_where=some
    )
    op.execute("INSERT INTO unsettled SELECT paper_id FROM papers WHERE superseded_run_id IS NULL")
    replace_views(OBSERVATION_CURRENT)


def downgrade() -> None:
    replace_views(OBSERVATION_CURRENT_BEFORE)
    index("papers", "superseded_run_id")
    index("observations", "superseded_run_id")
    for index_name in ("ix_papers_supersedes", "ix_papers_authority_date", "ix_papers_file"):
        op.drop_index(index_name, "papers")
    for table in ("unsettled", "same_reports", "identities"):
        op.drop_table(table)


def replace_views(observation_current: str) -> None:
    op.execute("DROP VIEW recommendation_timeline")
    op.execute("DROP VIEW observation_current")
    op.execute(observation_current)
    op.execute(RECOMMENDATION_TIMELINE)


def create_identities() -> None:
    op.create_table(
        "identities",
        count("identity_id"),
        count("observation_id"),
        key("report_key"),
        key("recommendation_key"),
        count("part"),
        sa.Column("rule", WORDS, nullable=False),
        count("alike", nullable=True),
        sa.Column("like_paper", sa.String(64), nullable=True),
        count("like_position", nullable=True),
        sa.Column("merged", WORDS, nullable=False),
        sa.Column("problem", WORDS, nullable=True),
        count("run_id"),
        count("superseded_run_id", nullable=True),
        sa.PrimaryKeyConstraint("identity_id", name=op.f("pk_identities")),
        points("identities", "observation_id", "observations.observation_id"),
        points("identities", "report_key", "reports.report_key"),
        points("identities", "recommendation_key", "recommendations.recommendation_key"),
        points("identities", "run_id", "runs.run_id"),
        points("identities", "superseded_run_id", "runs.run_id"),
    )
    index("identities", "observation_id", "report_key", "recommendation_key", "run_id")
    in_force = sa.text("superseded_run_id IS NULL")
    op.create_index(
        "uq_identities_observation_id_in_force",
        "identities",
        ["observation_id"],
        unique=True,
        sqlite_where=in_force,
        postgresql_where=in_force,
    )


def create_same_reports() -> None:
    op.create_table(
        "same_reports",
        count("same_report_id"),
        sa.Column("authority", WORDS, nullable=False),
        key("report_key"),
        key("same_as"),
        count("alike"),
        sa.Column("paper", sa.String(64), nullable=False),
        sa.Column("like_paper", sa.String(64), nullable=False),
        count("run_id"),
        count("superseded_run_id", nullable=True),
        sa.PrimaryKeyConstraint("same_report_id", name=op.f("pk_same_reports")),
        points("same_reports", "report_key", "reports.report_key"),
        points("same_reports", "same_as", "reports.report_key"),
        points("same_reports", "run_id", "runs.run_id"),
        points("same_reports", "superseded_run_id", "runs.run_id"),
    )
    index("same_reports", "report_key", "same_as", "run_id")


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
       o.recommendation_key AS printed_key, o.paper_id, o.position, o.observation_id
  FROM observations AS o
  JOIN identities AS i ON i.observation_id = o.observation_id AND i.superseded_run_id IS NULL
  JOIN papers AS p ON p.paper_id = o.paper_id
  JOIN reports AS r ON r.report_key = i.report_key
  JOIN recommendations AS c ON c.recommendation_key = i.recommendation_key
 WHERE o.superseded_run_id IS NULL
"""

OBSERVATION_CURRENT_BEFORE = """
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
