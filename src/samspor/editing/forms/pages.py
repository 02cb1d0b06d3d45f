"""One form for each kind of page. Few fields first; what most people leave alone comes last."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.editing.enums import Part
from samspor.editing.forms.base import (
    UNIT_KINDS,
    PageForm,
    checklist,
    day_field,
    line,
    prose,
)
from samspor.networks.enums import ARENA_KINDS
from samspor.registry.enums import Ownership

_NAME_MISSING = {"required": _("Give it a name.")}
_ROLES = _("Roles, not names of persons.")
_GOALS = _("One goal to a line.")


class NetworkForm(PageForm):
    PART = Part.NETWORKS
    SECTIONS: ClassVar[list[tuple[Any, list[str]]]] = [
        ("", ["name", "about", "who", "rhythm", "contact_units"]),
        (
            _("What you have agreed"),
            [
                "why", "goals", "themes", "meeting", "duties", "fixed_points", "agreed_on",
                "lifetime_years", "evaluate_after_years",
            ],
        ),
        (_("Where it belongs"), ["kind", "district", "ownership", "focus_areas", "partners"]),
    ]  # fmt: skip

    name = forms.CharField(label=_("Name"), max_length=120, error_messages=_NAME_MISSING)
    about = prose(
        _("About the network"),
        help_text=_(
            "What is it, and what does one get out of it? Two or three sentences are enough."
        ),
    )
    who = prose(_("Who meets?"), rows=2, most=1000, help_text=_ROLES)
    rhythm = line(
        _("How often do you meet?"), help_text=_("For example: Four times each half-year.")
    )
    contact_units = checklist(
        _("Units to contact"),
        help_text=_(
            "Whom do people ask about the network? Leave it empty when it is the network contact."
        ),
    )
    why = prose(_("Why you have the network"), rows=3, help_text=_("One reason to a line."))
    goals = prose(_("What you want to reach"), rows=3, help_text=_GOALS)
    themes = prose(
        _("What you work with"),
        help_text=_("One theme to a line. Parts of a theme stand below it, after “- ”."),
    )
    meeting = prose(_("How you meet"), rows=3, help_text=_("One agreement to a line."))
    duties = prose(
        _("Who does what"), rows=3, help_text=_("One to a line: the role, and what it does.")
    )
    fixed_points = prose(
        _("Fixed points of every gathering"), rows=4, help_text=_("One to a line, in their order.")
    )
    agreed_on = day_field(_("When was it agreed?"))
    lifetime_years = forms.IntegerField(
        label=_("How many years does it last?"), min_value=1, max_value=30, required=False
    )
    evaluate_after_years = forms.IntegerField(
        label=_("After how many years is it evaluated?"), min_value=1, max_value=30, required=False
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("network", "Kind"),
        choices=[(kind.value, label) for kind, label in ARENA_KINDS.items()],
    )
    district = forms.ChoiceField(label=_("City district"), required=False)
    ownership = forms.ChoiceField(
        label=_("Whose units meet?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("", _("Municipal and private together")), *Ownership.choices],
    )
    focus_areas = checklist(_("Focus areas"))
    partners = checklist(_("Partners"))


class InitiativeForm(PageForm):
    PART = Part.INITIATIVES
    SECTIONS: ClassVar[list[tuple[Any, list[str]]]] = [
        ("", ["name", "summary", "text", "valid_from", "valid_to", "lead_seat", "participation"]),
        (_("Goals and focus areas"), ["goals", "focus_areas"]),
        (_("Who takes part"), ["partners", "units", "unit_kind", "cohort"]),
        (_("Money and decision"), ["funder", "scheme", "decided_by", "decided_on"]),
    ]

    name = forms.CharField(label=_("Name"), max_length=200, error_messages=_NAME_MISSING)
    summary = line(_("In one sentence"), help_text=_("It stands in the list of initiatives."))
    text = prose(_("About the initiative"), rows=6, help_text=_("A blank line between paragraphs."))
    valid_from = day_field(_("First day"))
    valid_to = day_field(
        _("Last day"),
        help_text=_("Leave it empty when no end is decided. Status follows from the dates."),
    )
    lead_seat = forms.ChoiceField(
        label=_("Whom do people ask?"),
        required=False,
        help_text=_("The seat that leads the initiative. Whoever has it may change this page."),
    )
    participation = line(
        _("Who takes part, and how?"),
        help_text=_("For example: All municipal kindergartens, private ones that wish."),
    )
    goals = prose(_("Goals"), rows=4, help_text=_GOALS)
    focus_areas = checklist(_("Focus areas"))
    partners = checklist(_("Partners"))
    units = checklist(
        _("Units that take part"), help_text=_("Choose none of them when all take part.")
    )
    unit_kind = forms.ChoiceField(
        label=_("Whom does it concern?"),
        choices=UNIT_KINDS,
        required=False,
        widget=forms.RadioSelect,
    )
    cohort = line(
        _("How long does each group take part?"), most=40, help_text=_("For example: 2 years.")
    )
    funder = line(_("Paid by"), most=120)
    scheme = line(_("Scheme"))
    decided_by = line(_("Decided by"), most=120, help_text=_("A board or a council, not a person."))
    decided_on = day_field(_("When was it decided?"))


class AreaForm(PageForm):
    PART = Part.AREAS
    SECTIONS: ClassVar[list[tuple[Any, list[str]]]] = [
        ("", ["name", "text", "valid_from", "valid_to", "themes", "goals"]),
        (_("Whom it concerns, and who decided"), ["unit_kind", "decided_by", "decided_on"]),
    ]

    name = forms.CharField(label=_("Name"), max_length=200, error_messages=_NAME_MISSING)
    text = prose(_("About the focus area"), rows=6, help_text=_("A blank line between paragraphs."))
    valid_from = day_field(_("First day"))
    valid_to = day_field(_("Last day"), help_text=_("Leave it empty when no end is decided."))
    themes = prose(_("Themes"), rows=4, help_text=_("One theme to a line."))
    goals = prose(_("Goals"), rows=4, help_text=_GOALS)
    unit_kind = forms.ChoiceField(
        label=_("Whom does it concern?"),
        choices=UNIT_KINDS,
        required=False,
        widget=forms.RadioSelect,
    )
    decided_by = line(_("Decided by"), most=120, help_text=_("A board or a council, not a person."))
    decided_on = day_field(_("When was it decided?"))


class FrontForm(PageForm):
    PART = Part.FRONT
    SECTIONS: ClassVar[list[tuple[Any, list[str]]]] = [("", ["lead", "introduction"])]

    lead = line(
        _("Under the heading"),
        most=300,
        help_text=_("One or two sentences. Left empty, the page says which school year it is."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    introduction = prose(
        _("Introduction"),
        rows=8,
        most=3000,
        help_text=_(
            "What do you want with the work, and who is part of it? "
            "A blank line between paragraphs."
        ),
    )
