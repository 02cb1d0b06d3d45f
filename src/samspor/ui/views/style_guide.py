"""The page where every component shows itself; axe and the screenshots visit it.

For those who build, so its own words are bokmål whatever the address says.
"""

from datetime import date, time
from typing import Final

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.kernel.timing import Timing
from samspor.ui import icons
from samspor.ui.navigation import Link

COLOURS: Final = ("accent", "neutral", "info", "success", "warning", "danger")
ARENAS: Final = (
    "Regional arbeidsgruppe",
    "Regionalt styrernettverk",
    "Kommunalt styrernettverk",
    "Nettverk mellom barnehager",
    "Utviklingsarbeid i barnehagen",
    "Fagnettverk",
    "Bydelsnettverk",
    "Styringsgruppe",
)


class ExampleForm(forms.Form):
    title = forms.CharField(
        label="Tittel", help_text="Slik deltakerne kjenner den igjen, for eksempel «Styrersamling»."
    )
    place = forms.CharField(label="Sted", required=False)
    day = forms.DateField(label="Dato", widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(
        label="Slags", choices=[("gathering", "Samling"), ("meeting", "Møte"), ("day", "Fagdag")]
    )
    mode = forms.ChoiceField(
        label="Hvordan møtes dere?",
        choices=[("physical", "På stedet"), ("digital", "Digitalt")],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="Beskrivelse", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    told = forms.BooleanField(label="Deltakerne har fått vite det", required=False)


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    filled = {"title": "Styrersamling", "day": "2026-10-16", "mode": "physical"}
    return render(
        request,
        "ui/style_guide.html",
        {
            "arenas": list(enumerate(ARENAS, 1)),
            "breadcrumbs": [Link("Årshjul", "#deler"), Link("Trøndelag sørvest", "#deler")],
            "colours": COLOURS,
            "facts": [
                ("Når", "onsdag 16. oktober 2026"),
                ("Hvor", "DMMH"),
                ("For", "Alle styrere"),
            ],
            "form": ExampleForm(),
            "icons": sorted(icons.DRAWINGS),
            "page": Paginator(range(120), 10).page(3),
            "tabs": [
                Link("Før", "#faner", current=True, count=3),
                Link("Under", "#faner", count=0),
                Link("Etter", "#faner"),
            ],
            "timings": [
                Timing.at(date(2026, 11, 24), time(9), time(11, 30)),
                Timing.days(date(2026, 12, 2)),
                Timing.week(2026, 46),
                Timing.month(2026, 12),
                Timing.month(2027, 3, 2),
                Timing.agreement(),
            ],
            "views": [
                Link("Hjul", "#visning", current=True, icon="wheel"),
                Link("Tabell", "#visning", icon="table"),
                Link("Liste", "#visning", icon="list"),
            ],
            "wrong_form": ExampleForm(filled, auto_id="wrong_%s"),
        },
    )
