"""What the reader wants in their calendar, its address, and how to put it there."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from samspor.drawing.content import Status, WheelContent, WheelFilter
from samspor.drawing.naming import is_past
from samspor.drawing.selection import select
from samspor.kernel.writing import write_timing
from samspor.wheel.forms.subscribe import SubscribeForm
from samspor.wheel.views.address import full_heading, wheel_address
from samspor.wheel.views.feed import Wanted, read_reminder
from samspor.wheel.views.ways import Way, reminders, ways

_FEW = 3


@dataclass(frozen=True, slots=True)
class Coming:
    title: str
    when: str


class SubscribePage:
    """Some arenas, one municipality, both, or the whole wheel. No database."""

    def __init__(
        self, content: WheelContent, query: QueryDict, *, origin: str, today: date
    ) -> None:
        self.content = content
        self._origin = origin
        self._today = today
        asked = query.getlist("arena")
        self._arenas = [arena.id for arena in content.arenas if arena.id in asked]
        self._place = _one(query.get("kommune", ""), content.municipalities)
        self.wanted = Wanted(
            WheelFilter(
                arenas=frozenset(self._arenas),
                municipalities=frozenset({self._place} if self._place else ()),
            ),
            read_reminder(query),
        )

    @cached_property
    def form(self) -> SubscribeForm:
        chosen = {
            "arena": self._arenas[0] if len(self._arenas) == 1 else "",
            "kommune": self._place,
            "varsel": str(self.wanted.reminder or ""),
        }
        form = SubscribeForm(self.content, reminders(), chosen)
        if len(self._arenas) > 1:
            form.keep_arenas(self._arenas)
        return form

    @property
    def full_title(self) -> str:
        return full_heading(self.content)

    @property
    def wheel(self) -> str:
        return wheel_address(self.content)

    @property
    def lang(self) -> str:
        """For `lang` around texts from the wheel; empty when the page is in the same language."""
        return "" if self.content.language == get_language() else self.content.language

    @property
    def own_address(self) -> str:
        where = {
            "community": self.content.community,
            "school_year": self.content.school_year.slug,
        }
        return reverse("wheel_subscribe", kwargs=where)

    @property
    def ways(self) -> tuple[Way, ...]:
        return ways()

    @property
    def what(self) -> str:
        """The choice in words; empty for the whole wheel."""
        names = [arena.name for arena in self.content.arenas if arena.id in self._arenas]
        return ", ".join([*names, *([self._place] if self._place else [])])

    @cached_property
    def _chosen(self) -> WheelContent:
        return select(self.content, self.wanted.filter).content

    @property
    def count(self) -> int:
        return len(self._chosen.items)

    @property
    def coming(self) -> list[Coming]:
        """The next few with a day, so that one sees what the calendar will hold."""
        items = [
            item
            for item in self._chosen.items
            if item.timing.is_dated
            and item.status is Status.PLANNED
            and not is_past(item, self._today)
        ]
        return [
            Coming(
                item.title,
                write_timing(item.timing, language=get_language() or "nb", style="short"),
            )
            for item in items[:_FEW]
        ]

    @property
    def address(self) -> str:
        """What Google and Outlook ask for."""
        return f"{self._origin}{self.wheel.rstrip('/')}.ics{self.wanted.query()}"

    @property
    def webcal(self) -> str:
        """What opens a calendar on phones and computers."""
        return f"webcal://{self.address.split('://', 1)[1]}"


def _one(wanted: str, known: list[str] | tuple[str, ...]) -> str:
    return wanted if wanted in known else ""
