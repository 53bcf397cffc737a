"""The tables of the history. What each of them means is told in docs/history.md.

A row is written once. The only columns that change later are the pointers that say what took a row's
place (`superseded_run_id`, `superseded_by`), the end of a run, and an identity that nobody had settled.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects import postgresql

KEY_LENGTH = 600
"""The longest key, in characters: PostgreSQL indexes up to 2,704 bytes, of which a character may take 4."""

Words = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that sorts by code point on every database, as SQLite does: an export must not know where it was."""

Key = String(KEY_LENGTH).with_variant(postgresql.VARCHAR(KEY_LENGTH, collation="C"), "postgresql")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _said(name: str) -> Column[Any]:
    """A text that is always there, if only as ""."""
    return Column(name, Words, nullable=False)


def _perhaps(name: str) -> Column[Any]:
    """A text that is null where nothing is known."""
    return Column(name, Words)


def _count(name: str) -> Column[Any]:
    return Column(name, Integer, nullable=False)


def _of(
    table: str, column: str, *, name: str = "", nullable: bool = False, kind: Any = Integer
) -> Column[Any]:
    """A pointer to a row of another table, indexed."""
    return Column(name or column, kind, ForeignKey(f"{table}.{column}"), nullable=nullable, index=True)


runs = Table(
    "runs",
    metadata,
    Column("run_id", Integer, primary_key=True),
    _said("command"),
    _said("code_version"),
    _said("started"),
    _perhaps("ended"),
    _perhaps("outcome"),
    _perhaps("tally"),
)
"""One import each: when (ISO, UTC), by which code, what it counted. No end: it died, or is still at work."""

papers = Table(
    "papers",
    metadata,
    Column("paper_id", Integer, primary_key=True),
    _said("file"),
    Column("sha256", String(64), nullable=False, index=True),
    _said("format"),
    _said("authority"),
    _perhaps("authority_basis"),
    _said("committee"),
    _perhaps("date"),
    _perhaps("date_basis"),
    _said("date_evidence"),
    _said("reference"),
    _said("supersedes"),
    _said("subject"),
    _said("report_of"),
    _said("classification"),
    _said("purpose"),
    _said("agenda_item"),
    _said("appendices"),
    _said("folder"),
    _said("read_with"),
    Column("fingerprint", String(64), nullable=False),
    _of("runs", "run_id"),
    _of("runs", "run_id", name="superseded_run_id", nullable=True),
    _of("papers", "paper_id", name="superseded_by", nullable=True),
)
"""One *reading* of a paper each; the one in force has no `superseded_run_id`.

`superseded_by` is the later reading of the same bytes, or the reading of the paper that was issued in its
place. `supersedes` is the file name that the manifest gives, `read_with` the code and settings that read
it, `fingerprint` the SHA-256 of the whole reading. `folder` is where the file lay ("" where nobody said);
`appendices`, the lines that name them, is JSON.
"""

Index(
    "uq_papers_sha256_in_force",
    papers.c.sha256,
    unique=True,
    sqlite_where=papers.c.superseded_run_id.is_(None),
    postgresql_where=papers.c.superseded_run_id.is_(None),
)
"""Of any bytes, one reading is in force. Other databases know no index over some rows only."""

legend_entries = Table(
    "legend_entries",
    metadata,
    Column("legend_entry_id", Integer, primary_key=True),
    _of("papers", "paper_id"),
    _count("position"),
    _said("word"),
    _said("definition"),
    _perhaps("fill"),
    _said("place"),
    UniqueConstraint("paper_id", "position"),
)
"""A paper's own traffic-light table."""

reports = Table(
    "reports",
    metadata,
    Column("report_key", Key, primary_key=True),
    _said("title"),
    _perhaps("scope"),
    _perhaps("published"),
    _of("runs", "run_id"),
)
"""An inspectorate's report each, as the paper that first brought it told it."""

recommendations = Table(
    "recommendations",
    metadata,
    Column("recommendation_key", Key, primary_key=True),
    _of("reports", "report_key", kind=Key),
    _said("group_line"),
    _said("number"),
    _said("kind"),
    _said("text"),
    _of("runs", "run_id"),
)
"""A recommendation each, one over all papers; its words are those of the paper that first brought it."""

observations = Table(
    "observations",
    metadata,
    Column("observation_id", Integer, primary_key=True),
    _of("papers", "paper_id"),
    _count("position"),
    _of("runs", "run_id"),
    _of("runs", "run_id", name="superseded_run_id", nullable=True),
    _of("reports", "report_key", kind=Key),
    _said("report_title"),
    _said("report_title_raw"),
    _perhaps("report_scope"),
    _said("report_by"),
    _perhaps("report_published"),
    _said("report_claims"),
    _said("group_line"),
    _of("recommendations", "recommendation_key", kind=Key),
    _said("number"),
    _count("part"),
    _said("kind"),
    _said("label"),
    _said("text"),
    _said("status_raw"),
    Column("colour", String(16), index=True),
    Column("is_new", Boolean, nullable=False),
    _said("state"),
    _perhaps("colour_from"),
    _said("due_raw"),
    Column("no_deadline", Boolean, nullable=False),
    _said("owner"),
    _said("priority"),
    _said("progress"),
    _said("comment"),
    _perhaps("due_from"),
    _perhaps("comment_from"),
    _said("other"),
    _said("place"),
    _said("places"),
    Column("page", Integer),
    Column("line", Integer),
    UniqueConstraint("paper_id", "position"),
)
"""One status of one recommendation in one reading of a paper, in reading order by `position` from 1.

`report_by`, `progress`, `other`, `place` and `places` are JSON; `page` and `line` repeat where the first
place is, for people. `group_line` is the observation's `group`, a word that SQL keeps for itself.
"""

identities = Table(
    "identities",
    metadata,
    Column("identity_id", Integer, primary_key=True),
    _of("observations", "observation_id"),
    _of("reports", "report_key", kind=Key),
    _of("recommendations", "recommendation_key", kind=Key),
    _count("part"),
    _said("rule"),
    Column("alike", Integer),
    Column("like_paper", String(64)),
    Column("like_position", Integer),
    _said("merged"),
    _perhaps("problem"),
    _of("runs", "run_id"),
    _of("runs", "run_id", name="superseded_run_id", nullable=True),
)
"""Which recommendation an observation is about, and why: what its own paper cannot say (see `load.identity`).

The keys of an observation are those of its own paper, and never change; these are the ones over all papers. One row
is in force for each observation; later papers may supersede it. `like_paper` (SHA-256) and `like_position` are
where the earlier form is printed, `alike` says how alike in hundredths; `merged` and `problem` are JSON. A row whose
`rule` is "unsettled" is filled in once, when its run ends.
"""

Index(
    "uq_identities_observation_id_in_force",
    identities.c.observation_id,
    unique=True,
    sqlite_where=identities.c.superseded_run_id.is_(None),
    postgresql_where=identities.c.superseded_run_id.is_(None),
)

same_reports = Table(
    "same_reports",
    metadata,
    Column("same_report_id", Integer, primary_key=True),
    _said("authority"),
    _of("reports", "report_key", kind=Key),
    _of("reports", "report_key", name="same_as", kind=Key),
    _count("alike"),
    Column("paper", String(64), nullable=False),
    Column("like_paper", String(64), nullable=False),
    _of("runs", "run_id"),
    _of("runs", "run_id", name="superseded_run_id", nullable=True),
)
"""Two report keys of one report that an authority's papers print by two titles, and the papers that show it."""

unsettled = Table(
    "unsettled",
    metadata,
    Column("paper_id", Integer, ForeignKey("papers.paper_id"), primary_key=True, autoincrement=False),
)
"""Papers that came or went since identities were last settled: a list of work, empty when it is done."""

dues = Table(
    "dues",
    metadata,
    Column("due_id", Integer, primary_key=True),
    _of("observations", "observation_id"),
    _count("position"),
    _perhaps("date"),
    _perhaps("precision"),
    _said("set_by"),
    _said("role"),
    Column("immediate", Boolean, nullable=False),
    _perhaps("relative"),
    _said("text"),
    _perhaps("computed"),
    _perhaps("computed_from"),
    UniqueConstraint("observation_id", "position"),
)
"""The due dates of an observation, in the order in which its cell prints them."""

problems = Table(
    "problems",
    metadata,
    Column("problem_id", Integer, primary_key=True),
    _of("papers", "paper_id"),
    _of("observations", "observation_id", nullable=True),
    _count("position"),
    Column("code", Key, nullable=False, index=True),
    _said("message"),
    _said("field"),
    _perhaps("place"),
    UniqueConstraint("paper_id", "observation_id", "position"),
)
"""What could not be trusted: in an observation, or (no `observation_id`) in the paper as a whole."""

leftovers = Table(
    "leftovers",
    metadata,
    Column("leftover_id", Integer, primary_key=True),
    _of("papers", "paper_id"),
    _count("position"),
    _said("text"),
    _said("why"),
    _said("place"),
    UniqueConstraint("paper_id", "position"),
)
"""Text in a paper's tables that is in no observation, and why."""

counts = Table(
    "counts",
    metadata,
    Column("count_id", Integer, primary_key=True),
    _of("papers", "paper_id"),
    _count("position"),
    _said("basis"),
    _said("report"),
    Column("report_key", Key, index=True),
    _said("label"),
    _said("measure"),
    _perhaps("kind"),
    _perhaps("colour"),
    _said("colours"),
    Column("is_new", Boolean),
    _count("n"),
    _said("words"),
    _said("place"),
    UniqueConstraint("paper_id", "position"),
)
"""What a paper states of itself in numbers; `report_key` may be of a report without a tracker. `colours` is JSON."""

mentions = Table(
    "mentions",
    metadata,
    Column("mention_id", Integer, primary_key=True),
    _of("papers", "paper_id"),
    _count("position"),
    _said("listing"),
    _perhaps("scope"),
    _said("title"),
    Column("report_key", Key, index=True),
    _perhaps("date"),
    _said("date_raw"),
    _said("place"),
    UniqueConstraint("paper_id", "position"),
)
"""The reports and inspections that a paper lists as published, completed or due."""
