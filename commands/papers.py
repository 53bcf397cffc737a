"""Papers in the file system: finding them, and reading one from its bytes to its observations."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from commands.shared import why
from schemas import Extraction, ManifestEntry, PaperRefused, Reading

_SUFFIXES = frozenset({".pdf", ".docx", ".txt", ".text", ".doc", ".odt", ".rtf"})
_LARGEST = 200 * 2**20  # bytes: the largest public reports packs have some 100 MB


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one paper: its reading, or why there is none; `ours` where the fault is in this program."""

    path: str
    reading: Reading | None = None
    refusal: str = ""
    ours: bool = False


def read_paper(content: bytes, name: str, entry: ManifestEntry | None = None) -> Reading:
    """A paper's bytes to its reading: the three stages in a row. Raises `PaperRefused`."""
    from normalise import normalise

    return normalise(extract_paper(content, name), entry)


def extract_paper(content: bytes, name: str) -> Extraction:
    """A paper's bytes to what it prints: the first two stages. Raises `PaperRefused`."""
    from extract import extract, read

    # pdfminer logs what it forgives ("Could not get FontBBox"); our own lines say what matters
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    return extract(read(content, name))


def attempt(path: str, entry: ManifestEntry | None) -> Attempt:
    """Reads one paper of a batch. The one place where any fault ends: the others of the batch go on."""
    try:
        reading = read_paper(content_of(path), Path(path).name, entry)
    except PaperRefused as refused:
        return Attempt(path, refusal=refused.reason)
    except Exception as error:  # noqa: BLE001 - the boundary of a batch: it is said, counted, and gives status 1
        return Attempt(path, refusal=f"{type(error).__name__}: {error}", ours=True)
    if not reading.observations:
        reason = "no tracker found: no table of recommendations with a status or a due date"
        return Attempt(path, refusal=reason)
    return Attempt(path, reading)


def content_of(path: str) -> bytes:
    """The bytes of a paper. Raises `PaperRefused` where there is none, it cannot be opened, or is too large."""
    file = Path(path)
    try:
        if file.stat().st_size > _LARGEST:
            raise PaperRefused(file.name, f"is larger than {_LARGEST // 2**20} MB")
        return file.read_bytes()
    except OSError as error:
        raise PaperRefused(file.name, why(error)) from error


def find_papers(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """The papers at `paths` - files as named, folders with all below them, sorted - and folders without any."""
    found: dict[str, None] = {}
    without: list[str] = []
    for path in paths:
        papers = sorted(_papers_below(Path(path))) if Path(path).is_dir() else [path]
        found |= dict.fromkeys(papers)
        if not papers:
            without.append(path)
    return list(found), without


def _papers_below(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and _looks_like_paper(path):
            yield str(path)


def _looks_like_paper(path: Path) -> bool:
    if path.suffix.lower() in _SUFFIXES:
        return True
    try:
        with path.open("rb") as file:
            return file.read(5) == b"%PDF-"
    except OSError:
        return True  # reading it says what is wrong; it is not passed over
