"""Style sheets and ``style`` attributes: the few properties that decide what a page prints, and their winners."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import tinycss2
from tinycss2.color3 import RGBA, parse_color

from extract.html.names import PROPERTIES, STRIPES, STRUCTURAL

Token = Any
"""A component value, as tinycss2 gives it."""

Values = dict[str, str]
"""What is stated of one element, by property, in lower case; a colour is ``#rrggbb``, "transparent" or `PLAIN`."""

_SHORTHANDS = {"background": "background-color", "list-style": "list-style-type", "font": "font-family"}
_OTHER_MEDIA = re.compile(r"\b(?:print|speech|not|dark)\b|max-width")
PLAIN = "plain"
"""A colour that tells nothing, but covers what lies behind it."""

_BY_PLACE = re.compile(r":(?:nth|first|last|only)-")
_RULES = 5_000
"""Selectors of one page that are tried; each is held against every element."""


_CONDITIONS = 10
"""Conditions (``@media``) inside one another; what is deeper holds never."""


class Declaration(NamedTuple):
    """One property's value; an important one wins over all that are not."""

    property: str
    value: str
    important: bool


class Rule(NamedTuple):
    """A selector with what it states. `weight` is its specificity and its place, to sort by."""

    selector: str
    weight: tuple[int, int, int, int]
    declarations: tuple[Declaration, ...]


def rules(sheets: Iterable[str]) -> list[Rule]:
    """The rules of style sheets that state anything of use, for a screen; what no parser could read is left out.

    >>> found = rules(["td.r, #x {background: RED}"])
    >>> [(rule.selector, rule.weight[:3], rule.declarations[0].value) for rule in found]
    [('td.r', (0, 1, 1), '#ff0000'), ('#x', (1, 0, 0), '#ff0000')]
    """
    found: list[Rule] = []
    for sheet in sheets:
        for prelude, content in _qualified(tinycss2.parse_stylesheet(sheet, True, True)):
            stated = tuple(declarations(content))
            if not stated:
                continue
            for selector in _parts(prelude):
                weight = _specificity(selector)
                if weight is not None and len(found) < _RULES:
                    text = tinycss2.serialize(selector).strip()
                    kept = tuple(stated if _tells(text) else map(_plain, stated))
                    found.append(Rule(text, (*weight, len(found)), tuple(map(_unless_white, kept))))
    return found


def _tells(selector: str) -> bool:
    """Whether a rule's colour may tell one cell from another: not one for all cells, or for every second row.

    >>> [_tells(selector) for selector in ("td.red", "#a", "td", "tr:nth-child(even) td", ".list tr.odd")]
    [True, True, False, False, False]
    """
    outside = re.sub(r"\([^()]*\)", "", selector)
    names = re.findall(r"[.#]([\w-]+)", outside.lower())
    return bool(names or "[" in outside) and not _BY_PLACE.search(outside) and STRIPES.isdisjoint(names)


def _plain(stated: Declaration) -> Declaration:
    covers = stated.property == "background-color" and stated.value != "transparent"
    return stated._replace(value=PLAIN) if covers else stated


def _unless_white(stated: Declaration) -> Declaration:
    """A style sheet's white is the page's own; white as a status is said of its cell."""
    return _plain(stated) if stated.value == "#ffffff" else stated


def declarations(source: str | list[Token]) -> Iterator[Declaration]:
    """What the inside of a rule, or of a ``style`` attribute, states."""
    for node in tinycss2.parse_blocks_contents(source, True, True):
        if node.type != "declaration":
            continue
        name = _SHORTHANDS.get(node.lower_name, node.lower_name)
        if name in PROPERTIES:
            value = _value(name, node.value)
            if value:
                yield Declaration(name, value, node.important)


def winners(stated: Iterable[tuple[tuple[int, ...], Declaration]]) -> Values:
    """Of declarations with their weights the one of each property that holds."""
    ordered = sorted(stated, key=lambda each: (each[1].important, each[0]))
    return {declaration.property: declaration.value for _, declaration in ordered}


def colour(text: str) -> str | None:
    """A colour as ``#rrggbb``; "transparent"; None where it is none. Half-transparent ones lie on white.

    >>> colour("rgb(255, 0, 0)"), colour("Lime"), colour("rgba(255,0,0,.5)"), colour("ff0000"), colour("scheme")
    ('#ff0000', '#00ff00', '#ff8080', None, None)
    """
    return _shown(parse_color(text))


def _shown(parsed: RGBA | str | None) -> str | None:
    if not isinstance(parsed, RGBA):
        return None
    if parsed.alpha <= 0:
        return "transparent"
    mixed = (1 - parsed.alpha * (1 - part) for part in (parsed.red, parsed.green, parsed.blue))
    return "#" + "".join(f"{round(255 * min(max(part, 0.0), 1.0)):02x}" for part in mixed)


def _value(name: str, tokens: list[Token]) -> str:
    if name in ("background-color", "color"):
        found = [shown for token in tokens if (shown := _shown(parse_color(token)))]
        return found[0] if found else "transparent" if name == "background-color" else ""
    return str(tinycss2.serialize(tokens)).strip().lower()


def _qualified(nodes: Iterable[Token], depth: int = 0) -> Iterator[tuple[list[Token], list[Token]]]:
    """Selectors and contents of the rules that hold on a screen."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield node.prelude, node.content
        elif node.type == "at-rule" and node.content and depth < _CONDITIONS and _holds(node):
            yield from _qualified(tinycss2.parse_rule_list(node.content, True, True), depth + 1)


def _holds(rule: Token) -> bool:
    """Whether the rules within hold on a screen of common width, by day."""
    named = rule.lower_at_keyword in ("media", "supports", "layer")
    return named and not _OTHER_MEDIA.search(tinycss2.serialize(rule.prelude).lower())


def _parts(prelude: list[Token]) -> Iterator[list[Token]]:
    """A list of selectors, parted at its commas."""
    part: list[Token] = []
    for piece in prelude:
        if piece == ",":
            yield part
            part = []
        else:
            part.append(piece)
    yield part


def _specificity(selector: list[Token]) -> tuple[int, int, int] | None:
    """How many ids, classes and tags it names; None for what holds only at times (``:hover``) or elsewhere."""
    counts = {"ids": 0, "classes": 0, "tags": 0}
    after = ""
    for piece in selector:
        kind = piece.type
        if kind in ("ident", "function") and after == ":":
            if (piece.lower_value if kind == "ident" else piece.lower_name) not in STRUCTURAL:
                return None
            counts["classes"] += 1
        elif kind == "hash":
            counts["ids"] += 1
        elif kind == "[] block" or (kind == "ident" and after == "."):
            counts["classes"] += 1
        elif kind == "ident":
            counts["tags"] += 1
        elif kind not in ("literal", "whitespace", "comment"):
            return None
        elif after == ":":
            return None  # "::before" is no element
        after = piece.value if kind == "literal" else ""
    return counts["ids"], counts["classes"], counts["tags"]
