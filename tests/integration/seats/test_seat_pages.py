"""The pages about seats, read as the page client reads them."""

from datetime import timedelta

import pytest
from django.conf import settings

from samspor.access.viewer import Role
from samspor.kernel import clock
from samspor.seats.models import HandOver, Seat, SeatHolder
from tests.factories import focus, networks, registry, seats
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
LIST = "/fjordane/plasser/"


def at(world: World, viewpoint: Viewpoint = Viewpoint.COORDINATOR) -> PageClient:
    client = PageClient(world.client(viewpoint))
    assert settings.SESSION_COOKIE_NAME in client.client.cookies
    return client


def head(world: World) -> Seat:
    return world.seat_of[Viewpoint.HEAD_A]


@pytest.mark.parametrize(("prefix", "heading"), [
    ("", "Plasser i Fjordane"), ("/nn", "Plassar i Fjordane"), ("/en", "Seats in Fjordane"),
])  # fmt: skip
def test_list_tells_who_holds_what_in_each_language(
    world: World, prefix: str, heading: str
) -> None:
    page = at(world).get(f"{prefix}{LIST}")

    holder = SeatHolder.objects.unguarded(reason="test").get(seat=head(world))
    assert page.heading == heading
    assert holder.person.name in page.main
    assert len(page.answer.statements) == 5


def test_list_counts_municipal_beside_private_and_what_is_vacant(world: World) -> None:
    seats.seat(Role.UNION_REP, at=world.unit_p, in_=world.region)

    text = at(world).get(LIST).main

    assert "I kommunale enheter 3" in text
    assert "I private enheter 2 1 ledig" in text
    assert "Over enhetene 6" in text
    assert "Ledige i alt 2" in text  # the former adviser's too


@pytest.mark.parametrize(("query", "expected"), [
    ("rolle=head", 2), ("rolle=authority", 1), ("rolle=king", 10), ("sted=unit", 4),
    ("status=ledig", 1), ("status=slutter", 0), ("status=avsluttet", 0),
    ("q=solBAKKEN", 3), ("q=styrer", 2), ("q=styrer+fjell", 1), ("q=nobody", 0),
    ("kommune=x", 10), ("side=99", 10),
])  # fmt: skip
def test_t12_list_is_narrowed_and_unknown_values_are_left_out(
    world: World, query: str, expected: int
) -> None:
    page = at(world).get(f"{LIST}?{query}")

    shown = [row for row in page.all("tr") if row.find("th") is not None]
    assert max(len(shown) - 1, 0) == expected
    assert len(page.answer.statements) <= 6


def test_list_of_one_municipality_holds_its_units_and_its_own_seats(world: World) -> None:
    page = at(world).get(f"{LIST}?kommune={world.municipality_2.pk}")

    assert page.main.count("Lillevik") >= 2
    assert "Solbakken" not in page.main


def test_seat_that_ends_soon_is_found_unless_somebody_is_named(world: World) -> None:
    today = clock.today()
    for number, days in enumerate((20, 59, 61)):
        unit = registry.kindergarten(f"B{number}", in_=world.municipality_1)
        seat = seats.seat(at=unit, in_=world.region)
        seats.holder(seat, until=today + timedelta(days=days))
        if number == 1:
            seats.holder(seat, since=today + timedelta(days=60))

    text = at(world).get(f"{LIST}?status=slutter").main

    assert "B0" in text
    assert "B1" not in text
    assert "B2" not in text


def test_fifty_seats_are_one_page_and_the_rest_the_next(world: World) -> None:
    for number in range(45):
        unit = registry.kindergarten(f"B{number:02}", in_=world.municipality_1)
        seats.seat(at=unit, in_=world.region)

    page = at(world).get(f"{LIST}?sted=unit")

    assert len(page.all("tbody")[0].findall("tr")) == 49
    for number in range(5):
        unit = registry.kindergarten(f"C{number:02}", in_=world.municipality_1)
        seats.seat(at=unit, in_=world.region)
    first = at(world).get(f"{LIST}?sted=unit")
    second = at(world).get(f"{LIST}?sted=unit&side=2")
    assert len(first.all("tbody")[0].findall("tr")) == 50
    assert len(second.all("tbody")[0].findall("tr")) == 4
    assert "?sted=unit&side=2" in first.links()["Side 2"]


def test_t08_seats_of_another_community_are_not_there(world: World) -> None:
    unit = registry.kindergarten("Utenfor", in_=registry.municipality("Annen"))
    foreign = seats.seat(at=unit, in_=world.neighbour)

    assert "Utenfor" not in at(world).get(LIST).main
    for path in ("", "endre/", "overlever/", "stedfortreder/"):
        at(world).get(f"{LIST}{foreign.pk}/{path}", status=404)
    at(world).get("/innlandet/plasser/", status=404)


def test_empty_community_says_who_adds_seats(world: World) -> None:
    page = at(world).get(f"{LIST}?q=ingenting")

    assert "Ingen plasser passer" in page.main
    assert page.links()["Vis alle plasser"] == LIST


def test_seat_tells_what_hangs_on_it_and_who_held_it(world: World) -> None:
    seat = head(world)
    focus.an_initiative("Språk", in_=world.region, is_public=True, lead_seat=seat)
    earlier = seats.person("Forrige Styrer")
    first = registry.LONG_AGO
    SeatHolder.objects.unguarded(reason="test").filter(seat=seat).update(
        valid_from=first + timedelta(days=9)
    )
    seats.holder(seat, by=earlier, since=first, until=first + timedelta(days=8))

    page = at(world, Viewpoint.STAFF_A).get(f"{LIST}{seat.pk}/")

    assert page.heading == "Styrer"
    assert "Forrige Styrer lørdag 1. august 2015" in page.main.replace("\u00a0", " ")
    assert page.links()["Språk"].startswith("/fjordane/satsinger/")
    assert "Overlever plassen" not in page.main
    assert len(page.answer.statements) <= 6


def test_contact_of_a_network_has_its_page(world: World) -> None:
    arena = networks.network("Barn og rom", in_=world.region)
    seat = seats.seat(Role.NETWORK_CONTACT, at=arena, in_=world.region)

    page = at(world).get(f"{LIST}{seat.pk}/")

    assert page.links()["Barn og rom"] == f"/fjordane/nettverk/{arena.slug}/"
    assert "står som kontakt på nettverkets side" in page.main


def test_seat_is_added_and_leads_to_who_takes_it(world: World) -> None:
    coordinator = at(world)
    page = coordinator.get(f"{LIST}ny/?sted=unit-{world.unit_p.pk}&rolle=safety_rep")
    assert len(page.answer.statements) <= 6

    answer = coordinator.post(
        f"{LIST}ny/",
        {"place": f"unit-{world.unit_p.pk}", "role": "safety_rep", "valid_from": "2026-11-01"},
    )

    seat = Seat.objects.unguarded(reason="test").get(role=Role.SAFETY_REP)
    assert seat.unit == world.unit_p
    assert answer.headers["Location"] == f"{LIST}{seat.pk}/overlever/?sagt=ny"
    again = coordinator.post_invalid(
        f"{LIST}ny/",
        {"place": f"unit-{world.unit_p.pk}", "role": "safety_rep", "valid_from": "2026-11-01"},
    )
    assert "Fjellknausen barnehage har denne plassen allerede" in again.main


def test_t12_head_is_offered_the_own_unit_and_those_who_work_there(world: World) -> None:
    client = at(world, Viewpoint.HEAD_A)
    offered = {one.attrib["value"] for one in client.get(f"{LIST}ny/").all("option")}

    assert f"unit-{world.unit_a.pk}" in offered
    assert f"unit-{world.unit_p.pk}" not in offered
    assert {"resource_person", "union_rep"} < offered
    assert not {"head", "development_adviser"} & offered
    client.post_invalid(
        f"{LIST}ny/",
        {"place": f"unit-{world.unit_a.pk}", "role": "head", "valid_from": "2026-11-01"},
    )
    client.post_invalid(
        f"{LIST}ny/",
        {"place": f"unit-{world.unit_p.pk}", "role": "staff", "valid_from": "2026-11-01"},
    )


def test_role_that_does_not_sit_there_is_told(world: World) -> None:
    data = {"place": f"unit-{world.unit_a.pk}", "role": "owner", "valid_from": "2026-11-01"}

    page = at(world).post_invalid(f"{LIST}ny/", data)

    assert "Denne rollen kan ikke ha plassen sin der." in page.main


def handed(world: World, seat: Seat, **data: str) -> dict[str, str]:
    rows = SeatHolder.objects.unguarded(reason="test")
    holder = rows.filter(seat=seat, deputy=False, valid_to=None).first()
    return {
        "expected": str(holder.pk if holder else ""),
        "day": clock.today().isoformat(),
        "following": "noen",
        **data,
    }


def test_hand_over_page_shows_what_follows_and_what_is_held_besides(world: World) -> None:
    seat = head(world)
    focus.an_initiative("Språk", in_=world.region, is_public=True, lead_seat=seat)
    holder = SeatHolder.objects.unguarded(reason="test").get(seat=seat)
    arena = networks.arena("Arbeidsgruppe", in_=world.region)
    seats.holder(seats.seat(Role.STEERING_GROUP, at=arena, in_=world.region), by=holder.person)

    page = at(world).get(f"{LIST}{seat.pk}/overlever/")

    assert "Dette følger med Språk" in page.main
    assert f"{holder.person} har også" in page.main
    assert "Medlem av styringsgruppa, Arbeidsgruppe" in page.main
    assert len(page.answer.statements) <= 6


def test_seat_is_handed_over_in_one_post_and_taken_back_in_another(world: World) -> None:
    seat, coordinator = head(world), at(world)
    sent = handed(world, seat, successor="Ny Styrer", email="ny@example.org")

    answer = coordinator.post(f"{LIST}{seat.pk}/overlever/", sent)

    done = HandOver.objects.unguarded(reason="test").get()
    page = coordinator.get(answer.headers["Location"])
    assert "Ny Styrer tar over" in page.main
    assert page.all("form", action=f"{LIST}{seat.pk}/angre/{done.pk}/")
    back = coordinator.post(f"{LIST}{seat.pk}/angre/{done.pk}/")
    assert "Ny Styrer" not in coordinator.get(back.headers["Location"]).main


def test_t54_hand_over_sent_twice_happens_once(world: World) -> None:
    seat, coordinator = head(world), at(world)
    sent = handed(world, seat, successor="Ny Styrer", email="ny@example.org")
    coordinator.post(f"{LIST}{seat.pk}/overlever/", sent)

    page = coordinator.post_invalid(f"{LIST}{seat.pk}/overlever/", sent)

    assert "Ny Styrer skal allerede ta over" in page.main
    assert HandOver.objects.unguarded(reason="test").count() == 1


@pytest.mark.parametrize(("data", "said"), [
    ({}, "Skriv hvem som tar over"),
    ({"successor": "Ukjent Person"}, "Ukjent Person er ny her"),
    ({"successor": "Kari 15108695088", "email": "x@example.org"}, "Ta bort fødselsnummeret."),
    ({"day": "i går", "following": "ledig"}, "Skriv dagen slik: 24.12.2026."),
    ({"successor": "Like Navn"}, "Flere heter Like Navn"),
])  # fmt: skip
def test_what_must_be_mended_is_said_and_nothing_typed_is_lost(
    world: World, data: dict[str, str], said: str
) -> None:
    if data.get("successor") == "Like Navn":
        for seat in (world.seat_of[Viewpoint.STAFF_A], world.seat_of[Viewpoint.FORMER]):
            seats.holder(seat, by=seats.person("Like Navn"), deputy=True)

    sent = handed(world, head(world), **data)
    answer = at(world).client.post(f"{LIST}{head(world).pk}/overlever/", sent)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert all(typed in answer.content.decode() for typed in data.values())


def test_somebody_known_is_chosen_by_name(world: World) -> None:
    known = seats.holder(
        world.seat_of[Viewpoint.FORMER], by=seats.person("Kjent Person"), deputy=True
    ).person

    at(world).post(
        f"{LIST}{head(world).pk}/overlever/", handed(world, head(world), successor="kjent person")
    )

    done = HandOver.objects.unguarded(reason="test").get()
    assert done.taken
    assert done.taken.person == known


def test_vacant_seat_says_so_where_it_is_filled(world: World) -> None:
    seat = seats.seat(Role.UNION_REP, at=world.unit_a, in_=world.region)

    page = at(world, Viewpoint.HEAD_A).get(f"{LIST}{seat.pk}/overlever/")

    assert page.heading == "Fyll plassen"
    assert "Ingen har plassen nå" in page.main


def test_seat_is_renamed_and_ended_and_stale_pages_save_nothing(world: World) -> None:
    seat, coordinator = world.seat_of[Viewpoint.OWNER_ADVISER_1], at(world)
    path = f"{LIST}{seat.pk}/endre/"
    seen = coordinator.get(path).all("input", name="seen")[0].attrib["value"]

    coordinator.post(path, {"seen": seen, "title": "Rådgiver oppvekst", "valid_to": ""})
    stale = coordinator.post_invalid(path, {"seen": seen, "title": "Noe annet", "valid_to": ""})

    seat.refresh_from_db()
    assert seat.title == "Rådgiver oppvekst"
    assert "Noen andre har endret denne plassen" in stale.main
    assert stale.all("input", name="title")[0].attrib["value"] == "Noe annet"


def test_deputy_is_named_and_let_go(world: World) -> None:
    seat, coordinator = head(world), at(world)
    path = f"{LIST}{seat.pk}/stedfortreder/"
    assert len(coordinator.get(path).answer.statements) <= 6
    today = clock.today().isoformat()

    coordinator.post(
        path, {"deputy": "Vikar", "deputy_email": "vikar@example.org", "first_day": today}
    )

    page = coordinator.get(f"{LIST}{seat.pk}/")
    assert "Vikar" in page.main
    holder = SeatHolder.objects.unguarded(reason="test").get(deputy=True)
    coordinator.post(path, {"holder": str(holder.pk)})
    holder.refresh_from_db()
    assert holder.valid_to == clock.today()
    coordinator.post_invalid(path, {"deputy": "", "first_day": today})


def test_front_page_shows_what_waits_to_those_who_can_fill_it(world: World) -> None:
    seats.seat(Role.UNION_REP, at=world.unit_a, in_=world.region)
    seats.seat(Role.UNION_REP, at=world.unit_p, in_=world.region)

    coordinator, head_a, staff = (
        at(world, each).get("/")
        for each in (Viewpoint.COORDINATOR, Viewpoint.HEAD_A, Viewpoint.STAFF_A)
    )

    assert "3 ledige plasser" in coordinator.main
    assert "1 ledig plass" in head_a.main
    assert "Tillitsvalgt, Fjellknausen" not in head_a.main
    assert "ledig" not in staff.main
    assert len(coordinator.answer.statements) <= 6


def test_administration_leads_those_inside_to_the_seats(world: World) -> None:
    page = at(world, Viewpoint.STAFF_A).get("/fjordane/administrasjon/")

    assert page.links()["Plasser"] == "/fjordane/plasser/"


@pytest.mark.parametrize("units", [1, 3])
def test_list_costs_the_same_whatever_its_length(world: World, units: int) -> None:
    for number in range(units):
        unit = registry.kindergarten(f"B{number}", in_=world.municipality_1)
        seats.seated(at=unit, in_=world.region)

    page = at(world).get(LIST)

    assert len(page.answer.statements) == 5
    assert len(page.all("tbody")[0].findall("tr")) == 10 + units


def test_refusals_stand_at_the_field_that_can_be_mended(world: World) -> None:
    seat, coordinator = head(world), at(world)
    path = f"{LIST}{seat.pk}/overlever/"

    def blamed(**sent: str) -> list[str]:
        page = coordinator.post_invalid(path, handed(world, seat, **sent))
        return [a.attrib["href"] for a in page.all("a") if a.get("href", "").startswith("#id_")]

    new = {"successor": "Ny", "email": "ny@example.org"}
    assert blamed(successor="Ny", email="tull") == ["#id_email"]
    assert blamed(**new, day="1999-01-01") == ["#id_day"]
    assert blamed(**new, deputy="Ny", deputy_email="ny@example.org") == ["#id_deputy"]


def test_seat_that_is_promised_offers_the_way_back(world: World) -> None:
    seat, coordinator = head(world), at(world)
    path = f"{LIST}{seat.pk}/overlever/"
    later = (clock.today() + timedelta(days=30)).isoformat()
    sent = handed(world, seat, successor="Ny", email="ny@example.org", day=later)

    answer = coordinator.post(path, sent)

    told = coordinator.get(answer.headers["Location"]).main
    assert "Den som er ny her, har fått en invitasjon på e-post." in told
    page = coordinator.get(path)
    assert "Ny skal ta over" in page.main
    assert not page.all("input", name="successor")
    undo = next(f.attrib["action"] for f in page.all("form") if "/angre/" in f.get("action", ""))
    coordinator.post(undo)
    assert coordinator.get(path).all("input", name="successor")


def test_seat_that_nobody_has_is_only_filled(world: World) -> None:
    seat, coordinator = head(world), at(world)
    path = f"{LIST}{seat.pk}/overlever/"
    rows = SeatHolder.objects.unguarded(reason="test").filter(seat=seat)
    rows.update(valid_to=clock.today() - timedelta(days=1))

    page = coordinator.get(path)
    refused = coordinator.post_invalid(path, {"day": clock.today().isoformat()})
    sent = {"day": clock.today().isoformat(), "successor": "Ny", "email": "ny@example.org"}
    coordinator.post(path, sent)

    assert "Plassen er ledig inntil videre" not in page.main
    assert "Skriv hvem som får plassen." in refused.main
    assert rows.filter(person__name="Ny", valid_to=None).exists()
