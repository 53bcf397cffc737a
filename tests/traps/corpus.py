"""Every trap by its name."""

from collections.abc import Callable
from functools import cache

from tests.traps import boards, clutter, coloured, faint, joined, light, odd, packs, rotated, tall, worded
from tests.traps.records import Trap

TRAPS: dict[str, Callable[[], Trap]] = {
    name: make
    for room in (rotated, light, faint, coloured, boards, tall, clutter, odd, joined, packs, worded)
    for name, make in room.TRAPS.items()
}


@cache
def made(name: str) -> Trap:
    """The trap of this name, made once."""
    return TRAPS[name]()
