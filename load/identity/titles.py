"""Reports that a committee's papers print under another title than before, known by their recommendations."""

import re
from collections.abc import Iterable, Mapping
from itertools import combinations

from load.identity.forms import Printed, papers
from load.identity.words import words_of
from schemas import Record

_TELLS = 8  # words: a shorter recommendation could stand in any report
_FEWEST = 2  # recommendations in common, unless the report has one alone
_SHARE = 0.5  # of the recommendations of the shorter list
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class Retitled(Record, frozen=True, kw_only=True):
    """A report key that an authority's papers give to a report that had another before, and what shows it.

    `alike` is the share of recommendations in common, in hundredths; `paper` and `like_paper` (SHA-256) print the
    later and the earlier title.
    """

    authority: str
    report_key: str
    same_as: str
    alike: int
    paper: str
    like_paper: str


def retitled(forms: Iterable[Printed]) -> tuple[Retitled, ...]:
    """The reports of one authority that came up with the recommendations of one that was there no more."""
    listed = [_lists(rows) for rows in papers(forms)]
    together = {pair for own in listed for pair in combinations(sorted(own), 2)}
    last: dict[str, _List] = {}
    found: list[Retitled] = []
    for own in listed:
        renamed = []
        for key, new in own.items():
            if key not in last:
                gone = [
                    old for other, old in last.items() if (min(key, other), max(key, other)) not in together
                ]
                renamed += _same(new, gone)
        found += renamed
        known = {each.same_as for each in renamed}
        last = {**{key: old for key, old in last.items() if key not in known}, **own}
    return tuple(found)


class _List(Record, frozen=True, kw_only=True):
    """What one paper prints of one report: its title, and the recommendations' words, folded."""

    key: str
    title: str
    published: str | None
    authority: str
    paper: str
    texts: frozenset[str]


def _lists(rows: Iterable[Printed]) -> Mapping[str, _List]:
    reports: dict[str, list[Printed]] = {}
    for row in rows:
        if row.report_title:
            reports.setdefault(row.report_key, []).append(row)
    return {key: _list(own) for key, own in reports.items()}


def _list(rows: list[Printed]) -> _List:
    words = [words_of(row.text) for row in rows]
    return _List(
        key=rows[0].report_key,
        title=rows[0].report_title,
        published=rows[0].published,
        authority=rows[0].authority,
        paper=rows[0].paper,
        texts=frozenset(each.folded for each in words if len(each) >= _TELLS),
    )


def _same(new: _List, gone: Iterable[_List]) -> list[Retitled]:
    """The one report among those gone that this is by another title; none where two would do."""
    possible = {old.key: len(new.texts & old.texts) for old in gone if _may_be(new, old)}
    old = [each for each in gone if possible.get(each.key)]
    if len(old) != 1:
        return []
    shared, shorter = possible[old[0].key], min(len(new.texts), len(old[0].texts))
    if shared < min(_FEWEST, shorter) or shared < _SHARE * shorter:
        return []
    alike = round(100 * shared / shorter)
    found = Retitled(
        authority=new.authority,
        report_key=new.key,
        same_as=old[0].key,
        alike=alike,
        paper=new.paper,
        like_paper=old[0].paper,
    )
    return [found]


def _may_be(new: _List, old: _List) -> bool:
    """Whether nothing speaks against it: whose report it is, its year, its date of publication."""
    whose = new.key.partition(":")[2] == old.key.partition(":")[2]
    years = [set(_YEAR.findall(f"{each.key} {each.title}")) for each in (new, old)]
    one_year = not all(years) or years[0] == years[1]
    dates = sorted((new.published or "", old.published or ""), key=len)
    return whose and one_year and dates[1].startswith(dates[0])
