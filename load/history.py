"""Deciding what a reading changes in the history: pure, over what is stored already.

Two things can take a reading's place. The *same bytes* may be read again, by better code or with other
facts from the manifest: then the new reading stands and the old one stays behind it. Or *another paper*
may be issued in its place, which its manifest says by file name (`supersedes`). Either paper may arrive
first; the end is the same.
"""

import hashlib
from typing import Literal

from load.check import check
from schemas import PaperFacts, Reading, Record

Change = Literal["new", "superseded", "unchanged"]


class StoredPaper(Record, frozen=True, kw_only=True):
    """One stored reading of a paper, as far as deciding needs it. `read_with` and `fingerprint` are told in
    `load.tables.papers`; `latest` is true where no later reading of the same bytes exists."""

    paper_id: int
    file: str
    sha256: str
    authority: str
    supersedes: str
    read_with: str
    fingerprint: str
    superseded_by: int | None
    in_force: bool
    latest: bool


class Pointer(Record, frozen=True, kw_only=True):
    """A stored paper that something else takes the place of from now on; None: it is in force again."""

    paper_id: int
    superseded_by: int | None


class ChangeSet(Record, frozen=True, kw_only=True):
    """What to write for one reading; nothing at all where `change` is "unchanged".

    `replaced` are the papers that give way to this reading, `superseded_by` is the paper that this
    reading gives way to at once, and `moved` are papers whose successor is another from now on, or none.
    """

    change: Change
    reading: Reading
    read_with: str
    fingerprint: str
    folder: str = ""
    replaced: tuple[int, ...] = ()
    superseded_by: int | None = None
    moved: tuple[Pointer, ...] = ()


def diff(reading: Reading, stored: tuple[StoredPaper, ...], read_with: str, folder: str = "") -> ChangeSet:
    """What this reading changes, given every stored reading that it can touch (oldest first).

    Those are: all readings of its bytes; and of other papers the latest ones, where they name a paper that
    they supersede, or are named by this one, or gave way to these bytes. `folder` is where the paper lies.
    Raises `UnstorableReading` where the reading could not be given back as it is.
    """
    fingerprint = hashlib.sha256(check(reading)).hexdigest()
    facts = reading.paper
    before = tuple(paper for paper in stored if paper.sha256 == facts.paper_sha256)
    others = tuple(paper for paper in stored if paper.sha256 != facts.paper_sha256 and paper.latest)
    if before and _says_nothing_new(facts, before, read_with, fingerprint):
        return ChangeSet(change="unchanged", reading=reading, read_with=read_with, fingerprint=fingerprint)
    named = {paper.paper_id for paper in others if _gives_way(paper, facts)}
    held = tuple(paper for paper in (*before, *others) if paper.in_force)
    return ChangeSet(
        change="superseded" if before else "new",
        reading=reading,
        read_with=read_with,
        fingerprint=fingerprint,
        folder=folder,
        replaced=tuple(paper.paper_id for paper in held if paper in before or paper.paper_id in named),
        superseded_by=next((paper.paper_id for paper in others if _takes_over(paper, facts)), None),
        moved=_let_go({paper.paper_id for paper in before}, named, others),
    )


def _says_nothing_new(
    facts: PaperFacts, before: tuple[StoredPaper, ...], read_with: str, fingerprint: str
) -> bool:
    """Whether these bytes are stored as this reading has them.

    A copy under a second name adds nothing to a reading by the same code; nor does it come back, run after
    run, where both names were read already. Else two copies would supersede each other every night.
    """
    latest = before[-1]
    if latest.file != facts.paper and latest.read_with == read_with:
        return True
    same = (paper for paper in before if paper.fingerprint == fingerprint and paper.read_with == read_with)
    return any(paper is latest or latest.file != facts.paper for paper in same)


def _gives_way(paper: StoredPaper, facts: PaperFacts) -> bool:
    """Whether a stored paper is the one that these facts say they supersede."""
    return _supersedes(
        (facts.paper, facts.supersedes, facts.authority), (paper.file, paper.supersedes, paper.authority)
    )


def _takes_over(paper: StoredPaper, facts: PaperFacts) -> bool:
    """Whether a stored paper says that it supersedes the one of these facts."""
    return _supersedes(
        (paper.file, paper.supersedes, paper.authority), (facts.paper, facts.supersedes, facts.authority)
    )


def _supersedes(newer: tuple[str, str, str], older: tuple[str, str, str]) -> bool:
    """Whether the one (its file, the file that it supersedes, its authority) supersedes the other.

    A file's name says which paper is meant within one authority only: every force has its "appendix.pdf".
    Two papers that each claim to supersede the other contradict themselves, and both stay in force.
    """
    file, supersedes, authority = newer
    older_file, older_supersedes, older_authority = older
    one_authority = authority == older_authority or not authority or not older_authority
    return bool(supersedes) and supersedes == older_file and one_authority and older_supersedes != file


def _let_go(before: set[int], named: set[int], others: tuple[StoredPaper, ...]) -> tuple[Pointer, ...]:
    """The papers that an earlier reading of these bytes had superseded, and this one no longer names."""
    return tuple(
        Pointer(paper_id=paper.paper_id, superseded_by=_successor(paper, before, others))
        for paper in others
        if paper.superseded_by in before and paper.paper_id not in named
    )


def _successor(paper: StoredPaper, before: set[int], others: tuple[StoredPaper, ...]) -> int | None:
    older = (paper.file, paper.supersedes, paper.authority)
    return next(
        (
            other.paper_id
            for other in others
            if other.paper_id not in before
            and _supersedes((other.file, other.supersedes, other.authority), older)
        ),
        None,
    )
