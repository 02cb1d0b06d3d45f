"""Begin a school year's wheel: which year, and from what."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspor.kernel.school_year import SchoolYear
from samspor.wheel.selectors.released import YearFacts

AHEAD = 2  # years, counted from this one


class BeginForm(forms.Form):
    """`known` are the years that have a wheel, newest first."""

    year = forms.ChoiceField(
        label=gettext_lazy("Which school year?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a school year.")},
    )
    source = forms.ChoiceField(
        label=gettext_lazy("What do you begin with?"),
        help_text=gettext_lazy(
            "Activities come along on the same weekday of the same month. Nobody else sees the "
            "draft before you release it."
        ),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(
        self, *args: Any, known: list[YearFacts], this_year: SchoolYear, **kwargs: Any
    ) -> None:
        taken = {facts.school_year for facts in known}
        ahead = [SchoolYear(this_year.start + number) for number in range(AHEAD + 1)]
        free = [year for year in ahead if year not in taken]
        super().__init__(*args, **kwargs)
        self.initial = {
            "year": free[0].slug if free else "",
            "source": known[0].school_year.slug if known else "",
        }
        self._choose("year", [(year.slug, year.short) for year in free])
        sources = [
            (
                facts.school_year.slug,
                _("The plan of %(year)s") % {"year": facts.school_year.short},
            )
            for facts in known
        ]
        self._choose("source", [*sources, ("", _("An empty wheel"))])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def chosen(self) -> SchoolYear:
        return SchoolYear.parse(self.cleaned_data["year"])

    @property
    def chosen_source(self) -> SchoolYear | None:
        said = self.cleaned_data["source"]
        return SchoolYear.parse(said) if said else None
