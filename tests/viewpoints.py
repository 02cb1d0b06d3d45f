"""The fourteen viewpoints of T-07 and the small world they look at.

`world` has two communities. In the region lie the municipalities 1 and 2; in municipality 1 the
municipal kindergarten A and the private kindergarten P. The neighbour is another community, which
nobody of the region has a role in.

Import the fixtures in a conftest:  from tests.viewpoints import viewpoints, world
"""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

import pytest
from django.conf import settings
from django.middleware.csrf import CSRF_SESSION_KEY
from django.test import Client
from django.utils.crypto import get_random_string

from samspor.access.viewer import ANONYMOUS, Role, Viewer
from samspor.kernel import clock
from samspor.registry.models import Community, Organisation, Unit
from samspor.seats.models import Seat, SeatHolder, User
from samspor.seats.selectors.viewers import viewer_for
from tests.factories import registry, seats


class Viewpoint(StrEnum):
    ANONYMOUS = "anonymous"
    NO_ROLE = "no role"
    STAFF_A = "staff A"
    RESOURCE_PERSON_A = "resource person A"
    HEAD_A = "head A"
    PRIVATE_HEAD_P = "private head P"
    OWNER_ADVISER_1 = "owner adviser 1"
    AUTHORITY_1 = "authority 1"
    OWNER_ADVISER_2 = "owner adviser 2"
    COORDINATOR = "regional coordinator"
    UNIVERSITY_PARTNER = "university partner"
    LINK_HOLDER = "link holder"
    FORMER = "former role holder"
    OPERATOR = "operator"


@dataclass
class World:
    """What the addresses of the permission table point at."""

    region: Community
    neighbour: Community
    municipality_1: Organisation
    municipality_2: Organisation
    unit_a: Unit
    unit_p: Unit
    seat_of: dict[Viewpoint, Seat] = field(default_factory=dict)
    user_of: dict[Viewpoint, User] = field(default_factory=dict)
    address: dict[str, Any] = field(default_factory=dict)  # parts that `prepare` has made

    def viewer(self, viewpoint: Viewpoint) -> Viewer:
        user = self.user_of.get(viewpoint)
        return viewer_for(user, on=clock.today()) if user else ANONYMOUS

    def client(self, viewpoint: Viewpoint) -> Client:
        """A browser at this viewpoint; its forms come from our own pages."""
        client = Client(headers={"origin": "http://testserver"})
        user = self.user_of.get(viewpoint)
        if user:
            client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
            session = client.session  # signing in for real leaves the form key there too
            session[CSRF_SESSION_KEY] = get_random_string(32)
            session.save()
        return client


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def viewpoints(world: World) -> dict[Viewpoint, Client]:
    return {viewpoint: world.client(viewpoint) for viewpoint in Viewpoint}


def build_world(mark: str = "") -> World:
    """`mark` goes on after each name, so that there can be two worlds."""
    with registry.asked_once(f"world{mark}"):
        return _build_world(mark)


def _build_world(mark: str) -> World:
    region = registry.community(f"Fjordane{mark}")
    neighbour = registry.community(f"Innlandet{mark}")
    first = registry.municipality(f"Storvik{mark}", taking_part_in=region)
    second = registry.municipality(f"Lillevik{mark}", taking_part_in=region)
    registry.municipality(f"Dalen{mark}", taking_part_in=neighbour)
    partner = registry.university(f"Vestkysten høgskole{mark}", taking_part_in=region)
    made = World(
        region=region,
        neighbour=neighbour,
        municipality_1=first,
        municipality_2=second,
        unit_a=registry.kindergarten(f"Solbakken{mark}", in_=first),
        unit_p=registry.private_kindergarten(f"Fjellknausen{mark}", in_=first),
    )
    places = {
        Viewpoint.STAFF_A: (Role.STAFF, made.unit_a),
        Viewpoint.RESOURCE_PERSON_A: (Role.RESOURCE_PERSON, made.unit_a),
        Viewpoint.HEAD_A: (Role.HEAD, made.unit_a),
        Viewpoint.PRIVATE_HEAD_P: (Role.HEAD, made.unit_p),
        Viewpoint.OWNER_ADVISER_1: (Role.MUNICIPAL_ADVISER, first),
        Viewpoint.AUTHORITY_1: (Role.AUTHORITY, first),
        Viewpoint.OWNER_ADVISER_2: (Role.MUNICIPAL_ADVISER, second),
        Viewpoint.COORDINATOR: (Role.DEVELOPMENT_ADVISER, first),
        Viewpoint.UNIVERSITY_PARTNER: (Role.UNIVERSITY_PARTNER, partner),
        Viewpoint.FORMER: (Role.DEVELOPMENT_ADVISER, second),
    }
    yesterday = clock.today() - timedelta(days=1)
    for viewpoint, (role, place) in places.items():
        seat = seats.seat(role, at=place, in_=region)
        until = yesterday if viewpoint is Viewpoint.FORMER else None
        made.seat_of[viewpoint] = seat
        made.user_of[viewpoint] = _account(seats.holder(seat, until=until))
    made.user_of[Viewpoint.NO_ROLE] = seats.user()
    made.user_of[Viewpoint.OPERATOR] = seats.operator()
    return made


def _account(holder: SeatHolder) -> User:
    assert holder.person.user is not None
    return holder.person.user
