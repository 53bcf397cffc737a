"""The papers of the second series as web pages and text dumps, each body in its own columns."""

import csv
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from tests.second.tracker import Paper, Row

COLUMNS = {
    "Brackenshire": (("Colour", "Meaning"), ("No.", "Recommendation", "Lead", "BRAG", "Due", "Update")),
    "Wyvern": (
        ("Traffic Light Colour", "Definition of target achievement"),
        ("", "Recommendation", "Status", "Due Date", "Comment"),
    ),
    "Stonebridge": (
        ("Colour", "Meaning"),
        ("Ref", "Agreed action", "RAG", "Target date", "Responsible officer", "Progress"),
    ),
}
"""By body the headings of its legend and of its lists."""

COMMENTS = (
    "Work has begun and the lead officer reports to the programme board each month.",
    "A draft has been circulated to managers for comment.",
    "Discussed at the strategic leadership team; funding is agreed in principle.",
)

Line = str | list[list[str]]
"""A heading (it begins with "# "), a paragraph, or a table."""


def write(papers: Iterable[Paper], folder: Path) -> None:
    """The papers, and a manifest of whose they are."""
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        manifest = csv.writer(file)
        manifest.writerow(("file", "authority", "committee", "date", "supersedes"))
        for paper in papers:
            manifest.writerow((paper.file, paper.authority, paper.committee, paper.date, paper.supersedes))
            written = _page(paper) if paper.file.endswith(".html") else _dump(paper)
            (folder / paper.file).write_text(written, "utf-8")


def _lines(paper: Paper) -> Iterator[Line]:
    legend, columns = COLUMNS[paper.authority.split()[0]]
    yield f"# {paper.authority}"
    yield paper.committee
    yield "Progress against inspection and audit recommendations"
    yield [[*legend], *([word.title(), meaning] for word, meaning in paper.legend.items())]
    rows = paper.rows if paper.cut is None else paper.rows[: paper.cut + 1]
    broken = rows[-1] if paper.cut is not None else None
    for report, own in groupby(rows, key=lambda row: row.report):
        title, about = paper.reports[report]
        yield f"## {title}"
        yield about
        for group, listed in groupby(own, key=lambda row: row.group):
            if group:
                yield group
            yield [[*columns], *(cells for row in listed for cells in _cells(row, columns, row is broken))]


def _cells(row: Row, columns: tuple[str, ...], is_broken: bool) -> Iterator[list[str]]:
    if is_broken:
        yield [row.number, row.text[: len(row.text) // 2]]
        return
    for at, part in enumerate(row.parts):
        comment = COMMENTS[(len(row.text) + len(part.status)) % len(COMMENTS)]
        whose = {"Lead": "Area Manager Hale", "Responsible officer": "Head of Regulation"}
        told = {
            **whose,
            "Status": part.status,
            "Due Date": part.due,
            "Due": part.due,
            "Target date": part.due,
        }
        told |= {"BRAG": part.status.title(), "RAG": part.status.title()}
        told |= dict.fromkeys(("Comment", "Update", "Progress"), comment)
        yield [*((row.number, row.text) if at == 0 else ("", "")), *(told[name] for name in columns[2:])]


def _page(paper: Paper) -> str:
    body = "".join(map(_marked, _lines(paper)))
    return f"<!doctype html><meta charset=utf-8><title>Papers</title><body>{body}</body>"


def _marked(line: Line) -> str:
    if isinstance(line, str):
        level, _, words = line.rpartition("# ")
        tag = f"h{len(level) + 1}" if line.startswith("#") else "p"
        return f"<{tag}>{escape(words)}</{tag}>\n"
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in line)
    return f"<table border=1>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"


def _dump(paper: Paper) -> str:
    blocks = (
        line.lstrip("# ") if isinstance(line, str) else "\n".join("\t".join(row) for row in line)
        for line in _lines(paper)
    )
    return "\n\n".join(blocks) + ("\n" if paper.cut is None else "")
