"""What a heading says of its column, by a small grammar over its folded words.

Printed forms that are read, and why::

    Progress RAG · Status update · Recommendation owner       the last noun rules: status, comment, owner
    Date of completion · Update on progress · Lead for action the noun before "of", "on", "for" ... rules
    Details of recommendation · Recommendation summary        a wording: what it words rules
    Update as at June 2020 · Q2 RAG · RAG this quarter        times leave it as it is
    Current target date · Due date (revised)                  a due date of another time
    Action taken · Action by · What we have done              idioms of done, of who, of when
    Comments / Progress · Owner and lead · Status (RAG)       each part is read; the weightier one rules
    R E C O M M E N D A T I O N · Priorit y                   words that were spaced or broken are put together

A word that nobody knows beside a known noun ("Borough update") makes the meaning loose.
"""

import re
from dataclasses import replace
from functools import lru_cache

from extract.columns.grammar.meaning import Meaning
from extract.columns.grammar.phrases import phrase_of
from extract.columns.grammar.spelling import respaced
from extract.columns.grammar.times import when
from extract.columns.vocabulary import KINDS_OF_TEXT, fold, vocabulary
from schemas import Column

_LONGEST = 60  # characters: what is longer is a sentence, its brackets and asides left out
_LONGEST_WITH_ASIDES = 200  # characters

_RANK: tuple[Column, ...] = (
    "text", "status", "due", "revised_due", "comment", "progress", "owner", "priority", "number",
)  # fmt: skip
"""Of two meanings in one heading ("Lead / due date") the first here rules: the other's words stand in its cells."""

_PLURAL = re.compile(r"\((s|es)\)")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_PARTS = re.compile(r"[/\\&+,;|]|\band\b|\bor\b|\s[-–—]\s|:\s")
_ASIDE = re.compile(r"[,;]|\s[-–—]\s|\b(?:as|which|that|including|since|where)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"^(?:\S+\s+){3,}\S+[.;]\s*$")


def is_heading_like(text: str) -> bool:
    """Whether words are few enough to head a column, what they say in brackets or as an aside left out."""
    if len(text) <= _LONGEST:
        return True
    if len(text) > _LONGEST_WITH_ASIDES:
        return False
    bare = " ".join(_BRACKET.sub(" ", text).split())
    aside = _ASIDE.search(bare)
    return len(bare if aside is None else bare[: aside.start()]) <= _LONGEST and not bare.endswith((".", ";"))


@lru_cache(maxsize=16384)
def meaning_of(heading: str, *, mend: bool = True, respace: bool = True) -> Meaning | None:
    """The meaning of a printed heading, None where it has none for us.

    `mend` knows misprinted words, `respace` puts those together that were spaced or broken.
    """
    if "%" in heading or "£" in heading or not is_heading_like(heading) or _SENTENCE.search(heading):
        return None
    text = _PLURAL.sub(r"\1", " ".join(heading.lower().split()).replace("#", " no "))
    found = _read(text, mend)
    if found is None and respace and (whole := respaced(fold(text))) is not None:
        found = _read(whole, mend)
    return found


def _read(text: str, mend: bool) -> Meaning | None:
    if (idiom := vocabulary().idioms.get(fold(text))) is not None:
        return Meaning((idiom,), kind=KINDS_OF_TEXT.index("action"))
    aside = _ASIDE.search(text) if len(text) > _LONGEST else None
    outside = _BRACKET.sub(" ", text[: aside.start()] if aside else text)
    parts = [part for part in _PARTS.split(outside) if part.strip()]
    found = [phrase_of(part, mend) for part in parts]
    partly = any(each is None and not _says_nothing(part) for part, each in zip(parts, found, strict=True))
    if len(found) > 1 and _share_a_noun(parts, found):
        found = found[-1:]
    inside = [phrase_of(words, mend) for words in _BRACKET.findall(text)]
    known = [each for each in found if each is not None]
    added = [each for each in inside if each is not None and not each.loose]
    if any(each.columns == ("revised_due",) for each in added):  # "Due date (revised)"
        known = [each for each in known if each.columns != ("due",)]
    known += added
    whole = _together(known)
    # "Meeting date & action number" is the number of no row
    if whole is None or (partly and (whole.weak or whole.columns[0] in {"number", "priority"})):
        return None
    return replace(whole, loose=whole.loose or partly or aside is not None, when=when(text))


def _together(known: list[Meaning]) -> Meaning | None:
    """What the parts of a heading mean together: the weightier column first, the others where cells gainsay it."""
    if len(known) < 2:
        return known[0] if known else None
    columns = sorted({column for each in known for column in each.columns}, key=_RANK.index)
    return Meaning(
        columns=tuple(columns),
        loose=all(each.loose for each in known),
        gives_way=all(each.gives_way for each in known),
        kind=min((each.kind for each in known if each.columns[0] == "text"), default=0),
    )


def _says_nothing(part: str) -> bool:
    return set(fold(part).split()) <= vocabulary().beside


def _share_a_noun(parts: list[str], found: list[Meaning | None]) -> bool:
    """Whether one noun serves all parts: "Recommendation/AFI status", "Recommendation / action owner"."""
    last = found[-1]
    if last is None or last.columns[0] == "text":
        return False
    texts = all(each is not None and each.columns[0] == "text" for each in found[:-1])
    return texts and any(word in vocabulary().texts for word in fold(parts[-1]).split()[:-1])
