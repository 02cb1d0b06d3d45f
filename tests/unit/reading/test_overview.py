"""A draft as people see it at a terminal, and why it was read so."""

from dataclasses import replace
from datetime import date, time

from samspor.kernel.timing import Precision
from samspor.reading import read_document
from samspor.reading.contract import from_dict, to_dict
from samspor.reading.draft import (
    CharterTheme,
    Contact,
    Coverage,
    Dilemma,
    DocumentFacts,
    Doubt,
    Draft,
    DraftArena,
    DraftCharter,
    DraftEvent,
    DraftFocusArea,
    DraftInitiative,
    DraftNetwork,
    DraftUnit,
    Duty,
    Experience,
    Follow,
    Norm,
    PartnerRole,
    Plan,
    Region,
    Scheme,
    Source,
    Total,
    Unplaced,
)  # fmt: skip
from samspor.reading.explain import explain
from samspor.reading.overview import overview

SOURCE = Source(1, None, "ord")
EVENT = DraftEvent(
    title="Samling", start=date(2024, 10, 16), end=None, time_start=time(9), time_end=None,
    precision=Precision.TIME, kind="gathering", arenas=("Nettverk",), place="DMMH", mode="hybrid",
    agenda=("Status",), audience="alle styrere", follows=(), municipalities=(), doubts=(), source=SOURCE,
)  # fmt: skip
DRAFT = Draft(
    document=DocumentFacts("Plan", "nb", "2024-2025", None, ()),
    coverage=Coverage(2, 1, 0, 1, 1),
)


def undated(
    precision: Precision, first: date | None = None, last: date | None = None
) -> DraftEvent:
    return replace(
        EVENT, title="Møter", start=first, end=last, time_start=None, precision=precision, arenas=(),
        place=None, mode=None, agenda=(), audience=None,
    )  # fmt: skip


def test_overview_of_little_is_short() -> None:
    draft = replace(DRAFT, document=DocumentFacts(None, "nb", None, None, ()))

    assert overview(draft) == (
        "Dokument uten tittel\n════════════════════\n\n"
        "1 av 2 linjer og ruter er forstått eller tatt vare på. 0 er topp- og bunntekst.\n"
    )


def test_overview_tells_when_where_and_for_whom() -> None:
    lines = overview(replace(DRAFT, events=(EVENT,))).splitlines()

    assert "  Oktober 2024" in lines
    assert "    ons. 16. oktober kl. 09.00 (uke 42): Samling" in lines
    assert "        Nettverk · DMMH · hybrid · alle styrere" in lines
    assert "        – Status" in lines


def test_overview_puts_agreements_last_and_periods_in_words() -> None:
    events = (
        undated(Precision.AGREEMENT), undated(Precision.WEEK, date(2024, 10, 14), date(2024, 10, 20)),
        undated(Precision.MONTH, date(2024, 9, 1), date(2024, 10, 31)),
        undated(Precision.MONTH, date(2024, 9, 1), date(2024, 9, 30)),
    )  # fmt: skip

    lines = overview(replace(DRAFT, events=events)).splitlines()

    assert [line.strip() for line in lines if line.endswith(": Møter")] == [
        "uten fast dato: Møter", "september–oktober: Møter", "uke 42 (14.–20. okt.): Møter",
        "etter avtale: Møter",
    ]  # fmt: skip


def test_overview_shows_what_was_not_understood_and_asks() -> None:
    draft = replace(
        DRAFT, events=(replace(EVENT, doubts=(0,)),), unplaced=(Unplaced(4, "Husk kaffe"),),
        doubts=(Doubt(0, 3, "ord", "Stemmer dagen?", ()), Doubt(None, 9, "ord", "Hvilken?", ("a", "b"))),
        regions=(Region(None, ("Almdal",), ()),), arenas=(DraftArena("Nettverk", "cluster", None, None),),
    )  # fmt: skip

    text = overview(draft)

    assert "Samling (?)" in text
    assert "  1. (linje 3) Stemmer dagen?\n  2. (linje 9) Hvilken?\n     Velg: a / b" in text
    assert "  linje 4: Husk kaffe" in text
    assert "\nAlmdal\n" in text
    assert "  Nettverk (mellom enheter)" in text


def test_overview_shows_units_with_figures_and_whether_the_sums_agree() -> None:
    unit = DraftUnit(
        "Solbakken", "kindergarten", "private", "foreldreeid", 40, 5, "base", None, False
    )
    draft = replace(
        DRAFT,
        units=(
            unit,
            replace(unit, name="Lia", ownership=None, owner_form=None, children=None, departments=1),
            replace(unit, name="Åsen", ownership=None, owner_form=None, children=None, departments=None),
            replace(unit, name="Vika", ownership="municipal", owner_form=None, combined_centre=True),
        ),
        totals=(Total("barn", 80, 80), Total("barnehager", 5, 4)),
    )  # fmt: skip

    assert (
        "Barnehager og skoler (4)\n"
        "────────────────────────\n"
        "  Solbakken: privat, foreldreeid, 5 baser, 40 barn\n"
        "  Lia: 1 base\n"
        "  Åsen\n"
        "  Vika: kommunal, oppvekstsenter, 5 baser, 40 barn\n"
        "  = 80 barn i alt, som i oppstillingen\n"
        "  = barnehager: dokumentet sier 5, delene gir 4\n"
    ) in overview(draft)


def test_overview_shows_networks_areas_and_initiatives() -> None:
    vacant = Contact("Kontaktperson", None, "Solbakken", vacant=True)
    held = Contact(None, "Kari Nordmann", None, vacant=False)
    draft = replace(
        DRAFT,
        networks=(
            DraftNetwork("Nord", "district", "Nord", "private", None, "To ganger", None, (vacant,), ()),
            DraftNetwork("Lesing", "other", None, None, None, None, None, (held,), ("UH", "PPT")),
        ),
        focus_areas=(DraftFocusArea("Lek", "2024-2026", None, None, ("ute", "inne")),),
        initiatives=(
            DraftInitiative(
                "LP", None, "2 år", "pågår", (), (), None, date(2024, 3, 7), "Udir", ("Lia",)
            ),
        ),
    )  # fmt: skip

    text = overview(draft)

    assert (
        "  Nord (bydel, private)\n    To ganger · kontaktperson: Solbakken, navnet mangler\n"
        in text
    )
    assert "  Lesing\n    med UH og PPT · kontakt: Kari Nordmann\n" in text
    assert "  Lek (2024–2026)\n    tema: ute og inne\n" in text
    assert (
        "  LP (2 år)\n    pågår · vedtatt torsdag 7. mars 2024 · støttet av Udir · deltar: Lia\n"
        in text
    )


def test_overview_shows_how_a_network_and_its_work_are_founded() -> None:
    goals = ("Alle skal med",)
    draft = replace(
        DRAFT,
        charter=DraftCharter(
            "Nettverk", ("fordi",), (), (CharterTheme("Lek", ("ute", "inne")), CharterTheme("Ro", ())),
            (), None, 4, 2, (Duty("styrer", "leder"),), ("stoppunkt",),
        ),
        norms=(
            Norm("fellestid", 1.5, 2, "timer", "uke", True), Norm("møter", None, 3, None, None, False),
        ),
        partner_roles=(PartnerRole("UH", "støtter", "veileder"),),
        dilemmas=(Dilemma("bredt", "dypt"),),
        experiences=(
            Experience("advice", "begynn smått", SOURCE), Experience("unsorted", "vi øver", SOURCE),
        ),
        schemes=(Scheme("Rekom", goals), Scheme("Dekom", goals), Scheme("Lesing", ())),
        plans=(Plan("Flerårig plan", "2018-2023", None), Plan("Ny plan", None, None)),
    )  # fmt: skip

    text = overview(draft)

    assert "  Hvorfor\n    – fordi\n  Tema\n    – Lek: ute, inne\n    – Ro\n  Ansvar\n" in text
    assert "    – styrer: leder\n  Faste punkter\n    – stoppunkt\n" in text
    assert "  Varer i 4 år, evalueres etter 2 år\n" in text
    assert "  fellestid: omtrent 1,5–2 timer per uke\n  møter: 3\n" in text
    assert "  UH (støtter)\n    veileder\n" in text
    assert "  bredt\n    mot: dypt\n" in text
    assert "  – begynn smått (råd)\n  – vi øver\n" in text
    assert "  Rekom og Dekom\n    – Alle skal med\n  Lesing\n" in text
    assert "  Flerårig plan (2018–2023)\n  Ny plan\n" in text


def test_explanation_has_a_reason_for_each_kind_of_time() -> None:
    events = (
        EVENT, undated(Precision.AGREEMENT), undated(Precision.WEEK, date(2024, 10, 14), date(2024, 10, 20)),
        replace(undated(Precision.DAY, date(2024, 10, 1)), mode="digital", follows=(Follow(0, "follow_up"),)),
    )  # fmt: skip

    text = explain(replace(DRAFT, events=events))

    for reason in (
        "dato og klokkeslett står i teksten", "teksten sier at det avtales", "perioden står i teksten",
        "datoen står i teksten", "Digitalt, etter ordet", "1 sak, etter strekene",
        "Den følger opp «Samling», ons. 16. oktober kl. 09.00 (uke 42), etter navnet",
    ):  # fmt: skip
        assert reason in text


def test_every_shape_of_the_contract_comes_back() -> None:
    """Also those that only later recognisers will fill."""
    contact = Contact("leder", None, "Solbakken", vacant=False)
    draft = replace(
        DRAFT,
        units=(DraftUnit("Solbakken", "kindergarten", "private", None, 40, 3, "avdeling", None, False),),
        totals=(Total("barn", 120, 118),),
        networks=(DraftNetwork("Lesing", "thematic", None, None, None, None, None, (contact,), ("UH",)),),
        focus_areas=(DraftFocusArea("Lek", "2024-2026", None, None, ("ute",)),),
        initiatives=(
            DraftInitiative("LP", None, None, None, (contact,), (), None, date(2024, 3, 2), None, ()),
        ),
        norms=(Norm("fellestid", 1.5, 2, "timer", "uke", True),),
        partner_roles=(PartnerRole("UH", None, "veileder"),),
        dilemmas=(Dilemma("bredt", "dypt"),),
        charter=DraftCharter(
            "Nettverk", ("fordi",), ("mål",), (CharterTheme("tema", ("del",)),), (), None, 4, 2,
            (Duty("styrer", "leder"),), ("punkt",),
        ),
        experiences=(Experience("advice", "begynn smått", SOURCE),),
    )  # fmt: skip

    assert from_dict(to_dict(draft)) == draft


def test_overview_does_not_say_digital_twice() -> None:
    draft = read_document(
        "Årshjul 2024-2025\n\n\tRegionalt nettverk\nOkt\tDigitalt møte\nNov\tMøte, Teams".encode()
    )

    text = overview(draft)

    assert "Digitalt møte\n        Regionalt nettverk\n" in text
    assert "Regionalt nettverk · Teams · digitalt" in text
