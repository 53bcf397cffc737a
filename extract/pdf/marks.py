"""Traffic lights set in type: dots and squares in a colour, which tell a status without a word or a fill."""

MARKS = frozenset("●⬤⚫⏺◉■◼⬛▇█")
"""Dots and squares that are a light where they are set in a colour; black and grey ones are bullets."""

TINTED = 0.25
"""A type's largest and least part of red, green and blue differ by this much where it has a colour."""


def is_tinted(colour: str) -> bool:
    """Whether ``#rrggbb`` is a colour, not black, white or a grey.

    >>> is_tinted("#ff0000"), is_tinted("#333333")
    (True, False)
    """
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return max(parts) - min(parts) >= TINTED * 255
