"""Old Word files, OpenDocument texts and RTF turned into .docx by LibreOffice, before they are read.

tasks -> converted -> tasks, in the same order; those that need it bear their conversion, or are refused

LibreOffice takes a second to start and a fifth of one for a paper, so papers go to it in batches. It is started only
for papers whose conversion is not kept from an earlier run.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from commands.reading import soffice
from commands.reading.kept import Kept, cache_folder
from commands.reading.limits import Limits
from commands.reading.papers import Attempt, Task
from commands.shared import why
from schemas import PaperRefused

_BATCH: Final = 20
"""Papers in one call."""

_HELD: Final = 64 * 2**20
"""Bytes of papers, of whatever format, that wait while a batch comes together."""

_STALLED: Final = 30.0
"""Seconds without another result after which a batch is given up; each of what is left then has its own time."""

_CANNOT_OPEN: Final = "is damaged, or not what it says: LibreOffice cannot open it"


class Source(NamedTuple):
    """A paper to be converted: its bytes and its format, which is the ending that LibreOffice is given."""

    content: bytes
    kind: str


def converted(tasks: Iterable[Task | Attempt], limits: Limits) -> Iterator[Task | Attempt]:
    """The tasks, with a conversion where their format needs one; what cannot be converted is an attempt."""
    office = Office(limits)
    waiting: list[tuple[Task | Attempt, Source | None]] = []
    for task in tasks:
        source = _source(task) if isinstance(task, Task) else None
        if source is None and not waiting:
            yield task
            continue
        waiting.append((task, source))
        held = sum(len(each.content) for each, _ in waiting if isinstance(each, Task))
        if sum(each is not None for _, each in waiting) >= _BATCH or held >= _HELD:
            yield from _settled(waiting, office)
            waiting = []
    yield from _settled(waiting, office)


def _settled(
    waiting: list[tuple[Task | Attempt, Source | None]], office: "Office"
) -> Iterator[Task | Attempt]:
    made = iter(office.convert([source for _, source in waiting if source is not None]))
    for task, source in waiting:
        if source is None or not isinstance(task, Task):
            yield task
            continue
        result = next(made)
        if isinstance(result, bytes):
            yield replace(task, converted=result)
        else:
            yield Attempt(task.path, refusal=result)


def _source(task: Task) -> Source | None:
    """The paper, if its format is one that is converted; one that is refused is left to its reader, to say why."""
    from extract import CONVERTED, format_of, looks_converted

    if not looks_converted(task.content):
        return None
    try:
        kind = format_of(task.content, task.name)
    except PaperRefused:
        return None
    return Source(task.content, kind) if kind in CONVERTED else None


class _Maker(NamedTuple):
    """A LibreOffice, by its program, and what it made before."""

    program: str
    kept: Kept


class Office:
    """LibreOffice, found and asked for its version when it is first needed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._found: _Maker | None = None

    def convert(self, papers: list[Source]) -> list[bytes | str]:
        """For each paper the .docx, or in words why there is none."""
        if not papers:
            return []
        maker = self._maker()
        if maker is None:
            return [
                f"is a .{paper.kind} file, which LibreOffice converts, but LibreOffice was not found;"
                f" to get it: {soffice.how_to_get()}"
                for paper in papers
            ]
        found = [maker.kept.get(paper.content) for paper in papers]
        unknown = [paper for paper, known in zip(papers, found, strict=True) if known is None]
        fresh = iter(self._made(unknown, maker.program))
        results: list[bytes | str] = []
        for paper, known in zip(papers, found, strict=True):
            result = next(fresh) if known is None else known
            if known is None and isinstance(result, bytes):
                maker.kept.keep(paper.content, result)
            results.append(result)
        return results

    def _maker(self) -> _Maker | None:
        if self._found is None and (program := soffice.find()) is not None:
            with _room() as room:
                self._found = _Maker(program, Kept(cache_folder(), soffice.version(program, Path(room))))
        return self._found

    def _made(self, papers: list[Source], program: str) -> list[bytes | str]:
        """The papers converted in one run, and where that fails in further ones, until each has its answer.

        LibreOffice takes files in their order. When it ends by itself, what it has not written it could not open.
        When it dies or gets no further, the next file in order is suspected, and tried alone.
        """
        results: dict[int, bytes | str] = {}
        suspect: int | None = None
        while len(results) < len(papers):
            left = [number for number in range(len(papers)) if number not in results]
            batch = left if suspect is None else [suspect]
            end, written = self._run({number: papers[number] for number in batch}, program)
            results |= written
            silent = [number for number in batch if number not in written]
            passed = max(written, default=-1)
            if end == "ended":
                results |= dict.fromkeys(silent, _CANNOT_OPEN)
            elif suspect is None and len(batch) > 1:
                results |= {number: _CANNOT_OPEN for number in silent if number < passed}
                suspect = next((number for number in silent if number > passed), None)
                continue
            else:
                results |= dict.fromkeys(silent, self._failure(end))
            suspect = None
        return [results[number] for number in range(len(papers))]

    def _run(self, papers: dict[int, Source], program: str) -> tuple[soffice.End, dict[int, bytes | str]]:
        """One run: how it ended, and what was written whole, by the papers' numbers."""
        seconds = self._limits.seconds if len(papers) == 1 else min(_STALLED, self._limits.seconds)
        with _room() as name:
            room = Path(name)
            (room / "in").mkdir()
            files = {number: room / "in" / f"{number:04d}.{paper.kind}" for number, paper in papers.items()}
            for number, file in files.items():
                file.write_bytes(papers[number].content)
            out = room / "out"
            try:
                patience = soffice.steps(out, seconds)
                end = soffice.run(program, list(files.values()), room, self._limits, patience)
            except OSError as error:
                return "ended", dict.fromkeys(papers, f"LibreOffice cannot be started: {why(error)}")
            made = {number: out / f"{number:04d}.docx" for number in papers}
            return end, {number: file.read_bytes() for number, file in made.items() if _is_whole(file)}

    def _failure(self, end: soffice.End) -> str:
        limit = self._limits.seconds
        if end == "stuck":
            unit = "second" if limit == 1 else "seconds"
            return f"took LibreOffice longer than {limit} {unit}; --paper-seconds sets the limit"
        return "crashes LibreOffice, or needs more memory than --paper-memory allows"


def _room() -> "TemporaryDirectory[str]":
    """A folder for one run. What a killed program still holds open (Windows) is no reason to fail."""
    return TemporaryDirectory(prefix="ragw-", ignore_cleanup_errors=True)


def _is_whole(file: Path) -> bool:
    """Whether a .docx was written to its end: a zip's directory comes last."""
    return file.exists() and zipfile.is_zipfile(file)
