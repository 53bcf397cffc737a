"""The labels by which prose names what an inspection asks for: "Area for improvement:", "Recommendation 3", "R4"."""

import re
from dataclasses import dataclass

NOUN = (
    r"(?:recommendations?|areas?\s+for\s+(?:further\s+)?(?:improvement|attention|enhancement)|AFIs?"
    r"|(?:accelerated\s+)?causes?\s+(?:of|for)\s+concern)"
)
"""What an inspection asks for, as papers call it."""

_SCOPE = r"(?:(?:national|regional|local|force|joint|all[- ]forces?|HMIC\w*)\s+)?"
_LABEL = re.compile(
    rf"(?P<label>(?i:{_SCOPE}{NOUN}))"
    r"(?:\s*(?:No\.?|number)?\s*(?P<number>\d{1,3}(?:\.\d{1,2})*[a-z]?)(?![\d/%]))?"
    r"(?P<mark>\s*(?:[:.]|[–—-](?=\s))\s*|\s+|$)(?P<rest>.*)",
    re.DOTALL,
)
_SHORT = re.compile(
    r"(?P<number>(?:R|Rec\.?\s?)\s?\d{1,3}(?:\.\d{1,2})?)\s*(?:[:.–—-]\s*)?(?=[A-Z“\"])(?P<rest>.+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Label:
    """The words at the start of a paragraph that name its kind; `number` is printed with them, `rest` follows.

    `sure` is false for a bare "R4", which other things are numbered by as well.
    """

    words: str
    number: str
    rest: str
    sure: bool = True


def label_of(text: str) -> Label | None:
    """The label that a paragraph opens with; a word that the sentence goes on from is none.

    >>> label_of("AFI 2 – The force should").number
    '2'
    >>> label_of("Recommendations were made")
    >>> label_of("R4 Forces should").number
    'R4'
    """
    found = _LABEL.match(text)
    if found and found["label"][0].isupper() and _is_set_off(found):
        return Label(found["label"], found["number"] or "", found["rest"])
    short = _SHORT.match(text)
    return Label("", short["number"].replace(" ", ""), short["rest"], sure=False) if short else None


def _is_set_off(found: re.Match[str]) -> bool:
    """Whether a label stands alone, before a mark, or with a number before a sentence ("Recommendation 4 Forces")."""
    rest = found["rest"]
    return not rest or bool(found["mark"].strip()) or (bool(found["number"]) and rest[0].isupper())


def kind_of(label: Label) -> str:
    """What a label names: "recommendation", "cause" (of concern) or "area" (for improvement and the like)."""
    words = label.words.lower()
    if "cause" in words:
        return "cause"
    named = "area" in words or "afi" in words
    return "area" if named else "recommendation"
