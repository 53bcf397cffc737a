"""Whose a list without a title is: one committee's, under whichever of its names a paper gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from load.identity.forms import Printed
from load.identity.words import words_of

_TELLS = 5  # words: a shorter action could stand in any committee's list
_FEWEST = 2  # actions in common
_SHARE = 0.5  # of the actions of the shorter list


@dataclass(frozen=True, slots=True)
class _Log:
    """A committee's lists without a title, as its papers print them, by date: the words of each, folded."""

    name: str
    places: tuple[int, ...]
    texts: tuple[frozenset[str], ...]


def committees(ordered: Sequence[Sequence[Printed]]) -> dict[tuple[str, str], str]:
    """For each authority and committee with such a list, the name under which the list goes; papers come by date.

    A committee is another's successor where its first list has half of the actions of that one's last. A paper that
    names none is the only committee's, where an authority has one alone.
    """
    found: dict[tuple[str, str], str] = {}
    for authority, logs in _logs(ordered).items():
        own: dict[str, str] = {}
        for log in logs:
            before = [each for each in logs if _goes_on(each, log)]
            own[log.name] = own[before[0].name] if len(before) == 1 else log.name
        names = {own[log.name] for log in logs if log.name}
        if len(names) == 1:
            own = dict.fromkeys(own, names.pop())
        found |= {(authority, name): listed for name, listed in own.items()}
    return found


def committee_name(printed: str) -> str:
    """A committee's name without what papers write now so and now so.

    >>> committee_name("Scrutiny & Overview Sub-Committee") == committee_name("Scrutiny and Overview Sub Committee")
    True
    """
    return words_of(printed.replace("&", " and ")).folded


def _logs(ordered: Sequence[Sequence[Printed]]) -> Mapping[str, list[_Log]]:
    """The logs of each authority, in the order in which they came up."""
    found: dict[tuple[str, str], list[tuple[int, frozenset[str]]]] = {}
    for place, rows in enumerate(ordered):
        untitled = [words_of(row.text) for row in rows if not row.report_title]
        if untitled:
            key = (rows[0].authority, committee_name(rows[0].committee))
            telling = frozenset(words.folded for words in untitled if len(words) >= _TELLS)
            found.setdefault(key, []).append((place, telling))
    logs: dict[str, list[_Log]] = {}
    for (authority, name), lists in found.items():
        places, texts = tuple(place for place, _ in lists), tuple(own for _, own in lists)
        logs.setdefault(authority, []).append(_Log(name, places, texts))
    return logs


def _goes_on(old: _Log, new: _Log) -> bool:
    """Whether the old list ended before the new one began, and the new one began with its actions."""
    if not old.name or not new.name or old.places[-1] >= new.places[0]:
        return False
    shared, shorter = len(old.texts[-1] & new.texts[0]), min(len(old.texts[-1]), len(new.texts[0]))
    return shared >= max(_FEWEST, _SHARE * shorter)
