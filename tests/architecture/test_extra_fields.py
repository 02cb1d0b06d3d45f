"""T-12: whatever else is sent with a form, no more is written than the form's own fields."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
import time_machine
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse

from samspor.access.asking import everywhere
from samspor.kernel import clock
from samspor.kernel.kept import forget
from samspor.seats.models import Seat
from tests.architecture.drawn_forms import Form, Sent, forms_of
from tests.architecture.permissions import COMMUNITY, ROUTES, Route, a_seat, everybody
from tests.architecture.probing import names_read
from tests.architecture.worlds_apart import HOME, number_from, numbered
from tests.viewpoints import Viewpoint, World, build_world

# Random each time, holds what is, or made of the time of day: says nothing of what was sent.
CHANGING: Final = {
    "after", "digest", "key", "link", "message_id", "password", "public_id", "sealed_body", "stamp", "value",
}  # fmt: skip
NOT_ASKED: Final = {"audit.Event", "audit.Head", "audit.Stamp", "sign_in.BrowserSession"}

GROUPS: dict[object, list[Route]] = {}
for _route in ROUTES:
    sent, shown = _route.post[Viewpoint.COORDINATOR], _route.get[Viewpoint.COORDINATOR]
    if sent not in {403, 404, 405} and shown == 200:
        GROUPS.setdefault(_route.prepare, []).append(_route)

NEW = 9_000_000  # above all keys that stand
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(autouse=True)
def _no_time_passes() -> Iterator[None]:
    with time_machine.travel(clock.now(), tick=False):
        yield


def extra_fields() -> dict[str, str]:
    """Every column of ours, with a value that none of them has by itself."""
    found = {}
    for model in numbered():
        for column in model._meta.concrete_fields:
            is_flag = isinstance(column, models.BooleanField)
            is_text = isinstance(column, models.CharField | models.TextField)
            found[column.name] = "on" if is_flag else "Smuglet" if is_text else "1"
    return found


@everywhere(reason="all that is kept")
def rows(known: Mapping[str, set[int]]) -> Rows:
    """All that is kept, without keys of rows that are new since `known`."""
    found: Rows = {}
    for model in numbered():
        if model._meta.label in NOT_ASKED:
            continue
        names = [each for each in model._meta.concrete_fields if each.name not in CHANGING]
        told = []
        for row in model._base_manager.order_by("pk"):
            values = []
            for each in names:
                value = getattr(row, each.attname)
                target = each.related_model._meta.label if each.is_relation else model._meta.label
                if each.primary_key or each.is_relation:
                    value = value if value in known.get(target, set()) else "new"
                values.append(value)
            told.append(tuple(values))
        found[model._meta.label] = told
    return found


@everywhere(reason="all that is kept")
def keys() -> dict[str, set[int]]:
    return {
        model._meta.label: set(model._base_manager.values_list("pk", flat=True))
        for model in numbered()
    }


def written(client: Client, address: str, sent: Sent, known: Mapping[str, set[int]]) -> Rows:
    forget()
    with transaction.atomic():
        number_from(NEW)  # rolled back or not, what is new has the same keys each time
        client.post(address, {name: list(values) for name, values in sent})
        after = rows(known)
        transaction.set_rollback(True)
    return after


def smuggled(client: Client, address: str) -> tuple[int, list[str]]:
    """How many forms of the page wrote something, and what more they wrote when more was sent."""
    page = client.get(address).content.decode()
    before, known, wrote, found = rows(keys()), keys(), 0, []
    for form in forms_of(page):
        if form.method != "post" or not form.sends_to(address):
            continue
        sent = as_it_is(form)
        own = form.kinds.keys() | names_read(address, "POST")
        more = {name: (value,) for name, value in extra_fields().items() if name not in own}
        plain = written(client, address, sent, known)
        with_more = written(client, address, tuple(sorted([*sent, *more.items()])), known)
        wrote += plain != before
        found += [label for label in plain if plain[label] != with_more[label]]
    return wrote, found


def as_it_is(form: Form) -> Sent:
    """Filled in, with nothing changed that was filled in already."""
    return tuple(each for each in form.filled("", "") if each[0])


@pytest.mark.parametrize("routes", GROUPS.values(), ids=lambda found: found[0].name)
def test_t12_no_form_writes_more_than_its_fields(routes: list[Route], db: None) -> None:
    number_from(HOME)
    world = build_world()
    routes[0].prepare(world)
    client = world.client(Viewpoint.COORDINATOR)

    found = {
        route.name: smuggled(client, reverse(route.name, kwargs=route.arguments(world)))
        for route in routes
    }

    assert {name: more for name, (_wrote, more) in found.items() if more} == {}


# --- planted faults ---


def open_form(request: HttpRequest, community: str) -> HttpResponse:
    """Writes whatever it is sent."""
    if request.method == "POST":
        seat = Seat.objects.unguarded(reason="a fault planted here").order_by("pk")[0]
        for name, value in request.POST.items():
            if name in {"role", "title"}:
                setattr(seat, name, value)
        seat.save()
    return HttpResponse('<form method="post"><input name="role" value="staff"></form>')


urlpatterns = [path("smugle/<slug:community>/", open_form, name="open_form")]


@pytest.mark.urls(__name__)
def test_t12_planted_open_form_is_found_by_what_it_writes(world: World) -> None:
    route = Route(
        "open_form",
        get=everybody(200),
        post=everybody(200),
        arguments=COMMUNITY,
        prepare=a_seat(Viewpoint.HEAD_A),
    )
    route.prepare(world)
    address = reverse(route.name, kwargs=route.arguments(world))

    assert smuggled(world.client(Viewpoint.COORDINATOR), address) == (0, ["seats.Seat"])
