"""A paper in the file system, read from its bytes to its observations."""

import logging
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from commands.reading.limits import Limits
from commands.shared import why
from schemas import Extraction, ManifestEntry, PaperRefused, PaperTooLong, Reading

_TRACKING = re.compile(r"recommendation|inspection|HMIC|\baction (?:plan|log)|tracker", re.IGNORECASE)

NOTHING_FOUND = "no tracker found, nor recommendations in prose, nor counts of any"
"""What is said of a paper that `says_nothing`."""

CHANGED = "was changed while it was read"
"""What is said of a paper that somebody is still writing, or copying to where it lies."""


@dataclass(frozen=True, slots=True)
class Task:
    """A paper to be read: where it was found, its bytes, and what the manifest says of it.

    `converted` is the .docx that LibreOffice made of it, where its format needs that.
    """

    path: str
    content: bytes
    entry: ManifestEntry | None = None
    converted: bytes | None = None

    @property
    def name(self) -> str:
        """The file's name; what of it is no UTF-8 shows as U+FFFD, for no record could hold it."""
        return _shown(Path(self.path).name)

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the folder that the file lies in and of the one above, which may say when it is from."""
        here = Path(os.path.realpath(Path(self.path).parent))  # `resolve` fails where links lead in a circle
        return tuple(_shown(folder.name) for folder in (here, here.parent))


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one paper: what was found in it, or why nothing was.

    `found` is the JSON of a record (`schemas.to_json`), empty where there is none; then `refusal` says why,
    `ours` whether the fault is in this program, and `trace` where in it.
    """

    path: str
    found: bytes = b""
    refusal: str = ""
    ours: bool = False
    trace: str = ""


def read_paper(task: Task, limits: Limits) -> Reading:
    """A paper's bytes to its reading: the three stages in a row. Raises `PaperRefused`."""
    from normalise import normalise

    return normalise(extract_paper(task, limits), task.entry, task.folders)


def extract_paper(task: Task, limits: Limits) -> Extraction:
    """A paper's bytes to what it prints: the first two stages. Raises `PaperRefused`."""
    from extract import extract, read

    # pdfminer logs what it forgives ("Could not get FontBBox"); our own lines say what matters
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        paper = read(task.content, task.name, task.converted, limits.pages)
    except PaperTooLong as long:
        raise PaperRefused(task.name, f"{long.reason}; --paper-pages sets the limit") from long
    return extract(paper)


def _shown(name: str) -> str:
    """A file's or folder's name as records hold it: what of it is no UTF-8 shows as U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def says_nothing(reading: Reading) -> bool:
    """Whether a paper holds nothing that the history keeps.

    That is a recommendation, a count of some, a list of reports, or the name of an appendix that tracks them: its
    covering report says when it was put to whom.
    """
    appended = any(_TRACKING.search(line) for line in reading.paper.appendices)
    return not (reading.observations or reading.counts or reading.mentions or appended)


def content_of(path: str, limits: Limits) -> bytes:
    """The bytes of a paper.

    Raises `PaperRefused` where there is none, it cannot be opened, is too large, or is just being written.
    """
    file = Path(path)
    most = limits.size * 2**20
    try:
        with file.open("rb") as opened:
            before = os.fstat(opened.fileno())
            # asked first, so that a large file is not read in vain; a pipe and a device say nothing or zero
            if before.st_size <= most and len(content := opened.read(most + 1)) <= most:
                after = os.fstat(opened.fileno())
                was_written = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
                if was_written and stat.S_ISREG(before.st_mode):
                    raise PaperRefused(file.name, CHANGED)
                return content
    except OSError as error:
        raise PaperRefused(file.name, why(error)) from error
    raise PaperRefused(file.name, f"is larger than {limits.size} MB; --paper-size sets the limit")
