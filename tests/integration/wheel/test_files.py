"""The edition as files: what they are called, whom they are for, and that they are never stale."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
import time_machine
from django.test import Client

from samspor.activities.services import move_activity
from samspor.drawing.content import Kind
from samspor.drawing.files.apart import Format
from samspor.wheel.views.files import FILES
from tests.factories import activities
from tests.factories.activities import NOW, at, day, month
from tests.factories.wheel import release
from tests.integration.activities.conftest import Region
from tests.unit.drawing.files.readers import document, pdf_text, rows

PATH = "/arshjul/fjordane/2024-2025"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


@pytest.fixture(autouse=True)
def _fresh():
    """A day of the school year."""
    with time_machine.travel("2024-11-21 12:00 +0100", tick=False):
        yield


@pytest.fixture
def released(region: Region) -> Region:
    activities.activity(
        "Styrersamling",
        at=region.heads,
        on=at(2024, 10, 16, "09:30", "15:00"),
        kind=Kind.GATHERING,
        place="DMMH",
    )
    activities.activity("Oppfølging", at=region.local, on=month(2024, 12))
    activities.activity("Besøk", at=region.group)
    release(region.wheel, by=region.coordinator)
    return region


def fetch(form: str, *, prefix: str = "", query: str = "", status: int = 200):
    response = Client().get(f"{prefix}{PATH}.{form}{query}")
    assert response.status_code == status
    return response


@pytest.mark.parametrize("form", [form.value for form in Format])
def test_file_comes_with_its_name_and_its_kind(released: Region, form: str) -> None:
    response = fetch(form)

    assert response["Content-Type"] == TYPES[form]
    name = f"arshjul-fjordane-2024-2025.{form}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("form", [form.value for form in Format])
def test_year_without_an_edition_has_no_file(region: Region, form: str) -> None:
    missing = fetch(form, status=404)

    assert missing["Content-Type"].startswith("text/html")
    assert Client().get(f"/arshjul/fjordane/2031-2032.{form}").status_code == 404
    assert Client().get(f"/arshjul/nowhere/2024-2025.{form}").status_code == 404


def test_words_are_those_of_the_address(released: Region) -> None:
    assert "Aktivitet" in rows(fetch("xlsx").content)[0]
    assert "Vekedag" in rows(fetch("xlsx", prefix="/nn").content)[0]
    assert "Weekday" in rows(fetch("xlsx", prefix="/en").content)[0]
    headings = [
        line.text
        for line in document(fetch("docx", prefix="/nn").content).paragraphs
        if line.style.name == "Heading 1"
    ]
    assert headings[0] == "Månad for månad"
    assert "Åretsomliste" in pdf_text(fetch("pdf").content)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Styrersamling", "Oppfølging", "Besøk"]),
        ("?arena=styrernettverk", ["Styrersamling"]),
        ("?type=gathering&vis=tabell&maned=2024-10", ["Styrersamling"]),
        ("?arena=nonsense", ["Styrersamling", "Oppfølging", "Besøk"]),
    ],
)
def test_t13_file_holds_what_the_page_shows(
    released: Region, query: str, titles: list[str]
) -> None:
    found = rows(fetch("xlsx", query=query).content)

    assert [row["Aktivitet"] for row in found] == titles


def test_t13_what_is_only_in_the_draft_is_in_no_file(released: Region) -> None:
    activities.activity("Hemmelig plan", at=released.group, on=day(2024, 12, 1))

    assert "Hemmelig plan" not in {row["Aktivitet"] for row in rows(fetch("xlsx").content)}
    assert "Hemmeligplan" not in pdf_text(fetch("pdf").content)


@pytest.mark.parametrize(
    ("prefix", "query"), [("", ""), ("/nn", ""), ("/en", ""), ("", "?arena=styrernettverk")]
)
def test_t13_pdf_carries_the_workbook_of_the_same_page(
    released: Region, prefix: str, query: str
) -> None:
    activities.activity("Hemmelig plan", at=released.group, on=day(2024, 12, 1))

    with pikepdf.open(BytesIO(fetch("pdf", prefix=prefix, query=query).content)) as book:
        (carried,) = [each.get_file().read_bytes() for each in book.attachments.values()]

    assert carried == fetch("xlsx", prefix=prefix, query=query).content


def test_changed_date_is_in_every_file_by_the_next_request(region: Region) -> None:
    meeting = activities.activity("Planmøte", at=region.group, on=day(2024, 12, 4))
    release(region.wheel, by=region.coordinator)
    before = {form: fetch(form).content for form in TYPES}

    move_activity(
        viewer=region.coordinator,
        activity=meeting,
        timing=day(2024, 12, 11),
        expected_version=meeting.version,
        now=NOW + timedelta(hours=1),
    )
    release(region.wheel, by=region.coordinator, now=NOW + timedelta(hours=2))
    after = {form: fetch(form).content for form in TYPES}

    assert [row["Når"] for row in rows(before["xlsx"])] == ["ons. 4. desember (uke 49)"]
    assert [row["Når"] for row in rows(after["xlsx"])] == ["ons. 11. desember (uke 50)"]
    cells = document(after["docx"]).tables[0].rows
    assert any("ons. 11. desember (uke 50)" in cell.text for row in cells for cell in row.cells)
    assert "ons.11.desember(uke50)" in pdf_text(after["pdf"])


def test_file_is_made_once_per_edition_and_language(
    released: Region, django_assert_num_queries
) -> None:
    first = fetch("xlsx")

    with django_assert_num_queries(1):
        second = fetch("xlsx")

    assert second.content == first.content
    assert second["ETag"] == first["ETag"]
    assert fetch("xlsx", prefix="/nn")["ETag"] != first["ETag"]
    assert len(FILES) == 2
    fetch("xlsx", query="?type=gathering")
    assert len(FILES) == 2


def test_known_file_is_not_sent_again(released: Region) -> None:
    known = fetch("xlsx")["ETag"]

    again = Client().get(f"{PATH}.xlsx", headers={"if-none-match": known})

    assert (again.status_code, again.content) == (304, b"")
