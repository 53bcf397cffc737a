"""What an import did: counted, and named where a person may want to know."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from load.files import SeenFile

_ENDS = {
    "new": "new",
    "superseded": "read anew",
    "unchanged": "unchanged",
    "aside": "without recommendations, as before",
    "waiting": "to be tried again later",
    "unread": "not read",
    "ours": "broken by a fault of ours",
}
"""What can become of a paper, and how the summary says it."""


@dataclass(slots=True)
class Tally:
    """What an import has done so far: papers by what became of them, and rows written."""

    papers: Counter[str] = field(default_factory=Counter)
    observations: int = 0
    problems: int = 0

    def counts(self) -> dict[str, int]:
        """The counts by name, as the run log keeps them."""
        return {
            **{end: self.papers[end] for end in _ENDS},
            "observations": self.observations,
            "problems": self.problems,
        }

    def __str__(self) -> str:
        total = self.papers.total()
        told = ", ".join(f"{self.papers[end]:,} {words}" for end, words in _ENDS.items() if self.papers[end])
        doubts = f", {_counted(self.problems, 'doubt')} noted" if self.problems else ""
        added = f"; {_counted(self.observations, 'observation')} added{doubts}" if self.observations else ""
        return f"{_counted(total, 'paper')}: {told or 'nothing to read'}{added}"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


class Failure(NamedTuple):
    """A paper that could not be read, why, and (ISO, UTC) from when on a nightly import tries it again.

    `tries` is how often it has failed in the same way.
    """

    path: str
    reason: str
    next_try: str = ""
    tries: int = 1


@dataclass(slots=True)
class Imported:
    """A run's end: its number in the run log, its counts, and what happened to which files.

    `fresh` are the papers (SHA-256) that the history did not have before; `closed` are folders that could not be
    looked into, and why; `moved` says where files that are `gone` lie now.
    """

    run_id: int = 0
    tally: Tally = field(default_factory=Tally)
    fresh: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    waiting: list[Failure] = field(default_factory=list)
    closed: dict[str, str] = field(default_factory=dict)
    gone: list[SeenFile] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
