"""Rows that were not taken in, as they are kept when the cells are gone: to be told, and mended."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from samspor.reading.registers import Column, Problem, ProblemCode
from samspor.registry.compared import Compared, Fault, RowFault, RowState
from samspor.registry.comparing_municipalities import ComparedMunicipality

Kept = dict[str, Any]


def as_left_out(rows: Iterable[Compared | ComparedMunicipality]) -> list[Kept]:
    return [_kept(row) for row in rows if row.state is RowState.WRONG]


def left_out(kept: Sequence[Mapping[str, Any]]) -> list[Compared | ComparedMunicipality]:
    return [_row(each) for each in kept]


def _kept(row: Compared | ComparedMunicipality) -> Kept:
    """Codes and what stood in the cells; the sentences are the reader's language."""
    kept: Kept = {
        "line": row.line,
        "name": row.name,
        "faults": [[fault.code.value, fault.text] for fault in row.faults],
    }
    if isinstance(row, ComparedMunicipality):
        return {**kept, "number": row.number, "problem": row.problem, "text": row.text}
    problems = [[each.code.value, each.column.value, each.text, each.line] for each in row.problems]
    return {**kept, "place": row.place, "problems": problems}


def _row(kept: Mapping[str, Any]) -> Compared | ComparedMunicipality:
    faults = tuple(RowFault(Fault(code), text) for code, text in kept["faults"])
    if "number" in kept:
        return ComparedMunicipality(
            line=kept["line"],
            name=kept["name"],
            number=kept["number"],
            state=RowState.WRONG,
            faults=faults,
            problem=kept["problem"],
            text=kept["text"],
        )
    return Compared(
        line=kept["line"],
        name=kept["name"],
        place=kept["place"],
        state=RowState.WRONG,
        faults=faults,
        problems=tuple(
            Problem(ProblemCode(code), Column(column), text, line)
            for code, column, text, line in kept["problems"]
        ),
    )
