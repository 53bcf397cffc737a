"""When a paper is from, as the names of its file and of the folders around it say.

Names that are read, as archives, committee software and people write them::

    appendix-2017-02.pdf · 20171130_reports.pdf · pack 30-11-17.pdf · Appendix A Nov 18.docx · 2017 November.doc
    Public reports pack 30th-Nov-2017 10.00 Performance Committee.pdf
    2018-11/ · Thursday 30th-Nov-2017 13.45 Performance Committee/ · 2018/11 November/ · 2018-19/Nov/      folders
    Item 7 Appendix 2 - Q3 2018-19.pdf · 2018-19/Q3/ · Autumn 2018.pdf                                  a quarter

No dates are times, versions, numbers of items and appendices, references ("POL 76-17"), digests, a year or a
financial year alone, six figures (``301117``: day first or year first?), and "2011-12", month or financial year.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalise.dates.find import FoundDate, find_dates
from normalise.dates.forms import MONTH, MONTH_NAME, MONTHS

_NUMBER = r"\.?[ -]?\d{1,3}[a-z]?\b(?![./-](?:0?[1-9]|1[0-2])[./-]\d\d)"
_NOISE = tuple(
    re.compile(noise, flags)
    for noise, flags in (
        (
            r"(?<![^\W_])(?!\d*(?:dec|feb)\d+(?![^\W_]))(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{8,}(?![^\W_])",
            re.IGNORECASE,
        ),
        (r"(?<!\d)(?:\d{7}|\d{9,})(?!\d)", 0),
        (r"(?<![\d.-])(?:[01]?\d|2[0-3])[.:]\d\d\s?(?:am|pm|hrs?|hours)?(?![\d.-]\d|\d)", re.IGNORECASE),
        (rf"\b(?!(?i:{MONTH_NAME}|FY|Q)\b)[A-Z]{{2,6}}[ -]?\d{{1,3}}[ -](?:20)?\d\d(?![\d-])", 0),
        (r"\bv(?:er(?:sion)?)?\.?\s?\d+(?:\.\d+)*\b", re.IGNORECASE),
        (
            rf"\b(?:item|appendix|app|annexe?|agenda|enc(?:losure)?|part|no|section|phase)s?{_NUMBER}",
            re.IGNORECASE,
        ),
        (
            rf"\b(?:page|minute|paper|report|doc|ref|id|vol(?:ume)?|tracker|update)s?{_NUMBER}"
            rf"(?!(?:st|nd|rd|th)?[\s.-]*{MONTH_NAME})",
            re.IGNORECASE,
        ),
        (r"\s[-–—]+\s", 0),
    )
)
_WALL = " ¦ "
_COMPACT = (
    (re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"), r" \1-\2-\3 "),
    (re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(20\d\d)(?!\d)"), r" \3-\2-\1 "),
    (re.compile(r"(?<![\d-])(20(?:1[3-9]|[2-9]\d))(0[1-9]|1[0-2])(?![\d-])"), r" \1-\2 "),
    (re.compile(r"(?<!\d)(?<!\d )(20\d\d)[ .](\d\d)[ .](\d\d)(?! ?\d)"), r" \1-\2-\3 "),
    (re.compile(r"(?<!\d)(?<!\d )(\d\d) (\d\d) (20\d\d)(?! ?\d)"), r" \1-\2-\3 "),
    (re.compile(rf"(?<!\d)(20\d\d)[\s.-]*({MONTH_NAME})\.?[\s.-]*(\d\d?)(?![^\W_])", re.IGNORECASE), r" \3 \2 \1 "),
    (re.compile(rf"(?<!\d)(20\d\d)[\s.-]*({MONTH_NAME})(?![^\W_])", re.IGNORECASE), r" \2 \1 "),
    (re.compile(r"(?<![^\W_])(Q(?:tr|uarter)?[1-4])[\s-]+(?=\d)", re.IGNORECASE), r"\1 "),
    (re.compile(r"(?<![\d.])(0[1-9]|1[0-2])[.](20\d\d)(?![\d.])"), r"\1/\2"),
)  # fmt: skip
"""Forms that only names have, made such as texts have."""

_YEARS = re.compile(r"(?<![\d/-])(?P<year>20\d\d)(?:[-/ ](?:20)?(?P<next>\d\d))?(?![\d/-])")
_BARE_MONTH = re.compile(rf"(?:(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-]*)?{MONTH}(?![^\W_])", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\s*(?P<number>0?[1-9]|1[0-2])\s*")
_BARE_QUARTER = re.compile(r"(?<![^\W_])Q(?:tr|uarter)?\s?(?P<quarter>[1-4])(?![^\W_])", re.IGNORECASE)
_OF_COPIES = re.compile(
    r"back-?\s?up|export|download|scrap|crawl|snapshot|scan|retriev|migrat|upload|dump", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Filed:
    """The date that a name says, ISO, and the name. `is_exact` where it is a month or a day, and not a quarter."""

    date: str
    name: str
    is_exact: bool


def filed(name: str, folders: Sequence[str] = ()) -> Filed | None:
    """The date that the file's name gives, else the folders', the nearest first.

    A month or a day wins over a quarter, wherever it stands: a quarter says what is reported on, not when. A
    folder's month may have its year from the folder above. Folders of copies ("backup 2024-01-31") say nothing.
    """
    levels = (name.rsplit(".", 1)[0], *("" if _OF_COPIES.search(folder) else folder for folder in folders))
    names = (name, *(f"{folder}/" for folder in folders))
    found = [
        Filed(date.iso, names[at], date.precision in ("day", "month"))
        for at, level in enumerate(levels)
        if (date := _best(level))
    ]
    parted = [
        Filed(date, names[above] + names[at], is_exact)
        for at in range(len(levels))
        for above in range(max(at + 1, 1), len(levels))
        for date, is_exact in _over_two(levels[at], levels[above], is_folder=at > 0)
    ]
    return min([*found, *parted], key=lambda each: not each.is_exact, default=None)


def filed_year(folders: Sequence[str]) -> Filed | None:
    """The year that is all of a folder's name: less than anything else that says when, and better than nothing."""
    year = next((folder for folder in folders if re.fullmatch(r"20\d\d", folder)), None)
    return Filed(year, f"{year}/", is_exact=False) if year else None


def _best(name: str) -> FoundDate | None:
    """Of the dates in one name the latest of the most exact: a meeting is later than the report that it looks at."""
    found = next(filter(None, map(find_dates, _texts(name))), ())
    exact = [date for date in found if date.precision in ("day", "month")]
    quarters = [date for date in found if date.precision in ("quarter", "season")]
    return max(exact or quarters, key=lambda date: date.iso, default=None)


def _texts(name: str) -> Iterator[str]:
    """A name as texts print dates, once as it is and once with its hyphens and dots as blanks."""
    text = re.sub(r"%20|\+", " ", name)
    text = re.sub(r"(?<=\d\d)_(?=\d\d)", "-", text).replace("_", " ")
    for noise in _NOISE:
        text = noise.sub(_WALL, text)
    for form, plain in _COMPACT:
        text = form.sub(plain, text)
    yield text
    together = re.sub(r"(?<=20\d\d)-(?=\d\d(?![\d-]))", "/", text)
    yield re.sub(r"(?<=[^\W\d])[-.]+|[-.]+(?=[^\W\d])", " ", together)


def _over_two(name: str, above: str, *, is_folder: bool) -> Iterator[tuple[str, bool]]:
    """A month or a quarter in one name with the year in the name of a folder above: "2018-19/Nov"."""
    years = _YEARS.fullmatch(above.strip())
    if years is None or (years["next"] and int(years["next"]) != (int(years["year"]) + 1) % 100):
        return
    (text, *_) = _texts(name)
    month = _BARE_MONTH.search(text)
    number = _BARE_NUMBER.fullmatch(text) if is_folder else None
    quarter = _BARE_QUARTER.search(text)
    if month or number:
        which = (
            MONTHS.index(month["month"][:3].lower()) + 1 if month else int(number["number"]) if number else 0
        )
        year = int(years["year"]) + (bool(years["next"]) and which < 4)
        # "11 November" is the eleventh of twelve folders
        day = f"{int(month['day'])} " if month and month["day"] and int(month["day"]) != which else ""
        found = find_dates(f"{day}{MONTHS[which - 1]} {year}")
        yield from ((date.iso, True) for date in found)
    elif quarter:
        yield from (
            (date.iso, False) for date in find_dates(f"Q{quarter['quarter']} {years[0].replace(' ', '-')}")
        )
