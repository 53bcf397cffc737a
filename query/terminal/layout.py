"""How the timeline fits on a page of so many characters: pure."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from query.terminal.letters import coloured
from query.terminal.strip import letter_width, strip_width, that_fit
from schemas import Record

Line = Mapping[str, str]
"""One line of the timeline, by column; what is missing is ""."""

LEAST_TEXT, NARROW_TEXT, NARROW = 34, 24, 80
"""The narrowest column, in characters, in which a recommendation's words are still read with ease; and on a page
narrower than so many, where something else must be there too."""

WHOLE_TEXT = 80
"""The width of that column where there is room without end."""

GAP = 2
"""What stands between two columns, in characters."""


MOST_STATUS = 14
"""The widest that a column of statuses is; what is longer is folded, or cut."""


class Layout(Record, frozen=True, kw_only=True):
    """Which periods are shown, how, and each column's width.

    Their statuses are words ("amber") or letters ("A") in a column a period, or where `strip` is not 0 letters in one
    strip, each so many characters wide. `left_out` counts the oldest periods, for which there is no room. `whole` is
    true where nothing is cut.
    """

    periods: Mapping[str, int]
    left_out: int
    words: bool
    strip: int = 0
    number: int
    text: int
    due: int
    whole: bool

    @property
    def width(self) -> int:
        """All columns and the gaps between them, in characters."""
        columns = (self.number, self.text, *self.between, self.due)
        return sum(columns) + GAP * len(columns)

    @property
    def between(self) -> tuple[int, ...]:
        """The widths of the columns of statuses."""
        return (strip_width(list(self.periods), self.strip),) if self.strip else tuple(self.periods.values())


def least_text(width: int) -> int:
    """The least width for words on a page of this width."""
    return LEAST_TEXT if width >= NARROW else NARROW_TEXT


def plan(lines: Sequence[Line], periods: Sequence[str], width: int | None) -> Layout:
    """The layout for these lines in `width` characters; None is a page as wide as it takes.

    Words if they fit; else letters under headings of two lines ("2017-" over "02"); else letters in a strip, and of
    the periods the latest for which there is room.
    """
    number = max(2, *(_longest(line["number"], 8) for line in lines))
    due = max(7, *(_longest(line["due"], 12) for line in lines))

    def laid(shown: Mapping[str, int], *, words: bool = False, strip: int = 0) -> Layout:
        layout = Layout(
            periods=shown,
            left_out=len(periods) - len(shown),
            words=words,
            strip=strip,
            number=number,
            text=WHOLE_TEXT,
            due=due,
            whole=width is None,
        )
        return layout if width is None else replace(layout, text=max(width - layout.width + WHOLE_TEXT, 10))

    layout = laid({period: _in_words(period, lines) for period in periods}, words=True)
    if layout.text >= LEAST_TEXT or width is None:
        return layout
    layout = laid({period: _in_letters(period, lines) for period in periods})
    if layout.text >= LEAST_TEXT:
        return layout
    timelines = [{period: line[period] for period in periods if line[period]} for line in lines]
    each = letter_width(timelines)
    room = width - number - due - GAP * 4 - least_text(width)
    return laid(dict.fromkeys(that_fit(periods, each, room), each), strip=each)


def _in_words(period: str, lines: Sequence[Line]) -> int:
    told = (*period.split(), "closed", *(line[period] for line in lines))
    return max(_longest(words, MOST_STATUS) for words in told)


def _in_letters(period: str, lines: Sequence[Line]) -> int:
    letters = (coloured(line[period], words=False).plain for line in lines)
    return max(_longest(part, 8) for part in (*headed(period), "2017", *letters))


def headed(period: str) -> tuple[str, ...]:
    """A period's name as the lines of a narrow heading.

    >>> headed("2017-02"), headed("2017-02-09"), headed("an undated plan.pdf")
    (('2017-', '02'), ('2017-', '02-09'), ('an', 'undated', 'plan.pdf'))
    """
    year, dash, rest = period.partition("-")
    return (f"{year}-", rest) if dash and year.isdecimal() else tuple(period.split())


def _longest(text: str, most: int) -> int:
    return min(most, max((len(word) for word in text.split()), default=0))
