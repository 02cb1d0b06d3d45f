"""The app and the codes on paper (T-03)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from samspor.kernel import clock
from samspor.sign_in.enums import Method
from samspor.sign_in.errors import Trouble
from samspor.sign_in.models import Authenticator, RecoveryCode
from samspor.sign_in.services.second_factor import try_second_factor
from tests.factories import seats
from tests.integration.sign_in.conftest import Account, Browser, app_code, mailed_code
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
Later = Callable[[timedelta], object]


def tried(account: Account, typed: str) -> Method | Trouble:
    return try_second_factor(user=account.user, typed=typed, place="10.0.0.1", now=clock.now())


def test_t03_one_factor_reaches_nothing(browser: Browser, account: Account) -> None:
    browser.ask("kari@example.org")
    browser.write(mailed_code())

    for path in ("/min-innlogging/", "/min-innlogging/app/", "/min-innlogging/koder/"):
        assert browser.client.get(path).status_code == 404
    assert not browser.viewer.is_signed_in


def test_code_of_the_app_works_once(account: Account, later: Later) -> None:
    code = app_code(account.key, later(timedelta(0)))

    assert tried(account, code) is Method.CODE
    assert tried(account, code) is Trouble.WRONG


def test_code_of_the_app_may_be_half_a_minute_off(account: Account, later: Later) -> None:
    code = app_code(account.key, later(timedelta(0)))
    later(timedelta(seconds=30))

    assert tried(account, code) is Method.CODE


def test_older_code_of_the_app_is_refused(account: Account, later: Later) -> None:
    code = app_code(account.key, later(timedelta(0)))
    later(timedelta(seconds=90))

    assert tried(account, code) is Trouble.WRONG


def test_recovery_code_works_once_as_people_write_it(account: Account) -> None:
    written = account.recovery_codes[3].upper().replace("-", " ")

    assert tried(account, written) is Method.RECOVERY
    assert tried(account, written) is Trouble.WRONG


def test_recovery_code_of_another_is_refused(account: Account) -> None:
    other = seats.user()
    RecoveryCode.objects.unguarded(reason="tests move rows").update(user=other)

    assert tried(account, account.recovery_codes[0]) is Trouble.WRONG


def test_t04_ten_wrong_codes_stop_for_a_while(account: Account, later: Later) -> None:
    assert {tried(account, "000000") for _ in range(10)} == {Trouble.WRONG}

    now = later(timedelta(0))
    assert tried(account, app_code(account.key, now)) is Trouble.TOO_MANY
    assert tried(account, account.recovery_codes[0]) is Trouble.TOO_MANY
    now = later(timedelta(minutes=16))
    assert tried(account, app_code(account.key, now)) is Method.CODE


def test_account_without_an_app_has_no_second_factor() -> None:
    user = seats.user()

    answer = try_second_factor(user=user, typed="000000", place="", now=clock.now())

    assert answer is Trouble.WRONG


@pytest.mark.parametrize("typed", ["", "１２３４５６", "12345", "1234567", "ååååøø", "'; --"])
def test_odd_codes_are_only_wrong(account: Account, typed: str) -> None:
    assert tried(account, typed) is Trouble.WRONG


def test_key_lies_sealed(account: Account) -> None:
    row = Authenticator.objects.unguarded(reason="tests look at rows").get()

    assert account.key not in row.sealed_key


def test_app_is_set_up_on_the_way_in(browser: Browser) -> None:
    user = seats.user("ny@example.org")
    browser.ask("ny@example.org")
    assert browser.write(mailed_code()).headers["Location"] == "/logg-inn/totrinn/ny/"
    page = PageClient(browser.client).get("/logg-inn/totrinn/ny/")
    key = page.main.partition("skriv dette:")[2].partition("Åpne")[0].replace(" ", "")

    wrong = browser.post("/logg-inn/totrinn/ny/", code="000000")
    right = browser.post("/logg-inn/totrinn/ny/", code=app_code(key.strip(), clock.now()))

    assert wrong.status_code == 422
    assert right.status_code == 200
    assert right.content.decode().count("<code>") == 10
    assert browser.viewer.user_id == user.pk


def test_square_holds_what_the_text_says(browser: Browser) -> None:
    seats.user("ny@example.org")
    browser.ask("ny@example.org")
    browser.write(mailed_code())

    page = PageClient(browser.client).get("/logg-inn/totrinn/ny/")

    link = page.links()["Åpne i en app på denne enheten"]
    key = page.main.partition("skriv dette:")[2].partition("Åpne")[0].replace(" ", "").strip()
    assert link == f"otpauth://totp/Samspor:ny%40example.org?secret={key}&issuer=Samspor"
    assert page.all("svg", class_="square-code")


def test_t03_somebody_with_an_app_cannot_set_up_another_on_the_way_in(
    browser: Browser, account: Account
) -> None:
    """Else whoever has the mailbox would have both factors."""
    browser.ask("kari@example.org")
    browser.write(mailed_code())

    assert browser.client.get("/logg-inn/totrinn/ny/").status_code == 302
    assert browser.post("/logg-inn/totrinn/ny/", code="123456").status_code == 302
    assert Authenticator.objects.unguarded(reason="tests look at rows").count() == 1


def test_halfway_ends_after_a_quarter_of_an_hour(
    browser: Browser, account: Account, later: Later
) -> None:
    browser.ask("kari@example.org")
    browser.write(mailed_code())
    now = later(timedelta(minutes=15, seconds=1))

    answer = browser.confirm(app_code(account.key, now))

    assert answer.headers["Location"] == "/logg-inn/?grunn=kode"
    assert not browser.viewer.is_signed_in


def test_closed_account_does_not_get_from_halfway_in(browser: Browser, account: Account) -> None:
    browser.ask("kari@example.org")
    browser.write(mailed_code())
    account.user.is_active = False
    account.user.save()

    assert browser.confirm(app_code(account.key, clock.now())).status_code == 302
    assert not browser.viewer.is_signed_in
