"""SVG as text: elements, their attributes, and words that came from papers made safe."""

from typing import NewType
from xml.sax.saxutils import escape, quoteattr

from query.terminal.cleaning import clean

Svg = NewType("Svg", str)
"""A piece of SVG. Only this module makes one, so no words of a paper are in it unescaped."""

NOTHING = Svg("")


def element(name: str, *children: Svg, **attributes: str | float) -> Svg:
    """An element; numbers are in pixels of the picture, and "_" stands for "-" in the name of an attribute.

    >>> element("rect", x=1.50, fill="none", stroke_width=2)
    '<rect x="1.5" fill="none" stroke-width="2"/>'
    """
    given = "".join(
        f" {key.strip('_').replace('_', '-')}={quoteattr(_shown(value))}" for key, value in attributes.items()
    )
    inner = "".join(children)
    return Svg(f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>")


def words(text: str) -> Svg:
    """Text on one line, without what XML forbids and without marks that turn letters round.

    >>> words("a < b\\x00 & \\u202ec")
    'a &lt; b &amp; c'
    """
    return Svg(escape(clean(text)))


def group(*children: Svg, title: str = "", **attributes: str | float) -> Svg:
    """Elements together, with the words that a browser shows when one points at them."""
    return element("g", *([element("title", words(title))] if title else []), *children, **attributes)


def line_of_text(
    text: str, x: float, y: float, size: float, *, whole: str = "", **attributes: str | float
) -> Svg:
    """Text that begins at `x` on the base line `y`; `whole` is what it was cut from."""
    title = element("title", words(whole)) if whole and whole != text else NOTHING
    return element("text", title, words(text), x=x, y=y, font_size=size, **attributes)


def joined(*pieces: Svg) -> Svg:
    """Pieces after each other."""
    return Svg("\n".join(piece for piece in pieces if piece))


def _shown(value: str | float) -> str:
    return clean(value) if isinstance(value, str) else f"{round(value, 2):.10g}"
