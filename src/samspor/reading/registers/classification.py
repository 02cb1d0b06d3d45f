"""Municipalities with the numbers they have had, from the statistics bureau's classification 131.

The bureau exports JSON (`codes`) and CSV with the same names, and the changes from one day to the
next (`codeChanges`). The last day is written as the first day after it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from samspor.reading.errors import Unreadable
from samspor.reading.registers import cells
from samspor.reading.registers.table import (
    MAX_ROWS,
    RegisterFormat,
    RegisterTable,
    row_of,
    tidy,
)

COLUMNS: Final = ("code", "name", "validFrom", "validTo", "oldCode")
_UNSTATED: Final = frozenset({"9999", "0000"})


@dataclass(frozen=True, slots=True)
class Step:
    """A number and a name, and the days they hold, both inclusive; None where nobody says."""

    number: str
    name: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class FoundMunicipality:
    """One municipality through its numbers, oldest first. `problem` says why it can't be used."""

    line: int
    steps: tuple[Step, ...]
    problem: str = ""
    text: str = ""

    @property
    def latest(self) -> Step:
        return self.steps[-1]


def is_header(headers: Sequence[str]) -> bool:
    return {"code", "name"} <= set(headers) or {"oldCode", "newCode"} <= set(headers)


def from_json(found: dict[str, Any]) -> RegisterTable:
    """The answer of the bureau's service, with `codes`, `codeChanges` or both."""
    rows: list[tuple[int, list[str]]] = []
    for place, one in enumerate(_list(found, "codes"), start=1):
        first = one.get("validFrom") or one.get("validFromInRequestedRange")
        last = one.get("validTo") or one.get("validToInRequestedRange")
        rows.append(
            (place, [_text(one, "code"), _text(one, "name"), str(first or ""), str(last or ""), ""])
        )
    for place, one in enumerate(_list(found, "codeChanges"), start=len(rows) + 1):
        occurred = _text(one, "changeOccurred")
        rows.append(
            (
                place,
                [_text(one, "newCode"), _text(one, "newName"), occurred, "", _text(one, "oldCode")],
            )
        )
    if not rows:
        raise Unreadable("no_rows")
    if len(rows) > MAX_ROWS:
        raise Unreadable("too_many_rows", limit=str(MAX_ROWS))
    width = len(COLUMNS)
    return RegisterTable(
        RegisterFormat.CLASSIFICATION,
        COLUMNS,
        tuple(row_of(line, written, width=width) for line, written in rows),
    )


def interpret_municipalities(table: RegisterTable) -> tuple[FoundMunicipality, ...]:
    """Numbers that follow each other are one municipality: 1648 became 5027 on 1 January 2018.

    A number follows another when a change says so, or when the same name ends one day and begins
    the next and no other of that name does. Bø, Herøy and Våler stand twice; they are not guessed.
    """
    at = {name: place for place, name in enumerate(table.columns)}
    steps: list[tuple[int, Step]] = []
    changes: list[tuple[str, str, date]] = []
    wrong: list[FoundMunicipality] = []
    for row in table.rows:
        said = {name: row.cells[place] for name, place in at.items()}
        number = said.get("code") or said.get("newCode") or ""
        name = tidy(said.get("name") or said.get("newName") or "")
        first = said.get("validFrom") or said.get("validFromInRequestedRange") or ""
        last = said.get("validTo") or said.get("validToInRequestedRange") or ""
        first = first or said.get("changeOccurred") or ""
        if number in _UNSTATED or said.get("level", "1") not in {"", "1"}:
            continue
        if not said.get("oldCode") and number.isdecimal() and len(number) < 4:
            number = number.zfill(4)
        step = Step(number, name, None, None)
        if not (number.isdecimal() and len(number) == 4):
            wrong.append(FoundMunicipality(row.line, (step,), "number", number))
            continue
        try:
            start = cells.day(first) if first else None
            end = cells.last_day_before(last) if last else None
        except ValueError:
            wrong.append(FoundMunicipality(row.line, (step,), "day", first or last))
            continue
        if said.get("oldCode"):
            if start is not None:
                changes.append((said["oldCode"].zfill(4), number, start))
            continue
        if not name:
            wrong.append(FoundMunicipality(row.line, (step,), "name", number))
            continue
        if not (start and end and end < start):
            steps.append((row.line, Step(number, name, start, end)))
    return (*_chains(steps, changes), *wrong)


def _chains(
    steps: list[tuple[int, Step]], changes: list[tuple[str, str, date]]
) -> list[FoundMunicipality]:
    before = _followers(steps, changes)
    followed = set(before.values())
    chains = []
    for place, (line, step) in enumerate(steps):
        if place in followed:
            continue  # a later step leads here
        chain = [step]
        here = place
        while here in before:
            here = before[here]
            chain.append(steps[here][1])
        chains.append(FoundMunicipality(line, tuple(reversed(chain))))
    return chains


def _followers(
    steps: list[tuple[int, Step]], changes: list[tuple[str, str, date]]
) -> dict[int, int]:
    """From the place of a step to the place of the one before it."""
    ends: defaultdict[date, list[int]] = defaultdict(list)
    begins: defaultdict[date, list[int]] = defaultdict(list)
    for place, (_line, step) in enumerate(steps):
        if step.last:
            ends[step.last + timedelta(days=1)].append(place)
        if step.first:
            begins[step.first].append(place)
    before: dict[int, int] = {}
    for day, new in begins.items():
        old = ends.get(day, [])
        for pairs in (
            _told(steps, new, old, [(a, b) for a, b, when in changes if when == day]),
            _same(steps, new, old, lambda step: step.number),
            _same(steps, new, old, lambda step: _spoken(step.name)),
        ):
            taken = set(before.values())
            for later, earlier in pairs:
                if later not in before and earlier not in taken:
                    before[later] = earlier
    return before


def _told(
    steps: list[tuple[int, Step]], new: list[int], old: list[int], changes: list[tuple[str, str]]
) -> list[tuple[int, int]]:
    """One to one only: what merges or splits becomes something new."""
    pairs = []
    for later in new:
        number = steps[later][1].number
        olds = {a for a, b in changes if b == number}
        news = {b for a, b in changes if a in olds}
        if len(olds) == len(news) == 1:
            pairs += [(later, place) for place in old if steps[place][1].number in olds]
    return pairs


def _same(
    steps: list[tuple[int, Step]], new: list[int], old: list[int], key: Any
) -> list[tuple[int, int]]:
    pairs = []
    for later in new:
        wanted = key(steps[later][1])
        earlier = [place for place in old if key(steps[place][1]) == wanted]
        twins = [place for place in new if key(steps[place][1]) == wanted]
        if len(earlier) == len(twins) == 1:
            pairs.append((later, earlier[0]))
    return pairs


def _spoken(name: str) -> str:
    """Some have several names, and they are not always written in the same order."""
    parts = [part.strip().casefold() for part in name.replace(" – ", " - ").split(" - ")]
    return "|".join(sorted(parts))


def _list(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    inside = found.get(name)
    return [one for one in inside if isinstance(one, dict)] if isinstance(inside, list) else []


def _text(one: dict[str, Any], name: str) -> str:
    return str(one.get(name) or "")
