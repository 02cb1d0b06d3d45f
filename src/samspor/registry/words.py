"""What the registry's codes are called, and the sentence each bad row gets."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from samspor.kernel.writing import write_date
from samspor.reading.registers import Column, Problem, ProblemCode
from samspor.registry.compared import Compared, Fault, Note, RowFault, RowState
from samspor.registry.comparing_municipalities import ComparedMunicipality
from samspor.registry.enums import NotTaken, OwnerForm, Ownership, UnitKind
from samspor.registry.selectors.administration import Size

Words = str | Promise

SIZES: Final[Mapping[Size, Words]] = {
    Size.SMALL: gettext_lazy("Fewer than 25 children"),
    Size.MIDDLE: gettext_lazy("25–49 children"),
    Size.LARGE: gettext_lazy("50–99 children"),
    Size.LARGEST: gettext_lazy("100 children or more"),
    Size.UNKNOWN: gettext_lazy("Not counted"),
}

COLUMNS: Final[Mapping[Column, Words]] = {
    Column.NAME: gettext_lazy("Name"),
    Column.ORGANISATION_NUMBER: gettext_lazy("Organisation number"),
    Column.MUNICIPALITY: gettext_lazy("Municipality"),
    Column.MUNICIPALITY_NUMBER: gettext_lazy("Municipality number"),
    Column.DISTRICT: gettext_lazy("City district"),
    Column.KIND: pgettext_lazy("unit", "Kind"),
    Column.OWNERSHIP: gettext_lazy("Ownership"),
    Column.OWNER_FORM: gettext_lazy("Owner form"),
    Column.OWNER: gettext_lazy("Owner"),
    Column.OWNER_NUMBER: gettext_lazy("The owner’s organisation number"),
    Column.SECTIONS: gettext_lazy("Sections"),
    Column.CHILDREN: gettext_lazy("Children"),
    Column.STAFF: gettext_lazy("Employed"),
    Column.COUNTED_ON: gettext_lazy("Counted on"),
    Column.OPENED_ON: gettext_lazy("Opened"),
    Column.CLOSED_ON: gettext_lazy("Closed"),
}

STATES: Final[Mapping[RowState, Words]] = {
    RowState.NEW: pgettext_lazy("rows of a file", "New"),
    RowState.CHANGED: pgettext_lazy("rows of a file", "Changed"),
    RowState.SAME: pgettext_lazy("rows of a file", "Unchanged"),
    RowState.WRONG: pgettext_lazy("rows of a file", "Can’t be taken in"),
}

_PROBLEMS: Final[Mapping[ProblemCode, Words]] = {
    ProblemCode.NATIONAL_NUMBER: gettext_lazy(
        "A national identity number stood in this row. It is removed and not kept. Take it out of "
        "the file."
    ),
    ProblemCode.NAME_MISSING: gettext_lazy("The row has no name. Write the name of the unit."),
    ProblemCode.NAME_LONG: gettext_lazy("The name “%(text)s…” is too long. Shorten it."),
    ProblemCode.NUMBER_WRONG: gettext_lazy(
        "“%(text)s” is not an organisation number: the last digit does not fit the others. Check "
        "it for a slip of the pen."
    ),
    ProblemCode.NUMBER_DUMMY: gettext_lazy(
        "999 999 999 is not a real organisation number. Leave the cell empty when you don’t know "
        "it."
    ),
    ProblemCode.NUMBER_TWICE: gettext_lazy(
        "The organisation number %(text)s stands in row %(line)s too. Only that row is used."
    ),
    ProblemCode.NAME_TWICE: gettext_lazy(
        "Two units in the file are called “%(text)s”. Give their organisation numbers, so that "
        "they can be told apart."
    ),
    ProblemCode.OWNER_NUMBER_WRONG: gettext_lazy(
        "“%(text)s” is not an organisation number that an owner can have."
    ),
    ProblemCode.MUNICIPALITY_NUMBER_WRONG: gettext_lazy(
        "“%(text)s” is not a municipality number. It has four digits, such as 5029."
    ),
    ProblemCode.KIND_UNKNOWN: gettext_lazy(
        "“%(text)s” is neither kindergarten nor school. Write one of them."
    ),
    ProblemCode.OWNERSHIP_UNKNOWN: gettext_lazy(
        "“%(text)s” is not a form of ownership that we know. Write “kommunal” or “privat”."
    ),
    ProblemCode.NOT_A_NUMBER: gettext_lazy("“%(text)s” under “%(column)s” is not a whole number."),
    ProblemCode.NOUGHT: gettext_lazy(
        "“%(column)s” is 0. Leave the cell empty when the number is not known."
    ),
    ProblemCode.NOT_A_DAY: gettext_lazy(
        "“%(text)s” under “%(column)s” is not a date. Write it as in 1.8.2026."
    ),
}

_FAULTS: Final[Mapping[Fault, Words]] = {
    Fault.MUNICIPALITY_MISSING: gettext_lazy("The row does not say which municipality."),
    Fault.MUNICIPALITY_UNKNOWN: gettext_lazy(
        "“%(text)s” does not take part in this collaboration. Add the municipality first, or take "
        "the row out."
    ),
    Fault.MUNICIPALITY_TWICE: gettext_lazy(
        "Several municipalities are called “%(text)s”. Give the municipality number."
    ),
    Fault.NOT_YOURS: gettext_lazy(
        "%(text)s is kept by others. You keep the registry of your own municipality."
    ),
    Fault.NAME_AMBIGUOUS: gettext_lazy(
        "Two units in the registry are called “%(text)s”. Give the organisation number."
    ),
    Fault.NUMBER_ELSEWHERE: gettext_lazy(
        "The organisation number belongs to a unit in %(text)s, which is kept by others."
    ),
    Fault.UNIT_TWICE: gettext_lazy(
        "It is the same unit as in row %(text)s. Only that row is used."
    ),
    Fault.OWNERSHIP_MISSING: gettext_lazy(
        "The row does not say whether it is municipal or private. Choose it for all such rows "
        "under “Columns”."
    ),
    Fault.OWNER_TWICE: gettext_lazy(
        "Several owners are called “%(text)s”. Give the owner’s organisation number."
    ),
    Fault.OWNER_MISMATCH: gettext_lazy(
        "The row says municipal, but “%(text)s” is no municipality."
    ),
    Fault.CLOSED_UNKNOWN: gettext_lazy(
        "It is closed, and we don’t have it. There is nothing to take in."
    ),
    Fault.CLOSED_BEFORE_OPENED: gettext_lazy("It can’t close before it opens."),
    Fault.NUMBER_USED: gettext_lazy("%(text)s has this number now."),
}

_NOT_TAKEN: Final[Mapping[NotTaken, Words]] = {
    NotTaken.MOVED: gettext_lazy("Below is what the file would do now. Nothing is done yet."),
    NotTaken.NOT_ALLOWED: gettext_lazy(
        "The seat that asked had lost the right to it when its turn came. Nothing was changed."
    ),
    NotTaken.STOPPED: gettext_lazy(
        "Nothing was changed. Look the rows through, and try once more. If it stops again, take "
        "the file in parts, or write to those who run Samspor."
    ),
}

_NOTES: Final[Mapping[Note, Words]] = {
    Note.NEW_OWNER: gettext_lazy("“%(text)s” is added as an owner."),
    Note.SAME_NAME: gettext_lazy(
        "Another unit has the same name. Their organisation numbers tell them apart."
    ),
    Note.CLOSED_HERE: gettext_lazy("It is closed here, and stays closed."),
    Note.DISTRICT_UNKNOWN: gettext_lazy("“%(text)s” is no district here, and is left out."),
    Note.ENDED: gettext_lazy("It no longer exists, and is left out."),
}

_PLACE_PROBLEMS: Final[Mapping[str, Words]] = {
    "number": gettext_lazy("“%(text)s” is not a municipality number. It has four digits."),
    "day": gettext_lazy("“%(text)s” is not a date."),
    "name": gettext_lazy("Number %(text)s has no name."),
}


def sentence_of(problem: Problem) -> str:
    return str(_PROBLEMS[problem.code]) % {
        "text": problem.text,
        "line": problem.line,
        "column": COLUMNS[problem.column],
    }


def fault_sentence(fault: RowFault) -> str:
    return str(_FAULTS[fault.code]) % {"text": fault.text}


def note_sentence(note: Note, text: str) -> str:
    return str(_NOTES[note]) % {"text": text}


def not_taken_sentence(why: NotTaken | None) -> tuple[str, str] | None:
    """A heading and a sentence; None where nothing came in the way."""
    return None if why is None else (str(why.label), str(_NOT_TAKEN[why]))


def place_problem(code: str, text: str) -> str:
    return str(_PLACE_PROBLEMS[code]) % {"text": text}


def sentences_of(row: Compared | ComparedMunicipality) -> list[str]:
    """Why it can't be taken in, a sentence for each reason; empty for a good row."""
    faults = [fault_sentence(fault) for fault in row.faults]
    if isinstance(row, ComparedMunicipality):
        return [*([place_problem(row.problem, row.text)] if row.problem else []), *faults]
    return [*(sentence_of(problem) for problem in row.problems), *faults]


def value_in_words(column: Column, value: str) -> str:
    """A value as the page shows it: codes as words."""
    if column in {Column.OPENED_ON, Column.CLOSED_ON} and value:
        day = date.fromisoformat(value)
        return write_date(day, language=get_language() or "nb")
    choices: dict[Column, dict[str, Words]] = {
        Column.KIND: dict(UnitKind.choices),
        Column.OWNERSHIP: dict(Ownership.choices),
        Column.OWNER_FORM: dict(OwnerForm.choices),
    }
    return str(choices.get(column, {}).get(value, value))
