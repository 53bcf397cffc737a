"""Whole papers: the samples in every format, and the papers of an acceptance folder where one is named.

``RAGW_ACCEPTANCE`` names a folder with papers and truths anywhere below it (see CONTRIBUTING.md).
"""

import os
from pathlib import Path

import pytest

from extract import extract, read
from normalise import normalise
from schemas import Paper, Reading, Table
from tests.accounts import accounted_for, characters
from tests.truth import Truth, differences, read_truth

SAMPLES = Path(__file__).parents[1] / "samples"
ACCEPTANCE = Path(os.environ["RAGW_ACCEPTANCE"]) if os.environ.get("RAGW_ACCEPTANCE") else None
FORMATS = (".txt", ".docx", ".pdf", ".html")
"""The formats that are read as they are; `test_formats.py` has those that LibreOffice converts first."""

needs_acceptance = pytest.mark.skipif(ACCEPTANCE is None, reason="RAGW_ACCEPTANCE names no folder of papers")


def sample_papers() -> list[Path]:
    return sorted(path for path in (SAMPLES / "formats").iterdir() if path.suffix in FORMATS)


def sample_pairs() -> list[tuple[Path, Path]]:
    """Every sample in every format, with its truth: a dump's own, or that of the fixed and flowing pages."""
    pairs = []
    for paper in sample_papers():
        own = SAMPLES / "truth" / f"{paper.name}.jsonl"
        pairs.append((paper, own if own.exists() else SAMPLES / "truth" / f"{paper.stem}.jsonl"))
    return pairs


def acceptance_pairs() -> list[tuple[Path, Path]]:
    """Every tracker of the acceptance folder with a truth, in each format that it is there in."""
    if ACCEPTANCE is None:
        return []
    return [
        (paper, truth)
        for truth in sorted(ACCEPTANCE.rglob("*.jsonl"))
        if read_truth(truth).is_tracker and read_truth(truth).paper
        for paper in sorted(ACCEPTANCE.rglob(f"{Path(read_truth(truth).paper).stem}.*"))
        if paper.suffix in FORMATS
    ]


def acceptance_papers() -> list[Path]:
    """Every paper of the acceptance folder in a format that is read."""
    return sorted(path for path in ACCEPTANCE.rglob("*") if path.suffix in FORMATS) if ACCEPTANCE else []


def by_name(pair: object) -> str:
    return pair.name if isinstance(pair, Path) else ""


def opened(path: Path) -> Paper:
    return read(path.read_bytes(), path.name)


def reading(path: Path) -> Reading:
    return normalise(extract(opened(path)))


@pytest.mark.parametrize(("paper", "truth"), sample_pairs(), ids=by_name)
def test_a_sample_reads_as_its_truth_says(paper: Path, truth: Path) -> None:
    """Every row, every field, in every format."""
    assert differences(read_truth(truth), reading(paper).observations) == []


@needs_acceptance
@pytest.mark.parametrize(("paper", "truth"), acceptance_pairs(), ids=by_name)
def test_a_real_paper_reads_as_its_truth_says(paper: Path, truth: Path) -> None:
    """Every row, none invented; every field."""
    assert differences(read_truth(truth), reading(paper).observations) == []


@needs_acceptance
def test_real_action_logs_give_their_actions_with_their_colours() -> None:
    """Colours told by fills alone, under another board's headings."""
    assert ACCEPTANCE
    (path,) = ACCEPTANCE.rglob("real-actions.jsonl")
    truth = read_truth(path)
    head = read_truth(path).paper
    rows = _all_rows(path)
    assert head or rows
    assert truth.rows
    for name in sorted({row["paper"] for row in rows if row["paper"].endswith(".pdf")}):
        (paper,) = ACCEPTANCE.rglob(name)
        wanted = [(row["colour"], row["deadline"]) for row in rows if row["paper"] == name]
        assert [(each.colour, each.due_raw) for each in reading(paper).observations] == wanted


def _all_rows(path: Path) -> list[dict]:
    import json

    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def cells_of(paper: Paper) -> list[str]:
    """The text of every cell of every table of a paper, as its reader gives it, laid out where need be."""
    from extract.layout.grid import lay_out

    blocks = [
        block for page in paper.pages for block in (page.blocks or (lay_out(page, 1) if page.words else ()))
    ]
    return [
        cell.text for table in blocks if isinstance(table, Table) for row in table.rows for cell in row.cells
    ]


@pytest.mark.parametrize("path", [*sample_papers(), *acceptance_papers()], ids=by_name)
def test_every_character_of_every_table_is_accounted_for(path: Path) -> None:
    """Nothing lost: in a row, in a heading, in the legend, or left over - and nothing twice."""
    paper = opened(path)
    assert characters(accounted_for(extract(paper))) == characters(cells_of(paper))


@needs_acceptance
@pytest.mark.parametrize("path", [path for path in acceptance_papers() if path.suffix == ".txt"], ids=by_name)
def test_no_printed_character_of_a_dumps_tables_is_lost(path: Path) -> None:
    """Counted from the file itself, markup and bullets aside."""
    import re

    lines = [line for line in path.read_text("utf-8").splitlines() if "\t" in line]
    printed = re.sub(r"</?[a-z][^<>]*>|[•*]", "", "".join(lines))
    got = "".join(accounted_for(extract(opened(path)))).replace("•", "").replace("*", "")
    assert characters([got]) == characters([printed])


@pytest.mark.parametrize("stem", sorted({path.stem for path in sample_papers()}))
def test_a_sample_gives_the_same_statuses_in_every_format(stem: str) -> None:
    """What a paper says does not depend on its format; a dump only lacks the fills that no word repeats."""
    told = {
        suffix: [
            (each.recommendation_key, each.part, each.kind, each.status_raw, each.is_new, each.colour)
            for each in reading(SAMPLES / "formats" / f"{stem}{suffix}").observations
        ]
        for suffix in FORMATS
    }
    assert told[".docx"] == told[".pdf"] == told[".html"]
    worded = [(*status[:-1], status[-1] if status[3] else None) for status in told[".docx"]]
    assert told[".txt"] == worded


def test_truth_counts() -> None:
    """The samples hold what their readme says: four papers, a truth for each."""
    assert len(sample_pairs()) == 16
    assert all(isinstance(read_truth(truth), Truth) for _, truth in sample_pairs())
