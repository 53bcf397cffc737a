"""What one paper may take: seconds, memory, pages, size; and the options that say so."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from typing import Any, Final

import click

_BOUNDS: Final = {
    # 24 days: what the system's longest wait for a process takes
    "seconds": (1, 2**31 // 1000),
    # a reader with its libraries takes 300 MB before it has read a word
    "memory": (512, 2**20),
    # what the PDF reader itself stops at
    "pages": (1, 2_000),
    # a paper's bytes go to its reader in one message, which some systems keep below 2 GB
    "size": (1, 2_000),
}
"""By limit: the least and the most that it can be set to."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one paper may take. Raises `ValueError` where a limit makes no sense."""

    seconds: int = 120
    """By the clock, not of the processor. A public reports pack of 300 dense pages takes less than half."""

    memory: int = 2_048
    """MB of address space of the process that reads; held on Linux only (see docs/commands.md)."""

    pages: int = 2_000
    """Pages of a format that has pages. The longest public reports packs have about a thousand."""

    size: int = 200
    """MB of the file. The largest public reports packs have some 100."""

    def __post_init__(self) -> None:
        for name, (least, most) in _BOUNDS.items():
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be from {least} to {most}, not {getattr(self, name)}")


_HELP = {
    "seconds": "Seconds that the reading of one paper may take.",
    "memory": "Memory that the reading of one paper may take (Linux).",
    "pages": "Pages that one paper may have.",
    "size": "Size that one paper may have.",
}
_UNITS = {"seconds": "N", "memory": "MB", "pages": "N", "size": "MB"}


def limit_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds ``--paper-seconds``, ``-memory``, ``-pages`` and ``-size``; they reach `command` as `limits`."""

    @wraps(command)
    def limited(*arguments: Any, **options: Any) -> None:
        limits = Limits(**{name: options.pop(f"paper_{name}") for name in _BOUNDS})
        command(*arguments, limits=limits, **options)

    for field in reversed(fields(Limits)):
        least, most = _BOUNDS[field.name]
        limited = click.option(
            f"--paper-{field.name}",
            type=click.IntRange(least, most),
            default=field.default,
            show_default=True,
            metavar=_UNITS[field.name],
            help=_HELP[field.name],
        )(limited)
    return limited
