"""What a file is written from: the content, what of it, in which words, and where it stands."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

from samspor.drawing.content import Kind, Level, WheelContent, WheelFilter
from samspor.drawing.entries import Entries, Entry
from samspor.drawing.export import content_from_dict, content_to_dict
from samspor.drawing.files import wording as wordings
from samspor.drawing.files.wording import Wording
from samspor.drawing.listing import Month, months
from samspor.drawing.selection import Selection, select
from samspor.drawing.table import Table, table
from samspor.kernel.clock import OSLO
from samspor.kernel.writing import write_date


@dataclass(frozen=True)  # no slots: cached properties need a place
class Job:
    """An order for a file.

    `title` names the community; `year` is beside it, empty where the title says that too. `address`
    is the page's own, with host.

    A file is kept longer than a page is open, so nothing in it depends on the day it was fetched:
    no line for today, nothing marked as past. The same edition gives the same bytes.
    """

    content: WheelContent
    title: str
    year: str = ""
    address: str = ""
    wanted: WheelFilter = field(default_factory=WheelFilter)
    wording: Wording = field(default_factory=Wording)

    @cached_property
    def selection(self) -> Selection:
        return select(self.content, self.wanted)

    @property
    def shown(self) -> WheelContent:
        return self.selection.content

    @property
    def timeless(self) -> date:
        """A day before everything, so that nothing is over."""
        firsts = [one.timing.first for one in self.content.items if one.timing.first]
        return min([*firsts, self.content.school_year.first]) - timedelta(days=1)

    @cached_property
    def entries(self) -> Entries:
        return Entries(
            self.shown,
            today=self.timeless,
            phrases=self.wording.phrases,
            href=self.href,
            whole=self.content,
        )

    @cached_property
    def table(self) -> Table:
        """Answers stand in the card that asked for them."""
        return table(self.shown, self.entries, self.wording.phrases, together=True)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        return months(self.shown, self.entries, self.wording.phrases)

    @cached_property
    def every(self) -> tuple[Entry, ...]:
        return tuple(self.entries[item.id] for item in self.shown.items)

    def href(self, item_id: str) -> str:
        """The activity's own page, beside the wheel's."""
        return f"{self.address.split('?')[0]}{item_id}/" if self.address else ""

    @property
    def language(self) -> str:
        return self.wording.language

    @property
    def heading(self) -> str:
        return f"{self.title} {self.year}".strip()

    @property
    def moment(self) -> datetime:
        """The edition's own time, never the clock's; a draft has its year's first day."""
        edition = self.content.edition
        if edition is not None:
            return edition.released.astimezone(UTC).replace(microsecond=0)
        return datetime.combine(self.content.school_year.first, datetime.min.time(), tzinfo=UTC)

    @property
    def released(self) -> str:
        """Edition 3, fri. 20 November 2026."""
        edition = self.content.edition
        if edition is None:
            return self.wording.phrases.draft
        day = write_date(
            edition.released.astimezone(OSLO).date(), language=self.language, style="short"
        )
        return self.wording.released % {"number": edition.number, "day": day}

    @property
    def facts(self) -> tuple[str, ...]:
        """What stands under the title: edition, municipalities, and whether it is all."""
        hidden = self.selection.hidden
        shown = len(self.shown.items)
        some = self.wording.only_some % {"shown": shown, "all": shown + hidden} if hidden else ""
        names = ", ".join(self.content.municipalities)
        places = f"{self.wording.municipalities}: {names}" if names else ""
        return tuple(part for part in (self.released, places, some) if part)

    @property
    def note(self) -> str:
        return self.content.edition.note if self.content.edition else ""


def in_parts(whole: Table, most: int) -> tuple[Table, ...]:
    """The table cut into sheets of at most `most` arenas, as evenly as they go."""
    count = len(whole.arenas)
    sheets = max(1, -(-count // most))
    edges = [round(count * number / sheets) for number in range(sheets + 1)]
    return tuple(_cut(whole, slice(*ends)) for ends in pairwise(edges))


def _cut(whole: Table, part: slice) -> Table:
    if len(whole.arenas[part]) == len(whole.arenas):
        return whole
    years = tuple(
        replace(year, rows=tuple(replace(row, cells=row.cells[part]) for row in year.rows))
        for year in whole.years
    )
    undated = whole.undated[part] if whole.undated else None
    if undated and not any(cell for _arena, cell in undated):
        undated = None
    return Table(arenas=whole.arenas[part], years=years, undated=undated)


def to_dict(job: Job) -> dict[str, Any]:
    return {
        "content": content_to_dict(job.content),
        "title": job.title,
        "year": job.year,
        "address": job.address,
        "wanted": {
            "arenas": sorted(job.wanted.arenas),
            "levels": sorted(job.wanted.levels),
            "kinds": sorted(job.wanted.kinds),
            "municipalities": sorted(job.wanted.municipalities),
            "period": [day.isoformat() for day in job.wanted.period or ()],
            "month": job.wanted.month,
        },
        "wording": wordings.to_dict(job.wording),
    }


def to_json(job: Job) -> bytes:
    return json.dumps(to_dict(job), ensure_ascii=False).encode()


def from_json(data: bytes) -> Job:
    found = json.loads(data)
    wanted = found["wanted"]
    period = [date.fromisoformat(day) for day in wanted["period"]]
    return Job(
        content=content_from_dict(found["content"]),
        title=found["title"],
        year=found["year"],
        address=found["address"],
        wanted=WheelFilter(
            arenas=frozenset(wanted["arenas"]),
            levels=frozenset(Level(one) for one in wanted["levels"]),
            kinds=frozenset(Kind(one) for one in wanted["kinds"]),
            municipalities=frozenset(wanted["municipalities"]),
            period=(period[0], period[1]) if period else None,
            month=wanted["month"],
        ),
        wording=wordings.from_dict(found["wording"]),
    )
