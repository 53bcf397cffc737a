"""Running headers and footers: what stands at the head and the foot of pages, each text once."""

from collections.abc import Iterator, Mapping

from extract.word.ooxml import Element, R, W, flow, switch
from extract.word.text.printer import Printed, Printer
from schemas.paper import Paragraph
from schemas.place import Place


def margins(
    body: Element, parts: Mapping[str, Element], settings: Element | None
) -> Iterator[tuple[str, Element]]:
    """The headers and footers that are printed, in order: "header" or "footer", and the part's root.

    `parts` are their roots by relationship. First pages and even pages have their own only where the section or
    the paper says so.
    """
    even = {"even"} if switch(settings, "evenAndOddHeaders") else set()
    seen: set[str] = set()
    for section in body.iter(W + "sectPr"):
        first = {"first"} if switch(section, "titlePg") else set()
        for kind in ("header", "footer"):
            for reference in section.findall(W + kind + "Reference"):
                name = reference.get(R + "id") or ""
                where = reference.get(W + "type") or "default"
                if where in {"default", *first, *even} and name in parts and name not in seen:
                    seen.add(name)
                    yield kind, parts[name]


def lines(root: Element, printer: Printer) -> Iterator[tuple[Paragraph, bool]]:
    """The lines of a header or footer, and whether each is a date that Word sets anew.

    What stands left, in the middle and right of one line is parted by tabs there: each is a line of its own. A
    cell that only labels the next one ("Date:") is one line with it.
    """
    for element in flow(root, "p", "tbl"):
        if element.tag == W + "p":
            printed = printer.printed([element])
            yield from _lines(printed)
            for box in printed.boxes:
                yield from lines(box, printer)
        else:
            for row in flow(element, "tr"):
                yield from _row(row, printer)


def _row(row: Element, printer: Printer) -> Iterator[tuple[Paragraph, bool]]:
    label = ""
    for cell in flow(row, "tc"):
        found = list(lines(cell, printer))
        if label and found:
            first, volatile = found[0]
            found[0] = (_paragraph(f"{label} {first.text}"), volatile)
            label = ""
        if len(found) == 1 and found[0][0].text.endswith(":"):
            label = found[0][0].text
        else:
            yield from found
    if label:
        yield _paragraph(label), False


def _lines(printed: Printed) -> Iterator[tuple[Paragraph, bool]]:
    for line in printed.text.replace("\t", "\n").split("\n"):
        if line.strip():
            yield _paragraph(line.strip()), printed.volatile


def _paragraph(text: str) -> Paragraph:
    return Paragraph(text=text, place=Place())
