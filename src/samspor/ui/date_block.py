"""What the big date beside a title shows, and what it reads out."""

from django.utils import translation
from django.utils.translation import gettext as _

from samspor.kernel.timing import Precision, Timing


def _writing():
    import importlib
    return importlib.import_module("samspor.kernel.writing")


def parts_of(timing: Timing, *, month: bool) -> dict[str, object]:
    """`number` is large, `words` small below it, `full` for those who listen.

    `month` is False where a heading above already says which month.
    """
    language = translation.get_language() or "nb"
    full = _writing().write_timing(timing, language=language, style="full")
    first = timing.first
    if first is None or timing.last is None:
        return {"number": "–", "words": _("date to be agreed"), "full": full, "stamp": ""}
    name = _writing().month_name(first.month, language=language)[:3]
    if timing.is_dated:
        weekday = _writing().weekday_name(first, language=language, short=True).rstrip(".")
        return {
            "number": first.day,
            "words": f"{weekday} {name}" if month else weekday,
            "full": full,
            "stamp": first.isoformat(),
        }
    if timing.precision is Precision.WEEK:
        number = first.isocalendar().week
        return {"number": number, "words": _("week"), "full": full, "stamp": ""}
    last = _writing().month_name(timing.last.month, language=language)[:3]
    words = name if last == name else f"{name}–{last}"
    return {"number": "–", "words": words, "full": full, "stamp": ""}
