"""A paper's bytes in, what it prints out: every row of every table, and the tracker's rows, whole again.

    content -> read -> Paper -> extract -> Extraction

`read` opens a paper of any format behind one page record; `extract` lays out fixed pages, tells trackers,
traffic-light tables and other tables apart, ties each tracker to the report it stands under, and puts together
what page breaks cut. Both are pure: no file, clock, environment or database.
"""

from extract.sniff import format_of
from schemas import Extraction, Paper

__all__ = ["extract", "read"]


def read(content: bytes, name: str) -> Paper:
    """Opens a paper; its format is told by `content`, `name` is only carried along.

    Raises `schemas.PaperRefused` with the reason in one sentence where it cannot be read.
    """
    kind = format_of(content, name)
    if kind == "pdf":
        from extract.pdf.reader import read_pdf
        from extract.sift import pages_that_matter

        return read_pdf(content, name, sift=pages_that_matter)
    if kind == "docx":
        from extract.word.reader import read_docx

        return read_docx(content, name)
    from extract.dump.reader import read_text

    return read_text(content, name)


def extract(paper: Paper) -> Extraction:
    """What `paper` prints: rows with their places, sections, legend, head, lines, and what was left over."""
    from extract.assemble import assemble

    return assemble(paper)
