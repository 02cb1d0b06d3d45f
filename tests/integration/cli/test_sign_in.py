"""`samspor invite` and `samspor reset-second-factor`: the beginning, and the way out of a corner."""

import pytest

from samspor.cli.main import main
from samspor.mail.models import OutgoingMail
from samspor.seats.models import SeatHolder
from samspor.sign_in.models import Authenticator, BrowserSession
from tests.factories import seats
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db


def invited(email: str = "ny@example.org", organisation: str = "Lillevik") -> int:
    place = ["--community", "fjordane", "--organisation", organisation]
    return main(["invite", email, "--name", "Ny Veileder", *place])


def test_first_adviser_gets_a_seat_and_a_mail(world: World) -> None:
    assert invited() == 0

    holder = SeatHolder.objects.unguarded(reason="tests look at rows").get(
        person__name="Ny Veileder"
    )
    mail = OutgoingMail.objects.unguarded(reason="tests read the mail").get()
    assert holder.seat.label == "Utviklingsveileder, Lillevik"
    assert mail.address == "ny@example.org"
    assert mail.link.startswith("/lenke/")


@pytest.mark.parametrize("words", [{"email": "ikke-adresse"}, {"organisation": "Finnes ikke"}])
def test_what_cannot_be_used_leaves_nothing(
    world: World, words: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert invited(**words) == 1

    assert capsys.readouterr().err
    assert not OutgoingMail.objects.unguarded(reason="tests count the mail").exists()


def test_reset_takes_the_app_and_ends_the_sessions(world: World) -> None:
    user = world.user_of[Viewpoint.COORDINATOR]
    world.client(Viewpoint.COORDINATOR)
    rows = Authenticator.objects.unguarded(reason="tests look at rows")
    rows.create(user=user, sealed_key="x", confirmed_at="2026-11-01T12:00:00Z")

    assert main(["reset-second-factor", user.email.upper()]) == 0

    assert not rows.filter(user=user).exists()
    assert not BrowserSession.objects.filter(user_id=user.pk).exists()


def test_reset_of_nobody_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    seats.user("kari@example.org")

    assert main(["reset-second-factor", "kaari@example.org"]) == 1
    assert "kaari@example.org" in capsys.readouterr().err
