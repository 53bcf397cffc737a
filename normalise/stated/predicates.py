"""What a counting sentence says of a number: which items it counts, and what has become of them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from normalise.bodies import short_forms
from normalise.kinds import kinds_named
from normalise.vocabulary import vocabulary
from schemas.finding import Measure
from schemas.observation import Colour, Kind

_NOUN = (
    r"recommendations?|areas?\s+for\s+(?:further\s+|force\s+)?(?:improvement|attention|enhancement)s?|AFIs?"
    r"|causes?\s+(?:of|for)\s+concern|enhancements?|actions?|areas"
)
_VERBS = (
    r"is|are|was|were|be|been|has|have|had|of|which|that|to|and|but|in|from|for|by|with|at|on|not|or|remains?|being"
    r"|the|among|across|against|within|under|over|about|per"
    r"|reports?|inspections?|officers|members|(?<!all )forces"
)
_ITEM = re.compile(
    rf"\s*(?P<of>of\s+(?:the|these|those|our|its)\s+)?(?P<before>(?:(?!(?:{_VERBS}|{_NOUN})\b)[\w'’/-]+\s+){{0,5}}?)"
    rf"(?P<noun>{_NOUN})\b(?P<more>(?:\s*(?:,|and|or|nor|&)\s+(?:{_NOUN})\b)*)",
    re.IGNORECASE,
)
_COLOUR = r"green|amber|red|white|blue|grey"
_LIGHTS = re.compile(rf"\s+(?P<new>new\s+)?(?P<colour>{_COLOUR})(?P<many>s?)\b", re.IGNORECASE)
_FRESH = re.compile(r"\b(?:new|further|additional|more|extra|previous|such|similar)\b", re.IGNORECASE)
_LINK = (
    r"(?:^|[,:;–(-]|\b(?:is|are|was|were|be|been|remains?|which|that|and|all|now|both|but|have|has|these|still|with"
    r"|currently|they))"
    r"\s*(?:(?:is|are|was|were|been|have|has|being|also|now|still|currently|directly|all|both|fully|already|since|yet"
    r"|recently|which|that|these|areas|ones|judged|considered|reported|shown|assessed|deemed|the|a|our)\s+){0,6}"
)
_BODY = (
    r"(?:(?:the|this|our|your)\s+)?(?:[\w-]+\s+){0,4}?"
    rf"(?:force|police|constabulary|service|authority|us|{'|'.join(map(re.escape, short_forms()))})\b"
)
_SAID: tuple[tuple[Measure, str], ...] = (
    ("in_progress", r"(?:partially|partly|part)\s+(?:complete[d]?|implemented)|complete[d]?\s+in\s+part"),
    (
        "in_progress",
        r"(?:being|to\s+be|be)\s+(?:progressed|actioned|worked|taken|addressed|implemented|delivered|considered"
        r"|developed)",
    ),
    (
        "outstanding",
        r"(?:not|yet)\s+(?:yet\s+|been\s+|to\s+be\s+)*(?:complete[d]?|implemented|delivered|closed|discharged)",
    ),
    ("outstanding", r"(?:to|will|expected\s+to|due\s+to)\s+be\s+(?:complete[d]?|closed|delivered|discharged|signed)"),
    (
        "elsewhere",
        r"national(?!\s+(?:report|inspection|and\s+force))|outside\s+(?:the|our|its|of)\b"
        r"|not\s+(?:relevant|applicable|for|directed)|(?:do|does)\s+not\s+(?:apply|relate)"
        r"|(?:held|awaiting)\s+(?:by|from)\s+another|for\s+(?:the\s+)?(?:CPS|NPCC|College|Home|national|other)",
    ),
    ("in_progress", r"in\s+progress|progressed|progressing|on-?\s?going|under\s?way|on\s+track"),
    ("overdue", r"overdue|(?:past|beyond)\s+(?:the|their|its)\s+(?:\w+\s+)?(?:deadline|due\s+date|target)s?"),
    ("outstanding", r"outstanding|open|live|incomplete|(?<!\w)remain(?:s|ing)?(?=\s*(?:$|[,.;]|and\b))"),
    ("closed", r"closed"),
    ("complete", r"complete[d]?|implemented|delivered|discharged|signed\s+off|achieved|finished"),
    (
        "applicable",
        r"(?:apply|applies|applicable|relevant|relate[s]?|related|pertain|specific)\b(?:\s+(?:directly\s+)?to\b)?"
        rf"|for\s+{_BODY}",
    ),
)  # fmt: skip
_PATTERNS = tuple(
    (measure, re.compile(rf"{_LINK}(?P<said>{words})\b", re.IGNORECASE)) for measure, words in _SAID
)
_GRADED = re.compile(
    rf"(?:^\s*|\b(?:is|are|was|were|be|now|graded|rated|as|at|held|remains?|currently|reported|and)\s+)(?P<new>new\s+)?(?P<colour>{_COLOUR})s?\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\btotal\s+of\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a number, and where in the text."""

    measure: Measure
    start: int


@dataclass(frozen=True, slots=True)
class Item:
    """The noun of a number: its kinds (None: any), what its adjectives say, where it ends.

    `of` is true where the number is a part of it ("2 of the recommendations"), `fresh` where an adjective makes
    it a part that no measure has ("four new recommendations").
    """

    kinds: tuple[Kind | None, ...]
    said: tuple[Said, ...]
    colour: tuple[Colour, bool | None] | None
    fresh: bool
    of: bool
    stop: int


def items_named(after: str) -> Item | None:
    """The items that a number counts, by the words after it; None where it counts none, or has no noun."""
    found = _ITEM.match(after)
    lights = _LIGHTS.match(after)
    if found is None or (lights and lights["many"]):
        if lights is None:
            return None
        colour = cast(Colour, lights["colour"].lower())
        return Item((None,), (), (colour, True if lights["new"] else None), False, False, lights.end())
    before = found["before"]
    named = re.search(rf"\b(?P<new>new\s+)?(?P<colour>{_COLOUR})\b", before, re.IGNORECASE)
    coloured = (cast(Colour, named["colour"].lower()), True if named["new"] else None) if named else None
    said, _ = said_of(before)
    fresh = not coloured and bool(_FRESH.search(before))
    return Item(_kinds(found["noun"], found["more"]), said, coloured, fresh, bool(found["of"]), found.end())


@cache
def _kinds(noun: str, more: str) -> tuple[Kind | None, ...]:
    """The kinds of the nouns under one number: each of them after "no ... or ...", else none in particular."""
    nouns = [noun, *re.split(r"\s*(?:,|\band\b|\bor\b|\bnor\b|&)\s*", more)]
    kinds = [kind for each in nouns if each for kind in _kind(each)]
    if not kinds:
        return (None,)
    if re.search(r"\b(?:or|nor)\b", more):
        return tuple(dict.fromkeys(kinds))
    return (kinds[0],) if len(set(kinds)) == 1 else (None,)


def _kind(noun: str) -> tuple[Kind, ...]:
    folded = re.sub(r"\s+", " ", noun.lower()).replace("further ", "").replace("force ", "")
    folded = folded.replace("causes for", "causes of").replace("cause for", "cause of")
    aliases = vocabulary("kinds")["labels"]["area_for_enhancement"]
    found = kinds_named(aliases[0] if folded.startswith("enhancement") else folded)
    return tuple(sorted(found))


def said_of(rest: str) -> tuple[tuple[Said, ...], str]:
    """What a text says of the number before it, in printed order, and the text without those words.

    >>> [said.measure for said in said_of(" which apply to force and are complete.")[0]]
    ['applicable', 'complete']
    """
    found: dict[Measure, int] = {}
    for measure, pattern in _PATTERNS:
        while match := pattern.search(rest):
            start, stop = match.span("said")
            if start == stop:
                break
            found.setdefault(measure, start)
            rest = f"{rest[:start]}{'¤' * (stop - start)}{rest[stop:]}"
    if re.search(r"\bwere\s+¤", rest) and "outstanding" in found:
        del found["outstanding"]  # "2 of them were open": no longer
    said = tuple(Said(measure, start) for measure, start in sorted(found.items(), key=lambda each: each[1]))
    return said, rest


def colours_said(rest: str) -> tuple[tuple[Colour, bool | None], ...]:
    """The colours that a text gives the number before it: "is held at WHITE", "is currently graded as Red"."""
    found = (
        (cast(Colour, match["colour"].lower()), True if match["new"] else None)
        for match in _GRADED.finditer(rest)
    )
    return tuple(dict.fromkeys(found))


def all_asserted(rest: str, before: str) -> bool:
    """Whether a number with its noun counts all, whatever is said of them: "Total of 2 areas, which are ..."."""
    said, _ = said_of(rest)
    if not said:
        return not colours_said(rest) or bool(re.match(r"\s*[,:;]", rest))
    if any(each.measure == "applicable" for each in said):
        return said[0].measure != "applicable" and bool(re.match(r"\s*[,:;]", rest))
    return bool(re.match(r"\s*[,:;]", rest)) or bool(_TOTAL.search(before))
