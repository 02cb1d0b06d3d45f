"""What the kernel writes in bokmål and nynorsk, it reads back as the same timing."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspor.kernel.notation import Context, FoundRole, find_timings
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import MonthPart, Term, Timing
from samspor.kernel.weeks import weeks_in
from samspor.kernel.writing import write_timing

_DAYS = st.dates(date(1995, 1, 1), date(2098, 12, 31))
_YEARS = st.integers(1995, 2098)
_LENGTHS = st.one_of(st.integers(1, 6), st.integers(1, 200))


@st.composite
def _clock_times(draw, *, latest=time(23, 44)):
    return draw(st.times(time(0, 0), latest)).replace(second=0, microsecond=0)


@st.composite
def exact_times(draw):
    day, start = draw(_DAYS), draw(_clock_times())
    end = draw(st.none() | _clock_times())
    last = day + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 2, 30])))
    if end is not None and last == day and end <= start:
        end = None
    return Timing.at(day, start, end, last=last)


@st.composite
def whole_days(draw):
    day = draw(_DAYS)
    return Timing.days(day, day + timedelta(days=draw(st.just(0) | _LENGTHS)))


@st.composite
def iso_weeks(draw):
    year = draw(_YEARS)
    number = draw(st.integers(1, weeks_in(year)))
    last = min(number + draw(st.sampled_from([0, 0, 1, 3])), weeks_in(year))
    return Timing.week(year, number, last)


@st.composite
def months(draw):
    return Timing.month(draw(_YEARS), draw(st.integers(1, 12)), draw(st.integers(1, 11)))


PERIODS = st.one_of(
    st.builds(Timing.part, _YEARS, st.integers(1, 12), st.sampled_from(MonthPart)),
    st.builds(Timing.term, _YEARS, st.sampled_from(Term)),
    st.just(Timing.agreement()),
)
TIMINGS = st.one_of(exact_times(), whole_days(), iso_weeks(), months(), PERIODS)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("style", ["full", "short"])
@settings(max_examples=120)
@given(timing=TIMINGS)
def test_written_timing_reads_back_with_its_year(language, style, timing):
    written = write_timing(timing, language=language, style=style)

    found = find_timings(written, context=Context(language=language))

    assert [(one.timing, one.role, one.text) for one in found] == [
        (timing, FoundRole.EVENT, written)
    ]
    assert found[0].doubts == ()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("style", ["full", "short"])
@settings(max_examples=120)
@given(timing=TIMINGS)
def test_written_timing_reads_back_in_its_school_year(language, style, timing):
    year = timing.school_year or SchoolYear(2026)
    context = Context(year=year, position="start", language=language)
    written = write_timing(timing, language=language, style=style, year=year)

    found = find_timings(f"Samling: {written}, husk matpakke", context=context)

    assert [(one.timing, one.text) for one in found] == [(timing, written)]
