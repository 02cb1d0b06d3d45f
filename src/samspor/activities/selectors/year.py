"""A community's activities of one school year, with all they hang on, in two statements.

A page has six statements in all, whatever the number of rows. So everything small comes in one
union of (what, data) rows, the data made by the database; only activities are rows of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from operator import itemgetter
from typing import Any, Final

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf

from samspor.access.querysets import ViewerQuerySet
from samspor.access.viewer import Viewer
from samspor.activities.models import (
    Activity,
    ActivityArena,
    ActivityInitiative,
    ActivityMunicipality,
    ClosedDay,
    Follow,
)
from samspor.drawing import content
from samspor.focus.models import Initiative
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Participation

_AT_A_TIME: Final = 500  # rows that are in our hands while they become items


@dataclass(frozen=True, slots=True)
class ArenaRow:
    """`drawn` is the slug of the column it stands in: its parent's when it is a part."""

    id: int
    slug: str
    name: str
    level: str
    who: str
    role: str
    colour: int
    position: int
    parent: int | None
    municipality: int | None


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One that an activity of the community can be part of, or is."""

    id: int
    name: str
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class FollowRow:
    """`id` is the public id of what is followed."""

    key: int
    id: str
    relation: content.Relation
    lag_days: int | None


@dataclass(slots=True)
class Ties:
    arenas: list[int] = field(default_factory=list)
    municipalities: list[int] = field(default_factory=list)
    follows: list[FollowRow] = field(default_factory=list)
    initiatives: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class YearRows:
    """`municipalities` are the community's in that year: primary key to name, in Norwegian order.

    `names` also knows those that an old activity concerns and that have left since. `initiatives`
    are the community's by primary key, A–Å.
    """

    year: SchoolYear
    activities: tuple[Activity, ...]
    ties: dict[int, Ties]
    arenas: dict[int, ArenaRow]
    municipalities: dict[int, str]
    names: dict[int, str]
    closed: tuple[content.ClosedSpan, ...]
    initiatives: dict[int, InitiativeRow] = field(default_factory=dict)
    also: tuple[tuple[str, dict[str, Any]], ...] = ()

    def find(self, public_id: str) -> Activity | None:
        return next((row for row in self.activities if row.public_id == public_id), None)

    def item(self, activity: Activity) -> content.Item:
        ties = self.ties.get(activity.pk, Ties())
        return content.Item(
            id=activity.public_id,
            title=activity.title,
            kind=content.Kind(activity.kind),
            timing=activity.timing,
            arenas=tuple(dict.fromkeys(self._drawn(arena) for arena in ties.arenas)),
            place=activity.place,
            mode=content.Mode(activity.mode) if activity.mode else None,
            status=content.Status(activity.status),
            agenda=tuple(activity.agenda.splitlines()),
            audience=activity.audience,
            description=activity.description,
            follows=tuple(content.Follow(tie.id, tie.relation) for tie in ties.follows),
            municipalities=tuple(self.names[each] for each in ties.municipalities),
            asked_by=getattr(activity, "asked_by_public_id", None),
            initiatives=tuple(ties.initiatives),
        )

    def _drawn(self, arena: int) -> str:
        row = self.arenas[arena]
        return self.arenas[row.parent].slug if row.parent is not None else row.slug


def in_year(year: SchoolYear, *, path: str = "") -> Q:
    """Activities that start in the year, and those of the year before that run into it."""
    running = {f"{path}school_year": year.start - 1, f"{path}last_day__gte": year.first}
    return Q(**{f"{path}removed": False}) & (Q(**{f"{path}school_year": year.start}) | Q(**running))


def year_rows(
    viewer: Viewer,
    *,
    community_id: int,
    year: SchoolYear,
    also: Iterable[QuerySet[Any, Any]] = (),
) -> YearRows:
    """Read the year for someone who may see the draft. Two statements.

    `also` are more (what, data) rows to fetch along, in the shape that `row` makes.
    """
    found = _activities(viewer, community_id, year)
    around = around_year(viewer, community_id=community_id, year=year, also=also)
    return replace(around, activities=tuple(found))


def year_items(viewer: Viewer, around: YearRows, *, community_id: int) -> Iterator[content.Item]:
    """The items alone, without holding all rows at once: a row is a third of a large wheel's cost.

    In the transaction that holds them together with what is `around` them. One statement.
    """
    found = _activities(viewer, community_id, around.year)
    return map(around.item, found.iterator(chunk_size=_AT_A_TIME))


def _activities(viewer: Viewer, community_id: int, year: SchoolYear) -> ViewerQuerySet[Activity]:
    rows = Activity.objects.seen_by(viewer).filter(in_year(year), community=community_id)
    return rows.annotate(asked_by_public_id=F("asked_by__public_id"))


def around_year(
    viewer: Viewer,
    *,
    community_id: int,
    year: SchoolYear,
    also: Iterable[QuerySet[Any, Any]] = (),
) -> YearRows:
    """As `year_rows`, without the activities. One statement."""
    rows = _surroundings(viewer, community_id, year, also)
    ties: dict[int, Ties] = defaultdict(Ties)
    arenas: dict[int, ArenaRow] = {}
    names: dict[int, str] = {}
    municipalities: list[tuple[str, int, str]] = []
    closed: list[content.ClosedSpan] = []
    initiatives: list[tuple[str, InitiativeRow]] = []
    others: list[tuple[str, dict[str, Any]]] = []
    for what, data in sorted(
        rows, key=lambda row: (row[1].get("order") or 0, row[1].get("id") or 0)
    ):
        match what:
            case "arena":
                data.pop("order")
                arenas[data["id"]] = ArenaRow(**data)
            case "in_arena":
                ties[data["activity"]].arenas.append(data["arena"])
            case "for_municipality":
                ties[data["activity"]].municipalities.append(data["municipality"])
                names[data["municipality"]] = data["name"]
            case "follow":
                ties[data["activity"]].follows.append(_follow(data))
            case "municipality":
                municipalities.append((data["sort"], data["organisation"], data["name"]))
                names[data["organisation"]] = data["name"]
            case "part_of":
                ties[data["activity"]].initiatives.append(data["initiative"])
            case "initiative":
                initiatives.append((data["sort"], _initiative(data)))
            case "closed":
                closed.append(_closed(data))
            case _:
                others.append((what, data))
    return YearRows(
        year=year,
        activities=(),
        ties=dict(ties),
        arenas=arenas,
        municipalities={key: name for _sort, key, name in sorted(municipalities)},
        names=names,
        closed=tuple(sorted(closed, key=lambda span: (span.first, span.last, span.name))),
        initiatives={row.id: row for _sort, row in sorted(initiatives, key=itemgetter(0))},
        also=tuple(others),
    )


def row(rows: ViewerQuerySet[Any], what: str, **data: Any) -> QuerySet[Any, Any]:
    """A part of the union: `what` it is, and its data as one object."""
    return rows.order_by().values_list(Value(what), JSONObject(**data), named=False)


def _surroundings(
    viewer: Viewer, community_id: int, year: SchoolYear, also: Iterable[QuerySet[Any, Any]]
) -> list[tuple[str, dict[str, Any]]]:
    within = in_year(year, path="activity__") & Q(activity__community=community_id)
    first, *rest = (
        row(
            Arena.objects.seen_by(viewer).filter(community=community_id),
            "arena",
            id="id",
            slug="slug",
            name="name",
            level="level",
            who="who",
            role="role",
            colour="colour",
            position="position",
            parent="parent_id",
            municipality="municipality_id",
            order="position",
        ),
        row(
            ActivityArena.objects.seen_by(viewer).filter(within),
            "in_arena",
            id="id",
            activity="activity_id",
            arena="arena_id",
            order="position",
        ),
        row(
            ActivityMunicipality.objects.seen_by(viewer).filter(within),
            "for_municipality",
            id="id",
            activity="activity_id",
            municipality="municipality_id",
            name=name_of("municipality"),
        ),
        row(
            Follow.objects.seen_by(viewer).filter(within, follows__removed=False),
            "follow",
            id="id",
            activity="activity_id",
            key="follows_id",
            follows="follows__public_id",
            relation="relation",
            lag_days="lag_days",
        ),
        row(
            ActivityInitiative.objects.seen_by(viewer).filter(within),
            "part_of",
            id="id",
            activity="activity_id",
            initiative="initiative_id",
        ),
        row(
            Initiative.objects.seen_by(viewer).filter(community=community_id),
            "initiative",
            id="id",
            name="name",
            valid_to="valid_to",
            sort="sort_key",
        ),
        row(
            Participation.objects.seen_by(viewer).filter(
                taking_part(year),
                community=community_id,
                organisation__kind=OrganisationKind.MUNICIPALITY,
            ),
            "municipality",
            id="id",
            organisation="organisation_id",
            name=name_of("organisation"),
            sort="organisation__sort_key",
        ),
        row(
            ClosedDay.objects.seen_by(viewer).filter(
                community=community_id,
                owner__isnull=True,
                unit__isnull=True,
                first_day__lte=year.last,
                last_day__gte=year.first,
            ),
            "closed",
            id="id",
            name="name",
            kind="kind",
            first="first_day",
            last="last_day",
            municipality=name_of("municipality"),
        ),
        *also,
    )
    return list(first.union(*rest, all=True))


def name_of(path: str) -> Coalesce:
    """An organisation's name as `str()` writes it: the short one when there is one."""
    return Coalesce(NullIf(F(f"{path}__short_name"), Value("")), F(f"{path}__name"))


def taking_part(year: SchoolYear) -> Q:
    return Q(valid_from__lte=year.last) & (Q(valid_to=None) | Q(valid_to__gte=year.first))


def _follow(data: dict[str, Any]) -> FollowRow:
    return FollowRow(
        data["key"], data["follows"], content.Relation(data["relation"]), data["lag_days"]
    )


def _initiative(data: dict[str, Any]) -> InitiativeRow:
    last = data["valid_to"]
    return InitiativeRow(
        data["id"],
        data["name"],
        date.fromisoformat(last) if last else None,
    )


def _closed(data: dict[str, Any]) -> content.ClosedSpan:
    return content.ClosedSpan(
        name=data["name"],
        kind=content.ClosedKind(data["kind"]),
        first=date.fromisoformat(data["first"]),
        last=date.fromisoformat(data["last"]),
        municipalities=(data["municipality"],) if data["municipality"] else (),
    )
