"""Characters of symbol types: what Wingdings and its like draw by codes of their own."""

from collections.abc import Mapping

from extract.characters import plain

_PRIVATE = 0xF000
"""Symbol types keep their glyphs here; a letter typed in one stands for the glyph at its own code above this."""

_WINGDINGS: Mapping[int, str] = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0xA1: "○", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xAB: "★", 0x4A: "☺",
    0x4B: "😐", 0x4C: "☹",
}  # fmt: skip
_WINGDINGS_2: Mapping[int, str] = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x97: "●", 0x98: "●", 0xA2: "■", 0xA3: "□",
}  # fmt: skip
_WEBDINGS: Mapping[int, str] = {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x3D: "●"}

_TYPES: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
}


def symbol(font: str | None, code: int) -> str:
    """The character that a symbol type draws by a code; "" where the code is none of a character's.

    >>> symbol("Wingdings", 0xF0FC), symbol("Symbol", 0xF0B7)
    ('✓', '•')
    """
    known = _TYPES.get((font or "").lower(), {})
    drawn = known.get(code & 0xFF) if code < 0x100 or _PRIVATE <= code < _PRIVATE + 0x100 else None
    if drawn:
        return drawn
    if not 0x20 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    return plain(chr(code))


def in_type(font: str | None, text: str) -> str:
    """Text as a type shows it: letters typed in a symbol type are the signs that it draws."""
    if font is None or font.lower() not in _TYPES:
        return text
    return "".join(letter if letter.isspace() else symbol(font, ord(letter)) for letter in text)
