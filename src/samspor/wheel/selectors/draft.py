"""The wheel as those who plan it see it. Four statements, whatever the number of rows.

One where it is kept: the stamp of the community tells whether anything has been written since.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.question import Standing, hole
from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.activities.models import Activity
from samspor.activities.selectors import (
    YearRows,
    around_year,
    one_row,
    row,
    year_items,
    year_rows,
)
from samspor.activities.selectors.year import Ties
from samspor.audit.stamps import stamp_of, stamp_of_all
from samspor.drawing import content as drawn
from samspor.drawing.compare import Change, compare
from samspor.kernel.holidays import holiday_name, public_holidays
from samspor.kernel.kept import Kept, in_one_go
from samspor.kernel.school_year import SchoolYear
from samspor.networks.enums import LEVEL_ORDER
from samspor.wheel.models import AnnualWheel, WheelArena
from samspor.wheel.selectors.released import EditionKey, content_of

Key = tuple[int, int, int | None]


@dataclass(frozen=True)
class Draft:
    """The content with the rows behind it, for pages that change them.

    `released` is the latest edition's content; None before the first release. `key` is another
    after each write, None where nobody has written yet. `held` are the arenas of each activity,
    where it was read without the rows of the activities; `find` reads the row of one.
    """

    wheel: AnnualWheel
    content: drawn.WheelContent
    rows: YearRows
    released: drawn.WheelContent | None
    key: Key | None
    held: Mapping[str, tuple[int, ...]] | None = None
    find: Callable[[str], Activity] | None = None

    def arenas_of(self, public_id: str) -> Sequence[int]:
        """Of an activity, as they are written: a part of an arena is one of its own."""
        if self.held is not None:
            return self.held.get(public_id, ())
        ties = self.rows.ties.get(self.activity(public_id).pk)
        return ties.arenas if ties else ()

    def activity(self, public_id: str) -> Activity:
        """The row behind an item.

        Raises:
            NotVisible: None in this wheel.
        """
        if public_id not in self._drawn:
            if self.find is None:
                raise NotVisible
            return self.find(public_id)
        return self._drawn[public_id]

    def item(self, public_id: str) -> drawn.Item:
        return self.rows.item(self.activity(public_id))

    @cached_property
    def _drawn(self) -> dict[str, Activity]:
        rows = {row.public_id: row for row in self.rows.activities}
        return {item.id: rows[item.id] for item in self.content.items if item.id in rows}

    @cached_property
    def changes(self) -> list[Change]:
        """Since the latest edition; before the first release everything is new."""
        empty = drawn.WheelContent("", "", "", self.content.school_year, "")
        return compare(self.released or empty, self.content)


# One of each wheel, with the key that tells whether it still holds: one that does not makes way.
# Weighed, not measured: an activity as a row, as an item and in its ties; and as an item alone.
_ROW: Final = 6000
DRAFTS: Final[Kept[Draft]] = Kept(weight=lambda found: _ROW * (len(found.rows.activities) + 9))
_ITEM: Final = 300  # most of them are the edition's
READ: Final[Kept[Draft]] = Kept(weight=lambda found: _ITEM * (len(found.content.items) + 90))


def draft(
    viewer: Viewer, *, community: str, school_year: SchoolYear, only_look: bool = False
) -> Draft:
    """The draft with its rows.

    Args:
        only_look: It may be one that is kept, whose rows are others' too and are not to be changed.

    Raises:
        NotVisible: No such wheel, or the viewer has no role in the community.
        Forbidden: The viewer has one, but does not plan.
    """
    wheel = find_wheel(viewer, community=community, school_year=school_year)
    require(viewer, Action.VIEW_DRAFT, community_id=wheel.community_id)
    key = _key(wheel)
    found = DRAFTS.find(wheel.pk) if key and only_look else None
    if found is None or found.key != key:
        found = _draft(viewer, wheel, key)
        if key and only_look:
            DRAFTS.put(wheel.pk, found)
    return found


def draft_to_read(viewer: Viewer, *, community: str, school_year: SchoolYear) -> Draft:
    """As `draft_to_release`, and kept: one statement while nobody writes.

    Raises:
        NotVisible: No such wheel, or the viewer has no role in the community.
        Forbidden: The viewer has one, but does not plan.
    """
    wheel = find_wheel(viewer, community=community, school_year=school_year)
    require(viewer, Action.VIEW_DRAFT, community_id=wheel.community_id)
    return _read(viewer, wheel)[0]


def draft_to_change(
    viewer: Viewer, *, community: str, school_year: SchoolYear, public_id: str = ""
) -> Draft:
    """As `draft_to_read`, with the row of one activity, or of none: a form about it needs no other.

    Raises:
        NotVisible: No such wheel or no such activity in it, or no role in the community.
        Forbidden: The viewer has one, but does not plan.
    """
    wheel = find_wheel(viewer, community=community, school_year=school_year)
    require(viewer, Action.VIEW_DRAFT, community_id=wheel.community_id)
    found, one = _read(viewer, wheel, wanted=public_id)
    find = partial(_other, viewer, found)
    if not public_id:
        return replace(found, find=find)
    if one is None or not _is_drawn(found, public_id):
        raise NotVisible
    row, ties = one
    rows = replace(found.rows, activities=(row,), ties={row.pk: ties})
    return replace(found, rows=rows, find=find)


def _other(viewer: Viewer, found: Draft, public_id: str) -> Activity:
    """One that the form names beside its own."""
    one = _one(viewer, found.wheel, public_id) if _is_drawn(found, public_id) else None
    if one is None:
        raise NotVisible
    return one[0]


def _is_drawn(found: Draft, public_id: str) -> bool:
    return any(item.id == public_id for item in found.content.items)


def _one(viewer: Viewer, wheel: AnnualWheel, public_id: str) -> tuple[Activity, Ties] | None:
    return one_row(viewer, community_id=wheel.community_id, year=wheel.year, public_id=public_id)


def _read(
    viewer: Viewer, wheel: AnnualWheel, *, wanted: str = ""
) -> tuple[Draft, tuple[Activity, Ties] | None]:
    """From what is kept, or kept now; with the row that is wanted."""
    key = _key(wheel)
    found = READ.find(wheel.pk) if key else None
    if found is not None and found.key == key:
        return found, _one(viewer, wheel, wanted) if wanted else None
    with in_one_go():
        found, one = _items_alone(viewer, wheel, key, wanted=wanted)
    if key:
        READ.put(wheel.pk, found)
    return found, one


def draft_to_release(viewer: Viewer, *, community: str, school_year: SchoolYear) -> Draft:
    """As `draft`, but no activity behind an item: those of a large wheel fill the memory.

    Raises:
        NotVisible: No such wheel, or the viewer has no role in the community.
        Forbidden: The viewer has one, but does not plan.
    """
    wheel = find_wheel(viewer, community=community, school_year=school_year)
    require(viewer, Action.VIEW_DRAFT, community_id=wheel.community_id)
    return _items_alone(viewer, wheel, None)[0]


def _items_alone(
    viewer: Viewer, wheel: AnnualWheel, key: Key | None, *, wanted: str = ""
) -> tuple[Draft, tuple[Activity, Ties] | None]:
    place, shown = wheel.community_id, _shown(viewer, wheel)
    released = _released(viewer, wheel)
    # A draft and its edition have most of their items in common.
    known = {item.id: item for item in released.items} if released else {}
    with transaction.atomic():
        around = around_year(viewer, community_id=place, year=wheel.year, also=[shown])
        read = year_items(viewer, around, community_id=place, known=known, wanted=wanted)
    found = _content(wheel, around, read.items)
    one = (read.row, around.ties.get(read.row.pk, Ties())) if read.row else None
    return Draft(wheel, found, replace(around, ties={}), released, key, read.held), one


def _draft(viewer: Viewer, wheel: AnnualWheel, key: Key | None) -> Draft:
    place, shown = wheel.community_id, _shown(viewer, wheel)
    rows = year_rows(viewer, community_id=place, year=wheel.year, also=[shown])
    found = _content(wheel, rows, map(rows.item, rows.activities))
    return Draft(wheel, found, rows, _released(viewer, wheel), key)


def _shown(viewer: Viewer, wheel: AnnualWheel) -> QuerySet[Any, Any]:
    arenas = WheelArena.objects.seen_by(viewer).filter(wheel=wheel)
    return row(arenas, "shown", id="id", arena="arena_id")


def _released(viewer: Viewer, wheel: AnnualWheel) -> drawn.WheelContent | None:
    latest = wheel.latest
    if latest is None:
        return None
    edition = EditionKey(latest.number, latest.pk, latest.released_at, wheel.community_id)
    return content_of(viewer, edition)


def _key(wheel: AnnualWheel) -> Key | None:
    read = vars(wheel)
    return (wheel.pk, read["stamp"], read["stamp_of_all"]) if read["stamp"] is not None else None


def draft_content(viewer: Viewer, *, community: str, school_year: SchoolYear) -> drawn.WheelContent:
    """As `draft`, only what is drawn."""
    return draft(viewer, community=community, school_year=school_year).content


def changes_since_release(
    viewer: Viewer, *, community: str, school_year: SchoolYear
) -> list[Change]:
    return draft(viewer, community=community, school_year=school_year).changes


def find_wheel(viewer: Viewer, *, community: str, school_year: SchoolYear) -> AnnualWheel:
    """The wheel itself, with its community, its stamps and what its latest edition is called.

    Raises:
        NotVisible: No such wheel, or it is neither released nor the viewer's to see.
    """
    found = next(iter(_wheel(school_year).ask(community=community)), None)
    if found is None or not (found.latest or found.community_id in viewer.community_ids):
        raise NotVisible
    return found


@lru_cache(maxsize=32)
def _wheel(school_year: SchoolYear) -> Standing[AnnualWheel]:
    def build() -> QuerySet[AnnualWheel]:
        rows = AnnualWheel.objects.unguarded(reason="whoever has a role is told, not sent away")
        stamps = {"stamp": stamp_of(ANONYMOUS, path="community")}
        stamps |= {"stamp_of_all": stamp_of_all(ANONYMOUS)}  # no secret to anybody
        return (
            rows.filter(community__slug=hole("community"), school_year=school_year.start)
            .select_related("community", "latest")
            .defer("latest__snapshot", "latest__changes", "latest__note")
            .annotate(**stamps)
        )

    return Standing(build)


def _content(wheel: AnnualWheel, rows: YearRows, items: Iterable[drawn.Item]) -> drawn.WheelContent:
    shown = {data["arena"] for what, data in rows.also if what == "shown"}
    columns = sorted(
        (row for row in rows.arenas.values() if row.id in shown),
        key=lambda row: (LEVEL_ORDER[row.level], row.position, row.id),
    )
    slugs = {row.slug for row in columns}
    return drawn.WheelContent(
        community=wheel.community.slug,
        community_name=wheel.community.name,
        title=wheel.title,
        school_year=wheel.year,
        language=wheel.language,
        table_shape=drawn.TableShape(wheel.table_shape),
        municipalities=tuple(rows.municipalities.values()),
        arenas=tuple(
            drawn.Arena(
                id=row.slug,
                name=row.name,
                level=drawn.Level(row.level),
                who=row.who,
                role=tuple(part.strip() for part in row.role.split("\n\n") if part.strip()),
                colour=row.colour,
            )
            for row in columns
        ),
        items=tuple(
            sorted(
                (item for item in items if not slugs.isdisjoint(item.arenas)),
                key=lambda item: (item.timing.sort_key, item.title, item.id),
            )
        ),
        closed=_closed(rows, wheel.language),
    )


def _closed(rows: YearRows, language: str) -> tuple[drawn.ClosedSpan, ...]:
    """What is stored, and the public holidays of the year in the wheel's language."""
    computed = (
        _span(holiday_name(holiday.key, language=language), holiday.day)
        for holiday in public_holidays(rows.year.first, rows.year.last)
    )
    spans = sorted((*rows.closed, *computed), key=lambda span: (span.first, span.last, span.name))
    return tuple(spans)


def _span(name: str, day: date) -> drawn.ClosedSpan:
    return drawn.ClosedSpan(name, drawn.ClosedKind.PUBLIC_HOLIDAY, day, day)
