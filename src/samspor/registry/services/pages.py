"""What the public page of a unit says of its size. Its name and owner are the registry's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samspor.access.policy import require_any
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.registry.models import Community, Unit, UnitFigure
from samspor.registry.rules import places_of
from samspor.registry.services.places import require_part


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many there were on a day, and who says so. None where nobody has counted."""

    counted_on: date
    children: int | None = None
    staff: int | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPageFacts:
    sections: int | None = None
    section_word: str = ""
    figures: Collection[Figure] = ()


@transaction.atomic
def describe_unit(
    *, viewer: Viewer, community: Community, unit: Unit, facts: UnitPageFacts, now: datetime
) -> Unit:
    """Say all that its page says; a figure that is left out is taken away."""
    require_any(viewer, places_of(unit, community=community))
    require_part(community=community, municipality_id=unit.municipality_id, now=now)
    unit.sections = facts.sections
    unit.section_word = facts.section_word.strip()
    unit.full_clean()
    unit.save()
    rows = UnitFigure.objects.unguarded(reason="the policy has judged the unit they belong to")
    wanted = {(each.counted_on, each.source): each for each in facts.figures}
    for row in rows.filter(unit=unit):
        figure = wanted.pop((row.counted_on, row.source), None)
        if figure is None:
            row.delete()
        elif (row.children, row.staff) != (figure.children, figure.staff):
            _write(row, figure)
    for figure in wanted.values():
        _write(UnitFigure(unit=unit, counted_on=figure.counted_on, source=figure.source), figure)
    record(
        viewer=viewer,
        action="unit.described",
        community_id=community.pk,
        object_type="unit",
        object_ids=[unit.pk],
        at=now,
    )
    return unit


def _write(row: UnitFigure, figure: Figure) -> None:
    row.children = figure.children
    row.staff = figure.staff
    row.full_clean()
    row.save()
