"""The labels of a paper's head ("Report of:", "Meeting date"), and the phrases that need none ("For Information")."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from extract.characters import one_line
from extract.columns.vocabulary import fold
from schemas import Place

FIELDS = (
    "committee",
    "date",
    "reference",
    "subject",
    "report_of",
    "classification",
    "purpose",
    "agenda_item",
)
"""Those of `FrontMatter` that a head prints once."""

PHRASE = 90
"""The rank of what no label names."""
_AIM = (
    r"(?:information|decision|noting|note|discussion|approval|action|consideration|comment|scrutiny|assurance|review"
    r"|endorsement|resolution)"
)
_PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "classification",
        re.compile(
            r"(?:public|non-?public|not\s+public|exempt|confidential|private|restricted|unclassified"
            r"|(?:open|closed)\s+session|not\s+protectively\s+marked|official(?:\s*[-–:]\s*sensitive)?|public\s+(?:report|document|session)|open"
            r"|part\s+(?:1|2|i|ii|one|two|a|b)(?:\s*[-–(:]?\s*(?:public|private|exempt|open|confidential)\)?)?)",
            re.IGNORECASE,
        ),
    ),
    (
        "purpose",
        re.compile(rf"(?:report\s+)?for\s+{_AIM}(?:\s*(?:,|/|&|and)\s*(?:for\s+)?{_AIM})*|to\s+note", re.IGNORECASE),
    ),
    (
        "agenda_item",
        re.compile(
            r"(?:agenda\s+(?:item\s+)?|item\s+)(?:no\.?|number)?\s*[:#]?\s*\d{1,3}[a-z]?(?:\.\d+)?", re.IGNORECASE
        ),
    ),
)  # fmt: skip
_REPORTER = re.compile(r"(?i:(?:joint\s+)?report\s+(?:of|by|from))\s+(?i:the\s+)?(?P<name>[A-Z][^.:;]{2,80})")
_MONTHS = r"(?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Q|Qtr|FY)\b)"
_REFERENCE = re.compile(
    rf"\b{_MONTHS}[A-Z][A-Za-z]{{1,4}}(?:\s?\d{{1,3}}[/-]\d{{2,4}}|[/-]\d{{2,4}}[/-]\d{{1,4}})\b(?![/-])"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A value of one field as printed, "" where only its label stands there; the lowest `rank` wins."""

    field: str
    value: str
    place: Place
    rank: int = PHRASE


@cache
def _labels() -> dict[str, tuple[str, int]]:
    data = tomllib.loads(resources.files("extract.front").joinpath("front.toml").read_text("utf-8"))["labels"]
    unknown = set(data) - {*FIELDS, "other"}
    if unknown:
        raise ValueError(f"front.toml names fields that do not exist: {sorted(unknown)}")
    return {label: (field, rank) for field, labels in data.items() for rank, label in enumerate(labels)}


@cache
def _pattern() -> re.Pattern[str]:
    words = (
        r"[\s/()-]+".join(map(re.escape, label.split())) for label in sorted(_labels(), key=len, reverse=True)
    )
    return re.compile(rf"(?:^|(?<=\s))(?P<label>(?i:{'|'.join(words)})\)?)\s*:\s*")


def labelled(text: str, place: Place) -> list[Found]:
    """The labels that a cell or a line opens with, each with what follows it up to the next label.

    ``Committee(s): Police Committee Dated: 5 September 2023`` has two.
    """
    text = text.strip()
    found = [each for each in _pattern().finditer(text) if each.start() == 0 or each["label"][:1].isupper()]
    if not found or found[0].start() != 0:
        return []
    stops = [each.start() for each in found[1:]] + [len(text)]
    items = []
    for each, stop in zip(found, stops, strict=True):
        field, rank = _labels()[fold(each["label"])]
        items.append(Found(field, one_line(text[each.end() : stop]), place, rank))
    return items


def own_label(text: str, place: Place) -> Found | None:
    """The label that a cell is, without a colon: "Report author" beside a name."""
    known = _labels().get(fold(text)) if len(text) <= 40 else None
    return Found(known[0], "", place, known[1]) if known and text.strip()[:1].isupper() else None


def phrased(text: str, place: Place) -> Iterator[Found]:
    """What a cell or a line says without a label: "Public", "For Decision", "POL 76/17", "Agenda Item 05"."""
    told = one_line(text)
    for field, pattern in _PHRASES:
        if pattern.fullmatch(told.strip("()[]. ")):
            yield Found(field, told, place)
    if _REFERENCE.fullmatch(told):
        yield Found("reference", told, place)
    reporter = _REPORTER.fullmatch(told)
    if reporter:
        yield Found("report_of", reporter["name"], place)


def without_reference(report_of: Found) -> dict[str, Found]:
    """Who reports, and the reference that the same cell prints after it: "Commissioner of Police Pol 78-23"."""
    found = _REFERENCE.search(report_of.value)
    if found is None or found.end() != len(report_of.value):
        return {}
    name = report_of.value[: found.start()].rstrip(" ,;–-")
    return {
        "report_of": Found("report_of", name, report_of.place, report_of.rank),
        "reference": Found("reference", found[0], report_of.place),
    }
