"""A record as a Table Schema (Frictionless): a type for each field, what it may be, and what it means."""

from collections.abc import Sequence
from typing import Any

import msgspec

from query.files.vocabulary import words

MISSING = [""]

_DATES = frozenset(
    ("date", "paper_date", "report_published", "computed", "computed_from", "from_date", "to_date")
)
_AS_KNOWN = r"\d{4}(-\d{2}(-\d{2})?)?"
_HASHES = frozenset(("paper_sha256",))

_OF_FRAMES = {
    "part": "integer", "months": "integer", "stated": "integer", "found": "integer", "by": "integer",
}  # fmt: skip


def fields_of(record: type[msgspec.Struct], without: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The fields of a record in their order, but for those named.

    A text that may be empty is not told from one that is missing, for CSV cannot. A date is a string with a pattern,
    since it is no more precise than printed. Lists and records are JSON.
    """
    info: Any = msgspec.inspect.type_info(record)
    return [
        _field(field.encode_name, field.type) for field in info.fields if field.encode_name not in without
    ]


def fields_named(names: Sequence[str]) -> list[dict[str, Any]]:
    """The fields of a frame: its whole numbers, else texts."""
    return [{"name": name, "type": _OF_FRAMES.get(name, "string"), **_pattern(name)} for name in names]


def schema(
    table: str, fields: list[dict[str, Any]], key: Sequence[str] = (), **references: tuple[str, str]
) -> dict[str, Any]:
    """The schema of a table: its fields with what they mean, and its primary key.

    `references` are fields with the resource and the field that they point to.
    """
    pointing = [
        {"fields": [field], "reference": {"resource": resource, "fields": [of]}}
        for field, (resource, of) in references.items()
    ]
    keyed: dict[str, Any] = {"primaryKey": list(key)} if key else {}
    return {
        "fields": [_described(table, field) for field in fields],
        "missingValues": MISSING,
        **keyed,
        **({"foreignKeys": pointing} if pointing else {}),
    }


def number(name: str, about: str) -> dict[str, Any]:
    """A field that counts from 1."""
    return {
        "name": name,
        "type": "integer",
        "description": about,
        "constraints": {"required": True, "minimum": 1},
    }


def _field(name: str, kind: msgspec.inspect.Type) -> dict[str, Any]:
    required = True
    if isinstance(kind, msgspec.inspect.UnionType):
        required = False
        (kind,) = (each for each in kind.types if not isinstance(each, msgspec.inspect.NoneType))
    told: dict[str, Any]
    match kind:
        case msgspec.inspect.StrType():
            told, required = {"type": "string", **_pattern(name)}, name in _HASHES
        case msgspec.inspect.LiteralType():
            told = {"type": "string", "constraints": {"enum": list(kind.values)}}
        case msgspec.inspect.IntType():
            told = {"type": "integer"}
        case msgspec.inspect.BoolType():
            told = {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}
        case msgspec.inspect.VarTupleType():
            told = {"type": "array"}
        case msgspec.inspect.DictType() | msgspec.inspect.StructType():
            told = {"type": "object"}
        case _:
            raise TypeError(f"{name}: a {kind} has no type in a table schema")
    if required:
        told["constraints"] = {**told.get("constraints", {}), "required": True}
    return {"name": name, **told}


def _pattern(name: str) -> dict[str, Any]:
    if name in _HASHES:
        return {"constraints": {"pattern": "[0-9a-f]{64}"}}
    return {"constraints": {"pattern": _AS_KNOWN}} if name in _DATES else {}


def _described(table: str, field: dict[str, Any]) -> dict[str, Any]:
    """The field with what it means in this table: its own words there, else those of the observations' column."""
    name = field["name"]
    own = words().fields.get(table, {}).get(name)
    if own:
        return {**field, "description": own}
    about = next((each for each in words().column if each.name == name), None)
    return {**field, "title": about.heading, "description": about.about} if about else field
