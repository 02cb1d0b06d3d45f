"""T-18: wherever a taking-in is stopped, all of it stands or nothing does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tests.conftest import FULL
from tests.integration.intake.places import city, twin
from tests.integration.intake.test_whole_documents import everything

pytestmark = pytest.mark.django_db

KILLS = 20 if FULL else 4
STATEMENTS = 850  # fewer than taking in the page of networks asks


class Killed(BaseException):
    """As if the process were gone: nothing of ours may catch it."""


def dies_at(number: int) -> Callable[..., Any]:
    count = 0

    def run(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal count
        count += 1
        if count == number:
            raise Killed
        return execute(*arguments)

    return run


@pytest.mark.parametrize("place", range(1, KILLS + 1))
def test_t18_twenty_kills_leave_nothing_or_all(place: int) -> None:
    found = city("Storvik", twin("nettverk"))
    before = everything()
    number = place * STATEMENTS // KILLS - 1

    with pytest.raises(Killed), connection.execute_wrapper(dies_at(number)):
        found.take(accept_all=True)

    assert everything() == before
    outcome = found.take(accept_all=True)
    assert outcome.taken == outcome.total
