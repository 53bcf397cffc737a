"""Where a file goes: written beside its place and then put there, whole or not at all."""

import json
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from tempfile import TemporaryFile
from typing import IO, Any

from commands.exits import Exit
from commands.reading.signals import ending_on_sigterm
from commands.shared import Refusal, why, write

Writer = Callable[[IO[bytes]], object]
"""Writes a file, whatever it gives back."""

_DESCRIPTION = "datapackage.json"
_PIECE = 1 << 20


def to_stdout(writer: Writer, what: str) -> None:
    """Write a file of bytes to stdout; ends the program where that is a terminal. `what` is "an Excel file"."""
    if sys.stdout.isatty():
        raise Refusal(f"{what} is nothing for a terminal; --out FILE says where it goes", Exit.USAGE)
    with _in_words("stdout"), TemporaryFile() as file:
        writer(file)
        file.seek(0)
        write(iter(lambda: file.read(_PIECE), b""))


def to_file(out: str, writer: Writer) -> None:
    """Write a file; one that is there already stays as it is until the new one is whole.

    A device or a pipe is written to as it is. Ends the program where it cannot be written, or is broken off.
    """
    with _in_words(out):
        if not out:
            raise Refusal("--out needs the name of a file", Exit.USAGE)
        place = Path(out).resolve()
        if place.exists() and not place.is_file() and not place.is_dir():
            # by way of a file: the writers of some formats go back in what they write
            with TemporaryFile() as file, place.open("wb") as device:
                writer(file)
                file.seek(0)
                shutil.copyfileobj(file, device)
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
        if not out:
            raise Refusal("--out needs the name of a folder", Exit.USAGE)
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
    """What cannot be written, and what is broken off, ends the program with a line that says what there is now."""
    remains = f"{out} is as it was"
    try:
        with ending_on_sigterm(remains):
            yield
    except KeyboardInterrupt as error:
        raise Refusal(f"broken off; {remains}", Exit.INTERRUPTED) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        # Windows lets nobody replace a file that a spreadsheet has open
        held = os.name == "nt" and isinstance(error, PermissionError)
        hint = " (is it open in another program?)" if held else ""
        raise Refusal(f"{out}: {why(error)}{hint}", Exit.USAGE) from error


def form_of(out: str, form: str | None, endings: Mapping[str, str], otherwise: str) -> str:
    """The format that is asked for: in so many words, by the ending of the file's name, or where that has none
    `otherwise`. Ends the program for an ending that stands for another thing: nobody could open what it is called.

    >>> form_of("all.CSV", None, {".csv": "csv"}, "jsonl"), form_of("-", None, {".csv": "csv"}, "jsonl")
    ('csv', 'jsonl')
    """
    ending = PurePath(out).suffix.lower()
    if form or not ending or ending in endings:
        return form or endings.get(ending, otherwise)
    known = ", ".join(endings)
    raise Refusal(
        f"{out}: {ending} stands for none of our formats; name one by --format, or end in {known}", Exit.USAGE
    )
