from datetime import date

from samspor.drawing.closed_days import merged
from samspor.drawing.content import ClosedKind, ClosedSpan
from tests.factories.content import MUNICIPALITIES, a_wheel

DAY = date(2024, 10, 7)


def closed(name="Høstferie", places=(), last=DAY):
    return ClosedSpan(name, ClosedKind.SCHOOL_BREAK, DAY, last, tuple(places))


def test_same_break_of_two_municipalities_is_one():
    wheel = a_wheel(closed=(closed(places=["Skaun"]), closed(places=["Heim"])))

    assert merged(wheel) == (closed(places=["Heim", "Skaun"]),)


def test_break_of_every_municipality_is_everybodys():
    wheel = a_wheel(closed=tuple(closed(places=[name]) for name in MUNICIPALITIES))

    assert merged(wheel) == (closed(),)


def test_break_that_one_says_is_everybodys_is_everybodys():
    assert merged(a_wheel(closed=(closed(places=["Heim"]), closed()))) == (closed(),)


def test_other_names_and_other_days_stay_apart():
    spans = (closed(), closed("Fri"), closed(last=date(2024, 10, 11)))

    assert merged(a_wheel(closed=spans)) == spans


def test_municipality_that_the_wheel_does_not_know_is_still_named():
    wheel = a_wheel(closed=(closed(places=["Orkland"]), closed(places=["Heim"])))

    assert merged(wheel) == (closed(places=["Heim", "Orkland"]),)
