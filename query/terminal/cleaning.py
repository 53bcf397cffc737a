"""What a paper prints, made safe for a terminal."""

import re
import unicodedata


def clean(text: str) -> str:
    """On one line, without what moves a cursor or turns the letters round: a paper may hold anything.

    Control characters, line breaks and what has no sign become blanks; marks that nobody sees (directions, soft
    hyphens, joiners) go.

    >>> clean("Clear\\x1b[2J\\n all"), clean("\\u202etfel\\u202c so\\u00adcial")
    ('Clear [2J all', 'tfel social')
    """
    seen = "".join(letter if letter.isprintable() else _instead(letter) for letter in text)
    return re.sub(r" {2,}", " ", seen)


def _instead(letter: str) -> str:
    return "" if unicodedata.category(letter) == "Cf" else " "
