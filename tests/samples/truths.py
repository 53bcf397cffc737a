"""The samples and their truths, for the tests of this room and for those that read a sample."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[2] / "samples"
PAPERS = ("appendix-2020-02", "appendix-2020-06", "appendix-2020-11", "appendix-2021-03")


def rows(paper: str, ending: str = "") -> list[dict[str, Any]]:
    """The observations of a truth: of the PDF and the Word file, or (`.txt`) of the dump."""
    return lines(paper, ending)[1:]


def lines(paper: str, ending: str = "") -> list[dict[str, Any]]:
    """A truth file whole; its first line speaks of the paper."""
    path = SAMPLES / "truth" / f"{paper}{ending}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def bare(text: str) -> str:
    """Words only: markup and bullets gone, white space folded, raised endings drawn to their number."""
    words = re.sub(r"<sup>(\w+)</sup>", r"\1", text)
    words = unicodedata.normalize("NFC", re.sub(r"<[^>]*>", " ", words).replace("•", " "))
    return " ".join(re.sub(r"\b(\d+) (st|nd|rd|th)\b", r"\1\2", words).split())
