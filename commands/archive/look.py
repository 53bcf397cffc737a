"""Looking at the files that were found: which are as an import saw them last, and the bytes of those that are not.

A file whose size and times are those of the last look is not opened. One that was changed within two seconds of that
look (or that claims to be of the future) could have been changed again without showing it: it is always opened.
"""

import hashlib
import stat
import time
from collections.abc import Callable
from os import stat_result
from typing import Final, NamedTuple

from msgspec.structs import replace

from commands.archive.scan import Found
from commands.reading.limits import Limits
from commands.reading.papers import content_of
from load.files import SeenFile
from schemas import PaperRefused

_TICK: Final = 2_000_000_000
"""Nanoseconds: how coarsely file systems may count time (FAT counts every other second)."""


class Look(NamedTuple):
    """A file, what it is now, and what was known of it before; `refusal` says why its bytes cannot be had."""

    found: Found
    now: SeenFile
    before: SeenFile | None
    refusal: str = ""


def unchanged(status: stat_result | None, known: SeenFile | None) -> bool:
    """Whether a file is, by its directory entry, the one whose bytes are known."""
    return (
        known is not None
        and status is not None
        and known.mtime_ns == status.st_mtime_ns
        and known.size == status.st_size
        and known.ctime_ns == status.st_ctime_ns
        and not known.gone
    )


def look(
    found: Found, known: SeenFile | None, limits: Limits, clock: Callable[[], int] = time.time_ns
) -> Look:
    """What a file is now. Its bytes are read only where its directory entry does not say that they are known.

    What can be read once only (a pipe) is left to its reader: its `sha256` is None, without a refusal.
    """
    status = found.status
    if known is not None and known.sha256 is not None and unchanged(status, known):
        return Look(found, known, known)
    own = known or SeenFile(path=found.place)
    fresh = replace(own, size=None, mtime_ns=None, ctime_ns=None, sha256=None, gone="", done_with="")
    if status is not None and not stat.S_ISREG(status.st_mode):
        return Look(found, fresh, known)
    looked = clock()
    if status is not None and looked - max(status.st_mtime_ns, status.st_ctime_ns) > _TICK:
        fresh = replace(fresh, size=status.st_size, mtime_ns=status.st_mtime_ns, ctime_ns=status.st_ctime_ns)
    try:
        content = content_of(found.path, limits)
    except PaperRefused as refused:
        return Look(found, fresh, known, refused.reason)
    sha256 = hashlib.sha256(content).hexdigest()
    if known is not None and known.sha256 == sha256 and not known.gone:
        return Look(found, replace(fresh, sha256=sha256, done_with=known.done_with), known)
    return Look(found, replace(fresh, sha256=sha256), known)
