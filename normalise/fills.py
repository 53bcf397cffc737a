"""A cell's fill as a status colour: papers use many shades of each ("#C0504D" is red, "#99CC00" green)."""

import colorsys
import math

from schemas.observation import Colour

_PALE = 0.12  # saturation under which a colour is white or grey
_WHITE = 0.93  # lightness over which it is white
_DARK = 0.12  # and under which it is black: a rule or a heading, no status


def colour_of(fill: str) -> Colour | None:
    """The status colour that a fill shows; None for one that shows none (black, the pale blue of headings).

    `fill` is ``#rrggbb``. By hue, in degrees: red to 18 and from 330, amber to 63, green to 165, blue to 260.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(fill))
    if lightness >= _WHITE:
        return "white"
    if lightness <= _DARK:
        return None
    if saturation < _PALE:
        return "grey"
    return _by_hue(hue * 360)


def distance(one: str, other: str) -> float:
    """How far apart two fills are, as a part of the way from black to white."""
    return math.dist(_parts(one), _parts(other)) / math.sqrt(3)


def _parts(fill: str) -> tuple[float, float, float]:
    red, green, blue = (int(fill[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return red, green, blue


def _by_hue(degrees: float) -> Colour | None:
    if degrees < 18 or degrees >= 330:
        return "red"
    if degrees < 63:
        return "amber"
    if degrees < 165:
        return "green"
    return "blue" if degrees < 260 else None
