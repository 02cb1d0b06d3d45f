"""Who may change what in the registry."""

from samspor.access.policy import NO_DISTRICT, TABLE, Action, Place, Scope, may, require
from samspor.access.viewer import RoleAt, Viewer
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Community, Organisation, Unit


def keeps_registry(viewer: Viewer, *, community_id: int) -> bool:
    """Whether the viewer keeps the registry: all of it, a municipality's or a district's."""
    return keeps_all(viewer, community_id=community_id) or bool(
        _keeping(viewer, community_id=community_id)
    )


def keeps_all(viewer: Viewer, *, community_id: int) -> bool:
    return may(viewer, Action.EDIT_REGISTRY, community_id=community_id)


def own_municipalities(viewer: Viewer, *, community_id: int) -> frozenset[int]:
    """Those that the viewer keeps the whole registry of because the seat is there."""
    return frozenset(
        held.municipality_id
        for held in _keeping(viewer, community_id=community_id)
        if held.municipality_id is not None and held.district_id is None
    )


def own_districts(viewer: Viewer, *, community_id: int) -> frozenset[int]:
    """City districts whose units the viewer keeps because the seat is there."""
    return frozenset(
        held.district_id
        for held in _keeping(viewer, community_id=community_id)
        if held.district_id is not None
    )


def may_keep(viewer: Viewer, unit: Unit, *, community_id: int) -> bool:
    return may(
        viewer,
        Action.EDIT_REGISTRY,
        community_id=community_id,
        municipality_id=unit.municipality_id,
        district_id=unit.district_or_none,
    )


def municipality_of(organisation: Organisation) -> int | None:
    """The municipality whose adviser may write about it; None where only the whole will do."""
    if organisation.kind in {OrganisationKind.MUNICIPALITY, OrganisationKind.DISTRICT}:
        return organisation.municipality_id_of_place
    return None


def district_of(organisation: Organisation | None) -> int:
    """The district whose adviser may write about it; what is more is for the whole municipality."""
    is_district = organisation is not None and organisation.kind == OrganisationKind.DISTRICT
    return organisation.pk if organisation and is_district else NO_DISTRICT


def require_some(*, viewer: Viewer, community: Community) -> None:
    """Whoever keeps some of the community's registry.

    Raises:
        NotVisible, Forbidden: As `access.policy.require`.
    """
    own = {held.municipality_id for held in _keeping(viewer, community_id=community.pk)}
    place = min(filter(None, own), default=None)
    require(viewer, Action.EDIT_REGISTRY, community_id=community.pk, municipality_id=place)


def page_places(community: Community) -> tuple[Place, ...]:
    """To add a page to the community, or take one away; and to change what belongs to all of it."""
    home = community.home_municipality_id
    return (Place(Action.EDIT_PAGES, community.pk, municipality_id=home),)


def _keeping(viewer: Viewer, *, community_id: int) -> list[RoleAt]:
    """What lets the viewer keep a part of the registry."""
    reach = TABLE[Action.EDIT_REGISTRY]
    return [
        held
        for held in viewer.roles
        if held.community_id == community_id
        and held.municipality_id is not None
        and reach.get(held.role) is Scope.OWN_MUNICIPALITY
    ]


def places_of(unit: Unit, *, community: Community) -> tuple[Place, ...]:
    """The unit itself, and the municipality that supervises it."""
    place = Place(
        Action.EDIT_UNIT_PAGE,
        community.pk,
        municipality_id=unit.municipality_id,
        unit_id=unit.pk,
        district_id=unit.district_or_none,
    )
    return (place,)
