"""What a page names beside its own text: partners, units, focus areas, the seat that leads.

One statement, whatever there is of each; as plain values, so that what is only proposed looks no
different from what is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf

from samspor.access.asking import everywhere
from samspor.access.viewer import Viewer
from samspor.contact.selectors.answering import holders_that_answer
from samspor.focus.models import FocusArea
from samspor.registry.models import Organisation, Unit
from samspor.registry.models.validity import valid_on
from samspor.seats.models import Seat, SeatHolder
from samspor.seats.models.seat import label_of


class What(StrEnum):
    """Values are words of the statement."""

    PARTNER = "partner"
    UNIT = "unit"
    AREA = "area"
    SEAT = "seat"
    DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Named:
    """`note` tells two of the same name apart.

    `taken`: somebody sits in the seat; `held`: and has said yes to being asked.
    """

    what: What
    pk: int
    name: str
    slug: str = ""
    note: str = ""
    chosen: bool = False
    held: bool = False
    taken: bool = False

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.name


@everywhere(reason="titles of seats that lead stand on public pages")
def named(
    viewer: Viewer, *, on: date, chosen: Mapping[What, Q], also: Mapping[What, Q] | None = None
) -> list[Named]:
    """All that the conditions meet, in the order people expect of each kind.

    Args:
        on: The day that decides whether a seat is held.
        chosen: Which rows count as chosen; a kind that is left out has none.
        also: Further rows, such as those that could be chosen.
    """
    others = also or {}
    wanted = [what for what in What if what in chosen or what in others]
    parts = [
        _columns(what, _ROWS[what](viewer, on), chosen.get(what, _NONE), others.get(what, _NONE))
        for what in wanted
    ]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]
    return [_named(row) for row in sorted(rows, key=_order)]


def of(rows: Iterable[Named], what: What, *, only_chosen: bool = True) -> tuple[Named, ...]:
    return tuple(row for row in rows if row.what is what and (row.chosen or not only_chosen))


def tied(through: type[models.Model], column: str, **row: models.Model) -> Q:
    """Rows that a table of ties leads to from one row."""
    return Q(pk__in=models.QuerySet(through).filter(**row).values(column))


_NONE = Q(pk__in=[])


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())


def _units(viewer: Viewer, _on: date) -> QuerySet[Any]:
    rows = Unit.objects.seen_by(viewer)
    return rows.annotate(
        name_=F("name"), slug_=_text(""), order_=F("sort_key"), role_=_text(""), kind_=_text(""),
        note_=F("municipality__name"), held_=Value(value=False),
        taken_=Value(value=False),
    )  # fmt: skip


def _partners(viewer: Viewer, _on: date) -> QuerySet[Any]:
    rows = Organisation.objects.seen_by(viewer)
    return rows.annotate(
        name_=F("name"), slug_=_text(""), order_=F("sort_key"), role_=_text(""), kind_=F("kind"),
        note_=_text(""), held_=Value(value=False),
        taken_=Value(value=False),
    )  # fmt: skip


def _areas(viewer: Viewer, _on: date) -> QuerySet[Any]:
    rows = FocusArea.objects.seen_by(viewer)
    return rows.annotate(
        name_=F("name"), slug_=F("slug"), order_=F("name"), role_=_text(""),
        kind_=F("unit_kind"), note_=_text(""), held_=Value(value=False),
        taken_=Value(value=False),
    )  # fmt: skip


def _seats(_viewer: Viewer, on: date) -> QuerySet[Any]:
    """A seat is told as public pages tell it: by its title, never by who sits there."""
    held = holders_that_answer(on=on).filter(seat=OuterRef("pk"))
    taken = SeatHolder.objects.unguarded(reason="whether somebody sits there; shows nobody")
    taken = taken.filter(valid_on(on), valid_on(on, path="seat__"), seat=OuterRef("pk"))
    place = Coalesce(
        NullIf("unit__name", _text("")),
        NullIf("organisation__short_name", _text("")),
        NullIf("organisation__name", _text("")),
        "arena__name",
    )
    rows = Seat.objects.unguarded(reason="titles of seats that lead stand on public pages")
    return rows.annotate(
        name_=place, slug_=F("title"), order_=place, role_=F("role"),
        kind_=Coalesce("unit__kind", _text("")), note_=_text(""), held_=Exists(held),
        taken_=Exists(taken),
    )  # fmt: skip


_ROWS = {
    What.PARTNER: _partners,
    What.UNIT: _units,
    What.AREA: _areas,
    What.SEAT: _seats,
    What.DISTRICT: _partners,
}


def _columns(what: What, rows: QuerySet[Any], chosen: Q, also: Q) -> QuerySet[Any, Any]:
    is_chosen = Case(
        When(chosen, then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )
    wanted = rows.filter(chosen | also).order_by()
    columns: QuerySet[Any, Any] = wanted.annotate(
        what_=_text(what.value), chosen_=is_chosen
    ).values_list(
        "what_",
        "pk",
        "name_",
        "slug_",
        "order_",
        "role_",
        "kind_",
        "note_",
        "chosen_",
        "held_",
        "taken_",
    )
    return columns


def _order(row: tuple[Any, ...]) -> tuple[str, str, int]:
    return row[0], row[4] or "", row[1]


def _named(row: tuple[Any, ...]) -> Named:
    what, pk, name, slug, _sorted_by, role, kind, note, chosen, held, taken = row
    if what == What.SEAT:
        name = label_of(title=slug, role=role, place=name, unit_kind=kind)
        slug = ""
    return Named(
        What(what), pk, name, slug, note, chosen=bool(chosen), held=bool(held), taken=bool(taken)
    )
