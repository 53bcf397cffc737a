"""Which report a table stands under: the lines above it, told apart into title, what is said of it, and group.

Printed forms that are read::

    Increasingly everyone's business:                                  title, on two lines
    A progress report on the police response to domestic abuse
    A national report by HMIC, Published December 2015. Total of ...   about
    The following recommendations are for the CPS ... for completeness.   group

A footnote or a page number between two halves of a table opens nothing.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from extract.characters import one_line
from schemas import Line, Problem, Section

_ABOUT = re.compile(
    r"^An?\s+(?:(?:national|force|joint|regional|local|thematic)\s+)+(?:report|inspection|review)\b"
    r"|^An?\s+(?:[\w-]+\s+){0,3}(?:report|inspection|review|audit|assessment)\s+by\b"
    r"|\bby\s+(?:HMI|HMC|HMR|CJJI|(?:Her|His)\s+Majesty|HM\s)"
    r"|^As\s+(?:at|of)\b|^\W*Published\b|\bwas\s+published\b"
    r"|^(?:A\s+)?Total\s+of\b|^(?:This|The)\s+report\b|^There\s+(?:are|is|were|was)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"^(?:The\s+following|These|The\s+(?:recommendations?|areas?|actions?)\s+below)\b.*\b"
    r"(?:recommendations?|areas?\s+for|actions?|causes?\s+of\s+concern)\b.*[.:]$"
    r"|\bshown\s+(?:here|below)\s+for\s+(?:completeness|information)\b",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"^(?:[¹²³⁴-⁹⁰]+|[*†‡]+)\s*\S")
_PAPER_HEAD = re.compile(
    r"^(?:HMIC\w*\s+)?(?:inspection\s+)?(?:report\s+)?recommendations(?:\s+(?:tracker|update|overview))?$"
    r"|^Appendix\s+[A-Z0-9]{1,2}\b",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"\W*\bcont(?:inued|['’]?d|\.)\W*$", re.IGNORECASE)
_HEAD_LINES = 4  # of a block that holds a title: "Appendix A", a title on two lines, a subtitle
_LONGEST_TITLE = 250  # characters, of one line of a title: the longest real one has 155


def is_footnote(text: str) -> bool:
    """Whether a line is a footnote: it begins with its mark ("¹ E-CINS is a joint database ...")."""
    return bool(_FOOTNOTE.match(text))


def open_section(lines: tuple[Line, ...], current: Section | None) -> Section | None:
    """The section that `lines`, printed between two tables, open; `current` itself where they open none.

    Lines that only limit what follows give the current section with another group.
    """
    told = tuple(part for line in lines if line.text and not is_footnote(line.text) for part in _parted(line))
    group = tuple(line for line in told if _GROUP.search(one_line(line.text)))
    rest = tuple(line for line in told if line not in group)
    last = _last_title_line(rest)
    last = _last_of_level(rest, current) if last is None else last
    if last is None:
        return _regroup(current, rest, group)
    first = last
    while first > 0 and _is_title(rest[first - 1]) and not _starts_anew(rest[first - 1], rest[first]):
        first -= 1
    if current is not None and _is_repeated(rest[first : last + 1], rest[last + 1 :], current):
        return _regroup(current, (), group)
    return Section(title=rest[first : last + 1], about=rest[last + 1 :], group=group)


def title_without_rows(below: tuple[Line, ...], current: Section | None) -> Problem | None:
    """The title of a report at the end of a paper, with what is said of the report and no table under it.

    None where the last lines are anything else: nothing but a title and such lines may stand at the end.
    """
    section = open_section(below, current)
    if section is None or section is current or not section.title:
        return None
    if not section.about or not all(_ABOUT.search(one_line(line.text)) for line in section.about):
        return None
    title = " ".join(one_line(line.text) for line in section.title)
    return Problem(
        code="report_without_rows",
        message=f"The paper ends with the title {title!r}, and no table stands under it.",
        field="report_title",
        place=section.title[0].place,
    )


def _parted(line: Line) -> Iterator[Line]:
    """A title and what is said of its report as lines of their own, where one block of type holds both.

    Of a page without a change of type between them all a reader sees is that one stands under the other.
    """
    printed = line.text.split("\n")
    about = next((index for index, text in enumerate(printed) if _ABOUT.search(text)), len(printed))
    head = [replace(line, text=text) for text in printed[:about]]
    named = any(map(_names_paper, head))
    whole = len(head) in (0, len(printed)) and not named
    if whole or len(head) > _HEAD_LINES or not all(_is_title(each) or _names_paper(each) for each in head):
        yield line
        return
    yield from head
    if about < len(printed):
        yield replace(line, text="\n".join(printed[about:]))


def _names_paper(line: Line) -> bool:
    return bool(_PAPER_HEAD.search(line.text))


def _is_repeated(title: tuple[Line, ...], about: tuple[Line, ...], current: Section) -> bool:
    """Whether a title, or its last lines, stands again over a later page, "(continued)" or not."""
    words, said = [_plain(line) for line in title], {_plain(line) for line in current.about}
    known = [_plain(line) for line in current.title]
    return known[-len(words) :] == words and {_plain(line) for line in about} <= said


def _plain(line: Line) -> str:
    return _CONTINUED.sub("", one_line(line.text)).strip().casefold()


def _regroup(current: Section | None, rest: tuple[Line, ...], group: tuple[Line, ...]) -> Section | None:
    if current is None:
        return Section(title=(), about=rest, group=group) if rest or group else None
    return Section(title=current.title, about=current.about, group=group) if group else current


def _last_title_line(lines: tuple[Line, ...]) -> int | None:
    """The index of the title's last line: the lowest one that looks like a title and has only such below it
    as tell about the report."""
    for index in range(len(lines) - 1, -1, -1):
        below = lines[index + 1] if index + 1 < len(lines) else None
        if _is_title(lines[index]) and (below is None or _ABOUT.search(one_line(below.text))):
            return index
    return None


def _last_of_level(lines: tuple[Line, ...], current: Section | None) -> int | None:
    """The index of the last line that the format itself sets as the title before was set: as a heading of its level.

    Whatever is said under it, the rows below are not of the report before.
    """
    level = current.title[0].heading if current is not None and current.title else None
    own = [index for index, line in enumerate(lines) if line.heading == level and _is_title(line)]
    return own[-1] if level is not None and own else None


def _is_title(line: Line) -> bool:
    text = one_line(line.text)
    return (
        len(text) <= _LONGEST_TITLE
        and any(letter.isalpha() for letter in text)
        and not text.endswith((".", ";", ","))
        and not _ABOUT.search(text)
        and not _PAPER_HEAD.search(text)
    )


def _starts_anew(above: Line, line: Line) -> bool:
    """Whether the format itself says that a title begins with `line`: its outline level is not that above."""
    return line.heading is not None and line.heading != above.heading
