"""Writes a paper as a web page, in one of the two ways in which committee sites show their papers.

Papers whose Word lists go by style have a page of today: colours by classes, words for screen readers. The others
have a page as older systems write them: tables that arrange the page, colours cell by cell.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from content import COMMENT_COLUMN, DUE_COLUMN, Entry, Paper, Shown, Table
from grid import fill
from lines import BULLET, runs
from pages import COLUMNS, HEADER_FILL, LEGEND

_SHEET = """
body {{ font-family: Arial, sans-serif }}
th {{ background: {header}; text-align: left }}
td.green {{ background-color: rgb(146, 208, 80) }}
tr td.amber {{ background-color: #FFC000 }}
td.red {{ background: {red} none }}
.aloud {{ position: absolute; clip: rect(0 0 0 0); width: 1px; height: 1px; overflow: hidden }}
@media print {{ td {{ background: black }} }}
"""


def page(paper: Paper, sections: Sequence[Shown]) -> bytes:
    """The page's bytes, in UTF-8."""
    modern = paper.layout.bullets == "style"
    body = "\n".join(_body(paper, sections, modern))
    return (_modern(paper, body) if modern else _older(paper, body)).encode()


def _modern(paper: Paper, body: str) -> str:
    sheet = _SHEET.format(header=HEADER_FILL, red=paper.layout.red)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{escape(paper.title)}</title>\n'
        f"<style>{sheet}</style></head>\n<body>\n<nav><ul><li>Home</li><li>Committees</li></ul></nav>\n"
        f"<main>\n{body}\n</main>\n<script>var status = 'RED';</script>\n</body>\n</html>\n"
    )


def _older(paper: Paper, body: str) -> str:
    return (
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">\n<HTML><HEAD>'
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">'
        f"<TITLE>{escape(paper.title)}</TITLE></HEAD>\n"
        "<BODY BGCOLOR=white><TABLE WIDTH=100% BORDER=0><TR><TD VALIGN=top>\n"
        f"{body}\n</TD></TR></TABLE></BODY></HTML>\n"
    )


def _body(paper: Paper, sections: Sequence[Shown], modern: bool) -> Iterator[str]:
    yield f"<h1>{escape(paper.title)}</h1>"
    yield "<table>"
    yield _heading(LEGEND, modern)
    for word, meaning in paper.legend.items():
        colour = fill(word, paper.layout)
        yield f"<tr>{_cell(f'<b>{escape(word)}</b>', colour, modern)}<td>{escape(meaning)}</td></tr>"
    yield "</table>"
    for shown in sections:
        yield from (f"<h2>{escape(line)}</h2>" for line in shown.title)
        yield from (f"<p>{_inline(line)}</p>" for line in shown.section.about)
        for table in shown.tables:
            if table.group:
                yield f"<p><i>{escape(table.group)}</i></p>"
            yield from _tracker(paper, shown.report.heading or paper.heading, table, modern)
        if shown.section.footnote:
            yield f"<p><small>{_inline(shown.section.footnote)}</small></p>"


def _tracker(paper: Paper, heading: str, table: Table, modern: bool) -> Iterator[str]:
    """The heading spans number and text; a tall cell is one with a row span."""
    yield "<table border=1>"
    yield _heading((heading, *COLUMNS), modern, first=2)
    under = {DUE_COLUMN: 0, COMMENT_COLUMN: 0}
    for i, entry in enumerate(table.entries):
        row = entry.row
        cells = []
        if row.part == 1:
            tall = sum(e.item is entry.item for e in table.entries)
            text = tuple(line for e in table.entries if e.item is entry.item for line in e.own_text)
            cells += [_spanned((entry.item.number,), tall), _spanned(text, tall)]
        cells.append(_status(entry, paper, modern))
        for column, words, span in (
            (DUE_COLUMN, row.due, row.due_rows),
            (COMMENT_COLUMN, row.comment, row.comment_rows),
        ):
            if i >= under[column]:
                under[column] = i + span
                cells.append(_spanned(words, span))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"


def _heading(words: Sequence[str], modern: bool, first: int = 1) -> str:
    spans = [f" colspan={first}" if i == 0 and first > 1 else "" for i in range(len(words))]
    if modern:
        cells = (f"<th{span}>{escape(word)}</th>" for word, span in zip(words, spans, strict=True))
        return f"<thead><tr>{''.join(cells)}</tr></thead>"
    cells = (f"<td{span}><b>{escape(word)}</b>" for word, span in zip(words, spans, strict=True))
    return f"<tr bgcolor={HEADER_FILL.removeprefix('#')}>{''.join(cells)}"


def _status(entry: Entry, paper: Paper, modern: bool) -> str:
    words = f"<b>{escape(entry.row.status)}</b>" if entry.row.status else "&nbsp;"
    if modern:
        words = f'<span class="aloud">Status:</span> {words}'
    return _cell(words, fill(entry.row.status or entry.row.fill, paper.layout), modern)


def _cell(words: str, colour: str | None, modern: bool) -> str:
    """A cell of this colour: by a class, or by an attribute of its own."""
    if colour is None:
        return f"<td>{words}</td>"
    if modern:
        named = {"#92d050": "green", "#ffc000": "amber"}.get(colour, "red")
        return f'<td class="status {named}">{words}</td>'
    return f'<td style="background-color: {colour.upper()}; text-align: center">{words}</td>'


def _spanned(words: Sequence[str], rows: int) -> str:
    return f"<td{f' rowspan={rows}' if rows > 1 else ''}>{''.join(_paragraphs(words))}</td>"


def _paragraphs(words: Sequence[str]) -> Iterator[str]:
    """Each entry of the content is a paragraph, or an item of a list."""
    for bullets, lines in groupby(words, key=lambda line: line.startswith(BULLET)):
        if bullets:
            yield f"<ul>{''.join(f'<li>{_inline(line.removeprefix(BULLET))}</li>' for line in lines)}</ul>"
        else:
            yield from (f"<p>{_inline(line)}</p>" for line in lines if line)


def _inline(text: str) -> str:
    pieces = (f"<sup>{escape(t)}</sup>" if up else escape(t) for t, up in runs(text.strip("_")))
    joined = "".join(pieces)
    return f"<u>{joined}</u>" if text.startswith("_") else joined
