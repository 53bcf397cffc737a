"""What an import was given, remembered: which folders and files, with which manifest, within which limits."""

import json
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import msgspec

from commands.archive.scan import is_folder, place_of, status_of
from commands.manifests import manifest_of
from commands.reading.limits import Limits
from commands.shared import Refusal, say
from load.files import Root
from normalise.manifest import Manifest
from schemas import ManifestEntry


def given(paths: Iterable[str], manifest_file: str | None, manifest: Manifest, limits: Limits) -> list[Root]:
    """The folders and files at these paths that are there, as they are remembered, the outermost first.

    Files below one of the folders need none, and a pipe is there once only. What is named by bytes that no record can
    hold is said.
    """
    found: dict[str, Root] = {}
    for path in sorted(paths, key=lambda each: (not is_folder(each), place_of(each))):
        place, status = place_of(path), status_of(path)
        is_covered = any(above in found for above in (place, *_above(place)))
        if is_covered or status is None or not (stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)):
            continue
        if status_of(place) is None:
            say(f"{path}: its name is no UTF-8; a nightly import will not find it")
            continue
        found[place] = Root(
            path=place,
            is_folder=is_folder(path),
            manifest=place_of(manifest_file) if manifest_file else "",
            entries=msgspec.json.encode(manifest.entries).decode(),
            limits=json.dumps(asdict(limits)),
        )
    return list(found.values())


def news(roots: Sequence[Root], known: Iterable[Root]) -> tuple[list[Root], list[str]]:
    """Of the roots just given those to be written down, and of the known ones those to be forgotten.

    What was given last holds: roots below a folder given now are forgotten with their manifests, and a file or folder
    that the one above it covers with the same manifest and limits is not written down.
    """
    before = {each.path: each for each in known}
    fresh = [each for each in roots if not _is_covered(each, before)]
    now = {each.path for each in roots}
    return fresh, [path for path in before if path not in now and not now.isdisjoint(_above(path))]


def holder(place: str, roots: Mapping[str, Root]) -> Root | None:
    """The innermost of the roots, by their paths, that is this file or holds it."""
    return next((roots[path] for path in (place, *_above(place)) if path in roots), None)


def manifest_in(root: Root) -> tuple[Manifest, str]:
    """A root's manifest as its file says now; where that cannot be read, as it was, and in words why."""
    if not root.manifest:
        return Manifest(), ""
    try:
        return manifest_of(root.manifest), ""
    except Refusal as refused:
        entries = msgspec.json.decode(root.entries, type=tuple[ManifestEntry, ...])
        return Manifest(entries), f"{refused.message}; it is used as it was"


def limits_of(root: Root) -> Limits:
    """The limits that a root came with."""
    return Limits(**json.loads(root.limits))


def _is_covered(root: Root, before: Mapping[str, Root]) -> bool:
    if root.path in before:
        return before[root.path] == root
    above = holder(str(Path(root.path).parent), before)
    return above is not None and (above.manifest, above.limits) == (root.manifest, root.limits)


def _above(place: str) -> tuple[str, ...]:
    return tuple(map(str, Path(place).parents))
