"""A network's page: what it says, and how it would look."""

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date

from django.db.models import Q

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.editing.enums import Part
from samspor.editing.selectors.guard import CONTACT_OF_NETWORK, manned
from samspor.editing.selectors.page import Page
from samspor.editing.state import State, day, ids, written
from samspor.focus.selectors.links import Named, What
from samspor.networks.models import Arena, Charter
from samspor.networks.rules import places_of
from samspor.networks.selectors.public import Network, chosen_by, network_with, with_contact
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Organisation
from samspor.registry.models.community import with_home

TEXTS = ("name", "about", "who", "rhythm", "kind", "ownership")
CHARTER_TEXTS = {
    "why": "why", "goals": "goals", "themes": "themes", "meeting": "form",
    "duties": "duties", "fixed_points": "fixed_points",
}  # fmt: skip
CHARTER_YEARS = ("lifetime_years", "evaluate_after_years")
NAMES = {
    "contact_units": What.UNIT,
    "partners": What.PARTNER,
    "focus_areas": What.AREA,
    "district": What.DISTRICT,
}


def find(viewer: Viewer, *, community: str, key: str, on: date) -> Page:
    rows = Arena.objects.seen_by(viewer).filter(community__slug=community, slug=key, parent=None)
    told = with_home(
        manned(with_contact(rows, on), on, CONTACT_OF_NETWORK), path="community__"
    ).select_related("community")
    row: Arena | None = told.first()
    if row is None:
        raise NotVisible
    row.community.home_municipality_id = vars(row)["home_municipality_id"]
    return Page(Part.NETWORKS, row.community, row, row.slug, row.name, places_of(row))


def kept(row: Arena, names: Sequence[Named]) -> State:
    charter = getattr(row, "charter", None) or Charter()
    return {
        **{name: getattr(row, name) for name in TEXTS},
        **{name: getattr(charter, column) for name, column in CHARTER_TEXTS.items()},
        **{name: getattr(charter, name) for name in CHARTER_YEARS},
        "agreed_on": written(charter.agreed_on),
        "district": row.district_id,
        **{
            name: sorted(one.pk for one in names if one.what is what and one.chosen)
            for name, what in NAMES.items()
            if what is not What.DISTRICT
        },
    }


def chosen(row: Arena, state: State | None) -> dict[What, Q]:
    if state is None:
        return {**chosen_by(row), What.DISTRICT: Q(pk=row.district_id)}
    lists = {what: Q(pk__in=ids(state, name)) for name, what in NAMES.items() if name != "district"}
    return {**lists, What.DISTRICT: Q(pk=state.get("district"))}


def offered(row: Arena) -> dict[What, Q]:
    """Who takes part in the community, and its own focus areas."""
    here = Q(participations__community=row.community_id)
    return {
        What.PARTNER: here & ~Q(kind=OrganisationKind.DISTRICT),
        What.UNIT: Q(municipality__participations__community=row.community_id),
        What.AREA: Q(community=row.community_id, is_public=True),
        What.DISTRICT: Q(
            kind=OrganisationKind.DISTRICT, parent__participations__community=row.community_id
        ),
    }


def proposed(row: Arena, state: State, names: Sequence[Named]) -> Network:
    """The page as it would be with the state; nothing is written."""
    arena = with_texts(row, state)
    places = [one for one in names if one.what is What.DISTRICT and one.pk == state.get("district")]
    arena.district = Organisation(pk=places[0].pk, name=places[0].name) if places else None
    return network_with(arena, names, charter=with_charter(row, state))


def with_texts(row: Arena, state: State) -> Arena:
    arena = copy(row)
    for name in TEXTS:
        setattr(arena, name, state.get(name, getattr(row, name)))
    return arena


def with_charter(row: Arena, state: State) -> Charter | None:
    if not has_charter(state):
        return None
    charter = Charter(arena=row)
    for name, column in CHARTER_TEXTS.items():
        setattr(charter, column, state.get(name, ""))
    for name in CHARTER_YEARS:
        setattr(charter, name, state.get(name))
    charter.agreed_on = day(state.get("agreed_on"))
    return charter


def has_charter(state: Mapping[str, object]) -> bool:
    return any(state.get(name) for name in (*CHARTER_TEXTS, *CHARTER_YEARS, "agreed_on"))
