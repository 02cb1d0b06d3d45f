"""Wheels as people write them: cells missing, other month names, other layouts."""

from datetime import date, time

import pytest

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision
from samspor.reading import read_document
from samspor.reading.draft import Draft, DraftEvent
from samspor.reading.errors import Unreadable
from tests.unit.reading.documents import DEMO

ARENAS = ("Regional arbeidsgruppe", "Kommunalt styrernettverk")


def wheel(*rows: str, heading: str = "Årshjul 2024-2025", header: str | None = None) -> Draft:
    top = header if header is not None else "\t" + "\t".join(ARENAS)
    return read_document("\n".join([heading, "", top, *rows]).encode())


def only(draft: Draft) -> DraftEvent:
    (event,) = draft.events
    return event


def cell(text: str, *, month: str = "Okt") -> DraftEvent:
    return only(wheel(f"{month}\t{text}\t", "Juli\t\t"))


@pytest.mark.parametrize(
    ("label", "month"),
    [
        ("Aug", 8), ("august", 8), ("AUGUST", 8), ("Sept", 9), ("Sept.", 9), ("september", 9), ("sep", 9),
        ("Okt.", 10), ("Oktober", 10), ("nov", 11), ("Desember", 12), ("Jan", 1), ("Febr", 2),
        ("Mars", 3), ("mar", 3), ("Apr", 4), ("Mai", 5), ("Jun", 6), ("juni", 6), ("Jul", 7), ("Juli", 7),
    ],
)  # fmt: skip
def test_month_is_read_however_it_is_written(label: str, month: int) -> None:
    event = only(wheel(f"{label}\tNettverkssamling\t", "Nov\t\t"))

    assert event.start == date(2024 if month >= 8 else 2025, month, 1)
    assert event.precision is Precision.MONTH


def test_two_months_in_one_row_are_a_period() -> None:
    event = cell("Møter i gruppene", month="Mars/april")

    assert (event.start, event.end) == (date(2025, 3, 1), date(2025, 4, 30))


def test_year_in_the_label_wins_over_the_rule() -> None:
    assert cell("Samling", month="Aug 2025").start == date(2025, 8, 1)


@pytest.mark.parametrize(
    "rows",
    [
        ("Sept\tMøte 3. september", "Okt", "Nov\t\tSamling 6. november"),
        ("Sept\tMøte 3. september\t", "Okt\t\t", "Nov\t\tSamling 6. november"),
        ("Sept\tMøte 3. september\t", "", "Okt\t\t", "", "Nov\t\tSamling 6. november"),
    ],
)
def test_cells_that_were_cut_off_are_empty(rows: tuple[str, ...]) -> None:
    draft = wheel(*rows)

    assert [(event.start, event.arenas) for event in draft.events] == [
        (date(2024, 9, 3), ARENAS[:1]),
        (date(2024, 11, 6), ARENAS[1:]),
    ]
    assert draft.unplaced == ()


def test_header_that_lost_its_first_tab_still_names_the_columns() -> None:
    draft = wheel("Sept\t\tSamling 6. september", header="\t".join(ARENAS))

    assert only(draft).arenas == ARENAS[1:]


def test_cell_outside_the_columns_is_a_question() -> None:
    draft = wheel("Sept\t\t\tSamling 6. september")

    (doubt,) = draft.doubts
    assert only(draft).arenas == ()
    assert doubt.choices == ARENAS


def test_a_short_page_in_nynorsk_is_told_by_the_few_words_it_has() -> None:
    draft = read_document(
        "Tilskot til leirskule\n\nMålet er å gi alle barn moglegheit til å vere saman.\n".encode()
    )

    assert draft.document.language == "nn"


def test_all_who_are_named_are_members_and_a_vacant_seat_is_of_no_unit() -> None:
    named = read_document(
        "Nettverk for inkludering\n\n"
        "Nettverket består av barnehagene Lia, Moen, Tunet og Åsen.\n"
        "Kari Nes leder nettverket. Det møtes hver sjette uke.\n".encode()
    )
    vacant = read_document(
        "Kontaktpersonar i nettverka\n\nNettverk nord\nKontaktperson: Lise Vik\n\n"
        "Nettverk sør\nKontaktperson: Ledig\n".encode()
    )

    assert named.networks[0].members == "barnehagene Lia, Moen, Tunet og Åsen"
    assert [each.person for each in named.networks[0].contacts] == ["Kari Nes"]
    seat = vacant.networks[1].contacts[0]
    assert (seat.vacant, seat.unit, seat.person) == (True, None, None)


def test_nynorsk_wheel_is_read_in_nynorsk() -> None:
    draft = read_document(
        "Årshjul for skuleåret 2025/2026\n\n"
        "Vi møtest fordi skulane og barnehagane ikkje skal stå åleine, og vi lærer av kvarandre.\n\n"
        "\tRegional arbeidsgruppe\tKommunalt styrarnettverk\n"
        "Kven\tEigarar og UH\tStyrarane\n"
        "Oktober\tMøte tysdag 7. oktober kl. 09.00–11.00 - Fagleg innlegg\t\n"
        "November\t\tOppfølging av møtet 7. oktober\n"
        "Desember\t\tFørebuing til møtet 13. januar\n"
        "Januar\tMøte på Teams måndag 12. januar\t\n".encode(),
    )

    assert draft.document.language == "nn"
    assert [arena.who for arena in draft.arenas] == ["Eigarar og UH", "Styrarane"]
    assert [event.kind for event in draft.events] == [
        "meeting",
        "follow_up",
        "preparation",
        "meeting",
    ]
    assert draft.events[0].start == date(2025, 10, 7)
    assert draft.events[1].follows[0].event == 0
    assert draft.events[3].mode == "digital"
    assert draft.events[3].place == "Teams"
    assert draft.events[2].follows == ()
    assert [doubt.event for doubt in draft.doubts] == [2]


def test_row_with_a_week_or_a_term_gives_what_its_cells_say() -> None:
    draft = wheel("Sept\t\t", "Høst\tSamling 3. oktober\t")

    assert only(draft).start == date(2024, 10, 3)


def test_row_that_is_not_understood_is_shown() -> None:
    draft = wheel("Sept\tMøte\t", "Merknad\tHusk kaffe\t")

    assert len(draft.events) == 1
    assert [each.text for each in draft.unplaced] == ["Merknad", "Husk kaffe"]


def test_marks_in_empty_cells_are_furniture() -> None:
    draft = wheel("Sept\t-\t/", "Okt\tMøte\t–")

    assert len(draft.events) == 1
    assert [each.text for each in draft.furniture] == ["-", "/", "–"]
    assert draft.unplaced == ()


@pytest.mark.parametrize(
    ("text", "title", "place", "mode", "start", "from_", "to"),
    [
        ("Møte ved DMMH 3. okt kl 9-15", "Møte", "DMMH", "physical", 3, time(9), time(15)),
        ("3. oktober: Møte på Teams", "Møte", "Teams", "digital", 3, None, None),
        (
            "Kl. 12-14, 3. oktober: Digital samling",
            "Digital samling",
            None,
            "digital",
            3,
            time(12),
            time(14),
        ),
        (
            "Styrersamling i kulturhuset 3.10. kl. 09.30",
            "Styrersamling",
            "kulturhuset",
            "physical",
            3,
            time(9, 30),
            None,
        ),
        ("Hybrid samling 3. oktober", "Hybrid samling", None, "hybrid", 3, None, None),
        (
            "Nettverksmøte torsdag 3. oktober, sted: Skaun rådhus",
            "Nettverksmøte",
            "Skaun rådhus",
            "physical",
            3,
            None,
            None,
        ),
    ],
)
def test_cell_gives_title_place_and_mode(
    text: str,
    title: str,
    place: str | None,
    mode: str | None,
    start: int,
    from_: time | None,
    to: time | None,
) -> None:
    event = cell(text)

    assert (event.title, event.place, event.mode) == (title, place, mode)
    assert (event.start, event.time_start, event.time_end) == (date(2024, 10, start), from_, to)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fagdag 3. oktober", "professional_day"), ("Kommunal kursdag", "professional_day"),
        ("Ledersamling", "gathering"), ("Nettverk for styrere", "gathering"), ("Nettverksmøte", "meeting"),
        ("Frist for påmelding 3. oktober", "deadline"), ("Utprøving i barnehagen", "period"),
        ("Etterarbeid", "follow_up"), ("Førebuing", "preparation"), ("Evaluering av året", "evaluation"),
    ],
)  # fmt: skip
def test_words_decide_the_kind(text: str, kind: str) -> None:
    assert cell(text).kind == kind


def test_list_of_days_is_one_activity_for_each() -> None:
    draft = wheel("Okt\tMøter 3., 10. og 17. oktober kl 9-11 - Lesing\t", "Nov\t\t")

    assert [event.start for event in draft.events] == [
        date(2024, 10, 3),
        date(2024, 10, 10),
        date(2024, 10, 17),
    ]
    assert {(event.title, event.agenda, event.time_end) for event in draft.events} == {
        ("Møter", ("Lesing",), time(11)),
    }


def test_days_in_a_row_are_one_activity() -> None:
    event = cell("Samling 14.-15. oktober")

    assert (event.start, event.end, event.precision) == (
        date(2024, 10, 14),
        date(2024, 10, 15),
        Precision.DAY,
    )


def test_paragraphs_with_days_of_their_own_are_activities_of_their_own() -> None:
    draft = wheel(
        "Okt\t<p>Møte 3. oktober</p><p>Sted: DMMH</p><p>Samling 17. oktober</p>\t", "Nov\t\t"
    )

    assert [(event.title, event.start, event.place) for event in draft.events] == [
        ("Møte", date(2024, 10, 3), "DMMH"),
        ("Samling", date(2024, 10, 17), None),
    ]


def test_words_wider_than_the_month_stay_in_the_title() -> None:
    event = cell("Planlegging av våren 2025")

    assert event.title == "Planlegging av våren 2025"
    assert (event.start, event.end) == (date(2024, 10, 1), date(2024, 10, 31))


@pytest.mark.parametrize(
    ("text", "why", "choices"),
    [
        ("Møte mandag 16. oktober", "16. oktober 2024 er en onsdag, ikke en mandag.",
         ("onsdag 16. oktober", "mandag 14. oktober")),
        ("Møte 16. oktober 2025", "16. oktober 2025 ligger utenfor året 2024–25.",
         ("torsdag 16. oktober 2025", "onsdag 16. oktober")),
        ("Møte 3. november", "Teksten sier søndag 3. november, men står i raden for oktober. Når er det?",
         ("søndag 3. november", "oktober")),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_a_question_and_stays_as_written(
    text: str,
    why: str,
    choices: tuple[str, ...],
) -> None:
    draft = wheel(f"Okt\t{text}\t", "Des\t\t")

    assert (draft.doubts[0].why, draft.doubts[0].choices) == (why, choices)
    assert only(draft).doubts[0] == 0
    assert only(draft).start is not None
    assert str(only(draft).start.day) in text


def test_day_that_does_not_exist_leaves_the_month_and_a_question() -> None:
    draft = wheel("Nov\tMøte 31. november\t", "Des\t\t")

    (doubt,) = draft.doubts
    assert only(draft).precision is Precision.MONTH
    assert doubt.why == "Datoen «31. november» finnes ikke."


def test_two_days_with_words_between_are_a_question() -> None:
    draft = wheel("Okt\tMøte 3. oktober for styrere og 10. oktober for eiere\t", "Nov\t\t")

    (doubt,) = draft.doubts
    assert doubt.choices == ("torsdag 3. oktober", "torsdag 10. oktober")


def test_follow_up_of_a_day_with_nothing_on_it_is_a_question() -> None:
    draft = wheel(
        "Okt\tStyrersamling 16. oktober\t", "Nov\t\tOppfølging av styrersamling 17. oktober"
    )

    (doubt,) = draft.doubts
    assert doubt.event == 1
    assert doubt.choices == ("onsdag 16. oktober", "torsdag 17. oktober")
    assert draft.events[1].follows == ()


def test_follow_up_before_what_it_follows_is_a_question() -> None:
    draft = wheel("Sept\t\tOppfølging styrersamling 16. okt", "Okt\tStyrersamling 16. oktober\t")

    (doubt,) = draft.doubts
    assert doubt.event == 0
    assert draft.events[0].follows[0].event == 1


def test_follow_up_without_a_day_follows_the_nearest_before() -> None:
    draft = wheel(
        "Sept\tSamling 3. september\t",
        "Okt\tSamling 16. oktober\t",
        "Nov\t\tEtterarbeid etter samlingen",
        "Des\tSamling 4. desember\t",
    )

    assert draft.events[2].follows[0].event == 1


def test_follow_up_with_a_day_of_its_own_keeps_it() -> None:
    draft = wheel(
        "Okt\tSamling 16. oktober\t", "Nov\t\t5. november: Oppfølging av samling 16. oktober"
    )

    assert draft.events[1].start == date(2024, 11, 5)
    assert draft.events[1].follows[0].event == 0
    assert draft.doubts == ()


def test_mention_of_what_the_wheel_does_not_hold_is_no_question() -> None:
    draft = wheel("Okt\tMøte 16. oktober - Planlegge konferanse 3. mars\t", "Nov\t\t")

    assert draft.doubts == ()


def test_wheel_without_a_school_year_asks_for_it() -> None:
    with pytest.raises(Unreadable) as refusal:
        wheel("Okt\tMøte\t", "Nov\t\t", heading="Årshjul")

    assert refusal.value.code == "school_year_missing"


def test_school_year_given_by_the_reader_wins() -> None:
    data = "Årshjul\n\n\tArbeidsgruppe\nOkt\tMøte 16. oktober\nNov\t".encode()

    draft = read_document(data, school_year=SchoolYear(2026))

    assert only(draft).start == date(2026, 10, 16)


def test_heading_with_an_impossible_school_year_is_said() -> None:
    with pytest.raises(Unreadable) as refusal:
        wheel("Okt\tMøte\t", heading="Årshjul 2024/2026")

    assert "«2024/2026» er ikke et skoleår" in str(refusal.value)


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("Årshjul 2024-2025", "2024-2025"), ("Plan 2024/25", "2024-2025"), ("Barnehageåret 23/24", "2023-2024"),
        ("Årshjul for skuleåret 2025 – 2026", "2025-2026"),
    ],
)  # fmt: skip
def test_school_year_is_read_from_the_heading(heading: str, year: str) -> None:
    assert wheel("Okt\tMøte\t", "Nov\t\t", heading=heading).document.school_year == year


def test_years_over_the_tables_tell_the_school_year() -> None:
    data = (
        "Årshjul\n\n2024\tArbeidsgruppe\nOkt\tMøte\nNov\t\n\n2025\tArbeidsgruppe\nJan\tMøte\nFeb\t"
    )

    draft = read_document(data.encode())

    assert draft.document.school_year == "2024-2025"
    assert [event.start for event in draft.events] == [date(2024, 10, 1), date(2025, 1, 1)]


def test_year_over_a_table_that_does_not_fit_is_a_question() -> None:
    draft = wheel("Okt\tMøte 16. oktober\t", "Nov\t\t", header="2023\t" + "\t".join(ARENAS))

    assert draft.doubts[0].choices == ("2023", "2024", "2025")


def test_cell_over_several_columns_and_rows_is_for_all_of_them() -> None:
    data = (
        "<h1>Årshjul 2024-2025</h1><table><tr><th></th><th>Regional arbeidsgruppe</th>"
        "<th>Kommunalt nettverk</th></tr><tr><td>Okt</td><td colspan=2>Fagdag 16. oktober</td></tr>"
        "<tr><td>Nov</td><td rowspan=2>Utprøving i barnehagene</td><td></td></tr>"
        "<tr><td>Des</td><td>Samling 4. desember</td></tr></table>"
    )

    draft = read_document(data.encode())

    assert [(event.start, event.end, event.arenas) for event in draft.events] == [
        (date(2024, 10, 16), None, ("Regional arbeidsgruppe", "Kommunalt nettverk")),
        (date(2024, 11, 1), date(2024, 12, 31), ("Regional arbeidsgruppe",)),
        (date(2024, 12, 4), None, ("Kommunalt nettverk",)),
    ]


def test_navigation_of_a_page_is_furniture() -> None:
    data = (
        "<nav><a href='/'>Hjem</a></nav><main><h1>Nettverk</h1><p>Vi møtes hver høst og lærer av "
        "hverandre.</p></main><footer><p>Kontakt oss</p></footer>"
    )

    draft = read_document(data.encode())

    assert [(each.text, each.why) for each in draft.furniture] == [
        ("Hjem", "Navigasjon på nettsiden"),
        ("Kontakt oss", "Bunn på nettsiden"),
    ]
    assert draft.document.title == "Nettverk"


def test_last_change_is_read() -> None:
    draft = read_document(
        "Nettverk\n\nVi møtes hver høst.\n\nSist oppdatert: 31.03.2024\n".encode()
    )

    assert draft.document.updated == date(2024, 3, 31)


def test_cross_in_a_cell_is_an_activity_and_a_question() -> None:
    draft = wheel("Sept\tx\t", "Okt\t\t")

    (doubt,) = draft.doubts
    assert (only(draft).title, only(draft).start) == ("Regional arbeidsgruppe", date(2024, 9, 1))
    assert doubt.why == (
        "Krysset sier at «Regional arbeidsgruppe» har noe i sept, men ikke hva. Hva er det?"
    )


def test_arena_whose_name_tells_no_level_is_a_question() -> None:
    draft = wheel("Okt\tMøte", "Nov\t", header="\tLedergruppa")

    (doubt,) = draft.doubts
    assert doubt.event is None
    assert doubt.choices == ("region", "kommune", "mellom enheter", "enhet")


def test_headings_with_several_school_years_are_a_question() -> None:
    draft = wheel("Okt\tMøte\t", "Nov\t\t", heading="Evaluering 2023/2024\n\nÅrshjul 2024/2025")

    (doubt,) = draft.doubts
    assert draft.document.school_year == "2024-2025"
    assert doubt.choices == ("2024–25", "2023–24")


def test_years_over_tables_count_more_than_years_in_passing() -> None:
    data = (
        "Årshjul\n\nErfaringene fra 2019-2020 tas med.\n\n"
        "2024\tNettverk\nOkt\tMøte\nNov\t\n\n2025\tNettverk\nJan\t\nFeb\t"
    )

    assert read_document(data.encode()).document.school_year == "2024-2025"


def test_period_of_a_plan_is_no_school_year() -> None:
    draft = read_document("Langsiktig plan 2023-2027\n\nVi møtes hver høst.".encode())

    assert draft.document.school_year is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kommunal oppfølging av styrersamlingen", "follow_up"),
        ("Felles forberedelse til samlingen", "preparation"),
        ("Møte om oppfølging av tilsynet", "meeting"),
        ("Planlegge evaluering", "period"),
    ],
)
def test_relation_opens_the_title_or_is_only_spoken_of(text: str, kind: str) -> None:
    assert cell(text).kind == kind


def test_label_with_a_value_is_no_heading_over_what_follows() -> None:
    draft = read_document("Om oss\n\nSaksnummer: Torget\n\nVi møtes hver høst.".encode())

    assert [(each.topic, each.text) for each in draft.organisation] == [
        ("Om oss", "Saksnummer: Torget"),
        ("Om oss", "Vi møtes hver høst."),
    ]
    assert draft.unplaced == ()


@pytest.mark.parametrize(
    ("old", "new", "events"),
    [("16. oktober kl", "17. oktober kl", {1, 3, 6}), ("22. mai kl", "21. mai kl", {7, 9, 11})],
)
def test_gathering_that_moved_leaves_questions_where_its_old_day_stands(
    old: str, new: str, events: set[int]
) -> None:
    """One move in the document, and everything that cites the old day says so."""
    text = DEMO.read_text(encoding="utf-8").replace(old, new)

    draft = read_document(text.encode())

    asked = {doubt.event for doubt in draft.doubts}
    assert events <= asked


def test_heading_of_a_part_far_down_is_not_what_the_page_is_called() -> None:
    opening = "Digital samling for styrere 16. september\n\nOnsdag 16. september 2026 kl. 10-15.\n"
    running = "".join(f"Vi deler erfaringer og prøver ut noe nytt, del {n}.\n\n" for n in range(8))
    page = f"{opening}{running}Program\n\nListe over tema\n\nLek og språk i hverdagen.\n"

    assert (
        read_document(page.encode()).document.title == "Digital samling for styrere 16. september"
    )


def test_last_day_of_school_on_a_line_alone_is_not_what_a_route_is_called() -> None:
    page = "Alle datoer gjelder.\n\nSkolerute 2026 - 2027\nSkolestart 17. august\n\nSiste skoledag 18. juni 2027\n"

    assert read_document(page.encode()).document.title == "Skolerute 2026 - 2027"
