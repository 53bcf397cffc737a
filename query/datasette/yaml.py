"""Settings as YAML that a person can read and change."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

Setting = str | bool | int | Sequence["Setting"] | Mapping[str, "Setting"]
"""What a setting holds; no nulls."""


# A key that no YAML reader takes for anything but its letters: "file", not "no" or "1.5".
_PLAIN = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][a-z_]*")


def to_yaml(settings: Mapping[str, Setting]) -> str:
    """Block YAML; strings as JSON writes them, which YAML reads too, and those of several lines as blocks.

    >>> print(to_yaml({"title": "a: b", "facets": ["colour"], "hidden": True}), end="")
    title: "a: b"
    facets:
    - "colour"
    hidden: true
    """
    return "".join(f"{line}\n" for line in _mapping(settings, ""))


def _mapping(settings: Mapping[str, Setting], indent: str) -> Iterator[str]:
    for key, value in settings.items():
        name = f"{indent}{key if _PLAIN.fullmatch(key) else _json(key)}:"
        if isinstance(value, Mapping):
            yield name if value else f"{name} {{}}"
            yield from _mapping(value, f"{indent}  ")
        elif isinstance(value, str) and _is_block(value):
            yield f"{name} |-"
            yield from (f"{indent}  {line}".rstrip() for line in value.split("\n"))
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield name if value else f"{name} []"
            yield from (f"{indent}- {_json(each)}" for each in value)
        else:
            yield f"{name} {_json(value)}"


def _is_block(text: str) -> bool:
    """Whether it comes back whole from a block of lines, which keeps no blanks at its ends."""
    lines = text.split("\n")
    plain = all(line.isprintable() and line == line.rstrip() for line in lines)
    return len(lines) > 1 and plain and text == text.strip()


def _json(value: Setting) -> str:
    """As JSON; what cannot be seen is escaped, for YAML takes some of it for the end of a line.

    >>> _json("a\\u2028b"), _json("\\U000e0001")
    ('"a\\\\u2028b"', '"\\\\U000e0001"')
    """
    written = msgspec.json.encode(value).decode()
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in written)


def _escaped(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
