"""Fields that count and leave no result in the file: AUTONUM, LISTNUM, and SEQ before Word set it."""

import re

from extract.word.text.counting import written

_WORDS = re.compile(r'"[^"]*"|\S+')
_FORMS = {
    "roman": "lowerRoman", "ROMAN": "upperRoman", "alphabetic": "lowerLetter", "ALPHABETIC": "upperLetter",
    "Ordinal": "ordinal", "CardText": "cardinalText", "OrdText": "ordinalText",
}  # fmt: skip
_AUTOMATIC = {"AUTONUM": "decimal", "AUTONUMLGL": "decimal", "AUTONUMOUT": "upperRoman"}
_LISTS = {
    "NUMBERDEFAULT": ("%1)", "%a)", "%i)", "(%1)", "(%a)", "(%i)", "%1.", "%a.", "%i."),
    "OUTLINEDEFAULT": ("%I.", "%A.", "%1.", "%a)", "(%1)", "(%a)", "(%i)", "(%a)", "(%i)"),
}
"""By level what the lists that Word brings print, the count in the form that stands behind "%"."""
_SLOTS = {"%1": "decimal", "%a": "lowerLetter", "%i": "lowerRoman", "%A": "upperLetter", "%I": "upperRoman"}
_MOST = 10**6


class Sequences:
    """How far the counting fields of one story have counted."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, int], int] = {}

    def label(self, code: str, *, dirty: bool) -> str:
        """What the next field with this instruction prints; "" for a field that does not count.

        Word counts a sequence (SEQ) anew only where the file says that its result is out of date (`dirty`).
        """
        words = [word.strip('"') for word in _WORDS.findall(code)]
        name = words[0].upper() if words else ""
        if name in _AUTOMATIC:
            return self._automatic(name, words[1:])
        if name == "LISTNUM":
            return self._listed(words[1:])
        return self._sequence(words[1:]) if name == "SEQ" and dirty else ""

    def _automatic(self, name: str, words: list[str]) -> str:
        """Paragraphs counted one by one: "1.", or with another sign after it, or none."""
        count = self._next((name, "", 0))
        end = "" if r"\e" in words else _after(r"\s", words) or "."
        return _formed(words, count, _AUTOMATIC[name]) + end[:1]

    def _listed(self, words: list[str]) -> str:
        """A list of Word's own: "1)", "a)", "i)" by level; a higher level lets those below it start anew."""
        named = next((word.upper() for word in words[:1] if not word.startswith("\\")), "NUMBERDEFAULT")
        level = min(max(_whole(_after(r"\l", words)) or 1, 1), 9)
        for key in [key for key in self._counts if key[:2] == ("LISTNUM", named) and key[2] > level]:
            del self._counts[key]
        count = self._next(("LISTNUM", named, level), _whole(_after(r"\s", words)))
        if named == "LEGALDEFAULT":
            above = [self._counts.get(("LISTNUM", named, each), 1) for each in range(1, level)]
            return ".".join(map(str, [*above, count])) + "."
        pattern = _LISTS.get(named, _LISTS["NUMBERDEFAULT"])[level - 1]
        slot = next(slot for slot in _SLOTS if slot in pattern)
        return pattern.replace(slot, written(_SLOTS[slot], count))

    def _sequence(self, words: list[str]) -> str:
        """The count under a name ("SEQ Rec"); one that repeats the count before, or hides, or starts anew."""
        key = ("SEQ", words[0].lower() if words else "", 0)
        again = self._counts.get(key, 0) if r"\c" in words else None
        count = self._next(key, _whole(_after(r"\r", words))) if again is None else again
        return "" if r"\h" in words else _formed(words, count, "decimal")

    def _next(self, key: tuple[str, str, int], start: int | None = None) -> int:
        self._counts[key] = self._counts.get(key, 0) + 1 if start is None else start
        return self._counts[key]


def _after(switch: str, words: list[str]) -> str:
    """The word behind a switch, or joined to it ("\\r 4", "\\r4"); "" without one."""
    for index, word in enumerate(words):
        if word == switch:
            return words[index + 1] if index + 1 < len(words) else ""
        if word.startswith(switch) and len(word) > len(switch):
            return word[len(switch) :]
    return ""


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and int(text[:7]) <= _MOST else None


def _formed(words: list[str], count: int, usual: str) -> str:
    return written(_FORMS.get(_after(r"\*", words), usual), count)
