"""The words of a cell that counts by colour, and of a line that totals: told by form, not yet by meaning.

Printed forms that are read: ``8 AMBER`` · ``2 NEW GREEN - Complete`` · ``New Report\\n8 AMBER`` ·
``5 NEW GREEN\\n2 NEW RED`` · ``Green: 5`` · ``9 (including two new reds)`` · ``Total Amber/Red/White``.
"""

import re

from extract.characters import one_line

_STATUS = (
    r"green|amber|red|white|blue|gr[ea]y|closed|complete[d]?|implemented|in\s+progress|outstanding|overdue|open"
    r"|on\s+hold"
)
_COLOUR = r"green|amber|red|white|blue|gr[ea]y"
COUNT = rf"\d{{1,3}}\s*(?:[x×]\s*)?(?:new\s+)?(?:{_STATUS})\b(?:\s*[-–—]\s*[A-Za-z]{{3,15}}\b(?!\s+\d))?"
_TURNED = rf"(?:new\s+)?(?:{_STATUS})\s*[:=–—-]?\s*\(?\d{{1,3}}\)?(?!\d)"
_NOTE = r"new\s+report\b"
_ONE = rf"(?:{COUNT}|{_TURNED})"
_COUNTS = re.compile(
    rf"(?:{_NOTE}[\s:,]*)?{_ONE}(?:[\s,;/&+]+(?:and\s+)?{_ONE})*[\s.;]*(?:{_NOTE})?", re.IGNORECASE
)
_ANY_COUNT = re.compile(rf"\b{COUNT}|\b{_NOTE}", re.IGNORECASE)
_LAST = re.compile(
    rf"(?:^|\s)(?P<words>{COUNT}(?:[\s,;]+{COUNT})*|\d{{1,3}}(?:\s*\([^()]{{0,60}}\))?)\s*$", re.IGNORECASE
)
_LONGEST_TAIL = 200  # characters, of the counts that end a line
_NUMBER = re.compile(r"\d{1,3}(?:\s*\([^()]{0,60}\))?")
_COLOURED = re.compile(rf"\b(?:{_COLOUR})\b", re.IGNORECASE)
_STATED = re.compile(rf"\b(?:{_STATUS}|total|closed|remaining)\b", re.IGNORECASE)
_TOTAL_WORDS = re.compile(
    rf"(?:(?:{_STATUS}|new|greens?|ambers?|reds?|whites?|total|grand|overall|number|of|and|recommendations?|actions?|areas?|for"
    r"|improvement|AFIs?|causes?|concern|items?|status|rated|remaining|all|to|date|this|period)\b|[\s/&,+():–—-])+",
    re.IGNORECASE,
)
ITEM_WORDS = (
    r"\brecommendations?\b|\bareas?\s+for\s+(?:\w+\s+)?(?:improvement|attention|enhancement)s?\b|\bAFIs?\b"
    r"|\bcauses?\s+(?:of|for)\s+concern\b"
)
"""What trackers hold, by its own names."""
_ITEMS = re.compile(ITEM_WORDS, re.IGNORECASE)
_OTHERWISE = re.compile(
    r"[£€%]|\b(?:budget|cost|spend|attendance|indicators?|KPIs?|risks?|sickness)\b", re.IGNORECASE
)


def is_counts(text: str) -> bool:
    """Whether a cell holds counts by status and nothing else ("5 NEW GREEN\\n2 NEW RED")."""
    return bool(_COUNTS.fullmatch(text.strip()))


def is_note(text: str) -> bool:
    """Whether a cell says no more than that its report is new."""
    return bool(re.fullmatch(_NOTE, text.strip(), re.IGNORECASE))


def is_number(text: str) -> bool:
    """Whether a cell is a bare number, perhaps with what it includes: "9 (including two new reds)"."""
    return bool(_NUMBER.fullmatch(text.strip()))


def is_nothing(text: str) -> bool:
    """Whether a cell is blank, or holds a dash for a blank."""
    return text.strip() in {"", "-", "–", "—"}


def is_total(label: str) -> bool:
    """Whether a label names a status or a total of them, and no report."""
    text = one_line(label)
    return bool(_STATED.search(text) and _TOTAL_WORDS.fullmatch(text))


def is_colour(heading: str) -> bool:
    """Whether a heading names a colour, perhaps new: "New Green", "RED"."""
    return is_total(heading) and bool(_COLOURED.search(heading))


def goes_with_total(label: str) -> bool:
    """Whether a line goes on from a total's label: "Recommendations" under "Total Amber/Red/White"."""
    return bool(_TOTAL_WORDS.fullmatch(one_line(label))) and not _STATED.search(label)


def without_counts(text: str) -> str:
    """A text with its counts and notes taken out, so that titles stand next to each other."""
    return one_line(_ANY_COUNT.sub(" ", text))


def parted(text: str) -> tuple[str, str]:
    """A line that holds label and counts together: "White 4" is "White" and "4"; no counts give ""."""
    tail = max(0, len(text) - _LONGEST_TAIL)
    found = _LAST.search(text, tail)
    return (one_line(text[: found.start()]), one_line(found["words"])) if found else (one_line(text), "")


def counts_in(text: str) -> int:
    """How many counts by status a text holds."""
    return len(re.findall(COUNT, text, re.IGNORECASE))


def speaks_of_items(texts: list[str]) -> bool:
    """Whether these lines and headings speak of recommendations, and not of money, risks or performance."""
    return any(_ITEMS.search(text) for text in texts) and not any(_OTHERWISE.search(text) for text in texts)
