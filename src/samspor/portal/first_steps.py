"""What a new community does first, in words and in order, with what is done already."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspor.editing.enums import Part
from samspor.editing.selectors.front import KEY as FRONT_KEY
from samspor.portal.selectors.first_steps import FirstSteps
from samspor.registry.models import Community


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    about: str
    href: str
    is_done: bool


def steps_of(facts: FirstSteps, *, community: Community) -> list[Step]:
    own = {"community": community.slug}
    wheel = (
        reverse("wheel_draft", kwargs={**own, "school_year": facts.drafted})
        if facts.drafted
        else reverse("wheel_begin", kwargs=own)
    )
    return [
        Step(
            _("Give Samspor the documents you have"),
            _("Last year’s annual wheel, lists of networks and kindergartens, minutes."),
            reverse("documents", kwargs=own),
            facts.has_documents,
        ),
        Step(
            _("Show what came of them"),
            ngettext(
                "%(number)s page waits. Only those with a role here see it.",
                "%(number)s pages wait. Only those with a role here see them.",
                facts.hidden,
            )
            % {"number": facts.hidden}
            if facts.hidden
            else _("Networks, focus areas and initiatives get public pages when you say so."),
            reverse("page_drafts", kwargs=own),
            facts.has_documents and not facts.hidden,
        ),
        Step(
            _("Get all kindergartens and schools in"),
            _("From a spreadsheet or a national register, if the documents did not name them."),
            reverse("registry_imports", kwargs=own),
            facts.has_units,
        ),
        Step(
            _("Give the seats to people"),
            _("Heads, municipal advisers and the university: each gets an invitation."),
            reverse("seats", kwargs=own),
            facts.has_people,
        ),
        Step(
            _("Look through the draft and release the annual wheel"),
            _("Nobody else sees it before you release it."),
            wheel,
            facts.is_released,
        ),
        Step(
            _("Say in two sentences what you do together"),
            _("They stand first on your public front page."),
            reverse("page_edit", kwargs={**own, "part": Part.FRONT, "key": FRONT_KEY}),
            facts.is_introduced,
        ),
    ]
