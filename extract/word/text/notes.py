"""Footnotes and endnotes: their marks in the text, as Word counts them, and their texts."""

from collections.abc import Iterator
from typing import NamedTuple

from extract.word.ooxml import Element, W, child, number, value
from extract.word.text.counting import written

RAISED = str.maketrans("0123456789ivxlcdmab", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜᵈᵐᵃᵇ")
"""Figures and small Roman numerals as they are printed raised: the marks of notes."""

_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}


class Note(NamedTuple):
    """A note that the text refers to: its mark as printed and its element."""

    mark: str
    element: Element


class Notes:
    """The notes of one paper by their parts (None where it has none), counted as their marks are met."""

    def __init__(self, footnotes: Element | None, endnotes: Element | None, settings: Element | None) -> None:
        self._texts = {
            kind: {} if part is None else {note.get(W + "id"): note for note in part.findall(W + kind)}
            for kind, part in (("footnote", footnotes), ("endnote", endnotes))
        }
        self._settings = {kind: child(settings, f"{kind}Pr") for kind in _USUAL}
        self._counts = {kind: _start(found) for kind, found in self._settings.items()}
        self._met: list[Note] = []
        self._seen: set[Element] = set()
        self.current = ""

    def mark(self, kind: str, reference: Element) -> str:
        """The mark of the next note ("¹"); "" where it has one of its own, typed beside it, or no text."""
        note = self._texts[kind].get(reference.get(W + "id"))
        if note is None:
            return ""
        if reference.get(W + "customMarkFollows") in ("1", "true", "on"):
            self._meet("", note)
            return ""
        form = value(self._settings[kind], "numFmt") or _USUAL[kind]
        mark = written(form, self._counts[kind]).translate(RAISED)
        self._counts[kind] += 1
        self._meet(mark, note)
        return mark

    def _meet(self, mark: str, note: Element) -> None:
        """Keeps a note; its text is printed once, whatever refers to it again."""
        if note not in self._seen:
            self._seen.add(note)
            self._met.append(Note(mark, note))

    def each(self) -> Iterator[Note]:
        """The notes in the order of their marks; `current` is the mark while one is read."""
        for note in self._met:
            self.current = note.mark
            yield note


def _start(settings: Element | None) -> int:
    start = number(settings, "numStart")
    return 1 if start is None else start


def note_kind(tag: str) -> str | None:
    """Which notes a reference's tag points to; None where it is no reference to a note."""
    return {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}.get(tag)
