"""The characters that a paper means, whatever codes its type draws them by."""

import unicodedata

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"},
)
"""Joined letters of one glyph are the letters that they stand for."""

HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
"""Some types draw the hyphen key by one of these; Word keeps the second one where a line must not break."""

SYMBOL_BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf076\uf0a8\uf06e\uf071\uf06c"), "•")
"""Symbol and Wingdings draw list bullets by codes that no other type knows."""


def plain(text: str) -> str:
    """The characters that were meant, whatever code drew them: NFC, bullets as "•", hyphens as "-"."""
    return unicodedata.normalize("NFC", text).translate(SYMBOL_BULLETS).translate(HYPHENS)


def one_line(text: str) -> str:
    """A text with its white space folded to single spaces."""
    return " ".join(text.split())
