"""Comments that contradict the status beside them: "will be green" in a RED row, "now complete", "remains red".

What a comment says of the item itself is held against its colour, and nothing else is:

    will be green · can be turned green          in a row that is red, closed, or green already
    is now green · remains red · moved to amber  in a row of another colour
    this recommendation is complete · Complete.  in a row that is red or amber, and not complete
    this action remains outstanding              in a row that is implemented, complete or closed

A plan in an amber or white row is none ("will be green when the policy is signed"); nor is what is said of
another item by its number, of a risk or an overall grade, of the past, or under a condition.
"""

import re
from collections.abc import Iterator

from schemas import Place, Problem
from schemas.observation import Colour, State

_COLOUR = r"(?P<colour>green|amber|red|white)"
_STANDS_ALONE = (
    r"\b(?!\s+(?:paper|book|tape|route|list|card|flag|team|alert|ribbon|light|zone)s?\b)"
    r"(?=\W*$|\s*[.,;:)\]!–-]|\s+(?-i:[A-Z])"
    r"|\s+(?:status|rated|and|as|at|in|on|by|with|while|whilst|due|because|but|pending|when|once|until|since|for|following"
    r"|from|to|after|before|this|next)\b)"
)
_AS = (
    r"(?:(?:marked|graded|rated|recorded|turned|shown|moved|changed|updated)\s+)?(?:(?:as|to)\s+)?(?:an?\s+)?"
)
_PROMISE = re.compile(
    rf"\b(?:will|shall|should|can|could)\s+(?:then\s+|now\s+)?(?:be(?:come)?|turn|go|move)\s+{_AS}green{_STANDS_ALONE}",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    rf"\b(?:(?:is|are|it['’]s|has\s+been|have\s+been)\s+(?:now|still|currently)\s+{_AS}|(?:remains?|remained|stays?|still)\s+{_AS}"
    rf"|(?:now|currently)\s+{_AS}"
    r"|(?:(?:has|have)\s+(?:been\s+)?)(?:moved|turned|changed|re-?graded|re-?rated|upgraded|downgraded)"
    r"\s+(?:from\s+\w+\s+)?(?:to\s+|as\s+)?"
    r"|status\s*(?:is|:)\s*)"
    rf"{_COLOUR}{_STANDS_ALONE}",
    re.IGNORECASE,
)
_ITEM = r"\b(?:this|the)\s+(?:recommendation|action|area\s+for\s+improvement|AFI|item)"
_DONE_WORDS = r"(?:complete[d]?|implemented|discharged|achieved|delivered|fulfilled)"
_DONE = re.compile(
    rf"{_ITEM}\s+(?:is|has\s+been|was)\s+(?:now\s+)?(?:fully\s+)?{_DONE_WORDS}\b(?!\s+(?:by|when|once|if|until|in\s+part)\b)"
    rf"|^\W*(?:(?:this|it)\s+is\s+)?(?:now\s+)?(?:fully\s+)?complete[d]?(?:\s+(?:in\s+|on\s+)?\w+\s+20\d\d)?\W*$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"{_ITEM}\s+(?:is|remains)\s+(?:still\s+)?(?:outstanding|overdue|incomplete|in\s+progress|on-?going"
    rf"|not\s+(?:yet\s+)?{_DONE_WORDS})\b|^\W*not\s+yet\s+{_DONE_WORDS}\W*$|\bnot\s+yet\s+green\b",
    re.IGNORECASE,
)
_OF_ELSE = re.compile(
    r"\b(?:risks?|overall|indicators?|dashboard|kpis?|threat|if|unless|once|whether|previously|formerly)\b|\bin\s+order\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:recommendations?|actions?|AFIs?|areas?\s+for\s+improvement|rec\.?)\s*(?:no\.?\s*)?(?P<number>\d+(?:\.\d+)*[a-z]?)\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;])\s+|•")
_WORTH_READING = re.compile(rf"\b(?:green|amber|red|white|{_DONE_WORDS}|{_OPEN.pattern})\b", re.IGNORECASE)
_ENDED: tuple[State, ...] = ("implemented", "complete", "closed")


def contradictions(
    colour: Colour | None, state: State, number: str, comment: str, place: Place | None
) -> Iterator[Problem]:
    """What a comment, on one line, says against its row's colour and state: a problem for each such sentence."""
    if not colour or not _WORTH_READING.search(comment):
        return
    for sentence in _SENTENCE_ENDS.split(comment):
        words = _against(sentence, colour, state)
        if words and not _of_another(sentence, words, number):
            message = f"The status is {colour}, and the comment says {_around(sentence, words)!r}."
            yield Problem(code="comment_contradicts_status", message=message, field="comment", place=place)


def _against(sentence: str, colour: Colour, state: State) -> re.Match[str] | None:
    """The words of a sentence that the status contradicts."""
    promise = _PROMISE.search(sentence)
    if promise and colour in ("red", "green", "closed"):
        return promise
    for claim in _CLAIM.finditer(sentence):
        if claim["colour"].lower() != colour and colour != "closed":
            return claim
    if colour in ("red", "amber") and state not in _ENDED:
        return _DONE.search(sentence)
    return _OPEN.search(sentence) if state in _ENDED else None


def _of_another(sentence: str, words: re.Match[str], number: str) -> bool:
    """Whether the words are about something else than the row's item, or hold under a condition."""
    if _OF_ELSE.search(sentence[: words.start()]):
        return True
    return any(found["number"].lower() != number.lower() for found in _NUMBERED.finditer(sentence))


def _around(sentence: str, words: re.Match[str]) -> str:
    """The words with a little of their sentence before and after, as printed."""
    start, stop = max(0, words.start() - 80), min(len(sentence), words.end() + 40)
    start = sentence.find(" ", start, words.start()) + 1 if start else 0
    cut = sentence.rfind(" ", words.end(), stop) if stop < len(sentence) else -1
    return (
        ("… " if start else "")
        + sentence[start : cut if cut > 0 else stop]
        + (" …" if stop < len(sentence) else "")
    )
