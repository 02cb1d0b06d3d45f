"""The wheel as everybody sees it: its latest edition, and those before.

One small statement tells which edition; its content is read once, and kept.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from django.db.models import BinaryField, ExpressionWrapper, F, QuerySet

from samspor.access.errors import NotVisible
from samspor.access.question import Standing, hole
from samspor.access.viewer import Viewer
from samspor.drawing.content import WheelContent
from samspor.drawing.snapshot import from_snapshot
from samspor.kernel.kept import Kept
from samspor.kernel.school_year import SchoolYear
from samspor.wheel.models import AnnualWheel, Edition


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """An edition without its content. `changes` as `services.release` wrote them."""

    number: int
    released_at: datetime
    note: str
    is_latest: bool
    changes: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class YearFacts:
    """A year that the community has a wheel for; `released` False: only for those who plan."""

    school_year: SchoolYear
    title: str
    released: bool


@dataclass(frozen=True, slots=True)
class EditionKey:
    """Tells one edition from every other; what is made of it may be kept under it."""

    number: int
    id: int
    released_at: datetime
    community_id: int


# Of a wheel: what an `EditionKey` is made of.
_KEY: Final = ("latest__number", "latest", "latest__released_at", "community")
# Weighed, not measured: an item with what it shares with no other is about this large.
_ITEM: Final = 500
CONTENTS: Final[Kept[WheelContent]] = Kept(weight=lambda content: _ITEM * (len(content.items) + 90))


def edition_stamp(
    viewer: Viewer, *, community: str, school_year: SchoolYear
) -> QuerySet[AnnualWheel, Any]:
    """What is another with each release. No row before the first.

    Asked of the wheel: SQLite passes an edition's whole snapshot on its way to the edition's wheel.
    """
    rows = AnnualWheel.objects.seen_by(viewer).filter(
        community__slug=community, school_year=school_year.start, latest__isnull=False
    )
    return rows.order_by().values_list(*_KEY)


def latest_edition(viewer: Viewer, *, community: str, school_year: SchoolYear) -> EditionKey:
    """Which edition is the latest, without reading it.

    Raises:
        NotVisible: The wheel does not exist, or was never released.
    """
    found = _latest(viewer, school_year).ask(community=community)
    if not found:
        raise NotVisible
    return EditionKey(*found[0])


@lru_cache(maxsize=128)
def _latest(viewer: Viewer, school_year: SchoolYear) -> Standing[tuple[Any, ...]]:
    return Standing(
        lambda: edition_stamp(viewer, community=hole("community"), school_year=school_year)
    )


def released_content(viewer: Viewer, *, community: str, school_year: SchoolYear) -> WheelContent:
    """The latest edition. One statement, whether it is kept or not: packed it is small.

    Raises:
        NotVisible: The wheel does not exist, or was never released.
    """
    found = _latest_packed(viewer, school_year).ask(community=community)
    if not found:
        raise NotVisible
    *key, packed = found[0]
    return CONTENTS.get(EditionKey(*key), lambda: from_snapshot(bytes(packed)))


@lru_cache(maxsize=128)
def _latest_packed(viewer: Viewer, school_year: SchoolYear) -> Standing[tuple[Any, ...]]:
    def build() -> QuerySet[AnnualWheel, Any]:
        stamp = edition_stamp(viewer, community=hole("community"), school_year=school_year)
        packed = ExpressionWrapper(F("latest__snapshot"), output_field=BinaryField())
        return stamp.annotate(packed=packed).values_list(*_KEY, "packed")

    return Standing(build)


def content_of(viewer: Viewer, edition: EditionKey) -> WheelContent:
    """What `latest_edition` told of, from what is kept."""

    def make() -> WheelContent:
        rows = Edition.objects.seen_by(viewer).filter(pk=edition.id)
        content: WheelContent = rows.values_list("snapshot", flat=True).get()
        return content

    return CONTENTS.get(edition, make)


def released_contents(
    viewer: Viewer, *, community_id: int | None, since: SchoolYear | None, limit: int
) -> tuple[list[tuple[int, WheelContent]], bool]:
    """The latest editions of one community or of all, newest year first. Two statements.

    Args:
        viewer: Who reads.
        community_id: None for all communities.
        since: The first school year; None for all.
        limit: At most so many wheels.

    Returns:
        Each with its community's id, and whether there were more than the limit.
    """
    rows = AnnualWheel.objects.seen_by(viewer).filter(latest__isnull=False)
    if community_id is not None:
        rows = rows.filter(community=community_id)
    if since is not None:
        rows = rows.filter(school_year__gte=since.start)
    known = rows.order_by("-school_year", "community__name").values_list(
        "latest__number", "latest", "latest__released_at", "community_id"
    )
    keys = [EditionKey(*key) for key in known[: limit + 1]]
    shown = keys[:limit]
    found = contents_of(viewer, shown)
    return [(key.community_id, found[key]) for key in shown if key in found], len(keys) > limit


def keep_content(edition: EditionKey, content: WheelContent) -> None:
    """Of an edition that was just released: its first reader need not read it."""
    CONTENTS.put(edition, content)


def contents_of(viewer: Viewer, keys: Collection[EditionKey]) -> dict[EditionKey, WheelContent]:
    """Of several editions; one statement for all that are not kept."""
    found = {key: content for key in keys if (content := CONTENTS.find(key)) is not None}
    missing = {key.id: key for key in keys if key not in found}
    if not missing:
        return found
    snapshots = Edition.objects.seen_by(viewer).filter(pk__in=missing)
    for pk, snapshot in snapshots.values_list("pk", "snapshot"):
        found[missing[pk]] = snapshot
        CONTENTS.put(missing[pk], snapshot)
    return found


def edition_content(
    viewer: Viewer, *, community: str, school_year: SchoolYear, number: int
) -> WheelContent:
    """An edition as it was released.

    Raises:
        NotVisible: There is no such edition.
    """
    rows = _editions(viewer, community, school_year, number=number)
    content: WheelContent | None = rows.values_list("snapshot", flat=True).first()
    if content is None:
        raise NotVisible
    return content


def editions(viewer: Viewer, *, community: str, school_year: SchoolYear) -> list[EditionFacts]:
    """Newest first; empty before the first release."""
    rows = (
        Edition.objects.seen_by(viewer)
        .filter(wheel__community__slug=community, wheel__school_year=school_year.start)
        .values_list("pk", "wheel__latest", "number", "released_at", "note", "changes")
    )
    return [
        EditionFacts(number, released_at, note, pk == latest, tuple(changes))
        for pk, latest, number, released_at, note, changes in rows
    ]


def years(viewer: Viewer, *, community: str) -> list[YearFacts]:
    """The years this viewer can open, newest first."""
    rows = (
        AnnualWheel.objects.seen_by(viewer)
        .filter(community__slug=community)
        .values_list("school_year", "title", "latest")
    )
    return [
        YearFacts(SchoolYear(start), title, latest is not None) for start, title, latest in rows
    ]


def _editions(
    viewer: Viewer, community: str, school_year: SchoolYear, **which: Any
) -> QuerySet[Edition]:
    return Edition.objects.seen_by(viewer).filter(
        wheel__community__slug=community, wheel__school_year=school_year.start, **which
    )
