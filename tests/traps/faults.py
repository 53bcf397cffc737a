"""Traps that a reading still falls into, by what goes wrong there; mend the code and take the name out."""

REASONS: dict[str, tuple[str, ...]] = {}

FAULTS = {name: reason for reason, names in REASONS.items() for name in names}

LOSSES: dict[str, str] = {}
"""Traps of which a character is lost or doubled."""
