"""The forms of units and owners. Their choices come from the community, so nothing foreign fits."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.kernel.national_number import find_national_numbers
from samspor.kernel.org_number import parse_org_number
from samspor.registry.enums import OrganisationKind, OwnerForm, Ownership, UnitKind
from samspor.registry.models import Organisation, Unit
from samspor.registry.services.organisations import OrganisationEdit
from samspor.registry.services.places import UnitFacts
from samspor.registry.services.units import UnitEdit

_NO_OWNER = ("", pgettext_lazy("owner of a unit", "Not known"))


class DayInput(forms.DateInput):
    """The browser's own calendar; it always sends 2026-08-01."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def no_national_numbers(text: str) -> None:
    """T-39."""
    if find_national_numbers(text):
        raise ValidationError(
            _("This looks like a national identity number. It does not belong here."),
            code="national_number",
        )


class OrganisationNumberField(forms.CharField):
    """Takes the number with or without spaces; gives nine bare digits, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        given = {
            "label": _("Organisation number"),
            "help_text": _("Nine digits. It finds the same one in the national registers."),
            "required": False,
            "max_length": 20,
            "widget": forms.TextInput(attrs={"inputmode": "numeric", "class": "input--short"}),
        }
        super().__init__(**{**given, **kwargs})

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if not text:
            return ""
        if "".join(filter(str.isdigit, text)) == "9" * 9:
            message = _("999 999 999 is not a real number. Leave it empty when you don't know it.")
            raise ValidationError(message, code="dummy")
        try:
            return parse_org_number(text)
        except ValueError as error:
            raise ValidationError(
                _("Check the number: it has nine digits, and the last one must fit the others."),
                code="organisation_number",
            ) from error


class RegistryForm(forms.Form):
    """What was typed can be shown again without being judged."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators.append(no_national_numbers)

    def typed(self) -> dict[str, Any]:
        return {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }

    def choose(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class UnitForm(RegistryForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=160,
        error_messages={"required": _("Give the unit a name.")},
    )
    renamed_on = forms.DateField(
        label=_("New name from"),
        help_text=_("Leave it empty when you only mend the spelling."),
        required=False,
        widget=DayInput,
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("unit", "Kind"), choices=UnitKind.choices, widget=forms.RadioSelect
    )
    combined_centre = forms.BooleanField(
        label=_("School and kindergarten in one place"), required=False
    )
    municipality = forms.ChoiceField(
        label=_("Municipality"),
        help_text=_("The one that supervises it, whoever owns it."),
    )
    district = forms.ChoiceField(label=_("City district"), required=False)
    ownership = forms.ChoiceField(
        label=_("Ownership"), choices=Ownership.choices, widget=forms.RadioSelect
    )
    owner = forms.ChoiceField(
        label=_("Owner"),
        help_text=_("Of a private unit. The municipality owns the municipal ones."),
        required=False,
    )
    owner_form = forms.ChoiceField(
        label=_("Owner form"),
        help_text=_("Of a private unit."),
        required=False,
        choices=[("", pgettext_lazy("owner form", "Not known")), *OwnerForm.choices],
    )
    owned_from = forms.DateField(
        label=_("New owner from"),
        help_text=_("Leave it empty when you only mend what was wrong."),
        required=False,
        widget=DayInput,
    )
    organisation_number = OrganisationNumberField()
    opened_on = forms.DateField(
        label=_("Opened"),
        help_text=_("The first day, when you know it."),
        required=False,
        widget=DayInput,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    anyway = forms.BooleanField(label=_("It is another unit with the same name"), required=False)

    def __init__(
        self,
        *args: Any,
        municipalities: list[Organisation],
        districts: list[Organisation],
        owners: list[Organisation],
        unit: Unit | None = None,
        needs_district: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        everybody = [*municipalities, *districts, *owners]
        self.rows = {str(row.pk): row for row in everybody}
        self.choose("municipality", [(str(row.pk), str(row)) for row in municipalities])
        self.choose("owner", [_NO_OWNER, *((str(row.pk), row.name) for row in owners)])
        places = {row.pk: str(row) for row in municipalities}
        none = ("", pgettext_lazy("city district", "None"))
        named = [(str(row.pk), f"{row}, {places.get(row.parent_id or 0, '')}") for row in districts]
        self.choose("district", named if needs_district else [none, *named])
        if not districts:
            del self.fields["district"]
        if unit is None:
            for name in ("renamed_on", "owned_from", "version"):
                del self.fields[name]

    @property
    def twins(self) -> bool:
        """Whether the box for another unit of the same name is needed."""
        return bool(self["anyway"].errors) or bool(self["anyway"].value())

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        district = self.rows.get(cleaned.get("district") or "")
        if district is not None and str(district.parent_id) != cleaned.get("municipality"):
            self.add_error("district", _("This district lies in another municipality."))
        is_private = cleaned.get("ownership") == Ownership.PRIVATE
        owner = self.rows.get(cleaned.get("owner") or "")
        if is_private and owner is not None and owner.kind == OrganisationKind.MUNICIPALITY:
            self.add_error("owner", _("What a municipality owns is municipal."))
        return cleaned

    def edit(self, *, before: Unit | None = None) -> UnitEdit:
        """What was filled in; the municipality owns what is municipal."""
        cleaned = self.cleaned_data
        municipality = self.rows[cleaned["municipality"]]
        is_private = cleaned["ownership"] == Ownership.PRIVATE
        form = cleaned["owner_form"] if is_private else ""
        facts = UnitFacts(
            name=cleaned["name"],
            kind=UnitKind(cleaned["kind"]),
            ownership=Ownership(cleaned["ownership"]),
            owner=self.rows.get(cleaned["owner"]) if is_private else municipality,
            owner_form=OwnerForm(form) if form else None,
            district=self.rows.get(cleaned.get("district") or ""),
            combined_centre=cleaned["combined_centre"],
            sections=before.sections if before else None,
            section_word=before.section_word if before else "",
            organisation_number=cleaned["organisation_number"],
        )
        return UnitEdit(
            facts=facts,
            municipality=municipality,
            opened_on=cleaned["opened_on"],
            renamed_on=cleaned.get("renamed_on"),
            owned_from=cleaned.get("owned_from"),
        )


def values_of(unit: Unit) -> dict[str, Any]:
    """What the form of a unit begins with."""
    return {
        "name": unit.name,
        "kind": unit.kind,
        "combined_centre": unit.combined_centre,
        "municipality": str(unit.municipality_id),
        "district": str(unit.district_id or ""),
        "ownership": unit.ownership,
        "owner": str(unit.owner_id or "") if unit.ownership == Ownership.PRIVATE else "",
        "owner_form": unit.owner_form,
        "organisation_number": unit.organisation_number,
        "opened_on": unit.opened_on,
        "version": unit.version,
    }


class CloseForm(RegistryForm):
    closed_on = forms.DateField(
        label=_("Last day"),
        widget=DayInput,
        error_messages={"required": _("Choose the last day.")},
    )
    merged_into = forms.ChoiceField(
        label=_("Becomes part of"),
        help_text=_("When it lives on in another unit."),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, others: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in others}
        none = ("", pgettext_lazy("unit that it merges into", "None, it closes"))
        self.choose("merged_into", [none, *((str(row.pk), row.name) for row in others)])

    @property
    def other(self) -> Unit | None:
        return self.rows.get(self.cleaned_data["merged_into"])


class OrganisationForm(RegistryForm):
    """An owner, a district or a municipality; each has the fields that belong to it."""

    name = forms.CharField(
        label=_("Name"), max_length=160, error_messages={"required": _("Give it a name.")}
    )
    short_name = forms.CharField(
        label=_("Short name"),
        help_text=_("As people say it: Skaun, not Skaun kommune."),
        max_length=40,
        required=False,
    )
    municipality_number = forms.CharField(
        label=_("Municipality number"),
        help_text=_("Four digits, such as 5029."),
        max_length=4,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input--short"}),
    )
    organisation_number = OrganisationNumberField()
    parent = forms.ChoiceField(label=_("Municipality"))
    since = forms.DateField(
        label=_("New name or number from"),
        help_text=_("Leave it empty when you only mend what was wrong."),
        required=False,
        widget=DayInput,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        kind: OrganisationKind,
        municipalities: list[Organisation],
        organisation: Organisation | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.rows = {str(row.pk): row for row in municipalities}
        self.choose("parent", [(key, str(row)) for key, row in self.rows.items()])
        gone = set()
        if kind != OrganisationKind.MUNICIPALITY:
            gone |= {"short_name", "municipality_number", "since"}
        if kind != OrganisationKind.DISTRICT or organisation is not None:
            gone.add("parent")
        if kind == OrganisationKind.DISTRICT:
            gone.add("organisation_number")
        if organisation is None:
            gone |= {"since", "version"}
        for name in gone:
            del self.fields[name]

    @property
    def chosen_parent(self) -> Organisation | None:
        return self.rows.get(self.cleaned_data.get("parent", ""))

    def edit(self) -> OrganisationEdit:
        cleaned = self.cleaned_data
        return OrganisationEdit(
            name=cleaned["name"],
            short_name=cleaned.get("short_name", ""),
            organisation_number=cleaned.get("organisation_number", ""),
            municipality_number=cleaned.get("municipality_number", ""),
            since=cleaned.get("since"),
        )


def values_of_organisation(row: Organisation) -> dict[str, Any]:
    return {
        "name": row.name,
        "short_name": row.short_name,
        "municipality_number": row.municipality_number,
        "organisation_number": row.organisation_number,
        "version": row.version,
    }
