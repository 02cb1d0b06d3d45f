"""The registry in the browser, for those who keep it."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samspor.registry.models import (
    FormerName,
    FormerOwnership,
    Organisation,
    RegisterImport,
    Unit,
    UnitFigure,
)
from tests.factories import registry
from tests.factories.registry import saved
from tests.page_checks import words
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

PATH = "/fjordane/register/"
WHY = "the test looks at all rows"


@pytest.fixture
def coordinator(world: World) -> PageClient:
    return PageClient(world.client(Viewpoint.COORDINATOR))


@pytest.fixture
def adviser(world: World) -> PageClient:
    return PageClient(world.client(Viewpoint.OWNER_ADVISER_1))


def filled(world: World, **changed: str) -> dict[str, str]:
    return {
        "name": "Havna barnehage",
        "kind": "kindergarten",
        "municipality": str(world.municipality_1.pk),
        "ownership": "municipal",
        **changed,
    }


def named(name: str) -> Unit:
    return Unit.objects.unguarded(reason=WHY).get(name=name)


def change_path(unit: Unit) -> str:
    return f"{PATH}enheter/{unit.pk}/"


def follow(pages: PageClient, response) -> str:
    return pages.get(response.headers["Location"]).main


def undo_action(pages: PageClient, response) -> str:
    page = pages.get(response.headers["Location"])
    return next(
        form.attrib["action"]
        for form in page.all("form")
        if "/angre/" in form.attrib.get("action", "")
    )


def test_list_is_searched_and_filtered(coordinator: PageClient, world: World) -> None:
    saved(UnitFigure(unit=world.unit_a, counted_on=date(2026, 1, 1), children=60, source="x"))

    def shown(query: str) -> list[str]:
        page = coordinator.get(PATH + query)
        return [words(row) for row in page.all("th", scope="row")]

    assert shown("") == ["Fjellknausen barnehage", "Solbakken barnehage"]
    assert shown("?sok=SOLB") == ["Solbakken barnehage"]
    assert shown("?eierskap=private") == ["Fjellknausen barnehage"]
    assert shown("?storrelse=50-99") == ["Solbakken barnehage"]
    assert shown("?storrelse=ukjent") == ["Fjellknausen barnehage"]
    assert shown(f"?kommune={world.municipality_2.pk}") == []
    assert shown("?slag=school") == []
    assert shown("?vis=nedlagte") == []
    assert shown("?kommune=tull&eierskap=tull&side=99") == shown("")


def test_list_turns_pages(coordinator: PageClient, world: World) -> None:
    for number in range(51):
        registry.kindergarten(f"Bakken {number:02d}", in_=world.municipality_2)

    page = coordinator.get(PATH + "?side=2")

    assert "53 enheter" in page.main
    assert len(page.all("th", scope="row")) == 3


def test_unit_is_added_and_taken_back(coordinator: PageClient, world: World) -> None:
    response = coordinator.post(PATH + "ny-enhet/", filled(world))

    assert named("Havna barnehage").owner == world.municipality_1
    coordinator.post(undo_action(coordinator, response))
    assert not Unit.objects.unguarded(reason=WHY).filter(name="Havna barnehage").exists()


def test_unit_of_the_same_name_is_asked_about(coordinator: PageClient, world: World) -> None:
    sent = filled(world, name="solbakken barnehage")

    page = coordinator.post_invalid(PATH + "ny-enhet/", sent)

    assert "to enheter med samme navn" in page.main
    coordinator.post(PATH + "ny-enhet/", {**sent, "anyway": "on"})
    assert named("solbakken barnehage")


def test_adviser_is_offered_the_own_municipality_alone(adviser: PageClient, world: World) -> None:
    page = adviser.post_invalid(
        PATH + "ny-enhet/", filled(world, municipality=str(world.municipality_2.pk))
    )

    assert not Unit.objects.unguarded(reason=WHY).filter(name="Havna barnehage").exists()
    assert "Lillevik" not in [words(option) for option in page.all("option")]


@pytest.mark.parametrize(
    ("number", "told"),
    [("912345678", "Sjekk nummeret"), ("999 999 999", "ikke et ekte nummer")],
)
def test_wrong_organisation_number_is_told(
    coordinator: PageClient, world: World, number: str, told: str
) -> None:
    page = coordinator.post_invalid(PATH + "ny-enhet/", filled(world, organisation_number=number))

    assert told in page.main


def test_t39_national_number_is_refused(coordinator: PageClient, world: World) -> None:
    page = coordinator.post_invalid(PATH + "ny-enhet/", filled(world, name="Havna 010107 50160"))

    assert "fødselsnummer" in page.main


def test_new_name_from_a_day_is_told_on_the_public_page(
    coordinator: PageClient, pages: PageClient, world: World
) -> None:
    sent = filled(world, name="Utsikten", renamed_on="2024-08-01", version="1")

    coordinator.post(change_path(world.unit_a), sent)

    former = FormerName.objects.unguarded(reason=WHY).get()
    assert (former.name, former.valid_to) == ("Solbakken barnehage", date(2024, 7, 31))
    public = pages.get(f"/fjordane/barnehager-og-skoler/{world.unit_a.pk}/").main
    assert "Utsikten" in public
    assert "Til onsdag 31. juli 2024 het den Solbakken barnehage." in public.replace("\u00a0", " ")


def test_mended_spelling_leaves_no_history(coordinator: PageClient, world: World) -> None:
    coordinator.post(change_path(world.unit_a), filled(world, name="Solbakkan", version="1"))

    assert named("Solbakkan").version == 2
    assert not FormerName.objects.unguarded(reason=WHY).exists()


def test_new_owner_from_a_day_is_kept_and_taken_back(coordinator: PageClient, world: World) -> None:
    owner = registry.private_owner("Fjell SA")
    sent = filled(
        world,
        name="Solbakken barnehage",
        ownership="private",
        owner=str(owner.pk),
        owner_form="parent",
        owned_from="2025-01-01",
        version="1",
    )

    response = coordinator.post(change_path(world.unit_a), sent)

    former = FormerOwnership.objects.unguarded(reason=WHY).get()
    assert (former.owner, former.ownership) == (world.municipality_1, "municipal")
    coordinator.post(undo_action(coordinator, response))
    world.unit_a.refresh_from_db()
    assert (world.unit_a.ownership, world.unit_a.owner) == ("municipal", world.municipality_1)
    assert not FormerOwnership.objects.unguarded(reason=WHY).exists()


def test_day_that_has_not_come_is_refused(coordinator: PageClient, world: World) -> None:
    sent = filled(world, name="Utsikten", renamed_on="2999-01-01", version="1")

    page = coordinator.post_invalid(change_path(world.unit_a), sent)

    assert "har ikke kommet ennå" in page.main


def test_t55_two_who_save_see_both_texts(coordinator: PageClient, world: World) -> None:
    path = change_path(world.unit_a)
    coordinator.post(path, filled(world, name="Først", version="1"))

    page = coordinator.post_invalid(path, filled(world, name="Sist", version="1"), status=409)

    assert "Først" in page.main
    assert "Sist" in page.main
    assert named("Først")
    coordinator.post(
        path, filled(world, name="Sist", version="2", keep_name="theirs", kind="school")
    )
    assert named("Først").kind == "school"


def test_unit_is_closed_merged_and_opened_again(coordinator: PageClient, world: World) -> None:
    other = registry.kindergarten("Havna", in_=world.municipality_1)
    sent = {"closed_on": "2026-07-31", "merged_into": str(other.pk), "version": "1"}

    response = coordinator.post(change_path(world.unit_a) + "legg-ned/", sent)

    world.unit_a.refresh_from_db()
    assert (world.unit_a.closed_on, world.unit_a.merged_into) == (date(2026, 7, 31), other)
    assert "fredag 31. juli 2026" in follow(coordinator, response).replace("\u00a0", " ")
    coordinator.post(change_path(world.unit_a) + "apne-igjen/", {"version": "2"})
    world.unit_a.refresh_from_db()
    assert (world.unit_a.closed_on, world.unit_a.merged_into) == (None, None)


def test_unit_cannot_close_before_it_opens(coordinator: PageClient, world: World) -> None:
    world.unit_a.opened_on = date(2020, 8, 1)
    saved(world.unit_a)

    page = coordinator.post_invalid(
        change_path(world.unit_a) + "legg-ned/", {"closed_on": "2019-07-31", "version": "1"}
    )

    assert "legges ned før" in page.main or "før den åpn" in page.main


def test_stale_closing_does_nothing(coordinator: PageClient, world: World) -> None:
    path = change_path(world.unit_a)
    coordinator.post(path, filled(world, name="Først", version="1"))

    coordinator.post_invalid(
        path + "legg-ned/", {"closed_on": "2026-07-31", "version": "1"}, status=409
    )

    assert named("Først").closed_on is None


def test_owner_is_added_changed_and_conflicts(adviser: PageClient, world: World) -> None:
    add = PATH + "eiere-og-kommuner/ny/?slag=eier"
    adviser.post(add, {"name": "Fjell SA", "organisation_number": "974 760 673"})
    owner = Organisation.objects.unguarded(reason=WHY).get(name="Fjell SA")
    path = f"{PATH}eiere-og-kommuner/{owner.pk}/"

    adviser.post(path, {"name": "Fjell AS", "version": "1"})
    page = adviser.post_invalid(path, {"name": "Fjell BA", "version": "1"}, status=409)

    assert "Fjell AS" in page.main
    assert "Fjell BA" in page.main


def test_district_and_municipality_are_added(coordinator: PageClient, world: World) -> None:
    add = PATH + "eiere-og-kommuner/ny/"
    coordinator.post(add + "?slag=bydel", {"name": "Øst", "parent": str(world.municipality_1.pk)})
    coordinator.post(
        add + "?slag=kommune",
        {"name": "Nyvik kommune", "short_name": "Nyvik", "municipality_number": "9901"},
    )

    text = coordinator.get(PATH + "eiere-og-kommuner/").main
    assert "Øst" in text
    assert "Nyvik" in text


def test_municipality_in_the_registry_joins(coordinator: PageClient, world: World) -> None:
    dalen = Organisation.objects.unguarded(reason=WHY).get(short_name="Dalen")

    coordinator.post(PATH + "eiere-og-kommuner/bli-med/", {"municipality": str(dalen.pk)})

    assert "Dalen kommune" in coordinator.get(PATH + "eiere-og-kommuner/").main


def test_t08_unit_of_another_community_is_absent(coordinator: PageClient, world: World) -> None:
    dalen = Organisation.objects.unguarded(reason=WHY).get(short_name="Dalen")
    foreign = registry.kindergarten("Fremmed", in_=dalen)

    coordinator.get(change_path(foreign), status=404)
    coordinator.get(f"{PATH}eiere-og-kommuner/{dalen.pk}/", status=404)


def upload(pages: PageClient, data: bytes, name: str = "liste.csv"):
    return pages.client.post(PATH + "fra-fil/", {"file": SimpleUploadedFile(name, data)})


LIST = (
    "Navn;Orgnr;Kommune;Eierform;Antall barn\n"
    "Solbakken barnehage;;Storvik;kommunal;54\n"
    "Havna;974760673;Storvik;privat;20\n"
    "Feil;912345678;Storvik;privat;0\n"
).encode("latin-1")


def test_file_is_looked_through_taken_in_and_taken_back(
    coordinator: PageClient, world: World
) -> None:
    path = upload(coordinator, LIST).headers["Location"]

    page = coordinator.get(path)

    assert "Ta inn 2 av 3" in page.main
    assert "det siste sifferet passer ikke" in page.main
    assert "«Barn» er 0." in page.main
    assert "54" in coordinator.get(path + "?vis=endret").main
    assert "1 enhet står ikke i fila" in page.main
    stamp = next(i.attrib["value"] for i in page.all("input", name="stamp"))
    response = coordinator.post(path, {"act": "take", "stamp": stamp})
    assert named("Havna").organisation_number == "974760673"
    coordinator.post(undo_action(coordinator, response))
    assert not Unit.objects.unguarded(reason=WHY).filter(name="Havna").exists()


def test_stale_preview_is_shown_anew(coordinator: PageClient, world: World) -> None:
    path = upload(coordinator, LIST).headers["Location"]

    page = coordinator.post_invalid(path, {"act": "take", "stamp": "old"}, status=409)

    assert "Registeret er endret siden du så på det" in page.main


def test_file_is_thrown_away(coordinator: PageClient, world: World) -> None:
    path = upload(coordinator, LIST).headers["Location"]

    coordinator.post(path, {"act": "discard"})

    assert not RegisterImport.objects.unguarded(reason=WHY).exists()


def test_columns_are_chosen_where_the_guess_was_wrong(
    coordinator: PageClient, world: World
) -> None:
    data = b"Hva den heter;Kommune;Antall barn\nHavna;Storvik;20\n"
    path = upload(coordinator, data).headers["Location"]
    sent = {"act": "columns", "column_name": "0", "column_municipality": "1"}

    invalid = coordinator.post_invalid(path, {**sent, "column_children": "1"})
    coordinator.post(path, {**sent, "column_children": "2", "default_ownership": "private"})

    assert "valgt til noe annet" in invalid.main
    page = coordinator.get(path)
    assert "Ta inn 1 av 1" in page.main


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"Hei", "ikke en liste"), (b"Navn;Kommune\n", "ingen rader"), (b"", "Fila er tom")],
)
def test_what_is_no_list_is_refused(
    coordinator: PageClient, world: World, data: bytes, told: str
) -> None:
    response = upload(coordinator, data)

    assert response.status_code == 422
    assert told in response.content.decode()


def test_preview_of_a_long_file_turns_pages(coordinator: PageClient, world: World) -> None:
    stream = io.StringIO("Navn;Kommune;Eierskap\n")
    stream.seek(0, io.SEEK_END)
    stream.writelines(f"Barnehage {n};Storvik;privat\n" for n in range(120))
    path = upload(coordinator, stream.getvalue().encode()).headers["Location"]

    page = coordinator.get(path + "?vis=nye&side=3")

    assert "Barnehage 119" in page.main
    assert "Ta inn 120 av 120" in page.main


def test_classification_is_looked_through(coordinator: PageClient, world: World) -> None:
    data = (
        b"code;level;name;validFrom;validTo\n9899;1;Nyvik;;2018-01-01\n9902;1;Nyvik;2018-01-01;\n"
    )
    path = upload(coordinator, data).headers["Location"]

    page = coordinator.get(path)

    assert "Ta inn 1 av 1" in page.main
    assert "9899" in page.main


def test_years_stand_side_by_side_as_owned_then(
    coordinator: PageClient, pages: PageClient, world: World
) -> None:
    for year, children in ((2024, 40), (2025, 44), (2026, 48)):
        saved(
            UnitFigure(
                unit=world.unit_a, counted_on=date(year, 1, 1), children=children, source="x"
            )
        )
    saved(
        FormerOwnership(
            unit=world.unit_a, ownership="private", owner=None, valid_to=date(2024, 12, 31)
        )
    )

    page = pages.get("/fjordane/barnehager-og-skoler/tall/")

    rows = [
        [words(cell) for cell in row.iter() if cell.tag.endswith(("td", "th"))]
        for row in page.all("tr")
    ]
    storvik = next(row for row in rows if row[0] == "Storvik")
    assert storvik == ["Storvik", "Kommunal", "–ikke kjent", "44 1 enhet", "48 1 enhet"]
    assert ["Privat", "40 1 enhet", "–ikke kjent", "–ikke kjent"] in rows


def test_keeper_finds_the_registry_from_the_public_page(
    coordinator: PageClient, pages: PageClient, world: World
) -> None:
    path = "/fjordane/barnehager-og-skoler/"

    assert "Hold registeret ved like" in coordinator.get(path).main
    assert "Hold registeret ved like" not in pages.get(path).main


def test_t20_register_is_not_fetched_unless_turned_on(
    coordinator: PageClient, world: World
) -> None:
    assert "Hent fra" not in coordinator.get(PATH + "fra-fil/").main
    coordinator.post(PATH + "fra-register/", {"register": "Enhetsregisteret"}, status=404)


def test_t20_register_that_points_inwards_gives_nothing(
    coordinator: PageClient, world: World, settings
) -> None:
    settings.REGISTER_FETCH = True
    settings.REGISTER_ADDRESSES = {"Registeret": "https://127.0.0.1/{municipality}"}

    assert "Hent fra Registeret" in coordinator.get(PATH + "fra-fil/").main
    response = coordinator.post(PATH + "fra-register/", {"register": "Registeret"})
    assert "Registeret svarte ikke." in follow(coordinator, response)
    assert not RegisterImport.objects.unguarded(reason=WHY).exists()
