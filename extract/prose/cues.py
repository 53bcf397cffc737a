"""Who speaks to whom: sentences that announce an inspection's recommendations, and those that are others'.

Each pattern reads printed forms; none knows what stands around its paragraph (`extract/prose/walk.py` does).
"""

import re

from extract.prose.labels import NOUN

INSPECTORATE = re.compile(
    r"\b(?:HM[IR]C\w*|HMRCFRS|HMCPS[Ii]|HMI\s|CJJI|PEEL|inspectorates?|Inspectors?\b|(?:Her|His)\s+Majesty[’']s\s+Inspect\w+"
    r"|HM\s+Inspect\w+)"
)
"""Who inspects the police and the fire services, by name."""

POLICE = re.compile(
    r"\b(?:forces?|constabular(?:y|ies)|polic(?:e|ing)|chief\s+(?:constables?|officers?)|PCCs?|NPCC|College\s+of\s+Policing"
    r"|Home\s+Office|(?:fire\s+and\s+rescue\s+)?services?|inspectorates?|HM[IR]C\w*|custody|vetting|officers?|Police)\b",
    re.IGNORECASE,
)
"""Whom an inspection speaks of, and to."""

ASKS = re.compile(r"\b(?:should|must|needs?\s+to|ought\s+to)\b", re.IGNORECASE)
"""The verbs of a recommendation."""

_ADDRESSED = re.compile(
    r"\b(?:forces?|constabular(?:y|ies)|chief\s+(?:constables?|officers?)|PCCs?|commissioners?|NPCC|CPS|College(?:\s+of\s+Policing)?"
    r"|Home\s+Office|Polic(?:e|ing)|services?|council|HM[IR]C\w*\s+recommends?|MPS|BTP)\b"
    r"[^.;:]{0,200}?\b(?:should|must|needs?\s+to|ought\s+to)\b",
    re.IGNORECASE,
)

_TO_MEMBERS = (
    r"(?:(?:the|this|your|all|our)\s+)?"
    r"(?:members?|councillors?|(?:\w+\s+){0,6}?(?:sub[- ]?)?(?:committee|panel|cabinet)s?)"
)
_TO_BODIES = (
    r"(?:the\s+)?(?:\w+\s+){0,5}?"
    r"(?:board|council|authority|executive|trustees|governors|commissioner|PCC|constable|CC)s?"
)
_DECIDES = (
    r"(?:note|approve|agree|receive|endorse|delegate|authorise|adopt|resolve|ratify|consider|accept|refer"
    r"|scrutinise)s?"
)
_OFFICERS = re.compile(
    rf"\W*{_TO_MEMBERS}(?:\s+(?:is|are|be|should|to|will|would|has|have|ask|asks|{_DECIDES})\b|\s*:)"
    rf"|\W*{_TO_BODIES}\s+(?:(?:is|are)\s+(?:asked|recommended|requested|invited|advised)|{_DECIDES})\b"
    rf"|\W*(?:to\s+)?(?:\(?[a-z]\)\s*)?{_DECIDES}\b"
    r"|\W*that\b|\W*(?:it\s+is\s+(?:therefore\s+)?)?recommended\b",
    re.IGNORECASE,
)
"""What officers ask of a committee: "Members are asked to note", "That the Authority approves", "To note"."""

_OTHERS = re.compile(
    r"\b(?:audit(?:or|ors|s)?|CIPFA|advis[eo]rs?|consultants?|ombudsman|coroners?|members?\s+(?:are|is|were|to)|councillors?"
    r"|(?:sub[- ]?)?committees?\s+(?:is|are|was|to|should)|treasurer|motion|resolved"
    r"|(?:task|working|scrutiny)\s+(?:(?:and|&)\s+finish\s+)?group|task\s*&\s*finish|peer\s+(?:review|challenge|team))\b",
    re.IGNORECASE,
)
"""Whose recommendations are no inspectorate's."""

_COMMITTEE = re.compile(r"\b(?:committee|panel|board)\b", re.IGNORECASE)
_MANAGERS = re.compile(r"\bmanagement\s+(?:should|response|action)\b", re.IGNORECASE)  # an auditor's form

_COUNTED = (
    r"(?:a|an|the|its|their|these|those|this|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both"
    r"|\d{1,2})"
)
_LEADS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\bfollowing\s+(?:\w[\w’'-]*\s+){{0,6}}?{NOUN}\b",
        rf"\b{NOUN}\b[^.]{{0,80}}\b(?:as\s+follows|(?:set\s+out|listed|shown|given)\s+below|below)\s*[:.]?$",
        rf"\b(?:there\s+(?:was|were|is|are)|contain(?:s|ed)?|ma[dk]es?|ha[sd]|have|identif(?:ied|ies)|issued|gave|gives|received"
        rf"|given|named|set|found|highlighted|reported|includ(?:es|ed))\s+(?:{_COUNTED}\s+)?(?:[\w’'-]+\s+){{0,4}}?{NOUN}\b[^.]*:$",
        rf"\b{NOUN}\b[^.]{{0,60}}\b(?:is|are|was|were)(?:\s+(?:that|to|these|made|identified|issued))?\s*:$",
        r"\b(?:HM[IR]C\w*|HM\s+Inspect\w+|HMI|inspect(?:ors?|orates?|ion)|report|review|they|it|we)\b[^.]{0,60}"
        r"\brecommend(?:ed|s)?\b[^.]*:$",
    )
)
_ON_PAGE = re.compile(
    rf"\bfollowing\s+(?:\w[\w’'-]*\s+){{0,6}}?{NOUN}\b|\b{NOUN}\b[^.:]{{0,120}}:|\brecommend(?:ed|s)\b[^.:]{{0,60}}:"
    rf"|^\W*(?:\d[\d.)]*\s*)?(?:{NOUN}|AFI|R\d)\s*[\d.]*\s*(?:$|[–—-]\s)",
    re.IGNORECASE | re.MULTILINE,
)
_NO_LEAD = re.compile(
    rf"\bno\s+(?:\w+\s+){{0,3}}?{NOUN}\b|\bprogress\s+(?:against|on|with|made|in|towards)\b|\bprogressed?\b[^.]*:$"
    r"|\b(?:appendix|annex|appended|attached)\b"
    r"|\b(?:comments?|responses?|views|feedback|questions?|discussion)\s+(?:on|to|about|of|from|in)\b"
    r"|\bshown\s+(?:here|below)\s+for\s+(?:completeness|information)\b|\b(?:is|are)\s+asked\b"
    r"|\bit\s+is\s+(?:therefore\s+)?recommended\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:\b(?:that|should|to|must|by)|\bensure|\bensure\s+that)\s*:?$", re.IGNORECASE)


def is_officers(text: str) -> bool:
    """Whether a text asks something of a committee, or is what one resolves."""
    return bool(_OFFICERS.match(text))


def is_of_others(heading: str) -> bool:
    """Whether a heading is over what others recommend ("Internal audit"); "Joint Audit Committee" is only a name."""
    return bool(_OTHERS.search(heading)) and not _COMMITTEE.search(heading)


def is_managers(text: str) -> bool:
    """Whether an item is an auditor's, who speaks to the management."""
    return bool(_MANAGERS.search(text))


def is_addressed(text: str) -> bool:
    """Whether a text says what police, or who stands over them, should do."""
    return bool(_ADDRESSED.search(text))


def lead_of(text: str) -> str:
    """The last sentence of a paragraph where it announces items, else "".

    >>> lead_of("It was published. The report contains the following recommendations for all police forces.")
    'The report contains the following recommendations for all police forces.'
    """
    last = re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)[-1]
    if not any(form.search(last) for form in _LEADS) or _NO_LEAD.search(last):
        return ""
    return "" if _OTHERS.search(last) or is_officers(last) else last


def goes_on(text: str) -> bool:
    """Whether a sentence is left to the list that follows it: "to ensure that:", "the force should"."""
    return text.endswith(":") or bool(_GOES_ON.search(text))


def announces(page: str) -> bool:
    """Whether a page's bare text may hold items in prose, told cheaply, before it is laid out.

    >>> announces("3.  Area for\\nimprovement: The force should plan."), announces("See the recommendations.")
    (True, False)
    """
    return bool(_ON_PAGE.search(page))
