"""Readings held against truth files: what a perfect reading holds, row by row, field by field.

Text is compared with white space folded, quotes and dashes made alike and bullets set aside; a row under a tall
cell may hold the cell's whole text (`..._tall`) or, in a dump, its own fragment.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from schemas import Observation

FIELDS = (
    "report_title_raw", "report_scope", "report_published", "number", "part", "kind", "status_raw", "colour",
    "is_new", "due_raw", "due", "no_deadline", "text", "comment",
)  # fmt: skip


@dataclass(frozen=True)
class Truth:
    """A truth file: the paper that it is of, and its rows."""

    paper: str
    rows: tuple[dict, ...]

    @property
    def is_tracker(self) -> bool:
        """Whether its rows are those of tracker tables, and not of a narrative or a covering report."""
        return bool(self.rows) and all("status_raw" in row and "table" not in row for row in self.rows)


def read_truth(path: Path) -> Truth:
    """The truth file at `path`; its first line names the paper."""
    head, *rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return Truth(head.get("paper", ""), tuple(rows))


def differences(truth: Truth, observations: tuple[Observation, ...]) -> list[str]:
    """Every field in which the observations, in reading order, differ from the truth, in words."""
    found = [
        f"{row.get('report_title', '')[:40]} {row['number']!r} part {row['part']}: {field} is"
        f" {_got(observation, field)!r}, should be {_want(row, field)!r}"
        for row, observation in zip(truth.rows, observations, strict=False)
        for field in FIELDS
        if not _same(row, observation, field)
    ]
    if len(truth.rows) != len(observations):
        found.append(f"{len(observations)} observations, should be {len(truth.rows)}")
    return found


def _same(row: dict, observation: Observation, field: str) -> bool:
    got, want = _got(observation, field), _want(row, field)
    if got == want:
        return True
    alternatives = row.get("also", {})
    if field in alternatives and got == _value(field, alternatives[field]):
        return True
    if field == "report_scope":
        return {got, want} == {"national", "joint"}
    tall = row.get(f"{field.removesuffix('_raw')}_tall")
    if tall is not None:
        return got == _fold(tall)
    if field in {"due", "no_deadline"}:
        return row.get("due_from") is not None
    fragment = {"due_raw": "due_from", "comment": "comment_from"}.get(field)
    return bool(fragment and row.get(fragment) is not None and want in got)


def _want(row: dict, field: str) -> object:
    return _value(field, row.get("report_title" if field == "report_title_raw" else field))


def _got(observation: Observation, field: str) -> object:
    if field == "due":
        return sorted(
            (str(due.date or ("immediate" if due.immediate else due.relative)), due.role)
            for due in observation.due
        )
    return _value(field, getattr(observation, field))


def _value(field: str, value: object) -> object:
    if field == "due":
        return sorted(
            (
                str(due.get("date") or ("immediate" if due.get("immediate") else due.get("relative"))),
                due["role"],
            )
            for due in value
        )
    return _fold(value) if isinstance(value, str) else value


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans("’‘“”–—", "''\"\"--"))
    return re.sub(r"\s+", " ", re.sub(r"(^|\s)[•·▪-](?=\s)", " ", text)).strip().lower()
