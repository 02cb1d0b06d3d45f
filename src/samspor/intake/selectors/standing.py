"""All that stands with a community, in the shape of what documents say.

A constant number of questions to the database, whatever the community holds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q

from samspor.activities.models import (
    Activity,
    ActivityArena,
    ActivityMunicipality,
    ClosedDay,
    Follow,
)
from samspor.drawing.export import timing_to_dict
from samspor.focus.models import Finding, FocusArea, GrantScheme, Initiative, LongTermPlan, Norm
from samspor.intake.facts import called_off
from samspor.intake.said import Fields, Identity, StandingRow
from samspor.networks.models import Arena, Charter
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import (
    Community,
    FormerName,
    Organisation,
    Participation,
    Unit,
    UnitFigure,
)
from samspor.seats.models import Seat

_WHY = "what stands is laid beside what the document says"


@dataclass(slots=True)
class Standing:
    """`rows` by the model's name in lower case, then by primary key.

    `chosen` are the days that municipalities have chosen themselves for what was asked of each:
    known again, and never written by a document.
    """

    community: Community
    rows: dict[str, dict[int, StandingRow]] = field(default_factory=lambda: defaultdict(dict))
    chosen: frozenset[Identity] = frozenset()

    def add(self, row_type: str, found: Iterable[StandingRow]) -> None:
        self.rows[row_type] = {each.pk: each for each in found}

    def of(self, row_type: str) -> dict[int, StandingRow]:
        return self.rows.get(row_type, {})

    @property
    def municipalities(self) -> list[StandingRow]:
        """Those that take part."""
        return [
            row
            for row in self.of("organisation").values()
            if row.fields["kind"] == OrganisationKind.MUNICIPALITY and row.fields["takes_part"]
        ]


def standing_of(
    community: Community,
    *,
    years: Collection[int],
    names: Iterable[str] = (),
    known: Collection[int] = (),
) -> Standing:
    """Everything a document may speak of.

    Args:
        years: School years whose activities and closed days may be meant.
        names: What organisations are called in the document; the registry is the whole country's.
        known: Organisations that the document spoke of before.
    """
    found = Standing(community)
    found.add("organisation", _organisations(community, names, known))
    found.add("unit", _units(community))
    _add_focus(found, community)
    _add_networks(found, community)
    found.add("seat", _seats(community))
    activities = [*_activities(community, years)]
    found.add("activity", (each for each in activities if each.row.asked_by_id is None))
    found.chosen = frozenset(
        as_chosen(each.fields)
        for each in activities
        if each.row.asked_by_id is not None and not each.is_gone
    )
    found.add("closedday", _closed_days(community))
    return found


def as_chosen(fields: Fields) -> Identity:
    """What a day that a municipality has chosen is known by."""
    timing = tuple(sorted(fields["timing"].items()))
    return (fields["title"].casefold(), timing, tuple(fields["municipalities"]))


def _organisations(
    community: Community, names: Iterable[str], known: Collection[int]
) -> Iterable[StandingRow]:
    """Who takes part, all universities, and whom the document names."""
    parts = Participation.objects.unguarded(reason=_WHY)
    taking_part = set(
        parts.filter(community=community, valid_to=None).values_list("organisation", flat=True)
    )
    bare = {name.removesuffix(" kommune") for name in names}
    said = {each for name in bare for each in (name, f"{name} kommune")}
    wanted = (
        Q(pk__in=[*taking_part, *known])
        | Q(parent__in=taking_part)
        | Q(kind=OrganisationKind.UNIVERSITY)
        | Q(name__in=said)
        | Q(short_name__in=said)
    )
    rows = Organisation.objects.unguarded(reason=_WHY).filter(wanted, valid_to=None)
    for row in rows.order_by("pk"):
        fields = {
            "name": row.name,
            "short_name": row.short_name,
            "kind": row.kind,
            "parent": row.parent_id,
            "takes_part": row.pk in taking_part,
        }
        number = f" ({row.municipality_number})" if row.municipality_number else ""
        yield StandingRow(row.pk, str(row), fields, row, words=f"{row}{number}")


def _units(community: Community) -> Iterable[StandingRow]:
    rows = Unit.objects.unguarded(reason=_WHY).filter(
        municipality__participations__community=community,
        municipality__participations__valid_to=None,
    )
    figures = UnitFigure.objects.unguarded(reason=_WHY).order_by("-counted_on", "-pk")
    former = FormerName.objects.unguarded(reason=_WHY)
    rows = rows.select_related("municipality", "owner", "district").prefetch_related(
        Prefetch("figures", queryset=figures), Prefetch("former_names", queryset=former)
    )
    for row in rows.distinct().order_by("pk"):
        latest = next(iter(row.figures.all()), None)
        fields = {
            "name": row.name,
            "kind": row.kind,
            "combined_centre": row.combined_centre,
            "ownership": row.ownership,
            "owner_form": row.owner_form,
            "sections": row.sections,
            "section_word": row.section_word,
            "municipality": row.municipality_id,
            "children": latest.children if latest else None,
            "counted_on": latest.counted_on.isoformat() if latest else None,
        }
        yield StandingRow(
            row.pk,
            row.name,
            fields,
            row,
            also=tuple(each.name for each in row.former_names.all()),
            is_gone=row.closed_on is not None,
            words=f"{row.name}, {row.municipality}",
        )


def _add_focus(found: Standing, community: Community) -> None:
    areas = FocusArea.objects.unguarded(reason=_WHY).filter(community=community)
    found.add("focusarea", (_dated(row, goals=True, themes=True) for row in areas))
    plans = LongTermPlan.objects.unguarded(reason=_WHY).filter(community=community)
    found.add("longtermplan", map(_dated, plans))
    schemes = GrantScheme.objects.unguarded(reason=_WHY).filter(community=community)
    found.add("grantscheme", (_dated(row, goals=True) for row in schemes))
    found.add("initiative", _initiatives(community))
    norms = Norm.objects.unguarded(reason=_WHY).filter(community=community)
    found.add("norm", map(_norm, norms))
    findings = Finding.objects.unguarded(reason=_WHY).filter(community=community)
    found.add("finding", map(_finding, findings))


def _dated(row: Any, *, goals: bool = False, themes: bool = False) -> StandingRow:
    fields = {
        "name": row.name,
        "text": row.text,
        "valid_from": row.valid_from.isoformat() if row.valid_from else None,
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
    }
    if goals:
        fields["goals"] = list(row.goal_list)
    if themes:
        fields["themes"] = list(row.theme_list)
    return StandingRow(row.pk, row.name, fields, row, words=row.name)


def _initiatives(community: Community) -> Iterable[StandingRow]:
    rows = Initiative.objects.unguarded(reason=_WHY).filter(community=community)
    partners = Organisation.objects.unguarded(reason=_WHY).order_by("pk")
    units = Unit.objects.unguarded(reason=_WHY).order_by("pk")
    areas = FocusArea.objects.unguarded(reason=_WHY).order_by("pk")
    rows = rows.select_related("lead_seat").prefetch_related(
        Prefetch("partners", queryset=partners),
        Prefetch("units", queryset=units),
        Prefetch("focus_areas", queryset=areas),
    )
    for row in rows:
        found = _dated(row)
        found.fields |= {
            "summary": row.summary,
            "participation": row.participation,
            "cohort": row.cohort,
            "funder": row.funder,
            "decided_on": row.decided_on.isoformat() if row.decided_on else None,
            "partners": [each.pk for each in row.partners.all()],
            "units": [each.pk for each in row.units.all()],
            "lead_seat": row.lead_seat_id,
        }
        yield found


def _norm(row: Norm) -> StandingRow:
    fields = {
        "what": row.what,
        "minimum": number(row.minimum),
        "maximum": number(row.maximum),
        "unit": row.unit,
        "per": row.per,
        "approximate": row.approximate,
    }
    return StandingRow(row.pk, row.what, fields, row, words=row.what)


def number(value: Any) -> str | None:
    """As text without needless decimals, so that 2.0 and 2.00 are alike."""
    return None if value is None else f"{float(value):.2f}".rstrip("0").rstrip(".")


def _finding(row: Finding) -> StandingRow:
    fields = {
        "kind": row.kind,
        "heading": row.heading,
        "text": row.text,
        "other": row.other,
        "partner": row.partner_id,
        "position": row.position,
    }
    return StandingRow(row.pk, row.text[:80], fields, row, words=row.text[:80])


def _add_networks(found: Standing, community: Community) -> None:
    rows = Arena.objects.unguarded(reason=_WHY).filter(community=community, parent=None)
    charters = Charter.objects.unguarded(reason=_WHY)
    rows = rows.select_related("district").prefetch_related(
        Prefetch("partners", queryset=Organisation.objects.unguarded(reason=_WHY).order_by("pk")),
        Prefetch("contact_units", queryset=Unit.objects.unguarded(reason=_WHY).order_by("pk")),
        Prefetch("focus_areas", queryset=FocusArea.objects.unguarded(reason=_WHY).order_by("pk")),
    )
    arenas = list(rows)
    found.add("arena", map(_arena, arenas))
    written = charters.filter(arena__community=community).select_related("arena")
    found.add("charter", map(_charter, written))


def _arena(row: Arena) -> StandingRow:
    fields = {
        "name": row.name,
        "level": row.level,
        "kind": row.kind,
        "who": row.who,
        "role": row.role,
        "about": row.about,
        "rhythm": row.rhythm,
        "district": row.district_id,
        "ownership": row.ownership,
        "partners": [each.pk for each in row.partners.all()],
        "contact_units": [each.pk for each in row.contact_units.all()],
    }
    return StandingRow(row.pk, row.name, fields, row, words=row.name)


def _charter(row: Charter) -> StandingRow:
    fields = {
        "arena": row.arena_id,
        "why": list(row.reasons),
        "goals": list(row.goal_list),
        "themes": [[theme.name, list(theme.parts)] for theme in row.theme_list],
        "form": list(row.form_list),
        "duties": list(row.duty_list),
        "fixed_points": list(row.point_list),
        "lifetime_years": row.lifetime_years,
        "evaluate_after_years": row.evaluate_after_years,
    }
    return StandingRow(row.pk, row.arena.name, fields, row, words=row.arena.name)


def _seats(community: Community) -> Iterable[StandingRow]:
    rows = Seat.objects.unguarded(reason=_WHY).filter(community=community, valid_to=None)
    rows = rows.select_related("arena", "organisation", "unit").order_by("pk")
    told: defaultdict[tuple[object, ...], int] = defaultdict(int)
    for row in rows:
        alike = (row.role, row.arena_id, row.organisation_id, row.unit_id, row.title.casefold())
        told[alike] += 1
        fields = {
            "role": row.role,
            "title": row.title,
            "arena": row.arena_id,
            "organisation": row.organisation_id,
            "unit": row.unit_id,
            "number": told[alike],
            "person": "",
        }
        yield StandingRow(row.pk, row.label, fields, row, words=row.label)


def _activities(community: Community, years: Collection[int]) -> Iterable[StandingRow]:
    """Activities of the years as `facts.standing_fields` tells of one. Four questions."""
    rows = Activity.objects.unguarded(reason=_WHY).filter(
        community=community, school_year__in=[*years]
    )
    activities = list(rows.order_by("pk"))
    these = {"activity__community": community, "activity__school_year__in": [*years]}
    arenas: defaultdict[int, list[int]] = defaultdict(list)
    ties = ActivityArena.objects.unguarded(reason=_WHY).filter(**these)
    for activity, arena in ties.values_list("activity_id", "arena_id"):
        arenas[activity].append(arena)
    places: defaultdict[int, list[int]] = defaultdict(list)
    municipalities = ActivityMunicipality.objects.unguarded(reason=_WHY)
    for activity, place in municipalities.filter(**these).values_list(
        "activity_id", "municipality_id"
    ):
        places[activity].append(place)
    follows: defaultdict[int, list[list[Any]]] = defaultdict(list)
    for activity, target, relation in (
        Follow.objects.unguarded(reason=_WHY)
        .filter(**these)
        .values_list("activity_id", "follows_id", "relation")
    ):
        follows[activity].append([target, relation])
    for row in activities:
        fields = {
            "title": row.title,
            "kind": row.kind,
            "timing": timing_to_dict(row.timing),
            "place": row.place,
            "mode": row.mode or None,
            "agenda": row.agenda.splitlines(),
            "audience": row.audience,
            "arenas": arenas[row.pk],
            "municipalities": places[row.pk],
            "follows": sorted(follows[row.pk]),
            "status": called_off(row.status),
        }
        yield StandingRow(row.pk, row.title, fields, row, is_gone=row.removed)


def _closed_days(community: Community) -> Iterable[StandingRow]:
    for row in ClosedDay.objects.unguarded(reason=_WHY).filter(community=community):
        fields = {
            "name": row.name,
            "kind": row.kind,
            "first_day": row.first_day.isoformat(),
            "last_day": row.last_day.isoformat(),
            "municipality": row.municipality_id,
            "owner": row.owner_id,
            "unit": row.unit_id,
        }
        yield StandingRow(row.pk, row.name, fields, row, words=row.name)
