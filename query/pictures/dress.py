"""How a status looks: a letter, a fill and a pattern, each of which is enough by itself."""

from query.pictures.svg import Svg, element, joined, line_of_text
from query.terminal.letters import LETTERS
from schemas import Record

INK = "#1a1a1a"
PAPER = "#ffffff"
FAINT = "#595959"
"""Small print and lines: on white seven to one."""

_TILE = 8
"""The side of a pattern, in pixels."""


class Dress(Record, frozen=True, kw_only=True):
    """What is drawn for a status: its letter in `ink` on `fill`, and over the fill a pattern of lines or dots.

    `pattern` is the path of one tile of eight by eight pixels in `lines`, "" for none; `dots` fills the path.
    """

    word: str
    fill: str
    ink: str = INK
    pattern: str = ""
    lines: str = INK
    dots: bool = False

    @property
    def letter(self) -> str:
        """The letter that stands for the word, on a terminal too."""
        return _OURS.get(self.word) or LETTERS[self.word]


_OURS = {"another word": "*", "papers differ": "≠"}

_RISING = "M-2 2L2-2M0 8L8 0M6 10L10 6"
_FALLING = "M-2 6L2 10M0 0L8 8M6-2L10 2"
_DOTS = "M1 1h2v2h-2zM5 5h2v2h-2z"

_PLAIN = "#eceff1"

DRESSES = {
    dress.word: dress
    for dress in (
        Dress(word="closed", fill="#e4d7f2", pattern=_RISING + _FALLING, lines="#5b3a86"),
        Dress(word="green", fill="#8ed1a0", pattern=_DOTS, lines="#14532d", dots=True),
        Dress(word="complete", fill=_PLAIN),
        Dress(word="implemented", fill=_PLAIN),
        Dress(word="blue", fill="#a9cbf0", pattern="M0 2h8M0 6h8", lines="#123f73"),
        Dress(word="white", fill=PAPER),
        Dress(word="grey", fill="#cccccc", pattern="M2 0v8M6 0v8", lines="#555555"),
        Dress(word="refused", fill=_PLAIN),
        Dress(word="elsewhere", fill=_PLAIN),
        Dress(word="on hold", fill=_PLAIN),
        Dress(word="no status", fill=_PLAIN),
        Dress(word="another word", fill=_PLAIN),
        Dress(word="papers differ", fill=PAPER, pattern=_FALLING, lines="#8c8c8c"),
        Dress(word="in progress", fill=_PLAIN),
        Dress(word="amber", fill="#ffbe3d", pattern=_RISING, lines="#7a4a00"),
        Dress(word="overdue", fill=_PLAIN),
        Dress(word="red", fill="#a61b1b", ink=PAPER),
    )
}
"""By word, in the order in which a pile has them, the top first. "another word" is any that a paper prints and that
is neither a colour nor explained; "papers differ" is what two papers of one meeting say differently of one part."""


def dress(word: str) -> Dress:
    """The dress of a status as `query.history` words it."""
    return DRESSES.get(word, DRESSES["another word"])


def definitions() -> Svg:
    """The patterns, for the head of a picture."""
    return element("defs", *(_pattern(each) for each in DRESSES.values() if each.pattern))


def swatch(worn: Dress, x: float, y: float, width: float, height: float) -> Svg:
    """A box in that dress, without its letter; its dark outline parts it from what is beside it."""
    box = {"x": x, "y": y, "width": width, "height": height}
    return joined(
        element("rect", **box, fill=worn.fill, stroke=INK),
        *([element("rect", **box, fill=f"url(#{_name(worn)})")] if worn.pattern else []),
    )


def lettered(worn: Dress, text: str, x: float, y: float, size: float, room: float) -> Svg:
    """Text in the middle of a box in that dress, on a plate of the plain fill: no pattern runs through it.

    `x` and `y` are the middle, `room` how wide the plate is.
    """
    plate = element("rect", x=x - room / 2, y=y - size * 0.6, width=room, height=size * 1.2, fill=worn.fill)
    return joined(
        *([plate] if worn.pattern else []),
        line_of_text(text, x, y + size * 0.36, size, fill=worn.ink, text_anchor="middle", font_weight="bold"),
    )


def _pattern(worn: Dress) -> Svg:
    drawn = (
        {"fill": worn.lines} if worn.dots else {"fill": "none", "stroke": worn.lines, "stroke_width": "1.2"}
    )
    return element(
        "pattern",
        element("path", d=worn.pattern, **drawn),
        id=_name(worn),
        width=_TILE,
        height=_TILE,
        patternUnits="userSpaceOnUse",
    )


def _name(worn: Dress) -> str:
    return f"ragw-{worn.word.replace(' ', '-')}"
