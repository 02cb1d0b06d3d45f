"""The committed twin of the real wheel: same shape, other facts, in three formats."""

from datetime import date, time

import pytest

from samspor.reading import read_document
from samspor.reading.draft import Draft
from samspor.reading.safely import read_safely
from tests.unit.reading.documents import as_docx, as_html, twin_text, without_places


@pytest.fixture(params=["text", "html", "docx"])
def data(request: pytest.FixtureRequest) -> bytes:
    text = twin_text()
    made = {"text": text.encode, "html": lambda: as_html(text), "docx": lambda: as_docx(text)}
    return bytes(made[request.param]())


@pytest.fixture
def draft(data: bytes) -> Draft:
    return read_document(data)


def test_formats_give_the_same_draft_apart_from_places(data: bytes) -> None:
    from_text = read_document(twin_text().encode())

    draft = read_document(data)

    assert without_places(draft) == without_places(from_text)


def test_same_bytes_give_the_same_draft(data: bytes) -> None:
    assert read_document(data) == read_document(data)


def test_own_process_gives_the_same_draft(data: bytes) -> None:
    assert read_safely(data, name="tvilling") == read_document(data)


def test_twin_has_its_own_facts(draft: Draft) -> None:
    when = [(event.start, event.time_start, event.time_end, event.kind) for event in draft.events]

    assert draft.document.school_year == "2025-2026"
    assert when == [
        (date(2025, 9, 1), None, None, "preparation"),
        (date(2025, 10, 7), time(9), time(11, 30), "meeting"),
        (date(2025, 11, 12), time(10), time(14, 30), "gathering"),
        (date(2025, 12, 1), None, None, "follow_up"),
        (date(2026, 1, 14), None, None, "professional_day"),
        (date(2026, 2, 3), time(9), time(11), "meeting"),
        (date(2026, 2, 1), None, None, "follow_up"),
        (date(2026, 4, 21), time(10), time(14, 30), "gathering"),
        (date(2026, 4, 1), None, None, "follow_up"),
        (date(2026, 5, 27), time(12), time(15), "meeting"),
        (date(2026, 6, 1), None, None, "follow_up"),
    ]


def test_twin_is_tied_together(draft: Draft) -> None:
    ties = {
        index: [follow.event for follow in event.follows]
        for index, event in enumerate(draft.events)
        if event.follows
    }

    assert ties == {0: [1], 3: [2], 6: [2, 4], 8: [7], 10: [7]}


def test_twin_names_its_region_and_arenas(draft: Draft) -> None:
    (region,) = draft.regions

    assert region.name == "Havlandet nord"
    assert region.municipalities == ("Almdal", "Breidnes", "Tverrfjord")
    assert region.partners == ("Kystuniversitetet",)
    assert [arena.level for arena in draft.arenas] == [
        "region",
        "region",
        "municipality",
        "cluster",
        "unit",
    ]
    assert draft.arenas[1].role == "Deler erfaringer.\nEvaluerer på flere nivå:\n- Skole\n- Kommune"
    assert [scheme.name for scheme in draft.schemes] == [
        "Dekom",
        "Kompetanseløftet for laget rundt eleven",
    ]


def test_twin_has_one_doubt_and_nothing_left(draft: Draft) -> None:
    (doubt,) = draft.doubts

    assert doubt.event == 5
    assert doubt.choices == ("onsdag 14. januar", "tirsdag 3. februar")
    assert draft.unplaced == ()
    assert len(draft.furniture) == 9


def test_link_of_text_and_page_is_kept() -> None:
    links = [read_document(data).links for data in (twin_text().encode(), as_html(twin_text()))]

    assert links[0] == links[1]
    assert [(link.text, link.target) for link in links[0]] == [
        ("planen for nettverket", "https://havlandet.example/plan"),
    ]
