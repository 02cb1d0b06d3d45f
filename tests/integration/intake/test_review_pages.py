"""Bring a document, look through it, take it in, take it back: as the coordinator meets it."""

from dataclasses import dataclass
from html import unescape

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from samspor.activities.models import Activity
from samspor.intake.models import GivenAnswer, Reading
from samspor.intake.services.queue import read_next
from samspor.kernel import clock
from samspor.networks.models import Arena
from samspor.reading.document import read_with_source
from samspor.seats.models import Person
from tests.page_checks import words
from tests.page_client import Page, PageClient
from tests.viewpoints import Viewpoint, World

LIST = "/fjordane/dokumenter/"
WHY = "the test looks at all rows"
LIST_STATEMENTS = 5
PLAN = """Årshjul for Storvik og Lillevik 2024-2025

| Måned | Regional arbeidsgruppe | Regionalt styrernettverk |
|---|---|---|
| September | Møte 2. september kl. 9-11 | |
| Oktober | | Samling 16. oktober kl. 9.30-15 |
| November | Møte 4. november: Evaluering samling 17/10 | |
"""
REVIEW_STATEMENTS = 30


@pytest.fixture
def coordinator(world: World) -> PageClient:
    return PageClient(world.client(Viewpoint.COORDINATOR))


def read_all() -> None:
    """In this process: that it is done in another has tests of its own."""
    while read_next(now=clock.now(), clock=clock.now, read=read_with_source):
        pass


def bring(pages: PageClient, text: str = PLAN, *, name: str = "Årshjul.txt") -> str:
    """The address of the document, read."""
    upload = SimpleUploadedFile(name, text.encode())
    response = pages.post(LIST, {"file": upload, "text": ""})
    read_all()
    return str(response.headers["Location"])


def look(pages: PageClient, path: str, *, status: int = 200) -> Page:
    return pages.get(path, status=status, statements=REVIEW_STATEMENTS)


def hidden(page: Page) -> dict[str, str]:
    """What the review's form sends by itself."""
    inputs = [one for one in page.answer.all("input") if one.attrib.get("name")]
    form = {
        one.attrib["name"]: unescape(one.attrib.get("value", ""))
        for one in inputs
        if one.attrib["name"] in {"seen", "stamp", "shown", "marks"}
    }
    boxes = [one for one in inputs if one.attrib.get("type") == "checkbox"]
    return form | {one.attrib["name"]: "1" for one in boxes if "checked" in one.attrib}


@dataclass(frozen=True)
class Radio:
    name: str
    values: list[str]
    chosen: list[str]


def doubt_of(page: Page) -> Radio:
    """The first question of the document's own."""
    inputs = [one for one in page.answer.all("input") if one.attrib.get("type") == "radio"]
    name = next(one.attrib["name"] for one in inputs if one.attrib["name"].startswith("d."))
    mine = [one for one in inputs if one.attrib["name"] == name]
    values = [one.attrib["value"] for one in mine]
    return Radio(name, values, [one.attrib["value"] for one in mine if "checked" in one.attrib])


def activities() -> set[str]:
    rows = Activity.objects.unguarded(reason=WHY).filter(removed=False)
    return set(rows.values_list("title", flat=True))


def answers() -> dict[str, str]:
    rows = GivenAnswer.objects.unguarded(reason=WHY)
    return dict(rows.values_list("asked", "value"))


def test_pages_of_the_source_are_told_where_it_has_them(coordinator: PageClient) -> None:
    first = "#table(columns: 2, [Dato], [Hva], [3. september 2026], [Styrersamling])"
    second = "#table(columns: 2, [Dato], [Hva], [4. desember 2026], [Nettverksmøte])"
    data = typst.compile(f"= Møteplan 2026-2027\n{first}\n#pagebreak()\n{second}".encode())
    upload = SimpleUploadedFile("plan.pdf", data)
    path = coordinator.post(LIST, {"file": upload, "text": ""}).headers["Location"]
    read_all()

    page = look(coordinator, path)

    assert [words(each) for each in page.all("p", class_="source__page")] == ["Side 1", "Side 2"]
    assert [words(each) for each in page.all("span", class_="fact__where")][:2] == [
        "side 1",
        "side 2",
    ]


def test_an_empty_list_says_what_to_do(coordinator: PageClient) -> None:
    page = coordinator.get(LIST)

    assert "Ingen dokumenter er lest inn ennå" in page.main


def test_a_document_is_being_read_until_it_is(coordinator: PageClient) -> None:
    path = coordinator.post(LIST, {"text": PLAN}).headers["Location"]

    waiting = coordinator.get(path)
    assert "Dokumentet leses" in waiting.main
    assert 'http-equiv="refresh"' in waiting.answer.html
    read_all()
    assert "Ta inn" in look(coordinator, path).main


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"text": " "}, "Velg en fil"),
        ({"text": "Kari 010180 00055"}, "fødselsnummer"),
    ],
)
def test_what_can_not_be_brought_is_told_and_stays(
    coordinator: PageClient, sent: dict[str, str], told: str
) -> None:
    page = coordinator.post_invalid(LIST, sent)

    assert told in page.main
    assert sent["text"].strip() in page.answer.html
    assert Reading.objects.unguarded(reason=WHY).count() == 0


def test_t15_a_large_file_is_refused_with_a_sentence(coordinator: PageClient) -> None:
    upload = SimpleUploadedFile("stor.pdf", b"%PDF-" + bytes(10_000_001))

    page = coordinator.post_invalid(LIST, {"file": upload})

    assert "Grensen er 10 MB" in page.main


def test_t15_names_of_files_are_made_harmless(coordinator: PageClient) -> None:
    path = bring(coordinator, name="<b>../årshjul 24.txt")

    row = Reading.objects.unguarded(reason=WHY).get()
    assert row.name == "årshjul 24.txt"
    file = coordinator.client.get(f"{path}fil/")
    assert file.headers["Content-Disposition"] == f'attachment; filename="dokument-{row.pk}.text"'
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Content-Type"] == "application/octet-stream"
    assert file.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert file.content == PLAN.encode()


def test_t15_a_disguise_is_refused_with_a_sentence(coordinator: PageClient) -> None:
    upload = SimpleUploadedFile("plan.docx", b"\x89PNG\r\n\x1a\n" + bytes(100))
    path = coordinator.post(LIST, {"file": upload}).headers["Location"]
    read_all()

    page = coordinator.get(path)

    assert "Dokumentet kunne ikke leses" in page.main
    assert "et bilde" in page.main


def test_a_document_without_a_year_asks_for_it(coordinator: PageClient) -> None:
    path = bring(coordinator, PLAN.replace(" 2024-2025", ""))

    assert "Hvilket barnehage- og skoleår gjelder det?" in coordinator.get(path).main
    coordinator.post(path, {"act": "year", "year": "2024"})
    read_all()
    assert "Ta inn" in look(coordinator, path).main


def test_the_whole_source_is_shown_with_its_facts_marked(coordinator: PageClient) -> None:
    page = look(coordinator, bring(coordinator))

    marks = [one for one in page.answer.all("a") if "data-to" in one.attrib]
    facts = page.answer.ids
    assert marks
    assert all(one.attrib["href"].removeprefix("#") in facts for one in marks)
    for line in ("Samling 16. oktober kl. 9.30-15", "September", "Regionalt styrernettverk"):
        assert line in page.main


def test_nothing_is_taken_in_before_the_button(coordinator: PageClient) -> None:
    path = bring(coordinator)
    form = hidden(look(coordinator, path))

    coordinator.post(path, {**form, "act": "save"})

    assert activities() == set()


def test_what_is_chosen_is_taken_in_and_taken_back(coordinator: PageClient) -> None:
    path = bring(coordinator)
    form = hidden(look(coordinator, path))

    coordinator.post(path, {**form, "act": "take"})

    assert len(activities()) >= 2
    receipt = coordinator.get(path, statements=12)
    assert "Angre hele innlesingen" in receipt.main
    assert "Samling" in receipt.main
    coordinator.post(path, {"act": "undo"})
    assert activities() == set()
    assert "Angret" in coordinator.get(path, statements=12).main


def test_what_is_left_out_is_not_taken_in(coordinator: PageClient) -> None:
    path = bring(coordinator)
    page = look(coordinator, path)
    form = hidden(page)
    labels = {one.attrib["for"]: one for one in page.answer.all("label") if "for" in one.attrib}
    gone = next(
        name for name in form if name in labels and "Samling" in "".join(labels[name].itertext())
    )
    form.pop(gone)

    coordinator.post(path, {**form, "act": "take"})

    assert "Samling" not in activities()
    assert "ble utelatt" in coordinator.get(path, statements=12).main


def test_t18_the_same_document_again_says_that_nothing_is_new(coordinator: PageClient) -> None:
    path = bring(coordinator)
    radio = doubt_of(look(coordinator, path))
    coordinator.post(path, {**hidden(look(coordinator, path)), radio.name: radio.values[0]})
    coordinator.post(path, {**hidden(look(coordinator, path)), "act": "take"})
    before = activities()

    again = bring(coordinator)
    page = look(coordinator, again)

    assert again != path
    assert "Ingenting er nytt" in page.main
    assert hidden(page).keys() == {"seen", "stamp", "shown", "marks"}
    assert activities() == before


def test_t19_a_changed_document_shows_exactly_its_changes(coordinator: PageClient) -> None:
    path = bring(coordinator)
    coordinator.post(path, {**hidden(look(coordinator, path)), "act": "take"})

    again = bring(coordinator, PLAN.replace("Samling 16. oktober", "Samling 23. oktober"))
    page = look(coordinator, again)

    changed = page.all("li", data_verdict="changed")
    assert [words(one.find(".//label")) for one in changed] == ["Ta inn: Samling"]
    assert "16. oktober" in words(changed[0].find(".//del"))
    assert "23. oktober" in words(changed[0].find(".//ins"))
    assert page.all("li", data_verdict="new") == []


def test_a_name_is_a_question_and_nothing_else(coordinator: PageClient) -> None:
    text = "Nettverk\n\nNettverk for lek\n\nKontaktperson: Kari Eksempel, Solbakken barnehage\n"
    path = bring(coordinator, text)
    page = look(coordinator, path)

    coordinator.post(path, {**hidden(page), "act": "take"})

    assert "Skal Kari Eksempel bli kontakt?" in page.main
    assert not Person.objects.unguarded(reason=WHY).filter(name="Kari Eksempel").exists()
    assert "Kari Eksempel" not in coordinator.get(LIST).main


def test_a_stale_page_is_shown_again(coordinator: PageClient) -> None:
    path = bring(coordinator)
    form = hidden(look(coordinator, path))

    page = coordinator.post_invalid(path, {**form, "stamp": "x", "act": "take"}, status=409)

    assert "Se en gang til" in page.main
    assert activities() == set()


def test_answers_are_saved_as_they_are_given(coordinator: PageClient) -> None:
    path = bring(coordinator)
    page = look(coordinator, path)
    radio = doubt_of(page)

    sent = {**hidden(page), radio.name: radio.values[0], "auto": "1"}
    response = coordinator.client.post(path, sent)

    assert response.status_code == 200
    assert answers() == {"doubt": radio.values[0]}
    # The parts that may have changed, without the page around them or the document again.
    light = response.content.decode()
    assert 'id="fakta"' in light
    assert "<html" not in light
    assert "source__" not in light
    assert len(light) < 0.6 * len(page.html)
    again = look(coordinator, path)
    assert radio.values[0] in doubt_of(again).chosen


def test_another_day_is_typed_and_a_slip_is_told(coordinator: PageClient) -> None:
    path = bring(coordinator)
    page = look(coordinator, path)
    radio = doubt_of(page)
    typed = {radio.name: "other", f"{radio.name}.other": "i går en gang"}

    coordinator.post(path, {**hidden(page), **typed})

    again = look(coordinator, path)
    assert "Vi klarer ikke å lese dette som en dag" in again.main
    assert 'value="i går en gang"' in again.answer.html


def test_one_answer_may_be_given_to_all_that_are_alike(coordinator: PageClient) -> None:
    names = ["Havna barnehage, 20 barn", "Lia barnehage, 30 barn", "Myra barnehage, 40 barn"]
    path = bring(coordinator, "Barnehager\n\n" + "\n".join(f"- {name}" for name in names) + "\n")
    page = look(coordinator, path)
    (button,) = page.all("button", name="same")
    name = button.attrib["value"].split("/")[1]
    radios = page.all("input", type="radio", name=name)

    # The script has saved the first answer already when the button is pressed.
    sent = {name: radios[0].attrib["value"]}
    coordinator.client.post(path, {**hidden(page), **sent, "auto": "1"})
    coordinator.post(path, {**hidden(page), **sent, "same": button.attrib["value"]})

    kept = GivenAnswer.objects.unguarded(reason=WHY).filter(asked="match")
    assert kept.count() == 3
    assert set(kept.values_list("value", flat=True)) == {radios[0].attrib["value"]}


def test_t55_two_at_once_are_told_whose_answer_stands(
    coordinator: PageClient, world: World
) -> None:
    path = bring(coordinator)
    page = look(coordinator, path)
    radio = doubt_of(page)
    coordinator.post(path, {**hidden(page), radio.name: radio.values[0]})

    sent = {**hidden(page), radio.name: radio.values[1], "act": "take"}
    told = coordinator.post_invalid(path, sent, status=409)

    label = world.seat_of[Viewpoint.COORDINATOR].label
    assert f"{label} svarte nettopp «{radio.values[0]}»" in told.main
    assert answers() == {"doubt": radio.values[0]}
    assert activities() == set()


def test_t12_names_that_the_page_does_not_have_are_ignored(coordinator: PageClient) -> None:
    path = bring(coordinator)
    form = hidden(look(coordinator, path))

    coordinator.post(path, {**form, "d.abcdef123456": "x", "m.abcdef123456": "2", "act": "save"})

    assert answers() == {}


def test_thrown_away_is_gone(coordinator: PageClient) -> None:
    path = bring(coordinator)

    response = coordinator.post(path, {"act": "discard"})

    assert "Dokumentet er kastet" in coordinator.get(response.headers["Location"]).main
    coordinator.get(path, status=404)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_however_long(coordinator: PageClient, number: int) -> None:
    for each in range(number):
        bring(coordinator, PLAN + f"\nNr {each}\n")

    page = coordinator.get(LIST)

    assert len(page.answer.statements) == LIST_STATEMENTS
    assert page.main.count("Venter på deg") == number


NETWORKS = """Lærende nettverk i Storvik

Nettverk for styrere

Styrernettverket møtes fire ganger i året.

Kontaktperson:
"""


def networks_shown() -> list[bool]:
    rows = Arena.objects.unguarded(reason=WHY).filter(name="Nettverk for styrere")
    return list(rows.values_list("is_public", flat=True))


def test_pages_are_public_when_somebody_says_so_and_go_with_the_document(
    coordinator: PageClient,
) -> None:
    path = bring(coordinator, NETWORKS, name="Nettverk.txt")
    page = look(coordinator, path)
    assert "bare synlige for dem som har en rolle her" in page.main

    coordinator.post(path, {**hidden(page), "act": "take"})
    assert networks_shown() == [False]
    assert "1 side er ikke offentlig ennå" in coordinator.get(path, statements=14).main

    told = coordinator.post(path, {"act": "show"})
    assert (
        "Én side er nå offentlig" in coordinator.get(told.headers["Location"], statements=14).main
    )
    assert networks_shown() == [True]

    coordinator.post(path, {"act": "undo"})
    assert networks_shown() == []


def test_pages_are_public_at_once_where_that_is_chosen(coordinator: PageClient) -> None:
    path = bring(coordinator, NETWORKS, name="Nettverk.txt")

    coordinator.post(path, {**hidden(look(coordinator, path)), "act": "take", "shown_to_all": "1"})

    assert networks_shown() == [True]


def test_the_name_of_the_file_tells_the_year_and_is_shown(coordinator: PageClient) -> None:
    text = "Viktige datoer\n\nPlanleggingsdag 14. august\nForeldremøte 23. september kl. 18\n"

    path = bring(coordinator, text, name="Datoer 2025-2026.txt")

    row = Reading.objects.unguarded(reason="the test looks at all").latest("pk")
    page = look(coordinator, path)
    assert row.draft["document"]["school_year"] == "2025-2026"
    assert "Datoer 2025-2026.txt" in page.main
    assert "Hvilket skoleår er det?" not in page.main


def test_questions_are_in_the_language_of_the_reader(coordinator: PageClient) -> None:
    text = "Årshjul for styrernettverket 2025-2026\n\nSamling tirsdag 15. oktober kl. 9-12\n"
    path = bring(coordinator, text)

    english = look(coordinator, f"/en{path}")

    assert "15 October 2025 is a Wednesday, not a Tuesday." in english.main
    assert "Tuesday 14 October" in english.main
    assert "15. oktober 2025 er en onsdag, ikke en tirsdag." in look(coordinator, path).main


def test_what_many_wait_for_is_asked_first(coordinator: PageClient) -> None:
    text = "Viktige datoer 2025-2026\n\nMøte tirsdag 15. oktober kl. 9\nForeldremøte 11. juni\n"

    page = look(coordinator, bring(coordinator, text))

    told = page.answer.all("legend")
    assert [each.text for each in told if "question" in each.attrib.get("class", "")] == [
        "Dokumentet sier ikke hvem som møtes. Hvor hører disse aktivitetene hjemme?",
        "15. oktober 2025 er en onsdag, ikke en tirsdag.",
    ]
