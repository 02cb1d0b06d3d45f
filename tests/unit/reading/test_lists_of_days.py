"""What lists of days say beside their days: parts of a meeting, who is to do it."""

from datetime import date

import pytest

from samspor.reading import read_document
from samspor.reading.kinds.activity_words import place_of
from samspor.reading.kinds.calendar.slips import tidied
from samspor.reading.kinds.page_words import is_page_word


def test_hours_of_each_group_are_parts_of_the_meeting() -> None:
    text = (
        "Oversikt over arrangement 2026-2027\n\n"
        " • 5.oktober   -  Foreldremøte alle avdelinger\n"
        "      Revehiet: 17.30-18.30\n"
        "      Maurtua og Bikuben: 18.30-19.30\n"
        " • 16.oktober  -  SU-møte\n"
    )

    first, _ = read_document(text.encode()).events

    assert first.agenda == ("Revehiet: 17.30-18.30", "Maurtua og Bikuben: 18.30-19.30")
    assert first.time_start is None


def test_who_is_to_do_it_is_told_of_the_activity_above() -> None:
    text = (
        "Årshjul for FAU 2026-2027\n\nNovember\n\nTemakveld om nettvett\nAnsvarlig: FAU-leder\n\n"
        "Mai\n\nDugnad\n\nJuni\n\n10. Avslutning\n"
    )

    first, second, _ = read_document(text.encode()).events

    assert (first.title, first.agenda) == ("Temakveld om nettvett", ("Ansvarlig: FAU-leder",))
    assert (second.title, second.agenda) == ("Dugnad", ())


def test_next_point_of_a_list_is_no_place() -> None:
    text = "Datoer våren 2027\n\n- Dugnad 12. mai\n- Besøksdager skole\n- Sommerfest 10. juni\n"

    events = read_document(text.encode()).events

    assert [(each.title, each.place) for each in events] == [("Dugnad", None), ("Sommerfest", None)]


@pytest.mark.parametrize("text", ["deltar på FAUs møter med uttalerett", "møtes på Vestsamlingen"])
def test_meeting_is_no_place(text: str) -> None:
    assert place_of(text) == (None, text)


def test_place_ends_before_who_is_not_there() -> None:
    assert place_of("Lucia på Lillestua uten foreldre")[0] == "Lillestua"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Planleggingsdag 18.novmber", "Planleggingsdag 18.november"),
        ("Møte 4. feburar kl. 9", "Møte 4. februar kl. 9"),
        ("Møte 4. trinn og 5. klasse", "Møte 4. trinn og 5. klasse"),
    ],
)
def test_slips_in_names_of_months(text: str, meant: str) -> None:
    assert tidied(text) == meant


def test_steps_to_a_page_begin_large() -> None:
    assert is_page_word("Tjenester / Barnehage / Foreldremøte")
    assert not is_page_word("Presentasjon på allmøte / trinnmøte i aulaen")


def test_one_weekday_leaves_the_years_it_fits_to_choose_from() -> None:
    text = "Samlinger i nettverket\n\n- Samling 1 fredag 6. november\n- Samling 2: 12. mars\n"

    draft = read_document(text.encode(), today=date(2025, 11, 29))

    assert draft.doubts[0].choices == ("2026–27", "2020–21")


def test_brackets_within_brackets_stay_whole() -> None:
    text = (
        "Planleggingsdager 2026-2027\n\n- 4. januar - avtalt i utvalget (SU)\n- 7. mai (felles)\n"
    )

    titles = [each.title for each in read_document(text.encode()).events]

    assert all(title.count("(") == title.count(")") for title in titles)


def test_bars_between_cells_are_no_title() -> None:
    text = "Lia barnehage\nAugust 2026\n|\nPlanleggingsdag 17.08\n|\n|\nSeptember 2026\n|\n|\n"

    assert read_document(text.encode()).document.title == "Lia barnehage"
