"""Wheels too large for a page: what is shown and what is said to be behind it are everything."""

import random
import re
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from samspor.drawing import table as tables
from samspor.drawing.calendar_entries import make_entries
from samspor.drawing.content import Edition, WheelContent
from samspor.drawing.entries import group_key
from samspor.drawing.room import MOST_SHOWN, fits, most_in_each
from samspor.drawing.selection import select
from samspor.wheel.views.address import Choice, View, read
from samspor.wheel.views.feed import feed_phrases
from samspor.wheel.views.page import WheelPage
from samspor.wheel.views.phrases import phrases
from tests.factories.content import a_wheel, an_item, random_wheel

TODAY = date(2024, 11, 21)
LARGE = random_wheel(random.Random(7), items=1500, arenas=6)  # noqa: S311 (no secret)


def page_of(content: WheelContent, **choice: object) -> WheelPage:
    return WheelPage(content, choice=Choice(**choice), today=TODAY, phrases=phrases())  # type: ignore[arg-type]  # names are checked by Choice


def behind(page: WheelPage, href: str) -> WheelPage:
    """The page that a link leads to."""
    choice = read(QueryDict(href.partition("?")[2]), page.content)
    return WheelPage(page.content, choice=choice, today=TODAY, phrases=phrases())


def ids_in(page: WheelPage, part: str) -> list[str]:
    written = render_to_string(f"wheel/partials/{part}.html", {"page": page})
    return re.findall(r'data-id="([^"]+)"', written)


def test_t59_all_pages_of_a_large_list_hold_the_feed() -> None:
    first = page_of(LARGE, view=View.LIST)
    numbers = range(1, first.in_list.paginator.num_pages + 1)

    shown = [
        one
        for number in numbers
        for one in ids_in(page_of(LARGE, view=View.LIST, page=number), "list")
    ]

    edition = Edition(1, datetime(2024, 11, 1, tzinfo=UTC))
    whole = WheelContent(
        **{name: getattr(LARGE, name) for name in LARGE.__slots__} | {"edition": edition}
    )
    fed = make_entries(whole, phrases=feed_phrases(), href=str, wheel="https://a.test/")
    assert len(numbers) == 4
    assert Counter(shown) == Counter(entry.item_id for entry in fed)


def test_t59_a_cell_and_what_it_leads_to_are_all_there_is() -> None:
    page = page_of(LARGE, view=View.TABLE)
    rows = [row.cells for year in page.table.years for row in year.rows]
    keys = [row.key for year in page.table.years for row in year.rows]
    shown = 0

    for key, cells in zip([*keys, ""], [*rows, page.table.undated or ()], strict=True):
        for arena, cell in cells:
            expected = [
                item
                for item in page.entries.standing(LARGE.items)
                if arena.id in item.arenas and group_key(item, LARGE) == key
            ]
            listed = behind(page, page.all_in(key, [arena.id]))
            assert len(cell) + cell.more == len(expected) == listed.in_list.paginator.count
            shown += len(cell)

    assert 0.9 * MOST_SHOWN < shown < 1.3 * MOST_SHOWN


def test_t59_marks_of_a_large_circle_count_all_that_their_lists_hold() -> None:
    page = page_of(LARGE)
    marks = re.findall(r'<a class="mark [^>]*href="([^"]+)"[^>]*><title>([^<]*)', page.circle)
    crowds = [(href.replace("&amp;", "&"), title) for href, title in marks if "bare=" in href]

    for href, title in crowds:
        count = int(re.findall(r"(\d+) aktiviteter", title)[0])
        assert len(behind(page, href).shown.items) == count

    alone = set(re.findall(r'data-id="([^"]+)"', page.circle))
    held = {item.id for href, _title in crowds for item in behind(page, href).shown.items}
    assert alone | held == {item.id for item in LARGE.items}
    assert len(marks) < 150


def test_beside_a_large_circle_stands_one_month_with_the_way_to_all_of_it() -> None:
    page = page_of(LARGE)
    (month,) = page.listing.coming

    listed = behind(page, page.all_in(month.key))

    assert (month.key, len(month.entries)) == ("2024-11", 40)
    assert len(month.entries) + month.more == listed.in_list.paginator.count
    assert ids_in(page, "beside")


def test_pages_keep_the_filter_and_begin_again_when_it_changes() -> None:
    query = QueryDict("vis=liste&type=meeting&side=2")
    page = WheelPage(LARGE, choice=read(query, LARGE), today=TODAY, phrases=phrases())

    assert page.choice.page == 2
    assert page.pages_query.dict() == {"vis": "liste", "type": "meeting"}
    assert page.choice.showing(View.TABLE).page == 1
    assert page.choice.unfiltered().page == 1


@pytest.mark.parametrize("side", ["0", "-1", "x", "99999999999", "²"])
def test_a_page_that_cannot_be_is_the_first_or_the_last(side: str) -> None:
    page = page_of(LARGE, view=View.LIST, page=read(QueryDict(f"side={side}"), LARGE).page)

    assert page.in_list.number == 1
    assert page_of(LARGE, view=View.LIST, page=9999).in_list.number == 4


def test_a_month_that_goes_on_says_so_and_tells_its_closed_days_once() -> None:
    second = page_of(LARGE, view=View.LIST, page=2)

    assert second.months[0].goes_on
    assert second.months[0].closed == ()
    assert not any(month.goes_on for month in second.months[1:])


def test_a_wheel_that_fits_is_shown_whole() -> None:
    content = a_wheel(*(an_item(number) for number in range(MOST_SHOWN)))
    page = page_of(content, view=View.TABLE)

    assert not page.is_large
    assert page.month_links == []
    assert not any(
        cell.more for year in page.table.years for row in year.rows for _a, cell in row.cells
    )
    assert len(set(re.findall(r'data-id="([^"]+)"', page.circle))) == MOST_SHOWN
    assert page.in_list.paginator.num_pages == 1


def test_only_one_month_is_every_view_of_it() -> None:
    chosen = Choice().only("2024-11").filter

    found = select(LARGE, chosen).content

    assert {group_key(item, LARGE) for item in found.items} == {"2024-11"}
    entries = page_of(LARGE).entries
    cells = tables.table(found, entries, phrases()).years[0].rows[3].cells
    assert {one.item.id for _arena, cell in cells for one in cell} == {
        one.id for one in found.items
    }


@pytest.mark.parametrize(
    ("counts", "most", "room"),
    [
        ([3, 4], 7, None),
        ([3, 4], None, None),
        ([3, 30], 13, 10),
        ([10, 10, 10], 15, 5),
        ([50] * 100, 100, 2),
    ],
)
def test_small_places_keep_all_and_leave_their_room_to_large_ones(
    counts: list[int], most: int | None, room: int | None
) -> None:
    assert most_in_each(counts, most) == room


def test_one_more_is_shown_rather_than_told_of() -> None:
    assert fits(6, 5)
    assert not fits(7, 5)
    assert fits(7, None)
