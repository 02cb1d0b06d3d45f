"""Reads text line by line: no date runs over a line break."""

from samspor.kernel.notation.found import Context, Found, FoundClock


def find_timings(text: str, *, context: Context) -> list[Found]:  # noqa: ARG001
    """All findings in the order they stand."""
    return []


def find_clocks(text: str) -> list[FoundClock]:  # noqa: ARG001
    """All times of day in the order they stand, with or without a date: "Kl. 09.00-9.10"."""
    return []
