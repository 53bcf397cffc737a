"""A page: what every picture has around it. Heading, what was asked, what is shown, and its papers in small print."""

from bisect import bisect
from collections.abc import Sequence
from typing import TypeVar

from query.pictures.dress import FAINT, INK, PAPER, definitions
from query.pictures.lettering import wrapped
from query.pictures.svg import Svg, element, joined, line_of_text, words
from schemas import Record

T = TypeVar("T")

MARGIN = 24.0
LEAST_WIDTH = 640.0
_SMALL = 10.0
_MOST_SOURCES = 60
"""Lines of small print; a page with more papers than fill them says how many it leaves out."""

FONTS = (
    "Arial, Helvetica, 'Liberation Sans', 'Nimbus Sans', 'DejaVu Sans', 'Noto Sans', Roboto, FreeSans, 'Segoe UI', "
    "Verdana, sans-serif"
)


class Picture(Record, frozen=True, kw_only=True):
    """A picture: SVG, its size in pixels, and what it shows in words."""

    svg: str
    width: float
    height: float
    title: str
    shown: str


class Page(Record, frozen=True, kw_only=True):
    """What a page shows. `body` begins at its own 0, 0 and is `width` by `height` pixels.

    `asked` is the filters in English, `shown` what of the answer is on this page, `description` all that in words for
    who cannot see it; `papers` are the papers that it was read from.
    """

    title: str
    asked: str
    shown: str
    description: str
    body: Svg
    width: float
    height: float
    papers: Sequence[str]


def laid_out(page: Page, name: str) -> Picture:
    """The page as a picture; `name` makes the names in it its own."""
    width = max(page.width, LEAST_WIDTH)
    head = _head(page, width)
    foot = _foot(page.papers, width)
    top = MARGIN + sum(size * 1.4 for _, size, _ in head) + 10
    below = top + page.height + 22
    total = below + len(foot) * _SMALL * 1.35 + MARGIN / 2
    svg = element(
        "svg",
        element("title", words(f"{page.title}: {page.asked}"), id=f"{name}-title"),
        element("desc", words(page.description), id=f"{name}-desc"),
        definitions(),
        element("rect", width="100%", height="100%", fill=PAPER),
        _lines(head, MARGIN),
        element("g", page.body, transform=f"translate({MARGIN:g} {round(top, 2):g})"),
        _lines([(text, _SMALL, "normal") for text in foot], below, FAINT),
        xmlns="http://www.w3.org/2000/svg",
        lang="en-GB",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        width=width + 2 * MARGIN,
        height=total,
        viewBox=f"0 0 {round(width + 2 * MARGIN, 2):g} {round(total, 2):g}",
        font_family=FONTS,
        fill=INK,
    )
    return Picture(svg=f"{svg}\n", width=width + 2 * MARGIN, height=total, title=page.title, shown=page.shown)


def small_print(text: str, top: float, width: float) -> tuple[Svg, float]:
    """A remark below a body, in six lines at most, and the height that it takes."""
    lines = wrapped(text, _SMALL, width, 6)
    drawn = [line_of_text(line, 0, top + _SMALL * 1.35 * (n + 1), _SMALL) for n, line in enumerate(lines)]
    return joined(*drawn), _SMALL * 1.35 * len(lines)


def _head(page: Page, width: float) -> list[tuple[str, float, str]]:
    asked = page.asked[:1].upper() + page.asked[1:]
    return [
        (page.title, 20.0, "bold"),
        *((text, 13.0, "normal") for text in wrapped(asked, 13, width, 4)),
        *((text, 13.0, "bold") for text in wrapped(page.shown, 13 * 1.1, width, 3)),
    ]


def _foot(papers: Sequence[str], width: float) -> list[str]:
    """Every paper by name; where that takes too many lines, as many as fit, and how many more there are."""

    def naming(number: int) -> list[str]:
        more = f" and {len(papers) - number:,} more papers" if number < len(papers) else ""
        return wrapped(f"Read from: {'; '.join(papers[:number])}{more}.", _SMALL, width, _MOST_SOURCES + 1)

    if len(found := naming(len(papers))) <= _MOST_SOURCES:
        return found
    return naming(bisect(range(len(papers)), _MOST_SOURCES, key=lambda number: len(naming(number))) - 1)


def _lines(texts: Sequence[tuple[str, float, str]], top: float, ink: str = INK) -> Svg:
    drawn, y = [], top
    for text, size, weight in texts:
        y += size
        drawn.append(line_of_text(text, MARGIN, y, size, font_weight=weight, fill=ink))
        y += size * 0.4 if size > _SMALL else size * 0.35
    return joined(*drawn)


def portions(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """The things in order, at most so many at a time.

    >>> portions("abcde", 2)
    ['ab', 'cd', 'e']
    """
    return [things[start : start + most] for start in range(0, len(things), most)]
