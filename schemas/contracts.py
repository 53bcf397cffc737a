"""JSON Schemas of what ragw prints, written from the records' own types.

``python -m schemas.contracts`` writes them to ``schemas/json/``; a test holds that they have not drifted.
"""

from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from schemas.change import Change
from schemas.finding import Count, Finding, Mention
from schemas.manifest import ManifestEntry
from schemas.observation import Observation, PaperFacts
from schemas.problem import Problem
from schemas.raw import Extraction, Leftover, PrintedRow
from schemas.reading import Reading
from schemas.record import Record

FOLDER = Path(__file__).parent / "json"
PUBLISHED: dict[str, type[Record]] = {
    "observation": Observation,
    "printed-row": PrintedRow,
    "paper": PaperFacts,
    "count": Count,
    "mention": Mention,
    "finding": Finding,
    "change": Change,
    "leftover": Leftover,
    "problem": Problem,
    "extraction": Extraction,
    "reading": Reading,
    "manifest-entry": ManifestEntry,
}
"""By file name: the records that commands print or that pass between the stages."""


def json_schema(kind: type[Record]) -> bytes:
    """The JSON Schema of a record, laid out to be read and compared; the same from every Python."""
    schema = _dedented(msgspec.json.schema(kind))
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def _dedented(schema: Any) -> Any:
    """The schema with its descriptions dedented, as Python 3.13 gives docstrings and 3.12 does not."""
    if isinstance(schema, dict):
        return {
            key: cleandoc(value) if key == "description" and isinstance(value, str) else _dedented(value)
            for key, value in schema.items()
        }
    return [_dedented(item) for item in schema] if isinstance(schema, list) else schema


def write_all(folder: Path = FOLDER) -> None:
    """Writes every published schema into `folder`."""
    for name, kind in PUBLISHED.items():
        (folder / f"{name}.schema.json").write_bytes(json_schema(kind))


if __name__ == "__main__":
    write_all()
