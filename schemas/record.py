"""The base of every record that passes between the stages.

A record is frozen and slotted; its JSON is strict in both directions: an unknown field, a missing one or a
wrong type raises `msgspec.ValidationError`, and ``from_json(type(x), to_json(x)) == x`` for every record.
"""

from typing import TypeVar

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value: built once, compared by content, changed only by making another.

    Small ones of which a paper has hundreds of thousands are declared ``gc=False``: they hold no cycle, and the
    garbage collector need not walk over them.
    """


R = TypeVar("R", bound=Record)

_encoder = msgspec.json.Encoder(order=None)


def to_json(record: Record) -> bytes:
    """One line of UTF-8 JSON, its fields in the order in which the record declares them."""
    return _encoder.encode(record)


def from_json(kind: type[R], line: bytes | str) -> R:
    """The record that `to_json` wrote.

    Raises `msgspec.ValidationError` where a field is missing, unknown or of another type, and
    `msgspec.DecodeError` where the line is not JSON.
    """
    return msgspec.json.decode(line, type=kind)
