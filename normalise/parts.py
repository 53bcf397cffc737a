"""One recommendation, several statuses: which rows of a section are parts of the same recommendation.

A row is a part of another where it shares that one's number or text cell (a tall cell), where it prints neither
number nor text, where it goes on in the other's text without a number in a table that numbers, and where a cause
of concern and its recommendation stand in rows of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from normalise.kinds import has_recommendation, opening_label

_ENDED = (".", "!", "?", ":", ";", "”", '"')


@dataclass(frozen=True, slots=True)
class Item:
    """A row before its meaning: its number, its text on one line, and what its cells share with earlier rows.

    `index` is the raw row's; `shared_with` the index of the row whose number or text cell spans this one.
    """

    index: int
    number: str
    text: str
    numbered_column: bool
    shared_with: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A row as a part of its recommendation: `whole` is the recommendation's text over all its parts.

    `holder` is the index of the raw row in which number and text are printed.
    """

    item: Item
    part: int
    parts: int
    number: str
    text: str
    whole: str
    holder: int


def part_rows(items: tuple[Item, ...]) -> tuple[Part, ...]:
    """The rows of one section, in reading order, each with its recommendation's number, text and its own part."""
    return tuple(part for group in _groups(items) for part in _parts(group))


def _groups(items: tuple[Item, ...]) -> list[list[Item]]:
    numbered = any(item.number for item in items)
    centred = _centred(items)
    groups: list[list[Item]] = []
    for item in items:
        if groups and _belongs(item, groups[-1], centred, numbered=numbered):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _belongs(item: Item, group: list[Item], centred: dict[int, int], *, numbered: bool) -> bool:
    last = group[-1]
    if item.shared_with is not None:
        return any(item.shared_with == other.index for other in group)
    if item.index in centred or last.index in centred:
        return centred.get(item.index, item.index) == centred.get(last.index, last.index)
    if item.number:
        return False
    if _concern_and_recommendation(last, item):
        return True
    label = opening_label(item.text)
    if label is not None or not numbered:
        return False
    reads_on = item.text[:1].islower() or item.text.startswith("• ")
    return reads_on or (item.numbered_column and bool(last.number or len(group) > 1))


def _concern_and_recommendation(concern: Item, item: Item) -> bool:
    """Whether a cause of concern stands in one row and the recommendation that goes with it in the next."""
    label, own = opening_label(concern.text), opening_label(item.text)
    return (
        label is not None
        and label.kind == "cause_of_concern"
        and not has_recommendation(concern.text[label.stop :])
        and own is not None
        and own.kind == "recommendation"
    )


def _centred(items: tuple[Item, ...]) -> dict[int, int]:
    """For rows that print neither number nor text: the index of the row that holds both for them.

    A merged cell is printed once, in its middle: as many bare rows stand before it as after it. Where none
    stands before the first holder, cells are printed at their top, and bare rows follow theirs.
    """
    bare = [not item.number and not item.text and item.shared_with is None for item in items]
    holders = [position for position, is_bare in enumerate(bare) if not is_bare]
    found: dict[int, int] = {}
    if not holders:
        return found
    before = holders[0]
    for holder, following in zip(holders, [*holders[1:], len(items)], strict=True):
        own = range(holder - before, holder)
        run = following - holder - 1
        after = min(before, run) if before else run
        for position in (*own, *range(holder + 1, holder + 1 + after)):
            found[items[position].index] = items[holder].index
        before = run - after
    return found


def _parts(group: list[Item]) -> Iterator[Part]:
    holder = next((item for item in group if item.text and item.shared_with is None), group[0])
    number = next((item.number for item in group if item.number), "")
    texts = _texts(group, holder)
    whole = " ".join(dict.fromkeys(text for text in texts if text))
    if all(text == holder.text or not item.text for text, item in zip(texts, group, strict=True)):
        whole = holder.text
    for position, (item, text) in enumerate(zip(group, texts, strict=True), start=1):
        yield Part(item, position, len(group), number, text, whole or text, holder.index)


def _texts(group: list[Item], holder: Item) -> list[str]:
    """Each part's own text where it can be told apart, else the whole text on every part."""
    if len(group) == 1:
        return [group[0].text]
    own = [item for item in group if item.text and item.shared_with is None]
    if len(own) == 1:
        return _by_bullets(holder.text, len(group))
    return [item.text or holder.text for item in _mended(group)]


def _by_bullets(text: str, parts: int) -> list[str]:
    """A text whose list has as many items as the recommendation has statuses: one item each."""
    lead, *bullets = text.split(" • ")
    if len(bullets) != parts:
        return [text] * parts
    return [f"{lead} • {bullets[0]}", *(f"• {bullet}" for bullet in bullets[1:])]


def _mended(group: list[Item]) -> list[Item]:
    """The group with each sentence whole: a rule between two statuses may cut one, its end opens the next row."""
    mended = list(group)
    for position in range(1, len(mended)):
        before, item = mended[position - 1], mended[position]
        if not before.text or before.text.endswith(_ENDED) or not item.text[:1].islower():
            continue
        end, rest = _first_sentence(item.text)
        if rest:
            mended[position - 1] = replace(before, text=f"{before.text} {end}")
            mended[position] = replace(item, text=rest)
    return mended


def _first_sentence(text: str) -> tuple[str, str]:
    """The end of a sentence that `text` opens with, and the rest ("" where the sentence is all)."""
    for mark in (". ", "; ", ".• "):
        at = text.find(mark)
        rest = text[at + 1 :].strip() if at >= 0 else ""
        if rest and not rest[:1].islower():
            return text[: at + 1], rest
    return text, ""
