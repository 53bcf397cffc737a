"""Writes the series of three authorities and its truth: `python samples/series_make.py FOLDER`.

FOLDER gets `1/`, `2/` … with the papers of each import, `manifest.csv` and `truth.json`; the same bytes each time.
"""

import json
import sys
from pathlib import Path

from series.printing import printed
from series.records import authorities
from series.sheets import sheets
from series.truth import manifest, truth


def main(folder: Path) -> None:
    """Writes all files under `folder`."""
    found = [sheet for authority in authorities() for sheet in sheets(authority)]
    for sheet in found:
        path = folder / str(sheet.script.arrives) / sheet.script.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(printed(sheet))
    (folder / "manifest.csv").write_text(manifest(found), "utf-8")
    (folder / "truth.json").write_text(json.dumps(truth(found), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
