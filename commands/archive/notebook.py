"""What imports know of files, in memory for a run: read once, written portion by portion."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from commands.archive.look import Look
from commands.archive.plan import Places
from commands.archive.scan import Scan, is_below, status_of
from load import Database, Run
from load.files import SeenFile, keep_files, seen_files

_PORTION: Final = 500
"""Looks that are written down together."""


class Notebook:
    """What is known of every file that an import has looked at, by place; `scan` says what lies there now.

    Raises `DatabaseUnavailable`.
    """

    def __init__(self, database: Database, run: Run, scan: Scan) -> None:
        self._database = database
        self._run = run
        self._scan = scan
        self.files = seen_files(database)
        self._absent: set[str] = set()

    def keep(self, rows: Iterable[SeenFile]) -> None:
        """Writes down what is known now."""
        fresh = [row for row in rows if self.files.get(row.path) != row]
        keep_files(self._database, fresh, self._run)
        self.files.update((row.path, row) for row in fresh)

    def kept(self, looks: Iterable[Look]) -> list[Look]:
        """The looks, written down on their way, so that no file need be opened again after a run that was killed."""
        done: list[Look] = []
        waiting: list[Look] = []
        for each in looks:
            done.append(each)
            if is_kept(each):
                waiting.append(each)
            if len(waiting) >= _PORTION:
                self._keep_looks(waiting)
                waiting = []
        self._keep_looks(waiting)
        return done

    def _keep_looks(self, looks: Sequence[Look]) -> None:
        """Where a file has other bytes now, another one with the old bytes may have to speak for them: not done."""
        left = {each.before.sha256 for each in looks if each.before and each.before.sha256 != each.now.sha256}
        here = {each.now.path for each in looks}
        others = (each for each in self.files.values() if each.sha256 in left and each.path not in here)
        self.keep([*(replace(each, done_with="") for each in others if left), *(each.now for each in looks)])

    def gone(self, now: str) -> list[SeenFile]:
        """The files that are not there any more, as of `now`; they are not written down yet.

        A folder that cannot be listed, or has lost all its papers at once, is added to the scan's `closed`, and
        nothing in it is taken for gone: a share may not be mounted.
        """
        scan = self._scan
        absent = [
            each
            for each in self.files.values()
            if not each.gone
            and (each.path not in scan.found or scan.found[each.path].status is None)
            and (each.path in scan.found or any(is_below(each.path, folder) for folder in scan.folders))
        ]
        if not absent:
            return []
        for folder in scan.folders:
            if not any(is_below(place, folder) for place in scan.found):
                lost = sum(is_below(each.path, folder) for each in absent)
                if lost:
                    papers = "1 paper" if lost == 1 else f"{lost} papers"
                    scan.closed.setdefault(folder, f"held {papers} and is empty now; is it mounted?")
        rows = [
            replace(each, gone=now, done_with="")
            for each in absent
            if not any(is_below(each.path, folder) for folder in scan.closed)
        ]
        self._absent.update(row.path for row in rows)
        return rows

    def places(self) -> Places:
        """Where papers lie (see `plan`), the one that speaks for all first.

        What cannot be found now speaks for nobody: an archive may have been moved, and a share not be mounted. Which
        is first does not depend on the link by which somebody came to it; of two links to one file that which is
        looked at now is as good as the other.
        """
        return {
            sha256: [each.path for each in sorted(filter(self._is_there, files), key=self._turn)]
            if files[1:]
            else [files[0].path]
            for sha256, files in self._lying().items()
        }

    def lying(self, folder_of: Callable[[str], str]) -> dict[str, set[str]]:
        """The folders that papers lie in, by their SHA-256."""
        return {sha256: {folder_of(each.path) for each in files} for sha256, files in self._lying().items()}

    def _lying(self) -> Mapping[str, Sequence[SeenFile]]:
        found: defaultdict[str, list[SeenFile]] = defaultdict(list)
        for each in self.files.values():
            if each.sha256 is not None and not each.gone and each.path not in self._absent:
                found[each.sha256].append(each)
        return found

    def _turn(self, file: SeenFile) -> tuple[bool, str, bool, str]:
        folder, _, name = file.path.rpartition(os.sep)
        return not file.told, _real(folder) + os.sep + name, file.path not in self._scan.found, file.path

    def _is_there(self, file: SeenFile) -> bool:
        found = self._scan.found.get(file.path)
        return (status_of(file.path) if found is None else found.status) is not None


def moves(gone: Sequence[SeenFile], looks: Iterable[Look]) -> dict[str, str]:
    """Where files that are gone lie now, by their old places: those with the same bytes at a place that is new."""
    appeared = {
        each.now.sha256: each.now.path
        for each in looks
        if each.now.sha256 is not None and (each.before is None or each.before.gone)
    }
    return {each.path: appeared[each.sha256] for each in gone if each.sha256 in appeared}


@lru_cache(maxsize=4096)
def _real(folder: str) -> str:
    return os.path.realpath(folder)


def is_kept(look: Look) -> bool:
    """Whether a file can be looked at again: it is there, and no pipe."""
    return look.found.status is not None and (look.now.sha256 is not None or bool(look.refusal))
