"""Pictures of the history: pure drawing of what the questions answer, legible in black and white.

`draw` asks and draws; `to_png` makes pixels of what it drew. docs/pictures.md shows and explains them.
"""

from query.pictures.drawing import KINDS, MOST, TooMany, draw
from query.pictures.page import Picture
from query.pictures.png import NoFonts, to_png

__all__ = ["KINDS", "MOST", "NoFonts", "Picture", "TooMany", "draw", "to_png"]
