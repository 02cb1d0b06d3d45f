"""Who may change what a unit's page says."""

from samspor.access.policy import Action, Place
from samspor.registry.models import Community, Unit


def places_of(unit: Unit, *, community: Community) -> tuple[Place, ...]:
    """The unit itself, and the municipality that supervises it."""
    place = Place(
        Action.EDIT_UNIT_PAGE,
        community.pk,
        municipality_id=unit.municipality_id,
        unit_id=unit.pk,
    )
    return (place,)
