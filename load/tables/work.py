"""What people corrected, and the lists of work that are no history."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
)

from load.tables.columns import count, ended, metadata, of, perhaps, said

corrections = Table(
    "corrections",
    metadata,
    Column("correction_id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, index=True),
    said("file"),
    perhaps("place"),
    said("number"),
    count("part"),
    said("text"),
    said("field"),
    said("read"),
    perhaps("value"),
    perhaps("like_row"),
    said("by"),
    said("at"),
    said("why"),
    of("runs", "run_id"),
    ended(),
    of("corrections", "correction_id", name="superseded_by", nullable=True),
)
"""What a person says of one cell: `value` takes the place of what is `read` there; null: it is as read again.

The cell is known by its paper's bytes, its row (`place` is JSON; `number`, `part` and `text` as read then), its
`field` and the value as read: never by the number of a row of ours, so that a newer reading finds it again. So does
`like_row` (JSON) tie the row that this one is said to be the same as, or not to be. The last word on a cell has no
`superseded_run_id`.
"""


unsettled = Table(
    "unsettled",
    metadata,
    Column("paper_id", Integer, ForeignKey("papers.paper_id"), primary_key=True, autoincrement=False),
)
"""Papers that came or went since identities were last settled: a list of work, empty when it is done."""


roots = Table(
    "roots",
    metadata,
    Column("root_key", String(64), primary_key=True),
    said("path"),
    Column("is_folder", Boolean, nullable=False),
    said("manifest"),
    said("entries"),
    said("limits"),
    of("runs", "run_id"),
)
"""A folder, or a file, that was given to an import by name, and how: what a nightly import goes through again.

`root_key` is the SHA-256 of its whole `path`. `manifest` is the file that came with it, "" for none, and
`entries` what it said when it was last used; `entries` and `limits` are JSON. `run_id` is the run that it was
last given to. Like `files` this is the import's own notebook and no history: a row is written anew when what it
says has changed.
"""


files = Table(
    "files",
    metadata,
    Column("file_key", String(64), primary_key=True),
    said("path"),
    Column("size", BigInteger),
    Column("mtime_ns", BigInteger),
    Column("ctime_ns", BigInteger),
    Column("sha256", String(64), index=True),
    Column("told", Boolean, nullable=False),
    said("done_with"),
    count("tries"),
    said("tried_with"),
    said("next_try"),
    said("refusal"),
    said("gone"),
    of("runs", "run_id"),
)
"""A file that an import looked at: what it was then, and whether anything is left to do with it.

`file_key` is the SHA-256 of its whole `path`. `size`, `mtime_ns` and `ctime_ns` (nanoseconds of the system's clock)
are those at which its bytes were `sha256`; null where they would not show a change. `told`: the manifest has a line
for it. `done_with` is the code and the manifest with which its paper is in the history, whole and settled; `tries`
counts how often it could not be read with `tried_with`, why (`refusal`), and from when on it is tried again
(`next_try`, ISO, UTC). `gone` is when it was first not there any more, "" while it is. `run_id` wrote the row.
"""
