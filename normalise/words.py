"""Printed pieces of text made into one line: page cuts mended, white space folded, list items as "• "."""

import re
import unicodedata
from collections.abc import Iterable

from schemas import Piece

_BULLET = re.compile(r"(?:(?<=\s)|^)[·▪■●◦‣\uf0b7\uf0a7\uf0d8](?=\s|\w)\s*")
_CUT_HYPHEN = re.compile(r"(?<=\w)-\n(?=[a-z])")
_CUT_DATE = re.compile(r"(?<=\d/)\n(?=\d)")
_UNSEEN = re.compile(r"[\u00ad\u200b\u200c\u200d\ufeff\x00]")


def whole(pieces: Iterable[Piece]) -> str:
    """What the pieces of a cell say together, on one line.

    A line that ends in a hyphen goes on without a space and keeps its hyphen: papers break "multi-agency"
    there, and which hyphens a typesetter put in nobody can tell.
    """
    return one_line("\n".join(piece.text for piece in pieces if piece.text))


def one_line(text: str) -> str:
    """Text in Unicode NFC with white space folded to single spaces; a date cut after its stroke is whole.

    >>> one_line("the force’s multi-\\nagency  hub\\n\\uf0b7 one;\\n▪ two")
    'the force’s multi-agency hub • one; • two'
    """
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    text = _CUT_DATE.sub("", _CUT_HYPHEN.sub("-", text))
    text = _BULLET.sub("• ", text)
    return re.sub(r"\s+", " ", text).strip()


def fold(text: str) -> str:
    """Text as it is compared: no accents, case, quotes, dashes or punctuation; words parted by one space.

    >>> fold("PEEL: Police Legitimacy 2016 – “National”")
    'peel police legitimacy 2016 national'
    """
    plain = unicodedata.normalize("NFKD", text.replace("&", " and "))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    letters = re.sub(r"(?<=\w)[’'](?=\w)", "", letters)
    return re.sub(r"[^0-9a-z]+", " ", letters.casefold()).strip()


def slug(text: str) -> str:
    """Folded text as a key: words parted by hyphens."""
    return fold(text).replace(" ", "-")
