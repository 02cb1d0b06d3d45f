"""Lists of units: from a municipality's spreadsheet, the national registers, the statistics bureau.

Bytes become a `RegisterTable` (in a process of its own, see `reading.safely`), and a table becomes
units and municipalities with what is wrong with each row. No database, no network. `reader`, which
loads what reads files, is for that other process alone.
"""

from samspor.reading.registers.table import Column, RegisterFormat, RegisterRow, RegisterTable
from samspor.reading.registers.units import FoundUnit, Problem, ProblemCode, interpret_units

__all__ = [
    "Column",
    "FoundUnit",
    "Problem",
    "ProblemCode",
    "RegisterFormat",
    "RegisterRow",
    "RegisterTable",
    "interpret_units",
]
