"""Midtre Gauldal: one municipality, seven kindergartens, all in it from beginning to end.

The kindergartens and their figures are the municipality's own; its year is made up.
"""

from datetime import datetime, time
from typing import Final

from samspor.access.viewer import Role
from samspor.demo.founding import DemoUnit, Founder
from samspor.demo.story import Answer, Story, Tale
from samspor.registry.enums import CommunityKind, OwnerForm, Ownership
from samspor.registry.models import Community

SLUG: Final = "midtre-gauldal"
_SOURCE: Final = "Midtre Gauldal kommune"


def _municipal(
    name: str, sections: int, children: int, *, word: str = "avdelinger", combined: bool = False
) -> DemoUnit:
    return DemoUnit(
        name=name,
        sections=sections,
        section_word=word,
        combined_centre=combined,
        children=children,
        source=_SOURCE,
    )


def _parent_owned(name: str, children: int, *, sections: int | None = None) -> DemoUnit:
    return DemoUnit(
        name=name,
        ownership=Ownership.PRIVATE,
        owner_form=OwnerForm.PARENT,
        sections=sections,
        section_word="avdelinger" if sections else "",
        children=children,
        source=_SOURCE,
    )


UNITS: Final = (
    _municipal("Budal barnehage", 2, 20, combined=True),
    _parent_owned("Hauka villmarksbarnehage", 14),
    _parent_owned("Liøya barnehage", 77, sections=5),
    _municipal("Singsås barnehage", 3, 48, combined=True),
    _municipal("Soknedal barnehage", 5, 78, word="baser", combined=True),
    _municipal("Soknes barnehage", 4, 38),
    _municipal("Støren barnehage", 4, 60),
)


def found(now: datetime) -> Community:
    founder = Founder(
        slug=SLUG,
        name="Midtre Gauldal",
        kind=CommunityKind.MUNICIPALITY,
        now=now,
        first_person=7,
    )
    municipality = founder.municipality("Midtre Gauldal", "5027")
    founder.seat(Role.DEVELOPMENT_ADVISER, municipality, title="Rådgiver oppvekst")
    founder.seat(Role.OWNER, municipality)
    founder.seat(Role.AUTHORITY, municipality)
    founder.university("Dronning Mauds Minne Høgskole", short_name="DMMH")
    for facts in UNITS:
        unit = founder.unit(facts, municipality)
        founder.seat(Role.RESOURCE_PERSON, unit)
    return founder.community


def tell(story: Story) -> None:
    story.choose(
        story.activity(month=8, title="Presentere"),
        {"Midtre Gauldal": Answer(19, time(14), time(15, 30), "Rådhuset på Støren")},
        on=story.autumn(8, 13),
    )
    story.release(story.autumn(8, 20), "Planen er gjennomgått med alle sju barnehagene.")
    story.choose(
        story.activity(month=12, title="Evaluere"),
        {"Midtre Gauldal": Answer(16, time(9), time(11), "Rådhuset på Støren")},
        on=story.autumn(10, 29),
    )
    story.release(story.autumn(11, 2), "Dagen for å evaluere høsten er satt.")
    if story.is_present:
        story.move(story.activity(month=4, title="Faglig samling"), days=1)


TALE: Final = Tale(slug=SLUG, document="midtre-gauldal.html", found=found, tell=tell)
