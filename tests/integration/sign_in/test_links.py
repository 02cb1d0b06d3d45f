"""Personal links: one thing, one person, and only POST does it (T-05, T-11, T-54)."""

import logging
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from samspor.access.errors import Forbidden
from samspor.access.viewer import Role
from samspor.kernel import clock
from samspor.mail.models import OutgoingMail
from samspor.seats.models import SeatHolder
from samspor.sign_in.acts import Act, Done, add_act
from samspor.sign_in.masking import WithoutPersonalLinks
from samspor.sign_in.models import PersonalLink
from samspor.sign_in.services.invitations import invite
from samspor.sign_in.services.links import make_link
from tests.factories import registry, seats
from tests.integration.sign_in.conftest import Account, Browser, app_code, mailed_code
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
Later = Callable[[timedelta], object]


def mailed_link() -> str:
    mail = OutgoingMail.objects.unguarded(reason="tests read the mail").order_by("-id").first()
    assert mail is not None
    return str(mail.link)


@pytest.fixture
def done() -> Iterator[list[int]]:
    """What the test act has done, to which links."""
    found: list[int] = []

    def perform(link: PersonalLink, _data: Any, _now: Any) -> Done:
        found.append(link.pk)
        return Done(go_to="/om/")

    act = Act("test_act", "sign_in/link_gone.html", lambda _link: {}, perform)
    take_back = add_act(act)
    yield found
    take_back()


@pytest.fixture
def holder(world: Any) -> SeatHolder:
    storvik = world.municipality_1
    unit = registry.kindergarten("Fjelltun", in_=storvik)
    return seats.holder(seats.seat(Role.HEAD, at=unit, in_=world.region))


def made(holder: SeatHolder, **facts: Any) -> str:
    now = clock.now()
    _link, token = make_link(
        purpose="test_act",
        person=holder.person,
        seat=holder.seat,
        now=now,
        expires_at=now + timedelta(days=2),
        **facts,
    )
    return f"/lenke/{token}/"


def test_t05_ten_reads_do_nothing_and_one_post_does(
    browser: Browser, holder: SeatHolder, done: list[int]
) -> None:
    path = made(holder)

    assert {browser.client.get(path).status_code for _ in range(10)} == {200}
    assert done == []
    assert browser.post(path).headers["Location"] == "/om/"
    assert len(done) == 1


def test_t54_second_post_of_a_single_link_does_nothing(
    browser: Browser, holder: SeatHolder, done: list[int]
) -> None:
    path = made(holder)
    browser.post(path)

    assert browser.post(path).status_code == 404
    assert browser.client.get(path).status_code == 404
    assert len(done) == 1


def test_link_for_many_uses_goes_on(browser: Browser, holder: SeatHolder, done: list[int]) -> None:
    path = made(holder, single_use=False)

    assert [browser.post(path).status_code for _ in range(3)] == [302, 302, 302]


def test_t05_token_has_256_bits_and_lies_nowhere(holder: SeatHolder, done: list[int]) -> None:
    token = made(holder).split("/")[2]

    row = PersonalLink.objects.unguarded(reason="tests look at rows").get()
    assert len(token) >= 43
    assert token not in "".join(str(value) for value in vars(row).values())


def test_link_expires(browser: Browser, holder: SeatHolder, done: list[int], later: Later) -> None:
    path = made(holder)
    later(timedelta(days=2))

    assert browser.client.get(path).status_code == 404


def test_t11_link_dies_with_the_seat(browser: Browser, holder: SeatHolder, done: list[int]) -> None:
    path = made(holder)
    holder.valid_to = clock.today() - timedelta(days=1)
    holder.save()

    assert browser.client.get(path).status_code == 404
    assert browser.post(path).status_code == 404
    assert done == []


def test_link_taken_back_looks_like_one_that_never_was(
    browser: Browser, holder: SeatHolder, done: list[int]
) -> None:
    path = made(holder)
    rows = PersonalLink.objects.unguarded(reason="tests change rows")
    rows.update(revoked_at=clock.now())

    gone = browser.client.get(path)
    never = browser.client.get("/lenke/aldri/")

    assert gone.status_code == never.status_code == 404
    assert told(gone) == told(never)


def told(answer: Any) -> str:
    """The page, but for the address it was asked for by."""
    return re.sub(r"(lenke(?:/|%2F))[\w-]+", r"\1", answer.content.decode())


def test_link_is_told_nobody(browser: Browser, holder: SeatHolder, done: list[int]) -> None:
    answer = browser.client.get(made(holder))

    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_link_is_masked_in_the_log() -> None:
    record = logging.LogRecord("x", 30, "x", 1, "Not Found: %s", ("/nn/lenke/abc_-1/",), None)

    WithoutPersonalLinks().filter(record)

    assert record.getMessage() == "Not Found: /nn/lenke/…/"


# --- an invitation is one ---


@pytest.fixture
def invited(world: Any) -> SeatHolder:
    unit = registry.kindergarten("Fjelltun", in_=world.municipality_1)
    seat = seats.seat(Role.HEAD, at=unit, in_=world.region)
    holder = seats.holder(seat, by=seats.person("Ny Styrer", with_account=False))
    send(world, holder)
    return holder


def send(world: Any, holder: SeatHolder) -> PersonalLink | None:
    return invite(
        viewer=world.viewer("regional coordinator"),
        person=holder.person,
        seat=holder.seat,
        email="ny@example.org",
        now=clock.now(),
    )


def test_invitation_says_what_it_is_for(invited: SeatHolder, no_demo: None) -> None:
    page = PageClient().get(mailed_link())

    assert page.heading == "Velkommen, Ny Styrer"
    assert "Styrer, Fjelltun barnehage" in page.main


def test_t05_invitation_works_seven_days(
    browser: Browser, invited: SeatHolder, later: Later
) -> None:
    later(timedelta(days=7) - timedelta(minutes=1))
    assert browser.client.get(mailed_link()).status_code == 200

    later(timedelta(minutes=1))
    assert browser.client.get(mailed_link()).status_code == 404


def test_newer_invitation_stops_the_older(
    browser: Browser, invited: SeatHolder, world: Any
) -> None:
    older = mailed_link()
    send(world, invited)

    assert browser.client.get(older).status_code == 404
    assert browser.client.get(mailed_link()).status_code == 200


def test_invited_person_comes_in_with_e_mail_and_app(browser: Browser, invited: SeatHolder) -> None:
    link = mailed_link()
    assert browser.post(link).headers["Location"] == "/logg-inn/invitasjon/"
    assert browser.client.get("/logg-inn/invitasjon/").status_code == 200
    assert browser.post("/logg-inn/invitasjon/").headers["Location"] == "/logg-inn/totrinn/ny/"
    page = browser.client.get("/logg-inn/totrinn/ny/").content.decode()
    key = re.search(r"secret=([A-Z2-7]+)", page)
    assert key is not None

    codes = browser.post("/logg-inn/totrinn/ny/", code=app_code(key[1], clock.now()))

    assert codes.status_code == 200
    assert browser.viewer.label == "Styrer, Fjelltun barnehage"
    assert browser.client.get(link).status_code == 404


def test_invitation_to_an_account_gives_the_seat_after_signing_in(
    browser: Browser, invited: SeatHolder, account: Account
) -> None:
    """The address has an account: nothing is made of the link before it has signed in whole."""
    account.user.email = "ny@example.org"
    account.user.last_login = clock.now()
    account.user.save()
    person = seats.person("Kari med konto", with_account=False)
    person.user = account.user
    person.save()
    browser.post(mailed_link())
    assert browser.post("/logg-inn/invitasjon/").headers["Location"] == "/logg-inn/"
    browser.ask("ny@example.org")
    browser.write(mailed_code())
    assert not browser.viewer.is_signed_in

    browser.confirm(app_code(account.key, clock.now()))

    assert browser.viewer.label == "Styrer, Fjelltun barnehage"
    assert browser.viewer.person_id == person.pk


def test_invitation_for_another_address_gives_the_account_nothing(
    browser: Browser, invited: SeatHolder, account: Account
) -> None:
    browser.post(mailed_link())
    browser.ask("kari@example.org")
    browser.write(mailed_code())
    browser.confirm(app_code(account.key, clock.now()))

    assert browser.viewer.user_id == account.user.pk
    assert browser.viewer.roles == frozenset()


def test_only_those_who_manage_the_seat_invite(world: Any, invited: SeatHolder) -> None:
    with pytest.raises(Forbidden):
        invite(
            viewer=world.viewer("staff A"),
            person=invited.person,
            seat=invited.seat,
            email="x@example.org",
            now=clock.now(),
        )
