"""Manifests: what a person says of papers before they are read, as lines of CSV."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath, PureWindowsPath

from schemas import ManifestEntry

_COLUMNS = ManifestEntry.__struct_fields__
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class ManifestError(ValueError):
    """A manifest that cannot be used, with the reason in one sentence."""


@dataclass(frozen=True)
class Manifest:
    """The entries of a manifest, looked up by a paper's file name, or by the end of its path."""

    entries: tuple[ManifestEntry, ...] = ()

    def entry(self, path: str) -> ManifestEntry | None:
        """The entry for the paper at `path`: the one whose `file` is the longest end of it; None if none is."""
        parts = _parts(path)
        ends = (parts[start:] for start in range(len(parts)))
        return next((self._by_end[end] for end in ends if end in self._by_end), None)

    @cached_property
    def _by_end(self) -> dict[tuple[str, ...], ManifestEntry]:
        return {_parts(entry.file): entry for entry in self.entries}


def read_manifest(content: bytes) -> Manifest:
    """Reads a manifest: a header with ``file`` and any of authority, committee, date, reference, supersedes.

    Blank cells say nothing. Raises `ManifestError` for a missing or unknown column, a line without a file, a
    file named twice, or a date that is not ISO (``2018``, ``2018-11`` or ``2018-11-30``).
    """
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        header = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        _check_header(header)
        reader.fieldnames = header
        lines = [(reader.line_num, line) for line in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ManifestError(f"it is no CSV file in UTF-8 ({error})") from error
    entries = tuple(_entry(number, line) for number, line in lines if any(line.values()))
    _check_files(entries)
    return Manifest(entries)


def _check_files(entries: Iterable[ManifestEntry]) -> None:
    named: set[tuple[str, ...]] = set()
    for entry in entries:
        if (parts := _parts(entry.file)) in named:
            raise ManifestError(f"it names {entry.file} twice")
        named.add(parts)


def _check_header(header: list[str]) -> None:
    if "file" not in header:
        raise ManifestError("its first line has no column 'file'; it should read: " + ",".join(_COLUMNS))
    unknown = [name for name in header if name not in _COLUMNS]
    if unknown:
        raise ManifestError(f"it has a column {unknown[0]!r}; known are: " + ", ".join(_COLUMNS))


def _entry(number: int, line: dict[str | None, str | list[str] | None]) -> ManifestEntry:
    if None in line:
        raise ManifestError(f"line {number} has more cells than the header")
    values = {name: str(value or "").strip() for name, value in line.items() if name}
    if not values["file"]:
        raise ManifestError(f"line {number} names no file")
    if values.get("date") and not _DATE.fullmatch(values["date"]):
        raise ManifestError(
            f"line {number}: the date {values['date']!r} is not like 2018, 2018-11 or 2018-11-30"
        )
    return ManifestEntry(**values)


def _parts(path: str) -> tuple[str, ...]:
    """A path by its folders; "é" is one letter, also where a file system (macOS) has made two of it."""
    return PurePosixPath(PureWindowsPath(unicodedata.normalize("NFC", path)).as_posix()).parts
