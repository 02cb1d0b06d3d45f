"""Calendars of one's own: an address that one person has, and that dies with the seat (T-28)."""

import logging
import re
from collections.abc import Iterator
from datetime import timedelta

import icalendar
import pytest
import time_machine
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from samspor.access.viewer import Role, Viewer
from samspor.activities.models import Activity
from samspor.activities.services import cancel_activity
from samspor.audit.models import Event
from samspor.drawing.content import WheelContent, WheelFilter
from samspor.drawing.naming import Answers
from samspor.drawing.selection import select
from samspor.kernel import clock
from samspor.kernel.kept import forget
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import MemberRule
from samspor.seats.models import Person, Seat, SeatHolder, User
from samspor.seats.selectors.viewers import viewer_for
from samspor.seats.services.hand_over import Named, NextHolder, hand_over
from samspor.sign_in.masking import WithoutPersonalLinks
from samspor.wheel.models import OwnCalendar
from samspor.wheel.selectors.mine import Mine
from samspor.wheel.services.own_calendars import MOST, make_calendar
from tests.calendar_checks import complaints
from tests.conftest import FULL
from tests.factories import activities, seats
from tests.factories.activities import NOW, at, day, month
from tests.factories.content import filters, wheels
from tests.factories.registry import LONG_AGO, saved
from tests.factories.wheel import a_wheel, release
from tests.integration.activities.conftest import Region
from tests.integration.wheel.conftest import SignIn

PAGE = "/min-side/kalender/"
PUBLIC = "/arshjul/fjordane/2024-2025.ics"


@pytest.fixture(autouse=True)
def _a_day_of_the_school_year() -> Iterator[None]:
    with time_machine.travel("2024-11-21 12:00 +0100", tick=False):
        yield


@pytest.fixture
def released(region: Region) -> Region:
    saved(MemberRule(arena=region.heads, role=Role.HEAD.value, valid_from=LONG_AGO))
    activities.activity("Styrersamling", at=region.heads, on=at(2024, 12, 4, "09:30", "15:00"))
    asked = activities.activity("Oppfølging", at=region.local, on=month(2025, 1))
    activities.answer(asked, by=region.storvik, at=region.local, on=day(2025, 1, 9))
    activities.activity("Møte i gruppa", at=region.group, on=day(2024, 12, 5))
    release(region.wheel, by=region.coordinator)
    return region


def address(viewer: Viewer, *, seat: int | None = None, reminder: int = 0) -> str:
    _row, token = make_calendar(viewer=viewer, seat_id=seat, reminder=reminder, now=clock.now())
    return f"/kalender/{token}.ics"


def fetch(path: str, **headers: str) -> HttpResponse:
    response: HttpResponse = Client().get(path, headers=headers)
    assert response.status_code == 200, path
    return response


def components(path: str) -> dict[str, icalendar.Component]:
    data = fetch(path).content
    assert complaints(data) == []
    parsed = icalendar.Calendar.from_ical(data)
    return {str(one["SUMMARY"]): one for one in parsed.walk("VEVENT") + parsed.walk("VTODO")}


def entries(data: bytes) -> set[bytes]:
    return set(re.findall(rb"BEGIN:V(?:EVENT|TODO).*?END:V(?:EVENT|TODO)", data, re.DOTALL))


def user_of(viewer: Viewer) -> User:
    return User.objects.get(pk=viewer.user_id)


def last_day(viewer: Viewer, days: int) -> None:
    rows = SeatHolder.objects.unguarded(reason="a test ends a time in a seat")
    rows.filter(person=viewer.person_id).update(valid_to=clock.today() + timedelta(days=days))


# --- what it holds ---


def test_head_gets_what_is_the_heads(released: Region) -> None:
    assert components(address(released.head)).keys() == {"Styrersamling"}


def test_adviser_gets_the_own_date_and_not_the_question(released: Region) -> None:
    assert components(address(released.adviser)).keys() == {
        "Styrersamling",
        "Møte i gruppa",
        "Oppfølging",
    }


def test_t29_entries_are_those_of_the_public_feed(released: Region) -> None:
    own, everybodys = fetch(address(released.coordinator)), fetch(PUBLIC)

    assert entries(own.content) == entries(everybodys.content)
    assert len(entries(own.content)) == 4


def test_next_years_wheel_comes_by_itself(released: Region) -> None:
    path = address(released.head)
    year = SchoolYear.of(clock.today()).next
    wheel = a_wheel(in_=released.community, of=[released.heads], year=year)
    activities.activity("Oppstart", at=released.heads, on=day(2025, 9, 3), year=year)
    release(wheel, by=released.coordinator)

    assert components(path).keys() == {"Styrersamling", "Oppstart"}


def test_draft_never_reaches_a_calendar(released: Region) -> None:
    activities.activity("Bare i utkastet", at=released.heads, on=day(2024, 12, 11))

    assert "Bare i utkastet" not in components(address(released.coordinator))


def test_cancelled_stays_in_it(released: Region) -> None:
    path = address(released.head)
    rows = Activity.objects.unguarded(reason="a test cancels")
    row = rows.get(title="Styrersamling")
    cancel_activity(
        viewer=released.coordinator, activity=row, expected_version=row.version, now=clock.now()
    )
    release(released.wheel, by=released.coordinator, now=clock.now())

    assert components(path)["Avlyst: Styrersamling"]["STATUS"] == "CANCELLED"


def test_reminder_and_words_are_the_readers_own(released: Region) -> None:
    path = address(released.head, reminder=1440)

    parsed = icalendar.Calendar.from_ical(fetch(f"/en{path}").content)

    assert len(parsed.walk("VALARM")) == 1
    assert parsed["X-WR-CALNAME"] == "My calendar · Samspor"


def test_t28_calendar_does_not_hold_its_own_address(released: Region) -> None:
    path = address(released.head)

    assert path.removeprefix("/kalender/").encode() not in fetch(path).content


# --- kept, and asked for again ---


def test_t28_it_is_for_one_reader_and_tells_nobody_where_it_came_from(released: Region) -> None:
    response = fetch(address(released.head))

    assert not response.cookies
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"


def test_t29_unchanged_calendar_is_not_sent_again_not_even_tomorrow(released: Region) -> None:
    path = address(released.head)
    first = fetch(path)

    forget()
    with time_machine.travel("2024-11-29 12:00 +0100", tick=False):
        again = Client().get(path, headers={"if-none-match": first["ETag"]})
        assert fetch(path).content == first.content

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("count", [1, 3])
def test_calendar_costs_the_same_whatever_it_holds(
    released: Region, django_assert_num_queries, count: int
) -> None:
    for number in range(count):
        activities.activity(f"Møte {number}", at=released.heads, on=day(2024, 12, 9 + number))
        year = SchoolYear(2023 + number)
        if number != 1:
            release(a_wheel(in_=released.community, year=year), by=released.coordinator)
    release(released.wheel, by=released.coordinator)
    path = address(released.head)

    with django_assert_num_queries(6):  # the edition is read, and the day is noted
        fetch(path)
    with django_assert_num_queries(4):
        fetch(path)


def test_calendar_is_sent_also_while_nobody_can_write(
    transactional_db: None, released: Region
) -> None:
    path = address(released.head)

    def busy(execute, sql, *rest):
        if 'UPDATE "wheel_owncalendar"' in sql:
            raise OperationalError("database is locked")
        return execute(sql, *rest)

    with connection.execute_wrapper(busy):
        assert fetch(path).content
    (row,) = OwnCalendar.objects.unguarded(reason="a test looks")
    assert row.fetched_on is None


@given(wheels().flatmap(lambda content: st.tuples(st.just(content), filters(content))))
@settings(max_examples=200 if FULL else 40)
def test_t13_what_is_mine_is_what_the_page_selects(
    drawn: tuple[WheelContent, WheelFilter],
) -> None:
    """The oracle is the page's own selection; what one's own date answers is left out besides."""
    content, wanted = drawn
    mine = Mine(wanted.arenas, wanted.municipalities)
    answers = Answers(content)

    held = {item.id for item in content.items if mine.holds(item, answers)}

    chosen = {item.id: item for item in select(content, mine.filter).content.items}
    assert held <= chosen.keys()
    assert all(
        answers.is_asked(chosen[one])
        and mine.municipalities.isdisjoint(answers.missing(chosen[one]))
        for one in chosen.keys() - held
    )


# --- whose it is, and for how long ---


def test_t28_only_a_digest_is_kept(released: Region) -> None:
    token = address(released.head).removeprefix("/kalender/").removesuffix(".ics")

    row = OwnCalendar.objects.unguarded(reason="a test looks at what is kept").get()
    assert len(token) == 43  # 256 bits
    assert token not in str(vars(row))
    events = Event.objects.unguarded(reason="a test reads the log")
    assert token not in str(list(events.values()))


def test_t28_each_address_is_another(released: Region) -> None:
    assert len({address(released.head) for _ in range(5)}) == 5


@pytest.mark.parametrize("token", ["x", "a" * 43, "æøå", "%00", "x" * 4000])
def test_t28_unknown_address_says_what_to_do(released: Region, token: str) -> None:
    response = Client().get(f"/kalender/{token}.ics")

    assert response.status_code == 404
    assert "Kalenderadressen virker ikke" in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


def test_t28_revoked_address_answers_as_one_that_never_was(
    released: Region, browser: SignIn
) -> None:
    path = address(released.head)
    row = OwnCalendar.objects.unguarded(reason="a test looks").get()

    browser(released.head).post(f"{PAGE}{row.pk}/fjern/")

    token, other = path.removeprefix("/kalender/").removesuffix(".ics"), "a" * 43
    gone, never = Client().get(path), Client().get(f"/kalender/{other}.ics")
    assert gone.status_code == never.status_code == 404
    assert gone.content.replace(token.encode(), other.encode()) == never.content


def test_t28_new_address_stops_the_old_one(released: Region, browser: SignIn) -> None:
    path = address(released.head)
    row = OwnCalendar.objects.unguarded(reason="a test looks").get()
    page = browser(released.head)

    page.post(f"{PAGE}{row.pk}/ny-adresse/")
    shown = page.get(f"{PAGE}adresse/").all("input", id="kalenderadresse")[0].attrib["value"]

    assert Client().get(path).status_code == 404
    assert components(shown.removeprefix("http://testserver")).keys() == {"Styrersamling"}


@pytest.mark.parametrize("of_one_seat", [True, False])
def test_t11_calendar_dies_with_the_seat(released: Region, of_one_seat: bool) -> None:
    path = address(released.head, seat=released.head.seat_id if of_one_seat else None)
    last_day(released.head, days=0)

    assert components(path)
    with time_machine.travel("2024-11-22 00:01 +0100", tick=False):
        assert Client().get(path).status_code == 404


def test_t11_lost_seat_takes_its_dates_out_of_the_calendar_of_all_seats(released: Region) -> None:
    person = Person.objects.unguarded(reason="a test").get(pk=released.head.person_id)
    other = seats.seat(Role.NETWORK_CONTACT, at=released.group, in_=released.community)
    holder = seats.holder(other, by=person)
    both = viewer_for(user_of(released.head), on=clock.today())
    of_all, of_group = address(both), address(both, seat=other.pk)
    assert components(of_all).keys() == {"Styrersamling", "Møte i gruppa"}
    assert components(of_group).keys() == {"Møte i gruppa"}

    SeatHolder.objects.unguarded(reason="a test").filter(pk=holder.pk).update(
        valid_to=clock.today() - timedelta(days=1)
    )

    assert components(of_all).keys() == {"Styrersamling"}
    assert Client().get(of_group).status_code == 404


def test_t28_closed_account_has_no_calendar(released: Region) -> None:
    path = address(released.head)

    User.objects.filter(pk=released.head.user_id).update(is_active=False)

    assert Client().get(path).status_code == 404


def test_successor_gets_the_same_by_an_address_of_their_own(released: Region) -> None:
    """Issue 4: the new head has what the old one had."""
    before = address(released.head, seat=released.head.seat_id)
    seat = Seat.objects.unguarded(reason="a test").get(pk=released.head.seat_id)
    held = SeatHolder.objects.unguarded(reason="a test").get(seat=seat)
    told = fetch(before).content
    done = hand_over(
        viewer=released.coordinator,
        seat=seat,
        facts=NextHolder(
            first_day=clock.today() + timedelta(days=1),
            expected=held.pk,
            successor=Named(name="Nye Styrer", email="ny@fjordane.test"),
        ),
        now=NOW,
    )

    with time_machine.travel("2024-11-22 08:00 +0100", tick=False):
        assert done.taken is not None
        successor = viewer_for(saved_user(done.taken.person), on=clock.today())
        after = fetch(address(successor, seat=seat.pk)).content
        assert Client().get(before).status_code == 404
    assert after == told


def saved_user(person: Person) -> User:
    """Whoever was invited has said yes."""
    if person.user is None:
        person.user = seats.user()
        person.save(update_fields=["user"])
    return person.user


# --- what others can do with it ---


def test_t28_somebody_elses_calendar_is_not_there(released: Region, browser: SignIn) -> None:
    path = address(released.head)
    row = OwnCalendar.objects.unguarded(reason="a test looks").get()
    other = browser(released.coordinator)

    assert "ny-adresse" not in other.get(PAGE).main
    for act in ("ny-adresse", "fjern"):
        assert other.client.post(f"{PAGE}{row.pk}/{act}/").status_code == 404
    assert fetch(path)


def test_t28_nobody_makes_one_of_a_seat_that_is_not_theirs(
    released: Region, browser: SignIn
) -> None:
    answer = browser(released.head).client.post(PAGE, {"plass": str(released.adviser.seat_id)})

    made = OwnCalendar.objects.unguarded(reason="a test looks")
    assert answer.status_code == 302  # one seat: there is no such question
    assert list(made.values_list("seat", flat=True)) == [None]


def test_t28_address_is_masked_in_logs(released: Region, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(WithoutPersonalLinks())
    path = address(released.head)
    row = OwnCalendar.objects.unguarded(reason="a test looks").get()
    row.delete()

    with caplog.at_level(logging.INFO):
        Client().get(path)
        Client().get(f"/nn{path}")
        logging.getLogger("samspor.access").info('"GET %s HTTP/1.1" 200', path)

    assert "/kalender/…" in caplog.text
    assert path.removeprefix("/kalender/").removesuffix(".ics") not in caplog.text


# --- the page ---


def made_in_the_browser(page, **data: str) -> str:
    key = page.get(PAGE).all("input", name="once")[-1].attrib["value"]
    answer = page.client.post(PAGE, {"once": key, "varsel": "", **data})
    assert answer.headers["Location"] == f"{PAGE}adresse/"
    again = page.client.post(PAGE, {"once": key, "varsel": "", **data})
    assert again.headers["Location"] == f"{PAGE}adresse/"
    shown = page.get(f"{PAGE}adresse/")
    lists = shown.all("ol", class_="subscribe__steps")
    assert [len(one.findall("li")) for one in lists] == [3, 3, 3]
    return str(shown.all("input", id="kalenderadresse")[0].attrib["value"])


def test_t28_t54_address_is_shown_once_however_often_the_form_is_sent(
    released: Region, browser: SignIn
) -> None:
    page = browser(released.head)

    path = made_in_the_browser(page).removeprefix("http://testserver")

    assert components(path).keys() == {"Styrersamling"}
    assert OwnCalendar.objects.unguarded(reason="a test").count() == 1
    again = page.get(f"{PAGE}adresse/")
    assert again.heading == "Adressen vises ikke lenger"
    assert path not in again.html
    assert path not in page.get(PAGE).html


def test_page_tells_what_when_and_how_lately(released: Region, browser: SignIn) -> None:
    path = address(released.head, seat=released.head.seat_id)
    page = browser(released.head)
    assert "ikke hentet ennå" in page.get(PAGE).main

    fetch(path)

    found = page.get(PAGE).main
    assert "sist hentet tors. 21. november 2024" in found
    assert "Solbakken barnehage" in found


def test_seat_that_has_ended_is_told_on_the_page(released: Region, browser: SignIn) -> None:
    address(released.head)
    last_day(released.head, days=-1)

    assert "har sluttet å virke" in browser(released.head).get(PAGE).main


def test_ten_are_enough_and_the_page_says_so(released: Region, browser: SignIn) -> None:
    for _each in range(MOST):
        address(released.head)

    answer = browser(released.head).client.post(PAGE, {"varsel": ""})

    assert answer.status_code == 422
    assert "Du har allerede 10 kalendere" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_whatever_its_length(
    released: Region, browser: SignIn, django_assert_num_queries, count: int
) -> None:
    for _each in range(count):
        address(released.head, seat=released.head.seat_id)
    page = browser(released.head)

    with django_assert_num_queries(3):
        page.get(PAGE)


def test_hand_over_tells_that_the_calendar_follows(released: Region, browser: SignIn) -> None:
    page = browser(released.coordinator)

    found = page.get(f"/fjordane/plasser/{released.head.seat_id}/overlever/")

    assert "lager sin egen kalenderadresse" in found.html
