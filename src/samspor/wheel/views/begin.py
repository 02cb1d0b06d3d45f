"""Begin a wheel: empty, or with what the community did in another year."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samspor.access.policy import Action, require
from samspor.access.request import ViewerRequest
from samspor.drawing.content import Status
from samspor.kernel import clock
from samspor.kernel.carry_over import carried
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.registry.address import enter, way_to
from samspor.registry.models import Community
from samspor.ui.once import sent_once
from samspor.wheel import selectors
from samspor.wheel.forms.begin import BeginForm
from samspor.wheel.selectors import draft
from samspor.wheel.services import begin_wheel, carry_over_wheel
from samspor.wheel.views.editing import tell


@dataclass(frozen=True, slots=True)
class Moved:
    """One activity of the other year, and when it would be."""

    title: str
    arenas: str
    before: Timing
    after: Timing


@sent_once
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: ViewerRequest, community: str) -> HttpResponse:
    known = enter(request, community)
    require(request.viewer, Action.EDIT_ACTIVITY, community_id=known.pk)
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        known=selectors.years(request.viewer, community=community),
        this_year=SchoolYear.of(clock.today()),
    )
    looks = "look" in request.POST
    if request.method == "POST" and form.is_valid() and not looks:
        try:
            return _made(request, known, form)
        except ValidationError as error:
            form.add_error(None, error.messages)
    source = form.chosen_source if looks and form.is_valid() else None
    context = {
        "community": known,
        "way": way_to(known),
        "form": form,
        "looked": looks and form.is_valid(),
        "source": source,
        "chosen": form.chosen if looks and form.is_valid() else None,
        "moved": _moved(request, community, source, form.chosen) if source else [],
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "wheel/edit/begin.html", context, status=status)


def _made(request: ViewerRequest, community: Community, form: BeginForm) -> HttpResponse:
    year, source = form.chosen, form.chosen_source
    if source:
        wheel = draft(request.viewer, community=community.slug, school_year=source).wheel
        _wheel, number = carry_over_wheel(
            viewer=request.viewer, wheel=wheel, to=year, now=clock.now()
        )
        said = ngettext(
            "The draft is made. %(number)s activity has got a new date; look through it before you "
            "release.",
            "The draft is made. %(number)s activities have got new dates; look through them before "
            "you release.",
            number,
        ) % {"number": number}
    else:
        words = {"community": community.name, "year": year.slug.replace("-", "/")}
        begin_wheel(
            viewer=request.viewer,
            community=community,
            year=year,
            title=_("Annual wheel for %(community)s %(year)s") % words,
            arenas=[],
            now=clock.now(),
            language=community.language,
        )
        said = _("The draft is made. Begin with the arenas: who meets?")
    where = {"community": community.slug, "school_year": year}
    page = reverse("wheel_draft" if source else "wheel_setup", kwargs=where)
    return HttpResponseRedirect(f"{page}?{tell(said)}")


def _moved(
    request: ViewerRequest, community: str, source: SchoolYear, to: SchoolYear
) -> list[Moved]:
    """What would come along, in the order of the new year."""
    content = draft(request.viewer, community=community, school_year=source, only_look=True).content
    names = {arena.id: arena.name for arena in content.arenas}
    years = to.start - source.start
    found = [
        Moved(
            item.title,
            ", ".join(names[key] for key in item.arenas if key in names),
            item.timing,
            carried(item.timing, years=years),
        )
        for item in content.items
        if item.status is not Status.CANCELLED and item.asked_by is None
    ]
    return sorted(found, key=lambda one: one.after.sort_key)
