"""A row of the registry as plain values, before and after it is changed."""

from typing import Any, Final

from django.db import models

from samspor.registry.models import (
    FormerMunicipality,
    FormerName,
    FormerOwnership,
    Organisation,
    Participation,
    Unit,
    UnitFigure,
)

State = dict[str, Any]

# What a batch may hold, by the name it has in `RegisterChange.row_type`; what hangs on another row
# comes before it, so that it is taken back first.
KINDS: Final[dict[str, type[models.Model]]] = {
    "unit_figure": UnitFigure,
    "former_name": FormerName,
    "former_ownership": FormerOwnership,
    "former_municipality": FormerMunicipality,
    "participation": Participation,
    "unit": Unit,
    "organisation": Organisation,
}
_NAMES: Final = {model: name for name, model in KINDS.items()}
_DERIVED: Final = frozenset({"id", "sort_key"})


def type_of(row: models.Model) -> str:
    return _NAMES[type(row)]


def state_of(row: models.Model) -> State:
    """Every field as JSON holds it; ties are numbers, days are text."""
    return {
        field.attname: field.value_to_string(row)
        if isinstance(field, models.DateField) and getattr(row, field.attname) is not None
        else getattr(row, field.attname)
        for field in row._meta.concrete_fields  # noqa: SLF001 (Django's documented API)
        if field.name not in _DERIVED
    }


def differing(before: State, after: State) -> tuple[State, State]:
    names = [name for name, value in after.items() if before[name] != value]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def put_back(row: models.Model, state: State) -> None:
    for field in row._meta.concrete_fields:  # noqa: SLF001 (Django's documented API)
        if field.attname in state:
            setattr(row, field.attname, field.to_python(state[field.attname]))
