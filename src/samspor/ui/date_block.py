"""What the big date beside a title shows, and what it reads out."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext

from samspor.kernel import writing
from samspor.kernel.timing import Precision, Timing


@dataclass(frozen=True, slots=True)
class DateBlock:
    """`number` is large, `words` small below it; `full` is read out, `stamp` is for machines."""

    number: str
    words: str
    full: str
    stamp: str = ""


def date_block_of(timing: Timing, *, month: bool) -> DateBlock:
    """`month` is False where a heading above already says which month."""
    language = translation.get_language() or "nb"
    full = writing.write_timing(timing, language=language)
    first = timing.first
    if first is None or timing.last is None:
        return DateBlock("–", gettext("by agreement"), full)
    if timing.precision is Precision.WEEK:
        return DateBlock(str(first.isocalendar().week), gettext("week"), full)
    name = _short_month(first.month, language)
    if timing.is_dated:
        weekday = writing.weekday_name(first, language=language, short=True).rstrip(".")
        words = f"{weekday} {name}" if month else weekday
        return DateBlock(str(first.day), words, full, first.isoformat())
    last = _short_month(timing.last.month, language)
    return DateBlock("–", name if name == last else f"{name}–{last}", full)


def _short_month(month: int, language: str) -> str:
    return writing.month_name(month, language=language, short=True).rstrip(".")
