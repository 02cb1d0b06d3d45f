"""What there is to find for one viewer: each kind through the rows its own pages are made of."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, Q, Subquery
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

    places: dict[int, Where]
    one: Community | None
    planned: frozenset[int]
    wheels_left_out: bool = field(default=False)

    @classmethod
    def of(cls, viewer: Viewer, community: Community | None) -> "Scope":
        rows = Community.objects.seen_by(viewer)
        if community is not None:
            rows = rows.filter(pk=community.pk)
        known = rows.values_list("pk", "slug", "name", "language")
        planned = allowed_communities(viewer, Action.VIEW_DRAFT)
        assert not isinstance(planned, Everything)
        return cls({row[0]: Where(*row) for row in known}, community, planned)

    def q(self, path: str = "community") -> Q:
        """The rows in it. All communities have the same pages, so none are counted up."""
        return Q(**{path: self.one}) if self.one else Q()


def candidates(viewer: Viewer, scope: Scope, *, on: date) -> Iterator[Candidate]:
    yield from _networks(viewer, scope)
    yield from _focus_areas(viewer, scope)
    yield from _initiatives(viewer, scope)
    yield from _units(viewer, scope, on)
    yield from _organisations(viewer, scope, on)
    if viewer.roles:
        yield from _seats(viewer, scope, on)
        yield from _closed_days(viewer, scope)
    if scope.planned:
        yield from _drafts(viewer, scope)
    yield from _editions(viewer, scope, on)
    yield from _help()


def _networks(viewer: Viewer, scope: Scope) -> Iterator[Candidate]:
    """Those without a page of their own are met where their members stand, by those inside."""
    rows = Arena.objects.seen_by(viewer).filter(scope.q(), parent=None)
    charter = tuple(f"charter__{name}" for name in _CHARTER)
    known = rows.order_by("position", "pk").values_list(
        "community_id", "slug", "name", "kind", "is_public", "who", "rhythm", "about", "role",
        "district__name", *charter,
    )  # fmt: skip
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


def _focus_areas(viewer: Viewer, scope: Scope) -> Iterator[Candidate]:
    rows = FocusArea.objects.seen_by(viewer).filter(scope.q(), is_public=True)
    known = rows.values_list("community_id", "slug", "name", "text", "goals", "themes")
    for community, slug, name, *texts in known:
        where = scope.places.get(community)
        if where:
            body = "\n".join(texts)
            yield Candidate(What.FOCUS_AREAS, name, "focus_area", slug, where, body=body)


def _initiatives(viewer: Viewer, scope: Scope) -> Iterator[Candidate]:
    rows = Initiative.objects.seen_by(viewer).filter(scope.q(), is_public=True)
    known = rows.values_list(
        "community_id", "slug", "name", "sort_key", "summary", "scheme",
        "text", "goals", "participation", "funder",
    )  # fmt: skip
    for community, slug, name, order, summary, scheme, *texts in known:
        where = scope.places.get(community)
        if where:
            facts, body = (summary, scheme), "\n".join(texts)
            yield Candidate(What.INITIATIVES, name, "initiative", slug, where, facts, body, order)


def _units(viewer: Viewer, scope: Scope, on: date) -> Iterator[Candidate]:
    """Each once, in a community of the viewer's when there is a choice; closed ones too."""
    unit = "organisation__supervised_units"
    rows = Participation.objects.seen_by(viewer).filter(
        scope.q(), valid_on(on), **{f"{unit}__in": Unit.objects.seen_by(viewer)}
    )
    former = _former_names(viewer)
    known = rows.order_by().values_list(
        "community_id", unit, f"{unit}__name", f"{unit}__sort_key", f"{unit}__kind",
        f"{unit}__ownership", "organisation__name", f"{unit}__district__name",
        f"{unit}__owner__name", f"{unit}__organisation_number", f"{unit}__closed_on",
        f"{unit}__merged_into__name",
    )  # fmt: skip
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
        is_closed = closed_on is not None and closed_on < on
        facts = (
            words[ownership, kind],
            municipality,
            district or "",
            *([_closing(closed_on, merged_into)] if is_closed else ()),
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


def _former_names(viewer: Viewer) -> defaultdict[int, list[str]]:
    rows = FormerName.objects.seen_by(viewer).order_by("-valid_to").values_list("unit_id", "name")
    found = defaultdict[int, list[str]](list)
    for unit, name in rows:
        found[unit].append(_("formerly %(name)s") % {"name": name})
    return found


def _closing(last: date, merged_into: str | None) -> str:
    said = _("closed %(day)s") % {
        "day": write_date(last, language=get_language() or "nb", weekday=False)
    }
    if not merged_into:
        return said
    return f"{said}, " + _("now part of %(name)s") % {"name": merged_into}


def _organisations(viewer: Viewer, scope: Scope, on: date) -> Iterator[Candidate]:
    rows = Participation.objects.seen_by(viewer).filter(scope.q(), valid_on(on))
    known = rows.order_by().values_list(
        "community_id", "organisation", "organisation__name", "organisation__short_name",
        "organisation__sort_key", "organisation__kind", "organisation__organisation_number",
        "organisation__municipality_number",
    )  # fmt: skip
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


def _seats(viewer: Viewer, scope: Scope, on: date) -> Iterator[Candidate]:
    """With who sits there, as the list of seats shows it to those with a role here."""
    sitting = SeatHolder.objects.seen_by(viewer).filter(valid_on(on), seat=OuterRef("pk"))
    rows = (
        Seat.objects.seen_by(viewer)
        .filter(scope.q(), valid_on(on))
        .annotate(holder=Subquery(sitting.filter(deputy=False).values("person__name")[:1]))
        .order_by()
    )
    known = rows.values_list(
        "community_id", "pk", "role", "title", "unit__name", "unit__kind", "unit__sort_key",
        "organisation__short_name", "organisation__name", "arena__name", "holder",
    )  # fmt: skip
    for community, key, role, title, unit, kind, order, short, organisation, arena, holder in known:
        where = scope.places.get(community)
        if where is None:
            continue
        place = unit or short or organisation or arena
        name = label_of(title=title, role=role, place=place, unit_kind=kind or "")
        own = name_of_role(role, unit_kind=kind or "") if title else ""
        facts = (own, holder or "")
        yield Candidate(What.SEATS, name, "seat", key, where, facts, order=order or "")


def _closed_days(viewer: Viewer, scope: Scope) -> Iterator[Candidate]:
    wheels = AnnualWheel.objects.seen_by(viewer).filter(scope.q())
    drawn = set(wheels.values_list("community_id", "school_year"))
    rows = ClosedDay.objects.seen_by(viewer).filter(scope.q())
    known = rows.values_list(
        "community_id", "kind", "name", "first_day", "last_day",
        "municipality__name", "owner__name", "unit__name",
    )  # fmt: skip
    for community, kind, name, first, last, *whose in known:
        where = scope.places.get(community)
        if where:
            place = next((one for one in whose if one), "")
            has_wheel = (community, SchoolYear.of(first).start) in drawn
            yield _closed(where, name, ClosedKind(kind), Timing.days(first, last), place, has_wheel)


def _drafts(viewer: Viewer, scope: Scope) -> Iterator[Candidate]:
    """For those who plan, what stands in the plan now; its wheel has a page for it."""
    wheels = AnnualWheel.objects.seen_by(viewer).filter(
        community=OuterRef("community"), school_year=OuterRef("school_year")
    )
    rows = Activity.objects.seen_by(viewer).in_use().filter(scope.q(), Exists(wheels))
    ties = ActivityArena.objects.seen_by(viewer).filter(activity__in=rows.values("pk"))
    arenas = defaultdict[int, list[str]](list)
    for activity, name in ties.values_list("activity_id", "arena__name"):
        arenas[activity].append(name)
    for row in rows:
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
