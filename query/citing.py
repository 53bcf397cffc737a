"""Where an answer is printed: paper, page, table and row, in words."""

from collections.abc import Iterable
from typing import Any

import msgspec

from schemas import Place


def place_of(stored: str | None, field: str = "") -> str:
    """The place that an observation's column `place` or `places` holds: "page 3, table 2, row 4"; "" where none is.

    Of `places`, which has places by field, those of the `field`.
    """
    found: Any = msgspec.json.decode(stored) if stored else []
    if isinstance(found, dict):
        found = found.get(field, [])
    return where(msgspec.convert(found, tuple[Place, ...]))


def where(places: Iterable[Place]) -> str:
    """Places in words: "page 3, table 2, row 4; line 55"; no more than five, then how many more there are."""
    told = list(dict.fromkeys(filter(None, map(_where, places))))
    more = f"; and {len(told) - 5} more" if len(told) > 5 else ""
    return "; ".join(told[:5]) + more


def _where(place: Place) -> str:
    parts = ((name, getattr(place, name)) for name in ("page", "table", "row", "line"))
    return ", ".join(f"{name} {number}" for name, number in parts if number is not None)
