"""What stands on the page, before it is written in any format, and how much of it fits: pure."""

from collections.abc import Iterable

from msgspec.structs import replace

from query.pictures.lettering import wrapped
from schemas import Record


class Line(Record, frozen=True, kw_only=True):
    """One sentence, and where it is printed: "2: page 7, table 15, row 3", by the number of the source."""

    words: str
    cited: str = ""


class Section(Record, frozen=True, kw_only=True):
    """What belongs under one heading. `more` counts those without room, `none` says that there are none."""

    heading: str
    lines: tuple[Line, ...] = ()
    more: int = 0
    none: str = ""


class Source(Record, frozen=True, kw_only=True):
    """A paper; its number is its place in the list, from 1."""

    paper: str
    date: str
    sha256: str


class Count(Record, frozen=True, kw_only=True):
    """How many parts of recommendations had a status in either period."""

    status: str
    before: int
    after: int

    @property
    def change(self) -> str:
        """The difference, with its sign."""
        return f"{self.after - self.before:+d}" if self.after != self.before else "0"


class Brief(Record, frozen=True, kw_only=True):
    """The page. `notes` are sentences under the counts; `made` is when the history was last changed (ISO, UTC)."""

    authority: str
    from_date: str
    to_date: str
    counts: tuple[Count, ...]
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    more_sources: int = 0
    made: str = ""


LINES, SIZE = 66, 10.0
"""Lines of the page at the size of type that `word` uses (in points), with its margins."""

ROOM = 472.0
"""The length of such a line in points, beside its bullet."""

TITLE = "Inspection recommendations"
MOST_SOURCES = 8


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def spoken(date: str) -> str:
    """An ISO date as people say it, no more precise than it is.

    >>> spoken("2018-11-05"), spoken("2018-11"), spoken("2018")
    ('5 November 2018', 'November 2018', '2018')
    """
    year, *rest = date.split("-")
    month = [_MONTHS[int(part) - 1] for part in rest[:1]]
    day = [f"{int(part)}" for part in rest[1:]]
    return " ".join([*day, *month, year])


def fitted(brief: Brief) -> Brief:
    """The brief on one page: lines that are least pressing give way, and are counted.

    Each section keeps its first lines; room goes round, a line to each section in turn, till it is used up.
    """
    sources = brief.sources[:MOST_SOURCES]
    title = len(wrapped(f"{TITLE}: {brief.authority}", 1.5 * SIZE, ROOM, LINES))
    named = sum(height(f"[1] {each.paper}, {spoken(each.date)}, SHA-256 {each.sha256}") for each in sources)
    fixed = 5 + 2 * title + len(brief.counts) + named + sum(map(height, brief.notes))
    room = LINES - fixed - 2 * len(brief.sections)
    kept = [0] * len(brief.sections)
    waiting = [at for at, section in enumerate(brief.sections) if section.lines]
    while waiting:
        for at in tuple(waiting):
            lines = brief.sections[at].lines
            whole = kept[at] + 1 == len(lines)
            # a section that is not whole says on a line how many more there are
            cut = (
                sum(count < len(each.lines) for count, each in zip(kept, brief.sections, strict=True)) - whole
            )
            needed = _taken(lines[kept[at]])
            if needed + cut > room:
                waiting.remove(at)
                continue
            kept[at] += 1
            room -= needed
            if whole:
                waiting.remove(at)
    return replace(
        brief,
        sources=sources,
        more_sources=len(brief.sources) - len(sources),
        sections=tuple(_cut(section, count) for section, count in zip(brief.sections, kept, strict=True)),
    )


def cited(sources: Iterable[Source], paper: str, place: str) -> str:
    """A place in a paper by the number of its source: "2: page 7, row 3"; "" for a paper that is no source."""
    for number, source in enumerate(sources, 1):
        if source.paper == paper:
            return f"{number}: {place}" if place else f"{number}"
    return ""


def height(text: str) -> int:
    """How many lines a text takes in the widest of the common fonts, which is what a machine without Arial has."""
    return max(1, len(wrapped(text, SIZE, ROOM, LINES)))


def _taken(line: Line) -> int:
    return height(f"{line.words} [{line.cited}]")


def _cut(section: Section, count: int) -> Section:
    return replace(section, lines=section.lines[:count], more=len(section.lines) - count)
