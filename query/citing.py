"""Where an answer is printed: paper, page, table and row, in words."""

from typing import Any

import msgspec

from query.findings.held import where
from schemas import Place


def place_of(stored: str | None, field: str = "") -> str:
    """The place that an observation's column `place` or `places` holds: "page 3, table 2, row 4"; "" where none is.

    Of `places`, which has places by field, those of the `field`.
    """
    found: Any = msgspec.json.decode(stored) if stored else []
    if isinstance(found, dict):
        found = found.get(field, [])
    return where(msgspec.convert(found, tuple[Place, ...]))
