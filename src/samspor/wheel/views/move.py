"""Give an activity another time, or answer with a municipality's own."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.policy import Action
from samspor.access.request import ViewerRequest
from samspor.activities.errors import NothingChanged, StaleActivity
from samspor.activities.follow_planner import FollowPlan
from samspor.activities.models import Activity
from samspor.activities.selectors import plan_move
from samspor.activities.services import choose_date, move_activity
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.registry.models import Organisation
from samspor.wheel.forms.activity import DateForm, MoveForm, WhenForm, written_in
from samspor.wheel.forms.timing import write_for_editing
from samspor.wheel.selectors import Draft
from samspor.wheel.views.editing import (
    When,
    address,
    back_to,
    looked_at,
    may_choose_for,
    open_draft,
    require_edit_item,
    typed_values,
    when_part,
)
from samspor.wheel.views.words import named, stay_in_words, when

_MOST_NAMED = 3


@require_http_methods(["GET", "HEAD", "POST"])
def move(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str
) -> HttpResponse:
    found = open_draft(request, community, school_year)
    row = found.activity(activity)
    require_edit_item(request.viewer, found, row)
    form = MoveForm(request.POST or None, draft=found)
    status = 200
    if request.method == "POST" and not looked_at(request):
        status = 422
        if form.is_valid():
            answer = _try_to_move(request, found, row, form)
            if answer is not None:
                return answer
    values = typed_values(request, form) if request.method == "POST" else _now(found, row)
    chosen = when_part(request, found, values, besides=activity)
    plan = _plan(found, row, chosen.reading.timing)
    if not request.POST.get("seen"):
        values["with_followers"] = True  # nobody has been asked about followers yet
    values["seen"] = _key(chosen.reading.timing) if plan.moves or plan.stays else ""
    if not form.errors:
        form = MoveForm(initial=values, draft=found)
        status = 200
    context = {**_shown(found, row, form, chosen), **_plan_in_words(found, plan)}
    context["seen"] = values["seen"]
    return render(request, "wheel/edit/move.html", context, status=status)


def _try_to_move(
    request: ViewerRequest, found: Draft, row: Activity, form: MoveForm
) -> HttpResponse | None:
    """Save and answer; None when the page must be shown again."""
    timing = form.cleaned_data["when"]
    plan = _plan(found, row, timing)
    with_followers = bool(form.cleaned_data["with_followers"])
    matters = plan.moves or any(not stay.in_order for stay in plan.stays)
    if matters and form.cleaned_data["seen"] != _key(timing):
        return None  # nobody has seen yet what comes along
    try:
        moved = move_activity(
            viewer=request.viewer,
            activity=row,
            timing=timing,
            expected_version=form.cleaned_data["version"] or 0,
            with_followers=with_followers,
            now=clock.now(),
        )
    except NothingChanged:
        form.add_error("when", _("It is there already. Choose another time."))
    except StaleActivity as stale:
        _tell_stale(form, stale)
    except ValidationError as error:
        form.add_error("when", error)
    else:
        words = {"title": row.title, "when": when(timing, year=found.content.school_year)}
        text = " ".join(
            [_("“%(title)s” is moved to %(when)s.") % words, *_came_along(found, moved.plan)]
        )
        return HttpResponseRedirect(
            back_to(request, found, at=row.public_id, said=text, change_set=moved.change_set)
        )
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def choose(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str
) -> HttpResponse:
    found = open_draft(request, community, school_year)
    row = found.activity(activity)
    municipality, name = _municipality(request, found, row)
    own = next(
        (
            each
            for each in found.rows.activities
            if each.asked_by_id == row.pk
            and municipality in found.rows.ties[each.pk].municipalities
        ),
        None,
    )
    form = DateForm(request.POST or None, draft=found)
    status = 200
    if request.method == "POST" and not looked_at(request):
        status = 422
        if form.is_valid():
            answer = _try_to_choose(request, found, row, form, municipality)
            if answer is not None:
                return answer
    values = typed_values(request, form) if request.method == "POST" else _answered(found, own)
    besides = own.public_id if own else activity
    chosen = when_part(request, found, values, besides=besides, around=row.timing.first)
    if looked_at(request) or request.method != "POST":
        form = DateForm(initial=values, draft=found)
    context = {**_shown(found, row, form, chosen), "municipality": name, "own": own}
    context["asked"] = when(row.timing, year=found.content.school_year)
    return render(request, "wheel/edit/choose_date.html", context, status=status)


def _try_to_choose(
    request: ViewerRequest,
    found: Draft,
    row: Activity,
    form: DateForm,
    municipality: int,
) -> HttpResponse | None:
    timing = form.cleaned_data["when"]
    if timing.first is None:
        form.add_error("when", _("Choose a day, a week or a month."))
        return None
    places = Organisation.objects.seen_by(request.viewer).filter(pk=municipality).distinct()
    try:
        change_set, answer = choose_date(
            viewer=request.viewer,
            activity=row,
            municipality=places.get(),
            timing=timing,
            place=form.cleaned_data["place"],
            expected_version=form.cleaned_data["version"],
            now=clock.now(),
        )
    except NothingChanged:
        form.add_error("when", _("This is the date you have chosen already."))
    except StaleActivity as stale:
        _tell_stale(form, stale)
    except ValidationError as error:
        form.add_error("when", error)
    else:
        words = {"title": row.title, "when": when(timing, year=found.content.school_year)}
        said = _("“%(title)s” has its date: %(when)s.") % words
        return HttpResponseRedirect(
            back_to(request, found, at=answer.public_id, said=said, change_set=change_set)
        )
    return None


def _municipality(request: ViewerRequest, found: Draft, row: Activity) -> tuple[int, str]:
    """The one in the address, or the viewer's only one.

    Raises:
        NotVisible: Nothing is asked here, or not of that municipality.
        Forbidden: It is for others to choose.
    """
    own = may_choose_for(request.viewer, found, found.rows.item(row))
    wanted = request.GET.get("kommune", "")
    matching = {key: name for key, name in own.items() if not wanted or name == wanted}
    if matching:
        return next(iter(matching.items()))
    if wanted and wanted not in found.rows.municipalities.values():
        raise NotVisible
    raise Forbidden(Action.CHOOSE_DATE, found.wheel.community_id)


def _tell_stale(form: WhenForm, stale: StaleActivity) -> None:
    """T-55: the other's date and the person's own stand on the same page; saving again decides."""
    form.add_error(
        "when",
        _(
            "Someone else saved “%(title)s” while you had it open. It is now %(when)s. Save again "
            "if you still want your own date."
        )
        % {"title": stale.theirs.title, "when": when(stale.theirs.timing)},
    )
    if isinstance(form.data, QueryDict):
        data = form.data.copy()
        data["version"] = str(stale.version)
        form.data = data


def _plan(found: Draft, row: Activity, timing: Timing | None) -> FollowPlan:
    if timing is None or timing == row.timing:
        return FollowPlan()
    return plan_move(rows=found.rows, activity=row, timing=timing, today=clock.today())


def _came_along(found: Draft, plan: FollowPlan) -> list[str]:
    """What moved with it and what should have, by name while they are few."""
    said = []
    year = found.content.school_year
    titles = {row.public_id: named(found.rows.item(row)) for row in found.rows.activities}
    along = [f"{titles[each.id]} ({when(each.new, year=year)})" for each in plan.moves]
    astray = [titles[each.id] for each in plan.stays if not each.in_order]
    if len(along) > _MOST_NAMED:
        said.append(_("Moved along: %(count)s.") % {"count": len(along)})
    elif along:
        said.append(_("Moved along: %(titles)s.") % {"titles": "; ".join(along)})
    if astray:
        names = "; ".join(astray[:_MOST_NAMED])
        said.append(_("Look at these, which now lie wrong: %(titles)s.") % {"titles": names})
    return said


def _plan_in_words(found: Draft, plan: FollowPlan) -> dict[str, object]:
    year = found.content.school_year
    titles = {row.public_id: named(found.rows.item(row)) for row in found.rows.activities}
    moves = [
        {
            "title": titles[each.id],
            "old": when(each.old, year=year),
            "new": when(each.new, year=year),
        }
        for each in plan.moves
    ]
    stays = [
        {
            "title": titles[each.id],
            "when": when(each.timing, year=year),
            "reason": stay_in_words(each),
            "in_order": each.in_order,
        }
        for each in plan.stays
    ]
    return {"moves": moves, "stays": stays}


def _shown(found: Draft, row: Activity, form: WhenForm, chosen: When) -> dict[str, object]:
    return {
        "form": form,
        "draft": found,
        "item": found.rows.item(row),
        "when": chosen,
        "now": when(row.timing, year=found.content.school_year),
        "back": address(found, "wheel_draft_activity", activity=row.public_id),
    }


def _now(found: Draft, row: Activity) -> dict[str, object]:
    return {
        "when": write_for_editing(row.timing, written_in=written_in(found)),
        "version": row.version,
        "with_followers": True,
    }


def _answered(found: Draft, own: Activity | None) -> dict[str, object]:
    if own is None:
        return {}
    return {**_now(found, own), "place": own.place}


def _key(timing: Timing | None) -> str:
    return repr(timing) if timing else ""
