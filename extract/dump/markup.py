"""The markup that text dumps leave in their lines, turned back into what was printed.

Dumps are written by tools that keep some HTML and Markdown: ``<p>2</p> <p><u>Cause of concern</u> We are
...</p>``, ``<div style="background-color: red; ...">RED</div>``, ``**bold**``, ``30 <sup>th</sup>``.
Only these known tags go; a "<" that opens none of them ("takes < 5 days") is text and stays.
"""

import html
import re

_TAGS = "p|div|span|u|i|b|em|strong|sup|sub|ul|ol|li|br|font|h[1-6]|small"
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>{_TAGS})\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*(?P<colour>#[0-9a-f]{3,6}\b|[a-z]+)", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(?P<text>[^*\n]+?)(?<=\S)\1(?![\w*])")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")

_BLOCK = frozenset({"p", "div", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6"})
_NAMED = {
    "red": "#ff0000",
    "green": "#008000",
    "lime": "#00ff00",
    "limegreen": "#32cd32",
    "lightgreen": "#90ee90",
    "orange": "#ffa500",
    "amber": "#ffbf00",
    "gold": "#ffd700",
    "yellow": "#ffff00",
    "white": "#ffffff",
    "blue": "#0000ff",
    "lightblue": "#add8e6",
    "grey": "#808080",
    "gray": "#808080",
}


def printed(source: str) -> str:
    """The text that `source` prints: tags dropped, paragraphs on lines of their own, list items as "• ".

    >>> printed("<p>2</p> <p><u>Cause of concern</u> We are</p>")
    '2\\nCause of concern We are'
    >>> printed("the 30 <sup>th</sup> of <ul> one; </ul> **two**")
    'the 30 th of\\n• one;\\ntwo'
    """
    if "<" in source:
        source = _TAG.sub(_replacement, source)
    if "*" in source:
        source = _EMPHASIS.sub(lambda found: found["text"], source)
    if "&" in source:
        source = _ENTITY.sub(lambda found: html.unescape(found[0]), source)
    return _tidy(source)


def background(source: str) -> str | None:
    """The background colour that a tag of `source` sets, as ``#rrggbb``; None where there is none."""
    for tag in _TAG.finditer(source):
        found = _BACKGROUND.search(tag["attributes"])
        if found:
            return _hex(found["colour"].lower())
    return None


def _replacement(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    if name in {"ul", "ol", "li"} and not tag["close"]:
        return "\n• "
    return "\n" if name in _BLOCK else ""


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t\r\f\v\u00a0]+", " ", line).strip() for line in text.split("\n"))
    joined = "\n".join(line for line in lines if line and line != "•")
    return re.sub(r"• (?:• ?)+", "• ", joined)  # a list whose items kept their own bullets


def _hex(colour: str) -> str | None:
    if not colour.startswith("#"):
        return _NAMED.get(colour)
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return f"#{digits}" if len(digits) == 6 else None
