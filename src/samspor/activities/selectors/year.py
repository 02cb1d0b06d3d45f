"""A community's activities of one school year, with all they hang on, in two statements.

A page has six statements in all, whatever the number of rows. So everything small comes in one
union of (what, data) rows, the data made by the database; only activities are rows of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
from samspor.drawing.export import Share, as_it_is, sharing
from samspor.focus.models import Initiative
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Participation

_ORDERED: Final = 2**48  # by position, then by primary key
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


@dataclass(frozen=True, slots=True)
class Ties:
    arenas: tuple[int, ...] = ()
    municipalities: tuple[int, ...] = ()
    follows: tuple[FollowRow, ...] = ()
    initiatives: tuple[int, ...] = ()


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

    def item(self, activity: Activity, share: Share[Any] = as_it_is) -> content.Item:
        """`share` gives the same object for what is equal."""
        ties = self.ties.get(activity.pk, Ties())
        return content.Item(
            id=share(activity.public_id),
            title=share(activity.title),
            kind=content.Kind(activity.kind),
            timing=share(activity.timing),
            arenas=share(tuple(dict.fromkeys(self._drawn(arena) for arena in ties.arenas))),
            place=share(activity.place),
            mode=content.Mode(activity.mode) if activity.mode else None,
            status=content.Status(activity.status),
            agenda=share(tuple(activity.agenda.splitlines())),
            audience=share(activity.audience),
            description=share(activity.description),
            follows=tuple(
                share(content.Follow(share(tie.id), tie.relation)) for tie in ties.follows
            ),
            municipalities=share(tuple(self.names[each] for each in ties.municipalities)),
            asked_by=share(getattr(activity, "asked_by_public_id", None)),
            initiatives=ties.initiatives,
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
    only_tied: bool = False,
) -> YearRows:
    """Read the year for someone who may see the draft. Two statements.

    Args:
        also: More (what, data) rows to fetch along, in the shape that `row` makes.
        only_tied: Only the activities that follow something or are followed.
    """
    found = _activities(viewer, community_id, year)
    if only_tied:
        ties = Follow.objects.seen_by(viewer).filter(activity__community=community_id).order_by()
        found = found.filter(Q(pk__in=ties.values("activity")) | Q(pk__in=ties.values("follows")))
    around = around_year(viewer, community_id=community_id, year=year, also=also)
    return replace(around, activities=tuple(found))


@dataclass(frozen=True, slots=True)
class YearItems:
    """By the item's id `held` has the arenas it is in: what one may do with it follows from them.

    `row` is the one activity that was wanted.
    """

    items: list[content.Item]
    held: dict[str, tuple[int, ...]]
    row: Activity | None


def year_items(
    viewer: Viewer,
    around: YearRows,
    *,
    community_id: int,
    known: Mapping[str, content.Item],
    wanted: str = "",
) -> YearItems:
    """The items alone, without holding all rows at once: those are most of a large wheel's cost.

    What is equal is the same object; so is an item that is equal to one of the `known`, by their
    ids. In the transaction that holds them together with what is `around` them. One statement.
    """
    share = sharing()
    items: list[content.Item] = []
    held: dict[str, tuple[int, ...]] = {}
    row: Activity | None = None
    rows = _activities(viewer, community_id, around.year)
    for found in rows.iterator(chunk_size=_AT_A_TIME):
        item = around.item(found, share)
        was = known.get(item.id)
        items.append(was if was == item else item)
        held[item.id] = around.ties.get(found.pk, Ties()).arenas
        row = found if item.id == wanted else row
    return YearItems(items, held, row)


def one_row(
    viewer: Viewer, *, community_id: int, year: SchoolYear, public_id: str
) -> tuple[Activity, Ties] | None:
    """One activity of the year with what it is tied to. Two statements."""
    rows = _activities(viewer, community_id, year)
    found = rows.filter(public_id=public_id).first()
    if found is None:
        return None
    first, *rest = _tie_rows(viewer, Q(activity=found.pk))
    tied: dict[str, _Tied] = defaultdict(dict)
    for what, data in first.union(*rest, all=True):
        _take_tie(tied, what, data, order=_order(data))
    return found, _ties(tied).get(found.pk, Ties())


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
    tied: dict[str, _Tied] = defaultdict(dict)
    arenas: list[tuple[int, ArenaRow]] = []
    names: dict[int, str] = {}
    municipalities: list[tuple[str, int, str]] = []
    closed: list[content.ClosedSpan] = []
    initiatives: list[tuple[str, InitiativeRow]] = []
    others: list[tuple[str, dict[str, Any]]] = []
    for what, data in rows:
        order = _order(data)
        if _take_tie(tied, what, data, order=order):
            if what == "for_municipality":
                names[data["municipality"]] = data["name"]
            continue
        match what:
            case "arena":
                arenas.append((order, ArenaRow(**data)))
            case "municipality":
                municipalities.append((data["sort"], data["organisation"], data["name"]))
                names[data["organisation"]] = data["name"]
            case "initiative":
                initiatives.append((data["sort"], _initiative(data)))
            case "closed":
                closed.append(_closed(data))
            case _:
                others.append((what, data))
    return YearRows(
        year=year,
        activities=(),
        ties=_ties(tied),
        arenas={row.id: row for _order, row in sorted(arenas, key=itemgetter(0))},
        municipalities={key: name for _sort, key, name in sorted(municipalities)},
        names=names,
        closed=tuple(sorted(closed, key=lambda span: (span.first, span.last, span.name))),
        initiatives={row.id: row for _sort, row in sorted(initiatives, key=itemgetter(0))},
        also=tuple(others),
    )


# By the primary key of the activity: what it is tied to, and in which order.
_Tied = dict[int, list[tuple[int, Any]]]


def _order(data: dict[str, Any]) -> int:
    order: int = data.pop("order", 0) * _ORDERED + data["id"]
    return order


def _take_tie(tied: dict[str, _Tied], what: str, data: dict[str, Any], *, order: int) -> bool:
    """Whether the row ties an activity to something."""
    match what:
        case "in_arena":
            other = data["arena"]
        case "for_municipality":
            other = data["municipality"]
        case "follow":
            other = _follow(data)
        case "part_of":
            other = data["initiative"]
        case _:
            return False
    tied[what].setdefault(data["activity"], []).append((order, other))
    return True


def _ties(tied: dict[str, _Tied]) -> dict[int, Ties]:
    share, found = sharing(), {}
    for key in {key for one in tied.values() for key in one}:
        parts = (
            tuple(thing for _order, thing in sorted(tied[what].get(key, ()), key=itemgetter(0)))
            for what in ("in_arena", "for_municipality", "follow", "part_of")
        )
        found[key] = Ties(*map(share, parts))
    return found


def row(rows: ViewerQuerySet[Any], what: str, **data: Any) -> QuerySet[Any, Any]:
    """A part of the union: `what` it is, and its data as one object. There is an `id` in it."""
    return rows.order_by().values_list(Value(what), JSONObject(**data), named=False)


def _surroundings(
    viewer: Viewer, community_id: int, year: SchoolYear, also: Iterable[QuerySet[Any, Any]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    within = in_year(year, path="activity__") & Q(activity__community=community_id)
    parts: list[QuerySet[Any, Any]] = [
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
        *_tie_rows(viewer, within),
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
    ]
    first, *rest = parts
    return first.union(*rest, all=True).iterator(chunk_size=_AT_A_TIME)


def _tie_rows(viewer: Viewer, within: Q) -> list[QuerySet[Any, Any]]:
    """What the activities `within` are tied to."""
    return [
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
    ]


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
