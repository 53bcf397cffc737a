"""What LibreOffice made of papers, kept in the user's cache folder from one run to the next.

A file a conversion, named by what it depends on: the paper's bytes and the LibreOffice that made it. Nothing is lost
when the folder is removed.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from commands.shared import say, why

_MOST: Final = 1024 * 2**20
"""Bytes in all. Beyond, those go that were not used for the longest time; a paper's takes some 20,000."""


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """``RAGW_CACHE``, else ``ragw`` in the place that the system keeps for such files."""
    named = environment.get("RAGW_CACHE")
    if named:
        return Path(named)
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "ragw" / "Cache"
    if platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ragw"
    named = environment.get("XDG_CACHE_HOME")
    return (Path(named) if named else Path.home() / ".cache") / "ragw"


class Kept:
    """The conversions made by one LibreOffice; `folder` comes to be when the first is kept."""

    def __init__(self, folder: Path, maker: str, most: int = _MOST) -> None:
        self._folder = folder / "conversions"
        self._maker = hashlib.sha256(maker.encode()).hexdigest()[:12]
        self._most = most
        self._usable = True

    def get(self, content: bytes) -> bytes | None:
        """The conversion of these bytes, None where there is none."""
        path = self._path(content)
        try:
            found = path.read_bytes()
            path.touch()  # used: the last to go
        except OSError:
            return None
        return found

    def keep(self, content: bytes, converted: bytes) -> None:
        """Keeps a conversion, whole or not at all. Where the folder cannot be written, says so, once."""
        if not self._usable:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(self._path(content), converted)
            self._make_room()
        except OSError as error:
            self._usable = False
            say(f"{self._folder}: {why(error)}; what LibreOffice makes is not kept for the next time")

    def _path(self, content: bytes) -> Path:
        return self._folder / f"{hashlib.sha256(content).hexdigest()}-{self._maker}.docx"

    def _write(self, path: Path, converted: bytes) -> None:
        """Under another name first, which nobody reads: a run beside this one sees all of it or nothing."""
        handle, draft = tempfile.mkstemp(dir=self._folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(converted)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise

    def _make_room(self) -> None:
        """Removes the longest unused until the rest is within bounds."""
        files = sorted(
            (
                (status.st_mtime, status.st_size, path)
                for path in self._folder.iterdir()
                if (status := _status(path))
            ),
            key=lambda file: file[:2],
        )
        total = sum(size for _, size, _ in files)
        for _, size, path in files:
            if total <= self._most:
                return
            with suppress(OSError):  # another run may have removed it, or be reading it
                path.unlink()
            total -= size


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None  # a run beside this one has removed it
