"""Let everybody see the draft."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspor.access.policy import Action, require
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.wheel.errors import DraftChanged, NothingToRelease
from samspor.wheel.forms.activity import ReleaseForm
from samspor.wheel.selectors import draft_to_read
from samspor.wheel.services import fingerprint, release_edition, same
from samspor.wheel.views.draft_page import DraftPage
from samspor.wheel.views.editing import address, back_to
from samspor.wheel.views.feeds import prepare_feed
from samspor.wheel.views.sentences import sentences


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    found = draft_to_read(request.viewer, community=community, school_year=school_year)
    require(request.viewer, Action.RELEASE_EDITION, community_id=found.wheel.community_id)
    form = ReleaseForm(request.POST or None, draft=found)
    changed = False
    if request.method == "POST" and form.is_valid():
        try:
            edition = release_edition(
                viewer=request.viewer,
                wheel=found.wheel,
                note=form.cleaned_data["note"],
                expected=form.cleaned_data["expected"],
                now=clock.now(),
            )
        except DraftChanged:
            changed = True
        except NothingToRelease:
            form.add_error(
                None, _("There is nothing to release: the draft is as everybody sees it.")
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            prepare_feed(request, edition)
            said = _("Edition %(number)s is released. Everybody sees it now.")
            return HttpResponseRedirect(
                back_to(
                    request,
                    found,
                    said=said % {"number": edition.number},
                    see=reverse("wheel", args=[community, school_year]),
                )
            )
    if changed or request.method != "POST":
        note = form.typed()["note"] if request.method == "POST" else ""
        form = ReleaseForm(
            initial={"expected": fingerprint(found.content), "note": note}, draft=found
        )
    context = {
        "form": form,
        "page": DraftPage(found, request.viewer, request.GET),
        "nothing": found.released is not None and same(found.released, found.content),
        "warnings": sentences(
            found.content,
            today=clock.today(),
            href=lambda one: address(found, "wheel_draft_activity", activity=one),
        ),
        "changed": changed,
    }
    status = 409 if changed else 422 if form.errors else 200
    return render(request, "wheel/edit/release.html", context, status=status)
