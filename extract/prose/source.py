"""Which report or inspection an item in prose comes from, as the paper says it.

Printed forms that are read: a heading over a paragraph that tells of a report ("This is a national report that was
published on 24 October"), a heading that names one itself ("PEEL Effectiveness 2016"), and words in a sentence
("As part of the 2016 PEEL Legitimacy inspection", "In its 2021/22 PEEL assessment of ...").
"""

import re

from extract.prose.paragraphs import Prose

_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?"
_THING = "(?:re-inspection|inspection|assessment|revisit|report|review|thematic)"
_CAPITAL = r"\(?[A-Z][\w’'&-]*\)?,?"
_JOINED = rf"{_CAPITAL}(?:\s+(?:(?:of|in|into|for|on|and|&)\s+(?:the\s+)?)?{_CAPITAL}){{0,10}}"
_ENDS = rf"(?:{_THING}|(?:Re-)?(?:Inspection|Assessment|Revisit|Report|Review|Thematic))"
_PHRASES = (
    re.compile(rf"(?<![\d/])(?P<title>{_YEAR}\s+(?:{_JOINED}\s+)?{_ENDS})(?!\w)"),
    re.compile(rf"\b(?P<title>{_JOINED}\s+{_ENDS}\s+{_YEAR})(?!\w)"),
    re.compile(rf"\b(?P<title>PEEL(?::|\s+[–-])?\s+(?:[A-Z][a-z]+\s+){{0,4}}{_YEAR})(?!\w)"),
    re.compile(
        rf"\b(?:{_THING})s?\b[,:]?\s*(?:called|entitled|titled|named)?\s*[“‘](?P<title>[^”’]{{8,150}})[”’]"
    ),
)
_ABOUT = re.compile(
    r"(?:this|the|it|in\s+\w+\s+20\d\d)\b[^.]{0,80}\b(?:reports?|(?:re-)?inspection|review|thematic|assessment|revisit)\b[^.]{0,80}\bpublished\b"
    r"|(?:this|the)\s+(?:report\s+)?(?:is|was)\s+(?:an?|the)\s+(?:\w+[\s-]+){0,3}?(?:report|inspection|review|assessment)\b(?!\s+to\b)"
    r"|this\s+(?:national|force|joint|thematic)\s+(?:\w+\s+)?(?:report|inspection|review)\b"
    r"|(?:the|this)\s+(?:report|inspection)\s+(?:makes|made|contains|contained)\b[^.]*\b(?:recommendation|area|cause)"
    r"|[^.]{0,80}\bpublished\s+(?:an?|this|its|the|their)\s+(?:\w+\s+){0,4}?(?:report|review|findings|letter)\b"
    r"|an?\s+(?:national|force|joint|regional|thematic)\s+(?:\w+\s+)?(?:report|inspection|review)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    rf"\bPEEL\b.*\b(?:{_YEAR}|efficiency|effectiveness|legitimacy|leadership)\b|\bPEEL\s+{_YEAR}"
    rf"|\b(?:inspection|re-inspection|revisit|thematic|assessment|review)\b.*\b{_YEAR}|\b{_YEAR}\b.*\b(?:inspection|assessment|revisit)\b"
    r"|\bHM[IR]C\w*\s+[–-]\s+\w+",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"\b(?:updates?|overview|received|completed|undertaken|due|planned|outstanding|forthcoming|since|next\s+period|programme"
    r"|recommendations?\s+(?:overview|tracker|summary|status)|status\s+of|progress\s+(?:on|against|since|report\s+on\s+(?:recommendations|inspections)))\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:(?:main\s+)?(?:report|background|introduction|conclusions?|summary|executive\s+summary|next\s+steps|purpose(?:\s+of\s+(?:the\s+)?report)?"
    r"|recommendations?|appendi(?:x|ces)|contacts?(?:\s+officers?)?|background\s+(?:documents|papers)|(?:\w+\s+)?implications?|options?"
    r"|risks?(?:\s+\w+)?|consultation|governance|equality(?:\s+\w+)*|reports?|current\s+(?:position|status)|overview(?:\s+of\s+.*)?|any\s+other\s+business)"
    r"|.*\b(?:implications|considerations)|(?:inspections?|reports?|inspection\s+reports?)\s+(?:received|completed|undertaken|due|published)\b.*)\W*",
    re.IGNORECASE,
)


def phrase_in(text: str) -> str:
    """The report or inspection that a sentence names with its year, or by its quoted title; "" if none.

    >>> phrase_in("As part of the 2016 PEEL Legitimacy inspection HMICFRS identified concerns.")
    '2016 PEEL Legitimacy inspection'
    """
    found = [match for form in _PHRASES if (match := form.search(text))]
    return min(found, key=lambda match: match.start())["title"].strip(" ,") if found else ""


def titles_report(heading: Prose, following: Prose | None) -> bool:
    """Whether a heading is the title of an inspection's report: it says so, or the paragraph under it does."""
    if is_generic(heading.text):
        return False
    if following is not None and not following.heading and _ABOUT.match(following.text):
        return True
    return bool(_TITLED.search(heading.text)) and not _NO_TITLE.search(heading.text)


def is_generic(heading: str) -> bool:
    """Whether a heading is one of a committee paper's own: "Background", "3. RECOMMENDATIONS", "Next steps"."""
    return bool(_GENERIC.fullmatch(heading))


def tells_of_report(text: str) -> bool:
    """Whether a paragraph says what a report is, or when it was published."""
    return bool(_ABOUT.match(text))
