"""JSON Schemas of what ragw prints, written from the records' own types.

``python -m schemas.contracts`` writes them to ``schemas/json/``; a test holds that they have not drifted.
"""

from pathlib import Path

import msgspec

from schemas.manifest import ManifestEntry
from schemas.observation import Observation, PaperFacts, Reading
from schemas.problem import Problem
from schemas.raw import Extraction, Leftover, PrintedRow
from schemas.record import Record

FOLDER = Path(__file__).parent / "json"
PUBLISHED: dict[str, type[Record]] = {
    "observation": Observation,
    "printed-row": PrintedRow,
    "paper": PaperFacts,
    "leftover": Leftover,
    "problem": Problem,
    "extraction": Extraction,
    "reading": Reading,
    "manifest-entry": ManifestEntry,
}
"""By file name: the records that commands print or that pass between the stages."""


def json_schema(kind: type[Record]) -> bytes:
    """The JSON Schema of a record, laid out to be read and compared."""
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(kind)), indent=2) + b"\n"


def write_all(folder: Path = FOLDER) -> None:
    """Writes every published schema into `folder`."""
    for name, kind in PUBLISHED.items():
        (folder / f"{name}.schema.json").write_bytes(json_schema(kind))


if __name__ == "__main__":
    write_all()
