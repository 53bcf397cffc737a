"""Files that are imported in the same way, and what their readings depend on besides their bytes."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import metadata, resources
from importlib.resources.abc import Traversable

import msgspec

from commands.archive.look import Look
from commands.archive.plan import Item
from commands.archive.scan import Found
from commands.reading.limits import Limits
from commands.reading.papers import Task, read_paper
from commands.reading.worker import Read
from normalise.manifest import Manifest
from schemas import ManifestEntry, to_json


@dataclass(frozen=True, slots=True)
class Settings:
    """How to import: what the manifest says, how many papers to read at a time, whether to show progress.

    `limits` hold for each paper; `read` makes its `Reading`, in a process of its own.
    """

    manifest: Manifest
    jobs: int = 1
    quiet: bool = False
    limits: Limits = field(default_factory=Limits)
    read: Read = read_paper


@dataclass(frozen=True)
class Lot:
    """Files, and how they are imported."""

    found: Sequence[Found]
    settings: Settings

    @cached_property
    def done_with(self) -> str:
        """The code and the whole manifest: while they are the same, a file that was done is done."""
        entries = msgspec.json.encode(self.settings.manifest.entries)
        return f"{code_version()}; {_digest(entries)}"

    @cached_property
    def tried_with(self) -> str:
        """What a failure depends on: the code, the manifest and the limits."""
        limits = self.settings.limits
        return f"{self.done_with}; {limits.seconds} {limits.memory} {limits.pages} {limits.size}"

    def entry(self, found: Found) -> ManifestEntry | None:
        """What the manifest says of a file, by its whole path: the working folder makes no difference."""
        return self.settings.manifest.entry(found.place)

    def item(self, look: Look, number: int) -> Item:
        """A look as something to be decided on; `number` is this lot's."""
        entry = self.entry(look.found)
        told = _digest(to_json(entry)) if entry else "no manifest"
        task = Task(look.found.path, b"")
        names = _digest("\0".join((task.name, *task.folders)).encode())
        return Item(
            look=look._replace(now=msgspec.structs.replace(look.now, told=entry is not None)),
            lot=number,
            read_with=f"{code_version()}; {told}; {names}",
            done_with=self.done_with,
            tried_with=self.tried_with,
        )


def _digest(words: bytes) -> str:
    return hashlib.sha256(words).hexdigest()[:12]


@cache
def code_version() -> str:
    """The code that reads papers: the release, and a digest of the sources and vocabularies of its stages."""
    digest = hashlib.sha256()
    for room in ("extract", "normalise", "schemas"):
        for name, file in sorted(_sources(resources.files(room), room)):
            digest.update(name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n"))
    return f"{metadata.version('ragw')}+{digest.hexdigest()[:12]}"


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _sources(entry, path)
        elif entry.name.endswith((".py", ".toml")):
            yield path, entry
