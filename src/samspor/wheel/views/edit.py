"""The draft: see it, add to it, change what stands in it."""

from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samspor.access.errors import Forbidden
from samspor.access.policy import Action
from samspor.access.request import ViewerRequest
from samspor.activities.errors import NothingChanged, StaleActivity
from samspor.activities.services import add_activity, change_activity
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.kernel.writing import write_timing
from samspor.wheel.forms.activity import ActivityForm, values_of, written_in
from samspor.wheel.forms.picker import month_of
from samspor.wheel.views import conflict
from samspor.wheel.views.draft_page import DraftItem, DraftPage
from samspor.wheel.views.editing import (
    UNDO,
    address,
    back_to,
    editable_arenas,
    looked_at,
    open_draft,
    require_edit_item,
    tell,
    typed_values,
    when_part,
)


@require_safe
def draft(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    found = open_draft(request, community, school_year)
    done = list(get_messages(request))
    undoable = next((each for each in done if each.extra_tags.startswith(UNDO)), None)
    page = DraftPage(found, request.viewer, request.GET)
    context = {
        "draft": page,
        "page": page.wheel,
        "said": [each for each in done if each is not undoable],
        "done": undoable,
        "undo": page.undo_address(undoable.extra_tags) if undoable else "",
    }
    return render(request, "wheel/edit/draft.html", context)


@require_safe
def draft_activity(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str
) -> HttpResponse:
    found = open_draft(request, community, school_year)
    page = DraftItem(found, found.activity(activity), request.viewer)
    return render(request, "wheel/edit/activity.html", {"page": page, "draft": found})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    found = open_draft(request, community, school_year)
    arenas = editable_arenas(request.viewer, found)
    if not arenas:
        raise Forbidden(Action.EDIT_ACTIVITY, found.wheel.community_id)
    form = ActivityForm(request.POST or None, draft=found, arenas=arenas)
    if request.method == "POST" and not looked_at(request) and form.is_valid():
        facts = form.facts(timing=form.cleaned_data["when"])
        made = add_activity(
            viewer=request.viewer,
            community=found.wheel.community,
            year=found.wheel.year,
            facts=facts,
            now=clock.now(),
        )
        change = made.change_set
        tell(request, _("“%(title)s” is added to the draft.") % {"title": facts.title}, change)
        return HttpResponseRedirect(back_to(request, found, at=f"a-{made.activity.public_id}"))
    if request.method == "POST":
        values = typed_values(request, form)
    else:
        values = _from_cell(request, form, found.content.school_year, written_in(found))
    if looked_at(request) or request.method != "POST":
        form = ActivityForm(initial=values, draft=found, arenas=arenas)
    context = {
        "form": form,
        "draft": found,
        "when": when_part(request, found, values),
        "back": back_to(request, found),
    }
    return render(request, "wheel/edit/add.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str
) -> HttpResponse:
    found = open_draft(request, community, school_year)
    row = found.activity(activity)
    require_edit_item(request.viewer, found, row)
    arenas = editable_arenas(request.viewer, found, row)
    form = ActivityForm(
        request.POST or None,
        draft=found,
        arenas=arenas,
        activity=row,
        initial=values_of(row, found),
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
        except StaleActivity as stale:
            return conflict.show(request, found, row, form, stale)
        except NothingChanged:
            return HttpResponseRedirect(back_to(request, found, at=f"a-{row.public_id}"))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            tell(request, _("“%(title)s” is changed.") % {"title": facts.title}, done)
            return HttpResponseRedirect(back_to(request, found, at=f"a-{row.public_id}"))
    context = {
        "form": form,
        "draft": found,
        "item": found.item(activity),
        "move": address(found, "wheel_activity_move", activity=activity),
        "back": address(found, "wheel_draft_activity", activity=activity),
    }
    return render(request, "wheel/edit/change.html", context)


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
