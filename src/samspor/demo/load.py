"""Loads the demo's four communities, each in a transaction of its own: whole or not at all."""

from datetime import date, datetime

from django.db import transaction

from samspor.access.asking import everywhere
from samspor.access.viewer import at_the_console
from samspor.demo.carry_over import carry_over
from samspor.demo.communities import TALES
from samspor.demo.contacts import add_contacts
from samspor.demo.facts import add_facts
from samspor.demo.knowledge import add_knowledge
from samspor.demo.part_of import add_parts
from samspor.demo.people import add_people
from samspor.demo.story import Story, Tale, afternoon
from samspor.kernel.clock import OSLO
from samspor.kernel.school_year import SchoolYear
from samspor.registry.models import Community
from samspor.wheel.models import AnnualWheel

_STORY = "the demo tells its own story"
_FOUNDED = date(2024, 8, 5)


@everywhere(reason=_STORY)
def load_demo(*, now: datetime, only: str = "") -> None:
    """Make what is missing; what is there stays as visitors left it.

    `only` is the slug of the one community that is wanted; all of them without it.
    """
    for tale in TALES:
        if only in {"", tale.slug}:
            _load(tale, now)


@transaction.atomic
def _load(tale: Tale, now: datetime) -> None:
    rows = Community.objects.unguarded(reason=_STORY)
    community = rows.filter(slug=tale.slug).first()
    if community is None:
        community = tale.found(afternoon(_FOUNDED))
    wheels = AnnualWheel.objects.unguarded(reason=_STORY).filter(community=community)
    told = set(wheels.values_list("school_year", flat=True))
    present = SchoolYear.of(now.astimezone(OSLO).date())
    wanted = {present, tale.older_year or present}
    for year in sorted(year for year in wanted if year.start not in told):
        draft = tale.draft()
        if draft.document.school_year != year.slug:
            draft = carry_over(tale.answer(draft), to=year)
        story = Story(community, year, now)
        story.begin(draft, tale.data())
        if year == present:  # the first edition says already what is part of what
            begun = story.when(story.autumn(8, 14))
            add_facts(story.viewer, community, begun)
            add_parts(story, now=begun)
        tale.tell(story)
    viewer = at_the_console(community_id=community.pk)
    add_facts(viewer, community, now)
    add_knowledge(viewer, community, now)
    add_people(viewer, community, now)
    add_contacts(community, now)
