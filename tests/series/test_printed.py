"""The papers, opened with others' libraries: they print what the truth says, in its order."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import docx
import pdfplumber
from selectolax.lexbor import LexborHTMLParser

from tests.series.conftest import make


def squeezed(text: str) -> str:
    """Letters and digits: how a cell breaks its lines, and with what it opens a list, is no matter here."""
    return re.sub(r"[\W_]+", "", text)


def columns(path: Path) -> Iterator[list[str]]:
    """The cells of all tables, row by row."""
    if path.suffix == ".docx":
        for table in docx.Document(str(path)).tables:
            for row in table.rows:
                yield [cell.text for cell in row.cells]
    elif path.suffix == ".pdf":
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                for table in page.extract_tables():
                    yield from ([cell or "" for cell in row] for row in table)
    elif path.suffix == ".html":
        for line in LexborHTMLParser(path.read_text("utf-8")).css("tr"):
            yield [cell.text().removeprefix("Status:") for cell in line.css("td, th")]
    else:
        yield from (line.split("\t") for line in path.read_text("utf-8").splitlines())


def words(rows: Iterable[list[str]], ending: str) -> Iterator[str]:
    """The cells that hold recommendations: in a fixed page and its dump, where a page break may cut one, without
    the headings that come in between.
    """
    for row in rows:
        if ending in (".docx", ".html"):
            yield from row
        elif len(row) == 5 and row[2] != "Status":
            yield row[1]


def papers(series: Path, truth: dict[str, Any]) -> dict[str, Path]:
    return {each["paper"]: series / str(each["arrives"]) / each["paper"] for each in truth["papers"]}


def test_every_text_stands_in_its_paper_in_reading_order(series, truth, rows):
    """Each recommendation's words, found after those of the one before it, whatever a page break cut."""
    for paper, path in papers(series, truth).items():
        if paper not in rows:
            continue
        printed = squeezed(" ".join(words(columns(path), path.suffix)))
        at = 0
        for row in rows[paper]:
            found = printed.find(squeezed(row["text"]), at)
            assert found >= 0, (paper, row["text"])
            at = found


def test_statuses_and_due_dates_are_printed_as_often_as_the_truth_has_them(series, truth, rows):
    for paper, path in papers(series, truth).items():
        if path.suffix == ".docx" or paper not in rows:
            continue  # of a merged cell python-docx gives the words again on each row
        cells = [squeezed(cell) for row in columns(path) for cell in row]
        for field in ("status_raw", "due_raw"):
            for each in {squeezed(row[field]) for row in rows[paper]}:
                legend = field == "status_raw"
                wanted = sum(squeezed(row[field]) == each for row in rows[paper])
                assert cells.count(each) - legend * legends(cells, each) == wanted, (paper, each)


def legends(cells: list[str], word: str) -> int:
    """How often the traffic-light table, which stands first, has the word."""
    start = cells.index("TrafficLightColour")
    end = next(at for at, cell in enumerate(cells) if at > start and cell == "Status")
    return cells[start:end].count(word)


def test_a_cut_paper_has_the_title_of_the_report_and_none_of_its_rows(series, truth):
    cut = [paper for paper in truth["papers"] if paper["cut_off"]]
    assert len(cut) == 2
    for paper in cut:
        text = (series / str(paper["arrives"]) / paper["paper"]).read_text("utf-8")
        (title,) = paper["cut_off"]
        assert squeezed(title) in squeezed(text)
        assert "\t" not in text.partition(title)[2]


def test_the_manifest_names_every_paper_and_what_it_supersedes(series, truth):
    with (series / "manifest.csv").open(encoding="utf-8", newline="") as file:
        lines = {line["file"]: line for line in csv.DictReader(file)}
    assert set(lines) == {paper["paper"] for paper in truth["papers"]}
    replaced = {line["supersedes"] for line in lines.values()} - {""}
    assert replaced == {paper["paper"] for paper in truth["papers"] if paper["superseded"]}
    assert len(replaced) == 2


def test_making_the_series_again_gives_the_same_bytes(series, tmp_path):
    again = make(tmp_path)
    names = {path.relative_to(series) for path in series.rglob("*") if path.is_file()}
    assert names == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    assert [name for name in names if (series / name).read_bytes() != (again / name).read_bytes()] == []
