"""The words around due dates: who set them, which was there first, and what says that there is none."""

import re

from normalise.dates.forms import MONTH_NAME

NO_DEADLINE = re.compile(
    r"\bno\s+(?:\w+\s+)?(?:deadlines?|dates?|timescales?|timeframes?|time\s+limits?)\b"
    r"|\b(?:has|have|did)\s+not\s+(?:set|specif\w+|given?)\s+(?:a\s+|any\s+)?(?:deadlines?|dates?)\b"
    r"|\bdeadlines?\s+not\s+(?:set|specified)\b|\bnone\s+(?:set|specified|given|stated)\b"
    r"|^\W*not\s+(?:set|specified|given|stated)\W*$",
    re.IGNORECASE,
)
IMMEDIATE = re.compile(
    r"\b(?:immediate(?:ly)?|asap|a\.s\.a\.p|as\s+soon\s+as\s+(?:possible|practicable))\b|\burgent(?:ly)?\b",
    re.IGNORECASE,
)
_LENGTH = r"(?:\d{1,3}|an?|[a-z]+(?:-[a-z]+)?)\s+(?:calendar\s+|working\s+)?(?:day|week|month|year)s?"
RELATIVE = re.compile(
    rf"\bwithin\s+(?:the\s+next\s+|a\s+maximum\s+of\s+)?{_LENGTH}\b"
    rf"|(?<![\w-])(?:\d{{1,3}}|[a-z]+(?:-[a-z]+)?)\s+(?:day|week|month|year)s?\b(?=\s+(?:from|after|following|of)\s+(?:the\s+)?(?:date\s+of\s+)?(?:publication|report|inspection))"
    rf"|(?<=^){_LENGTH}(?=\W*$)",
    re.IGNORECASE,
)
"""So long after the report: "within six months", "3 months after publication", "6 months" alone."""

_CHANGED = (
    r"(?:revised|revision|extended|extension|moved|changed|amended|slipped|deferred|postponed|delayed|updated|re-?set"
    r"|re-?scheduled|(?:put|pushed)\s+back|(?:carried|rolled|brought)\s+(?:over|forward))"
)
REVISED = re.compile(
    rf"\b(?:{_CHANGED}|now(?:\s+due)?|new\s+(?:due\s+|target\s+)?(?:date|deadline))\b[^.;\d]{{0,30}}$"
    r"|(?:→|-+>|=>)\s*$",
    re.IGNORECASE,
)
"""Before a date that takes another's place: "Revised to:", "Now due", "→"."""

REVISED_AFTER = re.compile(
    r"\s*[\[(]\s*(?:now\s+)?(?:revised|new|extended|amended)\b[^\])]*[\])]", re.IGNORECASE
)
"""After such a date: "(revised)"."""

FORMER = re.compile(
    rf"\b(?:was|previously|formerly|initially|original(?:ly)?(?:\s+(?:due\s+)?(?:date|deadline|target))?"
    rf"|{_CHANGED}\s+from)\b[^.;\d]{{0,20}}$",
    re.IGNORECASE,
)
"""Before a date whose place another takes: "was", "originally", "revised from"."""

FORMER_AFTER = re.compile(r"\s*[\[(]\s*original[^\])]*[\])]", re.IGNORECASE)
"""After such a date: "(original deadline)"."""

CONNECTED = re.compile(r"\s*(?:and|&|,|then|;)\s*", re.IGNORECASE)
ALIGNED = re.compile(r"\balign(?:s|ed|ing)?\s+(?:with|to)\b[^.;]*", re.IGNORECASE)
NOT_DUE = re.compile(
    r"\b(?:as\s+(?:at|of)|published|issued|inspected|reported|(?:completed?|closed|signed\s+off)(?=\s+(?:on|in|by|at)?\s*$))"
    r"\s*(?:on|in|by|at)?\s*$",
    re.IGNORECASE,
)
"""Before a date of something else than the deadline."""

BY_FORCE = re.compile(
    r"\binternal(?:ly)?\b|\bassigned\b|\bforce\s+(?:has\s+)?set\b|\bset\s+(?:by\s+the\s+force|to\s+align)\b"
    r"|\bdeadlines?\s+(?:of\s+\W*)?(?:has\s+been\s+|have\s+been\s+)?set\b|\bhas\s+been\s+set\b|\bdeadline\s+of\s*$"
    r"|\b(?:force|local|own)\s+(?:deadline|target|date)\b",
    re.IGNORECASE,
)
BY_INSPECTORATE = re.compile(
    r"\bset\s+by\s+(?:the\s+)?(?:HMIC\w*|inspectorate)|\b(?:HMIC\w*|inspectorate)(?:['’]s)?\s+(?:deadline|date|target|set\b)",
    re.IGNORECASE,
)
BRACKET = re.compile(r"\s*(?:\[[^\]]{1,60}\]|\([^)]{1,60}\))")
KNOWN_WORDS = re.compile(
    r"\W*(?:(?:t\.?b\.?[cad]\.?|to\s+(?:be\s+(?:confirmed|agreed|determined|set|advised)|follow)|on-?going|n/?a"
    r"|not\s+(?:applicable|yet\s+(?:set|known|agreed|confirmed))|none|nil|completed?|closed|continuous|rolling"
    r"|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|business\s+as\s+usual|bau)\b\W*)*"
    r"|\W*(?:the\s+)?force\s+(?:to|will)\s+(?:determine|decide|agree|assess|set)\b.*"
    r"|.*\bset\s+its\s+own\s+deadlines?\W*"
    r"|\W*(?:completed?|closed|signed\s+off)\b(?:\s+(?:on|in|by|at))?\s+[\w\s/.’',-]{1,30}",
    re.IGNORECASE,
)
"""What says, known and whole, that no date is given: "TBC", "Ongoing", "Completed in June 2018"."""

UNREAD = re.compile(
    rf"(?<![^\W\d_])(?:\d{{1,2}}(?:st|nd|rd|th)?[\s/-]*{MONTH_NAME}|(?!May\b){MONTH_NAME})(?![^\W\d_])",
    re.IGNORECASE,
)
"""A month that stands in no date that was read: "23-Mar", "Sept" in "Sept and Nov 2018"."""
