"""The community's public pages with what somebody should look at. Three statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspor.access.models import GuardedModel
from samspor.access.policy import Action, require
from samspor.access.viewer import Role, Viewer
from samspor.contact.enums import Standing
from samspor.contact.guard import GuardedPage, warnings_for
from samspor.contact.selectors.answering import holders_that_answer
from samspor.editing.enums import Part
from samspor.editing.selectors.front import KEY
from samspor.focus.models import FocusArea, Initiative
from samspor.kernel.clock import OSLO
from samspor.networks.models import Arena
from samspor.registry.models import Community
from samspor.registry.models.validity import valid_on
from samspor.seats.models import SeatHolder

# What the seat of a network's contact hangs on.
CONTACT_OF_NETWORK: Final = {"seat__arena": OuterRef("pk"), "seat__role": Role.NETWORK_CONTACT}
_WHY = "whether somebody sits there; shows nobody"


@dataclass(frozen=True, slots=True)
class PageToLookAt:
    part: Part
    key: str
    title: str
    warnings: tuple[str, ...]


def pages_to_look_at(viewer: Viewer, *, community: Community, on: date) -> list[PageToLookAt]:
    """Pages with at least one warning, as the menu orders them.

    Raises:
        Forbidden: The viewer may not change every page of the community.
    """
    require(viewer, Action.EDIT_PAGES, community_id=community.pk)
    found = [
        *_front(community, on),
        *_networks(viewer, community, on),
        *_initiatives(viewer, community, on),
        *_areas(viewer, community, on),
    ]
    return [page for page in found if page.warnings]


def _front(community: Community, on: date) -> Iterable[PageToLookAt]:
    """What nobody has introduced is silent by choice."""
    facts = GuardedPage(
        texts=(community.lead, community.introduction),
        updated_on=_day(community.introduced_at) or on,
    )
    yield _page(Part.FRONT, KEY, community.name, facts, on)


def _networks(viewer: Viewer, community: Community, on: date) -> Iterable[PageToLookAt]:
    rows = Arena.objects.seen_by(viewer).filter(community=community, is_public=True, parent=None)
    for row in manned(rows.select_related("charter"), on, CONTACT_OF_NETWORK).order_by(
        "position", "id"
    ):
        charter = getattr(row, "charter", None)
        facts = GuardedPage(
            texts=(row.about, row.who, row.role, row.rhythm),
            standing=standing_of(row),
            valid_to=charter.valid_to if charter else None,
            updated_on=_day(row.updated_at),
        )
        yield _page(Part.NETWORKS, row.slug, row.name, facts, on)


def _initiatives(viewer: Viewer, community: Community, on: date) -> Iterable[PageToLookAt]:
    rows = Initiative.objects.seen_by(viewer).filter(community=community, is_public=True)
    for row in manned(rows, on, {"seat": OuterRef("lead_seat")}):
        facts = GuardedPage(
            texts=(row.summary, row.text, row.goals, row.participation),
            standing=standing_of(row),
            valid_to=row.valid_to,
            updated_on=_day(row.updated_at),
        )
        yield _page(Part.INITIATIVES, row.slug, row.name, facts, on)


def _areas(viewer: Viewer, community: Community, on: date) -> Iterable[PageToLookAt]:
    rows = FocusArea.objects.seen_by(viewer).filter(community=community, is_public=True)
    for row in rows:
        facts = GuardedPage(
            texts=(row.text, row.goals), valid_to=row.valid_to, updated_on=_day(row.updated_at)
        )
        yield _page(Part.AREAS, row.slug, row.name, facts, on)


def manned(rows: "QuerySet[Any]", on: date, seat: dict[str, Any]) -> "QuerySet[Any]":
    """Whether somebody sits in the seat that ought to answer, and whether they do."""
    sitting = SeatHolder.objects.unguarded(reason=_WHY).filter(
        valid_on(on), valid_on(on, path="seat__")
    )
    told: QuerySet[Any] = rows.annotate(
        is_held=Exists(sitting.filter(Q(**seat))),
        is_answered=Exists(holders_that_answer(on=on).filter(Q(**seat))),
    )
    return told


def standing_of(row: GuardedModel) -> Standing:
    """Of a row that `manned` has read."""
    known = vars(row)  # what the statement added
    if known["is_answered"]:
        return Standing.ANSWERS
    return Standing.NOT_CHOSEN if known["is_held"] else Standing.VACANT


def _page(part: Part, key: str, title: str, facts: GuardedPage, on: date) -> PageToLookAt:
    return PageToLookAt(part, key, title, tuple(warnings_for(facts, today=on)))


def day_of_change(row: GuardedModel) -> date | None:
    """When what everybody sees was changed last; None when nobody knows."""
    return _day(getattr(row, "updated_at", None))


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(OSLO).date() if moment else None
