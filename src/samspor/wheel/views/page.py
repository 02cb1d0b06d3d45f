"""One content, made ready to be shown in three shapes. The draft's page shows the same."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from samspor.drawing import circle as circles
from samspor.drawing import fan as fans
from samspor.drawing import listing as listings
from samspor.drawing import svg
from samspor.drawing import table as tables
from samspor.drawing.content import Kind, Level, WheelContent
from samspor.drawing.entries import Entries
from samspor.drawing.phrases import Phrases
from samspor.drawing.rings import MOST_RINGS
from samspor.drawing.selection import Counts, Selection, count, select
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
from samspor.wheel.views.phrases import joined
from samspor.wheel.views.sentences import Sentence, sentences

# Beyond these a dot has hardly room for its day, and none for its title.
MOST_NAMED = 90


@dataclass(frozen=True, slots=True)
class Box:
    """A check box of the legend. `colour` of an arena, `kind` of a kind, else neither."""

    name: str
    value: str
    label: str
    count: int
    checked: bool
    colour: int = 0
    kind: Kind | None = None
    letter: str = ""
    lang: str = ""

    @property
    def id(self) -> str:
        return f"{self.name}-{self.value}"


@dataclass(frozen=True, slots=True)
class Group:
    legend: str
    boxes: tuple[Box, ...]


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
        )
        # Every text in it has been through `escape` in drawing.svg; T-23 tests hold it to that.
        return markup.constant(svg.render(drawn))

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
        return tables.table(self.shown, self.entries, self.phrases, together=True)

    @cached_property
    def listing(self) -> listings.Listing:
        return listings.listing(self.shown, self.entries, self.phrases, together=True)

    @cached_property
    def months(self) -> tuple[listings.Month, ...]:
        return listings.months(self.shown, self.entries, self.phrases, together=True)

    # --- the month a phone shows ---

    @cached_property
    def month(self) -> str:
        """The chosen one; else this month, or the first one that has something."""
        if self.choice.month:
            return self.choice.month
        if self.today in self.content.school_year:
            return self.today.strftime("%Y-%m")
        dated = [month.key for month in self.months if month.key]
        return dated[0] if dated else self.content.school_year.first.strftime("%Y-%m")

    @property
    def month_first(self) -> date | None:
        return None if self.month == "uten-dato" else date.fromisoformat(f"{self.month}-01")

    @property
    def month_is_empty(self) -> bool:
        return all((month.key or "uten-dato") != self.month for month in self.months)

    @property
    def undated_link(self) -> Link | None:
        """By agreement is in no month, so the half wheel needs a door to it."""
        waiting = [month for month in self.months if not month.key]
        if not waiting:
            return None
        return Link(
            self.phrases.undated,
            self._address(self.choice.in_month("uten-dato")) + "#maned",
            current=self.month == "uten-dato",
            count=len(waiting[0].entries),
        )

    # --- beside it ---

    @cached_property
    def sentences(self) -> list[Sentence]:
        return sentences(self.shown, today=self.today, href=self._item_address)

    @cached_property
    def legend(self) -> list[Group]:
        """Check boxes with counts of the whole content."""
        counts, wanted = count(self.content), self.choice.filter
        groups = [
            Group(_("Arenas"), self._arenas(counts)),
            Group(_("Kinds"), self._kinds(counts)),
            Group(
                _("Municipalities"),
                tuple(
                    Box(
                        "kommune",
                        name,
                        name,
                        counts.municipalities[name],
                        not wanted.municipalities or name in wanted.municipalities,
                    )
                    for name in self.content.municipalities
                ),
            ),
            Group(_("Levels"), self._levels(counts)),
        ]
        return [group for group in groups if _is_choice(group, len(self.content.items))]

    def _arenas(self, counts: Counts) -> tuple[Box, ...]:
        wanted = self.choice.filter.arenas
        return tuple(
            Box(
                "arena",
                arena.id,
                arena.name,
                counts.arenas[arena.id],
                not wanted or arena.id in wanted,
                colour=arena.colour,
                lang=self.lang,
            )
            for arena in self.content.arenas
        )

    def _kinds(self, counts: Counts) -> tuple[Box, ...]:
        wanted = self.choice.filter.kinds
        return tuple(
            Box(
                "type",
                kind.value,
                self.phrases.kinds[kind],
                counts.kinds[kind],
                not wanted or kind in wanted,
                kind=kind,
                letter=self.phrases.letters[kind],
            )
            for kind in Kind
            if kind in counts.kinds
        )

    def _levels(self, counts: Counts) -> tuple[Box, ...]:
        wanted = self.choice.filter.levels
        present = {arena.level for arena in self.content.arenas}
        return tuple(
            Box(
                "niva",
                level.value,
                self.phrases.levels[level],
                counts.levels.get(level, 0),
                not wanted or level in wanted,
            )
            for level in Level
            if level in present
        )


def _is_choice(group: Group, everything: int) -> bool:
    """One box is no choice, and neither are several that all hold everything."""
    return len(group.boxes) > 1 and any(box.count < everything for box in group.boxes)
