"""Deciding which of the files that were looked at are to be read: pure, over what is known of them.

A reading depends on the paper's bytes, the code, what a manifest says of it, and the names of the file and of its
folders. Of files with the same bytes one speaks for all: one that a manifest names before others, then the first by
its path. So the same files give the same history, in whatever order and in however many runs they came.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from msgspec.structs import replace

from commands.archive.look import Look
from load.files import SeenFile

Decision = Literal["read", "unchanged", "unread", "waiting", "aside"]
"""What is done with a file: it is read; nothing is to do; its bytes cannot be had; it failed and is tried later; it
was read, says nothing of recommendations, and is left until it, the code or the manifest has changed."""

_NIGHTS: Final = (1, 2, 4, 8, 14)
"""How long a paper that could not be read is left alone, after the first try, the second …"""

_LONGEST: Final = 1000
"""Characters of a reason that are kept."""

_SLACK: Final = timedelta(hours=12)
"""What a night may be short of a day: no timer strikes to the second."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file that something may have to be done with.

    `lot` is the number of those that it is imported with; `read_with` is what its reading is stamped with: code,
    manifest, names. `tried_with` is that on which a failure depends; with another one it is tried at once.
    """

    look: Look
    lot: int
    read_with: str
    done_with: str
    tried_with: str

    @property
    def sha256(self) -> str | None:
        """The SHA-256 of its bytes, None where they are not known."""
        return self.look.now.sha256


Places = Mapping[str, Sequence[str]]
"""By SHA-256, the paths at which a paper lies; the first speaks for all."""


def plan(
    items: Sequence[Item],
    lying: Places,
    readings: Mapping[str, str],
    code: str,
    now: datetime | None = None,
) -> list[Decision]:
    """What is to be done with each item.

    `readings` say what the latest reading of a paper was made with, `code` is this code's version. With a time,
    `now`, papers that could not be read are left until it is theirs; without one they are tried again.
    """
    here = {item.look.now.path for item in items}

    def is_wanted(item: Item) -> bool:
        if item.sha256 is None:
            return True
        speaks, made_with = lying[item.sha256][0], readings.get(item.sha256, "")
        if item.look.now.path != next(path for path in lying[item.sha256] if path in here):
            return False
        # where the one that speaks is not looked at in this run, what this code has not read is read here
        return made_with != item.read_with if speaks in here else not is_by(code, made_with)

    def decide(item: Item) -> Decision:
        if not is_wanted(item):
            return "unchanged"
        if now is not None and _is_early(item, now):
            return "waiting" if item.look.before and item.look.before.next_try else "aside"
        return "unread" if item.look.refusal else "read"

    return [decide(item) for item in items]


def is_by(code: str, read_with: str) -> bool:
    """Whether a reading was made by this code, whatever the manifest and the names."""
    return read_with.partition(";")[0] == code


def failed(item: Item, reason: str, now: datetime | None) -> SeenFile:
    """What is kept of a paper that could not be read: how often that was, and from when on it is tried again.

    Without a time, `now`, no time is good for that: what it is can be seen, and it holds nothing.
    """
    before = item.look.before
    tries = (before.tries if before is not None and _same_failure(item) else 0) + 1
    nights = _NIGHTS[min(tries, len(_NIGHTS)) - 1]
    return replace(
        item.look.now,
        tries=tries,
        tried_with=item.tried_with,
        next_try="" if now is None else moment(now + timedelta(days=nights) - _SLACK),
        refusal=_storable(reason),
    )


def _storable(reason: str) -> str:
    """A reason as every database keeps it: it may quote what a paper holds, a NUL character or worse."""
    return "".join(letter if letter.isprintable() else "�" for letter in reason[:_LONGEST])


def moment(time: datetime) -> str:
    """A time as the notebook keeps it, which sorts as it is written: "2026-03-29T02:30:00Z"."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_early(item: Item, now: datetime) -> bool:
    before = item.look.before
    if before is None or not _same_failure(item):
        return False
    # one that lies beyond the longest wait was set by a clock that has been put back since
    latest = moment(now + timedelta(days=_NIGHTS[-1]))
    return not before.next_try or moment(now) < before.next_try <= latest


def _same_failure(item: Item) -> bool:
    """Whether the paper failed before as it is now: the same bytes (or none to be had), read by the same means."""
    before = item.look.before
    return (
        before is not None
        and before.tries > 0
        and before.tried_with == item.tried_with
        and before.sha256 == item.sha256
        and not before.gone
    )
