"""The few questions that are asked of Word's XML elements, whatever they hold."""

from typing import Any

Element = Any
"""One element of a Word part, as lxml gives it: iterable over its children, with `tag`, `text` and `get`."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def child(element: Element | None, *names: str) -> Element | None:
    """The first element along a path of Word names ("pPr", "numPr"), None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, *names: str) -> str | None:
    """The ``w:val`` at the end of a path of Word names, None where there is none."""
    found = child(element, *names)
    return None if found is None else found.get(W + "val")


def number(element: Element | None, *names: str) -> int | None:
    """The ``w:val`` at the end of a path as an integer, None where there is none or it is not one."""
    text = value(element, *names)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def switch(element: Element | None, *names: str) -> bool | None:
    """A property that is on by being there and off by saying so; None where it is not there."""
    found = child(element, *names)
    return None if found is None else found.get(W + "val") not in ("0", "false", "off")


def alternative(element: Element) -> Element | None:
    """Of an ``mc:AlternateContent`` the form that Word of today shows; both hold the same text."""
    chosen = element.find(MC + "Choice")
    return element.find(MC + "Fallback") if chosen is None else chosen
