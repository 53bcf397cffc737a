"""Word's fields: their results are printed, their instructions are not, however they nest and run on."""

from collections.abc import Iterator

from extract.word.ooxml import MC, Element, W, child, number, switch, value
from extract.word.text.sequences import Sequences

_VOLATILE = ("DATE", "TIME", "PRINTDATE", "SAVEDATE", "CREATEDATE")
"""Fields that print a date of the file's own life, not of the paper's."""

_BOX, _TICKED = "☐", "☒"


class Fields:
    """The fields of one story, while it is read in order.

    `begins` are the ``w:fldChar`` that begin a field which is also ended: one that is not is no field.
    """

    def __init__(self, root: Element | None) -> None:
        self._begins = set() if root is None else set(_ended(root))
        self._open: list[_Field] = []
        self._sequences = Sequences()

    @property
    def hides(self) -> bool:
        """Whether text that stands here is an instruction, or belongs to one."""
        return any(not field.shows for field in self._open)

    @property
    def volatile(self) -> bool:
        """Whether text that stands here is a date that Word sets anew."""
        return any(field.code.strip().upper().split(" ")[0] in _VOLATILE for field in self._open)

    def instruct(self, code: str) -> None:
        """Takes a piece of an instruction (``w:instrText``)."""
        if self._open:
            self._open[-1].code += code[:80]

    def mark(self, char: Element) -> str:
        """Takes a ``w:fldChar``; gives what a field without a result prints at its end: a choice, a box, a count."""
        kind = char.get(W + "fldCharType")
        if kind == "begin" and char in self._begins:
            self._open.append(_Field(_chosen(char), dirty=_is_dirty(char)))
        elif kind == "separate" and self._open:
            self._open[-1].shows = True
        elif kind == "end" and self._open:
            field = self._open.pop()
            counted = self._sequences.label(field.code, dirty=field.dirty)
            return "" if field.printed or self.hides else field.choice or counted
        return ""

    def simple(self, field: Element, *, printed: bool) -> str:
        """Takes a whole field (``w:fldSimple``) after its result; gives its count where that had no text."""
        counted = self._sequences.label(field.get(W + "instr") or "", dirty=_is_dirty(field))
        return "" if printed or self.hides else counted

    def printed(self) -> None:
        """Notes that the innermost field's result has text of its own."""
        if self._open:
            self._open[-1].printed = True


class _Field:
    """One open field: its instruction, what a form's field shows, whether its result is reached and has text."""

    def __init__(self, choice: str, *, dirty: bool) -> None:
        self.choice = choice
        self.dirty = dirty
        self.code = ""
        self.shows = False
        self.printed = False


def _is_dirty(field: Element) -> bool:
    """Whether Word sets the field's result anew when it opens the file."""
    return field.get(W + "dirty") in ("1", "true", "on")


def _ended(root: Element) -> Iterator[Element]:
    """The beginnings of fields that are ended in the same story; what is deleted begins and ends nothing."""
    stories: dict[Element | None, list[Element]] = {}
    for char in root.iter(W + "fldChar"):
        above = {ancestor.tag: ancestor for ancestor in reversed(list(char.iterancestors()))}
        if W + "del" in above or W + "moveFrom" in above:
            continue
        opened = stories.setdefault(above.get(W + "txbxContent") or above.get(MC + "Fallback"), [])
        kind = char.get(W + "fldCharType")
        if kind == "begin":
            opened.append(char)
        elif kind == "end" and opened:
            yield opened.pop()


def _chosen(char: Element) -> str:
    """What a field of an old form shows: the chosen entry of its list, its box; "" for any other field."""
    form = child(char, "ffData")
    entries = child(form, "ddList")
    if entries is not None:
        chosen = number(entries, "result")
        index = (number(entries, "default") or 0) if chosen is None else chosen
        texts = [entry.get(W + "val") or "" for entry in entries.findall(W + "listEntry")]
        return texts[index] if 0 <= index < len(texts) else ""
    box = child(form, "checkBox")
    if box is None:
        return ""
    ticked = switch(box, "checked")
    if ticked is None:
        ticked = bool(switch(box, "default")) if value(box, "default") is not None else False
    return _TICKED if ticked else _BOX
