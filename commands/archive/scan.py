"""Finding papers in folders, by their directory entries: nothing is opened whose name says what it is."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from commands.shared import why

_SUFFIXES = (
    ".pdf", ".docx", ".doc", ".odt", ".rtf", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".txt", ".text",
)  # fmt: skip
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_HIDDEN = (".", "~$")


class Found(NamedTuple):
    """A paper in the file system: as a person would name it, and its whole path as records can hold it."""

    path: str
    place: str
    status: os.stat_result | None
    """None where there is no such file."""


@dataclass(slots=True)
class Scan:
    """What lies at some paths. Folders are as they were named, their papers in the order of their paths."""

    found: dict[str, Found] = field(default_factory=dict)
    """By place: a paper that two of the paths lead to is found once."""

    folders: list[str] = field(default_factory=list)
    """The places of the folders that were gone through: what is not found below them is not there."""

    bare: list[str] = field(default_factory=list)
    """Folders without any paper."""

    missing: list[str] = field(default_factory=list)
    """Paths at which there is nothing."""

    closed: dict[str, str] = field(default_factory=dict)
    """Folders that cannot be listed, and files that cannot be looked at, by place, and why."""


def scan(paths: Iterable[str]) -> Scan:
    """The papers at `paths`: files as named, folders with all below them.

    Hidden files and what a browser saves beside a page are passed over; links to files are followed, those to
    folders below the path are not, so that no loop is walked.
    """
    done = Scan()
    for path in paths:
        if is_folder(path):
            papers = sorted(_below(str(Path(path)), done), key=lambda each: each.path)
            done.found |= {each.place: done.found.get(each.place, each) for each in papers}
            done.folders.append(place_of(path))
            if not papers and place_of(path) not in done.closed:
                done.bare.append(path)
            continue
        file = Found(path, place_of(path), status_of(path))
        done.found.setdefault(file.place, file)
        if file.status is None:
            done.missing.append(path)
    return done


def status_of(path: str) -> os.stat_result | None:
    """What lies at a path; None where nothing does, or where it may not be looked at."""
    try:
        return Path(path).stat()
    except OSError:
        return None


def is_folder(path: str) -> bool:
    """Whether a folder lies at a path, as far as that can be seen."""
    status = status_of(path)
    return status is not None and stat.S_ISDIR(status.st_mode)


def place_of(path: str) -> str:
    """The whole path of a file or folder, as `shown`; links in it stay as they are named."""
    return shown(os.path.abspath(path))  # noqa: PTH100 - `Path.resolve` would follow them


def shown(path: str) -> str:
    r"""A path as records can hold it: the bytes of what is no UTF-8 in it are spelt out.

    >>> shown("/archive/pr\udce9cis.pdf")
    '/archive/pr\\xe9cis.pdf'
    """
    return (
        path
        if path.isascii()
        else path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )


def is_below(place: str, folder: str) -> bool:
    """Whether a place is this folder, or lies in it."""
    return place == folder or place.startswith(folder.rstrip(os.sep) + os.sep)


def _below(root: str, done: Scan) -> Iterator[Found]:
    at, cut = place_of(root).rstrip(os.sep), len(root.rstrip(os.sep))
    folders = [root]
    while folders:
        path = folders.pop()
        try:
            with os.scandir(path) as listed:
                entries = [entry for entry in listed if not entry.name.startswith(_HIDDEN)]
        except OSError as error:
            done.closed[at + shown(path[cut:])] = why(error)
            continue
        names = {entry.name for entry in entries}
        for entry in entries:
            try:
                if entry.is_dir(follow_symlinks=False):
                    if not _belongs_to_page(entry.name, names):
                        folders.append(entry.path)
                elif entry.is_file() and _looks_like_paper(entry):
                    yield Found(entry.path, at + shown(entry.path[cut:]), entry.stat())
            except FileNotFoundError:
                continue  # it went just now
            except OSError as error:
                done.closed[at + shown(entry.path[cut:])] = why(error)


def _belongs_to_page(folder: str, beside: set[str]) -> bool:
    """Whether it is the folder that a browser saves beside a page, with its pictures and advertisements."""
    page = folder.removesuffix("_files")
    return page != folder and any(page + suffix in beside for suffix in _PAGE_SUFFIXES)


def _looks_like_paper(entry: "os.DirEntry[str]") -> bool:
    if entry.name.lower().endswith(_SUFFIXES):
        return True
    try:
        with Path(entry.path).open("rb") as file:
            return file.read(5) == b"%PDF-"
    except OSError:
        return True  # reading it says what is wrong; it is not passed over
