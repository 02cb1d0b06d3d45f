"""When, as people write it: "onsdag 21. oktober kl 9.30-15", "uke 46", "november", "etter avtale".

The kernel reads the words. What it doubts is never settled in silence: the person is asked, with
the possible readings to choose from.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samspor.kernel.notation import Context, Found, FoundRole, find_timings
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.kernel.writing import write_timing

_HAPPENS = {FoundRole.EVENT, FoundRole.DEADLINE}
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text was understood to say. With a `problem` it says nothing yet.

    `choices` are texts that would be understood.
    """

    timing: Timing | None
    problem: str = ""
    code: str = ""
    choices: tuple[str, ...] = ()


def read_timing(text: str, *, year: SchoolYear, written_in: str) -> Reading:
    """Understand one timing in the text; an empty text is by agreement.

    `written_in` is the language that choices are written in, nb or nn.
    """
    if not text.strip():
        return Reading(Timing.agreement())
    if len(text) > LONGEST:  # nobody writes a date like that, and reading it would take its time
        return Reading(None, _("This is too long for a date."), "too_long")
    # A school year starts in August; its other end is the next year's.
    context = Context(year=year, position="start", language=get_language() or "nb")
    found = [each for each in find_timings(text, context=context) if each.role in _HAPPENS]
    if not found:
        return Reading(
            None,
            _(
                "This is not a date we understand. Write it as in “Wednesday 21 October 9.30–15”, "
                "“week 46”, “November” or “by agreement”."
            ),
            "not_understood",
        )
    if len(found) > 1:
        return Reading(
            None,
            _("This is more than one date. Choose one of them, and add the other on its own."),
            "several",
            tuple(each.text.strip() for each in found),
        )
    return _read(found[0], written_in)


def write_for_editing(timing: Timing, *, written_in: str) -> str:
    """As the field shows it; reads back the same."""
    return write_timing(timing, language=written_in)


def _read(found: Found, written_in: str) -> Reading:
    if not found.doubts:
        return Reading(found.timing)
    choices = (choice for doubt in found.doubts for choice in doubt.choices)
    return Reading(
        None,
        " ".join(doubt.text for doubt in found.doubts),
        found.doubts[0].code.value,
        tuple(
            dict.fromkeys(
                write_timing(choice, language=written_in) if isinstance(choice, Timing) else choice
                for choice in choices
            )
        ),
    )


class TimingField(forms.CharField):
    """Gives a `Timing`. `year` and `written_in` are set by the form, which knows the wheel."""

    year: SchoolYear
    written_in: str = "nb"

    def __init__(self, **kwargs: Any) -> None:
        given = {
            "label": gettext_lazy("When"),
            "required": False,
            "max_length": LONGEST,
            "help_text": gettext_lazy(
                "As you would say it: “Wednesday 21 October 9.30–15”, “week 46”, “November”. Leave "
                "it empty when it is by agreement."
            ),
            **kwargs,
        }
        super().__init__(**given)

    def clean(self, value: Any) -> Timing:
        reading = read_timing(str(super().clean(value)), year=self.year, written_in=self.written_in)
        if reading.timing is None:
            raise ValidationError(reading.problem, code=reading.code)
        first = reading.timing.first
        if first is not None and first not in self.year:
            raise ValidationError(
                _("The date is outside the school year %(year)s."),
                code="outside_year",
                params={"year": self.year.slug},
            )
        return reading.timing
