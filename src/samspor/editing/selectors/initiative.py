"""An initiative's page: what it says, and how it would look."""

from collections.abc import Sequence
from copy import copy
from datetime import date

from django.db.models import Q

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.editing.enums import Part
from samspor.editing.selectors.page import Page
from samspor.editing.state import State, day, ids, written
from samspor.focus.models import Initiative
from samspor.focus.rules import places_of
from samspor.focus.selectors.links import Named, What
from samspor.focus.selectors.public import InitiativeFacts, chosen_by, initiative_with
from samspor.registry.enums import OrganisationKind
from samspor.registry.models.community import with_home
from samspor.registry.models.validity import valid_on

TEXTS = (
    "name", "summary", "text", "goals", "unit_kind", "participation", "cohort", "funder",
    "scheme", "decided_by",
)  # fmt: skip
DAYS = ("valid_from", "valid_to", "decided_on")
NAMES = {
    "lead_seat": What.SEAT,
    "focus_areas": What.AREA,
    "partners": What.PARTNER,
    "units": What.UNIT,
}


def find(viewer: Viewer, *, community: str, key: str, on: date) -> Page:
    del on
    rows = Initiative.objects.seen_by(viewer).filter(community__slug=community, slug=key)
    told = with_home(rows, path="community__").select_related("community")
    row: Initiative | None = told.first()
    if row is None:
        raise NotVisible
    row.community.home_municipality_id = vars(row)["home_municipality_id"]
    return Page(Part.INITIATIVES, row.community, row, row.slug, row.name, places_of(row))


def kept(row: Initiative, names: Sequence[Named]) -> State:
    return {
        **{name: getattr(row, name) for name in TEXTS},
        **{name: written(getattr(row, name)) for name in DAYS},
        "lead_seat": row.lead_seat_id,
        **{
            name: sorted(one.pk for one in names if one.what is what and one.chosen)
            for name, what in NAMES.items()
            if what is not What.SEAT
        },
    }


def chosen(row: Initiative, state: State | None) -> dict[What, Q]:
    if state is None:
        return chosen_by(row)
    lists = {
        what: Q(pk__in=ids(state, name)) for name, what in NAMES.items() if name != "lead_seat"
    }
    return {**lists, What.SEAT: Q(pk=state.get("lead_seat"), community=row.community_id)}


def offered(row: Initiative, *, on: date) -> dict[What, Q]:
    here = Q(participations__community=row.community_id)
    return {
        What.PARTNER: here & ~Q(kind=OrganisationKind.DISTRICT),
        What.UNIT: Q(municipality__participations__community=row.community_id),
        What.AREA: Q(community=row.community_id, is_public=True),
        What.SEAT: Q(community=row.community_id) & valid_on(on),
    }


def proposed(row: Initiative, state: State, names: Sequence[Named]) -> InitiativeFacts:
    """The page as it would be with the state; nothing is written."""
    return initiative_with(with_texts(row, state), names)


def with_texts(row: Initiative, state: State) -> Initiative:
    copied = copy(row)
    for name in TEXTS:
        setattr(copied, name, state.get(name, getattr(row, name)))
    for name in DAYS:
        setattr(copied, name, day(state.get(name)))
    return copied
