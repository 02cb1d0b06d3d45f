"""Into the outbox: in the caller's transaction, once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.mail.models import OutgoingMail
from tests.factories.mail import NOW, post, posted, row, rows

pytestmark = pytest.mark.django_db


def test_posted_mail_waits_from_now_on() -> None:
    mail = posted("Hei der", link="/meldinger/1/")

    assert (mail.state, mail.posted_at, mail.due_at) == ("waiting", NOW, NOW)
    assert mail.text == "Hei Kari.\n\n> Hei der"
    assert (mail.link, mail.link_words) == ("/meldinger/1/", "Les den")


def test_t31_mail_of_a_transaction_that_fails_was_never_there() -> None:
    @transaction.atomic
    def fails() -> None:
        post()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()

    assert rows() == []


def test_t35_same_thing_is_told_once() -> None:
    assert post(about="code-1", person_id=7)

    assert post(about="code-1", person_id=7, to="annen@example.org") is None
    assert post(about="code-1", person_id=7, version=2)
    assert post(about="code-1", person_id=8)
    assert len(rows()) == 3


def test_t35_unknown_receiver_is_one_however_the_address_is_written() -> None:
    assert post(about="x-1", to="Kari@example.org")

    assert post(about="x-1", to="kari@EXAMPLE.org") is None


@pytest.mark.parametrize(
    "address", ["", "kari", "kari@example.org\nBcc: a@b.no", "a@b.no, c@d.no", "Kari <a@b.no>"]
)
def test_t33_only_one_plain_address_is_taken(address: str) -> None:
    with pytest.raises(ValidationError):
        post(to=address)
    assert rows() == []


@pytest.mark.parametrize("link", ["https://ond.example/", "//ond.example", "meldinger/", "/a b"])
def test_t33_link_leads_to_our_own_site(link: str) -> None:
    with pytest.raises(ValueError, match="expected a path of ours"):
        post(link=link)


def test_mail_is_seen_by_its_receiver_alone() -> None:
    posted(person_id=7)

    assert list(OutgoingMail.objects.seen_by(Viewer(user_id=1, person_id=7))) == [row()]
    assert list(OutgoingMail.objects.seen_by(Viewer(user_id=2, person_id=8))) == []
    assert list(OutgoingMail.objects.seen_by(ANONYMOUS)) == []
