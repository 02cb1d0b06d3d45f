"""Found a community: those who run the service, and in the demo anybody."""

import pytest
from django.conf import LazySettings
from django.test import Client

from samspor.access.errors import NotVisible
from samspor.access.viewer import Role
from samspor.audit.models import Event
from samspor.kernel import clock
from samspor.mail.models import OutgoingMail
from samspor.portal.forms.founding import FoundingForm
from samspor.portal.services.founding import Foundation, Municipality, found, free_address
from samspor.portal.urls import addresses
from samspor.registry.enums import CommunityKind
from samspor.registry.models import Community, Organisation
from samspor.seats.models import SeatHolder
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
WHY = "the test looks at all rows"
OWN = {"origin": "http://testserver"}
HERE = "/drift/samarbeid/nytt/"
TRY = "/samarbeid/nytt/"
WRITTEN = {
    "name": "Kompetanseregion Nord",
    "kind": CommunityKind.COMPETENCE_REGION.value,
    "municipalities": "1871 Andøy kommune\n\n  Øksnes ",
    "language": "nn",
}
COORDINATED = {**WRITTEN, "coordinator": "Ny Veileder", "email": "ny@example.org", "slug": ""}


def community(slug: str) -> Community:
    found: Community = Community.objects.unguarded(reason=WHY).get(slug=slug)
    return found


def count(*models: type) -> list[int]:
    return [model.objects.unguarded(reason=WHY).count() for model in models]


def test_operator_founds_one_whole(world: World) -> None:
    answer = world.client(Viewpoint.OPERATOR).post(HERE, COORDINATED)

    assert answer.headers["Location"] == "/kompetanseregion-nord/"
    new = community("kompetanseregion-nord")
    holder = SeatHolder.objects.unguarded(reason=WHY).get(person__name="Ny Veileder")
    mail = OutgoingMail.objects.unguarded(reason=WHY).get()
    parts = Organisation.objects.unguarded(reason=WHY).filter(communities=new)
    assert (new.name, new.kind, new.language) == (
        "Kompetanseregion Nord",
        "competence_region",
        "nn",
    )
    assert list(parts.values_list("name", "municipality_number")) == [
        ("Andøy", "1871"),
        ("Øksnes", ""),
    ]
    assert holder.seat.role == Role.DEVELOPMENT_ADVISER
    assert str(holder.seat.place) == "Andøy"
    assert mail.address == "ny@example.org"


def test_t45_founding_is_logged_on_the_one_who_did_it(world: World) -> None:
    world.client(Viewpoint.OPERATOR).post(HERE, COORDINATED)

    new = community("kompetanseregion-nord")
    logged = (
        Event.objects.unguarded(reason=WHY)
        .filter(community_id=new.pk)
        .values_list("action", "user_id")
    )
    operator = world.user_of[Viewpoint.OPERATOR].pk
    assert set(logged) == {
        (action, operator)
        for action in [
            "community.founded",
            "organisation.registered",
            "community.joined",
            "seat.created",
            "person.registered",
            "seat.taken",
            "person.invited",
        ]
    }


def test_only_those_who_run_the_service_may(world: World) -> None:
    foundation = Foundation(
        name="Ny",
        kind=CommunityKind.MUNICIPALITY,
        municipalities=(Municipality("Andøy"),),
        coordinator="Ny",
    )

    with pytest.raises(NotVisible):
        found(viewer=world.viewer(Viewpoint.COORDINATOR), foundation=foundation, now=clock.now())


def test_municipality_that_others_have_registered_is_used_again(world: World) -> None:
    before = count(Organisation)

    world.client(Viewpoint.OPERATOR).post(HERE, {**COORDINATED, "municipalities": "storvik"})

    assert count(Organisation) == before
    assert world.municipality_1 in community("kompetanseregion-nord").organisations.unguarded(
        reason=WHY
    )


def test_address_is_free_and_of_the_name(world: World) -> None:
    assert free_address("Fjordane") == "fjordane-2"
    assert free_address("Drift") == "drift-2"
    assert free_address("—") == "samarbeid-2"  # the word itself is reserved
    assert free_address("Å " * 60).startswith("a-a-a")


def test_chosen_address_that_is_taken_is_refused_in_words(world: World) -> None:
    before = count(Community, Organisation)

    answer = world.client(Viewpoint.OPERATOR).post(HERE, {**COORDINATED, "slug": "fjordane"})

    assert answer.status_code == 422
    assert "Et annet samarbeid har denne adressen" in answer.content.decode()
    assert "Ny Veileder" in answer.content.decode()
    assert count(Community, Organisation) == before


def test_one_municipality_on_its_own_is_not_several(world: World) -> None:
    page = PageClient(world.client(Viewpoint.OPERATOR)).post(
        HERE, {**COORDINATED, "kind": "municipality"}, status=422
    )

    assert "Du valgte én kommune og skrev flere. Hva er riktig?" in page.content.decode()


def test_name_that_is_taken_is_said_at_its_field(world: World) -> None:
    page = PageClient(world.client(Viewpoint.OPERATOR)).post(
        HERE, {**COORDINATED, "name": "FJORDANE"}, status=422
    )

    assert "Det finnes alt et samarbeid med dette navnet." in page.content.decode()
    assert 'value="ny@example.org"' in page.content.decode()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"name": " "}, "Skriv hva samarbeidet heter."),
        ({"municipalities": ""}, "Skriv minst én kommune."),
        ({"municipalities": "Andøy\n1871"}, "«1871» er ikke navnet på en kommune."),
        ({"municipalities": "A\n"}, "«A» er ikke navnet på en kommune."),
        ({"municipalities": "\n".join(f"Vik {n}" for n in range(61))}, "Skriv høyst 60 kommuner."),
        ({"name": "Region 01010150074"}, "Ta bort fødselsnummeret."),
    ],
)
def test_what_cannot_be_used_is_said_at_its_place(
    db: None, world: World, written: dict[str, str], said: str
) -> None:
    form = FoundingForm({**WRITTEN, **written})

    assert not form.is_valid()
    [errors] = form.errors.values()
    assert said in " ".join(map(str, errors))


def test_same_municipality_twice_is_one(db: None) -> None:
    form = FoundingForm({**WRITTEN, "municipalities": "Andøy\nandøy kommune"})

    assert form.is_valid()
    assert form.cleaned_data["municipalities"] == (Municipality("andøy"),)


# --- in the demo ---


def test_visitor_begins_and_sits_in_the_seat(client: Client, world: World) -> None:
    answer = client.post(TRY, WRITTEN, headers=OWN)

    assert answer.headers["Location"] == "/kompetanseregion-nord/dokumenter/"
    page = PageClient(client).get("/kompetanseregion-nord/dokumenter/", statements=6)
    assert "Kompetanseregion Nord er klart, og du samordner det." in page.text
    assert "Utviklingsveileder, Andøy" in page.text
    assert count(OutgoingMail) == [0]


def test_visitors_page_sets_no_cookie_and_keeps_what_was_typed(pages: PageClient) -> None:
    page = pages.get(TRY)
    assert not page.response.cookies

    again = pages.post(TRY, {**WRITTEN, "municipalities": ""}, headers=OWN, status=422)
    assert 'value="Kompetanseregion Nord"' in again.content.decode()


def test_t27_form_from_another_site_is_refused(client: Client, db: None) -> None:
    answer = client.post(TRY, WRITTEN, headers={"origin": "https://evil.example"})

    assert answer.status_code == 403
    assert count(Community) == [0]


def test_outside_the_demo_nobody_begins_one(settings: LazySettings, client: Client) -> None:
    outside = {route.name for route in addresses(demo=False)}
    inside = {route.name for route in addresses(demo=True)}
    assert inside - outside == {"try_own"}

    settings.DEMO = False  # even where the address was left in by mistake
    assert client.post(TRY, WRITTEN, headers=OWN).status_code == 404
