"""Keep what an act changed, and take it back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction

from samspor.access.asking import everywhere
from samspor.access.models import GuardedModel
from samspor.access.policy import NO_DISTRICT, Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.registry.enums import OrganisationKind, RegisterAct
from samspor.registry.errors import AlreadyUndone
from samspor.registry.models import (
    Community,
    Organisation,
    RegisterBatch,
    RegisterChange,
    Unit,
)
from samspor.registry.models.alphabet import alphabet_column
from samspor.registry.rules import district_of, keeps_all, municipality_of, require_some
from samspor.registry.states import KINDS, State, differing, put_back, state_of, type_of

_CHUNK = 500
# A statement that changes n rows asks each of them n times which one it is.
_REWRITTEN = 50


@dataclass(slots=True)
class Touched:
    """What one act has added and changed, in order."""

    added: list[models.Model] = field(default_factory=list)
    changed: list[tuple[models.Model, State]] = field(default_factory=list)

    def keep(self, row: models.Model, *, before: State) -> None:
        self.changed.append((row, before))


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`kept` are rows that stay, by name: somebody has changed them since, or hangs on them."""

    rows: int
    kept: tuple[str, ...]


def keep_batch(
    *, community: Community, act: RegisterAct, touched: Touched, now: datetime
) -> RegisterBatch:
    """Write down before and after. Units and organisations only where they differ."""
    batch = RegisterBatch(community=community, act=act, at=now)
    batch.full_clean()
    batch.save()
    rows = [
        RegisterChange(
            batch=batch, row_type=type_of(row), row_id=row.pk, before=None, after=state_of(row)
        )
        for row in touched.added
    ]
    for row, before in touched.changed:
        old, new = differing(before, state_of(row))
        rows.append(
            RegisterChange(batch=batch, row_type=type_of(row), row_id=row.pk, before=old, after=new)
        )
    RegisterChange.objects.bulk_create(rows, batch_size=_CHUNK)
    return batch


def rewrite(rows: Iterable[models.Model], before: Mapping[int, State]) -> None:
    """Many rows in few statements: rows in which the same fields differ go together.

    Args:
        before: What stands in the database, by primary key.
    """
    alike: defaultdict[tuple[type[models.Model], tuple[str, ...]], list[models.Model]]
    alike = defaultdict(list)
    for row in rows:
        _old, new = differing(before[row.pk], state_of(row))
        fields = [*new, "sort_key"] if "name" in new and hasattr(row, "sort_key") else [*new]
        if fields:
            alike[type(row), tuple(fields)].append(row)
    for (model, names), some in alike.items():
        fields = [_field(model, name) for name in names]
        _rows(model).bulk_update(some, fields, batch_size=_REWRITTEN)


def _field(model: type[models.Model], column: str) -> str:
    """`owner_id` is the column, `owner` the field."""
    return next(f.name for f in model._meta.concrete_fields if column in {f.attname, f.name})  # noqa: SLF001 (Django's documented API)


def changed_since(unit: models.Model, *, version: int) -> frozenset[str]:
    """The fields that others have changed after the version."""
    changes = RegisterChange.objects.unguarded(reason="compares a row with itself").filter(
        row_type=type_of(unit), row_id=unit.pk, before__isnull=False
    )
    names: set[str] = set()
    for after in changes.values_list("after", flat=True):
        if after and after.get("version", 0) > version:
            names |= after.keys()
    return frozenset(names - {"version"})


@transaction.atomic
def undo_batch(
    *, viewer: Viewer, community: Community, batch: RegisterBatch, now: datetime
) -> TakenBack:
    """Put the rows back as they were, except what others have changed or built on since.

    Raises:
        AlreadyUndone: It was taken back before.
    """
    held = RegisterBatch.objects.unguarded(reason="judged below, held against a second undo")
    row = held.select_for_update().get(pk=batch.pk, community=community)
    if row.undone_at is not None:
        raise AlreadyUndone
    changes = list(
        RegisterChange.objects.unguarded(reason="the batch is judged below")
        .filter(batch=row)
        .order_by("-id")
    )
    _require_all(viewer, community, changes)
    kept, done = _take_back(changes)
    row.undone_at = now
    row.save(update_fields=["undone_at"])
    record(
        viewer=viewer,
        action="register.undone",
        community_id=community.pk,
        object_type="register_batch",
        object_ids=[row.pk],
        at=now,
        shows=Shows.EVERYWHERE,
    )
    return TakenBack(done, tuple(kept))


def _require_all(viewer: Viewer, community: Community, changes: list[RegisterChange]) -> None:
    """As for doing it: every municipality that it reaches must be the viewer's own."""
    if keeps_all(viewer, community_id=community.pk):
        return
    places: set[tuple[int | None, int]] = set()
    units = [change for change in changes if change.row_type == "unit"]
    for start in range(0, len(units), _CHUNK):
        places |= _places_of_units(change.row_id for change in units[start : start + _CHUNK])
    for change in units:
        states = [state for state in (change.before, change.after) if state]
        places |= {
            (state["municipality_id"], state.get("district_id") or NO_DISTRICT)
            for state in states
            if "municipality_id" in state
        }
    organisations = [c.row_id for c in changes if c.row_type == "organisation"]
    rows = Organisation.objects.unguarded(reason="asks whose it is, shows nothing")
    for found in rows.filter(pk__in=organisations).exclude(kind=OrganisationKind.OWNER):
        places.add((municipality_of(found), district_of(found)))
    if any(change.row_type == "participation" for change in changes):
        places.add((None, NO_DISTRICT))
    if not places:
        require_some(viewer=viewer, community=community)
    for place, district in sorted(places, key=str):
        require(
            viewer,
            Action.EDIT_REGISTRY,
            community_id=community.pk,
            municipality_id=place,
            district_id=district,
        )


def _places_of_units(keys: Iterable[int]) -> set[tuple[int | None, int]]:
    rows = Unit.objects.unguarded(reason="asks where, shows nothing").filter(pk__in=list(keys))
    found = rows.values_list("municipality_id", "district_id")
    return {(municipality, district or NO_DISTRICT) for municipality, district in found}


@everywhere(reason="other communities may have built on a shared row")
def _take_back(changes: list[RegisterChange]) -> tuple[list[str], int]:
    kept: list[str] = []
    done = 0
    by_type: defaultdict[str, list[RegisterChange]] = defaultdict(list)
    for change in changes:
        by_type[change.row_type].append(change)
    for name in KINDS:
        some = by_type[name]
        for start in range(0, len(some), _CHUNK):
            told, number = _take_back_some(KINDS[name], some[start : start + _CHUNK])
            kept += told
            done += number
    return kept, done


def _take_back_some(
    model: type[models.Model], changes: list[RegisterChange]
) -> tuple[list[str], int]:
    rows = _rows(model).filter(pk__in=[change.row_id for change in changes]).in_bulk()
    kept: list[str] = []
    back: list[models.Model] = []
    before: dict[int, State] = {}
    gone: list[models.Model] = []
    for change in changes:
        row = rows.get(change.row_id)
        if row is None:
            continue
        now = state_of(row)
        if any(now[name] != value for name, value in (change.after or {}).items()):
            kept.append(str(row))
        elif change.before is None:
            gone.append(row)
        else:
            put_back(row, {**change.before, **_next_version(row)})
            if hasattr(row, "sort_key"):
                row.sort_key = alphabet_column(str(getattr(row, "name", "")))
            back.append(row)
            before[row.pk] = now
    rewrite(back, before)
    needed = _needed(model, [row.pk for row in gone])
    kept += [str(row) for row in gone if row.pk in needed]
    free = [row.pk for row in gone if row.pk not in needed]
    _rows(model).filter(pk__in=free).delete()
    return kept, len(back) + len(free)


def _next_version(row: models.Model) -> State:
    """Whoever has the row open must see that it is another one now."""
    return {"version": row.version + 1} if hasattr(row, "version") else {}


def _needed(model: type[models.Model], keys: list[int]) -> set[int]:
    """Rows that something else points at: a seat, a figure, an arena."""
    if not keys:
        return set()
    found: set[int] = set()
    for relation in model._meta.get_fields(include_hidden=True):  # noqa: SLF001 (Django's documented API)
        if not (relation.auto_created and not relation.concrete and relation.is_relation):
            continue
        name = getattr(relation, "field", None)
        other: Any = relation.related_model
        if name is None or other is None or not isinstance(name, models.ForeignKey):
            continue
        rows = _rows(other).filter(**{f"{name.name}__in": keys})
        found |= set(rows.values_list(name.attname, flat=True))
    return found


def _rows(model: Any) -> Any:
    manager = model._default_manager  # noqa: SLF001 (Django's documented API)
    if issubclass(model, GuardedModel):
        return manager.unguarded(reason="an act takes back its own rows, whoever may see them")
    return manager.all()
