"""The draft as everybody would see it: the page's own view, with the draft in place."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspor.access.request import ViewerRequest
from samspor.editing.enums import Part
from samspor.editing.errors import NothingToPublish, StalePage
from samspor.editing.models import PageVersion
from samspor.editing.selectors.pages import shown_with
from samspor.editing.services import discard_draft, plan_draft, publish
from samspor.editing.state import day
from samspor.editing.views import addresses
from samspor.editing.views.addresses import telling
from samspor.editing.views.opening import Opened, open_page, speaking, with_names
from samspor.editing.views.words import differences
from samspor.editing.warnings import warnings_for
from samspor.ui.bands import Band


@require_safe
def preview(request: ViewerRequest, community: str, part: Part, key: str) -> HttpResponse:
    opened = open_page(request, community, part, key)
    if opened.draft is None:
        return HttpResponseRedirect(addresses.of(opened.page, "page_edit"))
    return _preview(request, opened, opened.draft)


def _preview(
    request: ViewerRequest,
    opened: Opened,
    draft: PageVersion,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    page = opened.page
    stand, names = with_names(request, opened)
    shown = shown_with(page, draft.state, names, at=opened.now)
    doubts = warnings_for(page, draft.state, shown, today=opened.today)
    band = {
        "page": page,
        "draft": draft,
        "stamp": stand.stamp,
        "problem": problem,
        "changes": differences(speaking(page.part, names), stand.kept, draft.state)
        if page.is_public
        else [],
        "doubts": [
            (each, f"{addresses.of(page, 'page_edit')}#id_{each.field}" if each.field else "")
            for each in doubts
        ],
        "tomorrow": date.fromordinal(opened.today.toordinal() + 1).isoformat(),
        "edit": addresses.of(page, "page_edit"),
        "publish": addresses.of(page, "page_publish"),
        "discard": addresses.of(page, "page_discard"),
    }
    return as_page(request, page, shown, Band("editing/preview_band.html", band), status=status)


def as_page(
    request: ViewerRequest, page: Any, shown: Any, band: Band, *, status: int = 200
) -> HttpResponse:
    """The public view of the page, showing this, with a band above it."""
    match = resolve(addresses.public(page))
    view: Callable[..., HttpResponse] = match.func
    request.bands = [band]  # type: ignore[attr-defined]  # ours, read in `bands`
    method, request.method = request.method, "GET"
    try:
        response = view(request, **match.kwargs, shown=shown)
    finally:
        request.method = method
    response.status_code = status
    return response


@require_POST
def publish_page(request: ViewerRequest, community: str, part: Part, key: str) -> HttpResponse:
    opened = open_page(request, community, part, key)
    page, stamp = opened.page, request.POST.get("stamp", "")
    try:
        if "later" in request.POST or "never_mind" in request.POST:
            return _plan(request, opened, stamp)
        done = publish(viewer=request.viewer, page=page, expected=stamp, now=opened.now)
    except NothingToPublish:
        return HttpResponseRedirect(addresses.of(page, "page_edit"))
    except StalePage:
        told = _("Somebody changed the draft while you read. Read it once more before you publish.")
        return _again(request, community, part, key, told, status=409)
    except ValidationError as error:
        return _again(request, community, part, key, " ".join(error.messages), status=422)
    said = _("“%(title)s” is published. Everybody sees it now.") % {"title": done.title}
    undo = addresses.of(page, "page_undo", number=done.number)
    return HttpResponseRedirect(telling(addresses.public(page), said, undo=undo))


def _plan(request: ViewerRequest, opened: Opened, stamp: str) -> HttpResponse:
    page = opened.page
    chosen = _chosen_day(request) if "later" in request.POST else None
    plan_draft(viewer=request.viewer, page=page, expected=stamp, publish_on=chosen, now=opened.now)
    return HttpResponseRedirect(addresses.of(page, "page_preview"))


def _chosen_day(request: ViewerRequest) -> date:
    try:
        chosen = day(request.POST.get("publish_on", ""))
    except ValueError:
        chosen = None
    if chosen is None:
        raise ValidationError(_("Choose the day it is to be published."))
    return chosen


def _again(
    request: ViewerRequest, community: str, part: Part, key: str, problem: str, *, status: int
) -> HttpResponse:
    opened = open_page(request, community, part, key)
    if opened.draft is None:
        return HttpResponseRedirect(addresses.of(opened.page, "page_edit"))
    return _preview(request, opened, opened.draft, problem=problem, status=status)


@require_POST
def discard(request: ViewerRequest, community: str, part: Part, key: str) -> HttpResponse:
    opened = open_page(request, community, part, key)
    page = opened.page
    try:
        gone = discard_draft(
            viewer=request.viewer, page=page, expected=request.POST.get("stamp", ""), now=opened.now
        )
    except NothingToPublish:
        return HttpResponseRedirect(addresses.of(page, "page_edit"))
    except StalePage:
        told = _("Somebody changed the draft meanwhile. Read it before you throw it away.")
        return _again(request, community, part, key, told, status=409)
    said = _("The draft of “%(title)s” is thrown away.") % {"title": gone.title}
    back = addresses.public(page) if page.is_public else addresses.public_list(page)
    undo = addresses.of(page, "page_bring_back", number=gone.number)
    return HttpResponseRedirect(telling(back, said, undo=undo))
