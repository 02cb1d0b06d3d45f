"""The real wheel of a region (issue 2): everything it says, and nothing it does not."""

import re
from datetime import date, time

import pytest

from samspor.kernel.timing import Precision
from samspor.reading import read_document
from samspor.reading.draft import Draft, DraftEvent, Follow
from tests.unit.reading.documents import DEMO, seed

WHEEL = "003_bc935cdedb893b1e.txt"
REST = (
    "000_159600a2a3d0d36e.txt",
    "001_6b44457b50c9e8f8.txt",
    "002_a5fe0b2c664670ae.txt",
    "004_33d1945ee67c88f0.txt",
)

# Day, from, to, how, where, kind, number of agenda points.
DATED = [
    (date(2024, 9, 2), time(12), time(14, 30), "digital", None, "meeting", 3),
    (date(2024, 10, 16), time(9, 30), time(15), "physical", "DMMH", "gathering", 4),
    (date(2024, 11, 27), None, None, None, None, "professional_day", 0),
    (date(2024, 12, 4), time(12), time(14, 30), "digital", None, "meeting", 3),
    (date(2025, 4, 9), time(8, 30), time(11), "digital", None, "meeting", 1),
    (date(2025, 5, 22), time(9, 30), time(15), "physical", "DMMH", "gathering", 4),
    (date(2025, 6, 24), time(10), time(15), "physical", "DMMH", "meeting", 2),
]
# Month, kind, and the days of what it prepares or follows.
UNDATED = [
    (date(2024, 8, 1), date(2024, 8, 31), "preparation", [date(2024, 9, 2)]),
    (date(2024, 11, 1), date(2024, 11, 30), "follow_up", [date(2024, 10, 16)]),
    (date(2024, 12, 1), date(2024, 12, 31), "follow_up", [date(2024, 10, 16), date(2024, 11, 27)]),
    (date(2025, 5, 1), date(2025, 5, 31), "follow_up", [date(2025, 5, 22)]),
    (date(2025, 6, 1), date(2025, 6, 30), "follow_up", [date(2025, 5, 22)]),
]


@pytest.fixture(params=["seed", "demo"])
def draft(request: pytest.FixtureRequest) -> Draft:
    """The real wheel, and our own words for the same facts (the demo's document)."""
    data = seed(WHEEL) if request.param == "seed" else DEMO.read_bytes()
    return read_document(data, name="arshjul.txt")


@pytest.fixture
def real() -> Draft:
    return read_document(seed(WHEEL), name=WHEEL)


def dated(draft: Draft) -> list[DraftEvent]:
    return [event for event in draft.events if event.precision in {Precision.TIME, Precision.DAY}]


def test_document_is_a_wheel_for_its_school_year(draft: Draft) -> None:
    assert "Trøndelag sørvest 2024/2025" in (draft.document.title or "")
    assert draft.document.language == "nb"
    assert draft.document.school_year == "2024-2025"
    assert draft.document.kinds == ("annual_wheel",)


def test_seven_dated_events_have_their_days_and_times(draft: Draft) -> None:
    found = [
        (e.start, e.time_start, e.time_end, e.mode, e.place, e.kind, len(e.agenda))
        for e in dated(draft)
    ]

    assert found == DATED
    assert all(event.end is None for event in dated(draft))


def test_five_undated_events_are_tied_to_what_they_prepare_or_follow(draft: Draft) -> None:
    undated = [event for event in draft.events if event.precision is Precision.MONTH]
    found = [
        (e.start, e.end, e.kind, [draft.events[f.event].start for f in e.follows]) for e in undated
    ]

    assert len(draft.events) == 12
    assert found == UNDATED
    assert all(f.relation == event.kind for event in undated for f in event.follows)
    assert all(not event.follows for event in dated(draft))


def test_professional_day_is_held_by_municipality(draft: Draft) -> None:
    (day,) = [event for event in draft.events if event.kind == "professional_day"]

    assert day.title == "Regional fagdag"
    assert (day.audience or "").lower() == "kommunevis"
    assert day.municipalities == ("Heim", "Hitra", "Rindal", "Skaun")


def test_arenas_have_level_who_and_role(draft: Draft) -> None:
    assert [arena.level for arena in draft.arenas] == [
        "region",
        "region",
        "municipality",
        "cluster",
        "unit",
    ]
    assert all(arena.who and arena.role for arena in draft.arenas)
    assert not re.search(r"[<>]", "".join(arena.role or "" for arena in draft.arenas))


def test_region_has_four_municipalities_and_its_partner(draft: Draft) -> None:
    (region,) = draft.regions

    assert region.name == "Trøndelag sørvest"
    assert region.municipalities == ("Heim", "Hitra", "Rindal", "Skaun")
    assert region.partners == ("DMMH",)


def test_stale_day_in_the_agenda_is_the_only_doubt(draft: Draft) -> None:
    (doubt,) = draft.doubts

    assert doubt.event is not None
    assert draft.events[doubt.event].start == date(2024, 12, 4)
    assert draft.events[doubt.event].doubts == (0,)
    assert doubt.line == draft.events[doubt.event].source.line
    assert "4/12" in doubt.text
    assert doubt.choices == ("onsdag 27. november", "onsdag 4. desember")


def test_nothing_is_left_over(draft: Draft) -> None:
    coverage = draft.coverage

    assert draft.unplaced == ()
    assert coverage.unplaced == 0
    assert coverage.content_lines == coverage.structured + coverage.text
    assert coverage.placed == coverage.content_lines
    assert coverage.text == len(draft.organisation)
    assert len(draft.furniture) <= 11
    assert all(each.why for each in draft.furniture)


def test_real_wheel_is_read_word_by_word(real: Draft) -> None:
    september, october, fagdag, december = (
        real.events[1],
        real.events[2],
        real.events[4],
        real.events[5],
    )

    assert [event.title for event in real.events] == [
        "Forberedelse til regionalt arbeidsgruppemøte",
        "Digitalt møte",
        "Styrersamling",
        "Oppfølging styrersamling",
        "Regional fagdag",
        "Digitalt møte",
        "Oppfølging styrersamling og regional fagdag",
        "Digitalt møte",
        "Styrersamling",
        "Oppfølging styrersamling",
        "Møte",
        "Oppfølging styrersamling",
    ]
    assert real.events[0].agenda == ("Gjennomgang av denne planen",)
    assert september.agenda == (
        "Tilbakemeldinger fra styrernetverk på denne planen",
        "Planlegge styrersamling i 16.okt",
        "Evt planlegge regional fagdag 27.nov",
    )
    assert october.agenda == (
        "Stoppunkt for Rekomarbeidet",
        "Evaluering",
        "Planlegging",
        "Faglig innlegg",
    )
    assert december.agenda == (
        "Evaluering styrersamling 16/10",
        "Evaluering fagdag 4/12",
        "Planlegging av våren 2025",
    )
    assert real.events[6].follows == (Follow(2, "follow_up"), Follow(4, "follow_up"))
    assert fagdag.arenas == ("Utviklingsarbeid i barnehagen",)
    assert october.source.line == 44
    assert october.source.cell == "Okt / Regionalt styrernetverk"


def test_real_wheel_keeps_role_paragraphs_and_lists(real: Draft) -> None:
    heads = real.arenas[1]

    assert heads.name == "Regionalt styrernetverk"
    assert heads.role == (
        "Stoppunkt, erfaringsdeling, faglig innspill og videre planlegging.\n"
        "Evaluering på ulike nivå ut fra spørsmål om hvilke spor vi ser av utvikling for barns beste:\n"
        "- Barnehage\n- Kommunalt\n- Regionalt"
    )


def test_real_wheel_counts_each_line_and_cell_once(real: Draft) -> None:
    text = seed(WHEEL).decode()
    cells = sum(
        sum(bool(cell.strip()) for cell in line.split("\t")) if "\t" in line else bool(line.strip())
        for line in text.split("\n")
    )

    assert real.coverage.content_lines + len(real.furniture) == cells
    assert len(real.furniture) == 9
    assert {each.text for each in real.furniture} == {"TRØNDELAG", "SØRVEST", "Lakseregionen"}


def test_real_wheel_sources_stand_where_they_say(real: Draft) -> None:
    lines = seed(WHEEL).decode().split("\n")
    sources = [each.source for each in (*real.events, *real.organisation)]

    assert len(sources) == 20
    assert all(source.text in lines[source.line - 1] for source in sources)


def test_real_wheel_names_plan_schemes_and_link(real: Draft) -> None:
    assert [scheme.name for scheme in real.schemes] == [
        "Dekom",
        "Rekom",
        "Kompetanseløftet for spesialpedagogikk og inkluderende praksis",
    ]
    assert [plan.name for plan in real.plans] == [
        "Langsiktig plan for Trøndelag sørvest oppvekst kompetansenettverk",
    ]
    assert [(link.text, link.target) for link in real.links] == [("langsiktige plan", "#")]


@pytest.mark.parametrize("name", REST)
def test_other_real_documents_are_read_without_loss(name: str) -> None:
    """Their own recognisers come later; what no one knows is shown as such."""
    data = seed(name)

    draft = read_document(data, name=name)

    coverage = draft.coverage
    assert draft.events == ()
    assert draft.document.title
    assert coverage.content_lines + len(draft.furniture) == sum(
        bool(line.strip()) for line in data.decode().split("\n")
    )
    assert coverage.content_lines == coverage.structured + coverage.text + coverage.unplaced
    assert coverage.unplaced == len(draft.unplaced)
