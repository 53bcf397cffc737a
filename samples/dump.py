"""The paper as a text dump gives it: tab-separated tables, cut where the pages end, markup on some pages."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from content import Paper
from grid import Key
from lines import Line, runs
from pages import COLUMNS, HEADING, Grid, Page, PrintedRow, Text

RED = '<div style="background-color: red; color: white; text-align: center; padding: 5px;">{}</div>'


def dump(paper: Paper, pages: Sequence[Page]) -> tuple[str, dict[Key, int]]:
    """The text, and for each row the line (from 1) in which it starts."""
    out: list[str] = []
    starts: dict[Key, int] = {}
    headers = 0
    for page in pages:
        markup = page.number in paper.dump.markup_pages
        for item in page.items:
            if isinstance(item, Text):
                out.append(plain((line for _, line in item.lines), markup))
                out += [""] if item.style == HEADING else []
                continue
            out += [] if out and out[-1] == "" else [""]
            if len(item.heading) > 1:
                out += _legend(item)
            else:
                out.append(_header(paper, item.heading[0], headers, markup))
                headers += 1
            for row in item.rows:
                starts.setdefault(row.key, len(out) + 1)
                out.append(_tagged(row) if markup else "\t".join(plain(cell, False) for cell in row.cells))
            out.append("")
        out += [line for note in page.footnotes for line in (note, "")]
    return "\n".join(out), starts


def plain(lines: Iterable[Line], markup: bool) -> str:
    """Lines as one: a raised ending stands apart ("4 th") unless markup holds it."""
    raised = "{}" if markup else " {}"
    joined = " ".join(line.text for line in lines)
    return "".join(raised.format(t) if up else t for t, up in runs(joined))


def _legend(grid: Grid) -> list[str]:
    cells = [plain((line for _, line in cell.lines), False) for cell in grid.cells]
    return [f"{word}\t{definition}" for word, definition in zip(cells[::2], cells[1::2], strict=True)]


def _header(paper: Paper, heading: str, count: int, markup: bool) -> str:
    """The header row: over number and text it was one cell, which most pages cut in the wrong place."""
    if markup:
        return "\t".join((heading, *COLUMNS))
    if heading != paper.heading:
        return "\t".join((heading, "", *COLUMNS))
    cuts = paper.dump.headers
    return "\t".join((*cuts[count % len(cuts)].split("|"), *COLUMNS))


def _tagged(row: PrintedRow) -> str:
    """A row of a page with markup: the number stands in the text cell."""
    number, text, status, due, comment = row.cells
    words = plain(status, True)
    cells = (
        " ".join(part for part in (_paragraphs(number), _paragraphs(text)) if part),
        RED.format(words) if words.endswith("RED") else words,
        _paragraphs(due) if len({line.paragraph for line in due}) > 1 else _tagged_text(due),
        _paragraphs(comment),
    )
    return "\t".join(cells)


def _paragraphs(lines: Sequence[Line]) -> str:
    """`<p>` round a paragraph, which an underlined line opens; `<ul>` round the items of a list."""
    out: list[str] = []
    underlined = ""
    for bullets, group in groupby(lines, key=lambda line: line.kind == "bullet"):
        if bullets:
            out.append(f'<ul style="list-style-type: none"> {_tagged_text(list(group))} </ul>')
            continue
        for _, paragraph in groupby(group, key=lambda line: line.paragraph):
            found = list(paragraph)
            if found[0].kind == "underlined":
                underlined = f"<u>{_tagged_text(found)}</u>"
                continue
            out.append(_paragraph(underlined, _tagged_text(found)))
            underlined = ""
    if underlined:
        out.append(_paragraph(underlined))
    return " ".join(out)


def _paragraph(*pieces: str) -> str:
    return f"<p>{' '.join(piece for piece in pieces if piece)}</p>"


def _tagged_text(lines: Sequence[Line]) -> str:
    joined = " ".join(line.text for line in lines)
    return "".join(f"<sup>{t}</sup>" if up else t for t, up in runs(joined))
