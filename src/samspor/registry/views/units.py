"""Add a unit, change it, close it, open it again."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspor.access.errors import Forbidden
from samspor.access.policy import Action
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.registry.enums import OrganisationKind
from samspor.registry.errors import NothingChanged, StaleRow
from samspor.registry.forms.units import CloseForm, UnitForm, values_of
from samspor.registry.models import Unit
from samspor.registry.rules import may_keep
from samspor.registry.selectors.administration import (
    all_units,
    same_name,
    unit_to_keep,
)
from samspor.registry.selectors.history import history_of
from samspor.registry.services.units import add_unit, change_unit, close_unit, reopen_unit
from samspor.registry.views.keeping import Room, open_room, settled, show_conflict
from samspor.ui.navigation import Link
from samspor.ui.once import sent_once
from samspor.ui.told import what_was_told


@sent_once
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ViewerRequest, community: str) -> HttpResponse:
    room = open_room(request, community)
    places = room.places()
    first = {"municipality": str(places[0].pk)} if len(places) == 1 else {}
    data = request.POST if request.method == "POST" else None
    start = {"kind": "kindergarten", "ownership": "municipal", **first}
    form = _form(room, data, initial=start)
    if request.method == "POST" and form.is_valid() and _is_another(room, form):
        try:
            unit, batch = add_unit(
                viewer=request.viewer,
                community=room.community,
                edit=form.edit(),
                now=clock.now(),
            )
        except ValidationError as error:
            _tell_errors(form, error)
        else:
            said = _("“%(name)s” is added.") % {"name": unit.name}
            return room.told("registry_unit_change", said, batch, unit=unit.pk)
    context = {
        "room": room,
        "form": form,
        "community": room.community,
        "way": room.way(),
        "heading": _("New unit"),
    }
    return render(request, "registry/keep/unit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ViewerRequest, community: str, unit: int) -> HttpResponse:
    room, row = _open_unit(request, community, unit)
    theirs = values_of(row)
    sent = request.method == "POST"
    form = _form(room, settled(request.POST, theirs) if sent else None, unit=row, initial=theirs)
    here = room.address("registry_unit_change", unit=row.pk)
    if sent and form.is_valid() and _is_another(room, form, row):
        try:
            batch = change_unit(
                viewer=request.viewer,
                community=room.community,
                unit=row,
                edit=form.edit(before=row),
                expected_version=form.cleaned_data["version"] or 0,
                now=clock.now(),
            )
        except StaleRow as stale:
            return show_conflict(
                room,
                form,
                theirs=theirs,
                changed=stale.changed,
                heading=row.name,
                address=here,
                back=here,
            )
        except NothingChanged:
            return HttpResponseRedirect(here)
        except ValidationError as error:
            _tell_errors(form, error)
        else:
            said = _("“%(name)s” is saved.") % {"name": form.cleaned_data["name"]}
            return room.told("registry_unit_change", said, batch, unit=row.pk)
    context = {
        "room": room,
        "form": form,
        "unit": row,
        "community": room.community,
        "way": room.way(),
        "heading": row.name,
        "history": history_of(request.viewer, unit=row),
        "closed": row.closed_on is not None,
        "said": what_was_told(request),
    }
    return render(request, "registry/keep/unit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: ViewerRequest, community: str, unit: int) -> HttpResponse:
    room, row = _open_unit(request, community, unit)
    others = all_units(request.viewer, community=room.community, on=room.today)
    others = others.filter(municipality=row.municipality_id, closed_on=None).exclude(pk=row.pk)
    data = request.POST if request.method == "POST" else None
    start = {"closed_on": row.closed_on or room.today, "version": row.version}
    form = CloseForm(data, others=list(others), initial=start)
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            batch = close_unit(
                viewer=request.viewer,
                community=room.community,
                unit=row,
                last_day=form.cleaned_data["closed_on"],
                merged_into=form.other,
                expected_version=form.cleaned_data["version"] or 0,
                now=clock.now(),
            )
        except StaleRow:
            stale = True
        except ValidationError as error:
            _tell_errors(form, error)
        else:
            said = _("“%(name)s” has got a last day.") % {"name": row.name}
            return room.told("registry_unit_change", said, batch, unit=row.pk)
    here = room.address("registry_unit_change", unit=row.pk)
    context = {
        "form": form,
        "unit": row,
        "community": room.community,
        "way": room.way(Link(row.name, here, lang=room.community.language)),
        "back": here,
        "stale": stale,
    }
    status = 409 if stale else 422 if form.errors else 200
    return render(request, "registry/keep/close.html", context, status=status)


@require_POST
def reopen(request: ViewerRequest, community: str, unit: int) -> HttpResponse:
    room, row = _open_unit(request, community, unit)
    version = request.POST.get("version", "")
    try:
        batch = reopen_unit(
            viewer=request.viewer,
            community=room.community,
            unit=row,
            expected_version=int(version) if version.isdecimal() else 0,
            now=clock.now(),
        )
    except StaleRow:
        said = _("Somebody changed it while you had the page open. Nothing is done yet.")
        return room.told("registry_unit_change", said, unit=row.pk)
    said = _("“%(name)s” is open again.") % {"name": row.name}
    return room.told("registry_unit_change", said, batch, unit=row.pk)


def _open_unit(request: ViewerRequest, community: str, unit: int) -> tuple[Room, Unit]:
    """The unit, where the viewer keeps the registry of its municipality or district."""
    room = open_room(request, community)
    row = unit_to_keep(request.viewer, community=room.community, unit_id=unit, on=room.today)
    if not may_keep(request.viewer, row, community_id=room.community.pk):
        raise Forbidden(Action.EDIT_REGISTRY, room.community.pk)
    return room, row


def _form(room: Room, data: Any, *, unit: Unit | None = None, initial: dict[str, Any]) -> UnitForm:
    places = room.places()
    return UnitForm(
        data,
        municipalities=places,
        districts=room.districts(),
        owners=room.of_kind(OrganisationKind.OWNER),
        unit=unit,
        needs_district=room.needs_district,
        initial=initial,
    )


def _is_another(room: Room, form: UnitForm, unit: Unit | None = None) -> bool:
    """Ask before there are two of one name in a municipality."""
    name, place = form.cleaned_data["name"], int(form.cleaned_data["municipality"])
    if form.cleaned_data["anyway"] or (unit is not None and unit.name == name):
        return True
    same = same_name(
        room.request.viewer,
        community=room.community,
        name=name,
        municipality_id=place,
        on=room.today,
    )
    if not same.exclude(pk=unit.pk if unit else 0).exists():
        return True
    form.add_error(
        "anyway",
        _(
            "There is a unit called “%(name)s” in this municipality already. Tick the box when "
            "this is another one."
        )
        % {"name": name},
    )
    return False


def _tell_errors(form: UnitForm | CloseForm, error: ValidationError) -> None:
    """Beside the field where the form has it; above the form otherwise."""
    for name, messages in getattr(error, "message_dict", {"__all__": error.messages}).items():
        form.add_error(name if name in form.fields else None, messages)
