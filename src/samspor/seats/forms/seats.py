"""Forms about seats: to find, add, change and hand over."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.access.viewer import Role
from samspor.seats.enums import ROLE_NAMES, Place
from samspor.seats.models import Person
from samspor.seats.selectors.places import Openings, PlaceChoice
from samspor.seats.selectors.seats import SeatFilter, Standing
from samspor.seats.services.hand_over import Named
from samspor.seats.validators import no_national_numbers

PLACES = {
    Place.ORGANISATION: _("Municipalities, owners and partners"),
    Place.ARENA: _("Networks and groups"),
    Place.UNIT: _("Kindergartens and schools"),
}


class DayField(forms.DateField):
    """A day as the browser lets one pick it; typed as 24.12.2026 it is read all the same."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "day-input"})
        formats = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
        messages = {
            "required": _("Choose a day."),
            "invalid": _("Write the day like 24.12.2026."),
        }
        super().__init__(widget=widget, input_formats=formats, error_messages=messages, **kwargs)


class FilterForm(forms.Form):
    """What stands in the address. A value that is not known is left out."""

    q = forms.CharField(label=_("Name or place"), required=False, max_length=80)
    sted = forms.ChoiceField(label=_("Where"), required=False)
    kommune = forms.ChoiceField(label=_("Municipality"), required=False)
    rolle = forms.ChoiceField(label=_("Role"), required=False)
    status = forms.ChoiceField(label=pgettext_lazy("a seat", "Standing"), required=False)

    def __init__(self, *args: Any, municipalities: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[str, Any]]] = {
            "sted": [("", _("Everywhere")), *((key.value, name) for key, name in PLACES.items())],
            "kommune": [
                ("", _("All municipalities")),
                *((str(key), name) for key, name in municipalities.items()),
            ],
            "rolle": [
                ("", _("All roles")),
                *((role.value, name) for role, name in ROLE_NAMES.items()),
            ],
            "status": [
                (Standing.ANY.value, _("All seats")),
                (Standing.VACANT.value, _("Vacant")),
                (Standing.ENDING.value, _("Ending within 60 days")),
                (Standing.ENDED.value, _("No longer in use")),
            ],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered

    def wanted(self) -> SeatFilter:
        self.is_valid()
        known = self.cleaned_data
        return SeatFilter(
            words=known.get("q", ""),
            place=Place(known["sted"]) if known.get("sted") else None,
            municipality=int(known["kommune"]) if known.get("kommune") else None,
            role=Role(known["rolle"]) if known.get("rolle") else None,
            standing=Standing(known.get("status", "")),
        )


class AddForm(forms.Form):
    place = forms.ChoiceField(
        label=_("Where does the seat stand?"),
        error_messages={"required": _("Choose where the seat stands.")},
    )
    role = forms.ChoiceField(
        label=_("Which role?"), error_messages={"required": _("Choose a role.")}
    )
    title = forms.CharField(
        label=_("Own title"),
        required=False,
        max_length=80,
        validators=[no_national_numbers],
        help_text=_("If you call it something else, such as “Rådgiver oppvekst”."),
    )
    work = forms.ChoiceField(
        label=_("Development work"),
        required=False,
        help_text=_("For a resource person: one or two in each unit for each work."),
    )
    valid_from = DayField(label=_("First day"))

    def __init__(self, *args: Any, offered: Openings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        _choose(self, "place", [("", _("Choose …")), *_grouped(offered.places)])
        _choose(
            self,
            "role",
            [("", _("Choose …")), *((role.value, ROLE_NAMES[role]) for role in offered.roles)],
        )
        if offered.works:
            _choose(self, "work", _works(offered.works))
        else:
            del self.fields["work"]

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        chosen = next((one for one in self.offered.places if one.key == cleaned.get("place")), None)
        role = cleaned.get("role")
        if chosen and role and role not in chosen.roles:
            self.add_error("role", _("This role can't have its seat there."))
        return cleaned


class ChangeForm(forms.Form):
    """`seen` is how the seat stood when the page was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = AddForm.base_fields["title"]
    work = forms.ChoiceField(label=_("Development work"), required=False)
    valid_to = DayField(
        label=_("The seat's last day"),
        required=False,
        help_text=_("Only when nobody is to have it any longer. The history is kept."),
    )

    def __init__(self, *args: Any, works: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if works:
            _choose(self, "work", _works(works))
        else:
            del self.fields["work"]


class NameField(forms.CharField):
    """A name chosen from a list or written; the list is offered by the page."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"list": "names", "autocomplete": "off"})
        super().__init__(
            widget=widget,
            max_length=240,
            validators=[no_national_numbers],
            **kwargs,
        )


class AddressField(forms.EmailField):
    """Where somebody who is new is written to."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {"invalid": _("Write the whole address, as in name@example.no.")}
        super().__init__(
            required=False,
            validators=[no_national_numbers],
            error_messages=messages,
            help_text=_("Only for somebody who is new here. An invitation is sent to it."),
            **kwargs,
        )


class NamesForm(forms.Form):
    """A form in which people are named. `names` are those who are known here."""

    def __init__(self, *args: Any, names: Mapping[str, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names

    def named(self, name: str, *, email: str) -> Named | None:
        """Whom the text means; an error when it could be several, or a new one lacks an address."""
        text = str(self.cleaned_data.get(name) or "").strip()
        address = str(self.cleaned_data.get(email) or "")
        if not text:
            return None
        chosen = self.names.get(text)
        alike = [each for each in self.names.values() if each.name.casefold() == text.casefold()]
        if chosen is None and len(alike) > 1:
            message = _("Several people are called %(name)s. Choose one from the list.")
            self.add_error(name, message % {"name": text})
            return None
        person = chosen or (alike[0] if alike else None)
        if person is None and email in self.errors:
            return None
        if person is None and not address:
            message = _("%(name)s is new here. Write the e-mail address they are reached at.")
            self.add_error(email, message % {"name": text})
            return None
        return Named(person=person, name=text, email=address)


_MENDED_AT: Final = {
    "backwards": "day",
    "seat_ended": "day",
    "same_person": "successor",
    "email_taken": "email",
    "own_deputy": "deputy",
}


class HandOverForm(NamesForm):
    """`expected` is who held the seat when the page was opened."""

    SOMEONE, VACANT = "noen", "ledig"

    expected = forms.CharField(widget=forms.HiddenInput, required=False)
    day = DayField()
    following = forms.ChoiceField(
        label=_("Who comes next?"),
        choices=[
            (SOMEONE, _("Somebody takes over")),
            (VACANT, _("The seat is vacant until further notice")),
        ],
        widget=forms.RadioSelect,
        initial=SOMEONE,
    )
    successor = NameField(
        label=_("Name"),
        error_messages={"required": _("Write who takes over, or choose that the seat is vacant.")},
        help_text=_("Choose from the list as you type, or write the name of somebody new."),
    )
    email = AddressField(label=_("E-mail address"))
    deputy = NameField(
        required=False, label=_("Deputy"), help_text=_("Who may act when the holder is away.")
    )
    deputy_email = AddressField(label=_("The deputy's e-mail address"))

    def __init__(self, *args: Any, is_vacant: bool, **kwargs: Any) -> None:
        """Into a seat that nobody has, there is only somebody to put."""
        super().__init__(*args, **kwargs)
        if is_vacant:
            del self.fields["following"]
            self.fields["successor"].error_messages["required"] = _("Write who takes the seat.")

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        asked = "following" in self.fields
        takes_over = not asked or cleaned.get("following") == self.SOMEONE
        if not takes_over:
            self.errors.pop("successor", None)
        cleaned["next"] = self.named("successor", email="email") if takes_over else None
        cleaned["beside"] = self.named("deputy", email="deputy_email")
        return cleaned

    def blame(self, error: ValidationError) -> None:
        """What the service refused, at the field where it can be mended."""
        parts = error.error_dict.values() if hasattr(error, "error_dict") else [error.error_list]
        for each in (one for some in parts for one in some):
            self.add_error(_MENDED_AT.get(each.code or ""), each)


class DeputyForm(NamesForm):
    deputy = NameField(
        label=_("Name"),
        error_messages={"required": _("Write who the deputy is.")},
        help_text=_("Choose from the list as you type, or write the name of somebody new."),
    )
    deputy_email = AddressField(label=_("E-mail address"))
    first_day = DayField(label=_("From"))
    last_day = DayField(label=_("To and including"), required=False)


def _choose(form: forms.Form, name: str, choices: list[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _works(works: Mapping[int, str]) -> list[tuple[str, Any]]:
    return [("", _("None in particular")), *((str(key), name) for key, name in works.items())]


def _grouped(places: list[PlaceChoice]) -> list[Any]:
    """By kind of place; units by municipality."""

    def heading(one: PlaceChoice) -> str:
        return one.within or str(PLACES[one.place])

    return [
        (name, [(one.key, one.name) for one in same]) for name, same in groupby(places, key=heading)
    ]


def day_text(day: date | None) -> str:
    return day.isoformat() if day else ""
