"""What stands around a title and is no part of it: numbers, labels, inspectorates, forces, scopes and dates.

Printed forms that are read, before a title::

    1. PEEL: ... · (a) PEEL: ... · Report: ... · HMICFRS – ... · HMICFRS National report: ... · CoLP- HMICFRS – ...
    HM Crown Prosecution Service Inspectorate (HMCPSI) and HMICFRS National Report - Making it fair

and behind it::

    ... 2016 - CoLP · ... 2017 (Kent) · ... – A national overview · ... – an inspection of the City of London Police
    ... – October 2017. · ... (July 2017) · ..., published 24 October 2017 · ... [National] · ... – Inspection report
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from normalise.bodies import force_named, inspectorates, inspectorates_in, short_forms
from normalise.dates.find import find_dates
from normalise.words import fold
from schemas.observation import Scope

_MOST = 6  # steps at either end: more stand around no title
_SCOPES: dict[str, Scope] = {
    "national": "national",
    "force": "force",
    "joint": "joint",
    "regional": "regional",
}
_SORT = r"(?:report|overview|inspection|review|summary|findings|assessment)"
_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,2}|\(?[a-z]{1,2}\)|\(?[ivx]{1,4}\))\s+(?=[“\"‘'A-Z\d])"
    r"|\d{1,2}\s+(?=PEEL\b|HM[A-Z])"
)
_LABEL = re.compile(
    r"(?:(?:name\s+of\s+)?(?:the\s+)?(?:inspection\s+)?(?:report|inspection|assessment|publication)(?:\s+(?:title|name))?"
    r"|title(?:\s+of\s+(?:the\s+)?report)?)\s*(?::|\s[–—-])\s*(?=\S)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?P<before>[^–—:]{2,100}?)\b(?P<scope>national|force|joint)\s+(?:joint\s+)?report\s*[–—:-]\s*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?P<words>[^–—:]{2,60}?)\s*(?:[–—-]|:\s)\s*(?=[\dA-Z“‘\"'])")
_BEFORE_PEEL = re.compile(r"(?P<words>[^–—:]{2,60}?)\s+(?=(?:PEEL|HMIC)\b)")
_SEPARATOR = re.compile(
    r"\s*[–—|]\s*|\s+-+\s*|\s*-+\s+|\s*[/:,]\s+|\s+/\s*|\s*(?=[(\[][^()\[\]]{2,80}[)\]]$)"
)
_LIMIT = re.compile(
    rf"(?:an?\s+|the\s+)?(?P<scope>national|force|joint|regional)(?:\s+(?:joint|national|thematic|force))?"
    rf"(?:\s+{_SORT})?(?P<by>\s+by\s+.{{2,80}})?",
    re.IGNORECASE,
)
_INSPECTED = re.compile(
    r"(?:an?\s+)?(?:inspection\s+of|for|report\s+on)\s+(?:the\s+)?(?P<force>.+)", re.IGNORECASE
)
_PLAIN = re.compile(r"(?:(?:an?|the)\s+)?(?:inspection\s+)?(?:full\s+)?report", re.IGNORECASE)
_DATING = re.compile(r"(?:\s*[–—,(\[-]|\s)\s*(?:published\s+(?:on\s+|in\s+)?|dated\s+)?$", re.IGNORECASE)
_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Bare:
    """A title without what stood around it, and what that said; `dated` is the ISO date behind it, or ""."""

    words: str
    limit: Scope | None = None
    force: str = ""
    dated: str = ""


def bared(printed: str, owner: str) -> Bare:
    """A title, on one line, without what stands around it.

    `owner` may be named behind it by the first words of its name alone ("… 2019 – Kent").
    """
    return _closed(_opened(printed), owner)


def _opened(printed: str) -> Bare:
    """Without what stands before it."""
    bare = Bare(_unquoted(printed))
    for _ in range(_MOST):
        onward = _one_opening(bare)
        if onward.words == bare.words:
            break
        bare = replace(onward, words=_unquoted(onward.words))
    return bare


def _one_opening(bare: Bare) -> Bare:
    words = bare.words
    if found := _NUMBER.match(words) or _LABEL.match(words):
        return replace(bare, words=words[found.end() :])
    by = _BY.match(words)
    if by and (inspectorates_in(by["before"]) or "inspectorate" in fold(by["before"])):
        return replace(bare, words=words[by.end() :], limit=bare.limit or _SCOPES[by["scope"].lower()])
    for form in (_NAMED, _BEFORE_PEEL):
        found = form.match(words)
        if found and (force := force_named(found["words"])):
            return replace(bare, words=words[found.end() :], limit="force", force=bare.force or force)
    inspected = _inspecting().match(words)
    if inspected and inspected.end() < len(words):
        said = inspected["scope"]
        return replace(
            bare,
            words=words[inspected.end() :],
            limit=bare.limit or (_SCOPES[said.lower()] if said else None),
        )
    return bare


@cache
def _inspecting() -> re.Pattern[str]:
    """The inspectorates that a title opens with: "HMIC/HMCPSI joint report – ", "HMICFRS’s ", "HMICFRS PEEL"."""
    one = "|".join(map(re.escape, sorted(inspectorates(), key=len, reverse=True)))
    listed = rf"(?:{one})(?:\s*(?:,|/|&|and)\s*(?:{one})){{0,4}}(?:[’']s)?"
    sort = rf"(?i:(?P<scope>national|force|joint)(?:\s+(?:joint|thematic|national))?\s+)?(?i:{_SORT})"
    return re.compile(rf"{listed}(?:\s+{sort}\s*[–—:-]\s*|\s*[–—:-]\s*|\s+)(?=[“‘\"'A-Z\d])")


def _closed(bare: Bare, owner: str) -> Bare:
    """Without what stands behind it."""
    for _ in range(_MOST):
        onward = _one_closing(replace(bare, words=bare.words.rstrip(" .,;:–—-")), owner)
        if onward.words == bare.words:
            break
        bare = onward
    return bare


def _one_closing(bare: Bare, owner: str) -> Bare:
    undated = _undated(bare)
    if undated is not None:
        return undated
    for found in _SEPARATOR.finditer(bare.words, max(1, len(bare.words) - 120)):
        tail = bare.words[found.end() :].strip("()[] ")
        head = bare.words[: found.start()]
        if not head.strip():
            continue
        if _PLAIN.fullmatch(tail) or (tail and "".join(inspectorates_in(tail)) == tail):
            return replace(bare, words=head)
        limit, force = limit_said(tail, owner)
        if limit:
            return replace(bare, words=head, limit=bare.limit or limit, force=bare.force or force)
    return _without_short_form(bare)


def _without_short_form(bare: Bare) -> Bare:
    """Without a force's short form that nothing parts from the title: "... revisit 2016 CoLP"."""
    head, _, last = bare.words.rpartition(" ")
    if not head.strip() or last not in short_forms():
        return bare
    return replace(bare, words=head, limit=bare.limit or "force", force=bare.force or force_named(last))


def limit_said(words: str, owner: str) -> tuple[Scope | None, str]:
    """The scope and the force that words behind a title say: "CoLP", "a national overview", "for Kent Police"."""
    said = _LIMIT.fullmatch(words)
    if said and (said["by"] is None or inspectorates_in(said["by"])):
        return _SCOPES[said["scope"].lower()], ""
    inspected = _INSPECTED.fullmatch(words)
    name = re.sub(r"^the\s+", "", inspected["force"] if inspected else words, flags=re.IGNORECASE)
    force = force_named(name)
    if not force and fold(name) and f"{fold(owner)} ".startswith(f"{fold(name)} "):
        force = owner
    return ("force", force) if force else (None, "")


def _undated(bare: Bare) -> Bare | None:
    """Without the date that ends it; None where none does."""
    words = bare.words.rstrip(" .,)]")
    found = find_dates(words[-40:])
    if not found or found[-1].stop != len(words[-40:]) or found[-1].precision not in ("day", "month"):
        return None
    head = words[: len(words) - len(words[-40:]) + found[-1].start]
    lead = _DATING.search(head)
    if lead is None or not head[: lead.start()].strip():
        return None
    return replace(bare, words=head[: lead.start()], dated=bare.dated or found[-1].iso)


def _unquoted(words: str) -> str:
    """Without the quotation marks around all of it; others in it ("“A” and “B”") stay."""
    words = words.strip()
    closing = _QUOTES.get(words[:1])
    inner = words[1:-1]
    if not closing or words[-1:] != closing or not inner:
        return words
    first = inner.find(closing)
    return inner.strip() if first < 0 or -1 < inner.find(words[0]) < first else words
