"""The title, the arenas and the closed days on one page, through the browser's eyes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspor.activities.models import ClosedDay
from samspor.networks.models import Arena
from samspor.wheel.models import AnnualWheel
from tests.factories import activities
from tests.integration.activities.conftest import Region
from tests.integration.wheel.conftest import SignIn
from tests.page_client import Answer, PageClient, is_counted

DRAFT = "/arshjul/fjordane/2024-2025/utkast/"
SETUP = f"{DRAFT}oppsett/"


@pytest.fixture
def coordinator(region: Region, browser: SignIn) -> PageClient:
    return browser(region.coordinator)


def saved(browser: PageClient, data: dict[str, object]) -> Answer:
    """What the page shows after the form was saved."""
    return browser.get(browser.post(SETUP, data).headers["Location"])


def closed_days() -> list[tuple[str, date, date]]:
    rows = ClosedDay.objects.unguarded(reason="tests look at any row")
    return list(rows.values_list("name", "first_day", "last_day"))


def test_title_and_shown_arenas_are_saved(region: Region, coordinator: PageClient) -> None:
    data = {"act": "title", "hjul-title": "Vårt årshjul", "hjul-arenas": [str(region.heads.pk)]}

    page = saved(coordinator, data)

    assert "Årshjulet er lagret i utkastet." in page.main
    wheel = AnnualWheel.objects.unguarded(reason="tests look at any row").get(pk=region.wheel.pk)
    assert wheel.title == "Vårt årshjul"
    assert "Vårt årshjul" in coordinator.get(DRAFT).heading


def an_arena(browser: PageClient, slug: str, **changes: str) -> dict[str, object]:
    """The form of an arena as the page shows it, with changes."""
    page = browser.get(SETUP)
    seen = page.all("input", name=f"{slug}-seen")[0].attrib["value"]
    data = {"seen": seen, "level": "region", "who": "", "role": "", "colour": "6", **changes}
    return {"act": f"arena-{slug}", **{f"{slug}-{name}": said for name, said in data.items()}}


def test_t55_arena_that_somebody_saved_meanwhile_shows_both_texts(
    region: Region, coordinator: PageClient
) -> None:
    slug = region.heads.slug
    mine = an_arena(coordinator, slug, name="Mitt navn", who="Mine <b>styrere</b>", role="Likt")
    coordinator.post(
        SETUP,
        an_arena(coordinator, slug, name="Deres navn", who="Deres <i>styrere</i>", role="Likt"),
    )

    page = coordinator.post_invalid(SETUP, mine)

    assert "Deres navn" in page.main
    assert page.all("input", name=f"{slug}-name")[0].attrib["value"] == "Mitt navn"
    assert "Deres <i>styrere</i>" in page.main
    assert "<i>styrere" not in page.html
    assert "«Likt»" not in page.main
    assert _arena(region).name == "Deres navn"
    again = page.all("input", name=f"{slug}-seen")[0].attrib["value"]
    coordinator.post(SETUP, {**mine, f"{slug}-seen": again})
    assert _arena(region).name == "Mitt navn"


def test_t55_arena_without_a_stamp_overwrites_nothing(
    region: Region, coordinator: PageClient
) -> None:
    data = an_arena(coordinator, region.heads.slug, name="Uten stempel", seen="")

    coordinator.post_invalid(SETUP, data)

    assert _arena(region).name == region.heads.name


def _arena(region: Region) -> Arena:
    return Arena.objects.unguarded(reason="tests look at any row").get(pk=region.heads.pk)


def test_arena_keeps_what_the_page_does_not_show(region: Region, coordinator: PageClient) -> None:
    slug, kind = region.heads.slug, region.heads.kind
    data = an_arena(
        coordinator,
        slug,
        name="Ledernettverket",
        who="Alle styrere",
        role="Møtes.\n\nLærer.",
    )

    page = saved(coordinator, data)

    assert "«Ledernettverket» er lagret." in page.main
    arena = Arena.objects.unguarded(reason="tests look at any row").get(pk=region.heads.pk)
    assert (arena.name, arena.slug, arena.colour) == ("Ledernettverket", slug, 6)
    assert (arena.kind, arena.position) == (kind, region.heads.position)


def test_new_arena_stands_in_the_wheel_beside_the_others(
    region: Region, coordinator: PageClient
) -> None:
    data = {"ny-arena-name": "Faggruppe", "ny-arena-level": "region", "ny-arena-colour": "4"}

    page = saved(coordinator, {"act": "add-arena", **data})

    assert "«Faggruppe» er lagt til i årshjulet." in page.main
    draft = coordinator.get(DRAFT).main
    assert [name in draft for name in ("Faggruppe", region.heads.name)] == [True, True]


def test_closed_days_are_added_taken_out_and_put_back(
    region: Region, coordinator: PageClient
) -> None:
    data = {"fri-name": "Vinterferie", "fri-kind": "school_break", "fri-when": "uke 8"}
    coordinator.post(SETUP, {"act": "add-closed", **data})
    held = [("Vinterferie", date(2025, 2, 17), date(2025, 2, 21))]
    assert closed_days() == held
    key = ClosedDay.objects.unguarded(reason="tests look at any row").get().pk

    page = saved(coordinator, {"act": "remove-closed", "closed": str(key)})

    assert closed_days() == []
    banner = next(each for each in page.all("div") if each.get("class") == "undo-banner")
    fields = {one.attrib["name"]: one.attrib["value"] for one in banner.iter("input")}
    coordinator.post(SETUP, {name: fields[name] for name in fields if "csrf" not in name})
    assert closed_days() == held


def test_t62_what_must_be_mended_is_said_and_nothing_typed_is_lost(
    region: Region, coordinator: PageClient
) -> None:
    data = {"fri-name": "Kursdag", "fri-kind": "closed", "fri-when": "etter avtale"}

    page = coordinator.post_invalid(SETUP, {"act": "add-closed", **data})

    assert "Velg en dag, en uke eller en måned." in page.main
    assert page.all("input", name="fri-name")[0].attrib["value"] == "Kursdag"
    assert closed_days() == []


def test_closed_day_of_nobody_is_not_found(region: Region, coordinator: PageClient) -> None:
    coordinator.post(SETUP, {"act": "remove-closed", "closed": "999"}, status=404)


def test_others_do_not_come_here(region: Region, browser: SignIn) -> None:
    adviser = browser(region.adviser)

    adviser.get(SETUP, status=403)

    assert SETUP not in adviser.get(DRAFT).links().values()


def test_page_costs_the_same_whatever_the_number_of_closed_days(
    region: Region, coordinator: PageClient
) -> None:
    coordinator.get(SETUP)  # notes that the session is in use, once in a while
    costs = []
    for first in (date(2024, 10, 7), date(2025, 2, 17)):
        activities.break_("Ferie", in_=region.community, first=first)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            coordinator.get(SETUP)
        costs.append(sum(is_counted(one["sql"]) for one in asked.captured_queries))

    assert costs[0] == costs[1] <= 6
