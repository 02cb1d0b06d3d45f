"""One item as lines of text: what cards, lists and the activity page show of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from samspor.drawing.content import Arena, Item, Relation, Status, WheelContent
from samspor.drawing.naming import Answers, is_past, numbers
from samspor.drawing.phrases import Phrases
from samspor.kernel.timing import Precision
from samspor.kernel.writing import (
    month_name,
    weekday_name,
    write_date,
    write_time_range,
    write_timing,
)


@dataclass(frozen=True, slots=True)
class Tie:
    """Another item this one prepares, follows or evaluates, or the other way round.

    `text` names the other in the language of the content; `seen` is false when the filter hides it.
    """

    relation: Relation
    label: str
    item_id: str
    text: str
    href: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """`big` and `small` stand in the margin: 16 and ons, or a dash and the month.

    `when` is the whole timing, `brief` what the margin and the month above leave to say.
    `municipalities` is empty when it concerns them all. `given` are the answers that can stand
    inside the entry that asked for them; each of those is `nested`.
    """

    item: Item
    number: int
    href: str
    big: str
    small: str
    when: str
    brief: str
    kind: str
    letter: str
    place: str
    arenas: tuple[Arena, ...]
    municipalities: tuple[str, ...]
    follows: tuple[Tie, ...]
    followed_by: tuple[Tie, ...]
    tally: str
    waiting: tuple[str, ...]
    answers: tuple[Item, ...]
    given: tuple["Entry", ...]
    nested: bool
    past: bool
    cancelled: bool
    from_last_year: bool
    into_next_year: bool

    @property
    def told(self) -> str:
        """The whole timing as it stands alone, not in a column of times: "during november"."""
        return self.when if self.item.timing.is_dated else self.brief or self.when

    @property
    def day(self) -> str:
        """The timing without its week, for a line among many."""
        return self.told.split(" (")[0]

    @property
    def over(self) -> bool:
        """Past, with all that stands inside it."""
        return self.past and all(one.past for one in self.given)


class Entries:
    """All entries of one content, made once and looked up by id."""

    def __init__(
        self,
        content: WheelContent,
        *,
        today: date,
        phrases: Phrases,
        href: Callable[[str], str],
        whole: WheelContent | None = None,
    ) -> None:
        everything = whole or content
        self._whole = everything
        self._today = today
        self._phrases = phrases
        self._href = href
        self._arenas = {arena.id: arena for arena in everything.arenas}
        self._items = {item.id: item for item in everything.items}
        self._numbers = numbers(everything)
        self._answers = Answers(everything)
        self._seen = {item.id for item in content.items}
        self._followers: dict[str, list[tuple[Item, Relation]]] = {}
        self._given: dict[str, list[Item]] = {}
        for item in everything.items:
            for follow in item.follows:
                self._followers.setdefault(follow.id, []).append((item, follow.relation))
            if item.asked_by:
                self._given.setdefault(item.asked_by, []).append(item)
        self._made: dict[str, Entry] = {}

    def __getitem__(self, item_id: str) -> Entry:
        if item_id not in self._made:
            self._made[item_id] = self._entry(self._items[item_id])
        return self._made[item_id]

    def standing(self, items: Iterable[Item]) -> list[Item]:
        """Those that stand by themselves, without those that stand inside another's entry."""
        return [item for item in items if not self._is_nested(item)]

    def _entry(self, item: Item) -> Entry:
        year, timing = self._whole.school_year, item.timing
        asked = self._answers.is_asked(item)
        everybody = self._whole.municipalities
        return Entry(
            item=item,
            number=self._numbers[item.id],
            href=self._href(item.id),
            big=_big(item),
            small=_small(item, self._phrases),
            when=write_timing(timing, language=self._phrases.language, style="short", year=year),
            brief=_brief(item, self._whole, self._phrases),
            kind=self._phrases.kinds[item.kind],
            letter=self._phrases.letters[item.kind],
            place=place_of(item, self._phrases),
            arenas=tuple(self._arenas[one] for one in item.arenas if one in self._arenas),
            municipalities=_some(item.municipalities, everybody),
            follows=tuple(
                self._tie(self._items[follow.id], follow.relation)
                for follow in item.follows
                if follow.id in self._items
            ),
            followed_by=tuple(
                self._tie(other, relation) for other, relation in self._followers.get(item.id, ())
            ),
            tally=self._answers.written(item, self._phrases.answered_long, today=self._today),
            waiting=self._answers.missing(item) if asked else (),
            answers=tuple(self._given.get(item.id, ())),
            given=tuple(
                self[one.id] for one in self._given.get(item.id, ()) if self._is_nested(one)
            ),
            nested=self._is_nested(item),
            past=is_past(item, self._today),
            cancelled=item.status is Status.CANCELLED,
            from_last_year=timing.first is not None and timing.first < year.first,
            into_next_year=timing.last is not None and timing.last > year.last,
        )

    def _is_nested(self, item: Item) -> bool:
        """An answer stands with its question where both are seen, in the same column and month."""
        if item.asked_by is None:
            return False
        asked = self._items.get(item.asked_by)
        return (
            asked is not None
            and asked.asked_by is None
            and item.id in self._seen
            and asked.id in self._seen
            and set(asked.arenas) == set(item.arenas)
            and group_key(asked, self._whole) == group_key(item, self._whole)
        )

    def _tie(self, other: Item, relation: Relation) -> Tie:
        return Tie(
            relation=relation,
            label=self._phrases.relations[relation],
            item_id=other.id,
            text=f"{_name(other)}, {day_of(other, self._whole, self._phrases)}",
            href=self._href(other.id),
            seen=other.id in self._seen,
        )


def _name(item: Item) -> str:
    """An answer is called the same as the question: the municipality tells it from the others."""
    if item.asked_by is None or not item.municipalities:
        return item.title
    return f"{item.title} ({', '.join(item.municipalities)})"


def _some(names: tuple[str, ...], everybody: tuple[str, ...]) -> tuple[str, ...]:
    return () if set(names) >= set(everybody) else names


def place_of(item: Item, phrases: Phrases) -> str:
    """The place, and how one meets where the place does not say it: "DMMH", "digitalt"."""
    mode = phrases.modes[item.mode] if item.mode and item.mode.value != "physical" else ""
    if mode and mode.lower() in item.title.lower():
        mode = ""
    return " · ".join(part for part in (item.place, mode) if part)


def _brief(item: Item, content: WheelContent, phrases: Phrases) -> str:
    timing, language = item.timing, phrases.language
    if timing.is_dated and timing.first == timing.last:
        if timing.start is None:
            return ""
        return write_time_range(timing.start, timing.end, language=language)
    if timing.precision is Precision.AGREEMENT:
        return ""
    written = write_timing(timing, language=language, style="short", year=content.school_year)
    first, last = timing.first, timing.last
    if timing.precision is Precision.MONTH and first and last and first.month == last.month:
        return phrases.during % {"month": written}
    return written


def day_of(item: Item, content: WheelContent, phrases: Phrases) -> str:
    """Enough to know it again: the day without the clock."""
    timing, language, year = item.timing, phrases.language, content.school_year
    if timing.is_dated and timing.first is not None and timing.first == timing.last:
        return write_date(timing.first, language=language, style="short", year=year)
    return write_timing(timing, language=language, style="short", year=year).split(" (")[0]


def _big(item: Item) -> str:
    timing = item.timing
    if not timing.is_dated or timing.first is None or timing.last is None:
        return "–"
    return str(timing.first.day)


def _small(item: Item, phrases: Phrases) -> str:
    timing = item.timing
    if timing.first is None:
        return ""
    if timing.is_dated:
        return weekday_name(timing.first, language=phrases.language, short=True)
    return month_name(timing.first.month, language=phrases.language, short=True)


def group_key(item: Item, content: WheelContent) -> str:
    """The month the item stands under, as 2026-11; empty by agreement.

    What began last year stands under the first month, what lies beyond this year under the last.
    """
    first = item.timing.first
    if first is None:
        return ""
    inside = min(max(first, content.school_year.first), content.school_year.last)
    return inside.strftime("%Y-%m")
