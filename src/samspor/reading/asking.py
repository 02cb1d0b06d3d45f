"""What a document leaves open, as a code and what it is about; worded in the reader's language.

The sentence in bokmål goes along as `why`, so that a draft can be read as it is and the same doubt
is known again when the document comes a second time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from samspor.kernel.notation import DateDoubt, doubt_in, timing_as_text, timing_from_text
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.reading.draft import Detail, Doubt
from samspor.reading.errors import LANGUAGES
from samspor.reading.wording import LANGUAGE, LEVEL_WORDS, in_words

Said = str | Timing | Sequence[Timing]

SENTENCES: Final[dict[str, tuple[str, str, str]]] = {
    "several_days": (
        "Teksten har flere datoer: {days}. Hvilken gjelder?",
        "Teksten har fleire datoar: {days}. Kva for ein gjeld?",
        "The text has several dates: {days}. Which one is meant?",
    ),
    "sum": (
        "Dokumentet sier {stated} {what}, men delene gir {computed}. Hva er riktig?",
        "Dokumentet seier {stated} {what}, men delane gir {computed}. Kva er rett?",
        "The document says {stated} ({what}), but the parts make {computed}. Which is right?",
    ),
    "columns_of_days": (
        (
            "Raden for «{title}» sier {written} med ord, men {meant} i kolonnene for dager. "
            "Når er det?"
        ),
        (
            "Rada for «{title}» seier {written} med ord, men {meant} i kolonnane for dagar. "
            "Når er det?"
        ),
        (
            "The row of “{title}” says {written} in words, but {meant} in its columns of days. "
            "When is it?"
        ),
    ),
    "person": (
        "{name} er navnet på en person. Vil du ta det med?",
        "{name} er namnet på ein person. Vil du ta det med?",
        "{name} is the name of a person. Do you want to include it?",
    ),
    "several_years": (
        "Overskriftene nevner flere skoleår: {years}. Hvilket gjelder årshjulet?",
        "Overskriftene nemner fleire skuleår: {years}. Kva for eit gjeld årshjulet?",
        "The headings name several school years: {years}. Which one is the annual wheel about?",
    ),
    "year_over_table": (
        "Tabellen står under {over}, men skoleåret er {school_year}. Hvilket år gjelder den?",
        "Tabellen står under {over}, men skuleåret er {school_year}. Kva år gjeld han?",
        "The table stands under {over}, but the school year is {school_year}. Which year is it?",
    ),
    "cross": (
        "Krysset sier at «{name}» har noe i {month}, men ikke hva. Hva er det?",
        "Krysset seier at «{name}» har noko i {month}, men ikkje kva. Kva er det?",
        "The cross says that “{name}” has something in {month}, but not what. What is it?",
    ),
    "outside_columns": (
        "Ruten står utenfor kolonnene i tabellen. Hvilken arena hører den til?",
        "Ruta står utanfor kolonnane i tabellen. Kva arena høyrer ho til?",
        "The cell stands outside the columns of the table. Which arena does it belong to?",
    ),
    "other_month": (
        "Teksten sier {written}, men står i raden for {under}. Når er det?",
        "Teksten seier {written}, men står i rada for {under}. Når er det?",
        "The text says {written}, but stands in the row of {under}. When is it?",
    ),
    "level": (
        "Navnet «{name}» sier ikke hvilket nivå arenaen hører til. Hvilket er det?",
        "Namnet «{name}» seier ikkje kva nivå arenaen høyrer til. Kva nivå er det?",
        "The name “{name}” does not say which level the arena belongs to. Which is it?",
    ),
    "no_words": (
        "Datoen står uten ord om hva som skjer. Hva er den?",
        "Datoen står utan ord om kva som skjer. Kva er det?",
        "The date stands without words for what happens. What is it?",
    ),
    "unknown_year_of_all": (
        "Ingenting i dokumentet sier hvilket år datoene gjelder. Hvilket skoleår er det?",
        "Ingenting i dokumentet seier kva år datoane gjeld. Kva skuleår er det?",
        "Nothing in the document says which year the dates are in. Which school year is it?",
    ),
    "stale": (
        (
            "Saken «{mention}» viser til {cited}, men «{title}» er {there} i årshjulet. "
            "Hvilken dato er riktig?"
        ),
        (
            "Saka «{mention}» viser til {cited}, men «{title}» er {there} i årshjulet. "
            "Kva dato er rett?"
        ),
        (
            "The point “{mention}” cites {cited}, but “{title}” is {there} in the wheel. "
            "Which date is right?"
        ),
    ),
    "struck_day": (
        "Tiden for «{title}», {written}, er strøket ut, og ingen ny er nevnt. Når er det?",
        "Tida for «{title}», {written}, er stroken ut, og inga ny er nemnd. Når er det?",
        "The time of “{title}”, {written}, is struck out and no new one is given. When is it?",
    ),
    "too_late": (
        "«{title}» er satt til {mine}, som er etter «{target}» {other}. Stemmer tiden?",
        "«{title}» er sett til {mine}, som er etter «{target}» {other}. Stemmer tida?",
        "“{title}” is set to {mine}, which is after “{target}”, {other}. Is the time right?",
    ),
    "too_early": (
        "«{title}» er satt til {mine}, som er før «{target}» {other}. Stemmer tiden?",
        "«{title}» er sett til {mine}, som er før «{target}» {other}. Stemmer tida?",
        "“{title}” is set to {mine}, which is before “{target}”, {other}. Is the time right?",
    ),
    "points_elsewhere": (
        "«{title}» viser til «{phrase}» {written}, men i årshjulet er det {there}. Hvilken er det?",
        (
            "«{title}» viser til «{phrase}» {written}, men i årshjulet er det {there}. "
            "Kva for ein er det?"
        ),
        "“{title}” points at “{phrase}”, {written}, but in the wheel it is {there}. Which is it?",
    ),
    "points_nowhere": (
        (
            "«{title}» viser til «{phrase}» {written}, men den står ikke i årshjulet. "
            "Skal den legges til?"
        ),
        (
            "«{title}» viser til «{phrase}» {written}, men han står ikkje i årshjulet. "
            "Skal han leggjast til?"
        ),
        (
            "“{title}” points at “{phrase}”, {written}, which is not in the wheel. "
            "Shall it be added?"
        ),
    ),
}
# Answers that are words and no times; the value stays in bokmål.
CHOICES: Final[dict[str, tuple[str, str]]] = {
    "Fridag": ("Fridag", "A day off"),
    "Planleggingsdag": ("Planleggingsdag", "A planning day"),
    "Ikke noe": ("Ikkje noko", "Nothing"),
    "Ta med navnet": ("Ta med namnet", "Include the name"),
    "La plassen stå uten navn": ("La plassen stå utan namn", "Leave the place without a name"),
    LEVEL_WORDS["region"]: ("region", "region"),
    LEVEL_WORDS["municipality"]: ("kommune", "municipality"),
    LEVEL_WORDS["cluster"]: ("mellom einingar", "between units"),
    LEVEL_WORDS["unit"]: ("eining", "unit"),
}
_OR: Final = {"nb": "eller", "nn": "eller", "en": "or"}
_ALTERNATIVES: Final = frozenset({"points_elsewhere"})


@dataclass(frozen=True, slots=True)
class Asked:
    """`why` is the sentence as the draft has it."""

    code: str
    details: tuple[Detail, ...]
    why: str


def ask(
    code: str, *, year: SchoolYear | None = None, language: str = LANGUAGE, **said: Said
) -> Asked:
    """`year` is the one whose days are written without it."""
    details = tuple(detail for name, one in said.items() for detail in _details(name, one))
    return Asked(code, details, _sentence(code, details, language, year))


def asked_of(doubt: DateDoubt) -> Asked:
    """A doubt about a date, worded by the kernel."""
    details = tuple(Detail(name, text) for name, text in doubt.details)
    return Asked(doubt.code.value, details, doubt.text)


def question_in(language: str, doubt: Doubt, *, year: SchoolYear | None) -> str:
    """The sentence; that of the draft where the language or the code is another's."""
    if language not in LANGUAGES or not doubt.code:
        return doubt.why
    if doubt.code in SENTENCES:
        return _sentence(doubt.code, doubt.details, language, year)
    told = doubt_in(language, doubt.code, {each.name: each.text for each in doubt.details})
    return told or doubt.why


def choice_in(language: str, choice: str, timing: Timing | None, *, year: SchoolYear | None) -> str:
    """An answer as people read it; `timing` is what it says, when it says a time."""
    if language == LANGUAGE or language not in LANGUAGES:
        return choice
    if choice in CHOICES:
        return CHOICES[choice][LANGUAGES.index(language) - 1]
    if timing is not None and choice == in_words(timing, year):
        return in_words(timing, year, language=language)
    return choice


def _details(name: str, said: Said) -> list[Detail]:
    if isinstance(said, str):
        return [Detail(name, said)]
    if isinstance(said, Timing):
        return [Detail(name, timing_as_text(said), is_time=True)]
    return [Detail(name, timing_as_text(each), is_time=True) for each in said]


def _sentence(code: str, details: Sequence[Detail], language: str, year: SchoolYear | None) -> str:
    words = {
        name: _listed(
            [_told(each, language, year) for each in some], _OR[language], code in _ALTERNATIVES
        )
        for name, some in groupby(details, key=lambda each: each.name)
    }
    return SENTENCES[code][LANGUAGES.index(language)].format(**words)


def _told(detail: Detail, language: str, year: SchoolYear | None) -> str:
    return (
        in_words(timing_from_text(detail.text), year, language=language)
        if detail.is_time
        else detail.text
    )


def _listed(words: list[str], conjunction: str, alternatives: bool) -> str:
    if not alternatives:
        return ", ".join(words)
    *most, last = dict.fromkeys(words)
    return f"{', '.join(most)} {conjunction} {last}" if most else last
