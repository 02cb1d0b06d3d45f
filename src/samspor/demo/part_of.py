"""Which activities of the demo's wheels are part of which initiatives."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from samspor.activities.models import Activity
from samspor.activities.services.state import state_of
from samspor.activities.services.writing import change_activity
from samspor.demo.story import Story
from samspor.focus.models import Initiative
from samspor.intake.facts import activity_facts, standing_fields

_STORY = "the demo tells its own story"

# By community: the initiative, and how the titles of its activities begin.
PARTS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "midtre-gauldal": {
            "Barnehagebasert kompetanseutvikling": (
                "Presentere planen", "Faglig samling", "Ressurspersonmøte",
                "Felles planleggingsdag", "Evaluere", "Frist for å melde behov",
            ),
        },
        "trondelag-sorvest": {
            "Rekom i Trøndelag sørvest": (
                "Digitalt arbeidsgruppemøte", "Arbeidsgruppemøte", "Styrersamling",
                "Regional fagdag",
            ),
        },
        "trondheim": {
            "Bedre skolestart": ("Møte om overgangen",),
            "Brovakten kulturhus": ("Verksted i kunst",),
            "Den kulturelle barnehagesekken": ("Verksted i kunst",),
            "DEKOM og Kompetanseløftet": (
                "Styringsgruppemøte", "Digitalt styringsgruppemøte", "Nettverkssamling",
                "Digital nettverkssamling",
            ),
            "Flerfaglig blikk": ("Opplæringsdag i Flerfaglig blikk",),
            "Foreldreaktiv tilvenning": ("Erfaringsdag om tilvenning",),
            "Grønn barneby": ("Kurs i bærekraft",),
            "Helhetlig modell for inkluderende praksis": ("Fagdag om inkluderende",),
            "NY som barnehagelærer": ("Samling for nyutdannede",),
            "REKOM": ("Nettverkssamling", "Digital nettverkssamling"),
            "Utdanningsbarnehager": ("Dialogmøte med utdanningsbarnehagene",),
        },
        "vesteralen-og-lodingen": {
            "Lærende nettverk for styrere": (
                "Nettverkssamling", "Digitalt styringsgruppemøte", "Evaluering av nettverket",
            ),
        },
    }
)  # fmt: skip


def add_parts(story: Story, *, now: datetime) -> None:
    """An activity can be part of several."""
    named = PARTS.get(story.community.slug, {})
    rows = Initiative.objects.unguarded(reason=_STORY).filter(community=story.community)
    known = {row.name: row.pk for row in rows}
    activities = Activity.objects.unguarded(reason=_STORY).filter(
        community=story.community, school_year=story.year.start, asked_by=None, removed=False
    )
    for activity in activities:
        own = [
            known[name]
            for name, titles in named.items()
            if name in known and activity.title.startswith(titles)
        ]
        if own:
            state = state_of(activity)
            facts = activity_facts(standing_fields(state), state=state)
            change_activity(
                viewer=story.viewer,
                activity=activity,
                facts=replace(facts, initiatives=tuple(own)),
                expected_version=activity.version,
                now=now,
            )
