"""What papers say of recommendations, which these are over all papers, and what could not be trusted."""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from load.tables.columns import Key, count, ended, metadata, of, perhaps, said

reports = Table(
    "reports",
    metadata,
    Column("report_key", Key, primary_key=True),
    said("title"),
    perhaps("scope"),
    perhaps("published"),
    of("runs", "run_id"),
)
"""An inspectorate's report each, as the paper that first brought it told it."""


recommendations = Table(
    "recommendations",
    metadata,
    Column("recommendation_key", Key, primary_key=True),
    of("reports", "report_key", kind=Key),
    said("group_line"),
    said("number"),
    said("kind"),
    said("text"),
    of("runs", "run_id"),
)
"""A recommendation each, one over all papers; its words are those of the paper that first brought it."""


observations = Table(
    "observations",
    metadata,
    Column("observation_id", Integer, primary_key=True),
    of("papers", "paper_id"),
    count("position"),
    of("runs", "run_id"),
    ended(),
    of("reports", "report_key", kind=Key),
    said("report_title"),
    said("report_title_raw"),
    perhaps("report_scope"),
    said("report_by"),
    perhaps("report_published"),
    said("report_claims"),
    said("group_line"),
    of("recommendations", "recommendation_key", kind=Key),
    said("number"),
    count("part"),
    said("kind"),
    said("label"),
    said("text"),
    said("status_raw"),
    Column("colour", String(16), index=True),
    Column("is_new", Boolean, nullable=False),
    said("state"),
    perhaps("colour_from"),
    said("due_raw"),
    Column("no_deadline", Boolean, nullable=False),
    said("owner"),
    said("priority"),
    said("progress"),
    said("comment"),
    perhaps("due_from"),
    perhaps("comment_from"),
    said("other"),
    said("place"),
    said("places"),
    said("corrections"),
    Column("page", Integer),
    Column("line", Integer),
    UniqueConstraint("paper_id", "position"),
)
"""One status of one recommendation in one reading of a paper, in reading order by `position` from 1.

`report_by`, `progress`, `other`, `place`, `places` and `corrections` are JSON; `page` and `line` repeat where
the first place is, for people. `group_line` is the observation's `group`, a word that SQL keeps for itself.
"""


identities = Table(
    "identities",
    metadata,
    Column("identity_id", Integer, primary_key=True),
    of("observations", "observation_id"),
    of("reports", "report_key", kind=Key),
    of("recommendations", "recommendation_key", kind=Key),
    count("part"),
    said("rule"),
    Column("alike", Integer),
    Column("like_paper", String(64)),
    Column("like_position", Integer),
    said("merged"),
    perhaps("problem"),
    of("runs", "run_id"),
    ended(),
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
    said("authority"),
    of("reports", "report_key", kind=Key),
    of("reports", "report_key", name="same_as", kind=Key),
    count("alike"),
    Column("paper", String(64), nullable=False),
    Column("like_paper", String(64), nullable=False),
    of("runs", "run_id"),
    ended(),
)
"""Two report keys of one report that an authority's papers print by two titles, and the papers that show it."""


dues = Table(
    "dues",
    metadata,
    Column("due_id", Integer, primary_key=True),
    of("observations", "observation_id"),
    count("position"),
    perhaps("date"),
    perhaps("precision"),
    said("set_by"),
    said("role"),
    Column("immediate", Boolean, nullable=False),
    perhaps("relative"),
    said("text"),
    perhaps("computed"),
    perhaps("computed_from"),
    UniqueConstraint("observation_id", "position"),
)
"""The due dates of an observation, in the order in which its cell prints them."""


problems = Table(
    "problems",
    metadata,
    Column("problem_id", Integer, primary_key=True),
    of("papers", "paper_id"),
    of("observations", "observation_id", nullable=True),
    count("position"),
    Column("code", Key, nullable=False, index=True),
    said("message"),
    said("field"),
    perhaps("place"),
    UniqueConstraint("paper_id", "observation_id", "position"),
)
"""What could not be trusted: in an observation, or (no `observation_id`) in the paper as a whole."""
