"""The workbook: real dates to sort and filter by, and the table beside the list."""

from dataclasses import replace
from datetime import datetime, time

from samspor.drawing.content import TableShape
from samspor.drawing.files.excel import write_xlsx
from samspor.kernel.timing import Timing
from tests.factories.content import a_wheel, an_item, sample
from tests.unit.drawing.files.readers import job, rows, workbook


def test_row_has_real_dates_and_times():
    found = rows(write_xlsx(job(sample())))

    gathering = next(row for row in found if row["Activity"] == "Styrersamling")
    assert gathering == {
        "When": "ons. 16. oktober kl. 09.30–15.00 (uke 42)",
        "From": datetime(2024, 10, 16),
        "To": datetime(2024, 10, 16),
        "Weekday": "onsdag",
        "Week": "42",
        "Starts": time(9, 30),
        "Ends": time(15),
        "Activity": "Styrersamling",
        "Kind": "Gathering",
        "Arenas": "Regionalt styrernettverk",
        "Place": "DMMH",
        "How we meet": "in person",
        "For whom": None,
        "Municipalities": None,
        "Agenda": "Stoppunkt for arbeidet\nEvaluering\nPlanlegging\nFaglig innlegg",
        "Hangs together with": None,
        "Status": "Planned",
        "Id": "styrersamling-host",
    }


def test_period_has_its_days_but_no_weekday():
    content = a_wheel(
        an_item(1, timing=Timing.month(2024, 11)), an_item(2, timing=Timing.week(2024, 46))
    )

    november, week = rows(write_xlsx(job(content)))[::-1]

    if november["Id"] != "item-1":
        november, week = week, november
    assert (november["When"], november["From"]) == ("november", datetime(2024, 11, 1))
    assert november["Weekday"] is november["Week"] is None
    assert (week["Weekday"], week["Week"]) == (None, "46")


def test_by_agreement_has_no_days():
    (row,) = rows(write_xlsx(job(a_wheel(an_item(1, timing=Timing.agreement())))))

    assert (row["When"], row["From"], row["To"]) == ("etter avtale", None, None)


def test_list_is_frozen_and_filtered_and_the_table_stands_beside():
    book = workbook(write_xlsx(job(sample())))

    listed, table = book.worksheets
    assert (listed.title, table.title) == (
        "Activities 2024-2025",
        "Month by month 2024-2025",
    )
    assert listed.freeze_panes == "A2"
    assert listed.auto_filter.ref == "A1:R15"
    assert table.freeze_panes == "B2"
    assert [cell.value for cell in table["A"]][:6] == [
        "Month",
        "Who",
        "Responsibility, role, purpose, form",
        2024,
        "August",
        "September",
    ]
    assert table["C7"].value.splitlines()[:2] == [
        "Styrersamling",
        "When: ons. 16. oktober kl. 09.30–15.00 (uke 42)",
    ]


def test_same_edition_gives_the_same_bytes():
    data = write_xlsx(job(sample()))

    assert write_xlsx(job(sample())) == data
    assert workbook(data).properties.created == datetime(2024, 9, 20, 8)
    assert workbook(data).properties.title == "Årshjul for lokal kompetanseutvikling 2024–25"


def test_months_stand_across_where_the_communitys_own_table_has_them_so():
    content = replace(sample(), table_shape=TableShape.MONTHS_ACROSS)

    table = workbook(write_xlsx(job(content))).worksheets[1]

    assert [cell.value for cell in table[1]][:5] == [
        "Month",
        "Who",
        "Responsibility, role, purpose, form",
        "August 2024",
        "September 2024",
    ]
    assert [cell.value for cell in table["A"]][1:3] == [
        "Regional arbeidsgruppe",
        "Regionalt styrernettverk",
    ]


def test_rows_are_said_to_be_tall_enough_for_their_words():
    """Programs that don't work it out would cut the text."""
    table = workbook(write_xlsx(job(sample()))).worksheets[1]

    october = table["C7"]
    assert table.row_dimensions[7].height >= 15 * len(october.value.splitlines())
