"""Rows as plain values before and after, so that a whole document can be taken back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.db import models

from samspor.access.models import GuardedModel
from samspor.activities.models import ClosedDay
from samspor.focus.models import Finding, FocusArea, GrantScheme, Initiative, LongTermPlan, Norm
from samspor.intake.models import SourceFact
from samspor.networks.models import Arena, Charter
from samspor.registry.models import Organisation, Participation, Unit, UnitFigure
from samspor.seats.models import Person, Seat, SeatHolder
from samspor.wheel.models import AnnualWheel, WheelArena

State = dict[str, Any]
_WHY = "an intake takes back its own rows, whoever may see them"

# What an intake may make or change, by the name it has in `IntakeChange.row_type`. Activities have
# a history of their own; an intake keeps their change sets.
MODELS: Final[Mapping[str, type[models.Model]]] = MappingProxyType(
    {
        model._meta.model_name or "": model  # noqa: SLF001 (Django's documented API)
        for model in (
            SourceFact,
            WheelArena,
            AnnualWheel,
            ClosedDay,
            Finding,
            Norm,
            Initiative,
            SeatHolder,
            Person,
            Seat,
            Charter,
            Arena,
            GrantScheme,
            LongTermPlan,
            FocusArea,
            UnitFigure,
            Unit,
            Participation,
            Organisation,
        )
    }
)
CHANGE_SET: Final = "changeset"
# Stamps, counters and places in a row that others' work moves too.
_NOT_SAID: Final = frozenset({"id", "version", "updated_at", "sort_key", "digest", "position"})


def type_of(row: models.Model) -> str:
    return row._meta.model_name or ""  # noqa: SLF001 (Django's documented API)


def state_of(row: models.Model) -> State:
    """Every field that somebody has said, as JSON holds it; ties to several as sorted numbers."""
    meta = row._meta  # noqa: SLF001 (Django's documented API)
    state: State = {}
    for each in meta.concrete_fields:
        if each.name in _NOT_SAID:
            continue
        value = getattr(row, each.attname)
        if isinstance(value, (int, str, list, dict)) or value is None:
            state[each.attname] = value
        elif isinstance(each, models.DecimalField):  # 2 and 2.00 are the same
            state[each.attname] = f"{value:.{each.decimal_places}f}"
        else:  # days, times
            state[each.attname] = each.value_to_string(row)
    for many in meta.local_many_to_many:
        state[many.name] = ties_of(row, many.name)
    return state


def ties_of(row: models.Model, name: str) -> list[int]:
    """The numbers of the rows that it is tied to."""
    many: Any = row._meta.get_field(name)  # noqa: SLF001 (Django's documented API)
    through = many.remote_field.through._default_manager  # noqa: SLF001 (Django's documented API)
    source, target = many.m2m_column_name(), many.m2m_reverse_name()
    return sorted(through.filter(**{source: row.pk}).values_list(target, flat=True))


def put_back(row: models.Model, state: Mapping[str, Any]) -> None:
    """The values of the state on the row. The caller has seen that nobody has written since."""
    meta = row._meta  # noqa: SLF001 (Django's documented API)
    for each in meta.concrete_fields:
        if each.attname in state:
            setattr(row, each.attname, each.to_python(state[each.attname]))
    if hasattr(row, "version"):
        row.version += 1  # whoever has it open must see that it is another one now
    row.full_clean()
    row.save()
    for many in meta.local_many_to_many:
        if many.name in state:
            ties = getattr(row, many.name)
            ties.clear()
            ties.add(*state[many.name])


def rows_of(model: Any) -> Any:
    manager = model._default_manager  # noqa: SLF001 (Django's documented API)
    if issubclass(model, GuardedModel):
        return manager.unguarded(reason=_WHY)
    return manager.all()


def is_needed(row: models.Model, *, apart_from: models.QuerySet[Any] | None = None) -> bool:
    """Whether something else points at the row: a seat, a figure, somebody's page."""
    meta = row._meta  # noqa: SLF001 (Django's documented API)
    own = {many.remote_field.through for many in meta.local_many_to_many}
    for relation in meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and relation.is_relation):
            continue
        field = getattr(relation, "field", None)
        other: Any = relation.related_model
        if not isinstance(field, models.ForeignKey) or other is None or other in own:
            continue
        pointing = rows_of(other).filter(**{field.name: row.pk})
        if apart_from is not None and other is apart_from.model:
            pointing = pointing.exclude(pk__in=apart_from.values("pk"))
        if pointing.exists():
            return True
    return False
