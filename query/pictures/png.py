"""SVG into pixels."""

from functools import cache

from query.pictures.page import FONTS, Picture

_ZOOM = 2
"""Pixels of the PNG for one of the picture: sharp in print at 150 dots an inch, and on fine screens."""


class NoFonts(Exception):  # noqa: N818 - named for what is the matter
    """This machine has no font to draw letters with."""


def to_png(picture: Picture) -> bytes:
    """The picture as PNG. Raises `NoFonts` where its letters would be left out without a word."""
    from resvg_py import svg_to_bytes

    if not _has_fonts():
        raise NoFonts("there is no font on this machine to draw letters with; .svg needs none")
    return svg_to_bytes(svg_string=picture.svg, zoom=_ZOOM)


@cache
def _has_fonts() -> bool:
    """Whether a letter leaves a trace: the renderer leaves out what it has no font for."""
    from resvg_py import svg_to_bytes

    def drawn(text: str) -> bytes:
        inner = f'<text y="16" font-family="{FONTS}">{text}</text>'
        return svg_to_bytes(
            svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{inner}</svg>'
        )

    return drawn("R") != drawn("")
