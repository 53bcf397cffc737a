"""The names in `names.toml`, by their list."""

import tomllib
from importlib import resources
from typing import Final

_LISTS = tomllib.loads(resources.files("extract.html").joinpath("names.toml").read_text("utf-8"))

IGNORED: Final = frozenset[str](_LISTS["ignored"])
BLOCKS: Final = frozenset[str](_LISTS["blocks"])
VOID: Final = frozenset[str](_LISTS["void"])
UNSEEN: Final = frozenset[str](_LISTS["unseen"])
PROPERTIES: Final = frozenset[str](_LISTS["properties"])
STRIPES: Final = frozenset[str](_LISTS["stripes"])
STRUCTURAL: Final = frozenset[str](_LISTS["structural"])
