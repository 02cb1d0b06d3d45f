"""`samspor found`: a community in an installation that is not the demo."""

import pytest

from samspor.cli.main import main
from samspor.registry.models import Community
from samspor.seats.models import SeatHolder

pytestmark = pytest.mark.django_db
WHY = "the test looks at all rows"


def founded(*more: str, email: str = "ny@example.org") -> int:
    who = ["--coordinator", "Ny Veileder", "--email", email]
    return main(["found", "Kompetanseregion Nord", *who, *more])


def test_community_stands_with_its_municipalities(capsys: pytest.CaptureFixture[str]) -> None:
    assert founded("--municipality", "1871 Andøy", "--municipality", "Øksnes") == 0

    found = Community.objects.unguarded(reason=WHY).get()
    holder = SeatHolder.objects.unguarded(reason=WHY).get()
    assert (found.slug, found.kind) == ("kompetanseregion-nord", "competence_region")
    assert holder.seat.label == "Utviklingsveileder, Andøy"
    assert "/kompetanseregion-nord/" in capsys.readouterr().err


def test_one_municipality_is_one_on_its_own() -> None:
    assert founded("--municipality", "Andøy", "--slug", "andoy", "--language", "nn") == 0

    found = Community.objects.unguarded(reason=WHY).get()
    assert (found.slug, found.kind, found.language) == ("andoy", "municipality", "nn")


@pytest.mark.parametrize(
    ("more", "email", "said"),
    [
        (["--municipality", "1871"], "ny@example.org", "«1871» er ikke navnet på en kommune"),
        (["--municipality", "Andøy"], "ikke-adresse", "gyldig e-postadresse"),
        (["--municipality", "Andøy", "--slug", "arshjul"], "ny@example.org", "trengs til andre"),
    ],
)
def test_what_cannot_be_used_is_said_and_leaves_nothing(
    more: list[str], email: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert founded(*more, email=email) == 1

    assert said in capsys.readouterr().err
    assert not Community.objects.unguarded(reason=WHY).exists()
