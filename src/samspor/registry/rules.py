"""Who may change what in the registry."""

from samspor.access.policy import TABLE, Action, Place, Scope, may, require
from samspor.access.viewer import Viewer
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Community, Organisation, Unit


def keeps_registry(viewer: Viewer, *, community_id: int) -> bool:
    """Whether the viewer keeps the registry, of the whole community or of one municipality."""
    return keeps_all(viewer, community_id=community_id) or bool(
        own_municipalities(viewer, community_id=community_id)
    )


def keeps_all(viewer: Viewer, *, community_id: int) -> bool:
    return may(viewer, Action.EDIT_REGISTRY, community_id=community_id)


def own_municipalities(viewer: Viewer, *, community_id: int) -> frozenset[int]:
    """Those that the viewer keeps the registry of because the seat is there."""
    reach = TABLE[Action.EDIT_REGISTRY]
    return frozenset(
        held.municipality_id
        for held in viewer.roles
        if held.community_id == community_id
        and held.municipality_id is not None
        and reach.get(held.role) is Scope.OWN_MUNICIPALITY
    )


def municipality_of(organisation: Organisation) -> int | None:
    """The municipality whose adviser may write about it; None where only the whole will do."""
    if organisation.kind in {OrganisationKind.MUNICIPALITY, OrganisationKind.DISTRICT}:
        return organisation.municipality_id_of_place
    return None


def require_some(*, viewer: Viewer, community: Community) -> None:
    """Whoever keeps some of the community's registry.

    Raises:
        NotVisible, Forbidden: As `access.policy.require`.
    """
    own = own_municipalities(viewer, community_id=community.pk)
    place = min(own) if own else None
    require(viewer, Action.EDIT_REGISTRY, community_id=community.pk, municipality_id=place)


def page_places(community: Community) -> tuple[Place, ...]:
    """To add a page to the community, or take one away; and to change what belongs to all of it."""
    home = community.home_municipality_id
    return (Place(Action.EDIT_PAGES, community.pk, municipality_id=home),)


def places_of(unit: Unit, *, community: Community) -> tuple[Place, ...]:
    """The unit itself, and the municipality that supervises it."""
    place = Place(
        Action.EDIT_UNIT_PAGE,
        community.pk,
        municipality_id=unit.municipality_id,
        unit_id=unit.pk,
    )
    return (place,)
