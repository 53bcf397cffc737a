"""The few questions that are asked of Word's XML elements, whatever they hold."""

from collections.abc import Iterator
from typing import Any

Element = Any
"""One element of a Word part, as lxml gives it: iterable over its children, with `tag`, `text` and `get`."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_TRANSPARENT = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
"""Elements round paragraphs, tables, rows or cells that print as if they were not there."""

_LONGEST_NUMBER = 12  # digits: what is longer is no measure of anything on paper


def child(element: Element | None, *names: str) -> Element | None:
    """The first element along a path of Word names ("pPr", "numPr"), None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(W + name), None)
    return element


def value(element: Element | None, *names: str) -> str | None:
    """The ``w:val`` at the end of a path of Word names, None where there is none."""
    found = child(element, *names)
    return None if found is None else found.get(W + "val")


def number(element: Element | None, *names: str) -> int | None:
    """The ``w:val`` at the end of a path as an integer, None where there is none or it is not one."""
    return integer(value(element, *names))


def integer(text: str | None) -> int | None:
    """An attribute as an integer; None where it is none, or longer than any measure is."""
    try:
        return None if text is None or len(text) > _LONGEST_NUMBER else int(text)
    except ValueError:
        return None


def is_on(found: Element | None) -> bool | None:
    """A property that is on by being there and off by saying so; None where it is not there."""
    return None if found is None else found.get(W + "val") not in ("0", "false", "off")


def switch(element: Element | None, *names: str) -> bool | None:
    """The property at the end of a path, as `is_on` reads it."""
    return is_on(child(element, *names))


def stated_by(properties: Element | None) -> dict[str, Element]:
    """A properties element's children by their tags; none where there is no such element."""
    return {} if properties is None else {part.tag: part for part in properties}


def alternative(element: Element) -> Element | None:
    """Of an ``mc:AlternateContent`` the form that Word of today shows; both hold the same text."""
    chosen = element.find(MC + "Choice")
    return element.find(MC + "Fallback") if chosen is None else chosen


def flow(container: Element, *names: str) -> Iterator[Element]:
    """The elements of these Word names in a container, also those inside content controls and the like."""
    return _flow(container, {W + name for name in names})


def _flow(container: Element, wanted: set[str]) -> Iterator[Element]:
    for element in container:
        tag = element.tag
        if tag in wanted:
            yield element
        elif tag in _TRANSPARENT:
            yield from _flow(element, wanted)
        elif tag == MC + "AlternateContent":
            chosen = alternative(element)
            if chosen is not None:
                yield from _flow(chosen, wanted)
