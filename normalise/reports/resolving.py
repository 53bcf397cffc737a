"""A printed title resolved to the report of the catalogue that it names: by its words, then by words alike.

Printed forms that are read::

    Living in fear (July 2017)                                  the main title; the date must fit the report's
    The role of the police in keeping children safe             the subtitle
    The tri-service review of joint emergency services ...      small words lost
    Stolen fredom: the policing response to modern slavery      a letter lost, the end cut off

Words alike must be the same words but for a letter or two, with none of their own beside them; numbers and years
must be the same. Two reports that are nearly as like are both named, and neither is taken.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, Levenshtein

from normalise.dates.find import agree
from normalise.reports.catalogue import Catalogued, Form, Words, catalogue, counting

_GENERIC = frozenset((
    "force", "hmic", "hmicfrs", "hmcpsi", "inspection", "inspections", "joint", "national",
    "recommendations", "report", "thematic", "update",
))  # fmt: skip
_WORTH_ALIGNING = 60.0  # of 100: less than this in common, and no letter or two mends it
_ALIKE = 0.75  # the share of a form's letters that must be there
_MARGIN = 0.1  # by which the runner-up must be less like
_IN_PART = 0.12  # by which a main title or a subtitle is less like than a whole title: as in `_named`
_LONGEST = 400  # characters: no report's title is longer
_LONG_ENOUGH = 12  # letters: of a shorter title one letter makes another
_COMMON = 3  # words that must be left where some are lost


@dataclass(frozen=True, slots=True)
class Asked:
    """A title to resolve: its words; ISO dates that stood behind it and that its publication is said to have."""

    words: str
    dated: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The report that a title names, or those between which it leaves it open; neither for an unknown title."""

    report: Catalogued | None = None
    rivals: tuple[Catalogued, ...] = ()


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How like a title is to a report: 1 the same; `fits` whether it has no words of its own, and its first word."""

    report: Catalogued
    score: float
    fits: bool


@lru_cache(maxsize=4096)
def resolve(asked: Asked) -> Resolved:
    """The catalogue's report of a title, by its words alone where they say it, else by words alike."""
    if len(asked.words) > _LONGEST:
        return Resolved()
    words, years = counting(asked.words)
    if not words:
        return Resolved()
    possible = [report for report in catalogue() if report.forms and _may_be(report, years, asked)]
    return _named(words, asked, possible) or _told(_alike(words, possible))


def _may_be(report: Catalogued, years: frozenset[str], asked: Asked) -> bool:
    """Whether no year in the title contradicts the report's; one of a series must be named by its own."""
    if report.edition:
        if years:
            return years == {report.edition}
        return not asked.dated or bool(report.published and agree(report.published, asked.dated))
    printed = years | ({asked.dated[:4]} if asked.dated else set())
    return printed <= report.years


def _named(words: Words, asked: Asked, possible: Iterable[Catalogued]) -> Resolved | None:
    """By the very words: the whole title before an alias, that before a main title or a subtitle.

    A date of publication decides where one report has it, and those that the words fit better have another year.
    """
    fitting = sorted(_fitting(words, asked, possible), key=lambda each: each[0])
    if not fitting:
        return None
    dates = [date for date in (asked.dated, asked.published) if date]
    best = [report for rank, report in fitting if rank == fitting[0][0]]
    dated = [report for _, report in fitting if any(_of(report, date) for date in dates)]
    contradicted = dates and not any(_in_year(report, date) for report in best for date in dates)
    if len(dated) == 1 and (len(best) > 1 or contradicted):
        return Resolved(dated[0])
    return Resolved(best[0]) if len(best) == 1 else Resolved(rivals=tuple(best))


def _fitting(words: Words, asked: Asked, possible: Iterable[Catalogued]) -> Iterator[tuple[int, Catalogued]]:
    """The reports that a title names by one of their forms, each with the best rank of these."""
    for report in possible:
        month = any(_of(report, date) for date in (asked.dated, asked.published))
        ranks = [form.rank for form in report.forms if form.words == words and (month or not form.common)]
        if ranks:
            yield min(ranks), report


def _of(report: Catalogued, date: str) -> bool:
    """Whether a date, a month at least, is that of the report's publication."""
    return bool(report.published) and len(date) >= 7 and agree(report.published or "", date)


def _in_year(report: Catalogued, date: str) -> bool:
    return date[:4] in report.years


def _told(found: list[_Likeness]) -> Resolved:
    """The one that is more alike than every other by a margin; those within it where there are several."""
    found = sorted(found, key=lambda each: -each.score)
    if not found or not found[0].fits or found[0].score < _ALIKE:
        return Resolved()
    near = [each.report for each in found if each.score > found[0].score - _MARGIN]
    return Resolved(near[0]) if len(near) == 1 else Resolved(rivals=tuple(near))


def _alike(words: Words, possible: list[Catalogued]) -> list[_Likeness]:
    """The reports that a title is like, each by the form of it that fits best."""
    numbers = _numbers(words)
    forms = [
        (report, form) for report in possible for form in report.forms if _numbers(form.words) == numbers
    ]
    near = process.extract(
        " ".join(words),
        [" ".join(form.words) for _, form in forms],
        scorer=fuzz.partial_ratio,
        score_cutoff=_WORTH_ALIGNING,
        limit=None,
    )
    best: dict[str, _Likeness] = {}
    for _, _, index in near:
        report, form = forms[index]
        likeness = _compared(words, report, form)
        known = best.get(report.key)
        if known is None or (likeness.fits, likeness.score) > (known.fits, known.score):
            best[report.key] = likeness
    return list(best.values())


def _compared(words: Words, report: Catalogued, form: Form) -> _Likeness:
    """A title beside one form: letters mistaken, words lost and words added, as a share of the form's letters."""
    letters = sum(map(len, form.words))
    whole = 1.0 if form.in_whole else 1.0 - _IN_PART
    if _one_letter_off("".join(words), "".join(form.words)):
        return _Likeness(report, whole - 1 / letters, fits=not form.common)
    read, mistaken = _mended(words, form.words)
    steps = Indel.editops(read, form.words)
    added = [read[step.src_pos] for step in steps if step.tag == "delete"]
    lost = {step.dest_pos for step in steps if step.tag == "insert"}
    own = [word for word in added if word not in _GENERIC]
    if not own and _opens_with_short_form(read, report):
        lost = set()
    missed = mistaken + sum(len(form.words[at]) for at in lost) + sum(map(len, own))
    kept = len(form.words) - len(lost)
    fits = not own and 0 not in lost and (kept >= _COMMON or not lost) and not form.common
    return _Likeness(report, whole - missed / letters, fits)


def _one_letter_off(one: str, other: str) -> bool:
    """Whether only spaces and one letter part two titles: "inter operability", "modem slavery"."""
    if len(one) < _LONG_ENOUGH:
        return False
    return Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _mended(words: Words, wanted: Words) -> tuple[Words, int]:
    """The words with those that a letter or two part from one of the form's made that one; how many letters."""
    read, mistaken = [], 0
    for word in words:
        near = [each for each in wanted if _is_slip(word, each)] if word not in wanted else []
        read.append(near[0] if len(near) == 1 else word)
        mistaken += _distance(word, near[0]) if len(near) == 1 else 0
    return tuple(read), mistaken


@cache
def _allowed(length: int) -> int:
    """How many letters of a word may be mistaken: none of a short one, for "hate" is not "rape"."""
    return 0 if length < 5 else 1 if length < 8 else 2


def _is_slip(word: str, wanted: str) -> bool:
    allowed = _allowed(min(len(word), len(wanted)))
    if not allowed or _numbers((word,)) or _numbers((wanted,)):
        return False
    return _distance(word, wanted) <= allowed


def _distance(word: str, wanted: str) -> int:
    """How many letters part two words; those that a scan takes for one another ("modem", "modern") are one."""
    return max(1, Levenshtein.distance(word.replace("rn", "m"), wanted.replace("rn", "m")))


def _opens_with_short_form(read: Words, report: Catalogued) -> bool:
    """Whether a title opens with all of a short form of the report: of the rest any word may be left out."""
    shorts = (form.words for form in report.forms if not form.common and len(form.words) > 1)
    return any(len(short) < len(read) and read[: len(short)] == short for short in shorts)


def _numbers(words: Words) -> frozenset[str]:
    return frozenset(number for word in words for number in re.findall(r"\d+", word))
