"""The statistics bureau's municipalities held against the registry, through their numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from samspor.reading.registers.classification import FoundMunicipality, Step
from samspor.registry.compared import Fault, Note, RowFault, RowState


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMunicipality:
    """`former`: numbers it had, with their last day."""

    id: int
    name: str
    short_name: str
    number: str
    is_mine: bool
    former: frozenset[tuple[str, date]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityPlan:
    """`past`: steps that the registry does not know yet."""

    number: str
    name: str
    past: tuple[Step, ...] = ()
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedMunicipality:
    line: int
    name: str
    number: str
    state: RowState
    before: str = ""
    past: tuple[Step, ...] = ()
    faults: tuple[RowFault, ...] = ()
    problem: str = ""
    text: str = ""
    notes: tuple[tuple[Note, str], ...] = ()
    municipality: int | None = None
    plan: MunicipalityPlan | None = None


def compare_municipalities(
    found: Iterable[FoundMunicipality], known: Iterable[KnownMunicipality], *, today: date
) -> tuple[ComparedMunicipality, ...]:
    by_number = {each.number: each for each in known if each.number}
    return tuple(_row(each, by_number, today) for each in found)


def _row(
    found: FoundMunicipality, by_number: dict[str, KnownMunicipality], today: date
) -> ComparedMunicipality:
    latest = found.latest
    here = next(
        (by_number[step.number] for step in reversed(found.steps) if step.number in by_number), None
    )
    told = ComparedMunicipality(
        line=found.line,
        name=latest.name,
        number=latest.number,
        state=RowState.SAME,
        municipality=here.id if here else None,
    )
    if found.problem:
        return replace(told, state=RowState.WRONG, problem=found.problem, text=found.text)
    ended = latest.last if latest.last and latest.last < today else None
    past = _past(found.steps, here)
    if here is not None:
        return _known(told, here, latest, past, ended, by_number)
    if ended:  # it was there once; nobody here needs it
        return replace(told, notes=((Note.ENDED, ""),))
    plan = MunicipalityPlan(number=latest.number, name=latest.name, past=past)
    return replace(told, state=RowState.NEW, past=past, plan=plan)


def _known(
    told: ComparedMunicipality,
    here: KnownMunicipality,
    latest: Step,
    past: tuple[Step, ...],
    ended: date | None,
    by_number: dict[str, KnownMunicipality],
) -> ComparedMunicipality:
    if not (past or ended or here.number != latest.number):
        return told
    holder = by_number.get(latest.number, here)
    fault = None
    if not here.is_mine:
        fault = RowFault(Fault.NOT_YOURS, here.name)
    elif holder.id != here.id:
        fault = RowFault(Fault.NUMBER_USED, holder.name)
    if fault is not None:
        return replace(told, state=RowState.WRONG, faults=(fault,))
    plan = MunicipalityPlan(
        number=latest.number, name=here.short_name or here.name, past=past, ended_on=ended
    )
    return replace(told, state=RowState.CHANGED, past=past, plan=plan, before=here.number)


def _past(steps: tuple[Step, ...], here: KnownMunicipality | None) -> tuple[Step, ...]:
    known = here.former if here else frozenset()
    return tuple(
        step
        for step, after in pairwise(steps)
        if step.last and step.number != after.number and (step.number, step.last) not in known
    )
