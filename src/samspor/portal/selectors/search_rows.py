"""What there is to find for one viewer: each kind through the rows its own pages are made of."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspor.access.policy import Action, Everything, allowed_communities
from samspor.access.viewer import Viewer
from samspor.activities.enums import CLOSED_KINDS
from samspor.activities.models import Activity, ActivityArena, ClosedDay
from samspor.drawing.content import ClosedKind, WheelContent
from samspor.focus.models import FocusArea, Initiative
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.kernel.writing import write_date
from samspor.networks.enums import ARENA_KINDS, ArenaKind
from samspor.networks.models import Arena
from samspor.portal.finds import Candidate, What, Where
from samspor.portal.help_texts import help_texts
from samspor.portal.selectors.together import Columns, read_together
from samspor.registry.enums import OrganisationKind, Ownership, UnitKind
from samspor.registry.models import Community, FormerName, Participation, Unit
from samspor.registry.models.validity import valid_on
from samspor.seats.models import Seat, SeatHolder
from samspor.seats.models.seat import label_of, name_of_role
from samspor.wheel.models import AnnualWheel
from samspor.wheel.selectors import released_contents

# Each is a whole year of a community; beyond these one searches in one community at a time.
WHEELS: Final = 40

_WITH_UNITS: Final = frozenset(
    {OrganisationKind.MUNICIPALITY, OrganisationKind.DISTRICT, OrganisationKind.OWNER}
)
_CHARTER: Final = ("why", "goals", "themes", "form", "duties", "fixed_points")


@dataclass(slots=True)
class Scope:
    """The communities that are searched in. `planned` are those whose draft the viewer sees."""

    one: Community | None
    planned: frozenset[int]
    places: dict[int, Where] = field(default_factory=dict)
    wheels_left_out: bool = field(default=False)

    @classmethod
    def of(cls, viewer: Viewer, community: Community | None) -> "Scope":
        planned = allowed_communities(viewer, Action.VIEW_DRAFT)
        assert not isinstance(planned, Everything)
        return cls(community, planned)

    def q(self, path: str = "community") -> Q:
        """The rows in it. All communities have the same pages, so none are counted up."""
        return Q(**{path: self.one.pk}) if self.one else Q()


Rows = list[tuple[Any, ...]]
Asked = tuple[QuerySet[Any, Any], Columns]


def candidates(viewer: Viewer, scope: Scope, *, on: date) -> Iterator[Candidate]:
    """Four statements: all that is small in one, activities, and what was released."""
    asked = {
        "places": _ask_places(viewer, scope),
        "networks": _ask_networks(viewer, scope),
        "areas": _ask_focus_areas(viewer, scope),
        "initiatives": _ask_initiatives(viewer, scope),
        "units": _ask_units(viewer, scope, on),
        "former": _ask_former_names(viewer),
        "organisations": _ask_organisations(viewer, scope, on),
    }
    if viewer.roles:
        asked["seats"] = _ask_seats(viewer, scope, on)
        asked["wheels"] = _ask_wheels(viewer, scope)
        asked["closed"] = _ask_closed_days(viewer, scope)
    if scope.planned:
        asked["ties"] = _ask_ties(viewer, scope)
    told = read_together(asked)
    scope.places = {row[0]: Where(*row) for row in told["places"]}
    yield from _networks(told["networks"], scope)
    yield from _focus_areas(told["areas"], scope)
    yield from _initiatives(told["initiatives"], scope)
    yield from _units(told["units"], scope, viewer, _former_names(told["former"]), on)
    yield from _organisations(told["organisations"], scope, viewer)
    if viewer.roles:
        yield from _seats(told["seats"], scope)
        yield from _closed_days(told["closed"], scope, {tuple(row) for row in told["wheels"]})
    if scope.planned:
        yield from _drafts(viewer, scope, told["ties"])
    yield from _editions(viewer, scope, on)
    yield from _help()


def _ask_places(viewer: Viewer, scope: Scope) -> Asked:
    rows = Community.objects.seen_by(viewer).filter(scope.q("pk"))
    return rows, ("pk", "slug", "name", "language")


def _ask_networks(viewer: Viewer, scope: Scope) -> Asked:
    rows = Arena.objects.seen_by(viewer).filter(scope.q(), parent=None)
    charter = tuple(f"charter__{name}" for name in _CHARTER)
    return rows, (
        "community_id", "slug", "name", "kind", "is_public", "who", "rhythm", "about", "role",
        "district__name", *charter,
    )  # fmt: skip


def _networks(known: Rows, scope: Scope) -> Iterator[Candidate]:
    """Those without a page of their own are met where their members stand, by those inside."""
    for (
        community,
        slug,
        name,
        kind,
        is_public,
        who,
        rhythm,
        about,
        role,
        district,
        *agreed,
    ) in known:
        where = scope.places.get(community)
        if where is None:
            continue
        route = "network" if is_public else "network_members"
        label = str(ARENA_KINDS[ArenaKind(kind)]) if kind != ArenaKind.OTHER else ""
        facts = (label, district or "", who)
        body = f"{rhythm}\n{about}\n{role}"
        yield Candidate(What.NETWORKS, name, route, slug, where, facts, body)
        text = "\n".join(part for part in agreed if part)
        if text and is_public:
            yield Candidate(What.CHARTERS, name, route, slug, where, body=text, anchor="avtale")


def _ask_focus_areas(viewer: Viewer, scope: Scope) -> Asked:
    rows = FocusArea.objects.seen_by(viewer).filter(scope.q(), is_public=True)
    return rows, ("community_id", "slug", "name", "text", "goals", "themes")


def _focus_areas(known: Rows, scope: Scope) -> Iterator[Candidate]:
    for community, slug, name, *texts in known:
        where = scope.places.get(community)
        if where:
            body = "\n".join(texts)
            yield Candidate(What.FOCUS_AREAS, name, "focus_area", slug, where, body=body)


def _ask_initiatives(viewer: Viewer, scope: Scope) -> Asked:
    rows = Initiative.objects.seen_by(viewer).filter(scope.q(), is_public=True)
    return rows, (
        "community_id", "slug", "name", "sort_key", "summary", "scheme",
        "text", "goals", "participation", "funder",
    )  # fmt: skip


def _initiatives(known: Rows, scope: Scope) -> Iterator[Candidate]:
    for community, slug, name, order, summary, scheme, *texts in known:
        where = scope.places.get(community)
        if where:
            facts, body = (summary, scheme), "\n".join(texts)
            yield Candidate(What.INITIATIVES, name, "initiative", slug, where, facts, body, order)


def _ask_units(viewer: Viewer, scope: Scope, on: date) -> Asked:
    """Closed ones too: somebody looks for what a unit was called."""
    unit = "organisation__supervised_units"
    rows = Participation.objects.seen_by(viewer).filter(
        scope.q(), valid_on(on), **{f"{unit}__in": Unit.objects.seen_by(viewer)}
    )
    return rows, (
        "community_id", unit, f"{unit}__name", f"{unit}__sort_key", f"{unit}__kind",
        f"{unit}__ownership", "organisation__name", f"{unit}__district__name",
        f"{unit}__owner__name", f"{unit}__organisation_number", f"{unit}__closed_on",
        f"{unit}__merged_into__name",
    )  # fmt: skip


def _units(
    known: Rows, scope: Scope, viewer: Viewer, former: dict[int, list[str]], on: date
) -> Iterator[Candidate]:
    """Each once, in a community of the viewer's when there is a choice; closed ones too."""
    words = {
        (ownership, kind): f"{Ownership(ownership).label} {UnitKind(kind).label.lower()}"
        for ownership in Ownership.values
        for kind in UnitKind.values
    }
    found: dict[int, Candidate] = {}
    for (
        community,
        key,
        name,
        order,
        kind,
        ownership,
        municipality,
        district,
        owner,
        number,
        closed_on,
        merged_into,
    ) in known:
        where = scope.places.get(community)
        if where is None or (key in found and community not in viewer.community_ids):
            continue
        last = date.fromisoformat(closed_on) if closed_on else None
        is_closed = last is not None and last < on
        facts = (
            words[ownership, kind],
            municipality,
            district or "",
            *([_closing(last, merged_into)] if last and is_closed else ()),
            *former[key],
        )
        found[key] = Candidate(
            What.UNITS,
            name,
            "unit",
            key,
            where,
            facts,
            f"{owner or ''} {number}",
            order,
            over=is_closed,
        )
    yield from found.values()


def _ask_former_names(viewer: Viewer) -> Asked:
    return FormerName.objects.seen_by(viewer), ("valid_to", "unit_id", "name")


def _former_names(known: Rows) -> defaultdict[int, list[str]]:
    """The last one first."""
    found = defaultdict[int, list[str]](list)
    for _last, unit, name in sorted(known, key=itemgetter(0), reverse=True):
        found[unit].append(_("formerly %(name)s") % {"name": name})
    return found


def _closing(last: date, merged_into: str | None) -> str:
    said = _("closed %(day)s") % {
        "day": write_date(last, language=get_language() or "nb", weekday=False)
    }
    if not merged_into:
        return said
    return f"{said}, " + _("now part of %(name)s") % {"name": merged_into}


def _ask_organisations(viewer: Viewer, scope: Scope, on: date) -> Asked:
    rows = Participation.objects.seen_by(viewer).filter(scope.q(), valid_on(on))
    return rows, (
        "community_id", "organisation_id", "organisation__name", "organisation__short_name",
        "organisation__sort_key", "organisation__kind", "organisation__organisation_number",
        "organisation__municipality_number",
    )  # fmt: skip


def _organisations(known: Rows, scope: Scope, viewer: Viewer) -> Iterator[Candidate]:
    labels = {kind.value: str(kind.label) for kind in OrganisationKind}
    found: dict[int, Candidate] = {}
    for community, key, name, short, order, kind, *numbers in known:
        where = scope.places.get(community)
        if where is None or (key in found and community not in viewer.community_ids):
            continue
        facts = (labels[kind],)
        body = " ".join((short, *numbers))
        route = "units" if kind in _WITH_UNITS else "community_front"
        found[key] = Candidate(What.ORGANISATIONS, name, route, None, where, facts, body, order)
    yield from found.values()


def _ask_seats(viewer: Viewer, scope: Scope, on: date) -> Asked:
    """With who sits there, as the list of seats shows it to those with a role here."""
    sitting = SeatHolder.objects.seen_by(viewer).filter(valid_on(on), seat=OuterRef("pk"))
    rows = (
        Seat.objects.seen_by(viewer)
        .filter(scope.q(), valid_on(on))
        .annotate(holder=Subquery(sitting.filter(deputy=False).values("person__name")[:1]))
    )
    return rows, (
        "community_id", "pk", "role", "title", "unit__name", "unit__kind", "unit__sort_key",
        "organisation__short_name", "organisation__name", "arena__name", "holder",
    )  # fmt: skip


def _seats(known: Rows, scope: Scope) -> Iterator[Candidate]:
    for community, key, role, title, unit, kind, order, short, organisation, arena, holder in known:
        where = scope.places.get(community)
        if where is None:
            continue
        place = unit or short or organisation or arena
        name = label_of(title=title, role=role, place=place, unit_kind=kind or "")
        own = name_of_role(role, unit_kind=kind or "") if title else ""
        facts = (own, holder or "")
        yield Candidate(What.SEATS, name, "seat", key, where, facts, order=order or "")


def _ask_wheels(viewer: Viewer, scope: Scope) -> Asked:
    rows = AnnualWheel.objects.seen_by(viewer).filter(scope.q())
    return rows, ("community_id", "school_year")


def _ask_closed_days(viewer: Viewer, scope: Scope) -> Asked:
    rows = ClosedDay.objects.seen_by(viewer).filter(scope.q())
    return rows, (
        "community_id", "kind", "name", "first_day", "last_day",
        "municipality__name", "owner__name", "unit__name",
    )  # fmt: skip


def _closed_days(known: Rows, scope: Scope, drawn: set[tuple[Any, ...]]) -> Iterator[Candidate]:
    for community, kind, name, first_day, last_day, *whose in known:
        where = scope.places.get(community)
        if where:
            first, last = date.fromisoformat(first_day), date.fromisoformat(last_day)
            place = next((one for one in whose if one), "")
            has_wheel = (community, SchoolYear.of(first).start) in drawn
            yield _closed(where, name, ClosedKind(kind), Timing.days(first, last), place, has_wheel)


def _drafted(viewer: Viewer, scope: Scope) -> QuerySet[Activity]:
    wheels = AnnualWheel.objects.seen_by(viewer).filter(
        community=OuterRef("community"), school_year=OuterRef("school_year")
    )
    return Activity.objects.seen_by(viewer).in_use().filter(scope.q(), Exists(wheels))


def _ask_ties(viewer: Viewer, scope: Scope) -> Asked:
    rows = _drafted(viewer, scope).order_by().values("pk")
    ties = ActivityArena.objects.seen_by(viewer).filter(activity__in=rows)
    return ties, ("activity_id", "arena__name")


def _drafts(viewer: Viewer, scope: Scope, ties: Rows) -> Iterator[Candidate]:
    """For those who plan, what stands in the plan now; its wheel has a page for it."""
    arenas = defaultdict[int, list[str]](list)
    for activity, name in ties:
        arenas[activity].append(name)
    for row in _drafted(viewer, scope):
        where = scope.places.get(row.community_id)
        if where:
            yield Candidate(
                What.ACTIVITIES,
                row.title,
                "wheel_draft_activity",
                (row.year, row.public_id),
                where,
                (", ".join(arenas[row.pk]), row.place),
                f"{row.agenda}\n{row.audience}\n{row.description}",
                timing=row.timing,
            )


def _editions(viewer: Viewer, scope: Scope, on: date) -> Iterator[Candidate]:
    """For everybody else, what was released last. In all communities together: this year and on."""
    since = None if scope.one else SchoolYear.of(on)
    found, scope.wheels_left_out = released_contents(
        viewer, community_id=scope.one.pk if scope.one else None, since=since, limit=WHEELS
    )
    for community_id, content in found:
        where = scope.places.get(community_id)
        if where is None:
            continue
        if community_id not in scope.planned:
            yield from _released(content, where)
        if community_id not in viewer.community_ids:
            for span in content.closed:
                if span.kind is not ClosedKind.PUBLIC_HOLIDAY:
                    place = ", ".join(span.municipalities)
                    timing = Timing.days(span.first, span.last)
                    yield _closed(where, span.name, span.kind, timing, place)


def _released(content: WheelContent, where: Where) -> Iterator[Candidate]:
    names = {arena.id: arena.name for arena in content.arenas}
    for item in content.items:
        arenas = ", ".join(names[key] for key in item.arenas if key in names)
        yield Candidate(
            What.ACTIVITIES,
            item.title,
            "activity",
            (content.school_year, item.id),
            where,
            (arenas, item.place),
            "\n".join((*item.agenda, item.audience, item.description)),
            timing=item.timing,
        )


def _closed(
    where: Where, name: str, kind: ClosedKind, timing: Timing, place: str, has_wheel: bool = True
) -> Candidate:
    """On the wheel of its year, in its month."""
    assert timing.first is not None

    facts = (str(CLOSED_KINDS[kind]), place)
    year, anchor = SchoolYear.of(timing.first), f"m-{timing.first:%Y-%m}"
    return Candidate(
        What.CLOSED_DAYS,
        name,
        "wheel" if has_wheel else "community_front",
        year,
        where,
        facts,
        timing=timing,
        anchor=anchor if has_wheel else "",
    )


def _help() -> Iterator[Candidate]:
    for one in help_texts():
        body = "\n".join(map(str, one.sentences))
        yield Candidate(What.HELP, str(one.heading), "help", one.key, body=body, anchor=one.key)
