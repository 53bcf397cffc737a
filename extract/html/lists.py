"""The numbers and bullets that a browser puts before list items."""

from collections.abc import Iterator

from extract.html.tree import Node

BULLET = "• "

_STYLES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 10**6  # a list that starts beyond is no list of a paper; Python would not print its numbers either


def labels(found: Node) -> Iterator[tuple[Node, str]]:
    """The items of a list, each with what is printed before it ("• ", "3. ", "b. ", "").

    One that is displayed as anything but an item of a list has no mark.
    """
    items = list(found.elements("li"))
    step = -1 if "reversed" in found.attributes else 1
    count = _number(found.attributes.get("start", ""), len(items) if step < 0 else 1)
    for item in items:
        count = _number(item.attributes.get("value", ""), count)
        marked = item.style.get("display", "list-item") == "list-item"
        yield item, label(_style(found, item), count) if marked else ""
        count += step


def label(style: str, count: int) -> str:
    """What a list style prints before its item number `count`.

    >>> label("decimal", 3), label("lower-alpha", 28), label("upper-roman", 4), label("disc", 2), label("none", 1)
    ('3. ', 'ab. ', 'IV. ', '• ', '')
    """
    if style == "none":
        return ""
    if style == "decimal-leading-zero":
        return f"{count:02d}. "
    if style in ("lower-alpha", "lower-latin", "upper-alpha", "upper-latin"):
        return f"{_cased(_letters(count), style)}. "
    if style in ("lower-roman", "upper-roman"):
        return f"{_cased(_roman(count), style)}. "
    return f"{count}. " if style == "decimal" else BULLET


def _style(found: Node, item: Node) -> str:
    for element in (item, found):
        stated = element.style.get("list-style-type")
        if stated:
            # the shorthand may hold a position and a picture as well
            return next((word for word in stated.split() if word not in ("inside", "outside")), stated)
        kind = element.attributes.get("type", "")
        if kind in _STYLES:
            return _STYLES[kind]
    return "decimal" if found.tag == "ol" else "disc"


def _number(text: str, otherwise: int) -> int:
    try:
        count = int(text)
    except ValueError:
        return otherwise
    return count if abs(count) <= _MOST else otherwise


def _cased(text: str, style: str) -> str:
    return text.upper() if style.startswith("upper") else text


def _letters(count: int) -> str:
    if count < 1:
        return str(count)
    text = ""
    while count:
        count, index = divmod(count - 1, 26)
        text = chr(ord("a") + index) + text
    return text


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        text += letters * times
    return text
