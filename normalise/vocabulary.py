"""The vocabularies in this room's TOML files: what papers print, as data."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The vocabulary in ``normalise/<name>.toml`` ("status", "reports/reports"), as TOML gives it; read once."""
    return tomllib.loads(resources.files("normalise").joinpath(f"{name}.toml").read_text("utf-8"))
