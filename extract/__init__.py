"""A paper's bytes in, what it prints out: every row of every table, and the tracker's rows, whole again.

    content -> read -> Paper -> extract -> Extraction

`read` opens a paper of any format behind one page record; `extract` lays out fixed pages, tells trackers,
traffic-light tables and other tables apart, ties each tracker to the report it stands under, and puts together
what page breaks cut. Both are pure: no file, clock, environment or database.

The rooms, in the order in which a paper walks through them (`assemble` takes the steps of `extract`):

    sniff                       which format a paper is in
    pdf, word, html, dump       one format each, opened; `office` looks at those that LibreOffice converts
    pages                       which pages matter, and what on them is no part of the text
    layout                      fixed pages into tables and paragraphs
    columns                     what the columns of a tracker hold
    trackers                    which tables are trackers, under which report, and their rows whole again
    front, figures, prose       what a paper says of itself at its head, in counts, in paragraphs

`characters` and `lights` serve them all: what a character prints, and traffic lights told by colour.
"""

import hashlib

import msgspec

from extract.sniff import CONVERTED, format_of, looks_converted
from schemas import Extraction, Paper, PaperRefused
from schemas.paper import Format

__all__ = ["CONVERTED", "extract", "format_of", "looks_converted", "read"]


def read(content: bytes, name: str, converted: bytes | None = None, most_pages: int | None = None) -> Paper:
    """Opens a paper; its format is told by `content`, `name` is only carried along.

    An old Word file, an OpenDocument text and RTF are read from `converted`, the .docx that LibreOffice made of
    them; the paper stays the one that was given, by its name, its bytes and its format. Raises
    `schemas.PaperRefused` with the reason in one sentence where it cannot be read, `schemas.PaperTooLong` where it
    is a PDF of more than `most_pages`.
    """
    kind = format_of(content, name)
    if kind in CONVERTED:
        return _read_converted(content, name, kind, converted)
    if kind == "pdf":
        from extract.pages.sift import pages_that_matter
        from extract.pdf.reader import PAGES_LIMIT, read_pdf

        return read_pdf(content, name, sift=pages_that_matter, most_pages=most_pages or PAGES_LIMIT)
    if kind == "docx":
        from extract.word.reader import read_docx

        return read_docx(content, name)
    if kind == "html" or kind == "mht":
        from extract.html.reader import read_html, read_mht

        return read_html(content, name) if kind == "html" else read_mht(content, name)
    from extract.dump.reader import read_text

    return read_text(content, name)


def _read_converted(content: bytes, name: str, kind: Format, converted: bytes | None) -> Paper:
    from extract.word.reader import read_docx

    if converted is None:
        reason = (
            f"is a .{kind} file, which is read from its conversion: ragw's commands make it by LibreOffice"
        )
        raise PaperRefused(name, reason)
    sha256 = hashlib.sha256(content).hexdigest()
    return msgspec.structs.replace(read_docx(converted, name), sha256=sha256, format=kind)


def extract(paper: Paper) -> Extraction:
    """What `paper` prints: rows with their places, sections, legend, head, lines, and what was left over."""
    from extract.assemble import assemble

    return assemble(paper)
