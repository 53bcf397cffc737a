"""Runs, and the papers that they read."""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from load.tables.columns import count, ended, metadata, of, perhaps, said

runs = Table(
    "runs",
    metadata,
    Column("run_id", Integer, primary_key=True),
    said("command"),
    said("code_version"),
    said("started"),
    perhaps("ended"),
    perhaps("outcome"),
    perhaps("tally"),
)
"""One import each: when (ISO, UTC), by which code, what it counted. No end: it died, or is still at work."""


papers = Table(
    "papers",
    metadata,
    Column("paper_id", Integer, primary_key=True),
    said("file"),
    Column("sha256", String(64), nullable=False, index=True),
    said("format"),
    said("authority"),
    perhaps("authority_basis"),
    said("committee"),
    perhaps("date"),
    perhaps("date_basis"),
    said("date_evidence"),
    said("reference"),
    said("supersedes"),
    said("subject"),
    said("report_of"),
    said("classification"),
    said("purpose"),
    said("agenda_item"),
    said("appendices"),
    said("folder"),
    said("read_with"),
    Column("corrected", Boolean, nullable=False, default=False),
    Column("fingerprint", String(64), nullable=False),
    of("runs", "run_id"),
    ended(),
    of("papers", "paper_id", name="superseded_by", nullable=True),
)
"""One *reading* of a paper each; the one in force has no `superseded_run_id`.

`superseded_by` is the later reading of the same bytes, or the reading of the paper that was issued in its
place. `supersedes` is the file name that the manifest gives, `read_with` the code and settings that read
it, `fingerprint` the SHA-256 of the whole reading. `folder` is where the file lay ("" where nobody said);
`appendices`, the lines that name them, is JSON. A `corrected` one is the reading before it of the same bytes, with
what a person corrected in its observations; its `fingerprint` is that of the reading as read.
"""

Index(
    "uq_papers_sha256_in_force",
    papers.c.sha256,
    unique=True,
    sqlite_where=papers.c.superseded_run_id.is_(None),
    postgresql_where=papers.c.superseded_run_id.is_(None),
)
"""Of any bytes, one reading is in force. Other databases know no index over some rows only."""

Index("ix_papers_file", papers.c.file)
Index("ix_papers_authority_date", papers.c.authority, papers.c.date)
Index(
    "ix_papers_supersedes",
    papers.c.supersedes,
    sqlite_where=papers.c.supersedes != "",
    postgresql_where=papers.c.supersedes != "",
)


legend_entries = Table(
    "legend_entries",
    metadata,
    Column("legend_entry_id", Integer, primary_key=True),
    of("papers", "paper_id"),
    count("position"),
    said("word"),
    said("definition"),
    perhaps("fill"),
    said("place"),
    UniqueConstraint("paper_id", "position"),
)
"""A paper's own traffic-light table."""
