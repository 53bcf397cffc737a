"""What a legend says otherwise than the one before it."""

from collections.abc import Iterator, Mapping, Sequence

from normalise.legend import colour_meant
from normalise.words import fold, one_line
from query.changes.records import Period
from query.changes.told import Telling
from schemas import Change, LegendEntry


def of_legend(before: Period, after: Period, telling: Telling) -> Iterator[Change]:
    """One change for all that is defined otherwise, or came or went; none where one of the two has no legend.

    Wording is compared without case, dashes and punctuation. The values are lines such as "RED: Overdue".
    """
    if not before.legend or not after.legend:
        return
    old, new = _by_status(before.legend), _by_status(after.legend)
    other = [key for key in dict.fromkeys((*new, *old)) if _meaning(old.get(key)) != _meaning(new.get(key))]
    if other:
        was = [line for key in other for line in old.get(key, ())]
        now = [line for key in other for line in new.get(key, ())]
        words = "; ".join(_sentence(old.get(key, ()), new.get(key, ())) for key in other) + "."
        yield telling.of_legend(was, now, words, (tuple(map(_line, was)), tuple(map(_line, now))))


def _by_status(legend: Sequence[LegendEntry]) -> Mapping[str, tuple[LegendEntry, ...]]:
    """The lines by the colour that they explain, or the word where it names none; "NEW GREEN" is not "GREEN"."""
    found: dict[str, tuple[LegendEntry, ...]] = {}
    for entry in legend:
        word = fold(entry.word)
        key = ("new " if word.startswith("new ") else "") + (colour_meant(entry) or word)
        found[key] = (*found.get(key, ()), entry)
    return found


def _meaning(lines: Sequence[LegendEntry] | None) -> str | None:
    return fold(" ".join(line.definition for line in lines)) if lines else None


def _line(entry: LegendEntry) -> str:
    return one_line(f"{entry.word}: {entry.definition}")


def _sentence(old: Sequence[LegendEntry], new: Sequence[LegendEntry]) -> str:
    before, after = (one_line(" ".join(line.definition for line in lines)) for lines in (old, new))
    word = one_line((new or old)[0].word)
    if not old:
        return f"{word} is in the legend now, “{after}”"
    if not new:
        return f"{word} is in the legend no more; it meant “{before}”"
    return f"{word} means “{after}” now and meant “{before}”"
