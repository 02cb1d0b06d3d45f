"""What pages of municipalities and county governors say in the ways they are used to."""

import pytest

from samspor.reading import read_document
from samspor.reading.draft import Draft


def read(text: str) -> Draft:
    return read_document(text.encode())


def test_a_question_in_a_heading_names_the_scheme() -> None:
    draft = read(
        "Regional ordning\n\nHva er målet med den regional ordning for utvikling i barnehage?\n\n"
        "Ordningen er for alle eiere.\n\nMålet er at:\n\n• alle lærer\n• praksis endres\n"
    )

    assert [(each.name, each.goals) for each in draft.schemes] == [
        ("Regional ordning for utvikling i barnehage", ("alle lærer", "praksis endres"))
    ]


def test_a_question_that_names_no_scheme_is_a_heading() -> None:
    draft = read("Om oss\n\nHva er målet med arbeidet?\n\nMålet er at:\n\n• alle lærer\n• vi ler\n")

    assert draft.schemes == ()


def test_the_heading_has_the_full_name_of_a_scheme_that_a_sentence_shortens() -> None:
    draft = read(
        "Desentralisert ordning for utvikling i skolen (DEKOMP)\n\nTilbudet har som mål å:\n\n"
        "- gi skolene tid\n- knytte dem sammen\n\n"
        "Spør om desentralisert ordning for utvikling (DEKOMP) på kontoret.\n"
    )

    assert [(each.name, len(each.goals)) for each in draft.schemes] == [
        ("Desentralisert ordning for utvikling i skolen (DEKOMP)", 2)
    ]


def test_aims_on_the_page_of_no_scheme_are_text() -> None:
    draft = read("Om barnehagen vår\n\nArbeidet har som mål å:\n\n- gi tid\n- gi rom\n")

    assert draft.schemes == ()
    assert draft.unplaced == ()


def test_each_heading_has_its_own_areas() -> None:
    draft = read(
        "Plan for Fjordby\n\nSatsingsområder i barnehagen 2026\n\n- Lek\n- Språk\n\n"
        "Satsingsområder i skolen 2027\n\n- Lesing\n- Ro\n"
    )

    told = [(each.name, each.period) for each in draft.focus_areas]
    assert told == [("Lek", "2026"), ("Språk", "2026"), ("Lesing", "2027"), ("Ro", "2027")]


@pytest.mark.parametrize(
    "opener", ["tre hovedstrategier", "tre hovudsatsingar", "tre satsingsområder"]
)
def test_main_strategies_are_areas(opener: str) -> None:
    draft = read(f"Om arbeidet\n\nVi har {opener}:\n\n- Ro\n- Lek\n- Språk\n")

    assert [each.name for each in draft.focus_areas] == ["Ro", "Lek", "Språk"]


def test_a_label_alone_opens_only_what_stands_under_it() -> None:
    draft = read("Vi møtes i:\n\n- Gamle kino\n- Biblioteket\n\nFokusområder:\n\n- Ro\n- Lek\n")

    assert [each.name for each in draft.focus_areas] == ["Ro", "Lek"]


def test_lists_further_down_are_of_the_goal_that_they_name() -> None:
    draft = read(
        "Plan for oppvekst\n\nMål 1 – Godt miljø\n\nMål 2 – Kloke voksne\n\nOm målene\n\n"
        "De gjelder alle.\n\nSatsinger mot mål 1\n\n- Trygg hver dag. Barna har rett til det alltid.\n\n"
        "Tiltak for mål 2\n\n- Kurs for alle\n"
    )

    told = [(each.name, each.themes, each.text) for each in draft.focus_areas]
    assert told == [
        ("Godt miljø", ("Trygg hver dag",), None),
        ("Kloke voksne", (), "Tiltak: Kurs for alle"),
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Enheten består av Lia barnehage og Nes barnehage.", ["Lia barnehage", "Nes barnehage"]),
        ("Vi har to barnehager: Lia og Nes.", ["Lia", "Nes"]),
        ("Vi har tre barnehager: Lia og Nes.", []),
        ("Nettverket består av Lia barnehage og Nes barnehage.", []),
        ("Prosjektet omfatter to barnehager: Lia og Nes.", []),
        ("Enheten består av Lia og Nes.", []),
    ],
)
def test_units_in_a_sentence(sentence: str, names: list[str]) -> None:
    draft = read(f"Om oss\n\n{sentence} Vi er stolte av det.\n")

    assert [each.name for each in draft.units] == names


@pytest.mark.parametrize(
    "line",
    [
        "Var denne siden nyttig for deg?",
        "Fann du det du leitte etter?",
        "Ja / Nei",
        "Tips en venn",
        "Lenker",
        "Alle tjenester A-Å",
        "Publisert 12.03.2026 kl. 10:15 av Kari Nordmann",
        "03.01.202614:20 Kari Nordmann",
        "Denne artikkelen er over 3 år gammel, og kan være utdatert.",
        "Lenke til siden om nettverk",
        "Nettredaktør: Kari Nordmann",
        "E-post: post@lundvik.kommune.no",
    ],
)
def test_words_of_the_site_are_furniture(line: str) -> None:
    draft = read(f"Nettverk for styrere\n\nVi møtes fire ganger i året på rådhuset.\n\n{line}\n")

    assert [each.text for each in draft.furniture] == [line]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("NTNU er et av de største universitetene i landet.", []),
        ("NTNU er faglig bidragsyter for alle.", ["er faglig bidragsyter for alle"]),
    ],
)
def test_what_a_partner_is_must_be_a_role(line: str, role: list[str]) -> None:
    draft = read(f"Samarbeid\n\n- {line}\n- Skolene velger tema.\n")

    assert [each.role for each in draft.partner_roles] == role


def test_a_partners_role_as_heading() -> None:
    draft = read(
        "Avtale om utvikling\n\nRollen til høgskolen\n\n- Holde innlegg\n- Rettlede\n\n"
        "Skolenes oppgaver\n\n- Velge tema\n"
    )

    told = [(each.partner, each.text) for each in draft.partner_roles]
    assert told == [("høgskolen", "Holde innlegg"), ("høgskolen", "Rettlede")]


@pytest.mark.parametrize(
    ("line", "person", "unit"),
    [
        (
            "Leder: Solvik kommune, ved oppvekstsjef Kari Nordmann",
            "Kari Nordmann",
            "Solvik kommune",
        ),
        ("Kontaktperson: Solvik kommune v/ Kari Nordmann", "Kari Nordmann", "Solvik kommune"),
        ("Kontaktperson: , Solvik barnehage", None, "Solvik barnehage"),
    ],
)
def test_who_holds_a_seat_for_a_municipality(line: str, person: str | None, unit: str) -> None:
    draft = read(
        f"Nettverk for barnehager\n\nNettverk for styrere\n{line}\n\nNettverk for SFO\n{line}\n"
    )

    (contact,) = draft.networks[0].contacts
    assert (contact.person, contact.unit, contact.vacant) == (person, unit, person is None)


def test_a_title_in_a_list_is_no_quotation() -> None:
    draft = read("Tema på møtene\n\n- Utvalgets innstilling: «Høre alle sammen».\n- Vurdering\n")

    assert draft.experiences == ()


def test_shares_are_of_those_they_name() -> None:
    draft = read(
        "Mål\n\n- Minst 50 prosent av de ansatte skal være barnehagelærere\n"
        "- 25 prosent av dei tilsette skal vere barne- og ungdomsarbeidarar\n"
        "- 40 % av alle planleggingsdagene brukes felles\n"
    )

    assert [(each.what, each.min) for each in draft.norms] == [
        ("barnehagelærere", 50.0),
        ("barne- og ungdomsarbeidarar", 25.0),
        ("planleggingsdager", 40.0),
    ]


def test_a_strategy_has_the_period_and_not_what_builds_on_it() -> None:
    draft = read(
        "Kompetanse\n\nKompetanseplanen bygger på strategien Kunnskap for barna, 2025-2027.\n\n"
        "Strategien «Voksne som lærer» er ny. Den gjelder for perioden 2026-2028.\n"
    )

    assert [(each.name, each.period) for each in draft.plans] == [
        ("Kunnskap for barna", "2025-2027"),
        ("Voksne som lærer", "2026-2028"),
    ]


def test_a_timetable_is_no_plan() -> None:
    assert read("Prosjekt\n\nOverordnet tidsplan\n\nDet leveres innen jul.\n").plans == ()


def test_a_labelled_part_that_goes_on_over_its_line_is_told_once() -> None:
    draft = read(
        "Mandat for nettverk for utelek\n\nMål: Dele det som virker\nBakgrunn: Behov for mer uteliv\n"
        "Arbeidsform: Nettverket planlegger en felles dag hvert år og\nevaluerer den etterpå.\n"
    )

    assert draft.charter is not None
    assert draft.charter.form == (
        "Nettverket planlegger en felles dag hvert år og evaluerer den etterpå.",
    )


def test_chapters_are_no_units() -> None:
    draft = read(
        "Velkommen til Solsikken barnehage\nVi har 64 plasser i tre selvstendige avdelinger.\n\n"
        "Lykkebo barnehage har 23 plasser.\n\nDagsrytmen i barnehagen\nVi har 20 barn ute.\n"
    )

    told = [(each.name, each.children, each.departments) for each in draft.units]
    assert told == [("Solsikken barnehage", 64, 3), ("Lykkebo barnehage", 23, None)]


def test_a_list_of_chapters_is_furniture() -> None:
    chapters = [
        *("1 Forord", "2 Bakgrunn", "2.1 Bestilling", "2.2 Kunnskap", "3 Mål", "3.1 Trygghet"),
    ]
    draft = read("Plan for oppvekst\n\n" + "\n".join(chapters) + "\n\nPlanen er for alle.\n")

    assert [(each.text, each.reason) for each in draft.furniture] == [
        (chapter, "contents") for chapter in chapters
    ]


def test_chapters_with_words_between_are_no_list_of_contents() -> None:
    draft = read(
        "Plan for oppvekst\n\n1 Forord\nVi vil noe.\n\n2 Mål\n2.1 Ro\nAlle skal ha ro.\n2.2 Lek\n"
        "Alle skal leke.\n\n3 Tiltak\n3.1 Kurs\nAlle får kurs.\n"
    )

    assert draft.furniture == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Vi fikk støtte til prosjektet «Ute hele året». Prosjektet varer i to år.",
            ["Ute hele året"],
        ),
        ("Høgskolen gjennomførte prosjektet «Ute hele året». Vi lærte mye.", []),
        ("Prosjektet «Ute» og prosjektet «Inne i ro» er i gang. Prosjektet varer i to år.", []),
    ],
)
def test_a_project_that_the_text_tells_of(text: str, names: list[str]) -> None:
    assert [each.name for each in read(f"Nytt om samarbeidet\n\n{text}\n").initiatives] == names


def test_words_of_an_old_writer_are_no_experience() -> None:
    quoted = "«Man må først finne ham der hvor han er og begynne der»"

    assert read(f"Om oss\n\n{quoted}\n\nSøren Kierkegaard 1813–1855\n").experiences == ()
    assert len(read(f"Om oss\n\n{quoted}\n\nVi er stolte av det.\n").experiences) == 1


def test_a_sort_of_networks_is_no_network() -> None:
    assert (
        read("Om nettverk\n\nSelvdrevne nettverk\n\nDe er gode å ha når en er liten.\n").networks
        == ()
    )


def test_a_plan_for_two_groups_keeps_its_name() -> None:
    draft = read("Om oss\n\nStrategisk plan for barn og unge 2026-2028 sier hva vi vil.\n")

    assert [each.name for each in draft.plans] == ["Strategisk plan for barn og unge"]


def test_a_rhythm_may_be_between_two_numbers() -> None:
    draft = read(
        "Mandat for nettverk for SFO\n\nMål: Dele det som virker\nBakgrunn: Behov for fellesskap\n"
        "Organisering: Tre til fire møter per halvår\n"
    )

    assert draft.charter is not None
    assert draft.charter.rhythm == "Tre til fire møter per halvår"


def test_where_something_was_read_is_no_scheme() -> None:
    draft = read("Om ordningen\n\nOrdningen bygger på flere planer (KD 2017) og er for alle.\n")

    assert draft.schemes == ()


def test_words_before_the_years_are_not_of_the_strategys_name() -> None:
    draft = read("Om oss\n\nVi følger strategien Kunnskap for barna i perioden 2025-2027.\n")

    assert [(each.name, each.period) for each in draft.plans] == [
        ("Kunnskap for barna", "2025-2027")
    ]


def test_a_counted_chapter_is_the_topic_of_its_text() -> None:
    draft = read("Kvalitet i Lundvik\n\n1.1 Nye dager\n\nAlle barn skal ha det godt hos oss her.\n")

    assert draft.unplaced == ()
    assert [each.topic for each in draft.organisation] == ["Kvalitet i Lundvik: 1.1 Nye dager"]


def test_a_network_that_its_own_text_leads_opens_no_list_of_them() -> None:
    draft = read(
        "Nettverk i barnehagene\n\nVi har flere.\n\nStyrernettverk\nNettverket ledes av Kari Nordmann.\n\n"
        "Språknettverk\nMøtes to ganger i året.\n"
    )

    assert [each.name for each in draft.networks] == ["Styrernettverk", "Språknettverk"]


def test_several_contacts_stand_under_their_label() -> None:
    draft = read(
        "Om nettverk\n\nNettverk for realfag\nKontaktpersoner:\nPer Nordmann (Li barnehage)\n"
        "Eva Nordmann (Nes barnehage)\n\nNettverk for lek\nKontaktpersoner:\n"
    )

    told = [[(c.person, c.unit, c.vacant) for c in each.contacts] for each in draft.networks]
    assert told == [
        [("Per Nordmann", "Li barnehage", False), ("Eva Nordmann", "Nes barnehage", False)],
        [(None, None, True)],
    ]


def test_any_name_over_its_owner_and_figures_is_a_unit() -> None:
    draft = read(
        "Barnehager i Havnes\n\nFra og med Nes\nKommunal barnehage\n3 avdelinger\n54 plasser\n\n"
        "Kråkeredet\nPrivat barnehage\n36 plasser\n\nMåkeberget\nPrivat barnehage\n"
    )

    told = [(each.name, each.ownership, each.children) for each in draft.units]
    assert told == [("Fra og med Nes", "municipal", 54), ("Kråkeredet", "private", 36)]
    assert [each.text for each in draft.furniture] == []


def test_one_name_over_its_owner_is_no_list_of_units() -> None:
    assert read("Om oss\n\nKråkeredet\nPrivat barnehage\n36 plasser\n").units == ()


def test_minutes_that_count_their_parts_are_a_charter_and_no_agenda() -> None:
    draft = read(
        "Referat fra oppstart av nettverk for SFO\nDato: 12. september 2026\n\n"
        "1. Hvorfor trenger vi det?\n- få påfyll\n2. Mål\n- trygge voksne\n"
        "3. Hvordan skal vi jobbe?\n- tre møter i året\n"
    )

    assert draft.charter is not None
    assert (draft.charter.why, draft.charter.goals) == (("få påfyll",), ("trygge voksne",))
    assert draft.charter.rhythm == "tre møter i året"
    assert [each.agenda for each in draft.events] == [()]


def test_an_ordinary_agenda_stays_one() -> None:
    draft = read(
        "Referat fra møte i nettverk for SFO\nDato: 12. september 2026\n\n"
        "1. Godkjenning\n- ingen merknader\n2. Mål for året\n- trygge voksne\n3. Eventuelt\n- kake\n"
    )

    assert draft.charter is None
    assert "Godkjenning" in draft.events[0].agenda


def test_days_that_are_used_are_a_norm() -> None:
    draft = read("Rammer\n\n- Minst 3 planleggingsdager brukes til felles tema\n")

    assert [(each.what, each.min, each.unit) for each in draft.norms] == [
        ("planleggingsdager", 3.0, "dager")
    ]


def test_areas_that_are_counted_need_no_marks() -> None:
    draft = read(
        "Om oss\n\nVi har tre satsingsområder for alle:\n\nLivsmestring\nLesing og skriving\nMiljø\n\n"
        "Utvalget vedtok dem.\n"
    )

    assert [each.name for each in draft.focus_areas] == [
        "Livsmestring",
        "Lesing og skriving",
        "Miljø",
    ]


def test_more_lines_than_were_counted_are_no_areas() -> None:
    draft = read("Om oss\n\nVi har to satsingsområder:\n\nLivsmestring\nLesing\nMiljø\nHelse\n")

    assert "Lesing" not in [each.name for each in draft.focus_areas]


def test_a_question_is_no_partner() -> None:
    draft = read(
        "Rekomp\n\nHvem er partner?\nHøgskulen på Vestlandet (HVL) er vår utviklingspartner.\n\n"
        "Alle barnehager i kommunene Vik, Sund og Havn deltar.\n"
    )

    assert [each.partners for each in draft.regions] == [("Høgskulen på Vestlandet",)]


def test_a_person_is_no_role_of_a_university() -> None:
    draft = read("Samarbeidsforum\n\nRoller\n\nUH: Kari Nordmann, Vik høgskole\n")

    assert draft.partner_roles == ()


def test_years_told_in_passing_are_no_school_year_of_the_document() -> None:
    told = read("Furulia skole\n\nSkolen ble pusset opp i 2018-2019 og ligger nær skogen.\n")
    named = read("Ressurspersoner 2026/2027\n\nAlle enheter har valgt hver sin.\n")

    assert told.document.school_year is None
    assert named.document.school_year == "2026-2027"


def test_what_stands_under_the_title_of_a_cover_is_kept() -> None:
    draft = read("Skolepolitisk plattform\n\nfor Storvik kommune\n\n2026 -2030\n\nVi vil mye.\n")

    assert [each.text for each in draft.unplaced] == []
