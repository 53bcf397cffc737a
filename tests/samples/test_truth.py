"""The truths are whole, and agree with the papers as other programs than ours open them."""

from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest

from tests.samples.truths import PAPERS, SAMPLES, bare, lines, rows

FIELDS = {
    "report_title",
    "report_scope",
    "report_by",
    "report_published",
    "report_claims",
    "group",
    "number",
    "part",
    "kind",
    "label",
    "text",
    "status_raw",
    "colour",
    "is_new",
    "due_raw",
    "due",
    "no_deadline",
    "comment",
}
ALL = [(paper, ending) for paper in PAPERS for ending in ("", ".txt")]


@pytest.mark.parametrize(("paper", "ending"), ALL)
def test_a_truth_is_complete(paper: str, ending: str) -> None:
    """Each line has every field that the guide to truths defines, and a place in the paper."""
    first, *found = lines(paper, ending)
    assert first["paper"] == paper + (ending or ".pdf")
    assert list(first["definitions"]) == ["GREEN", "AMBER", "RED", "WHITE"]
    for row in found:
        assert set(row) >= FIELDS | ({"line"} if ending else {"page", "bbox"})
        assert row["text"]
        assert row["report_scope"] in ("national", "force", "joint")


@pytest.mark.parametrize("paper", PAPERS)
def test_the_two_truths_of_a_paper_differ_only_where_the_formats_do(paper: str) -> None:
    """A dump loses fills and the rest of tall cells; everything else is the same."""
    own = {"due_raw", "comment", "due_tall", "comment_tall", "colour", "line", "page", "bbox"}
    for one, other in zip(rows(paper), rows(paper, ".txt"), strict=True):
        assert {k: v for k, v in one.items() if k not in own} == {
            k: v for k, v in other.items() if k not in own
        }


@pytest.mark.parametrize("paper", PAPERS)
def test_a_pdf_holds_each_status_in_its_box(paper: str) -> None:
    """The word in the box is the status, and the fill under it is of the colour that the truth names."""
    fills = {"green": {"#92d050"}, "amber": {"#ffc000"}, "red": {"#c00000", "#ff0000"}}
    with pdfplumber.open(SAMPLES / "formats" / f"{paper}.pdf") as pdf:
        for row in rows(paper):
            page = pdf.pages[row["page"] - 1]
            assert " ".join(page.crop(row["bbox"]).extract_text().split()) == row["status_raw"]
            x0, top, x1, bottom = row["bbox"]
            under = {
                shade(r["non_stroking_color"])
                for r in page.rects
                if abs(r["x0"] - x0) < 1
                and abs(r["x1"] - x1) < 1
                and abs(r["top"] - top) < 1
                and abs(r["bottom"] - bottom) < 1
            }
            assert under <= fills.get(row["colour"], set())
            assert bool(under) == (row["colour"] in fills)


def shade(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_pdf_prints_each_word_of_its_truth(paper: str) -> None:
    """Words alone, in any order: where each stands is for the readers to find out."""
    with pdfplumber.open(SAMPLES / "formats" / f"{paper}.pdf") as pdf:
        printed = {word for page in pdf.pages for word in page.extract_text().split()}
    for row in rows(paper):
        for field in ("text", "due_raw", "comment", "report_title"):
            wanted = {word for word in row[field].split() if not word[0].isdigit()}
            assert wanted <= printed, (row["number"], field)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_word_file_holds_the_truth_row_by_row(paper: str) -> None:
    """A merged cell gives its whole text on each row that it spans, as the truth does."""
    document = docx.Document(str(SAMPLES / "formats" / f"{paper}.docx"))
    printed = [
        [bare(cell.text) for cell in row.cells]
        for table in document.tables
        if len(table.columns) == 5
        for row in table.rows[1:]
    ]
    assert printed == [wanted(row) for row in rows(paper)]


def wanted(row: dict[str, Any]) -> list[str]:
    whole = row.get("also", {}).get("text", row["text"])
    due, comment = row.get("due_tall", row["due_raw"]), row.get("comment_tall", row["comment"])
    return [bare(text) for text in (row["number"], whole, row["status_raw"], due, comment)]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_dump_starts_each_row_on_its_line(paper: str) -> None:
    """The line bears the status and the beginning of every other cell; page breaks hold the rest back."""
    dump = (SAMPLES / "formats" / f"{paper}.txt").read_text("utf-8").split("\n")
    for row in rows(paper, ".txt"):
        *text, status, due, comment = (bare(cell) for cell in dump[row["line"] - 1].split("\t"))
        assert status == row["status_raw"]
        assert bare(row["due_raw"]).startswith(due)
        assert bare(row["comment"]).startswith(comment)
        own = row["text"] if row["part"] == 1 or "also" in row else ""
        number = row["number"] if row["part"] == 1 else ""
        assert bare(f"{number} {own}").startswith(" ".join(t for t in text if t))


@pytest.mark.parametrize("paper", PAPERS)
def test_a_dump_prints_the_sentences_that_count(paper: str) -> None:
    """`report_claims` is printed text and nothing else."""
    dump = (SAMPLES / "formats" / f"{paper}.txt").read_text("utf-8")
    assert all(row["report_claims"] in dump for row in rows(paper))


EFFECTIVENESS = "PEEL: Police Effectiveness 2019 . "
STORY = {
    "a green drops out": ("PEEL: Police Legitimacy 2018", "1", 1, ["AMBER", "NEW GREEN", None, None]),
    "an amber slips into red": ("Called to court", "3", 1, ["AMBER", "AMBER", "NEW RED", "RED"]),
    "a red recovers": (EFFECTIVENESS + "Ravensmoor", "2", 1, ["AMBER", "NEW RED", "RED", "AMBER"]),
    "an amber vanishes": (EFFECTIVENESS + "Ravensmoor", "4", 1, ["AMBER", "AMBER", None, None]),
    "a white turns amber": (EFFECTIVENESS + "National", "3", 1, ["WHITE", "WHITE", "AMBER", "AMBER"]),
    "one is closed": ("Behind closed shutters", "5", 1, ["AMBER", "NEW CLOSED", None, None]),
    "a first part": (EFFECTIVENESS + "National", "1", 1, ["AMBER", "NEW GREEN", "GREEN", None]),
    "a second part": (EFFECTIVENESS + "National", "1", 2, ["AMBER", "AMBER", "NEW GREEN", None]),
    "a new report": ("Out of hours", "3", 1, [None, None, "NEW WHITE", "WHITE"]),
}


@pytest.mark.parametrize("story", STORY)
def test_the_four_papers_tell_a_story(story: str) -> None:
    """What a comparison of periods has to find; in these titles a full stop stands for either dash."""
    title, number, part, statuses = STORY[story]
    assert [status(paper, title, number, part) for paper in PAPERS] == statuses


def status(paper: str, title: str, number: str, part: int) -> str | None:
    found = [
        row["status_raw"]
        for row in rows(paper)
        if same(title, row["report_title"])
        and (row["number"], row["part"], row["group"]) == (number, part, "")
    ]
    return found[0] if found else None


def same(title: str, printed: str) -> bool:
    dashed = printed.replace("–", ".").replace("-", ".").casefold()
    return dashed.startswith(title.replace("-", ".").casefold())


def test_no_file_of_the_samples_speaks_of_a_place_outside_them() -> None:
    """Samples are read on other machines."""
    texts = [p for p in SAMPLES.rglob("*") if p.suffix in (".py", ".toml", ".md", ".csv", ".txt", ".jsonl")]
    assert [path.name for path in texts if str(Path.home()) in path.read_text("utf-8")] == []
