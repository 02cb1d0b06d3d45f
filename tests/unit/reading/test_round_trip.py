"""Whatever wheel is written as a table is read back to the same events."""

from dataclasses import dataclass
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.writing import month_name, write_date, write_time_range
from samspor.reading import read_document
from samspor.reading.contract import from_dict, to_dict
from samspor.reading.keys import event_keys

ARENAS = (
    "Regional arbeidsgruppe",
    "Regionalt styrernettverk",
    "Kommunalt styrernettverk",
    "Nettverk mellom barnehager",
    "Utviklingsarbeid i barnehagen",
)
TITLES = (
    "Digitalt møte",
    "Styrersamling",
    "Regional fagdag",
    "Nettverksmøte",
    "Utprøving i hverdagen",
)
POINTS = ("Status", "Faglig innlegg", "Erfaringsdeling", "Veien videre", "Evt.")


@dataclass(frozen=True)
class Written:
    """An event and the cell it is written in."""

    month: int
    column: int
    title: str
    day: int | None
    start: time | None
    end: time | None
    points: tuple[str, ...]

    def cell(self, year: SchoolYear) -> str:
        words = self.title
        if self.day:
            words += f" {write_date(self.date(year), language='nb', weekday=False, year=year)}"
        if self.start:
            words += f" {write_time_range(self.start, self.end, language='nb')}"
        return " - ".join([words, *self.points])

    def date(self, year: SchoolYear) -> date:
        return date(year.start + (self.month < 8), self.month, self.day or 1)


@st.composite
def written(draw: st.DrawFn, place: tuple[int, int]) -> Written:
    day = draw(st.none() | st.integers(1, 28))
    start = draw(st.none() | st.times(time(7), time(15))) if day else None
    start = start and start.replace(second=0, microsecond=0)
    end = draw(st.none() | st.integers(16, 20).map(lambda hour: time(hour, 30))) if start else None
    points = tuple(draw(st.lists(st.sampled_from(POINTS), max_size=3)))
    return Written(place[0], place[1], draw(st.sampled_from(TITLES)), day, start, end, points)


@st.composite
def wheels(draw: st.DrawFn) -> tuple[SchoolYear, list[Written]]:
    year = SchoolYear(draw(st.integers(2015, 2040)))
    cells = st.tuples(st.integers(1, 12), st.integers(1, len(ARENAS)))
    places = draw(st.lists(cells, min_size=1, max_size=25, unique=True))
    return year, [draw(written(place)) for place in places]


def as_table(year: SchoolYear, events: list[Written]) -> str:
    by_place = {(event.month, event.column): event.cell(year) for event in events}
    rows = [
        "\t".join(
            [
                month_name(month, language="nb").capitalize(),
                *(by_place.get((month, column), "") for column in range(1, len(ARENAS) + 1)),
            ]
        )
        for _, month in year.months()
    ]
    return "\n".join([f"Årshjul {year.slug}", "", "\t" + "\t".join(ARENAS), *rows])


@given(wheels())
def test_wheel_written_as_a_table_is_read_back(wheel: tuple[SchoolYear, list[Written]]) -> None:
    year, events = wheel
    in_order = sorted(events, key=lambda each: (each.date(year).replace(day=1), each.column))

    draft = read_document(as_table(year, events).encode())

    assert [
        (e.title, e.arenas, e.timing.is_dated, e.start, e.time_start, e.time_end, e.agenda)
        for e in draft.events
    ] == [
        (
            e.title,
            (ARENAS[e.column - 1],),
            e.day is not None,
            e.date(year),
            e.start,
            e.end,
            e.points,
        )
        for e in in_order
    ]
    assert draft.doubts == ()
    assert draft.unplaced == ()


@given(wheels())
def test_draft_survives_the_contract(wheel: tuple[SchoolYear, list[Written]]) -> None:
    draft = read_document(as_table(*wheel).encode())

    assert from_dict(to_dict(draft)) == draft


@given(wheels())
def test_keys_are_unique(wheel: tuple[SchoolYear, list[Written]]) -> None:
    draft = read_document(as_table(*wheel).encode())

    assert len(set(event_keys(draft))) == len(draft.events)


@given(
    st.text(
        st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t<>-"), max_size=400
    )
)
def test_any_text_ends_in_a_draft_that_counts_each_line(text: str) -> None:
    """Also a text nobody would write."""
    data = f"Her er en setning.\n{text}".encode()

    draft = read_document(data, school_year=SchoolYear(2024))

    coverage = draft.coverage
    assert coverage.content_lines == coverage.structured + coverage.text + coverage.unplaced
    assert coverage.placed == coverage.structured + coverage.text
    assert coverage.unplaced == len(draft.unplaced)
    assert from_dict(to_dict(draft)) == draft
