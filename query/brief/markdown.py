"""The page as Markdown: what a paper prints is text in it, and never mark-up or a link."""

import re
from collections.abc import Iterator

from query.brief.page import TITLE, Brief, Section, spoken

# What Markdown would act upon anywhere in a line, and what it makes links of by itself.
_ACTS = re.compile(r"[\\`*_\[\]<>|~&#@]|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
# What would begin a list within a list: "1.", "-", "+".
_BEGINS = re.compile(r"^(\d{1,9})([.)])|^([-+=])")


def brief_to_markdown(brief: Brief) -> str:
    """The page as CommonMark with a table."""
    return "\n".join(_lines(brief)) + "\n"


def plain(text: str) -> str:
    """A text in which Markdown finds nothing to act upon.

    >>> plain("1. see [this](https://x.org) or www.x.org")
    '1\\\\. see \\\\[this\\\\](https\\\\://x.org) or www\\\\.x.org'
    """
    escaped = _ACTS.sub(lambda found: f"\\{found[0]}", text)
    return _BEGINS.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", escaped)


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {TITLE}: {plain(brief.authority)}"
    yield ""
    before, after = spoken(brief.from_date), spoken(brief.to_date)
    yield f"What changed between the papers of {before} and those of {after}."
    yield ""
    yield f"| Status | {before} | {after} | Change |"
    yield "|---|---:|---:|---:|"
    for count in brief.counts:
        yield f"| {count.status} | {count.before} | {count.after} | {count.change} |"
    for note in brief.notes:
        yield ""
        yield plain(note)
    for section in brief.sections:
        yield from _section(section)
    yield ""
    yield "## Sources"
    yield ""
    for number, source in enumerate(brief.sources, 1):
        yield f"{number}. {plain(source.paper)}, {spoken(source.date)}, SHA-256 {source.sha256}"
    if brief.more_sources:
        yield ""
        yield f"And {brief.more_sources} more."


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield f"## {section.heading}"
    yield ""
    if not section.lines and not section.more:
        yield section.none
    for line in section.lines:
        yield f"- {plain(line.words)}" + (f" \\[{plain(line.cited)}\\]" if line.cited else "")
    if section.more:
        yield f"- … and {section.more} more: `ragw compare` lists them all."
