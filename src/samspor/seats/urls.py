"""Seats, under each community's own address."""

from samspor.registry.address import community_path
from samspor.seats.views import hand_over, manage, seats

urlpatterns = [
    community_path("plasser/", seats.seats, name="seats"),
    community_path("plasser/ny/", manage.add, name="seat_add"),
    community_path("plasser/<int:seat_id>/", seats.seat, name="seat"),
    community_path("plasser/<int:seat_id>/endre/", manage.change, name="seat_change"),
    community_path("plasser/<int:seat_id>/stedfortreder/", manage.deputy, name="seat_deputy"),
    community_path("plasser/<int:seat_id>/overlever/", hand_over.hand_over, name="seat_hand_over"),
    community_path(
        "plasser/<int:seat_id>/angre/<int:hand_over>/", hand_over.undo, name="seat_undo"
    ),
]
