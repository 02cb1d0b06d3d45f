"""A draft as the JSON of `samspor read`, and back again.

Driven by the dataclasses, so a new field is in the contract the moment it is in the draft.
"""

import types
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from samspor.reading.draft import Draft

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Shape = TypeVar("Shape")


def to_dict(draft: Draft) -> dict[str, Any]:
    """Plain lists, dicts and text: days as YYYY-MM-DD, times as HH:MM, in the contract's order."""
    return as_plain(draft)


def as_plain(value: "DataclassInstance") -> dict[str, Any]:
    """Any frozen dataclass of ours as plain lists, dicts and text."""
    plain = _plain(value)
    assert isinstance(plain, dict)
    return plain


def as_typed(data: object, wanted: type[Shape]) -> Shape:
    """What `as_plain` gave, as the dataclass it was.

    Raises:
        ValueError: A key is missing or a value has the wrong type.
    """
    value = _typed(data, wanted, wanted.__name__)
    assert isinstance(value, wanted)
    return value


def from_dict(data: dict[str, Any]) -> Draft:
    """Read what `to_dict` gave.

    Raises:
        ValueError: A key is missing or a value has the wrong type.
    """
    return as_typed(data, Draft)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return value


def _typed(value: object, wanted: Any, where: str) -> object:
    origin = get_origin(wanted)
    if origin in {Union, types.UnionType}:
        return _typed_union(value, wanted, where)
    if origin is tuple:
        return _typed_tuple(value, get_args(wanted)[0], where)
    if is_dataclass(wanted):
        return _typed_dataclass(value, wanted, where)
    return _typed_leaf(value, wanted, where)


def _typed_leaf(value: object, wanted: Any, where: str) -> object:
    if get_origin(wanted) is Literal:
        _expect(value in get_args(wanted), wanted, value, where)
    elif wanted in {date, time}:
        _expect(isinstance(value, str), wanted, value, where)
        return wanted.fromisoformat(value)
    elif issubclass(wanted, StrEnum):
        return wanted(value)
    elif wanted is float:
        _expect(type(value) in {int, float}, wanted, value, where)
    else:
        _expect(type(value) is wanted, wanted, value, where)
    return value


def _typed_tuple(value: object, inner: Any, where: str) -> object:
    _expect(isinstance(value, list), list, value, where)
    assert isinstance(value, list)
    return tuple(_typed(each, inner, f"{where}[{n}]") for n, each in enumerate(value))


def _typed_union(value: object, wanted: Any, where: str) -> object:
    if value is None:
        return None
    (inner,) = (each for each in get_args(wanted) if each is not types.NoneType)
    return _typed(value, inner, where)


def _typed_dataclass(value: object, wanted: Any, where: str) -> object:
    _expect(isinstance(value, dict), dict, value, where)
    assert isinstance(value, dict)
    hints = _hints(wanted)
    known = [each for each in fields(wanted) if each.name in value or not each.metadata]
    missing = [each.name for each in known if each.name not in value]
    _expect(not missing, wanted, missing, where)
    return wanted(
        **{
            each.name: _typed(value[each.name], hints[each.name], f"{where}.{each.name}")
            for each in known
        },
    )


@cache
def _hints(wanted: Any) -> dict[str, Any]:
    """Of a dataclass of ours; a long document has thousands of each."""
    return get_type_hints(wanted)


def _expect(holds: bool, wanted: object, got: object, where: str) -> None:
    if not holds:
        msg = f"expected {wanted} at {where}, got {got!r}"
        raise ValueError(msg)
