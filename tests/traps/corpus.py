"""Every trap by its name."""

from collections.abc import Callable
from functools import cache

from tests.traps import (
    alike,
    boards,
    clutter,
    coloured,
    faint,
    headed,
    headstand,
    joined,
    light,
    lights,
    loose,
    missing,
    odd,
    packs,
    rotated,
    stamped,
    tall,
    worded,
)
from tests.traps.records import Trap

TRAPS: dict[str, Callable[[], Trap]] = {
    name: make
    for room in (
        rotated,
        headstand,
        light,
        lights,
        loose,
        faint,
        coloured,
        boards,
        tall,
        clutter,
        odd,
        joined,
        packs,
        missing,
        headed,
        alike,
        stamped,
        worded,
    )
    for name, make in room.TRAPS.items()
}


@cache
def made(name: str) -> Trap:
    """The trap of this name, made once."""
    return TRAPS[name]()
