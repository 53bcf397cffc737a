"""What a nightly import goes through: the folders and files that imports were given before, each as it came."""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from commands.archive.lots import Lot, Settings
from commands.archive.roots import given, holder, limits_of, manifest_in, news
from commands.archive.scan import Found, Scan, is_below, is_folder, place_of, scan
from commands.reading.limits import Limits
from load import Database
from load.files import Root, roots
from normalise.manifest import Manifest

_NOT_THERE = "is not there; is it mounted? (gone for good: ragw nightly --forget PATH)"


@dataclass(slots=True)
class Gathered:
    """Lots that share out what a scan found, roots to be remembered or forgotten, and manifests out of reach."""

    lots: list[Lot]
    scan: Scan
    roots: list[Root]
    forgotten: list[str]
    errors: dict[str, str] = field(default_factory=dict)


def gather(
    database: Database, paths: Sequence[str], manifest: tuple[str, Manifest] | None, jobs: int, quiet: bool
) -> Gathered:
    """All roots that are remembered; or of them those at, below or above `paths`, and the paths that are none.

    A `manifest`, its file and what it says, is for the paths. Raises `DatabaseUnavailable`.
    """
    known = roots(database)
    held = {each.path: each for each in known}
    strangers = [path for path in paths if manifest or holder(place_of(path), held) is None]
    file, told = manifest or (None, Manifest())
    fresh, forgotten = news(given(strangers, file, told, Limits()), known)
    held = {path: each for path, each in held.items() if path not in forgotten}
    held |= {each.path: each for each in fresh}
    asked = [place_of(path) for path in paths]
    chosen = asked + [path for path in held if not asked or any(is_below(path, each) for each in asked)]
    found = scan(dict.fromkeys(chosen))
    _say_what_is_not_there(found, held)
    done = Gathered([], found, fresh, forgotten)
    for path, files in _shared_out(found, held).items():
        told, error = manifest_in(held[path])
        if error:
            done.errors[path] = error
        done.lots.append(Lot(files, Settings(told, jobs, quiet, limits_of(held[path]))))
        now = msgspec.structs.replace(held[path], entries=msgspec.json.encode(told.entries).decode())
        if now != held[path]:
            done.roots.append(now)
    return done


def _say_what_is_not_there(found: Scan, held: Mapping[str, Root]) -> None:
    """A folder that is not there is closed; so is the folder of a file, where that has gone with it."""
    for path in found.missing:
        root = held.get(path)
        folder = str(Path(path).parent)
        if root is None or root.is_folder:
            found.closed[path] = _NOT_THERE
        elif not is_folder(folder):
            found.closed[folder] = _NOT_THERE


def _shared_out(found: Scan, held: Mapping[str, Root]) -> dict[str, list[Found]]:
    """The files that are there, by the path of the root that holds them most closely."""
    by_folder: dict[str, Root | None] = {}
    shares: defaultdict[str, list[Found]] = defaultdict(list)
    for each in found.found.values():
        if each.status is None:
            continue
        folder = each.place.rpartition(os.sep)[0]
        if folder not in by_folder:
            by_folder[folder] = holder(folder, held)
        root = held.get(each.place) or by_folder[folder]
        if root is not None:
            shares[root.path].append(each)
    return dict(shares)
