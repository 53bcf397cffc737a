"""What stands under an item: progress, status, deadline and owner - or the paper going on about something else."""

import re

from extract.prose.labels import NOUN

_PROGRESS = re.compile(
    r"(?:(?:force|service|latest|current|progress|our|the\s+force[’']s)\s+)?"
    r"(?:updates?|responses?|progress|position|action\s+taken|actions?\s+to\s+date|comments?|commentary)"
    r"(?:\s+(?:to\s+date|so\s+far|update|report|since\s+(?:the\s+)?(?:inspection|last\s+(?:report|meeting))"
    r"|as\s+(?:at|of)\s+[\w ]{4,20}|\([^)]{1,40}\)|[A-Z][a-z]+\s+20\d\d))?"
    r"(?:\s*:\s*|\s+[–—-]\s+|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ANSWERS = re.compile(
    rf"(?:(?:this|the)\s+{NOUN}\b|(?:in|by\s+way\s+of)\s+response"
    r"|the\s+force(?:[’']s)?\s+(?:position|response|update|progress)"
    r"|since\s+(?:the|this|that)\s+(?:inspection|report|visit)|progress\b|an\s+update\b)",
    re.IGNORECASE,
)
_FINDS = re.compile(
    r"(?:there\s+(?:were|was|are|is)\b|(?:the|this)\s+(?:report|inspection|review)\b"
    r"|(?:the\s+)?(?:HM[IR]C\w*|inspectors?|inspectorate)\s+"
    r"(?:also|further|found|noted|praised|said|reported|concluded|will|identified|observed|saw|were|was|are|has|have)\b"
    r"|members\b|the\s+committee\b|it\s+is\s+recommended\b)",
    re.IGNORECASE,
)

_COLOURS = r"(?:red|amber|green|white|blue|grey|black|yellow|purple)"
_GRADED = re.compile(
    rf"\b(?:(?:currently|now|still|been)\s+)?(?:RAG[- ]?)?"
    rf"(?:graded|rated|assessed|classed|marked|shown|coloured)\s+(?:as\s+|at\s+)?{_COLOURS}\b"
    rf"|\b(?:currently|now|still)\s+(?:at\s+)?{_COLOURS}\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"(?:(?:current|overall|latest|force)\s+)?(?:(?:B?RAGW?|RYG)(?:\s+(?:status|rating))?|status|rating|grading|grade)"
    r"\s*[:–—-]\s*(?P<status>[^.;:]{2,60}?)[.;]?$",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"(?:(?:due|target|completion|delivery|implementation)(?:\s+date)?|deadline|timescale)\s*:\s*(?P<due>\S.{0,150})"
    r"|(?:(?:action\s+)?owner|(?:strategic\s+|force\s+)?lead(?:\s+officer)?|responsible\s+officer|SRO)\s*:"
    r"\s*(?P<owner>\S.{0,150})",
    re.IGNORECASE,
)
_AT_END = re.compile(
    rf"(?:[\[(](?:(?:B?RAGW?|status)\s*:?\s*)?|\b(?:B?RAGW?|status)\s*[:–-]\s*)"
    rf"(?P<status>(?:new\s+)?{_COLOURS}|completed?|closed|in\s+progress|on-?going|on\s+track)[\])]?\W*$",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"\bthis\s+(?:{NOUN}|action)\s+(?:is|has|was|remains)\s+(?:(?:also|therefore|since|been)\s+)*"
    r"(?P<status>[^.;,]{4,60})",
    re.IGNORECASE,
)
_STATE_WORDS = re.compile(
    r"\b(?:complete[d]?|closed|signed\s+off|discharged|implemented|delivered|achieved|(?:in|under)\s+progress"
    rf"|on\s*-?going|on\s+track|overdue|open|outstanding|on\s+hold|{_COLOURS})\b",
    re.IGNORECASE,
)


def progress_of(text: str) -> str | None:
    """What follows "Update:", "Force response:", "Progress to date" ("" if nothing); None for other paragraphs."""
    found = _PROGRESS.match(text)
    return found["rest"] if found else None


def answers(text: str) -> bool:
    """Whether a paragraph speaks of the item above it: "This recommendation is addressed by the force as ..."."""
    return bool(_ANSWERS.match(text))


def finds(text: str) -> bool:
    """Whether a paragraph goes on about the report itself: "HMICFRS also found ...", "There were ..."."""
    return bool(_FINDS.match(text))


def status_line(text: str) -> str:
    """The status in a line of its own: "Status: Amber", "RAG – Green"; "" for other lines."""
    found = _STATUS.fullmatch(text)
    return found["status"] if found else ""


def status_at_end(text: str) -> str:
    """The status at the end of an item: "... by March 2020. (Amber)", "... Status: Green"; "" if none."""
    found = _AT_END.search(text)
    return found["status"] if found else ""


def status_in(text: str) -> str:
    """The words that grade an item in a sentence: "currently graded as Red", "(is) now complete"; "" if none."""
    graded = _GRADED.search(text)
    if graded:
        return graded[0]
    stated = _STATED.search(text)
    return stated["status"] if stated and _STATE_WORDS.search(stated["status"]) else ""


def detail_of(text: str) -> tuple[str, str]:
    """A deadline or an owner in a line of its own: ("due", "March 2020") for "Deadline: March 2020"; else blank."""
    found = _DETAIL.fullmatch(text)
    if not found:
        return "", ""
    return ("due", found["due"]) if found["due"] else ("owner", found["owner"])
