"""What the reader chose, as it stands in the address, so that it can be mailed."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from samspor.drawing.content import NO_MONTH, Kind, Level, WheelContent, WheelFilter
from samspor.kernel.school_year import SchoolYear

# What stands behind the address of a wheel's page.
CHOICE: Final = ("vis", "arena", "niva", "type", "kommune", "kvartal", "bare", "maned", "side")


class View(StrEnum):
    """Shapes of the same content. Source: design.md section 5."""

    WHEEL = "hjul"
    TABLE = "tabell"
    LIST = "liste"


class SchoolYearConverter:
    """As in 2024-2025. A year that cannot be is an address that does not exist."""

    regex = r"\d{4}-\d{4}"

    def to_python(self, value: str) -> SchoolYear:
        return SchoolYear.parse(value)

    def to_url(self, value: SchoolYear | str) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class Choice:
    """`month` is 2026-11, "uten-dato", or empty when the reader has not chosen one.

    `quarter` is 1 to 4, August first, and then the filter has its days; 0 is the whole year.
    `page` is which of a long list's.
    """

    view: View = View.WHEEL
    filter: WheelFilter = field(default_factory=WheelFilter)
    month: str = ""
    quarter: int = 0
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        return self.filter != WheelFilter()

    def query(self) -> str:
        pairs: list[tuple[str, str]] = []
        if self.view is not View.WHEEL:
            pairs.append(("vis", self.view.value))
        pairs += [("arena", one) for one in sorted(self.filter.arenas)]
        pairs += [("niva", one.value) for one in Level if one in self.filter.levels]
        pairs += [("type", one.value) for one in Kind if one in self.filter.kinds]
        pairs += [("kommune", one) for one in sorted(self.filter.municipalities)]
        if self.quarter:
            pairs.append(("kvartal", str(self.quarter)))
        if self.filter.month:
            pairs.append(("bare", self.filter.month))
        if self.month:
            pairs.append(("maned", self.month))
        if self.page > 1:
            pairs.append(("side", str(self.page)))
        return f"?{urlencode(pairs)}" if pairs else ""

    def showing(self, view: View) -> "Choice":
        return replace(self, view=view, page=1)

    def in_month(self, month: str) -> "Choice":
        return replace(self, month=month)

    def only(self, month: str, arenas: Iterable[str] = ()) -> "Choice":
        """The list of what stands under one month, in these arenas or in all that are chosen."""
        narrowed = replace(self.filter, month=month or NO_MONTH)
        if some := frozenset(arenas):
            narrowed = replace(narrowed, arenas=some)
        return replace(self, view=View.LIST, filter=narrowed, month="", page=1)

    def of_level(self, level: Level) -> "Choice":
        return replace(self, filter=replace(self.filter, levels=frozenset({level})))

    def in_quarter(self, number: int, year: SchoolYear) -> "Choice":
        period = quarter(number, year) if number else None
        return replace(self, quarter=number, filter=replace(self.filter, period=period))

    def unfiltered(self) -> "Choice":
        return replace(self, filter=WheelFilter(), quarter=0, page=1)


Member = TypeVar("Member", bound=StrEnum)


def read(query: QueryDict, content: WheelContent) -> Choice:
    """Unknown values are left out; choosing everything of a kind is choosing nothing."""
    view = query.get("vis", "")
    asked = query.get("kvartal", "")
    number = int(asked) if asked in {"1", "2", "3", "4"} else 0
    page = query.get("side", "")
    chosen = Choice(
        view=View(view) if view in set(View) else View.WHEEL,
        filter=WheelFilter(
            arenas=_some(query.getlist("arena"), [arena.id for arena in content.arenas]),
            levels=_members(query.getlist("niva"), Level, {one.level for one in content.arenas}),
            kinds=_members(query.getlist("type"), Kind, {one.kind for one in content.items}),
            municipalities=_some(query.getlist("kommune"), content.municipalities),
            month=_month(query.get("bare", ""), content.school_year),
        ),
        month=_month(query.get("maned", ""), content.school_year),
        page=max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 5 else 1,
    )
    return chosen.in_quarter(number, content.school_year)


def quarter(number: int, year: SchoolYear) -> tuple[date, date]:
    """The first and last day of the school year's quarter: August to October is 1."""
    months = list(year.months())
    first, last = months[3 * number - 3], months[3 * number - 1]
    return date(*first, 1), date(*last, monthrange(*last)[1])


def _some(wanted: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    every = frozenset(known)
    found = every.intersection(wanted)
    return frozenset() if found == every else found


def _members(
    wanted: Iterable[str], kind: type[Member], present: Iterable[Member]
) -> frozenset[Member]:
    found = frozenset(one for one in kind if one.value in set(wanted))
    return frozenset() if found >= frozenset(present) else found


def _month(text: str, year: SchoolYear) -> str:
    return text if text in months(year) else ""


def months(year: SchoolYear) -> set[str]:
    """All that a month in the address may be."""
    return {f"{number}-{month:02d}" for number, month in year.months()} | {NO_MONTH}


def wheel_address(content: WheelContent, choice: Choice | None = None) -> str:
    where = {"community": content.community, "school_year": content.school_year.slug}
    return reverse("wheel", kwargs=where) + (choice.query() if choice else "")


def activity_address(content: WheelContent, item_id: str) -> str:
    where = {
        "community": content.community,
        "school_year": content.school_year.slug,
        "activity": item_id,
    }
    return reverse("activity", kwargs=where)


ITEM: Final = "ID"


def addresses(pattern: str) -> Callable[[str], str]:
    """Of items, from the address of `ITEM`: asking Django for each of thousands takes its time."""
    before, after = pattern.rsplit(ITEM, 1)
    return lambda item_id: f"{before}{item_id}{after}"


def names_its_year(content: WheelContent) -> bool:
    """Whether the title says the school year, in any of the ways people write it."""
    first, last = content.school_year.start, content.school_year.start + 1
    years = rf"\b{first}\s?[-–/]\s?({last}|{last % 100:02d})\b"
    return re.search(years, content.title) is not None


def full_heading(content: WheelContent) -> str:
    """The heading with the school year, once."""
    title = heading(content)
    return title if names_its_year(content) else f"{title} {content.school_year.short}"


def heading(content: WheelContent) -> str:
    """The wheel's title; the community is added where the title does not name it."""
    if content.community_name.lower() in content.title.lower():
        return content.title
    return f"{content.title}, {content.community_name}"
