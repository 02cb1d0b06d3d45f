"""A date that is changed and released through the pages is everywhere by the next request."""

import json
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.factories import activities
from tests.factories.activities import day
from tests.factories.focus import an_initiative
from tests.factories.wheel import release
from tests.integration.activities.conftest import Region
from tests.integration.wheel.conftest import SignIn
from tests.unit.drawing.files.readers import document, pdf_text, rows

WHEEL = "/arshjul/fjordane/2024-2025"
DRAFT = f"{WHEEL}/utkast/"


@pytest.fixture(autouse=True)
def _autumn() -> Iterator[None]:
    with time_machine.travel("2024-09-20 10:00 +0200", tick=False):
        yield


def dates_told(initiative: str, activity: str) -> dict[str, str]:
    """What each way to read the plan says, as text without white space."""
    reader = Client()

    def get(address: str) -> bytes:
        response = reader.get(address)
        assert response.status_code == 200, address
        return response.content

    table = document(get(f"{WHEEL}.docx")).tables[0]
    return {
        "json": get(f"{WHEEL}.json").decode(),
        "ics": get(f"{WHEEL}.ics").decode(),
        "docx": "".join(cell.text for row in table.rows for cell in row.cells),
        "xlsx": json.dumps(rows(get(f"{WHEEL}.xlsx")), default=str, ensure_ascii=False),
        "pdf": pdf_text(get(f"{WHEEL}.pdf")),
        **{
            view: get(f"{WHEEL}/?vis={view}").decode().replace("\u00a0", " ")
            for view in ("hjul", "tabell", "liste")
        },
        "activity": get(f"{WHEEL}/{activity}/").decode().replace("\u00a0", " "),
        "initiative": get(initiative).decode().replace("\u00a0", " "),
    }


def says(told: dict[str, str], number: int, month: int) -> set[str]:
    """Which of them tell the day: 16 October is written in four ways."""
    name = {10: "oktober", 11: "november"}[month]
    ways = (
        f"{number}. {name}",
        f"{number}.{name}",
        f"2024-{month}-{number}",
        f"2024{month}{number}",
    )
    return {where for where, text in told.items() if any(way in text for way in ways)}


def test_date_released_through_the_pages_is_everywhere_by_the_next_request(
    region: Region, browser: SignIn
) -> None:
    outdoors = an_initiative("Ute hele året", in_=region.community, is_public=True)
    row = activities.activity(
        "Styrersamling", at=region.heads, on=day(2024, 10, 16), part_of=(outdoors,)
    )
    release(region.wheel, by=region.coordinator)
    about = ("/fjordane/satsinger/ute-hele-aret/", row.public_id)
    before = dates_told(*about)
    coordinator = browser(region.coordinator)

    coordinator.post(
        f"{DRAFT}{row.public_id}/flytt/", {"when": "21. november 2024", "version": "1"}
    )
    waiting = dates_told(*about)
    read = coordinator.get(f"{DRAFT}slipp/").all("input", name="expected")[0].attrib["value"]
    coordinator.post(f"{DRAFT}slipp/", {"expected": read, "note": "Ny dag."})
    after = dates_told(*about)

    everywhere = set(before)
    assert says(before, 16, 10) == everywhere
    assert says(before, 21, 11) == set()
    assert says(waiting, 21, 11) == set()
    assert says(after, 21, 11) == everywhere
