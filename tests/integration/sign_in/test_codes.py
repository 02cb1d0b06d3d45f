"""A code by e-mail: single use, one browser, few tries, and the same answer to all (T-04, T-05)."""

import statistics
from collections.abc import Callable
from datetime import timedelta
from time import perf_counter

import pytest
from django.conf import LazySettings

from samspor.audit.models import Event
from samspor.kernel import clock
from samspor.mail.models import OutgoingMail
from samspor.sign_in.errors import Trouble
from samspor.sign_in.models import SignInCode
from samspor.sign_in.services.codes import ask_for_code, try_code
from tests.factories import seats
from tests.integration.sign_in.conftest import Account, Browser, app_code, mailed_code, mails
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
Later = Callable[[timedelta], object]


def asked(email: str = "kari@example.org") -> SignInCode:
    return ask_for_code(address=email, place="10.0.0.1", now=clock.now())


def tried(code: SignInCode, typed: str, place: str = "10.0.0.1") -> Trouble | None:
    return try_code(code_id=code.pk, typed=typed, place=place, now=clock.now()).trouble


def test_t03_code_and_app_let_somebody_in(browser: Browser, account: Account) -> None:
    browser.ask("Kari@Example.org ")
    halfway = browser.write(mailed_code())

    assert halfway.headers["Location"] == "/logg-inn/totrinn/"
    assert not browser.viewer.is_signed_in

    whole = browser.confirm(app_code(account.key, clock.now()))
    assert whole.status_code == 302
    assert browser.viewer.user_id == account.user.pk


def test_code_is_taken_as_people_write_it(browser: Browser, account: Account) -> None:
    browser.ask("kari@example.org")
    code = mailed_code()

    answer = browser.write(f" {code[:4]} - {code[4:]} ")

    assert answer.status_code == 302


def test_t05_code_works_once(account: Account) -> None:
    code, written = asked(), mailed_code()

    assert tried(code, written) is None
    assert tried(code, written) is Trouble.OVER


def test_t05_code_lives_ten_minutes(account: Account, later: Later) -> None:
    code, written = asked(), mailed_code()
    later(timedelta(minutes=10))

    assert tried(code, written) is Trouble.OVER


def test_t05_code_opens_only_the_browser_that_asked(
    new_browser: Callable[[], Browser], account: Account
) -> None:
    """Somebody who is tricked into reading a code aloud gives away the code of another browser."""
    hers, thiefs = new_browser(), new_browser()
    thiefs.ask("kari@example.org")
    hers.ask("kari@example.org")

    answer = thiefs.write(mailed_code())

    assert answer.status_code == 422


def test_t05_ten_reads_change_nothing(browser: Browser, account: Account) -> None:
    browser.ask("kari@example.org")
    before = (SignInCode.objects.unguarded(reason="tests count all rows").count(), mails())

    for _ in range(10):
        browser.client.get("/logg-inn/kode/", {"code": mailed_code()})
        browser.client.get("/logg-inn/epost/", {"email": "kari@example.org"})

    assert before == (SignInCode.objects.unguarded(reason="tests count all rows").count(), mails())
    assert browser.write(mailed_code()).status_code == 302


def test_t04_eleventh_try_is_not_judged(account: Account, later: Later) -> None:
    code, written = asked(), mailed_code()
    wrong = [tried(code, "00000000", place=f"10.0.0.{n}") for n in range(10)]

    assert set(wrong) == {Trouble.WRONG}
    assert tried(code, written, place="10.0.1.1") is Trouble.TOO_MANY

    later(timedelta(minutes=15, seconds=1))
    assert tried(asked(), mailed_code()) is None  # nobody is locked out for good


def test_t04_tries_are_counted_across_codes(account: Account) -> None:
    for _ in range(2):
        code = asked()
        for _ in range(5):
            assert tried(code, "00000000") is Trouble.WRONG

    assert tried(asked(), mailed_code()) is Trouble.TOO_MANY


def test_t04_one_place_cannot_try_account_after_account(account: Account) -> None:
    for number in range(12):
        other = asked(f"nobody-{number}@example.org")
        for _ in range(5):
            assert tried(other, "00000000") is Trouble.WRONG

    assert tried(asked(), mailed_code()) is Trouble.TOO_MANY


def test_t04_mailbox_is_not_flooded(account: Account) -> None:
    for _ in range(9):
        asked()

    assert mails() == 5


def test_t04_unknown_and_closed_accounts_get_the_same_answer(
    new_browser: Callable[[], Browser], account: Account
) -> None:
    closed = seats.user("sluttet@example.org")
    closed.is_active = False
    closed.save()
    pages = []
    for email in ("kari@example.org", "nobody@example.org", "sluttet@example.org"):
        browser = new_browser()
        browser.ask(email)
        answer = browser.write("00000000")
        pages.append((answer.status_code, answer.content))

    assert pages[0] == pages[1] == pages[2]
    assert mails() == 1


def test_t04_unknown_account_takes_the_same_time(account: Account) -> None:
    """At most ten milliseconds apart, in the middle of many."""

    def milliseconds(email: str) -> float:
        began = perf_counter()
        ask_for_code(address=email, place="10.0.0.1", now=clock.now())
        return (perf_counter() - began) * 1000

    users = [seats.user(f"user-of-time-{n}@example.org").email for n in range(15)]
    milliseconds("warm@example.org")
    known = statistics.median(milliseconds(email) for email in users)
    unknown = statistics.median(milliseconds(f"no-{n}@example.org") for n in range(15))

    assert abs(known - unknown) <= 10


def test_code_lies_nowhere_in_the_open(account: Account) -> None:
    code, written = asked(), mailed_code()

    assert written not in code.digest
    assert len(code.digest) == 64


def test_t45_wrong_code_leaves_a_line(account: Account) -> None:
    tried(asked(), "00000000")

    rows = Event.objects.unguarded(reason="test").filter(action="sign_in.refused")
    assert [row.user_id for row in rows] == [account.user.pk]


def test_secret_keys_rotate_while_a_code_is_out(account: Account, settings: LazySettings) -> None:
    code, written = asked(), mailed_code()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-for-the-tests-and-nothing-else"  # noqa: S105

    assert tried(code, written) is None


def test_form_from_elsewhere_is_refused(browser: Browser) -> None:
    answer = browser.client.post(
        "/logg-inn/epost/", {"email": "x@example.org"}, headers={"origin": "https://evil.example"}
    )

    assert answer.status_code == 403


def test_page_says_what_to_mend(pages: PageClient, no_demo: None) -> None:
    pages.client.defaults["HTTP_ORIGIN"] = "http://testserver"

    page = pages.post_invalid("/logg-inn/epost/", {"email": "kari"})

    assert "Dette er ikke en e-postadresse" in page.main
    assert page.all("input", name="email")[0].attrib["value"] == "kari"


def test_code_page_passes_every_check(browser: Browser, account: Account) -> None:
    browser.ask("kari@example.org")

    page = PageClient(browser.client).get("/logg-inn/kode/")

    assert page.heading == "Skriv koden"


def test_mail_is_in_the_language_of_the_account(account: Account) -> None:
    account.user.language = "nn"
    account.user.save()

    asked()

    mail = OutgoingMail.objects.unguarded(reason="tests read the mail").get()
    assert "Skriv han på sida der du bad om han" in mail.text
    assert mail.urgent
