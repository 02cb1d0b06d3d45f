from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samspor.drawing.content import Kind, Level, WheelFilter
from samspor.drawing.selection import count, select
from samspor.kernel.timing import Term, Timing
from tests.factories.content import ARENAS, a_wheel, an_item, filters, sample, wheels


def ids(content):
    return [item.id for item in content.items]


@given(wheels())
def test_empty_filter_keeps_everything(content):
    selection = select(content, WheelFilter())

    assert selection.content == content
    assert selection.hidden == 0


@given(st.data())
def test_what_is_hidden_and_what_is_seen_add_up(data):
    content = data.draw(wheels())

    selection = select(content, data.draw(filters(content)))

    assert len(selection.content.items) + selection.hidden == len(content.items)
    assert set(ids(selection.content)) <= set(ids(content))


def test_arena_filter_leaves_one_ring():
    selection = select(sample(answers=False), WheelFilter(arenas=frozenset({ARENAS[1].id})))

    assert [arena.id for arena in selection.content.arenas] == [ARENAS[1].id]
    assert ids(selection.content) == ["styrersamling-host", "styrersamling-var"]
    assert selection.hidden == 10


def test_level_and_kind_narrow_together():
    wanted = WheelFilter(levels=frozenset({Level.REGION}), kinds=frozenset({Kind.GATHERING}))

    selection = select(sample(), wanted)

    assert ids(selection.content) == ["styrersamling-host", "styrersamling-var"]


def test_municipality_filter_keeps_what_concerns_all():
    wanted = WheelFilter(municipalities=frozenset({"Skaun"}))

    selection = select(sample(), wanted)

    assert "oppfolging-november-hitra" not in ids(selection.content)
    assert "oppfolging-november-skaun" in ids(selection.content)
    assert selection.hidden == 1
    assert "Vinterferie" not in [span.name for span in selection.content.closed]


def test_item_in_two_arenas_stays_when_one_does():
    both = an_item(1, arenas=("arena-1", "arena-2"))

    selection = select(a_wheel(both, arenas=2), WheelFilter(arenas=frozenset({"arena-2"})))

    assert ids(selection.content) == ["item-1"]


def test_counts_stand_for_the_whole_content():
    counts = count(sample())

    assert counts.arenas == {
        "arbeidsgruppe": 4,
        "styrernettverk-regionalt": 2,
        "styrernettverk-kommunalt": 7,
        "nettverk-barnehager": 0,
        "utviklingsarbeid": 1,
    }
    assert counts.levels == {Level.MUNICIPALITY: 7, Level.REGION: 6, Level.UNIT: 1}
    assert counts.kinds[Kind.FOLLOW_UP] == 6
    assert counts.municipalities == {"Heim": 12, "Hitra": 13, "Rindal": 12, "Skaun": 13}


def test_period_keeps_what_touches_it_and_what_has_no_day():
    autumn = (date(2024, 8, 1), date(2024, 10, 31))
    wheel = a_wheel(
        an_item(1, timing=Timing.days(date(2024, 10, 31), date(2024, 11, 2))),
        an_item(2, timing=Timing.days(date(2024, 11, 1))),
        an_item(3, timing=Timing.term(2024, Term.AUTUMN)),
        an_item(4, timing=Timing.agreement()),
    )

    selection = select(wheel, WheelFilter(period=autumn))

    assert ids(selection.content) == ["item-3", "item-1", "item-4"]


def test_period_keeps_its_own_closed_days():
    winter = (date(2025, 2, 1), date(2025, 4, 30))

    selection = select(sample(), WheelFilter(period=winter))

    assert [span.name for span in selection.content.closed] == ["Vinterferie"]
