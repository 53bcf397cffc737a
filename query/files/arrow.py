"""A record as Arrow columns: a type for each field, from the record's own, so that no value decides it."""

from typing import Any

import msgspec
import pyarrow as pa


def arrow_schema(record: type[msgspec.Struct], about: dict[str, str] | None = None) -> pa.Schema:
    """The columns of a record, in the order of its fields, each described by `about`.

    A word of a fixed list is a string, and so is a date, since a string keeps how precise it is. A whole number has
    64 bits, a box is a list of doubles, a record within is a struct, a mapping a map. Raises `TypeError` for others.
    """
    return pa.schema(_fields(msgspec.inspect.type_info(record), about or {}))


def _fields(struct: Any, about: dict[str, str]) -> list[pa.Field]:
    if not isinstance(struct, msgspec.inspect.StructType):
        raise TypeError(f"{struct} is no record")
    return [_field(field, about.get(field.encode_name)) for field in struct.fields]


def _field(field: msgspec.inspect.Field, about: str | None) -> pa.Field:
    kind, nullable = _known(field.type)
    described = {"description": about} if about else None
    return pa.field(field.encode_name, _arrow(kind), nullable=nullable, metadata=described)


def _known(kind: msgspec.inspect.Type) -> tuple[msgspec.inspect.Type, bool]:
    """The one type of a field, and whether the field may be missing."""
    if not isinstance(kind, msgspec.inspect.UnionType):
        return kind, False
    known = [each for each in kind.types if not isinstance(each, msgspec.inspect.NoneType)]
    if len(known) != 1:
        raise TypeError(f"{kind} has no one column")
    return known[0], len(known) < len(kind.types)


def _arrow(kind: msgspec.inspect.Type) -> pa.DataType:
    match kind:
        case msgspec.inspect.StrType() | msgspec.inspect.LiteralType():
            return pa.string()
        case msgspec.inspect.IntType():
            return pa.int64()
        case msgspec.inspect.FloatType():
            return pa.float64()
        case msgspec.inspect.BoolType():
            return pa.bool_()
        case msgspec.inspect.StructType():
            return pa.struct(_fields(kind, {}))
        case msgspec.inspect.VarTupleType():
            return pa.list_(_item(kind.item_type))
        case msgspec.inspect.TupleType():  # a box: four numbers of one type
            (one,) = {_arrow(each) for each in kind.item_types}
            return pa.list_(pa.field("element", one, nullable=False))
        case msgspec.inspect.DictType():
            return pa.map_(pa.string(), _item(kind.value_type))
        case _:
            raise TypeError(f"{kind} has no column")


def _item(kind: msgspec.inspect.Type) -> pa.Field:
    known, nullable = _known(kind)
    return pa.field("element", _arrow(known), nullable=nullable)
