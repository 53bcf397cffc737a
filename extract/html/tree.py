"""A page as a browser builds it, by Lexbor: what is shown, with what the style sheets say of it.

The parser mends markup by the rules of HTML, as every browser does: unclosed cells, text astray in tables.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from extract.html.css import Declaration, Values, colour, declarations, rules, winners
from extract.html.names import IGNORED, UNSEEN
from schemas import PaperRefused

_DEPTH = 200
"""Elements inside one another; what lies deeper is taken to lie here, as browsers do (at 512)."""

_NESTED = 2_000
"""Blocks inside one another beyond which a page is refused: finding their ends takes time by the square."""

_BLOCK_TAG = re.compile(
    r"<(/?)(?:div|center|blockquote|section|article|aside|main|fieldset|figure|ul|ol|dl|dir|menu|address"
    r"|details|header|footer|h[1-6]|form|pre)\b",
    re.IGNORECASE,
)
_RUNNING = ("header", "footer")
"""What LibreOffice calls the parts of its web pages that were the running headers and footers of pages."""

_SHEET_WEIGHT, _OWN_WEIGHT = 0, 1


@dataclass(slots=True)
class Node:
    """An element that is shown: its tag, its attributes, what is stated of its look, and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    style: Values = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)

    def elements(self, *tags: str) -> "Iterator[Node]":
        """Its own children with one of these tags."""
        return (child for child in self.children if isinstance(child, Node) and child.tag in tags)

    def within(self) -> "Iterator[Node]":
        """All elements below it, in reading order."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.within()


def tree(html: str, name: str, sheets: tuple[str, ...] = ()) -> Node:
    """The page's body, without what is not shown. Raises `PaperRefused` for one beyond all measure."""
    _check_nesting(html, name)
    try:
        parser = LexborHTMLParser(html)
    except SelectolaxError as error:
        # whatever the markup is, there is a page for it: only memory can be wanting
        reason = "needs more memory than there is: its markup opens elements again and again"
        raise PaperRefused(name, reason) from error
    stated = _stated(parser, sheets)
    body = Node("body")
    if parser.root is None:
        return body
    waiting = [(child, body, 0) for child in _children_backwards(parser.root)]
    while waiting:
        node, parent, depth = waiting.pop()
        if node.is_text_node:
            parent.children.append(node.text_content or "")
        elif node.is_element_node and (shown := _shown(node, stated.get(node.mem_id, []))) is not None:
            inside = parent
            if depth < _DEPTH or shown.tag in ("img", "br"):
                parent.children.append(shown)
                inside = shown
            waiting += [(child, inside, depth + 1) for child in _children_backwards(node)]
    return body


def _check_nesting(html: str, name: str) -> None:
    depth = deepest = 0
    for tag in _BLOCK_TAG.finditer(html):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        deepest = max(depth, deepest)
    if deepest > _NESTED:
        raise PaperRefused(name, f"has {deepest} elements inside one another, as no page of a committee has")


def _children_backwards(node: LexborNode) -> Iterator[LexborNode]:
    child = node.last_child
    while child is not None:
        yield child
        child = child.prev


def _stated(
    parser: LexborHTMLParser, sheets: tuple[str, ...]
) -> dict[int, list[tuple[tuple[int, ...], Declaration]]]:
    """What the style sheets state of each element, with its weight, by Lexbor's number of the element."""
    embedded = tuple(node.text() for node in parser.css("style"))
    found: dict[int, list[tuple[tuple[int, ...], Declaration]]] = {}
    for rule in rules((*sheets, *embedded)):
        try:
            matched = parser.css(rule.selector)
        except SelectolaxError:
            continue  # a selector that Lexbor does not know; browsers leave out those that they do not know
        for node in matched:
            stated = found.setdefault(node.mem_id, [])
            stated += (((_SHEET_WEIGHT, *rule.weight), each) for each in rule.declarations)
    return found


def _shown(node: LexborNode, stated: list[tuple[tuple[int, ...], Declaration]]) -> Node | None:
    """The element with its own style on top of what the sheets state; None where it is not shown."""
    tag = node.tag or ""
    attributes = {key.lower(): value or "" for key, value in node.attributes.items()}
    if tag in IGNORED or "hidden" in attributes or attributes.get("role") == "navigation":
        return None
    if tag == "div" and attributes.get("title") in _RUNNING:
        return None
    own = [((_OWN_WEIGHT,), each) for each in declarations(attributes.get("style", ""))]
    style = winners([*stated, *own]) if stated or own else {}
    if "bgcolor" in attributes and "background-color" not in style:
        legacy = attributes["bgcolor"].strip()
        found = colour(legacy) or colour(f"#{legacy}")
        if found:
            style = {**style, "background-color": found}
    if tag == "font" and "color" not in style and (found := colour(attributes.get("color", "").strip())):
        style = {**style, "color": found}
    unseen = _is_unseen(style) or not UNSEEN.isdisjoint(attributes.get("class", "").lower().split())
    return None if unseen else Node(tag, attributes, style)


def _is_unseen(style: Values) -> bool:
    """Whether it is not displayed, or put where nobody sees it: for readers aloud, as sites do."""
    if (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
    ):
        return True
    if style.get("clip-path") in ("inset(50%)", "inset(100%)"):
        return True
    if any(_far_out(style.get(side, "")) for side in ("text-indent", "left", "top")):
        return True
    clipped = style.get("clip", "").replace(",", " ").split() in (["rect(0", "0", "0", "0)"], _CLIP, _CLIP_PX)
    tiny = all(style.get(side, "").removesuffix("px") in ("0", "1") for side in ("width", "height"))
    return style.get("position") == "absolute" and (clipped or (tiny and style.get("overflow") == "hidden"))


_CLIP = ["rect(1px", "1px", "1px", "1px)"]
_CLIP_PX = ["rect(0px", "0px", "0px", "0px)"]


def _far_out(length: str) -> bool:
    """Whether a length is far off the page, such as "-9999px"."""
    found = re.match(r"-(\d+)(?:\.\d+)?(?:px|em|rem|pt)", length)
    return bool(found) and int(found[1]) >= 900 if found else False
