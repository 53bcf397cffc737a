"""The key of each thread: what the earliest paper that numbers it prints, else what the earliest paper prints."""

import hashlib
from collections.abc import Iterable, Mapping

from load.identity.forms import Entry
from load.identity.threads import Thread

_LONGEST = 580  # characters of a key that is told apart: the databases take 600
_DIGEST = 8  # hex digits: they tell apart the few that had one number after each other


def keys_of(threads: Iterable[Thread]) -> dict[int, str]:
    """The keys by the threads' `id`; `threads` come in the order in which papers brought them up.

    A number that a later recommendation has again after its first holder is told apart by a digest of the words.
    """
    named = [(_naming(thread), thread) for thread in threads]
    keys: dict[int, str] = {}
    taken: set[str] = set()
    for entry, thread in sorted(named, key=lambda each: _when(each[0])):
        key = entry.first.key
        if key in taken:
            key = _told_apart(entry, key)
        while key in taken:
            key = f"{key}~"
        taken.add(key)
        keys[id(thread)] = key
    return keys


def replaced_keys(
    found: Iterable[tuple[Entry, Thread]], threads: Iterable[Thread], keys: Mapping[int, str]
) -> dict[int, str]:
    """The keys of what only papers print that were replaced: the printed one, if no other has it in other words."""
    known = {keys[id(thread)]: thread for thread in threads}
    told: dict[int, str] = {}
    for entry, thread in found:
        key = entry.first.key
        holder = known.get(key)
        if holder and all(entry.words.folded != each.words.folded for each in holder.members):
            key = _told_apart(entry, key)
        told[id(thread)] = key
    return told


def _told_apart(entry: Entry, key: str) -> str:
    return f"{key[:_LONGEST]}-{hashlib.sha256(entry.words.folded.encode()).hexdigest()[:_DIGEST]}"


def _naming(thread: Thread) -> Entry:
    return next((entry for entry in thread.members if entry.number), thread.members[0])


def _when(entry: Entry) -> tuple[bool, str, str, str, str, int]:
    first = entry.first
    return first.date is None, first.date or "", first.authority, first.file, first.paper, first.position
