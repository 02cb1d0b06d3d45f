"""Found a community: as little as it takes for documents to be read into it."""

from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.portal.services.founding import Foundation, Municipality, municipalities_in
from samspor.registry.enums import CommunityKind
from samspor.registry.models import Community
from samspor.registry.models.community import WRITTEN
from samspor.seats.validators import no_national_numbers

KINDS: Final = [
    (CommunityKind.COMPETENCE_REGION.value, _("Several municipalities together")),
    (CommunityKind.MUNICIPALITY.value, _("One municipality")),
]


class FoundingForm(forms.Form):
    """For a visitor of the demo, who becomes the coordinator."""

    name = forms.CharField(
        label=_("What is the community called?"),
        help_text=_("Such as “Kompetanseregion Nord” or the name of the municipality."),
        max_length=120,
        validators=[no_national_numbers],
        error_messages={"required": _("Write what the community is called.")},
    )
    kind = forms.ChoiceField(
        label=_("Who plans together?"),
        choices=KINDS,
        initial=CommunityKind.COMPETENCE_REGION.value,
        widget=forms.RadioSelect,
    )
    municipalities = forms.CharField(
        label=_("Which municipalities take part?"),
        help_text=_(
            "One on each line. The first one coordinates. Write the municipality number in front "
            "if you know it, such as “5027 Midtre Gauldal”."
        ),
        max_length=8_000,
        validators=[no_national_numbers],
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write at least one municipality.")},
    )
    language = forms.ChoiceField(
        label=pgettext_lazy("founding", "Which language do you write in?"),
        choices=WRITTEN,
        initial="nb",
        widget=forms.RadioSelect,
    )

    def clean_municipalities(self) -> tuple[Municipality, ...]:
        return municipalities_in(self.cleaned_data["municipalities"])

    def refuse(self, error: ValidationError) -> None:
        """Say at its field what the service refused; what has none here, above the form."""
        for name, messages in getattr(error, "message_dict", {}).items():
            self.add_error(name if name in self.fields else None, messages)

    def foundation(self, *, coordinator: str) -> Foundation:
        said = self.cleaned_data
        return Foundation(
            name=said["name"],
            kind=CommunityKind(said["kind"]),
            municipalities=said["municipalities"],
            coordinator=said.get("coordinator") or coordinator,
            email=said.get("email", ""),
            slug=said.get("slug", ""),
            language=said["language"],
        )


class OperatorFoundingForm(FoundingForm):
    """For those who run the service: somebody else coordinates, and is invited."""

    coordinator = forms.CharField(
        label=_("Who coordinates it?"),
        help_text=_("The person who gets the seat as development adviser."),
        max_length=120,
        validators=[no_national_numbers],
        error_messages={"required": _("Write who coordinates it.")},
    )
    email = forms.EmailField(
        label=_("The coordinator’s e-mail"),
        help_text=_("An invitation goes here. It works for seven days."),
        validators=[no_national_numbers],
        error_messages={
            "required": _("Write the e-mail the invitation goes to."),
            "invalid": _("Write a whole e-mail address, such as navn@kommune.no."),
        },
    )
    slug = forms.CharField(
        label=_("Address on the web"),
        help_text=_("Made from the name when it is empty. Small letters, digits and hyphens."),
        max_length=60,
        required=False,
        validators=[
            *Community._meta.get_field("slug").validators[:1],  # noqa: SLF001 (documented)
            no_national_numbers,
        ],
    )

    field_order = ("name", "slug")
