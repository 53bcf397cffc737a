"""One part of a heading: its noun, what stands beside and behind it, and what follows "of", "for", "by" ..."""

import re
from dataclasses import replace

from extract.columns.grammar.meaning import Meaning
from extract.columns.grammar.nouns import PREPOSITIONS, column_of, may_stand_before
from extract.columns.grammar.spelling import printed_right
from extract.columns.grammar.times import TIME
from extract.columns.vocabulary import KINDS_OF_TEXT, fold, vocabulary
from schemas import Column

_MOST_UNKNOWN = 2  # words beside a noun
_LONGEST_UNIT = 4  # words that make one noun ("areas for improvement")
_ARTICLES = frozenset({"the", "a", "an", "our", "your", "its"})


def phrase_of(text: str, mend: bool) -> Meaning | None:
    """The meaning of one part of a heading: nouns and what stands beside them."""
    words = vocabulary()
    bare = TIME.sub(" ", text)
    folded = fold(re.sub(r"[’']s?\b", " ", bare)).split()
    right = [printed_right(word) if mend else word for word in folded]
    tokens = [word for word in right if word not in _ARTICLES]
    if not tokens:
        return None
    if (idiom := words.idioms.get(" ".join(tokens))) is not None:
        dated = idiom == "progress" and bare != text
        return Meaning(("comment", "progress") if dated else (idiom,), kind=KINDS_OF_TEXT.index("action"))
    return _question(tokens) or _nouns(_units(tokens), dated=bare != text)


def _question(tokens: list[str]) -> Meaning | None:
    """Headings that ask: "What needs to improve", "When will it be done", "Who is responsible", "Is it complete?"."""
    first, rest = tokens[0], set(tokens[1:])
    if first == "what":
        done = "done" in rest and bool(rest & {"have", "has", "been", "did"})
        return Meaning(("comment",)) if done else Meaning(("text",), kind=KINDS_OF_TEXT.index("weak"))
    if first == "when" or (tokens[:2] == ["to", "be"] and tokens[-1] == "by"):
        return Meaning(("due",))
    if first in {"has", "have", "is", "are"} and rest & vocabulary().fulfilled:
        return Meaning(("status",), loose=True)
    return Meaning(("owner",)) if first in {"who", "whom"} else None


def _units(tokens: list[str]) -> list[str]:
    """The words, those that make one noun together as one ("areas for improvement")."""
    nouns = vocabulary().nouns
    found: list[str] = []
    while tokens:
        sizes = range(min(_LONGEST_UNIT, len(tokens)), 0, -1)
        size = next((n for n in sizes if n == 1 or " ".join(tokens[:n]) in nouns), 1)
        found.append(" ".join(tokens[:size]))
        tokens = tokens[size:]
    return found


def _nouns(tokens: list[str], *, dated: bool) -> Meaning | None:
    words = vocabulary()
    cut = next((index for index, word in enumerate(tokens) if word in PREPOSITIONS), len(tokens))
    core, link, tail = tokens[:cut], "".join(tokens[cut : cut + 1]), tokens[cut + 1 :]
    behind: list[str] = []
    while len(core) > 1 and core[-1] in words.behind | words.done and core[-1] not in words.nouns:
        behind.append(core.pop())
    if not core:
        return None
    noun, beside = core[-1], set(core[:-1])
    column = column_of(noun, beside, behind, link, tail, dated=dated)
    if column is None:
        return None
    unknown = [word for word in (*core[:-1], *tail) if not _is_known(word)]
    unknown += [word for word in core[:-1] if not may_stand_before(word, column)]
    kind = words.texts.get(noun, 0)
    loose = bool(unknown) or (noun in words.fulfilment | words.fulfilled)
    if len(unknown) > _MOST_UNKNOWN or (loose and KINDS_OF_TEXT[kind] == "weak"):
        return None
    if isinstance(column, Meaning):
        return replace(column, loose=column.loose or loose)
    instead: tuple[Column, ...] = ("status",) if column == "comment" and "status" in beside else ()
    revising = words.revising - words.only_beside_an_original
    if column == "revised_due" and not revising & {*beside, *behind}:
        instead = ("due",)
    return Meaning((column, *instead), loose, noun in words.giving_way, kind)


def _is_known(word: str) -> bool:
    words = vocabulary()
    known = (PREPOSITIONS, words.beside, words.nouns, words.due, words.revising)
    return any(word in group for group in known)
