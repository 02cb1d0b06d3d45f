"""The draft: see it, add to it, change what stands in it."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samspor.access.errors import Forbidden
from samspor.access.policy import Action
from samspor.access.request import ViewerRequest
from samspor.activities.errors import NothingChanged, StaleActivity
from samspor.activities.selectors import latest_change_set
from samspor.activities.services import add_activity, change_activity
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.kernel.writing import write_timing
from samspor.ui.once import sent_once
from samspor.wheel.forms.activity import ActivityForm, values_of, written_in
from samspor.wheel.forms.picker import month_of
from samspor.wheel.selectors import draft_to_read
from samspor.wheel.views import conflict
from samspor.wheel.views.draft_page import DraftItem, DraftPage
from samspor.wheel.views.editing import (
    address,
    back_to,
    editable_arenas,
    looked_at,
    open_one,
    require_edit_item,
    typed_values,
    what_was_said,
    when_part,
)


@require_safe
def draft(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    found = draft_to_read(request.viewer, community=community, school_year=school_year)
    page = DraftPage(found, request.viewer, request.GET)
    said = what_was_said(request)
    context = {
        "drafting": page,
        "page": page.wheel,
        "said": said,
        "undo": page.undo_address(said["undo"]) if said and said["undo"] else "",
    }
    return render(request, "wheel/edit/draft.html", context)


@require_safe
def draft_activity(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str
) -> HttpResponse:
    found = open_one(request, community, school_year, activity)
    page = DraftItem(found, found.activity(activity), request.viewer)
    return render(request, "wheel/edit/activity.html", {"page": page, "draft": found})


@sent_once
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    found = open_one(request, community, school_year)
    arenas = editable_arenas(request.viewer, found)
    if not arenas:
        raise Forbidden(Action.EDIT_ACTIVITY, found.wheel.community_id)
    form = ActivityForm(request.POST or None, draft=found, today=clock.today(), arenas=arenas)
    if request.method == "POST" and not looked_at(request) and form.is_valid():
        facts = form.facts(timing=form.cleaned_data["when"])
        row = add_activity(
            viewer=request.viewer,
            community=found.wheel.community,
            year=found.wheel.year,
            facts=facts,
            now=clock.now(),
        )
        change_set = latest_change_set(request.viewer, activity=row)
        said = _("“%(title)s” is added to the draft.") % {"title": facts.title}
        return HttpResponseRedirect(
            back_to(request, found, at=row.public_id, said=said, change_set=change_set)
        )
    if request.method == "POST":
        values = typed_values(request, form)
    else:
        values = _from_cell(request, form, found.content.school_year, written_in(found))
    if looked_at(request) or request.method != "POST":
        form = ActivityForm(initial=values, draft=found, today=clock.today(), arenas=arenas)
    context = {
        "form": form,
        "draft": found,
        "when": when_part(request, found, values),
        "back": back_to(request, found),
    }
    status = 422 if form.errors else 200
    return render(request, "wheel/edit/add.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def change(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str
) -> HttpResponse:
    found = open_one(request, community, school_year, activity)
    row = found.activity(activity)
    require_edit_item(request.viewer, found, row)
    arenas = editable_arenas(request.viewer, found, row)
    now = values_of(row, found)
    data = conflict.settled(request.POST, now) if request.method == "POST" else None
    form = ActivityForm(
        data, draft=found, today=clock.today(), arenas=arenas, activity=row, initial=now
    )
    if request.method == "POST" and form.is_valid():
        facts = form.facts(timing=row.timing)
        try:
            done = change_activity(
                viewer=request.viewer,
                activity=row,
                facts=facts,
                expected_version=form.cleaned_data["version"] or 0,
                now=clock.now(),
            )
        except StaleActivity:
            latest = open_one(request, community, school_year, activity)
            return conflict.show(request, latest, activity, form)
        except NothingChanged:
            return HttpResponseRedirect(back_to(request, found, at=row.public_id))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = _("“%(title)s” is changed.") % {"title": facts.title}
            return HttpResponseRedirect(
                back_to(request, found, at=row.public_id, said=said, change_set=done)
            )
    context = {
        "form": form,
        "draft": found,
        "item": found.item(activity),
        "move": address(found, "wheel_activity_move", activity=activity),
        "back": address(found, "wheel_draft_activity", activity=activity),
    }
    status = 422 if form.errors else 200
    return render(request, "wheel/edit/change.html", context, status=status)


def _from_cell(
    request: ViewerRequest, form: ActivityForm, year: SchoolYear, language: str
) -> dict[str, object]:
    """Arena and month of the cell whose plus was pressed; the other fields begin as they do."""
    values: dict[str, object] = {}
    wanted = request.GET.get("arena", "")
    keys = [
        str(key)
        for key, row in form.draft.rows.arenas.items()
        if row.slug == wanted and str(key) in dict(form.fields["arenas"].choices)  # type: ignore[attr-defined]  # a choice field, made so by the form
    ]
    values["arenas"] = keys
    month = request.GET.get("maned", "")
    if month:
        first = month_of(month, year=year, otherwise=year.first)
        values["when"] = write_timing(Timing.month(first.year, first.month), language=language)
    return values
