"""Who may change what a community says of its work."""

from samspor.access.policy import Action, Place
from samspor.focus.models import FocusArea, Initiative
from samspor.registry.rules import page_places


def places_of(row: FocusArea | Initiative) -> tuple[Place, ...]:
    """Whoever may change the community's pages; an initiative also from the seat that leads it."""
    places = page_places(row.community)
    if isinstance(row, Initiative) and row.lead_seat_id is not None:
        led = Place(Action.EDIT_LED_INITIATIVE, row.community_id, seat_id=row.lead_seat_id)
        return (*places, led)
    return places
