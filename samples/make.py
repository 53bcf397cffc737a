"""Writes the sample papers and their truths: `python samples/make.py [FOLDER]`, here or into another folder.

The same content gives the same bytes each time. `formats/` holds every paper in four formats that are written here,
and in three that LibreOffice makes of the Word file (`office.py`); `papers/` the history's choice of one format a
paper; `without-trackers/` papers of prose (`prose.py`).
"""

import sys
from pathlib import Path

from content import Paper, catalogue, papers, shown
from dump import dump
from pages import lay_out
from pdf import draw
from prose import prose_files
from truth import in_dump, json_lines, observations, on_pages
from web import page
from word import write

HISTORY = {
    "appendix-2020-02": "txt",
    "appendix-2020-06": "docx",
    "appendix-2020-11": "pdf",
    "appendix-2021-03": "pdf",
}
"""The format in which each paper stands in the history."""


def files(paper: Paper) -> dict[str, bytes]:
    """Every file of one paper, by its path."""
    sections = shown(paper, catalogue())
    pages = lay_out(paper, sections)
    text, starts = dump(paper, pages)
    rows = observations(paper, sections)
    name = paper.name
    printed, dumped = on_pages(rows, pages), in_dump(rows, paper, pages, starts)
    formats = {
        "pdf": draw(paper, pages),
        "docx": write(paper, sections),
        "html": page(paper, sections),
        "txt": text.encode(),
    }
    return {
        **{f"formats/{name}.{ending}": content for ending, content in formats.items()},
        f"papers/{name}.{HISTORY[name]}": formats[HISTORY[name]],
        f"truth/{name}.jsonl": json_lines(f"{name}.pdf", paper, printed).encode(),
        f"truth/{name}.txt.jsonl": json_lines(f"{name}.txt", paper, dumped).encode(),
    }


def main(folder: Path) -> None:
    """Writes all files under `folder`; others that stand there are left alone."""
    made = [pair for paper in papers() for pair in files(paper).items()]
    for name, content in (*made, *prose_files()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
