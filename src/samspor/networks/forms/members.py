"""Forms that say who belongs to an arena."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.access.viewer import Role
from samspor.networks.enums import Effect
from samspor.networks.member_words import MANY
from samspor.networks.membership import People
from samspor.networks.models import Arena, MemberRule
from samspor.registry.enums import OrganisationKind, Ownership, UnitKind
from samspor.registry.models import Organisation

EVERYBODY = "enheter"


class RuleForm(forms.Form):
    who = forms.ChoiceField(label=_("Who belongs?"))
    where = forms.ChoiceField(label=_("Where"), required=False)
    ownership = forms.ChoiceField(
        label=_("Ownership"),
        required=False,
        choices=[("", pgettext_lazy("ownership", "Municipal and private")), *Ownership.choices],
    )
    unit_kind = forms.ChoiceField(
        label=_("Kindergartens or schools"),
        required=False,
        choices=[("", pgettext_lazy("kinds of units", "Both")), *UnitKind.choices],
    )
    valid_from = forms.DateField(
        label=_("From"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "day-input"}),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("Write the day like 24.12.2026."),
        },
    )

    def __init__(
        self, *args: Any, arena: Arena, places: Iterable[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.arena = arena
        self.places = {str(place.pk): place for place in places}
        _choose(
            self,
            "who",
            [
                (EVERYBODY, _("The units themselves, with their heads")),
                *((role.value, _capital(str(name))) for role, name in MANY.items()),
            ],
        )
        _choose(
            self,
            "where",
            [
                ("", _("Everywhere in %(community)s") % {"community": arena.community}),
                *self._grouped(),
            ],
        )

    def rule(self) -> MemberRule:
        """What the form says; call it only once the form is valid."""
        known = self.cleaned_data
        place = self.places.get(known.get("where", ""))
        is_district = place is not None and place.kind == OrganisationKind.DISTRICT
        role = known["who"]
        return MemberRule(
            arena=self.arena,
            role="" if role == EVERYBODY else Role(role).value,
            municipality=None if is_district else place,
            district=place if is_district else None,
            ownership=known["ownership"],
            unit_kind=known["unit_kind"],
            valid_from=known["valid_from"],
        )

    def _grouped(self) -> list[Any]:
        groups = {
            OrganisationKind.MUNICIPALITY: _("Municipalities"),
            OrganisationKind.DISTRICT: _("City districts"),
        }
        return [
            (name, [(key, str(one)) for key, one in self.places.items() if one.kind == kind])
            for kind, name in groups.items()
            if any(one.kind == kind for one in self.places.values())
        ]


class SingleForm(forms.Form):
    effect = forms.ChoiceField(
        label=_("What do you want to do?"), choices=Effect, widget=forms.RadioSelect
    )
    one = forms.ChoiceField(
        label=_("Whom?"), error_messages={"required": _("Choose a unit or a seat.")}
    )
    valid_from = RuleForm.base_fields["valid_from"]

    def __init__(self, *args: Any, arena: Arena, people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.arena = arena
        self.people = people
        units = sorted(people.units.values(), key=lambda unit: unit.sort_key)
        _choose(
            self,
            "one",
            [
                ("", _("Choose …")),
                (_("Units"), [(f"unit-{unit.pk}", unit.name) for unit in units]),
                (
                    _("Seats"),
                    [(f"seat-{row.seat.pk}", row.seat.label) for row in people.rows],
                ),
            ],
        )

    def rule(self) -> MemberRule:
        known = self.cleaned_data
        what, _dash, number = str(known["one"]).partition("-")
        seats = {row.seat.pk: row.seat for row in self.people.rows}
        return MemberRule(
            arena=self.arena,
            effect=known["effect"],
            unit=self.people.units[int(number)] if what == "unit" else None,
            seat=seats[int(number)] if what == "seat" else None,
            valid_from=known["valid_from"],
        )


class CoverageForm(forms.Form):
    """What stands in the address. A value that is not known is left out."""

    kommune = forms.ChoiceField(label=_("Municipality"), required=False)
    eier = forms.ChoiceField(
        label=_("Ownership"),
        required=False,
        choices=[("", pgettext_lazy("ownership", "Municipal and private")), *Ownership.choices],
    )
    nettverk = forms.ChoiceField(label=_("Network"), required=False)
    vis = forms.ChoiceField(
        label=_("Which units"),
        required=False,
        choices=[("", _("All units")), ("utenfor", _("Those left out")), ("med", _("Those in"))],
    )

    def __init__(
        self,
        *args: Any,
        places: Iterable[Organisation],
        arenas: Iterable[Arena],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose(
            self,
            "kommune",
            [("", _("All municipalities")), *((str(one.pk), str(one)) for one in places)],
        )
        _choose(
            self,
            "nettverk",
            [("", _("All networks")), *((one.slug, one.name) for one in arenas)],
        )

    def chosen(self, name: str) -> str:
        """The value, "" when nothing that is known was asked for."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


def day_in(text: str, *, otherwise: date) -> date:
    """The day of an address such as ?dato=2026-08-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise


def _choose(form: forms.Form, name: str, choices: list[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
