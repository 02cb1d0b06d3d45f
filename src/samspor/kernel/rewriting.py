"""Replaces dates inside text by others, in the notation they were written in.

"Planlegge styrersamling 16.okt" follows along when the gathering moves: "… 21.okt".
"""

from collections.abc import Iterator, Mapping
from datetime import date

from samspor.kernel.notation.days import in_weeks, settle
from samspor.kernel.notation.found import Context
from samspor.kernel.notation.items import Days
from samspor.kernel.notation.lexicon import ENGLISH_MONTHS, NORWEGIAN_MONTHS, SHORT_MONTHS
from samspor.kernel.notation.mentions import Mention, Span
from samspor.kernel.notation.reader import find_days
from samspor.kernel.timing import Timing
from samspor.kernel.weeks import week_number
from samspor.kernel.writing import month_name, weekday_name

Edit = tuple[Span, str]


def rewrite_dates(text: str, mapping: Mapping[date, date], *, context: Context) -> str:
    """The text with every day in `mapping` replaced, the rest untouched.

    Day, month, and where they are written year, weekday and week number follow; zeros in front,
    short months and capitals stay as they were. `context` is the one the text was written in.
    """
    edits = [
        edit
        for days in find_days(text, context=context)
        for edit in _edits(text, days, mapping, language=context.language)
    ]
    for (start, end), new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _edits(text: str, days: Days, mapping: Mapping[date, date], *, language: str) -> Iterator[Edit]:
    if days.chain is None or days.chain.shift:
        return
    olds = [_known(mention, pairs, mapping) for mention, pairs in settle(days.chain, days.scope)]
    news = [None if old is None else mapping[old] for old in olds]
    mentions = days.chain.mentions
    for place, (mention, old, new) in enumerate(zip(mentions, olds, news, strict=True)):
        if old is None or new is None or old == new:
            continue
        yield mention.day_span, _day_like(text, mention, new)
        yield from _month_edits(text, mentions, news, place, old=old)
        yield from _year_and_weekday(text, mention, old, new, language=language)
    yield from _week_edits(days, olds, news)


def _known(
    mention: Mention, pairs: tuple[tuple[int, int], ...], mapping: Mapping[date, date]
) -> date | None:
    """The first day it may mean that is to be replaced."""
    for year, month in pairs:
        try:
            day = date(year, month, mention.day)
        except ValueError:
            continue
        if day in mapping:
            return day
    return None


def _day_like(text: str, mention: Mention, new: date) -> str:
    return f"{new.day:02d}" if _is_padded(text, mention) else str(new.day)


def _is_padded(text: str, mention: Mention) -> bool:
    day = text[slice(*mention.day_span)]
    if not mention.numeric or mention.month_span is None:
        return day.startswith("0")
    month = text[slice(*mention.month_span)]
    if day.startswith("0") or month.startswith("0"):
        return True
    with_year = mention.year_span is not None and len(text[slice(*mention.year_span)]) == 4
    return with_year and len(day) == len(month) == 2


def _month_edits(
    text: str, mentions: list[Mention], news: list[date | None], place: int, *, old: date
) -> Iterator[Edit]:
    """The month, which "14." of "14. og 15. august" shares with the day behind."""
    mention, new = mentions[place], news[place]
    assert new is not None
    if mention.month_span is not None:
        if new.month != old.month:
            yield mention.month_span, _month_like(text, mention, new.month)
        return
    holder = next(
        (number for number in range(place, len(mentions)) if mentions[number].month_span), None
    )
    if holder is None:
        return  # the month stands in the heading
    shared = news[holder]
    if (shared.month if shared is not None else old.month) == new.month:
        return
    month = _month_like(text, mentions[holder], new.month)
    gap = "" if mentions[holder].numeric else " "
    dot = "" if mention.dotted else "."
    trailing = "." if mentions[holder].numeric else ""
    yield (mention.end, mention.end), f"{dot}{gap}{month}{trailing}"


def _month_like(text: str, mention: Mention, month: int) -> str:
    assert mention.month_span is not None
    written = text[slice(*mention.month_span)]
    if mention.numeric:
        return f"{month:02d}" if _is_padded(text, mention) else str(month)
    low = written.lower()
    english = low not in NORWEGIAN_MONTHS and low in ENGLISH_MONTHS | {"oct", "dec"}
    name = month_name(month, language="en" if english else "nb")
    if low in SHORT_MONTHS:
        short = month_name(month, language="en" if english else "nb", short=True)
        name = short.rstrip(".")
    name = name.lower()
    if written.isupper():
        return name.upper()
    return name.capitalize() if written[0].isupper() else name


def _year_and_weekday(
    text: str, mention: Mention, old: date, new: date, *, language: str
) -> Iterator[Edit]:
    if mention.year_span is not None and old.year != new.year:
        digits = len(text[slice(*mention.year_span)])
        yield mention.year_span, str(new.year)[-digits:]
    # A weekday that did not fit the old day is a doubt of its own and stays.
    fitted = mention.weekday == old.weekday()
    if mention.weekday_span is not None and fitted and old.weekday() != new.weekday():
        written = text[slice(*mention.weekday_span)]
        short = len(written) <= 4
        name = weekday_name(new, language=language, short=short).rstrip(".")
        yield mention.weekday_span, name.capitalize() if written[0].isupper() else name.lower()


def _week_edits(days: Days, olds: list[date | None], news: list[date | None]) -> Iterator[Edit]:
    """A week number that fitted the old days follows when all of them are known."""
    known_olds = [day for day in olds if day is not None]
    known = [day for day in news if day is not None]
    if not days.week_spans or len(known) != len(news) or known[0] > known[-1]:
        return
    if not in_weeks(Timing.days(known_olds[0], known_olds[-1]), days.weeks):
        return
    yield days.week_spans[0], str(week_number(known[0]))
    if len(days.week_spans) > 1:
        yield days.week_spans[-1], str(week_number(known[-1]))
