"""T-08: what belongs to another community looks exactly like what does not exist."""

import random
import re
from collections.abc import Iterable, Iterator
from math import ceil

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.urls import path

from samspor.kernel import clock
from samspor.portal.finds import What
from samspor.registry.models import Unit
from samspor.seats.models import Seat
from tests.architecture.permissions import (
    A_SEAT,
    COMMUNITY,
    ROUTES,
    Route,
    a_seat,
    everybody,
    wheel,
)
from tests.architecture.probing import ASKED_FROM, Probe, leak, probes
from tests.architecture.worlds_apart import CANARY, TwoWorlds
from tests.conftest import FULL
from tests.viewpoints import Viewpoint

# Routes that stand on the same rows are probed in the same two worlds.
GROUPS: dict[object, list[Route]] = {}
for _route in ROUTES:
    GROUPS.setdefault(_route.prepare, []).append(_route)

WANTED = 5_000 if FULL else 240
# One-click seats exist in the demo only, where all seats are open to all.
OPEN_ON_PURPOSE = {"step_into_seat"}
# The search finds what all of the country may read, wherever it is asked from; see below.
FOUND_BY_ALL = ("search query q", CANARY)
FOUND = re.compile(r'class="search-hit__title" href="([^"]+)"')


@pytest.fixture(autouse=True)
def _no_time_passes() -> Iterator[None]:
    """Two answers that tell the time would differ."""
    with time_machine.travel(clock.now(), tick=False):
        yield


def those_who_get_in(route: Route) -> list[Viewpoint]:
    """All in the full run; in the gate one who gets in, and nobody."""
    if FULL:
        return list(ASKED_FROM)
    inside = [each for each in ASKED_FROM if route.get[each] == 200 or route.post[each] < 403]
    return [*inside[:1], Viewpoint.ANONYMOUS]


def sample(found: Iterable[Probe], wanted: int) -> list[Probe]:
    """At least one of each place where an id can be written, as far as there is room."""
    rest = list(found)
    random.Random(8).shuffle(rest)  # noqa: S311 (the same ones each time)
    first = {probe.name: probe for probe in rest}
    chosen = set(map(id, first.values()))
    return [*first.values(), *(probe for probe in rest if id(probe) not in chosen)][:wanted]


@pytest.mark.parametrize("routes", GROUPS.values(), ids=lambda routes: routes[0].name)
def test_t08_foreign_looks_like_absent(routes: list[Route], db: None) -> None:
    worlds = TwoWorlds(routes)
    found = [
        probe
        for route in routes
        if route.name not in OPEN_ON_PURPOSE
        for probe in probes(route, worlds, those_who_get_in(route))
        if (probe.name, probe.foreign.word) != FOUND_BY_ALL
    ]
    wanted = ceil(WANTED * len(routes) / len(ROUTES))

    leaks = {leak(worlds, probe) for probe in sample(found, wanted)} - {""}

    assert leaks == set()


def test_t08_search_finds_of_others_what_everybody_may_read(db: None) -> None:
    worlds = TwoWorlds(GROUPS[wheel])
    public = found_abroad(worlds, Viewpoint.ANONYMOUS)
    nobody = worlds.client(Viewpoint.ANONYMOUS)

    assert len(public) > 1
    assert {nobody.get(href).status_code for href in public} == {200}
    for viewpoint in ASKED_FROM:
        assert found_abroad(worlds, viewpoint) == public, viewpoint


def found_abroad(worlds: TwoWorlds, viewpoint: Viewpoint) -> set[str]:
    """The addresses of all that the search finds by the name of the other world."""
    client = worlds.client(viewpoint)
    pages = [client.get("/sok/", {"q": CANARY, "hva": what.value}).content for what in What]
    return {href for page in pages for href in FOUND.findall(page.decode())}


# --- planted faults ---


def open_seat(request: HttpRequest, community: str, seat_id: int) -> HttpResponse:
    """Asks for the seat, not for whose it is."""
    seat = Seat.objects.unguarded(reason="a fault planted here").filter(pk=seat_id).first()
    return HttpResponse(seat.name if seat else "", status=200 if seat else 404)


def open_form(request: HttpRequest, community: str) -> HttpResponse:
    """Believes the form about which unit a seat stands on."""
    if request.method == "GET":
        return HttpResponse('<form method="post"><input name="unit" value="1"></form>')
    seat = Seat.objects.unguarded(reason="a fault planted here").order_by("pk")[0]
    units = Unit.objects.unguarded(reason="a fault planted here")
    unit = units.filter(pk=int(request.POST["unit"])).first()
    if unit:
        Seat.objects.unguarded(reason="a fault planted here").filter(pk=seat.pk).update(unit=unit)
    return HttpResponse(status=200)


def open_filter(request: HttpRequest, community: str) -> HttpResponse:
    """Counts what it does not show."""
    units = Unit.objects.unguarded(reason="a fault planted here")
    number = units.filter(name__contains=request.GET.get("q", "-")).count()
    return HttpResponse(f'<form><input name="q"></form> {number}')


urlpatterns = [
    path("apen/<slug:community>/", open_form, name="open_form"),
    path("apen/<slug:community>/sok/", open_filter, name="open_filter"),
    path("apen/<slug:community>/<int:seat_id>/", open_seat, name="open_seat"),
]
PLANTED = [
    (
        Route("open_seat", get=everybody(200), arguments=A_SEAT, prepare=a_seat(Viewpoint.HEAD_A)),
        "open_seat get address seat_id: 200  for 404 ",
    ),
    (
        Route(
            "open_form",
            get=everybody(200),
            post=everybody(200),
            arguments=COMMUNITY,
            prepare=a_seat(Viewpoint.HEAD_A),
        ),
        "open_form form unit: seats.Seat.unit leads abroad",
    ),
    (
        Route("open_filter", get=everybody(200), arguments=COMMUNITY, prepare=wheel),
        'open_filter query q: <form><input name="q"></form> 2 for <form><input name="q"></form> 0',
    ),
]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("route", "told"), PLANTED, ids=lambda each: getattr(each, "name", ""))
def test_t08_planted_leak_is_found(route: Route, told: str, db: None) -> None:
    worlds = TwoWorlds([route])

    found = {leak(worlds, probe) for probe in probes(route, worlds, [Viewpoint.COORDINATOR])}

    assert told in found
