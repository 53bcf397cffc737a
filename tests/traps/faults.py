"""Traps that a reading still falls into, by what goes wrong there; mend the code and take the name out."""

REASONS: dict[str, tuple[str, ...]] = {
    "A circle in the status cell gives no colour.": ("circles",),
    "Rows that go on under no heading in columns of other widths are lost.": (
        "other widths, header not repeated",
    ),
}

FAULTS = {name: reason for reason, names in REASONS.items() for name in names}

LOSSES: dict[str, str] = {}
"""Traps of which a character is lost or doubled."""
