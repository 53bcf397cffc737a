"""Writes traps into a folder to be looked at: ``python -m tests.traps.show FOLDER [WORDS OF A NAME]``."""

import sys
from pathlib import Path

from tests.traps.corpus import TRAPS


def main(folder: str, *words: str) -> None:
    """Writes every trap whose name has the words."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, make in TRAPS.items():
        if " ".join(words) in name:
            (Path(folder) / f"{name.replace(' ', '-').replace(',', '')}.pdf").write_bytes(make().content)


if __name__ == "__main__":
    main(*sys.argv[1:])
