"""What must be coordinated, said in whole sentences with the link to where it is solved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspor.drawing.content import Item, WheelContent
from samspor.drawing.notices import Notice, NoticeKind, notices
from samspor.drawing.room import MOST_SHOWN
from samspor.kernel.writing import write_date, write_timing, write_week
from samspor.wheel.views.address import activity_address
from samspor.wheel.views.phrases import joined

# Of a large wheel, where nobody can read them all.
MOST_SENTENCES: Final = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    href: str


def sentences(
    content: WheelContent, *, today: date, href: Callable[[str], str] | None = None
) -> list[Sentence]:
    """All of them; of a large wheel the first.

    `href` leads to an item of the draft, which everybody's edition may not have.
    """
    most = MOST_SENTENCES if len(content.items) > MOST_SHOWN else None
    lead = href or (lambda one: activity_address(content, one))
    return [
        Sentence(_text(notice, content), lead(notice.items[0].id))
        for notice in notices(content, today=today, most=most)
    ]


def _text(notice: Notice, content: WheelContent) -> str:
    language = get_language() or "nb"
    item = notice.items[0]
    match notice.kind:
        case NoticeKind.CLOSED_DAY:
            assert notice.closed is not None
            assert notice.day is not None
            day = write_date(notice.day, language=language, style="short", year=content.school_year)
            named = {"title": item.title, "day": day, "closed": notice.closed.name}
            if not notice.names:
                return _("%(title)s %(day)s meets %(closed)s.") % named
            return _("%(title)s %(day)s meets %(closed)s in %(places)s.") % {
                **named,
                "places": joined(notice.names),
            }
        case NoticeKind.SAME_WEEK:
            assert notice.day is not None
            return _("%(one)s and %(other)s are in the same week (%(week)s).") % {
                "one": _named(item, content, language),
                "other": _named(notice.items[1], content, language),
                "week": write_week(notice.day, language=language),
            }
        case NoticeKind.WAITING:
            return _("%(places)s: no date chosen yet for %(title)s (%(when)s).") % {
                "places": joined(notice.names),
                "title": item.title,
                "when": _when(item, content, language),
            }


def _named(item: Item, content: WheelContent, language: str) -> str:
    return f"{item.title} {_when(item, content, language)}"


def _when(item: Item, content: WheelContent, language: str) -> str:
    written = write_timing(item.timing, language=language, style="short", year=content.school_year)
    return written.split(" (")[0]
