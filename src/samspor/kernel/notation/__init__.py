"""Finds Norwegian dates and times in running text.

Every notation it knows is a row in tests/unit/kernel/test_notation_table.py. Nothing is mended in
silence: a weekday that does not fit, a year outside the heading, a day that does not exist become
doubts, and the date stays as written.
"""

from samspor.kernel.notation.doubts import doubt_in, timing_as_text, timing_from_text
from samspor.kernel.notation.found import (
    Context,
    DateDoubt,
    DoubtCode,
    Found,
    FoundClock,
    FoundRole,
)
from samspor.kernel.notation.reader import (
    find_clocks,
    find_school_year,
    find_timings,
    may_be_only_time,
)

__all__ = [
    "Context",
    "DateDoubt",
    "DoubtCode",
    "Found",
    "FoundClock",
    "FoundRole",
    "doubt_in",
    "find_clocks",
    "find_school_year",
    "find_timings",
    "may_be_only_time",
    "timing_as_text",
    "timing_from_text",
]
