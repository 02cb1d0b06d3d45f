"""T-18: wherever a taking-in is stopped, all of it stands or nothing does."""

import pytest
from django.db import connection

from tests.conftest import FULL
from tests.integration.intake.places import city, twin
from tests.killing import Killed, dies_at, every_row

pytestmark = pytest.mark.django_db

KILLS = 20 if FULL else 4
STATEMENTS = 850  # fewer than taking in the page of networks asks


@pytest.mark.parametrize("place", range(1, KILLS + 1))
def test_t18_twenty_kills_leave_nothing_or_all(place: int) -> None:
    found = city("Storvik", twin("nettverk"))
    before = every_row()
    number = place * STATEMENTS // KILLS - 1

    with pytest.raises(Killed), connection.execute_wrapper(dies_at(number)):
        found.take(accept_all=True)

    assert every_row() == before
    outcome = found.take(accept_all=True)
    assert outcome.taken == outcome.total
