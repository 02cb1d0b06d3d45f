"""Lists of units and municipalities: every format becomes rows, every bad row says why."""

import io
import json
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from samspor.kernel.org_number import is_org_number
from samspor.reading.errors import Unreadable
from samspor.reading.registers import (
    Column,
    FoundUnit,
    ProblemCode,
    RegisterFormat,
    RegisterTable,
    interpret_units,
)
from samspor.reading.registers.classification import interpret_municipalities
from samspor.reading.registers.headers import guess
from samspor.reading.registers.reader import read_register
from samspor.reading.safely import read_register_safely

CODES = {"88.91": "kindergarten", "85.2": "school"}
LIST = (
    "Barnehager i Storvik 2026;;;\n"
    "Navn;Org.nr.;Kommune;Eierform;Eier;Antall avdelinger;Antall barn (2026)\n"
    "Bjørkåsen barnehage;974 760 673;Storvik;Kommunal;;3;54\n"
    "Fjellknausen;;Storvik;Foreldreeid;Fjellknausen SA;2;20\n"
)


def units(text: str | bytes) -> tuple[FoundUnit, ...]:
    data = text.encode() if isinstance(text, str) else text
    table = read_register(data, industry_codes=CODES)
    is_list = table.format is RegisterFormat.TABLE
    return interpret_units(table, guess(table.columns) if is_list else _own(table))


def _own(table: RegisterTable) -> dict[Column, int]:
    return {Column(name): place for place, name in enumerate(table.columns)}


def problems(row: FoundUnit) -> list[ProblemCode]:
    return [problem.code for problem in row.problems]


def only(row: str, header: str = "Navn;Orgnr;Kommune;Eierskap;Antall barn") -> FoundUnit:
    (found,) = units(f"{header}\n{row}\n")
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_list_is_read_in_any_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    first, second = units(LIST.replace(";", delimiter).encode(encoding))

    assert first.name == "Bjørkåsen barnehage"
    assert (first.organisation_number, first.ownership) == ("974760673", "municipal")
    assert (first.sections, first.children, first.line) == (3, 54, 3)
    assert (second.ownership, second.owner_form, second.owner) == (
        "private",
        "parent",
        "Fjellknausen SA",
    )


def test_spreadsheet_is_read_from_the_sheet_that_is_understood() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet("Forside").write(0, 0, "Om lista")
    sheet = book.add_worksheet("Liste")
    for column, header in enumerate(["Namn", "Organisasjonsnummer", "Kommunenr", "Barn", "Talt"]):
        sheet.write(1, column, header)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(2, 0, ["Solvik", 974760673, 301, 14])
    sheet.write_datetime(2, 4, date(2026, 8, 1), day)
    book.close()

    (row,) = units(stream.getvalue())

    assert (row.name, row.organisation_number, row.line) == ("Solvik", "974760673", 3)
    assert (row.municipality_number, row.children, row.counted_on) == (
        "0301",
        14,
        date(2026, 8, 1),
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Solvik;912345678;Storvik;privat;9", ProblemCode.NUMBER_WRONG),
        ("Solvik;12;Storvik;privat;9", ProblemCode.NUMBER_WRONG),
        ("Solvik;999 999 999;Storvik;privat;9", ProblemCode.NUMBER_DUMMY),
        (";;Storvik;privat;9", ProblemCode.NAME_MISSING),
        (f"{'Sol' * 60};;Storvik;privat;9", ProblemCode.NAME_LONG),
        ("Solvik;;Storvik;privat;0", ProblemCode.NOUGHT),
        ("Solvik;;Storvik;privat;mange", ProblemCode.NOT_A_NUMBER),
        ("Solvik;;Storvik;privat;-4", ProblemCode.NOT_A_NUMBER),
        ("Solvik;;Storvik;bortleid;4", ProblemCode.OWNERSHIP_UNKNOWN),
        ("Solvik 01010750160;;Storvik;privat;4", ProblemCode.NATIONAL_NUMBER),
    ],
)
def test_bad_row_has_its_own_problem(row: str, problem: ProblemCode) -> None:
    assert problems(only(row)) == [problem]


@pytest.mark.parametrize(
    ("header", "cell", "problem"),
    [
        ("Kommunenr", "50290", ProblemCode.MUNICIPALITY_NUMBER_WRONG),
        ("Type", "verksted", ProblemCode.KIND_UNKNOWN),
        ("Åpnet", "31.02.2020", ProblemCode.NOT_A_DAY),
        ("Eiers orgnr", "912345678", ProblemCode.OWNER_NUMBER_WRONG),
    ],
)
def test_bad_cell_of_another_column_is_told(header: str, cell: str, problem: ProblemCode) -> None:
    assert problems(only(f"Solvik;{cell}", header=f"Navn;{header}")) == [problem]


def test_unknown_is_not_nought() -> None:
    assert only("Solvik;;Storvik;privat;–").children is None
    assert problems(only("Solvik;;Storvik;privat;–")) == []


def test_t39_national_number_is_taken_out_before_anything_is_kept() -> None:
    table = read_register(b"Navn;Kommune\nSolvik 01010750160;Storvik\n", industry_codes=CODES)

    assert "01010750160" not in json.dumps(table.to_dict())


def test_two_units_with_one_name_need_their_numbers() -> None:
    first, second, third = units(
        "Navn;Kommune;Orgnr\nSolvik;Storvik;\nsolvik;Storvik;\nSolvik;Lillevik;\n"
    )

    assert problems(first) == problems(second) == [ProblemCode.NAME_TWICE]
    assert problems(third) == []


def test_two_units_with_one_name_and_two_numbers_are_two() -> None:
    rows = units("Navn;Kommune;Orgnr\nSolvik;Storvik;974760673\nSolvik;Storvik;923609016\n")

    assert [problems(row) for row in rows] == [[], []]


def test_number_that_stands_twice_is_used_once() -> None:
    first, second = units("Navn;Kommune;Orgnr\nA;Storvik;974760673\nB;Storvik;974 760 673\n")

    assert problems(first) == []
    assert [(each.code, each.line) for each in second.problems] == [(ProblemCode.NUMBER_TWICE, 2)]


def test_sums_and_blank_lines_are_no_units() -> None:
    rows = units("Navn;Kommune;Barn\nSolvik;Storvik;9\n;;\nSum;;9\nTotalt:;;9\n")

    assert [row.name for row in rows] == ["Solvik"]


@given(st.text(alphabet="0123456789 .-", max_size=14))
def test_organisation_number_is_taken_exactly_when_its_digits_fit(text: str) -> None:
    row = only(f'Solvik;"{text}";Storvik;privat;9')
    said = " ".join(text.split())

    fits = is_org_number(said) if said else True
    wrong = {ProblemCode.NUMBER_WRONG, ProblemCode.NUMBER_DUMMY}

    assert bool(wrong & set(problems(row))) is not fits
    assert bool(row.organisation_number) is bool(said and fits)


@given(
    st.lists(
        st.lists(st.text(max_size=12), min_size=1, max_size=6),
        min_size=1,
        max_size=8,
    )
)
def test_t22_any_cells_are_read_or_refused(rows: list[list[str]]) -> None:
    text = "Navn;Orgnr;Kommune;Antall barn\n" + "\n".join(";".join(row) for row in rows)
    try:
        found = units(text.encode("utf-8", "replace"))
    except Unreadable:
        return

    assert len(found) <= text.count("\n") + text.count("\r") + 60


# --- the national registers ---


def test_entities_register_is_read_by_industry_code() -> None:
    page = {
        "_embedded": {
            "underenheter": [
                {
                    "organisasjonsnummer": "974760673",
                    "navn": "SOLVIK BARNEHAGE",
                    "naeringskode1": {"kode": "88.911", "beskrivelse": "Barnehager"},
                    "overordnetEnhet": "923609016",
                    "beliggenhetsadresse": {"kommune": "STORVIK", "kommunenummer": "5029"},
                    "oppstartsdato": "2009-08-01",
                },
                {
                    "organisasjonsnummer": "923609016",
                    "navn": "Verkstedet",
                    "naeringskode1": {"kode": "45.200"},
                    "beliggenhetsadresse": {"kommunenummer": "5029"},
                },
            ]
        },
        "page": {"totalElements": 2},
    }
    kindergarten, other = units(json.dumps(page))

    assert kindergarten == FoundUnit(
        line=1,
        name="Solvik barnehage",
        organisation_number="974760673",
        municipality="Storvik",
        municipality_number="5029",
        kind="kindergarten",
        owner_number="923609016",
        opened_on=date(2009, 8, 1),
    )
    assert problems(other) == [ProblemCode.KIND_UNKNOWN]


def education(**changed: object) -> dict[str, object]:
    return {
        "Organisasjonsnummer": "974760673",
        "Navn": "Solvik barnehage",
        "Kommune": {"Kommunenummer": "5029", "Navn": "Storvik"},
        "ErAktiv": True,
        "ErBarnehage": True,
        "ErPrivatBarnehage": True,
        "AntallBarn": 41,
        "DatoEndret": "2026-03-01T10:00:00",
        "ForeldreRelasjoner": [
            {
                "Enhet": {"Organisasjonsnummer": "964338531", "Navn": "Storvik kommune"},
                "Relasjonstype": {"Id": 7},
            },
            {
                "Enhet": {"Organisasjonsnummer": "923609016", "Navn": "Solvik SA"},
                "Relasjonstype": {"Id": 6},
            },
        ],
        **changed,
    }


def test_education_register_tells_owner_and_authority_apart() -> None:
    owner = education(Organisasjonsnummer="923609016", ErBarnehage=False)

    (row,) = units(json.dumps({"AntallSider": 1, "EnhetListe": [education(), owner]}))

    assert (row.owner, row.owner_number) == ("Solvik SA", "923609016")
    assert (row.municipality_number, row.ownership) == ("5029", "private")
    assert (row.children, row.counted_on) == (41, date(2026, 3, 1))


def test_education_register_tells_a_closed_unit() -> None:
    (row,) = units(json.dumps([education(ErAktiv=False)]))

    assert row.closed_on == date(2026, 3, 1)


def test_kindergarten_facts_are_read_without_contact_points() -> None:
    fact = {
        "orgnr": "974760673",
        "navn": "Solvik",
        "eierform": "Privat",
        "kontaktinformasjon": {"epost": "post@example.org"},
        "indikatorDataBarnehage": {"antallBarn": 23},
        "kommune": {"kommunenummer": "5029"},
    }
    table = read_register(json.dumps([fact]).encode(), industry_codes=CODES)
    (row,) = interpret_units(table, _own(table))

    assert table.format is RegisterFormat.FACTS
    assert (row.children, row.ownership, row.kind) == (23, "private", "kindergarten")
    assert "example.org" not in json.dumps(table.to_dict())


# --- the statistics bureau's municipalities ---

CSV = (
    "code;parentCode;level;name;shortName;notes;validFrom;validTo\n"
    "0101;;1;Halden;;;1993-01-01;2020-01-01\n"
    "3001;;1;Halden;;;2020-01-01;2024-01-01\n"
    "3101;;1;Halden;;;2024-01-01;\n"
    "1648;;1;Midtre Gauldal;;;1964-01-01;2018-01-01\n"
    "5027;;1;Midtre Gauldal;;;2018-01-01;\n"
    "9999;;1;Uoppgitt;;;;\n"
)


def test_municipality_follows_its_numbers() -> None:
    table = read_register(CSV.encode("latin-1"), industry_codes=CODES)

    found = {each.latest.name: each for each in interpret_municipalities(table)}

    assert table.format is RegisterFormat.CLASSIFICATION
    assert {name: [step.number for step in each.steps] for name, each in found.items()} == {
        "Halden": ["0101", "3001", "3101"],
        "Midtre Gauldal": ["1648", "5027"],
    }
    assert found["Halden"].steps[0].last == date(2019, 12, 31)
    assert found["Halden"].latest.last is None


def test_classification_from_the_service_is_read_alike() -> None:
    codes = [
        {"code": "1648", "level": "1", "name": "Midtre Gauldal", "validTo": "2018-01-01"},
        {
            "code": "5027",
            "level": "1",
            "name": "Midtre Gauldal",
            "validFromInRequestedRange": "2018-01-01",
        },
    ]
    table = read_register(json.dumps({"codes": codes}).encode(), industry_codes=CODES)

    (found,) = interpret_municipalities(table)

    assert [step.number for step in found.steps] == ["1648", "5027"]


TWO_OF_A_NAME = [
    {"code": "0137", "name": "Våler", "validTo": "2020-01-01"},
    {"code": "0426", "name": "Våler", "validTo": "2020-01-01"},
    {"code": "3018", "name": "Våler", "validFrom": "2020-01-01"},
    {"code": "3419", "name": "Våler", "validFrom": "2020-01-01"},
]


def test_two_municipalities_of_one_name_are_not_guessed() -> None:
    table = read_register(json.dumps({"codes": TWO_OF_A_NAME}).encode(), industry_codes=CODES)

    assert all(len(each.steps) == 1 for each in interpret_municipalities(table))


def test_told_changes_tell_two_of_one_name_apart() -> None:
    changes = [
        {"oldCode": "0137", "newCode": "3018", "changeOccurred": "2020-01-01"},
        {"oldCode": "0426", "newCode": "3419", "changeOccurred": "2020-01-01"},
    ]
    both = {"codes": TWO_OF_A_NAME, "codeChanges": changes}
    table = read_register(json.dumps(both).encode(), industry_codes=CODES)

    steps = {tuple(s.number for s in each.steps) for each in interpret_municipalities(table)}

    assert steps == {("0137", "3018"), ("0426", "3419")}


def test_all_357_municipalities_are_read() -> None:
    header = '"code","parentCode","level","name","shortName","presentationName","validFrom"\n'
    rows = "".join(f'"{n:04d}",,"1","Kommune {n}","","",\n' for n in range(101, 458))
    table = read_register((header + rows).encode(), industry_codes=CODES)

    found = interpret_municipalities(table)

    assert len({each.latest.number for each in found}) == 357


# --- what is no list ---


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"Hei, her er en tekst uten overskrifter.", "not_a_list"),
        (b"Navn;Kommune\n", "no_rows"),
        (b'{"navn": ', "damaged_list"),
        (b'{"noe": "annet"}', "not_a_list"),
        (b"[]", "no_rows"),
        (b"%PDF-1.7", "not_a_list"),
        (b"[" * 5000, "unsafe"),
        (b"Navn;Kommune\n" + b"A;B\n" * 20_002, "too_many_rows"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_register(data, industry_codes=CODES)

    assert refused.value.code == code


def test_t17_ten_thousand_rows_pass_through_the_child() -> None:
    text = "Navn;Kommune\n" + "".join(f"Barnehage {n};Storvik\n" for n in range(10_000))

    table = read_register_safely(text.encode(), industry_codes=CODES)

    assert len(table.rows) == 10_000
    assert RegisterTable.from_dict(table.to_dict()) == table


def test_t17_refusal_comes_back_from_the_child() -> None:
    with pytest.raises(Unreadable) as refused:
        read_register_safely(b"Navn;Kommune\n", industry_codes=CODES)

    assert refused.value.code == "no_rows"
