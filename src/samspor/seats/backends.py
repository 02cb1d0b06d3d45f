"""Finds the user of a session, and what the user holds, with one query."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from samspor.access.asking import everywhere
from samspor.seats.models import User
from samspor.seats.selectors.viewers import user_rows, with_holdings


class SeatBackend(ModelBackend):
    @everywhere(reason="who the viewer is has to be found first")
    def get_user(self, user_id: Any) -> User | None:
        user = with_holdings(list(user_rows(pk=user_id)))
        return user if user is not None and self.user_can_authenticate(user) else None
