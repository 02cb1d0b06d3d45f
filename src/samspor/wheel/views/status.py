"""Cancel, put back, take out, and regret. Each asks on a page of its own and can be undone."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.activities.errors import NothingChanged, NotUndoable, StaleActivity
from samspor.activities.models import ChangeSet
from samspor.activities.selectors import find_change_set
from samspor.activities.services import (
    cancel_activity,
    reinstate_activity,
    remove_activity,
    undo,
)
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.wheel.views.draft_page import DraftItem
from samspor.wheel.views.editing import (
    address,
    back_to,
    open_one,
    require_edit_item,
)


@dataclass(frozen=True, slots=True)
class Act:
    """One of the three, in words: the heading, what it means, the button, what was done."""

    service: Callable[..., ChangeSet]
    heading: Promise
    meaning: Promise
    button: Promise
    done: Promise
    tone: str = "accent"


CANCEL = Act(
    cancel_activity,
    gettext_lazy("Cancel “%(title)s”?"),
    gettext_lazy("It stays in the wheel, marked as cancelled, so that nobody comes."),
    gettext_lazy("Cancel it"),
    gettext_lazy("“%(title)s” is cancelled."),
    "danger",
)
REINSTATE = Act(
    reinstate_activity,
    gettext_lazy("Hold “%(title)s” after all?"),
    gettext_lazy("It will stand in the wheel as planned, with the time it had."),
    gettext_lazy("Hold it"),
    gettext_lazy("“%(title)s” will be held after all."),
)
REMOVE = Act(
    remove_activity,
    gettext_lazy("Take “%(title)s” out of the draft?"),
    gettext_lazy(
        "It disappears from the wheel at the next release. If people already know about it, cancel "
        "it instead."
    ),
    gettext_lazy("Take it out"),
    gettext_lazy("“%(title)s” is taken out of the draft."),
    "danger",
)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str
) -> HttpResponse:
    return _act(request, community, school_year, activity, CANCEL)


@require_http_methods(["GET", "HEAD", "POST"])
def reinstate(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str
) -> HttpResponse:
    return _act(request, community, school_year, activity, REINSTATE)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str
) -> HttpResponse:
    return _act(request, community, school_year, activity, REMOVE)


@require_POST
def take_back(
    request: ViewerRequest, community: str, school_year: SchoolYear, change_set: int
) -> HttpResponse:
    found = open_one(request, community, school_year)
    community_id = found.wheel.community_id
    wanted = find_change_set(request.viewer, community_id=community_id, pk=change_set)
    if wanted is None or wanted.school_year != school_year.start:
        raise NotVisible
    try:
        own = undo(viewer=request.viewer, change_set=wanted, now=clock.now())
    except NotUndoable as refusal:
        address_back = back_to(request, found, said=_refused(refusal), tone="warning")
    else:
        address_back = back_to(request, found, said=_("That is undone."), change_set=own)
    return HttpResponseRedirect(address_back)


def _act(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str, act: Act
) -> HttpResponse:
    found = open_one(request, community, school_year, activity)
    row = found.activity(activity)
    require_edit_item(request.viewer, found, row)
    title = {"title": row.title}
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            change_set = act.service(
                viewer=request.viewer,
                activity=row,
                expected_version=int(version) if version.isdigit() else 0,
                now=clock.now(),
            )
        except StaleActivity:
            pass  # the page below shows how it stands now, and asks again
        except NothingChanged:
            return HttpResponseRedirect(back_to(request, found, at=activity))
        else:
            said = str(act.done) % title
            return HttpResponseRedirect(
                back_to(request, found, at=activity, said=said, change_set=change_set)
            )
    context = {
        "heading": str(act.heading) % title,
        "act": act,
        "page": DraftItem(found, row, request.viewer),
        "stale": request.method == "POST",
        "back": address(found, "wheel_draft_activity", activity=activity),
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "wheel/edit/confirm.html", context, status=status)


def _refused(refusal: NotUndoable) -> str:
    if not refusal.changed:
        return _("That was undone already.")
    return _(
        "This can't be undone, because it has been changed since: %(titles)s. Change it by hand."
    ) % {"titles": ", ".join(refusal.changed)}
