"""What papers say of themselves, and what is in no observation."""

from sqlalchemy import (
    Boolean,
    Column,
    Integer,
    Table,
    UniqueConstraint,
)

from load.tables.columns import Key, count, metadata, of, perhaps, said

leftovers = Table(
    "leftovers",
    metadata,
    Column("leftover_id", Integer, primary_key=True),
    of("papers", "paper_id"),
    count("position"),
    said("text"),
    said("why"),
    said("place"),
    UniqueConstraint("paper_id", "position"),
)
"""Text in a paper's tables that is in no observation, and why."""


counts = Table(
    "counts",
    metadata,
    Column("count_id", Integer, primary_key=True),
    of("papers", "paper_id"),
    count("position"),
    said("basis"),
    said("report"),
    Column("report_key", Key, index=True),
    said("label"),
    said("measure"),
    perhaps("kind"),
    perhaps("colour"),
    said("colours"),
    Column("is_new", Boolean),
    count("n"),
    said("words"),
    said("place"),
    UniqueConstraint("paper_id", "position"),
)
"""What a paper states of itself in numbers; `report_key` may be of a report without a tracker. `colours` is JSON."""


mentions = Table(
    "mentions",
    metadata,
    Column("mention_id", Integer, primary_key=True),
    of("papers", "paper_id"),
    count("position"),
    said("listing"),
    perhaps("scope"),
    said("title"),
    Column("report_key", Key, index=True),
    perhaps("date"),
    said("date_raw"),
    said("place"),
    UniqueConstraint("paper_id", "position"),
)
"""The reports and inspections that a paper lists as published, completed or due."""
