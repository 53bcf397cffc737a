"""The most memory that reading one long dense paper takes, in a process of its own.

``python benchmarks/memory.py FILE`` reads FILE from its bytes to the rows of its trackers and prints megabytes.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

PAGES = 216


def long_paper(sample: Path, folder: Path) -> Path:
    """A paper of `PAGES` pages: those of `sample` over and over."""
    import pypdfium2

    source, paper = pypdfium2.PdfDocument(sample), pypdfium2.PdfDocument.new()
    while len(paper) < PAGES:
        paper.import_pages(source, list(range(min(len(source), PAGES - len(paper)))))
    path = folder / f"{sample.stem}-{PAGES}.pdf"
    paper.save(path)
    return path


def peak(sample: Path) -> float:
    """Megabytes at the most, while the pages of `sample` are read as one long paper."""
    with tempfile.TemporaryDirectory() as folder:
        path = long_paper(sample, Path(folder))
        command = [sys.executable, __file__, str(path)]
        return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)  # noqa: S603


def main(path: Path) -> None:
    """Reads the paper and prints the most memory that this process ever held."""
    from extract import extract, read

    extract(read(path.read_bytes(), path.name))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(most / (1024 * 1024 if sys.platform == "darwin" else 1024))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
