from dataclasses import replace
from datetime import date

import pytest

from samspor.drawing import listing, table
from samspor.drawing.content import Mode, WheelFilter
from samspor.drawing.entries import Entries
from samspor.drawing.naming import short_names
from samspor.drawing.phrases import Phrases
from samspor.drawing.selection import select
from samspor.kernel.timing import MonthPart, Timing
from tests.factories.content import MUNICIPALITIES, a_wheel, an_item, sample

TODAY = date(2024, 11, 21)
PHRASES = Phrases(language="nb")


def entries_of(content, whole=None):
    return Entries(content, today=TODAY, phrases=PHRASES, href="/{}/".format, whole=whole)


def test_dated_entry_shows_its_day_and_weekday():
    entry = entries_of(sample())["styrersamling-host"]

    assert (entry.big, entry.small, entry.brief) == ("16", "ons.", "kl. 09.30–15.00")
    assert entry.when == "ons. 16. oktober kl. 09.30–15.00 (uke 42)"
    assert entry.place == "DMMH"


def test_undated_entry_shows_a_dash_and_its_month():
    entry = entries_of(sample())["oppfolging-november"]

    assert (entry.big, entry.small, entry.brief) == ("–", "nov.", "during november")
    assert (entry.tally, entry.waiting) == ("2 of 4 have chosen a date", ("Heim", "Rindal"))


def test_period_is_told_as_a_period_and_a_day_as_it_is_written():
    entries = entries_of(a_wheel(an_item(1, timing=Timing.month(2024, 11)), an_item(2)))

    assert (entries["item-1"].when, entries["item-1"].told) == ("november", "during november")
    assert entries["item-2"].told == entries["item-2"].when == "ons. 16. oktober (uke 42)"
    assert entries["item-2"].day == "ons. 16. oktober"


# --- answers inside what asked for them ---

ASKED = Timing.month(2024, 11)


def asked_and_answered(**answer):
    """What entries, listing and table make of one question and one answer to it."""
    own = {
        "timing": Timing.days(date(2024, 11, 5)),
        "municipalities": ("Hitra",),
        "asked_by": "item-1",
    }
    answered = an_item(2, **{**own, **answer})
    return a_wheel(an_item(1, timing=ASKED), answered, arenas=2)


def listed(content, whole=None):
    both = listing.listing(content, entries_of(content, whole), PHRASES, together=True)
    months = both.earlier + both.coming
    return [
        (entry.item.id, [one.item.id for one in entry.given]) for m in months for entry in m.entries
    ]


def test_answer_stands_inside_what_asked_for_it():
    content = asked_and_answered()

    drawn = table.table(content, entries_of(content), PHRASES, together=True)

    assert listed(content) == [("item-1", ["item-2"])]
    november = next(row for year in drawn.years for row in year.rows if row.key == "2024-11")
    assert [entry.item.id for entry in november.cells[0][1]] == ["item-1"]


@pytest.mark.parametrize(
    "answer",
    [
        {"timing": Timing.days(date(2024, 12, 5))},
        {"arenas": ("arena-2",)},
        {"asked_by": "gone"},
    ],
    ids=["another month", "another column", "a question that is not there"],
)
def test_answer_stands_alone_where_it_would_be_missed(answer):
    content = asked_and_answered(**answer)

    assert sorted(listed(content)) == [("item-1", []), ("item-2", [])]


def test_answer_stands_alone_when_its_question_is_hidden():
    whole = asked_and_answered()
    shown = replace(whole, items=tuple(item for item in whole.items if item.asked_by))

    assert listed(shown, whole) == [("item-2", [])]


def test_question_comes_until_its_last_answer_is_over():
    content = asked_and_answered(timing=Timing.days(date(2024, 11, 28)))
    content = replace(
        content,
        items=(
            replace(content.items[0], timing=Timing.part(2024, 11, MonthPart.EARLY)),
            content.items[1],
        ),
    )

    both = listing.listing(content, entries_of(content), PHRASES, together=True)

    assert both.earlier == ()
    assert [entry.past for month in both.coming for entry in month.entries] == [True]


def test_digital_is_not_said_twice():
    content = a_wheel(
        an_item(1, title="Digitalt møte", mode=Mode.DIGITAL),
        an_item(2, title="Møte", mode=Mode.DIGITAL, place="Rom 2"),
    )

    entries = entries_of(content)

    assert entries["item-1"].place == ""
    assert entries["item-2"].place == "Rom 2 · digital"


def test_ties_lead_both_ways():
    entries = entries_of(sample())

    (tie,) = entries["oppfolging-november"].follows
    assert (tie.label, tie.text) == ("follows", "Styrersamling, ons. 16. oktober")
    assert [tie.item_id for tie in entries["styrersamling-host"].followed_by] == [
        "oppfolging-november",
        "oppfolging-desember",
        "arbeidsgruppe-2",
    ]


def test_tie_to_something_hidden_is_still_named():
    whole = sample()
    arena = frozenset({"styrernettverk-kommunalt"})
    shown = select(whole, WheelFilter(arenas=arena)).content

    (tie,) = entries_of(shown, whole)["oppfolging-november"].follows

    assert not tie.seen


def test_numbers_are_those_of_the_whole_wheel_whatever_is_hidden():
    whole = sample()
    shown = select(whole, WheelFilter(municipalities=frozenset({"Skaun"}))).content

    assert entries_of(shown, whole)["arbeidsgruppe-4"].number == 14


def test_list_parts_what_comes_from_what_was():
    content = sample()

    both = listing.listing(content, entries_of(content), PHRASES)

    assert [month.key for month in both.coming] == [
        "2024-11",
        "2024-12",
        "2025-04",
        "2025-05",
        "2025-06",
    ]
    assert [month.key for month in both.earlier] == ["2024-08", "2024-09", "2024-10", "2024-11"]


def test_list_ends_with_what_is_by_agreement():
    content = a_wheel(an_item(1, timing=Timing.agreement()), an_item(2))

    months = listing.months(content, entries_of(content), PHRASES)

    assert [month.title for month in months] == ["oktober 2024", "No date yet"]


def test_month_of_the_list_names_its_closed_days():
    content = sample()

    months = listing.months(content, entries_of(content), PHRASES)

    october = next(month for month in months if month.key == "2024-10")
    assert [(span.name, span.written) for span in october.closed] == [
        ("Høstferie", "man. 7. – fre. 11. oktober (uke 41)")
    ]


def test_table_has_all_months_grouped_by_year():
    content = sample()

    drawn = table.table(content, entries_of(content), PHRASES)

    assert [(year.year, len(year.rows)) for year in drawn.years] == [(2024, 5), (2025, 7)]
    empty = [row.title for year in drawn.years for row in year.rows if row.is_empty]
    assert empty == ["januar", "februar", "mars", "juli"]
    assert drawn.undated is None


def test_table_puts_what_lies_outside_the_year_in_its_first_and_last_month():
    content = a_wheel(
        an_item(1, timing=Timing.days(date(2024, 7, 30), date(2024, 8, 2))),
        an_item(2, timing=Timing.days(date(2025, 8, 1))),
        an_item(3, timing=Timing.agreement()),
    )

    drawn = table.table(content, entries_of(content), PHRASES)

    rows = [row for year in drawn.years for row in year.rows]
    assert [entry.item.id for entry in rows[0].cells[0][1]] == ["item-1"]
    assert rows[0].cells[0][1].entries[0].from_last_year
    assert [entry.item.id for entry in rows[-1].cells[0][1]] == ["item-2"]
    assert rows[-1].cells[0][1].entries[0].into_next_year
    assert [entry.item.id for entry in drawn.undated[0][1]] == ["item-3"]


def test_short_names_tell_municipalities_apart():
    assert short_names(["Heim", "Hitra", "Rindal", "Skaun", "Skaun"]) == {
        "Heim": "He",
        "Hitra": "Hi",
        "Rindal": "R",
        "Skaun": "S",
    }
    assert short_names(["Nes", "Nesbyen"]) == {"Nes": "Nes", "Nesbyen": "Nesb"}


def test_what_is_over_without_an_answer_counts_nothing():
    entries = Entries(sample(), today=date(2025, 7, 1), phrases=PHRASES, href=str)

    assert entries["oppfolging-mai"].tally == ""
    assert entries["oppfolging-november"].tally == "2 of 4 have chosen a date"


def test_municipalities_are_named_only_when_it_is_not_all_of_them():
    content = a_wheel(
        an_item(1, municipalities=MUNICIPALITIES), an_item(2, municipalities=("Heim",))
    )

    entries = entries_of(content)

    assert entries["item-1"].municipalities == ()
    assert entries["item-2"].municipalities == ("Heim",)
