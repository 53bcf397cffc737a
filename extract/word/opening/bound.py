"""Content controls tied to data that the file carries: Word shows the data, whatever text was left in them."""

import re
from collections.abc import Mapping

from extract.word.ooxml import Element, W, child

_STEP = re.compile(r"/(?:(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)(?:\[(?P<nth>\d{1,4})\])?")
_PREFIX = re.compile(r"xmlns:([\w.-]+)=['\"]([^'\"]*)['\"]")
_LONGEST = 400  # characters of a path
_LONGEST_VALUE = 10_000


def show_bound(body: Element, stores: Mapping[str, Element]) -> None:
    """Writes into each bound control of `body` what its store holds; `stores` are roots by their item's id."""
    if not stores:
        return
    for control in body.iter(W + "sdt"):
        properties, content = child(control, "sdtPr"), child(control, "sdtContent")
        binding = child(properties, "dataBinding")
        if binding is None or content is None:
            continue
        held = _held(binding, stores)
        if held is not None and len(held) <= _LONGEST_VALUE:
            _write(content, _listed(properties, held))


def _held(binding: Element, stores: Mapping[str, Element]) -> str | None:
    """The text at a binding's path; None where it leads nowhere, or is more than names and counts."""
    root = stores.get((binding.get(W + "storeItemID") or "").upper())
    path = binding.get(W + "xpath") or ""
    if root is None or len(path) > _LONGEST:
        return None
    spaces = dict(_PREFIX.findall(binding.get(W + "prefixMappings") or ""))
    steps = list(_STEP.finditer(path))
    if not steps or "".join(step[0] for step in steps) != path or _tag(steps[0], spaces) != root.tag:
        return None
    found = root
    for step in steps[1:]:
        nth = int(step["nth"] or 1)
        children = [element for element in found if element.tag == _tag(step, spaces)]
        if not 0 < nth <= len(children):
            return None
        found = children[nth - 1]
    return found.text or "" if not len(found) else None


def _tag(step: re.Match[str], spaces: Mapping[str, str]) -> str:
    space = spaces.get(step["prefix"] or "")
    return f"{{{space}}}{step['name']}" if space else step["name"]


def _listed(properties: Element, held: str) -> str:
    """What a list shows for the value that its store holds."""
    for name in ("dropDownList", "comboBox"):
        listed = child(properties, name)
        for item in [] if listed is None else listed.findall(W + "listItem"):
            if item.get(W + "value") == held:
                return str(item.get(W + "displayText") or held)
    return held


def _write(content: Element, text: str) -> None:
    """The text in the place of the control's first words; a control without words keeps its own form."""
    first, *others = [*content.iter(W + "t")] or [None]
    if first is None or not text or "".join(part.text or "" for part in (first, *others)) == text:
        return
    first.text = text
    for other in others:
        other.text = ""
