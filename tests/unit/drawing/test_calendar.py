"""What becomes what in a calendar, read back by the `icalendar` library and by our own reader."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspor.drawing.calendar import Calendar, write_calendar
from samspor.drawing.calendar_entries import (
    COLOURS,
    FeedPhrases,
    choosable,
    make_entries,
    shown,
)
from samspor.drawing.content import (
    Edition,
    Follow,
    Item,
    Kind,
    Mode,
    Relation,
    Revision,
    Status,
    WheelContent,
)
from samspor.drawing.packed_entries import PackedEntries
from samspor.drawing.phrases import Phrases
from samspor.drawing.selection import select
from samspor.kernel.clock import OSLO
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from tests.calendar_checks import complaints, entries
from tests.factories.content import a_wheel, an_arena, an_item, filters, sample, wheels

RELEASED = datetime(2024, 9, 20, 8, tzinfo=UTC)
TODAY = date(2024, 9, 21)
PHRASES = FeedPhrases(drawn=Phrases(language="nb"))
WHEEL = "https://samspor.test/arshjul/fjordane/2024-2025/"


def feed(
    content: WheelContent,
    *,
    today: date = TODAY,
    reminder: int | None = None,
    phrases: FeedPhrases = PHRASES,
) -> bytes:
    if content.edition is None:
        content = replace(content, edition=Edition(1, RELEASED))
    made = make_entries(content, phrases=phrases, href=f"{WHEEL}{{}}/".format, wheel=WHEEL)
    about = Calendar("Årshjul", "Om", WHEEL, f"{WHEEL[:-1]}.ics")
    return write_calendar(about, [shown(one, today=today, reminder=reminder) for one in made])


def event(data: bytes, number: int = 0) -> icalendar.Event | icalendar.Todo:
    found = icalendar.Calendar.from_ical(data).walk()
    return [one for one in found if one.name in {"VEVENT", "VTODO"}][number]


def of(item: Item, **options: object) -> icalendar.Event | icalendar.Todo:
    return event(feed(a_wheel(item), **options))


def oslo(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=OSLO)


# --- all of them ---


def judged(content: WheelContent) -> None:
    content = replace(content, edition=Edition(1, RELEASED))

    data = feed(content, reminder=1440)

    parsed = icalendar.Calendar.from_ical(data)
    components = parsed.walk("VEVENT") + parsed.walk("VTODO")
    titles = {f"{item.id}@arshjul.samspor": " ".join(item.title.split()) for item in content.items}
    assert complaints(data) == []
    assert [one.errors for one in parsed.walk() if one.errors] == []
    assert {str(one["UID"]) for one in components} == entries(data).keys() == titles.keys()
    assert all(titles[one["UID"]] in one["SUMMARY"] for one in components)


@settings(max_examples=100)
@given(wheels())
def test_t30_t59_random_calendars_pass_both_parsers_and_hold_the_items(content: WheelContent):
    judged(content)


@pytest.mark.full
@settings(max_examples=1000)
@given(wheels())
def test_t30_t59_a_thousand_calendars_pass_both_parsers(content: WheelContent):
    judged(content)


HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from('\r\n\x00\x0b\u2028\x85;,:\\"\ud800🎡א\u202e')),
    max_size=500,
).filter(str.strip)


@given(HOSTILE, HOSTILE, st.sampled_from(Kind))
def test_t30_hostile_texts_stay_inside_their_line(title: str, other: str, kind: Kind):
    item = an_item(1, title=title, place=other, agenda=(other, title), description=other, kind=kind)
    content = replace(a_wheel(item), arenas=(an_arena(1, name=title, who=other),))

    data = feed(content)

    assert complaints(data) == []
    assert len(entries(data)) == 1
    assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 1
    assert data.decode().splitlines() == data.decode().split("\r\n")[:-1]


@given(st.data())
def test_t59_filter_chooses_the_same_entries_as_the_page(data):
    whole = data.draw(wheels())
    wanted = data.draw(filters(whole))

    chosen = select(choosable(whole), wanted).content

    assert {item.id for item in chosen.items} == {
        item.id for item in select(whole, wanted).content.items
    }


def test_draft_has_no_feed():
    with pytest.raises(ValueError, match="draft has no feed"):
        make_entries(a_wheel(an_item()), phrases=PHRASES, href=str, wheel=WHEEL)


# --- times ---


def test_exact_time_has_its_zone():
    found = of(an_item(timing=Timing.at(date(2024, 10, 16), time(9, 30), time(15))))

    assert found.start == oslo(2024, 10, 16, 9, 30)
    assert found.end == oslo(2024, 10, 16, 15)
    assert found["DTSTART"].params["TZID"] == "Europe/Oslo"
    assert (found["STATUS"], found["TRANSP"]) == ("CONFIRMED", "OPAQUE")


def test_time_without_an_end_lasts_an_hour():
    found = of(an_item(timing=Timing.at(date(2024, 10, 16), time(23, 30))))

    assert found["DURATION"].dt == timedelta(hours=1)
    assert found.end == oslo(2024, 10, 17, 0, 30)


def test_lunch_to_lunch_is_one_event_over_night():
    timing = Timing.at(date(2024, 10, 16), time(12), time(12), last=date(2024, 10, 17))

    found = of(an_item(timing=timing))

    assert (found.start, found.end) == (oslo(2024, 10, 16, 12), oslo(2024, 10, 17, 12))


def test_days_with_a_beginning_and_no_end_last_until_the_last_one_is_over():
    timing = Timing.at(date(2024, 10, 16), time(12), last=date(2024, 10, 17))

    assert of(an_item(timing=timing)).end == oslo(2024, 10, 18)


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [(date(2025, 3, 30), "+0100", "+0200"), (date(2024, 10, 27), "+0200", "+0100")],
)
def test_change_over_weekends_keep_the_clock_on_the_wall(day: date, before: str, after: str):
    saturday = day - timedelta(days=1)
    timing = Timing.at(saturday, time(12), time(12), last=day)

    found = of(an_item(timing=timing))

    assert found.start.strftime("%d %H:%M %z") == f"{saturday.day} 12:00 {before}"
    assert found.end.strftime("%d %H:%M %z") == f"{day.day} 12:00 {after}"
    hours = (found.end.astimezone(UTC) - found.start.astimezone(UTC)) / timedelta(hours=1)
    assert hours == (23 if after == "+0200" else 25)


@pytest.mark.parametrize(
    ("kind", "busy"),
    [
        (Kind.GATHERING, "OPAQUE"),
        (Kind.PROFESSIONAL_DAY, "OPAQUE"),
        (Kind.PERIOD, "TRANSPARENT"),
        (Kind.DEADLINE, "TRANSPARENT"),
    ],
)
def test_whole_day_ends_before_the_next(kind: Kind, busy: str):
    found = of(an_item(timing=Timing.days(date(2024, 11, 27)), kind=kind))

    assert (found.start, found.end) == (date(2024, 11, 27), date(2024, 11, 28))
    assert (found["STATUS"], found["TRANSP"]) == ("CONFIRMED", busy)


@pytest.mark.parametrize(
    ("timing", "first", "after", "written"),
    [
        (Timing.month(2024, 11), date(2024, 11, 1), date(2024, 12, 1), "november"),
        (Timing.week(2024, 46), date(2024, 11, 11), date(2024, 11, 16), "uke 46"),
        (Timing.month(2025, 2), date(2025, 2, 1), date(2025, 3, 1), "februar"),
    ],
)
def test_undated_is_a_free_whole_day_event_over_its_period(timing, first, after, written):
    found = of(an_item(title="Oppfølging", timing=timing))

    assert (found.start, found.end) == (first, after)
    assert (found["STATUS"], found["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    assert found["SUMMARY"] == "Oppfølging (no date yet)"
    assert f"When: {written}. The date is not set yet." in found["DESCRIPTION"]


def test_by_agreement_is_a_task_without_days():
    found = of(an_item(title="Besøk", timing=Timing.agreement()))

    assert found.name == "VTODO"
    assert found["SUMMARY"] == "Besøk (by agreement)"
    assert found["STATUS"] == "NEEDS-ACTION"
    assert {"DTSTART", "DUE", "DTEND", "TRANSP"} & set(found) == set()


# --- words ---


def test_description_tells_what_the_page_tells():
    by_id = {item.id: number for number, item in enumerate(sample().items)}

    found = event(feed(sample()), by_id["arbeidsgruppe-2"])

    assert found["DESCRIPTION"].split("\n") == [
        "Arena: Regional arbeidsgruppe",
        "Who meets: Eier, UH, en styrer, ressursperson og utviklingsveileder",
        "Evaluates: Styrersamling, ons. 16. oktober kl. 09.30–15.00",
        "",
        "Agenda:",
        "– Evaluering av styrersamlingen",
        "– Evaluering av fagdagen",
        "– Planlegging av våren",
        "",
        f"More: {WHEEL}arbeidsgruppe-2/",
    ]
    assert found["URL"] == f"{WHEEL}arbeidsgruppe-2/"
    assert found["LOCATION"] == "digital"
    assert found["COLOR"] == COLOURS[1]
    assert found["CATEGORIES"].cats == ["Meeting", "Regional arbeidsgruppe"]


def test_place_and_how_people_meet_stand_together():
    assert of(an_item(place="DMMH", mode=Mode.HYBRID))["LOCATION"] == (
        "DMMH · in person and digital"
    )
    assert of(an_item(place="DMMH", mode=Mode.PHYSICAL))["LOCATION"] == "DMMH"
    assert "LOCATION" not in of(an_item(mode=Mode.PHYSICAL))


def test_what_it_follows_is_named_only_where_it_is_known():
    follows = (Follow("elsewhere", Relation.FOLLOW_UP),)

    assert "Follows" not in of(an_item(follows=follows))["DESCRIPTION"]


def test_municipalities_are_named_when_it_concerns_some_of_them():
    found = of(an_item(municipalities=("Heim", "Hitra"), audience="Alle styrere"))

    assert "Municipalities: Heim; Hitra" in found["DESCRIPTION"]
    assert "For: Alle styrere" in found["DESCRIPTION"]


def test_phrases_with_commas_are_escaped_too():
    phrases = replace(PHRASES, undated="%(title)s (dato, ikke satt)", more="Les mer; her")

    data = feed(a_wheel(an_item(timing=Timing.month(2024, 11))), phrases=phrases)

    assert complaints(data) == []
    assert event(data)["SUMMARY"].endswith("(dato, ikke satt)")


# --- reminders ---


def minutes(item: Item, reminder: int | None) -> list[int]:
    alarms = of(item, reminder=reminder).walk("VALARM")
    return [int(alarm["TRIGGER"].dt / timedelta(minutes=1)) for alarm in alarms]


@pytest.mark.parametrize(
    ("chosen", "of_a_time", "of_a_day"),
    [(60, -60, -15 * 60), (1440, -1440, -15 * 60), (10080, -10080, -6 * 1440 - 15 * 60)],
)
def test_reminder_of_whole_days_comes_at_nine_in_the_morning(chosen, of_a_time, of_a_day):
    exact = an_item(timing=Timing.at(date(2024, 10, 16), time(9, 30)))
    whole = an_item(timing=Timing.days(date(2024, 10, 16)))

    assert minutes(exact, chosen) == [of_a_time]
    assert minutes(whole, chosen) == [of_a_day]


@pytest.mark.parametrize(
    "item",
    [
        an_item(timing=Timing.month(2024, 11)),
        an_item(timing=Timing.agreement()),
        an_item(timing=Timing.days(date(2024, 11, 27)), status=Status.CANCELLED),
    ],
)
def test_nobody_is_reminded_of_what_has_no_day_or_is_off(item: Item):
    assert minutes(item, 1440) == []


def test_nobody_is_reminded_unasked():
    assert minutes(an_item(timing=Timing.days(date(2024, 11, 27))), None) == []


# --- cancelled and gone ---


def cancelled(*, gone: bool) -> WheelContent:
    """Called off, or taken out, in the edition of 1 October."""
    item = an_item(title="Samling", timing=Timing.days(date(2024, 11, 27)), status=Status.CANCELLED)
    off = datetime(2024, 10, 1, 8, tzinfo=UTC)
    edition = Edition(
        3, datetime(2024, 10, 8, 8, tzinfo=UTC), "", {item.id: Revision(2, off, off)},
        gone=(item,) if gone else (),
    )  # fmt: skip
    return replace(a_wheel(*(() if gone else (item,))), edition=edition)


@pytest.mark.parametrize("gone", [False, True])
@pytest.mark.parametrize(
    ("today", "there"),
    [(date(2024, 10, 8), True), (date(2024, 12, 30), True), (date(2024, 12, 31), False)],
)
def test_t29_cancelled_stays_ninety_days(gone: bool, today: date, there: bool):
    data = feed(cancelled(gone=gone), today=today)

    assert complaints(data) == []
    assert len(entries(data)) == there


def test_t29_cancelled_says_so_in_words_and_takes_no_time():
    found = event(feed(cancelled(gone=False)))

    assert (found["STATUS"], found["TRANSP"], found["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", 2)
    assert found["SUMMARY"] == "Cancelled: Samling"
    assert found["DESCRIPTION"].startswith("This is cancelled.\n")
    assert found["DTSTAMP"].dt == datetime(2024, 10, 1, 8, tzinfo=UTC)


def test_what_is_gone_leads_to_the_wheel_since_its_page_is_gone():
    found = event(feed(cancelled(gone=True)))

    assert found["URL"] == WHEEL
    assert found["DESCRIPTION"].startswith("This is no longer in the plan.\n")


def test_arena_that_went_with_its_items_can_still_be_asked_for():
    content = replace(cancelled(gone=True), arenas=())

    assert [arena.id for arena in choosable(content).arenas] == ["arena-1"]
    assert [item.id for item in choosable(content).items] == ["item-1"]


# --- the same again ---


@given(wheels())
def test_t29_unchanged_feed_is_byte_for_byte_the_same(content: WheelContent):
    assert feed(content) == feed(content)


def test_t29_later_day_and_later_edition_change_no_byte():
    first = sample(SchoolYear(2024))
    edition = first.edition
    assert edition is not None
    revisions = {item.id: Revision(0, edition.released) for item in first.items}
    one = replace(first, edition=replace(edition, revisions=revisions))
    other = replace(first, edition=Edition(9, edition.released + timedelta(days=50), "", revisions))

    assert feed(one, today=TODAY) == feed(other, today=TODAY + timedelta(days=300))


def test_packed_entries_come_back_in_their_order_and_by_their_items():
    content = replace(
        a_wheel(*(an_item(number) for number in range(450))),
        edition=Edition(1, datetime(2024, 9, 1, tzinfo=UTC)),
    )
    every = list(make_entries(content, phrases=PHRASES, href=str, wheel=WHEEL))

    packed = PackedEntries(every)

    assert list(packed) == every
    assert list(packed.among({"item-7", "item-449"})) == [every[7], every[449]]
    assert list(PackedEntries([])) == []
    assert packed.weight < sum(len(entry.data) for entry in every)
