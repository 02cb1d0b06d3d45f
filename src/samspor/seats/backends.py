"""Finds the user of a session, and what the user holds, with one query."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from samspor.access.asking import everywhere
from samspor.seats.models import User
from samspor.seats.selectors.viewers import holdings_of


class SeatBackend(ModelBackend):
    @everywhere(reason="who the viewer is has to be found first")
    def get_user(self, user_id: Any) -> User | None:
        held = list(holdings_of(user_id))
        user = held[0].person.user if held else User.objects.filter(pk=user_id).first()
        if user is None or not self.user_can_authenticate(user):
            return None
        user.held = held
        return user
