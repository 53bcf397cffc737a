"""How the timeline fits on a page of so many characters: pure."""

from collections.abc import Mapping, Sequence

from schemas import Record

Line = Mapping[str, str]
"""One line of the timeline, by column; what is missing is ""."""

LEAST_TEXT = 34
"""The narrowest column, in characters, in which a recommendation's words are still read with ease."""

WHOLE_TEXT = 80
"""The width of that column where there is room without end."""

GAP = 2
"""What stands between two columns, in characters."""


class Layout(Record, frozen=True, kw_only=True):
    """Which periods are shown, whether with words ("amber") or letters ("A"), and each column's width.

    `left_out` counts the oldest periods, for which there is no room. `whole` is true where nothing is cut.
    """

    periods: Mapping[str, int]
    left_out: int
    words: bool
    number: int
    text: int
    due: int
    whole: bool

    @property
    def width(self) -> int:
        """All columns and the gaps between them, in characters."""
        columns = (self.number, self.text, *self.periods.values(), self.due)
        return sum(columns) + GAP * len(columns)


def plan(lines: Sequence[Line], periods: Sequence[str], width: int | None) -> Layout:
    """The layout for these lines in `width` characters; None is a page as wide as it takes.

    Words if they fit; else letters under headings of two lines ("2017-" over "02"); else letters in the
    latest periods only.
    """
    number = max(2, *(_longest(line["number"], 8) for line in lines))
    due = max(7, *(_longest(line["due"], 12) for line in lines))
    words = {period: max(_longest(word, 14) for word in (*period.split(), "closed")) for period in periods}
    letters = {period: max(_longest(part, 8) for part in (*headed(period), "2017")) for period in periods}

    def laid(shown: Mapping[str, int], in_words: bool) -> Layout:
        room = WHOLE_TEXT if width is None else width - sum((number, due, *shown.values()))
        text = room if width is None else max(room - GAP * (3 + len(shown)), 10)
        return Layout(
            periods=shown,
            left_out=len(periods) - len(shown),
            words=in_words,
            number=number,
            text=text,
            due=due,
            whole=width is None,
        )

    layout = laid(words, True)
    if layout.text >= LEAST_TEXT:
        return layout
    shown = letters
    layout = laid(shown, False)
    while layout.text < LEAST_TEXT and len(shown) > 1:
        shown = dict(list(shown.items())[1:])
        layout = laid(shown, False)
    return layout


def headed(period: str) -> tuple[str, ...]:
    """A period's name as the lines of a narrow heading.

    >>> headed("2017-02"), headed("2017-02-09"), headed("an undated plan.pdf")
    (('2017-', '02'), ('2017-', '02-09'), ('an', 'undated', 'plan.pdf'))
    """
    year, dash, rest = period.partition("-")
    return (f"{year}-", rest) if dash and year.isdecimal() else tuple(period.split())


def _longest(text: str, most: int) -> int:
    return min(most, max((len(word) for word in text.split()), default=0))
