"""The self-written documents in tests/corpus and how a reading of them is judged.

Each file holds a text in one of the field's layouts and what it says, written down before the
reader was fitted to it. Names and facts are invented. An event is right when its days, times and
precision are right and its title holds the expected words, and where the example says so, whom it
is for, where it is and of what kind ("… | Planleggingsdag | for=Lia barnehage"). Every other fact
must be right whole.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from samspor.reading import read_document
from samspor.reading.draft import Draft, DraftEvent

_BESIDE = re.compile(r"(?:for|place|mode|kind|arena)=")
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@dataclass(frozen=True)
class Example:
    name: str
    text: str
    events: tuple[str, ...]
    facts: Counter[str]
    doubted: tuple[str, ...]
    updated: str | None


@dataclass(frozen=True)
class Score:
    right: int
    expected: int
    read: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right, self.expected + other.expected, self.read + other.read
        )


WHERE_TOLD = frozenset({"contacts", "meets", "funders", "taking_part", "regions", "plans", "roles"})
NOTHING = Score(0, 0, 0)


@cache
def examples() -> list[Example]:
    return [_example(path) for path in sorted(CORPUS.glob("*.toml"))]


def _example(path: Path) -> Example:
    held: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    text, events = held.pop("text"), tuple(held.pop("events", ()))
    doubted, updated = tuple(held.pop("doubted", ())), held.pop("updated", None)
    facts = Counter(f"{kind} | {fact}".strip() for kind, facts in held.items() for fact in facts)
    return Example(path.stem, text, events, facts, doubted, updated)


def read(example: Example) -> Draft:
    return read_document(example.text.encode())


def event_score(example: Example, draft: Draft) -> Score:
    left = list(draft.events)
    right = 0
    for expected in example.events:
        parts = f" {expected}".split(" | ")
        beside = dict(part.split("=", 1) for part in parts if _BESIDE.match(part))
        plain = " | ".join(part for part in parts if not _BESIDE.match(part))
        when, precision, title = (part.strip() for part in plain.rsplit(" | ", 2))
        said = f"{when} | {precision}".strip()
        found = next((e for e in left if _fits(e, said, title, beside)), None)
        if found:
            left.remove(found)
            right += 1
    return Score(right, len(example.events), len(draft.events))


def _fits(event: DraftEvent, when: str, title: str, beside: dict[str, str]) -> bool:
    told = {
        "for": event.audience or "",
        "place": event.place or "",
        "mode": event.mode or "",
        "kind": event.kind,
        "arena": ", ".join(event.arenas),
    }
    return (
        _when(event) == when
        and title.casefold() in event.title.casefold()
        and all(words.casefold() in told[key].casefold() for key, words in beside.items())
    )


def _when(event: DraftEvent) -> str:
    precision = event.precision.value
    if event.start is None:
        return f"| {precision}"
    day = event.start.isoformat()
    if event.time_start:
        closes = event.time_end.strftime("%H:%M") if event.time_end else ""
        return f"{day} {event.time_start:%H:%M}-{closes} | {precision}"
    return f"{day} to {event.end} | {precision}" if event.end else f"{day} | {precision}"


def fact_score(example: Example, draft: Draft) -> Score:
    told = frozenset(fact.split(" | ", 1)[0] for fact in example.facts)
    read_facts = facts_of(draft, also=told & WHERE_TOLD)
    right = sum((example.facts & read_facts).values())
    return Score(right, sum(example.facts.values()), sum(read_facts.values()))


def facts_of(draft: Draft, *, also: frozenset[str] = frozenset()) -> Counter[str]:
    """Every fact but events as a line, in the shape the corpus writes them.

    `also` are kinds that only some documents write down.
    """
    lines = [
        *(
            f"networks | {n.name} | {n.kind} | {len(n.contacts)} | {sum(c.vacant for c in n.contacts)}"
            for n in draft.networks
        ),
        *(
            f"focus_areas | {f.name} | {f.period or ''} | {len(f.themes)}"
            for f in draft.focus_areas
        ),
        *(
            f"initiatives | {i.name} | {i.period or ''} | {', '.join(i.partners)} | {i.decided or ''}"
            for i in draft.initiatives
        ),
        *(
            f"units | {u.name} | {u.ownership} | {u.children} | {u.departments} | {u.section_word}"
            f" | {int(u.combined_centre)}"
            for u in draft.units
        ),
        *(f"totals | {t.what} | {t.stated} | {t.computed}" for t in draft.totals),
        *(f"experiences | {e.kind} | {e.text}" for e in draft.experiences),
        *(f"dilemmas | {d.one} | {d.other}" for d in draft.dilemmas),
        *(f"norms | {m.what} | {m.min:g}-{m.max:g} | {m.unit}" for m in draft.norms),
        *(f"partner_roles | {p.partner} | {p.text}" for p in draft.partner_roles),
        *(f"schemes | {s.name} | {len(s.goals)}" for s in draft.schemes),
        *_charter(draft),
        *(line for kind in also for line in _in_detail(kind, draft)),
    ]
    return Counter(line.strip() for line in lines)


def _in_detail(kind: str, draft: Draft) -> list[str]:
    held = [*draft.networks, *draft.initiatives]
    told = {
        "contacts": [
            f"{n.name} | {c.role} | {c.person} | {c.unit}" for n in held for c in n.contacts
        ],
        "meets": [f"{each.name} | {each.meets}" for each in draft.networks],
        "funders": [f"{each.name} | {each.funder}" for each in draft.initiatives],
        "taking_part": [f"{each.name} | {', '.join(each.units)}" for each in draft.initiatives],
        "regions": [f"{each.name} | {', '.join(each.municipalities)}" for each in draft.regions],
        "plans": [f"{each.name} | {each.period}" for each in draft.plans],
        "roles": [f"{each.partner} | {each.role} | {each.text}" for each in draft.partner_roles],
    }
    return [f"{kind} | {line}" for line in told[kind]]


def _charter(draft: Draft) -> list[str]:
    charter = draft.charter
    if charter is None:
        return []
    told = {
        "why": len(charter.why),
        "goals": len(charter.goals),
        "themes": len(charter.themes),
        "parts": ",".join(str(len(theme.parts)) for theme in charter.themes),
        "form": len(charter.form),
        "fixed": len(charter.fixed_points),
        "rhythm": (charter.rhythm or "").lower(),
        "lifetime": charter.lifetime_years,
        "evaluate": charter.evaluate_after_years,
    }
    lines = [f"charter | {name} | {value}" for name, value in told.items()]
    return [*lines, *(f"charter | duties | {duty.who}" for duty in charter.duties)]
