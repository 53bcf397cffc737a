"""Papers issued in the place of others: by what a manifest says, or by a name that says so for the same meeting.

Names that are read: "Appendix A (revised).pdf" · "appendix-a_v2.docx" · "RE-ISSUED Appendix A.pdf" ·
"Appendix A corrected version 3.pdf", each in the place of "Appendix A.pdf".
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from schemas import Record

_VERSION = re.compile(r"\b(?:v|ver|version|rev|revision)\s?(?P<number>\d{1,2}(?:\s\d{1,2})?)\b")
_ANEW = re.compile(r"\b(?:re\s?issued?|revised|corrected|amended|updated|superseding|replacement)\b")
_PLAIN = re.compile(r"\b(?:original|draft|final|copy|version|issue|the|of)\b")


class Issue(Record, frozen=True, kw_only=True):
    """A paper as far as it can take another's place: its file, what it says that it supersedes, and its meeting."""

    file: str
    supersedes: str
    authority: str
    committee: str
    date: str | None


def supersedes(newer: Issue, older: Issue) -> bool:
    """Whether the one was issued in the place of the other.

    A file name in a manifest says which paper is meant within one authority: every force has its "appendix.pdf".
    Where the manifest is silent, the names tell, of papers that are known to be of one meeting. Two papers that each
    claim to supersede the other contradict themselves, and both stay in force.
    """
    if newer.supersedes or older.supersedes == newer.file:
        return _is_named(newer, older) and older.supersedes != newer.file
    return _one_meeting(newer, older) and _is_issued_anew(newer.file, older.file)


def _is_named(newer: Issue, older: Issue) -> bool:
    one_authority = newer.authority == older.authority or not newer.authority or not older.authority
    return bool(newer.supersedes) and newer.supersedes == older.file and one_authority


def _one_meeting(one: Issue, other: Issue) -> bool:
    known = bool(one.authority and one.date)
    return known and (one.authority, one.committee, one.date) == (
        other.authority,
        other.committee,
        other.date,
    )


def _is_issued_anew(newer: str, older: str) -> bool:
    """Whether two names differ in nothing but a mark of a later issue.

    >>> _is_issued_anew("Appendix A v2.pdf", "appendix-a.docx"), _is_issued_anew("Part B v2.pdf", "Part A.pdf")
    (True, False)
    """
    own, rank = _taken_apart(newer)
    others, older_rank = _taken_apart(older)
    return bool(own) and own == others and rank > older_rank


@lru_cache(maxsize=4096)
def _taken_apart(file: str) -> tuple[frozenset[str], tuple[float, int]]:
    """The words of a name without what marks an issue, and which issue it is: (0, 0) is the first."""
    stem = file.rpartition(".")[0] or file
    words = " ".join(re.findall(r"[0-9a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem).casefold()))
    found = _VERSION.search(words)
    number = float(found["number"].replace(" ", ".")) if found else 1.0
    rest, marks = _ANEW.subn(" ", _VERSION.sub(" ", words))
    return frozenset(_PLAIN.sub(" ", rest).split()), (max(number, 1.0), marks)


def last_of(issues: Iterable[tuple[int, Issue]]) -> int | None:
    """Of the papers that take one's place, by number, the one that none of the others takes the place of."""
    listed = list(issues)
    for number, issue in listed:
        if not any(supersedes(other, issue) for _, other in listed if other is not issue):
            return number
    return None
