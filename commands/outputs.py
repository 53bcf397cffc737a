"""Where a file goes: written beside its place and then put there, whole or not at all."""

import json
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from commands.exits import Exit
from commands.shared import Refusal, why

Writer = Callable[[IO[bytes]], object]
"""Writes a file, whatever it gives back."""

_DESCRIPTION = "datapackage.json"


def to_stdout(writer: Writer, what: str) -> None:
    """Write a file of bytes to stdout; ends the program where that is a terminal. `what` is "an Excel file"."""
    if sys.stdout.isatty():
        raise Refusal(f"{what} is nothing for a terminal; --out FILE says where it goes", Exit.USAGE)
    with TemporaryFile() as file:
        writer(file)
        file.seek(0)
        sys.stdout.flush()
        shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def to_file(out: str, writer: Writer) -> None:
    """Write a file; one that is there already stays as it is until the new one is whole.

    A device or a pipe is written to as it is. Ends the program where it cannot be written.
    """
    with _in_words(out):
        place = Path(out).resolve()
        if place.exists() and not place.is_file() and not place.is_dir():
            with place.open("wb") as file:
                writer(file)
            return
        beside = _beside(place)
        try:
            with beside.open("xb") as file:
                writer(file)
            if place.exists():
                shutil.copymode(place, beside)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)


class Directory:
    """A folder on the disk, for the files of a data package."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def create(self, name: str) -> IO[bytes]:
        """A new file of this name."""
        return (self._place / name).open("xb")


@contextmanager
def to_folder(out: str) -> Iterator[Directory]:
    """A folder to be filled; it takes the place of one of ours that is there, once it is whole.

    Ends the program where another folder is there, or it cannot be written.
    """
    with _in_words(out):
        place = Path(out).resolve()
        if place.exists() and not _is_ours(place):
            raise Refusal(
                f"{out}: holds other things than a data package of ragw; it is left alone", Exit.USAGE
            )
        beside, before = _beside(place), _beside(place)
        beside.mkdir()
        try:
            yield Directory(beside)
            if place.exists():
                place.rename(before)
            beside.rename(place)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
            if not place.exists() and before.exists():
                before.rename(place)
            shutil.rmtree(before, ignore_errors=True)


def _is_ours(place: Path) -> bool:
    """Whether a folder is empty, or holds a data package of ragw and nothing else."""
    if not place.is_dir():
        return False
    names = {each.name for each in place.iterdir()}
    if not names:
        return True
    try:
        told: Any = json.loads((place / _DESCRIPTION).read_bytes())
        known = {str(each["path"]) for each in told["resources"]}
    except (OSError, ValueError, LookupError, TypeError):
        return False  # what cannot be read as a package is none
    return "ragw" in told and names <= {_DESCRIPTION, *known}


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name[:80]}.{secrets.token_hex(4)}")


@contextmanager
def _in_words(out: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Refusal(f"{out}: {why(error)}", Exit.USAGE) from error


def has_suffix(out: str, suffix: str) -> bool:
    """Whether a file's name ends so, in any case."""
    return os.fspath(out).lower().endswith(suffix)
