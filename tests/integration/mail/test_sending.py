"""Out of the outbox: through a real mail server, once, and never stuck."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.core.mail.backends.base import BaseEmailBackend

from samspor.mail import rechecks
from samspor.mail.enums import MailState
from samspor.mail.models import OutgoingMail
from samspor.mail.services import sending
from samspor.mail.services.sending import Unreachable, forget_old, send_next, send_waiting
from tests.conftest import FULL
from tests.factories.mail import NOW, post, posted, row, rows
from tests.integration.mail.conftest import Sink

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_mail_arrives_with_text_page_and_the_rows_own_id(sink: Sink) -> None:
    mail = posted("Takk for sist!\nHilsen Ola", link="/meldinger/1/")

    assert send_waiting(now=NOW, connection=sink.connection()) == 1

    (got,) = sink.got
    assert got["Message-ID"] == f"<{mail.public_id}@testserver>"
    assert got["Auto-Submitted"] == "auto-generated"
    assert (got["To"], got["Subject"]) == ("kari@example.org", "Til Kari")
    text = got.get_body(("plain",)).get_content()
    text = text.replace("\r\n", "\n")
    assert "> Takk for sist!\n> Hilsen Ola" in text
    assert "Les den:\nhttp://testserver/meldinger/1/" in text
    assert "Denne e-posten er sendt fra Samspor" in text
    page = got.get_body(("html",)).get_content()
    assert '<html lang="nb">' in page
    assert 'href="http://testserver/meldinger/1/"' in page


def test_t38_what_is_sent_keeps_neither_address_nor_text(sink: Sink) -> None:
    posted("hemmelig", to="kari@example.org", link="/a/")

    send_waiting(now=NOW, connection=sink.connection())

    mail = row()
    assert (mail.state, mail.ended_at, mail.attempts) == ("sent", NOW, 1)
    kept = (mail.address, mail.subject, mail.text, mail.link, mail.link_words)
    assert kept == ("", "", "", "", "")


def test_demo_keeps_what_it_would_have_sent(settings: LazySettings) -> None:
    settings.MAIL_IS_KEPT = True
    posted("Hei")

    send_waiting(now=NOW)
    forget_old(now=NOW + timedelta(days=60))

    assert (row().state, row().address) == ("sent", "kari@example.org")
    assert "> Hei" in row().text


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</blockquote><a href='https://ond.example'>her</a>",
    "&lt;b&gt;",
    "https://ond.example/a?b=c",
    "\r\nBcc: alle@example.org\r\n\r\n<h1>x</h1>",
    "\n.\nMAIL FROM:<x@y.no>",
    "=?utf-8?q?=0ABcc:_x=40y.no?=",
    "Content-Type: text/html\n\n<b>x</b>",
    "{{ settings.SECRET_KEY }} {% debug %} %(message)s",
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("place", ["name", "message"])
def test_t33_payload_is_neither_header_nor_markup_nor_link(
    sink: Sink, payload: str, place: str
) -> None:
    posted(**{place: payload})

    send_waiting(now=NOW, connection=sink.connection())

    (got,) = sink.got
    assert (got["Bcc"], got["To"], got["X-Rcpt"]) == (None, "kari@example.org", "kari@example.org")
    assert got.get_content_type() == "multipart/alternative"
    page = got.get_body(("html",)).get_content()
    for opened in ("<script", "<img", "<h1", "<b>", "<a "):
        assert opened not in page
    assert "://ond.example" not in page + got.get_body(("plain",)).get_content()


def test_t32_refused_address_is_set_aside_and_the_others_arrive(sink: Sink) -> None:
    sink.answers["borte@example.org"] = "550 No such user"
    for address in ("borte@example.org", "kari@example.org", "ola@example.org"):
        posted(to=address)

    send_waiting(now=NOW, connection=sink.connection())

    assert [(mail.state, mail.reply_code) for mail in rows()] == [
        ("set_aside", "550"),
        ("sent", ""),
        ("sent", ""),
    ]
    assert [got["To"] for got in sink.got] == ["kari@example.org", "ola@example.org"]


def test_t32_busy_server_is_tried_with_longer_waits_for_72_hours(sink: Sink) -> None:
    sink.answers["kari@example.org"] = "451 Try later"
    posted()
    waits = []

    while row().is_underway:
        before = row().due_at
        send_waiting(now=before, connection=sink.connection())
        waits.append((row().due_at - before) // MINUTE)

    assert waits[:7] == [1, 5, 15, 60, 180, 360, 720]
    assert (row().state, row().reply_code) == ("failed", "451")
    assert row().ended_at > NOW + timedelta(hours=60)
    assert sink.got == []


def test_t32_row_that_breaks_our_code_does_not_stop_the_others(
    sink: Sink, settings: LazySettings
) -> None:
    bad, good = posted(), posted(to="ola@example.org")
    broken = OutgoingMail.objects.unguarded(reason="a row that an older version left")
    broken.filter(pk=bad.pk).update(subject="To\nlinjer")

    now = NOW
    for _ in range(sending.STUMBLES):
        send_waiting(now=now, connection=sink.connection())
        now += timedelta(hours=4)

    assert [mail.state for mail in rows()] == ["set_aside", "sent"]
    assert good.attempts == 0


def test_t32_server_that_is_gone_costs_no_mail_a_try() -> None:
    posted()
    posted()
    nobody = Sink(port=1).connection()

    assert send_waiting(now=NOW, connection=nobody) == 0

    assert [(mail.state, mail.attempts) for mail in rows()] == [("waiting", 0), ("waiting", 0)]


def test_urgent_mail_goes_first(sink: Sink) -> None:
    posted(to="a@example.org")
    posted(to="b@example.org", urgent=True, now=NOW + MINUTE)

    send_waiting(now=NOW + MINUTE, connection=sink.connection())

    assert [got["To"] for got in sink.got] == ["b@example.org", "a@example.org"]


def test_t34_permission_is_asked_again_before_sending(
    sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rechecks, "_rechecks", {})
    rechecks.add("test.gone", lambda mail, _now: mail.person_id != 7)
    posted(kind="test.gone", person_id=7)
    posted(kind="test.gone", person_id=8)

    send_waiting(now=NOW, connection=sink.connection())

    assert [mail.state for mail in rows()] == ["withdrawn", "sent"]
    assert rows()[0].text == ""
    assert len(sink.got) == 1


def test_mail_in_the_future_waits(sink: Sink) -> None:
    posted(now=NOW + MINUTE)

    assert send_waiting(now=NOW, connection=sink.connection()) == 0


# --- killed, frozen, late ---


class Killed(BaseException):
    """As when the process is ended: nothing catches it."""


class Dying(BaseEmailBackend):
    """Ends the sender before or after the server has the mail, at the chosen mail."""

    def __init__(self, through: BaseEmailBackend, *, at: int, after: bool) -> None:
        super().__init__()
        self.through, self.at, self.after = through, at, after

    def send_messages(self, messages: list) -> int:
        self.at -= 1
        if self.at == 0 and not self.after:
            raise Killed
        self.through.send_messages(messages)
        if self.at == 0:
            raise Killed
        return len(messages)


@pytest.mark.parametrize("mails", [12, pytest.param(600, marks=pytest.mark.full)])
def test_t31_killed_senders_lose_nothing_and_show_nothing_twice(sink: Sink, mails: int) -> None:
    ids = {posted(to=f"p{number}@example.org").public_id for number in range(mails)}
    now = NOW

    for kill in range(40 if FULL else 6):
        try:
            send_waiting(
                now=now, connection=Dying(sink.connection(), at=kill % 3 + 1, after=kill % 2 == 0)
            )
        except Killed:
            now += timedelta(seconds=7)
    send_waiting(now=now + sending.LEASE, connection=sink.connection())

    assert {mail.state for mail in rows()} == {"sent"}
    arrived = [UUID(got["Message-ID"].strip("<>").partition("@")[0]) for got in sink.got]
    assert set(arrived) == ids
    by_id = {got["Message-ID"]: got["To"] for got in sink.got}
    assert all(by_id[got["Message-ID"]] == got["To"] for got in sink.got)


def test_t49_lease_of_a_dead_sender_is_taken_within_a_minute(sink: Sink) -> None:
    posted()
    with pytest.raises(Killed):
        send_next(now=NOW, connection=Dying(sink.connection(), at=1, after=False))

    assert send_waiting(now=NOW + timedelta(seconds=59), connection=sink.connection()) == 0
    assert send_waiting(now=NOW + timedelta(seconds=60), connection=sink.connection()) == 1


class Frozen(BaseEmailBackend):
    """Sleeps through its own lease, while another sender sends the mail."""

    def __init__(self, other: BaseEmailBackend) -> None:
        super().__init__()
        self.other = other

    def send_messages(self, messages: list) -> int:
        send_waiting(now=NOW + sending.LEASE, connection=self.other)
        raise ConnectionResetError


def test_t49_sender_that_slept_through_its_lease_changes_nothing(sink: Sink) -> None:
    posted()

    with pytest.raises(Unreachable):
        send_next(now=NOW, connection=Frozen(sink.connection()))

    assert (row().state, row().fence) == (MailState.SENT, 2)
    assert len(sink.got) == 1


# --- forgetting ---


def test_t38_refused_text_is_gone_after_a_month_and_the_row_after_thirteen(sink: Sink) -> None:
    sink.answers["kari@example.org"] = "550 No such user"
    post()
    send_waiting(now=NOW, connection=sink.connection())

    forget_old(now=NOW + timedelta(days=29))
    assert row().text
    forget_old(now=NOW + timedelta(days=31))
    assert (row().text, row().address) == ("", "")
    forget_old(now=NOW + timedelta(days=396))
    assert rows() == []


def test_waiting_mail_is_never_forgotten() -> None:
    post()

    forget_old(now=NOW + timedelta(days=999))

    assert len(rows()) == 1
