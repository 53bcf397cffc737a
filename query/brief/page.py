"""What stands on the page, before it is written in any format, and how much of it fits: pure."""

from collections.abc import Iterable

from msgspec.structs import replace

from query.files.cells import lines
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


LINES = 66
"""Lines of the page at the size of type that `word` uses, with its margins."""

WIDTH = 92
"""Characters in such a line, at the least."""

MOST_SOURCES = 8


def fitted(brief: Brief) -> Brief:
    """The brief on one page: lines that are least pressing give way, and are counted.

    Each section keeps its first lines; room goes round, a line to each section in turn, till it is used up.
    """
    sources = brief.sources[:MOST_SOURCES]
    fixed = 8 + len(brief.counts) + len(sources) + sum(lines(note, WIDTH) for note in brief.notes)
    room = LINES - fixed - 3 * len(brief.sections)
    kept = [0] * len(brief.sections)
    waiting = set(range(len(brief.sections)))
    while waiting:
        for at in sorted(waiting):
            section = brief.sections[at]
            needed = _taken(section.lines[kept[at]]) if kept[at] < len(section.lines) else room + 1
            if needed > room:
                waiting.discard(at)
            else:
                kept[at] += 1
                room -= needed
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


def _taken(line: Line) -> int:
    return lines(f"• {line.words} [{line.cited}]", WIDTH)


def _cut(section: Section, count: int) -> Section:
    return replace(section, lines=section.lines[:count], more=len(section.lines) - count)
