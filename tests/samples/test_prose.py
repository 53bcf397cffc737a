"""Papers of prose read as their truths say, which were written by hand; papers without an item give none.

The truths of narrative papers in an acceptance folder (``RAGW_ACCEPTANCE``, see CONTRIBUTING.md) are read as well.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from extract import extract, read
from normalise import normalise
from schemas import Observation, to_json
from tests.samples.truths import SAMPLES
from tests.test_papers import ACCEPTANCE, by_name, needs_acceptance

FOLDER = SAMPLES / "without-trackers"
PAPERS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".jsonl")
FIELDS = ("number", "kind", "label", "text", "progress", "status_raw", "colour")


def observations(path: Path) -> tuple[Observation, ...]:
    return normalise(extract(read(path.read_bytes(), path.name))).observations


def wanted(path: Path) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [line for line in lines if "text" in line and "table" not in line]


def dues(found: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    """What counts of due dates; a truth names only what is there."""
    return [
        (
            due.get("date"),
            due.get("relative"),
            bool(due.get("immediate")),
            due["set_by"],
            due["role"],
            due["text"],
        )
        for due in found
    ]


@pytest.mark.parametrize("paper", PAPERS, ids=by_name)
def test_a_paper_of_prose_reads_as_its_truth_says(paper: Path) -> None:
    """Every item in every format, and no other."""
    truth = wanted(paper.with_suffix(".jsonl"))
    found = [json.loads(to_json(each)) for each in observations(paper)]
    assert [{field: each[field] for field in FIELDS} for each in found] == [
        {field: each[field] for field in FIELDS} for each in truth
    ]
    assert [(each["other"].get("area", ""), each["report_title_raw"]) for each in found] == [
        (each["area"], each["report_title"]) for each in truth
    ]
    assert [dues(each["due"]) for each in found] == [dues(each["due"]) for each in truth]
    assert [[due.get("computed") for due in each["due"]] for each in found] == [
        [due.get("computed") for due in each["due"]] for each in truth
    ]


def test_there_are_papers_with_items_and_papers_without() -> None:
    """A reader that finds nothing would pass half of these tests."""
    counts = {path.stem: len(wanted(path)) for path in FOLDER.glob("*.jsonl")}
    assert sorted(counts.values()) == [0] * 7 + [4, 6, 6]


def narratives() -> list[tuple[Path, Path]]:
    """The acceptance folder's papers whose truths hold items in prose."""
    if ACCEPTANCE is None:
        return []
    pairs = []
    for truth in sorted(ACCEPTANCE.rglob("*.jsonl")):
        if any("area" in line for line in wanted(truth)):
            stem = (
                Path(json.loads(truth.read_text("utf-8").splitlines()[0]).get("paper", "")).stem or truth.stem
            )
            pairs += [(paper, truth) for paper in sorted(ACCEPTANCE.rglob(f"{stem}*.txt"))]
    return pairs


@needs_acceptance
@pytest.mark.parametrize(("paper", "truth"), narratives(), ids=by_name)
def test_a_real_paper_of_prose_reads_as_its_truth_says(paper: Path, truth: Path) -> None:
    """Every item, none invented; every field that the truth holds."""
    rows = wanted(truth)
    found = [json.loads(to_json(each)) for each in observations(paper)]
    assert [each["text"] for each in found] == [row["text"] for row in rows]
    for row, each in zip(rows, found, strict=True):
        for field in ("number", "kind", "label", "status_raw", "colour"):
            assert each[field] == row[field], (field, row["text"][:40])
        assert list(each["progress"]) == row["progress"]
        assert (each["other"]["area"], each["report_title_raw"]) == (row["area"], row["report_title"])
        assert dues(each["due"]) == dues(row["due"])
