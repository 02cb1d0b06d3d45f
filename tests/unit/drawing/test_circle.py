from dataclasses import replace
from datetime import date, time
from itertools import combinations, pairwise

import pytest
from hypothesis import given

from samspor.drawing.circle import draw
from samspor.drawing.content import Follow, Kind, Level, Relation, Status, WheelFilter
from samspor.drawing.geometry import degrees_of
from samspor.drawing.lanes import overlap
from samspor.drawing.layout import Form
from samspor.drawing.phrases import Phrases
from samspor.drawing.placing import MINIMUM_ARC
from samspor.drawing.rings import MOST_RINGS, NARROWEST, SMALLEST_HUB
from samspor.drawing.selection import select
from samspor.drawing.svg import render
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import MonthPart, Term, Timing
from tests.factories.content import a_wheel, an_arena, an_item, sample, wheels

TODAY = date(2024, 11, 21)
PHRASES = Phrases(language="nb")


def drawn(content, today=TODAY, **more):
    return draw(content, today=today, phrases=PHRASES, href="/{}/".format, **more)


def marks_of(content, today=TODAY):
    return {mark.item_id: mark for mark in drawn(content, today).marks}


# --- what always holds ---


@given(wheels())
def test_marks_of_one_lane_do_not_overlap_on_the_closed_circle(content):
    marks = [mark for mark in drawn(content).marks if mark.ring >= 0]

    for one, other in combinations(marks, 2):
        if one.ring == other.ring and abs(one.radius - other.radius) < 0.01:
            assert not overlap(extent(one), extent(other)), (one.item_id, other.item_id)


def extent(mark):
    if mark.form is Form.ARC:
        return (mark.start, mark.end)
    half = degrees_of(mark.size, mark.radius)
    return (mark.angle - half, mark.angle + half)


@given(wheels())
def test_arcs_have_their_least_width_and_stay_inside_their_ring(content):
    circle = drawn(content)

    for mark in circle.marks:
        if mark.form is Form.ARC:
            assert mark.end - mark.start >= MINIMUM_ARC - 1e-9
        if mark.ring >= 0:
            band = circle.rings[mark.ring].band
            assert band.inner <= mark.radius - 0.01
            assert mark.radius + 0.01 <= band.outer


@given(wheels())
def test_t61_targets_are_24_pixels_where_the_wheel_is_700_wide(content):
    assert all(2 * mark.hit * 0.7 >= 24 for mark in drawn(content).marks)


@given(wheels(most_arenas=20))
def test_rings_lie_outside_each_other_and_are_wide_enough(content):
    circle = drawn(content)

    bands = [ring.band for ring in circle.rings]
    assert all(band.height >= NARROWEST - 1e-9 for band in bands)
    assert all(outer.inner > inner.outer for outer, inner in pairwise(bands))
    assert circle.hub >= SMALLEST_HUB - 5


@given(wheels())
def test_words_along_the_rings_do_not_meet(content):
    circle = drawn(content)
    by_ring = {}
    for number, ring in enumerate(circle.rings):
        by_ring[number] = [ring.name] if ring.name else []
    for mark in circle.marks:
        if mark.label:
            by_ring[mark.ring].append(mark.label)

    for texts in by_ring.values():
        for one, other in combinations(texts, 2):
            apart = abs(one.radius - other.radius) >= (one.size + other.size) / 2 - 0.01
            assert apart or not overlap(span(one), span(other)), (one.text, other.text)


def span(text):
    return (text.angle - text.width / 2, text.angle + text.width / 2)


@given(wheels())
def test_hub_lines_are_no_wider_than_the_hub(content):
    circle = drawn(content)

    assert all(abs(line.y - 500) <= circle.hub + 40 for line in circle.hub_lines)


# --- the sample ---


def test_sample_has_a_ring_for_each_arena_with_the_region_outermost():
    circle = drawn(sample())

    assert [ring.title for ring in circle.rings] == [
        "Regional arbeidsgruppe",
        "Regionalt styrernettverk",
        "Kommunalt styrernettverk",
        "Nettverk mellom barnehager",
        "Utviklingsarbeid i barnehagen",
    ]
    assert [ring.name.text for ring in circle.rings] == [ring.title for ring in circle.rings]
    assert len({ring.name.angle for ring in circle.rings}) == 1


def test_dot_says_the_day_and_its_title_stands_beside_it():
    mark = marks_of(sample())["styrersamling-host"]

    assert (mark.form, mark.text, mark.label.text) == (Form.DOT, "16", "Styrersamling")
    assert mark.name == (
        "Styrersamling, onsdag 16. oktober 2024 kl. 09.30–15.00 (uke 42), DMMH, "
        "Regionalt styrernettverk"
    )


def test_undated_item_is_a_dashed_arc_over_its_month_and_counts_the_answers():
    mark = marks_of(sample())["oppfolging-november"]

    assert (mark.form, mark.tentative) == (Form.ARC, True)
    assert mark.inner_text.text == "4 Follow up"
    assert mark.name.endswith("2 of 4 have chosen a date")


def test_answers_of_municipalities_stand_in_the_ring_of_what_asked_them():
    marks = marks_of(sample())

    parent = marks["oppfolging-november"]
    hitra, skaun = marks["oppfolging-november-hitra"], marks["oppfolging-november-skaun"]
    assert (hitra.form, hitra.text, skaun.text) == (Form.ANSWER, "Hi", "S")
    assert {hitra.ring, skaun.ring} == {parent.ring}


def test_what_follows_is_joined_to_what_it_follows():
    chords = {(chord.item_id, chord.other_id) for chord in drawn(sample()).chords}

    assert ("forberedelse", "arbeidsgruppe-1") in chords
    assert ("oppfolging-desember", "styrersamling-host") in chords
    assert ("oppfolging-desember", "fagdag") in chords


def test_hub_says_what_is_next():
    lines = {line.role: line.text for line in drawn(sample()).hub_lines}

    assert lines["year"] == "2024–25"
    assert lines["next"] == "Regional fagdag"
    assert lines["when"] == "ons. 27. november"


def test_hub_says_when_nothing_more_comes():
    texts = [line.text for line in drawn(sample(), date(2025, 7, 1)).hub_lines]

    assert texts[-1] == "Nothing more this year"


def test_today_is_drawn_only_inside_its_year():
    assert drawn(sample()).today.text.text == "Today tors. 21. nov."
    assert drawn(sample(), date(2025, 8, 1)).today is None
    assert drawn(sample(), date(2024, 7, 31)).today is None


def test_past_is_what_was_over_yesterday():
    marks = marks_of(sample())

    assert marks["styrersamling-host"].past
    assert not marks["oppfolging-november"].past
    assert not marks_of(sample(), date(2024, 10, 16))["styrersamling-host"].past


# --- edges ---


@pytest.mark.parametrize(
    ("timing", "before", "after"),
    [
        (Timing.days(date(2024, 12, 23), date(2025, 1, 2)), False, False),
        (Timing.days(date(2025, 7, 29), date(2025, 8, 6)), False, True),
        (Timing.days(date(2024, 7, 30), date(2024, 8, 6)), True, False),
        (Timing.days(date(2024, 7, 31)), True, False),
        (Timing.days(date(2025, 8, 1)), False, True),
        (Timing.days(date(2023, 1, 1), date(2026, 1, 1)), True, True),
        (Timing.term(2024, Term.AUTUMN), False, False),
    ],
)
def test_arc_is_cut_at_the_year_and_points_on(timing, before, after):
    mark = marks_of(a_wheel(an_item(timing=timing)))["item-1"]

    assert (mark.before, mark.after) == (before, after)
    assert mark.form is Form.ARC


def test_last_and_first_day_of_the_year_get_lanes_where_they_meet():
    wheel = a_wheel(
        an_item(1, timing=Timing.days(date(2024, 8, 1))),
        an_item(2, timing=Timing.days(date(2025, 7, 31))),
    )

    one, other = marks_of(wheel)["item-1"], marks_of(wheel)["item-2"]

    assert one.radius != other.radius


def test_leap_day_has_its_place():
    wheel = a_wheel(an_item(timing=Timing.days(date(2024, 2, 29))), year=SchoolYear(2023))

    mark = marks_of(wheel, date(2024, 1, 1))["item-1"]

    assert (mark.form, mark.text) == (Form.DOT, "29")


def test_by_agreement_is_a_token_in_the_hub():
    wheel = a_wheel(*(an_item(number, timing=Timing.agreement()) for number in range(1, 60)))

    circle = drawn(wheel)

    assert {mark.form for mark in circle.marks} == {Form.TOKEN}
    assert all(mark.radius < circle.hub for mark in circle.marks)


def test_empty_wheel_still_has_its_year():
    circle = drawn(a_wheel())

    assert circle.marks == ()
    assert len(circle.months) == 12


def test_wheel_without_arenas_can_be_drawn():
    circle = drawn(a_wheel(an_item(), arenas=0))

    assert [mark.form for mark in circle.marks] == [Form.TOKEN]


def test_twenty_arenas_are_drawn_as_their_levels():
    levels = list(Level)
    arenas = tuple(an_arena(number, level=levels[number // 5]) for number in range(20))
    wheel = a_wheel(an_item(arenas=("arena-0", "arena-3", "arena-7")), arenas=0)

    circle = drawn(type(wheel)(**{**fields_of(wheel), "arenas": arenas}))

    assert circle.grouped
    assert [ring.title for ring in circle.rings] == [
        "Region (5 arenas)",
        "Municipality (5 arenas)",
        "Cluster (5 arenas)",
        "Unit (5 arenas)",
    ]
    assert [mark.ring for mark in circle.marks] == [0, 1]


def fields_of(content):
    return {name: getattr(content, name) for name in content.__slots__}


def test_as_many_rings_as_fit_are_drawn_each():
    assert MOST_RINGS == 8
    assert not drawn(a_wheel(arenas=MOST_RINGS)).grouped
    assert drawn(a_wheel(arenas=MOST_RINGS + 1)).grouped


def test_item_of_two_arenas_is_in_both_rings_and_joined():
    circle = drawn(a_wheel(an_item(arenas=("arena-1", "arena-2")), arenas=2))

    assert [mark.ring for mark in circle.marks] == [0, 1]
    assert [chord.same for chord in circle.chords] == [True]


def test_following_something_hidden_draws_no_chord():
    item = an_item(follows=(Follow("hidden", Relation.FOLLOW_UP),))

    assert drawn(a_wheel(item)).chords == ()


def test_cancelled_item_says_so_in_its_name():
    mark = marks_of(a_wheel(an_item(status=Status.CANCELLED)))["item-1"]

    assert mark.cancelled
    assert mark.name.startswith("Cancelled, Samling 1")


@pytest.mark.parametrize("title", ["x" * 500, "👩‍🏫" * 30, "لقاء الشبكة", "<script>", " "])
@pytest.mark.parametrize("kind", Kind)
def test_any_title_can_be_drawn(title, kind):
    wheel = a_wheel(
        an_item(1, title=title, kind=kind),
        an_item(2, title=title, kind=kind, timing=Timing.part(2025, 1, MonthPart.MIDDLE)),
    )

    assert render(drawn(wheel)).count("data-id=") == 2


def test_thirteen_months_work_on_the_same_circle():
    """Months come from the scale, which takes any plan; see test_time_scale."""
    assert len(drawn(a_wheel()).weeks) in {53, 54}


def test_quarter_lays_three_months_on_the_whole_circle():
    period = (date(2024, 11, 1), date(2025, 1, 31))
    content = select(sample(), WheelFilter(period=period)).content

    circle = drawn(content, whole=sample(), period=period)

    assert [month.name.text for month in circle.months] == ["november", "desember", "januar"]
    assert circle.months[-1].end == pytest.approx(360)
    assert {line.role: line.text for line in circle.hub_lines}["edition"] == "november–januar"
    november = next(mark for mark in circle.marks if mark.item_id == "oppfolging-november")
    assert november.inner_text.text == "4 Oppfølging av styrersamlingen"


def test_item_across_the_edge_of_a_quarter_points_on():
    period = (date(2024, 8, 1), date(2024, 10, 31))
    item = an_item(timing=Timing.days(date(2024, 10, 30), date(2024, 11, 2)))

    circle = drawn(a_wheel(item), period=period)

    assert [(mark.before, mark.after) for mark in circle.marks] == [(False, True)]


def test_gathering_of_two_days_has_its_title_beside_it():
    two_days = Timing.days(date(2024, 10, 16), date(2024, 10, 17))

    content = a_wheel(an_item(timing=two_days, title="Lederkonferansen"))

    mark = marks_of(content)["item-1"]

    assert (mark.form, mark.label.text) == (Form.ARC, "Lederkonferansen")
    assert ">Lederkonferansen</textPath>" in render(drawn(content))


def test_long_span_has_its_title_inside_and_not_beside():
    term = Timing.days(date(2024, 10, 1), date(2024, 12, 20))

    mark = marks_of(a_wheel(an_item(timing=term, title="Periode")))["item-1"]

    assert mark.label is None
    assert "Periode" in mark.inner_text.text


def test_hub_tells_one_municipalitys_own_day_and_whose_it_is():
    asked = an_item(1, timing=Timing.month(2024, 11), title="Oppfølging")
    own = an_item(
        2,
        timing=Timing.days(date(2024, 11, 25)),
        title="Oppfølging",
        asked_by="item-1",
        municipalities=("Hitra",),
    )

    lines = [line.text for line in drawn(a_wheel(asked, own)).hub_lines]

    assert lines[-2:] == ["Oppfølging", "man. 25. november, Hitra"]


@pytest.mark.parametrize(
    ("rings", "told"),
    [
        (1, "ons. 27. november kl. 12.00–14.30"),
        (5, "ons. 27. november kl. 12.00"),
        (7, "ons. 27. november"),
    ],
)
def test_hub_leaves_hours_out_before_it_cuts_them(rings, told):
    hours = Timing.at(date(2024, 11, 27), time(12), time(14, 30))
    wheel = replace(
        a_wheel(an_item(timing=hours, title="Digitalt arbeidsgruppemøte")),
        arenas=tuple(an_arena(number) for number in range(1, rings + 1)),
    )

    found = [line.text for line in drawn(wheel).hub_lines if line.role == "when"]

    assert found == [told]


def test_one_municipality_alone_is_not_counted():
    asked = an_item(timing=Timing.month(2024, 11), title="Oppfølging")
    local = an_arena(level=Level.MUNICIPALITY)

    names = [
        drawn(replace(a_wheel(asked, municipalities=places), arenas=(local,))).marks[0].name
        for places in (("Hitra",), ("Hitra", "Skaun"))
    ]

    assert "chosen a date" not in names[0]
    assert "0 of 2 have chosen a date" in names[1]
