"""One fact as the document says it, ready to be laid beside what stands with us."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from samspor.intake.proposals import Alternative, Section

Fields = dict[str, Any]
Identity = tuple[Any, ...]

# What a fact points at that is not there yet: "+" and its key, in place of a row's number.
COMING: Final = "+"


@dataclass(frozen=True, slots=True)
class Ref:
    """Another fact of the same document, in place of the row it is or becomes."""

    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the document says.

    Attributes:
        fields: JSON values, and `Ref` where another fact is meant. Names are ours and stable.
        needs: Keys of facts that this one cannot be without.
        names: What it may be called besides its title, such as a short name.
        question: A question of its own, with its `alternatives`, besides whether it is known.
        same_as: The key of a fact that is the same row, told of twice.
        derived: Taken from what another fact says in passing; only new rows come of it.
        settled: Why there is nothing to take in, such as a public holiday.
    """

    key: str
    section: Section
    title: str
    fields: Fields
    needs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    doubts: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    event: int | None = None
    question: str = ""
    alternatives: tuple[Alternative, ...] = ()
    same_as: str = ""
    derived: bool = False
    settled: str = ""


@dataclass(slots=True)
class StandingRow:
    """A row with us. `fields` has the names of `Said.fields`; `is_gone`: people took it away."""

    pk: int
    name: str
    fields: Fields
    row: Any = None
    also: tuple[str, ...] = ()
    is_gone: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of fact is recognised and compared.

    Attributes:
        row_type: The model's name in lower case.
        identities: What makes two of them the same; any one in common is enough.
        likeness: How much two that are not the same look alike; 0 when nobody need be asked.
        made_with: Fields that are said only when the row is made: afterwards they are ours.
    """

    row_type: str
    identities: Callable[[Fields], frozenset[Identity]]
    likeness: Callable[[Fields, Fields], float]
    made_with: frozenset[str] = field(default_factory=frozenset)


# Lists whose order nobody means.
_SETS: Final = frozenset({"partners", "units", "contact_units"})


def resolved_fields(fields: Fields, rows: Mapping[str, int | str | None]) -> Fields:
    """All the fields with rows' numbers, in the order that rows come back in."""
    now = {name: resolved(value, rows) for name, value in fields.items()}
    for name in _SETS & now.keys():
        if isinstance(now[name], list):
            now[name] = sorted(now[name], key=lambda each: (isinstance(each, str), each))
    if "follows" in now:
        now["follows"] = sorted(now["follows"], key=str)
    return now


def resolved(value: Any, rows: Mapping[str, int | str | None]) -> Any:
    """The value with rows' numbers for `Ref`; what is not to be had is left out of lists."""
    if isinstance(value, Ref):
        return rows.get(value.key)
    if isinstance(value, list):
        kept = [resolved(each, rows) for each in value]
        return [
            each
            for each, was in zip(kept, value, strict=True)
            if not (_points(was) and _lost(each))
        ]
    return value


def _points(value: Any) -> bool:
    return isinstance(value, Ref) or (isinstance(value, list) and any(map(_is_ref, value)))


def _is_ref(value: Any) -> bool:
    return isinstance(value, Ref)


def _lost(value: Any) -> bool:
    return value is None or (isinstance(value, list) and (not value or len(value) < 2))
