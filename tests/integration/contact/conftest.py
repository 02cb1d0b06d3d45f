"""A network with a contact, and forms that are never sent too fast."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from samspor.access.viewer import Role, Viewer
from samspor.contact import forms, limits
from samspor.networks.models import Arena
from samspor.registry.models import Community
from samspor.seats.models import Seat, SeatHolder, User
from tests.factories import networks, registry, seats


@pytest.fixture(autouse=True)
def _nobody_has_written(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(forms, "FASTEST", timedelta(0))
    limits.forget()
    yield
    limits.forget()


@dataclass
class Place:
    """A region with an adviser, and a network whose contact sits in a seat."""

    region: Community
    network: Arena
    adviser: SeatHolder
    contact_seat: Seat
    contact: SeatHolder

    def viewer(self, holding: SeatHolder) -> Viewer:
        user = holding.person.user
        assert user is not None
        return Viewer(
            user_id=user.pk,
            person_id=holding.person_id,
            seat_id=holding.seat_id,
            roles=frozenset({holding.seat.role_at}),
        )

    def user(self, holding: SeatHolder) -> User:
        assert holding.person.user is not None
        return holding.person.user


@pytest.fixture
def place(db: None) -> Place:
    region = registry.community("Fjordane")
    town = registry.municipality("Storvik", taking_part_in=region)
    network = networks.network("Barn og rom", in_=region)
    contact_seat = seats.seat(Role.NETWORK_CONTACT, at=network, in_=region)
    adviser = seats.holder(seats.seat(Role.DEVELOPMENT_ADVISER, at=town, in_=region))
    return Place(region, network, adviser, contact_seat, seats.holder(contact_seat))
