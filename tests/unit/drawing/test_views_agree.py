"""T-59: circle, table, list, feed and data hold the same items. 60 random wheels here, 500 in full."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from samspor.drawing import circle, listing, svg, table
from samspor.drawing.calendar import Calendar, write_calendar
from samspor.drawing.calendar_entries import FeedPhrases, make_entries, shown
from samspor.drawing.content import Edition
from samspor.drawing.entries import Entries
from samspor.drawing.export import to_json
from samspor.drawing.phrases import Phrases
from samspor.drawing.selection import select
from tests.calendar_checks import entries as entries_of
from tests.factories.content import a_wheel, an_item, filters, wheels

TODAY = date(2025, 1, 15)
PHRASES = Phrases(language="nb")


def feed_of(content):
    """The ids in the calendar on the day the content is released."""
    edition = Edition(1, datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC))
    phrases = FeedPhrases(drawn=PHRASES)
    made = make_entries(
        replace(content, edition=edition), phrases=phrases, href=str, wheel="https://a.test/"
    )
    written = write_calendar(
        Calendar("a", "b", "https://a.test/", "https://a.test/a.ics"),
        [shown(entry, today=TODAY) for entry in made],
    )
    return {uid.removesuffix("@arshjul.samspor") for uid in entries_of(written)}


def shown_in(content, whole=None):
    """The ids that each view shows."""
    entries = Entries(content, today=TODAY, phrases=PHRASES, href="/{}/".format, whole=whole)
    drawn = circle.draw(content, today=TODAY, phrases=PHRASES, href="/{}/".format, whole=whole)
    rows = table.table(content, entries, PHRASES)
    cells = [cell for year in rows.years for row in year.rows for _arena, cell in row.cells]
    cells += [cell for _arena, cell in rows.undated or ()]
    both = listing.listing(content, entries, PHRASES)
    grouped = listing.listing(content, entries, PHRASES, together=True)
    columns = table.table(content, entries, PHRASES, together=True)
    inside = [cell for year in columns.years for row in year.rows for _arena, cell in row.cells]
    inside += [cell for _arena, cell in columns.undated or ()]
    return {
        "circle": {mark.item_id for mark in drawn.marks},
        "svg": set(re.findall(r'data-id="([^"]*)"', svg.render(drawn))),
        "table": {entry.item.id for cell in cells for entry in cell},
        "list": {
            entry.item.id
            for month in listing.months(content, entries, PHRASES)
            for entry in month.entries
        },
        "beside": {
            entry.item.id for month in both.coming + both.earlier for entry in month.entries
        },
        "feed": feed_of(content),
        "table, together": {one.item.id for cell in inside for one in unfolded(cell)},
        "list, together": {
            one.item.id
            for month in listing.months(content, entries, PHRASES, together=True)
            for one in unfolded(month.entries)
        },
        "beside, together": {
            one.item.id
            for month in grouped.coming + grouped.earlier
            for one in unfolded(month.entries)
        },
        "json": {item["id"] for item in json.loads(to_json(content))["activities"]},
    }


def unfolded(entries):
    """With the answers that stand inside others."""
    return [one for entry in entries for one in (entry, *entry.given)]


@given(wheels())
def test_t59_every_view_holds_the_same_items(content):
    expected = {item.id for item in content.items}

    for view, ids in shown_in(content).items():
        assert ids == expected, view


@given(st.data())
def test_t59_every_view_hides_the_same_items(data):
    whole = data.draw(wheels())
    content = select(whole, data.draw(filters(whole))).content
    expected = {item.id for item in content.items}

    for view, ids in shown_in(content, whole).items():
        assert ids == expected, view


@given(wheels(), st.booleans())
def test_t59_nothing_is_shown_twice_in_a_list(content, together):
    entries = Entries(content, today=TODAY, phrases=PHRASES, href=str)

    both = listing.listing(content, entries, PHRASES, together=together)

    months = both.coming + both.earlier
    every = [entry for month in months for entry in month.entries]
    shown = [entry.item.id for entry in (unfolded(every) if together else every)]
    assert len(shown) == len(set(shown))


def test_t59_item_without_a_known_arena_is_still_in_every_view():
    for ids in shown_in(a_wheel(an_item(1, arenas=("gone",)))).values():
        assert ids == {"item-1"}
