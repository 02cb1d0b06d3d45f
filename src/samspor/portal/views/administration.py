"""What one's seat may run in a community: each place with a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from samspor.access.policy import Action, may, may_any, require
from samspor.access.request import ViewerRequest
from samspor.access.viewer import Viewer
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.portal.first_steps import steps_of
from samspor.portal.selectors.first_steps import first_steps
from samspor.registry.address import enter, way_to
from samspor.registry.models import Community
from samspor.registry.rules import keeps_registry, page_places
from samspor.seats.selectors.visits import visits_to
from samspor.wheel.selectors import years


@dataclass(frozen=True, slots=True)
class Way:
    """A place one may go, and what one does there."""

    name: str
    about: str
    href: str


@require_safe
def administration(request: ViewerRequest, community: str) -> HttpResponse:
    known, viewer, now = enter(request, community), request.viewer, clock.now()
    require(viewer, Action.VIEW_SEATS, community_id=known.pk)
    groups = [
        (
            "planen",
            pgettext("administration", "The plan"),
            [*_plan(viewer, known), *_documents(viewer, known)],
        ),
        ("folk", pgettext("administration", "People and places"), list(_people(viewer, known))),
        ("sider", pgettext("administration", "Public pages"), list(_pages(viewer, known))),
        ("tillit", pgettext("administration", "Trust"), list(_trust(viewer, known))),
    ]
    begun = first_steps(viewer, community=known, on=clock.today())
    steps = steps_of(begun, community=known) if begun else []
    context = {
        "steps": steps,
        "done": sum(step.is_done for step in steps),
        "community": known,
        "way": way_to(known),
        "groups": [group for group in groups if group[2]],
        "visits": [(visit, visit.is_open(now)) for visit in visits_to(viewer, community=known)],
    }
    return render(request, "portal/administration.html", context)


def _plan(viewer: Viewer, community: Community) -> Iterable[Way]:
    if not may(viewer, Action.VIEW_DRAFT, community_id=community.pk):
        return
    this_year = SchoolYear.of(clock.today())
    planned = years(viewer, community=community.slug)
    for facts in sorted(planned, key=lambda facts: facts.school_year.start):
        if facts.school_year.start < this_year.start and facts.released:
            continue  # a year that is over, and known to everybody
        yield Way(
            _("The draft of the annual wheel %(year)s") % {"year": facts.school_year.short},
            _("See what is coming before it is released, and change what your seat may change."),
            reverse(
                "wheel_draft",
                kwargs={"community": community.slug, "school_year": facts.school_year},
            ),
        )


def _documents(viewer: Viewer, community: Community) -> Iterable[Way]:
    if may(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk):
        yield Way(
            _("Read a document"),
            _("Last year’s plan, a list or a web page. You see all of it before it is taken in."),
            reverse("documents", args=[community.slug]),
        )


def _people(viewer: Viewer, community: Community) -> Iterable[Way]:
    yield Way(
        pgettext("administration", "Seats"),
        _("Who has which seat, what is vacant, and where you hand over."),
        reverse("seats", args=[community.slug]),
    )
    yield Way(
        _("How we work"),
        _("Plans, grant schemes, what you set aside, and what you have found out."),
        reverse("knowledge", args=[community.slug]),
    )
    yield Way(
        _("Members and coverage"),
        _("Which kindergarten and school is in which network, and who is left out."),
        reverse("coverage", args=[community.slug]),
    )
    if keeps_registry(viewer, community_id=community.pk):
        yield Way(
            pgettext("administration", "Registry"),
            _("Units, owners and municipalities: add, change, close, and undo."),
            reverse("registry", args=[community.slug]),
        )
        yield Way(
            _("Take in a list"),
            _("From a spreadsheet or a national register. You see every change before it is made."),
            reverse("registry_imports", args=[community.slug]),
        )


def _pages(viewer: Viewer, community: Community) -> Iterable[Way]:
    if may_any(viewer, page_places(community)):
        yield Way(
            _("Drafts of pages"),
            _("Pages somebody has begun to change, or has taken away."),
            reverse("page_drafts", args=[community.slug]),
        )
    if may(viewer, Action.EDIT_PAGES, community_id=community.pk):
        yield Way(
            _("Watch list"),
            _("Pages without a contact, without text, or past their date."),
            reverse("guard_list", args=[community.slug]),
        )
    yield Way(
        _("Messages"),
        _("What readers have written to your seat."),
        reverse("messages"),
    )


def _trust(viewer: Viewer, community: Community) -> Iterable[Way]:
    yield Way(
        _("Who can see and change this?"),
        _("Each thing one can do here, and the seats that may do it."),
        reverse("community_access", args=[community.slug]),
    )
    if may(viewer, Action.VIEW_AUDIT, community_id=community.pk):
        yield Way(
            pgettext("administration", "The log"),
            _("Which seat did what, and when. Nobody can change it unseen."),
            reverse("community_log", args=[community.slug]),
        )
