"""The tables of the history. What each of them means is told in docs/history.md.

A row is written once. The only columns that change later are the pointers that say what took a row's
place (`superseded_run_id`, `superseded_by`), the end of a run, and an identity that nobody had settled.
`unsettled`, `roots` and `files` are lists of work, and no history.
"""

from load.tables.columns import KEY_LENGTH, Key, Words, metadata
from load.tables.observations import (
    dues,
    identities,
    observations,
    problems,
    recommendations,
    reports,
    same_reports,
)
from load.tables.papers import legend_entries, papers, runs
from load.tables.stated import counts, leftovers, mentions
from load.tables.work import corrections, files, roots, unsettled

__all__ = [
    "KEY_LENGTH",
    "Key",
    "Words",
    "corrections",
    "counts",
    "dues",
    "files",
    "identities",
    "leftovers",
    "legend_entries",
    "mentions",
    "metadata",
    "observations",
    "papers",
    "problems",
    "recommendations",
    "reports",
    "roots",
    "runs",
    "same_reports",
    "unsettled",
]
