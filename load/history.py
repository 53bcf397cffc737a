"""Deciding what a reading changes in the history: pure, over what is stored already.

Two things can take a reading's place. The *same bytes* may be read again, by better code or with other
facts from the manifest: then the new reading stands and the old one stays behind it. Or *another paper*
may be issued in its place, which its manifest or its name says (`load.reissue`). Either paper may arrive first;
the end is the same.
"""

import hashlib
from typing import Literal

import msgspec

from load.check import check
from load.reissue import Issue, last_of, supersedes
from schemas import PaperFacts, Reading, Record

Change = Literal["new", "superseded", "unchanged"]


class StoredPaper(Record, frozen=True, kw_only=True):
    """One stored reading of a paper, as far as deciding needs it. `read_with` and `fingerprint` are told in
    `load.tables.papers`; `latest` is true where no later reading of the same bytes exists."""

    paper_id: int
    file: str
    sha256: str
    authority: str
    committee: str
    date: str | None
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
    reading gives way to at once, and `moved` are papers whose successor is another from now on, or none. A
    `corrected` reading is a stored one with what a person corrected in it.
    """

    change: Change
    reading: Reading
    read_with: str
    fingerprint: str
    folder: str = ""
    replaced: tuple[int, ...] = ()
    superseded_by: int | None = None
    moved: tuple[Pointer, ...] = ()
    corrected: bool = False


def diff(reading: Reading, stored: tuple[StoredPaper, ...], read_with: str, folder: str = "") -> ChangeSet:
    """What this reading changes, given every stored reading that it can touch (oldest first).

    Those are: all readings of its bytes; and of other papers the latest ones, where they name a paper that
    they supersede, or are named by this one, or gave way to these bytes. `folder` is where the paper lies.
    Raises `UnstorableReading` where the reading could not be given back as it is.
    """
    fingerprint = hashlib.sha256(check(reading)).hexdigest()
    before = tuple(paper for paper in stored if paper.sha256 == reading.paper.paper_sha256)
    if before and _says_nothing_new(reading.paper, before, read_with, fingerprint):
        return ChangeSet(change="unchanged", reading=reading, read_with=read_with, fingerprint=fingerprint)
    return _in_place_of(reading, stored, read_with, fingerprint, folder)


def corrected_change(
    reading: Reading, stored: tuple[StoredPaper, ...], read_with: str, fingerprint: str, folder: str
) -> ChangeSet:
    """The change that puts a corrected reading in the place of the stored one that it was made from.

    `read_with`, `fingerprint` and `folder` are that one's: the same bytes read again are still known by them.
    Raises `UnstorableReading` where the reading could not be given back as it is.
    """
    check(reading)
    changes = _in_place_of(reading, stored, read_with, fingerprint, folder)
    return msgspec.structs.replace(changes, corrected=True)


def _in_place_of(
    reading: Reading, stored: tuple[StoredPaper, ...], read_with: str, fingerprint: str, folder: str
) -> ChangeSet:
    facts = reading.paper
    before = tuple(paper for paper in stored if paper.sha256 == facts.paper_sha256)
    others = tuple(paper for paper in stored if paper.sha256 != facts.paper_sha256 and paper.latest)
    named = {paper.paper_id for paper in others if _gives_way(paper, facts)}
    held = tuple(paper for paper in (*before, *others) if paper.in_force)
    return ChangeSet(
        change="superseded" if before else "new",
        reading=reading,
        read_with=read_with,
        fingerprint=fingerprint,
        folder=folder,
        replaced=tuple(paper.paper_id for paper in held if paper in before or paper.paper_id in named),
        superseded_by=last_of(
            (paper.paper_id, _of_stored(paper)) for paper in others if _takes_over(paper, facts)
        ),
        moved=_let_go({paper.paper_id for paper in before}, named, others),
    )


def _says_nothing_new(
    facts: PaperFacts, before: tuple[StoredPaper, ...], read_with: str, fingerprint: str
) -> bool:
    """Whether these bytes are stored, last, as this reading has them.

    A copy under a second name adds nothing to a reading by the same code and settings. Who reads each name with
    settings of its own, as an import does whose papers' names say when they are from, sees to it that one of them
    speaks for all, and that one is heard: a paper that was renamed, and renamed back, has its first name again.
    """
    latest = before[-1]
    return latest.read_with == read_with and (latest.file != facts.paper or latest.fingerprint == fingerprint)


def _gives_way(paper: StoredPaper, facts: PaperFacts) -> bool:
    """Whether a stored paper is one that these facts say they supersede."""
    return supersedes(_of_facts(facts), _of_stored(paper))


def _takes_over(paper: StoredPaper, facts: PaperFacts) -> bool:
    """Whether a stored paper says that it supersedes the one of these facts."""
    return supersedes(_of_stored(paper), _of_facts(facts))


def _of_facts(facts: PaperFacts) -> Issue:
    return Issue(
        file=facts.paper,
        supersedes=facts.supersedes,
        authority=facts.authority,
        committee=facts.committee,
        date=facts.date,
    )


def _of_stored(paper: StoredPaper) -> Issue:
    return Issue(
        file=paper.file,
        supersedes=paper.supersedes,
        authority=paper.authority,
        committee=paper.committee,
        date=paper.date,
    )


def _let_go(before: set[int], named: set[int], others: tuple[StoredPaper, ...]) -> tuple[Pointer, ...]:
    """The papers that an earlier reading of these bytes had superseded, and this one no longer names."""
    return tuple(
        Pointer(paper_id=paper.paper_id, superseded_by=_successor(paper, before, others))
        for paper in others
        if paper.superseded_by in before and paper.paper_id not in named
    )


def _successor(paper: StoredPaper, before: set[int], others: tuple[StoredPaper, ...]) -> int | None:
    older = _of_stored(paper)
    issues = ((other.paper_id, _of_stored(other)) for other in others if other.paper_id not in before)
    return last_of((number, issue) for number, issue in issues if supersedes(issue, older))
