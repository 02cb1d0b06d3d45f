"""T-29: the sequence rises exactly on time, status and place, over any history of editions."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.drawing.calendar import Calendar, write_calendar
from samspor.drawing.calendar_entries import FeedPhrases, make_entries, shown
from samspor.drawing.content import (
    Edition,
    Follow,
    Item,
    Kind,
    Mode,
    Relation,
    Status,
    WheelContent,
)
from samspor.drawing.export import content_from_dict, content_to_dict, from_json, to_json
from samspor.drawing.phrases import Phrases
from samspor.drawing.sequence import CANCELLED_STAYS, remember
from samspor.kernel.timing import Precision, Timing
from tests.factories.content import SEED_YEAR, a_wheel, an_arena, an_item, random_timing

FIRST = datetime(2024, 9, 1, 8, tzinfo=UTC)
WEEK = timedelta(days=7)
DAY = Timing.days(date(2024, 10, 16))


def released(old: WheelContent | None, new: WheelContent, at: datetime) -> WheelContent:
    """As the release service does it, through the text that the snapshot is."""
    memory = remember(old, new, released=at)
    number = old.edition.number + 1 if old and old.edition else 1
    edition = Edition(number, at, "", memory.revisions, memory.gone)
    return from_json(to_json(replace(new, edition=edition)))


def history(*plans: list[Item] | WheelContent, step: timedelta = WEEK) -> list[WheelContent]:
    found: list[WheelContent] = []
    for number, plan in enumerate(plans):
        new = plan if isinstance(plan, WheelContent) else a_wheel(*plan)
        found.append(released(found[-1] if found else None, new, FIRST + number * step))
    return found


def revisions(content: WheelContent, item_id: str = "item-1") -> tuple[int, datetime]:
    assert content.edition is not None
    found = content.edition.revisions[item_id]
    return found.sequence, found.changed


def feed(content: WheelContent) -> bytes:
    phrases = FeedPhrases(drawn=Phrases(language="nb"))
    made = make_entries(content, phrases=phrases, href="https://a.test/{}/".format, wheel="w")
    today = content.edition.released.date() if content.edition else date.min
    about = Calendar("Årshjul", "Om", "w", "s")
    return write_calendar(about, [shown(one, today=today) for one in made])


# --- one change at a time ---


@pytest.mark.parametrize(
    ("changes", "rises"),
    [
        ({"timing": Timing.days(date(2024, 10, 17))}, True),
        ({"timing": Timing.days(date(2024, 10, 16), date(2024, 10, 17))}, True),
        ({"timing": Timing.at(date(2024, 10, 16), time(9))}, True),
        ({"timing": Timing.agreement()}, True),
        ({"status": Status.CANCELLED}, True),
        ({"place": "DMMH"}, True),
        ({"mode": Mode.DIGITAL}, True),
        ({"mode": Mode.PHYSICAL}, False),
        ({"title": "Nytt navn"}, False),
        ({"kind": Kind.EVALUATION}, False),
        ({"agenda": ("Et punkt",)}, False),
        ({"description": "Mer"}, False),
        ({"audience": "Alle"}, False),
        ({"municipalities": ("Heim",)}, False),
        ({"arenas": ("arena-2",)}, False),
    ],
)
def test_t29_sequence_rises_exactly_on_time_status_and_place(changes: dict, rises: bool):
    item = an_item(timing=DAY)

    old, new = history([item], [replace(item, **changes)])

    assert revisions(old) == (0, FIRST)
    assert revisions(new) == (int(rises), FIRST + WEEK)


def test_t29_end_that_becomes_known_where_it_was_guessed_is_no_change_of_time():
    at = Timing.at(date(2024, 10, 16), time(9))
    known = replace(at, end=time(10))

    _old, new = history([an_item(timing=at)], [an_item(timing=known)])

    assert revisions(new) == (0, FIRST + WEEK)


def test_t29_day_that_is_set_at_last_rises_even_where_the_days_are_the_same():
    week = Timing.week(2024, 42)

    _old, new = history(
        [an_item(timing=week)], [an_item(timing=replace(week, precision=Precision.DAY))]
    )

    assert revisions(new)[0] == 1


def test_t29_unchanged_item_keeps_its_entry_when_others_change():
    item = an_item(1)

    old, new = history([item], [item, an_item(2)])

    assert revisions(new) == revisions(old)
    assert revisions(new, "item-2") == (0, FIRST + WEEK)


def test_new_name_of_an_arena_is_news_without_a_new_sequence():
    one = a_wheel(an_item())
    other = replace(one, arenas=(an_arena(1, name="Nytt nettverk"),))

    _old, new = history(one, other)

    assert revisions(new) == (0, FIRST + WEEK)


def test_move_of_what_it_follows_is_news_without_a_new_sequence():
    after = an_item(2, follows=(Follow("item-1", Relation.FOLLOW_UP),))

    _old, new = history(
        [an_item(1, timing=DAY), after], [an_item(1, timing=DAY.moved(WEEK)), after]
    )

    assert revisions(new) == (1, FIRST + WEEK)
    assert revisions(new, "item-2") == (0, FIRST + WEEK)


# --- away and back ---


def test_t29_removed_item_is_remembered_as_cancelled():
    item = an_item(1)

    _old, new = history([item, an_item(2)], [an_item(2)])

    assert new.edition is not None
    assert new.edition.gone == (replace(item, status=Status.CANCELLED),)
    assert new.edition.revisions["item-1"].cancelled == FIRST + WEEK
    assert revisions(new) == (1, FIRST + WEEK)


def test_t29_removed_item_is_let_go_after_ninety_days_but_its_number_is_kept():
    item, other = an_item(1), an_item(2)
    weeks = CANCELLED_STAYS // WEEK + 1

    plans = history([item, other], *([[other]] * (weeks + 1)), [item, other])

    gone = [len(plan.edition.gone) for plan in plans if plan.edition]
    assert gone == [0, *([1] * weeks), 0, 0]
    assert revisions(plans[-2]) == (1, FIRST + WEEK)
    assert revisions(plans[-1]) == (2, plans[-1].edition.released)


def test_t29_item_that_comes_back_soon_goes_on_where_it_was():
    item = an_item(1)

    *_earlier, back = history([item], [], [item])

    assert back.edition is not None
    assert back.edition.gone == ()
    assert back.edition.revisions["item-1"].cancelled is None
    assert revisions(back)[0] == 2


def test_cancelled_item_that_is_also_removed_stays_as_long_as_it_would_have():
    off = an_item(1, status=Status.CANCELLED)

    *_earlier, removed = history([an_item(1)], [off], [])

    assert removed.edition is not None
    assert removed.edition.revisions["item-1"].cancelled == FIRST + WEEK
    assert revisions(removed)[0] == 1


def test_edition_from_before_there_were_revisions_starts_at_zero():
    old = replace(a_wheel(an_item(1)), edition=Edition(4, FIRST))

    same = released(old, a_wheel(an_item(1)), FIRST + WEEK)
    moved = released(old, a_wheel(an_item(1, place="DMMH")), FIRST + WEEK)

    assert revisions(same) == (0, FIRST)
    assert revisions(moved) == (1, FIRST + WEEK)


def test_snapshot_without_revisions_can_still_be_read():
    content = replace(a_wheel(an_item()), edition=Edition(1, FIRST))
    older = content_to_dict(content)
    del older["edition"]["revisions"], older["edition"]["gone"]

    assert content_from_dict(older) == content


# --- any history, judged by what the oracle reads ---


def changed(dice: random.Random, plan: dict[str, Item]) -> dict[str, Item]:
    """A few things people do between two editions."""
    plan = dict(plan)
    for _change in range(dice.randint(0, 3)):
        number = dice.randint(1, 4)
        item = plan.get(f"item-{number}") or an_item(number)
        match dice.randint(0, 6):
            case 0:
                plan.pop(item.id, None)
                continue
            case 1:
                item = replace(item, timing=random_timing(dice, SEED_YEAR))
            case 2:
                item = replace(item, status=dice.choice(list(Status)))
            case 3:
                item = replace(item, place=dice.choice(["", "DMMH", "Hitra"]))
            case 4:
                item = replace(item, mode=dice.choice([None, *Mode]))
            case 5:
                item = replace(item, title=dice.choice(["Møte", "Samling"]))
            case _:
                item = replace(item, agenda=(dice.choice(["Ett", "To"]),))
        plan[item.id] = item
    return plan


def facts(component: icalendar.Component) -> tuple[object, ...]:
    """What T-29 names, as a calendar understands it."""
    start = component.get("DTSTART")
    length = component.get("DURATION")
    end = component.get("DTEND")
    return (
        component.name,
        start and start.dt,
        end.dt if end else start.dt + length.dt if length else None,
        str(component["STATUS"]),
        str(component.get("LOCATION", "")),
    )


@given(st.integers(0, 2**32))
def test_t29_any_history_rises_exactly_when_the_calendar_would_see_it(seed: int):
    dice = random.Random(seed)  # noqa: S311 (test data)
    plan: dict[str, Item] = {}
    before: dict[str, tuple[int, tuple[object, ...]]] = {}
    content = None
    for number in range(8):
        plan = changed(dice, plan)
        content = released(content, a_wheel(*plan.values(), arenas=2), FIRST + number * WEEK)
        parsed = icalendar.Calendar.from_ical(feed(content))
        now = {
            str(one["UID"]): (int(one["SEQUENCE"]), facts(one))
            for one in parsed.walk("VEVENT") + parsed.walk("VTODO")
        }

        assert before.keys() <= now.keys()
        for uid, (sequence, seen) in now.items():
            was, then = before.get(uid, (-1, None))
            assert sequence == was + (seen != then), (uid, then, seen)
        before = now


@given(st.integers(0, 2**32))
def test_t29_release_without_a_change_leaves_every_byte(seed: int):
    dice = random.Random(seed)  # noqa: S311 (test data)
    plan = changed(dice, changed(dice, {}))
    first = released(None, a_wheel(*plan.values()), FIRST)

    second = released(first, a_wheel(*plan.values()), FIRST + WEEK)

    assert feed(second) == feed(first)
