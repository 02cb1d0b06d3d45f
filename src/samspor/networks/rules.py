"""Who may change what a network says of itself."""

from samspor.access.policy import Action, Place
from samspor.networks.models import Arena


def places_of(arena: Arena) -> tuple[Place, ...]:
    """The arena itself, and the municipality it lies in."""
    district = arena.district.parent_id if arena.district else None
    municipality = arena.municipality_id or district or arena.community.home_municipality_id
    place = Place(
        Action.EDIT_PAGES,
        arena.community_id,
        municipality_id=municipality,
        arena_id=arena.pk,
        district_id=arena.district_id,
    )
    return (place,)
