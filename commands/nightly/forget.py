"""Folders and files that a nightly import goes through no more: moved for good, or given by mistake."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from commands.archive.plan import moment
from commands.archive.roots import holder
from commands.archive.scan import place_of
from load import Database, begin_run, finish_run
from load.files import keep_files, keep_roots, roots, seen_files
from load.lock import importing


class NeverGiven(ValueError):  # noqa: N818 - named for what happened
    """A path that no import was given; the message says which were."""


def forget(database: Database, paths: Sequence[str], now: datetime) -> None:
    """Forgets paths that imports were given; what was read there stays in the history.

    Files there speak for no paper any more: a copy elsewhere does, from its next import on. Raises `NeverGiven`, and
    `DatabaseUnavailable`, also where an import is at work.
    """
    with importing(database, alone=True):
        known = {each.path: each for each in roots(database)}
        places = [place_of(path) for path in paths]
        for path, place in zip(paths, places, strict=True):
            if place not in known:
                there = ", ".join(known) or "nothing"
                raise NeverGiven(f"{path} was never given to an import; what was: {there}")
        left = {path: each for path, each in known.items() if path not in places}
        files = seen_files(database)
        gone = [each for path, each in files.items() if not each.gone and holder(path, left) is None]
        lost = {each.sha256 for each in gone if each.sha256 is not None}
        copies = [
            each for path, each in files.items() if each.sha256 in lost and holder(path, left) is not None
        ]
        run = begin_run(database, now, command="nightly --forget")
        rows = [replace(each, gone=moment(now), done_with="") for each in gone]
        keep_files(database, [*rows, *(replace(each, done_with="") for each in copies)], run)
        keep_roots(database, (), run, forgotten=places)
        finish_run(database, run, now, outcome="complete")
