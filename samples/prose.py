"""Papers of prose: covering reports, narrative updates, minutes, budgets - as Word file, PDF and text.

`content/prose/*.toml` holds each paper's `formats`, its `body`, a line a paragraph, and its items: what a perfect
reading finds, written by hand. In a body ``# `` to ``### `` open headings, ``- `` an item of a list, ``**...**``
stands in bold, ``| `` in a box, and `` || `` parts the cells of a table.
"""

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from docx import Document
from docx.shared import Pt
from lines import BULLET, Style, wrap
from reportlab.pdfgen.canvas import Canvas
from word import MADE, _drop, _packed

FOLDER = Path(__file__).parent / "content" / "prose"
WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 64.0
FIELDS: dict[str, Any] = {
    "number": "",
    "kind": "recommendation",
    "label": "",
    "area": "",
    "report_title": "",
    "text": "",
    "progress": [],
    "status_raw": "",
    "colour": None,
    "due": [],
}
"""The fields of a truth's line, and what they hold where a paper's file says nothing."""

Kind = Literal["heading", "bold", "plain", "item", "box", "table"]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a paper; `level` is a heading's."""

    kind: Kind
    text: str
    level: int = 0


def prose_files() -> Iterator[tuple[str, bytes]]:
    """Every paper of prose in its formats, and its truth, by path."""
    for file in sorted(FOLDER.glob("*.toml")):
        content = tomllib.loads(file.read_text("utf-8"))
        parts = tuple(_part(line) for line in content["body"].strip().split("\n"))
        for ending in content["formats"]:
            yield f"without-trackers/{file.stem}.{ending}", _WRITERS[ending](parts)
        yield f"without-trackers/{file.stem}.jsonl", _truth(file.stem, content.get("item", [])).encode()


def _part(line: str) -> Part:
    if line.startswith("#"):
        marks, _, text = line.partition(" ")
        return Part("heading", text, len(marks))
    if line.startswith("**"):
        return Part("bold", line.strip("*"))
    if line.startswith("| "):
        return Part("box", line[2:])
    if " || " in line:
        return Part("table", line)
    return Part("item", line[2:]) if line.startswith("- ") else Part("plain", line)


def _truth(name: str, items: list[dict[str, Any]]) -> str:
    """A truth file: the paper, then a line an item; a due date is the inspectorate's unless it says another."""
    lines: list[dict[str, Any]] = [{"paper": name, "definitions": {}}]
    for item in items:
        due = [
            {"date": None, "set_by": "inspectorate", "role": "original", **each}
            for each in item.get("due", [])
        ]
        lines.append({**FIELDS, **item, "due": due})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _text(parts: tuple[Part, ...]) -> bytes:
    """As a dump gives it: headings bare, items behind a hyphen, cells parted by tabs."""
    out: list[str] = []
    for kind, run in groupby(parts, key=lambda part: part.kind):
        for part in run:
            out.append(f"- {part.text}" if kind == "item" else part.text.replace(" || ", "\t"))
            out += [] if kind in ("item", "table") else [""]
        out += [""] if kind in ("item", "table") else []
    return ("\n".join(out).strip() + "\n").encode()


def _word(parts: tuple[Part, ...]) -> bytes:
    document: Any = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    _drop(document.part.package, "thumbnail")
    _drop(document.part, "stylesWithEffects")
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Ravensmoor Constabulary"
    properties.comments = ""
    properties.created = properties.modified = MADE
    for kind, run in groupby(parts, key=lambda part: part.kind):
        if kind == "table":
            _word_table(document, [part.text.split(" || ") for part in run])
            continue
        for part in run:
            if kind == "heading":
                document.add_heading(part.text, part.level)
            elif kind == "item":
                document.add_paragraph(part.text, "List Bullet")
            elif kind == "box":
                _word_table(document, [[part.text]])
            else:
                document.add_paragraph().add_run(part.text).bold = kind == "bold" or None
    return _packed(document)


def _word_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)), "Table Grid")
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=False):
            cell.paragraphs[0].add_run(text)


def _pdf(parts: tuple[Part, ...]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=0)
    canvas.setAuthor("Ravensmoor Constabulary")
    canvas.setProducer("ragw samples")
    sheet = _Sheet(canvas)
    for part in parts:
        sheet.print(part)
    sheet.end()
    canvas.save()
    return out.getvalue()


class _Sheet:
    """Pages of a PDF, filled from the top; a paragraph that a page's end cuts goes on on the next."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.y, self.number = canvas, MARGIN, 1

    def print(self, part: Part) -> None:
        """Prints a paragraph; a box and the cells of a table stand between rules."""
        bold = part.kind in ("heading", "bold")
        size = 13.0 if part.kind == "heading" and part.level == 1 else 11.0
        style = Style("Helvetica-Bold" if bold else "Helvetica", size, size * 1.2)
        self.y += 0.0 if part.kind in ("item", "table") else 8.0
        cells = part.text.split(" || ") if part.kind == "table" else [part.text]
        room = (WIDTH - 2 * MARGIN) / len(cells)
        ruled = part.kind in ("box", "table")
        hang = 18.0 if part.kind == "item" else 4.0 if ruled else 0.0
        columns = [wrap((cell,), room - 2 * hang, style) for cell in cells]
        if ruled:
            self._rules(len(cells), room, max(map(len, columns)) * style.leading + 8)
        for at in range(max(map(len, columns))):
            if self.y + style.leading > HEIGHT - MARGIN:
                self._turn()
            base = self.y + style.leading * 0.8
            for column, lines in enumerate(columns):
                if at < len(lines):
                    self._words(MARGIN + column * room + hang, base, lines[at].text, style)
            if part.kind == "item" and at == 0:
                self._words(MARGIN + 4, base, BULLET.strip(), Style("Symbol", size))
            self.y += style.leading
        self.y += 4.0 if ruled else 0.0

    def end(self) -> None:
        """The last page's foot."""
        self._words(WIDTH / 2, HEIGHT - 30, f"Page {self.number}", Style(size=8))

    def _turn(self) -> None:
        self.end()
        self.canvas.showPage()
        self.y, self.number = MARGIN, self.number + 1

    def _rules(self, count: int, room: float, height: float) -> None:
        if self.y + height > HEIGHT - MARGIN:
            self._turn()
        for column in range(count):
            self.canvas.rect(MARGIN + column * room, HEIGHT - self.y - height, room, height)
        self.y += 4

    def _words(self, x: float, base: float, text: str, style: Style) -> None:
        self.canvas.setFont(style.font, style.size)
        self.canvas.drawString(x, HEIGHT - base, text)


_WRITERS: dict[str, Callable[[tuple[Part, ...]], bytes]] = {"docx": _word, "pdf": _pdf, "txt": _text}
