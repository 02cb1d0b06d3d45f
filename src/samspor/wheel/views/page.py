"""One content, made ready to be shown in three shapes. The draft's page shows the same."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from samspor.drawing import circle as circles
from samspor.drawing import fan as fans
from samspor.drawing import listing as listings
from samspor.drawing import svg
from samspor.drawing import table as tables
from samspor.drawing.content import NO_MONTH, Item, Level, WheelContent
from samspor.drawing.entries import Entries, group_key
from samspor.drawing.gathering import Gather
from samspor.drawing.phrases import Phrases
from samspor.drawing.rings import MOST_RINGS
from samspor.drawing.room import MOST_SHOWN
from samspor.drawing.selection import Selection, select
from samspor.kernel.clock import OSLO
from samspor.kernel.writing import month_name
from samspor.ui import markup
from samspor.ui.navigation import Link
from samspor.wheel.views.address import (
    ITEM,
    Choice,
    View,
    activity_address,
    addresses,
    full_heading,
    heading,
    names_its_year,
    quarter,
    wheel_address,
)
from samspor.wheel.views.downloads import downloads
from samspor.wheel.views.legend import Group, legend
from samspor.wheel.views.phrases import joined
from samspor.wheel.views.sentences import MOST_SENTENCES, Sentence, sentences

# Beyond these a dot has hardly room for its day, and none for its title.
MOST_NAMED = 90
# Of one month, beside the circle of a large wheel.
MOST_BESIDE = 40


class WheelPage:
    """Everything a template asks for, worked out when it asks. No database."""

    def __init__(
        self,
        content: WheelContent,
        *,
        choice: Choice,
        today: date,
        phrases: Phrases,
        address: Callable[[Choice], str] | None = None,
        item_address: Callable[[str], str] | None = None,
        key: Hashable = None,
    ) -> None:
        """`key` tells a draft, and whoever may do what in it; an edition tells itself."""
        self.content = content
        self.choice = choice
        self.today = today
        self.phrases = phrases
        self._key = key
        self._address = address or (lambda chosen: wheel_address(content, chosen))
        self._item_address = item_address or addresses(activity_address(content, ITEM))

    @property
    def key(self) -> Hashable:
        """What its parts may be kept under; None for what must not be kept."""
        content, edition = self.content, self.content.edition
        if edition:
            which: Hashable = (
                content.community, content.school_year, edition.number, edition.released,
            )  # fmt: skip
        else:
            which = self._key
        return None if which is None else (which, self.choice, self.today, self.phrases.language)

    # --- what is seen ---

    @cached_property
    def selection(self) -> Selection:
        return select(self.content, self.choice.filter)

    @property
    def shown(self) -> WheelContent:
        return self.selection.content

    @cached_property
    def is_large(self) -> bool:
        """More than can be shown at once: the list has pages, and crowded places are cut short."""
        return len(self.shown.items) > MOST_SHOWN

    def all_in(self, month: str, arenas: Sequence[str] = ()) -> str:
        """Where everything is that a month of a large wheel had no room for."""
        return self._address(self.choice.only(month, arenas))

    @property
    def as_list(self) -> str:
        return self._address(self.choice.showing(View.LIST))

    @cached_property
    def entries(self) -> Entries:
        return Entries(
            self.shown,
            today=self.today,
            phrases=self.phrases,
            href=self._item_address,
            whole=self.content,
        )

    @property
    def lang(self) -> str:
        """For `lang` around texts from the wheel; empty when the page is in the same language."""
        return "" if self.content.language == self.phrases.language else self.content.language

    # --- head ---

    @property
    def title(self) -> str:
        return heading(self.content)

    @property
    def full_title(self) -> str:
        return full_heading(self.content)

    @property
    def year(self) -> str:
        """Empty where the title has said it."""
        return "" if names_its_year(self.content) else self.content.school_year.short

    @property
    def is_over(self) -> bool:
        return self.today > self.content.school_year.last

    @property
    def this_month(self) -> str:
        return self.today.strftime("%Y-%m")

    @property
    def places(self) -> str:
        return joined(self.content.municipalities)

    @property
    def released(self) -> date | None:
        edition = self.content.edition
        return edition.released.astimezone(OSLO).date() if edition else None

    @property
    def views(self) -> list[Link]:
        labels = {
            View.WHEEL: (_("Wheel"), "wheel"),
            View.TABLE: (_("Table"), "table"),
            View.LIST: (_("List"), "list"),
        }
        return [
            Link(
                label,
                self._address(self.choice.showing(view)),
                current=view is self.choice.view,
                icon=icon,
            )
            for view, (label, icon) in labels.items()
        ]

    @property
    def downloads(self) -> list[Link]:
        return downloads(self.content, self.choice)

    @property
    def subscribe(self) -> str:
        """With what is filtered, as all ways to take the plan along."""
        return self.downloads[0].href

    @property
    def own_address(self) -> str:
        return self._address(Choice())

    @property
    def unfiltered(self) -> str:
        return self._address(self.choice.unfiltered())

    # --- the three shapes ---

    @cached_property
    def circle(self) -> str:
        drawn = circles.draw(
            self.shown,
            today=self.today,
            phrases=self.phrases,
            href=self._item_address,
            whole=self.content,
            period=self.choice.filter.period,
            gather=self._gather,
        )
        # Every text in it has been through `escape` in drawing.svg; T-23 tests hold it to that.
        return markup.constant(svg.render(drawn))

    @property
    def _gather(self) -> Gather | None:
        def href(arenas: Sequence[str], month: str) -> str:
            return self.all_in(month, arenas)

        return href if self.is_large else None

    @property
    def quarters(self) -> list[Link]:
        """Closer to a part of the year: the same circle over three months."""
        year = self.content.school_year
        names = [_("The whole year")]
        for number in range(1, 5):
            first, last = quarter(number, year)
            language = self.phrases.language
            one = month_name(first.month, language=language, short=True).rstrip(".")
            other = month_name(last.month, language=language, short=True).rstrip(".")
            names.append(f"{one}–{other}")
        return [
            Link(
                name,
                self._address(self.choice.showing(View.WHEEL).in_quarter(number, year)),
                current=number == self.choice.quarter,
            )
            for number, name in enumerate(names)
        ]

    @property
    def is_crowded(self) -> bool:
        """More than can be drawn with their names over a whole year."""
        return len(self.shown.items) > MOST_NAMED and not self.choice.quarter

    @property
    def is_grouped(self) -> bool:
        return len(self.shown.arenas) > MOST_RINGS

    @property
    def level_links(self) -> list[Link]:
        """The way from rings of levels to the arenas of one."""
        used = {arena.level for arena in self.shown.arenas}
        return [
            Link(
                self.phrases.levels[level],
                self._address(self.choice.showing(View.WHEEL).of_level(level)),
            )
            for level in Level
            if level in used
        ]

    @cached_property
    def fan(self) -> str:
        drawn = fans.draw(
            self.shown,
            chosen=self.month,
            today=self.today,
            phrases=self.phrases,
            href=lambda key: self._address(self.choice.in_month(key)) + "#maned",
        )
        return markup.constant(fans.render(drawn))

    @cached_property
    def table(self) -> tables.Table:
        return tables.table(self.shown, self.entries, self.phrases, together=True, most=MOST_SHOWN)

    @cached_property
    def listing(self) -> listings.Listing:
        """Of a large wheel only the month that is looked at; the list has the rest."""
        if not self.is_large:
            return listings.listing(self.shown, self.entries, self.phrases, together=True)
        month = listings.one_month(
            self.shown,
            self.entries,
            self.phrases,
            key="" if self.month == NO_MONTH else self.month,
            today=self.today,
            most=MOST_BESIDE,
        )
        return listings.Listing(coming=(month,) if month else (), earlier=())

    @cached_property
    def in_list(self) -> Page[Item]:
        """What the list shows of all that stands in it."""
        items = listings.in_order(self.shown, self.entries, together=True)
        return Paginator(items, MOST_SHOWN).get_page(self.choice.page)

    @property
    def month_links(self) -> list[Link]:
        """From one month of a large list to another; empty for a list that is read as a whole."""
        chosen = self.choice.filter.month
        if not (chosen or self.is_large):
            return []
        everything = replace(self.choice, filter=replace(self.choice.filter, month=""), page=1)
        counts = Counter(group_key(item, self.content) for item in self.content.items)
        months = sorted(counts, key=lambda month: month or "~")
        return [
            Link(_("The whole year"), self._address(everything), current=not chosen),
            *(
                Link(self._in_short(key), self.all_in(key), current=(key or NO_MONTH) == chosen)
                for key in months
            ),
        ]

    def _in_short(self, month: str) -> str:
        if not month:
            return self.phrases.undated
        name = month_name(int(month[-2:]), language=self.phrases.language, short=True)
        return name.rstrip(".")

    def page_of(self, item_id: str) -> int:
        """Which page of the unfiltered list an item stands on."""
        return self._places.get(item_id, 0) // MOST_SHOWN + 1

    @cached_property
    def _places(self) -> dict[str, int]:
        if len(self.content.items) <= MOST_SHOWN:
            return {}
        listed = listings.in_order(self.content, self.entries, together=True)
        return {item.id: place for place, item in enumerate(listed)}

    @property
    def pages_query(self) -> QueryDict:
        """The address of the list without its page."""
        return QueryDict(self._address(replace(self.choice, page=1)).partition("?")[2])

    @cached_property
    def months(self) -> tuple[listings.Month, ...]:
        page = self.in_list
        part = slice(page.start_index() - 1, page.end_index()) if page else slice(0)
        return listings.months(self.shown, self.entries, self.phrases, together=True, part=part)

    @cached_property
    def _counts(self) -> Counter[str]:
        """How many stand in each month; empty: by agreement."""
        return Counter(
            group_key(item, self.shown) for item in self.entries.standing(self.shown.items)
        )

    # --- the month a phone shows ---

    @cached_property
    def month(self) -> str:
        """The chosen one; else this month, or the first one that has something."""
        if self.choice.month:
            return self.choice.month
        if self.today in self.content.school_year:
            return self.today.strftime("%Y-%m")
        dated = [month for month in self._counts if month]
        return min(dated, default=self.content.school_year.first.strftime("%Y-%m"))

    def month_name(self, month: str) -> str:
        if not month:
            return self.phrases.undated
        name = month_name(int(month[-2:]), language=self.phrases.language)
        return f"{name} {month[:4]}"

    @property
    def month_first(self) -> date | None:
        return None if self.month == NO_MONTH else date.fromisoformat(f"{self.month}-01")

    @property
    def month_is_empty(self) -> bool:
        return not self._counts["" if self.month == NO_MONTH else self.month]

    @property
    def undated_link(self) -> Link | None:
        """By agreement is in no month, so the half wheel needs a door to it."""
        if not self._counts[""]:
            return None
        return Link(
            self.phrases.undated,
            self._address(self.choice.in_month(NO_MONTH)) + "#maned",
            current=self.month == NO_MONTH,
            count=self._counts[""],
        )

    # --- beside it ---

    @cached_property
    def sentences(self) -> list[Sentence]:
        return sentences(self.shown, today=self.today, href=self._item_address)

    @property
    def has_more_sentences(self) -> bool:
        return len(self.sentences) == MOST_SENTENCES

    @cached_property
    def legend(self) -> list[Group]:
        """Check boxes with counts of the whole content."""
        return legend(self.content, self.choice.filter, self.phrases, lang=self.lang)
