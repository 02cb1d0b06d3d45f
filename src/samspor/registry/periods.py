"""How long something holds, in words."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from samspor.kernel.writing import write_date


def years(first: date | None, last: date | None) -> str:
    """As people say a period: "2024–2026", "fra 2024", "til 2026"; empty when nobody has said."""
    if first and last:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first:
        return _("from %(year)s") % {"year": first.year}
    return _("until %(year)s") % {"year": last.year} if last else ""


def valid_until(last: date | None, *, today: date) -> str:
    """A sentence; empty when no end is decided."""
    if last is None:
        return ""
    whole_year = (last.month, last.day) == (12, 31)
    if last < today:
        facts = {"end": str(last.year) if whole_year else _day(last)}
        return _("Ended with %(end)s.") % facts if whole_year else _("Ended %(end)s.") % facts
    if whole_year:
        return _("Valid through %(year)s.") % {"year": last.year}
    return _("Valid until and including %(day)s.") % {"day": _day(last)}


def holds_until(last: date | None, *, today: date) -> str:
    """A sentence with the very day, for the foot of a page; empty when no end is decided."""
    if last is None:
        return ""
    facts = {"day": _day(last)}
    if last < today:
        return _("The period is over: it lasted until and including %(day)s.") % facts
    return _("Valid until and including %(day)s.") % facts


def _day(day: date) -> str:
    return write_date(day, language=translation.get_language() or "nb")
