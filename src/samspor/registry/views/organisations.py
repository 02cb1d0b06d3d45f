"""Owners, districts and municipalities of a community."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.policy import Action
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.registry.enums import OrganisationKind
from samspor.registry.errors import NothingChanged, StaleRow
from samspor.registry.forms.units import OrganisationForm, values_of_organisation
from samspor.registry.selectors.administration import others_to_join
from samspor.registry.services.organisations import (
    add_organisation,
    change_organisation,
    let_take_part,
    require_change,
)
from samspor.registry.views.keeping import Room, open_room, settled, show_conflict
from samspor.ui.navigation import Link
from samspor.ui.once import sent_once
from samspor.ui.told import what_was_told

KINDS = {
    "eier": OrganisationKind.OWNER,
    "bydel": OrganisationKind.DISTRICT,
    "kommune": OrganisationKind.MUNICIPALITY,
}
ON_A_PAGE = 50


@require_safe
def organisations(request: ViewerRequest, community: str) -> HttpResponse:
    room = open_room(request, community)
    context = {
        "community": room.community,
        "room": room,
        "way": room.way(),
        "places": room.of_kind(OrganisationKind.MUNICIPALITY),
        "mine": {place.pk for place in room.whole_places()},
        "districts": room.of_kind(OrganisationKind.DISTRICT),
        "page": Paginator(room.of_kind(OrganisationKind.OWNER), ON_A_PAGE).get_page(
            request.GET.get("side")
        ),
        "others": (
            others_to_join(request.viewer, community=room.community, on=room.today)
            if room.keeps_all
            else []
        ),
        "said": what_was_told(request),
    }
    return render(request, "registry/keep/organisations.html", context)


@sent_once
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ViewerRequest, community: str) -> HttpResponse:
    room = open_room(request, community)
    said = request.GET.get("slag") or "eier"
    kind = KINDS.get(said)
    if kind is None:
        raise NotVisible
    if kind == OrganisationKind.MUNICIPALITY and not room.keeps_all:
        raise Forbidden(Action.EDIT_REGISTRY, room.community.pk)
    data = request.POST if request.method == "POST" else None
    form = OrganisationForm(data, kind=kind, municipalities=room.whole_places())
    if request.method == "POST" and form.is_valid():
        try:
            row, batch = add_organisation(
                viewer=request.viewer,
                community=room.community,
                kind=kind,
                edit=form.edit(),
                parent=form.chosen_parent,
                now=clock.now(),
            )
        except ValidationError as error:
            _tell_errors(form, error)
        else:
            told = _("“%(name)s” is added.") % {"name": row.name}
            return room.told("registry_organisations", told, batch)
    headings = {
        OrganisationKind.OWNER: _("New owner"),
        OrganisationKind.DISTRICT: _("New city district"),
        OrganisationKind.MUNICIPALITY: _("New municipality"),
    }
    return _show(room, form, heading=headings[kind])


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ViewerRequest, community: str, organisation: int) -> HttpResponse:
    room = open_room(request, community)
    row = next((each for each in room.organisations if each.pk == organisation), None)
    if row is None:
        raise NotVisible
    now = clock.now()
    require_change(viewer=request.viewer, community=room.community, organisation=row, now=now)
    theirs = values_of_organisation(row)
    sent = request.method == "POST"
    form = OrganisationForm(
        settled(request.POST, theirs) if sent else None,
        kind=OrganisationKind(row.kind),
        municipalities=room.whole_places(),
        organisation=row,
        initial=theirs,
    )
    back = room.address("registry_organisations")
    if sent and form.is_valid():
        try:
            batch = change_organisation(
                viewer=request.viewer,
                community=room.community,
                organisation=row,
                edit=form.edit(),
                expected_version=form.cleaned_data["version"] or 0,
                now=now,
            )
        except StaleRow as stale:
            return show_conflict(
                room,
                form,
                theirs=theirs,
                changed=stale.changed,
                heading=row.name,
                address=room.address("registry_organisation_change", organisation=row.pk),
                back=back,
            )
        except NothingChanged:
            return HttpResponseRedirect(back)
        except ValidationError as error:
            _tell_errors(form, error)
        else:
            told = _("“%(name)s” is saved.") % {"name": form.cleaned_data["name"]}
            return room.told("registry_organisations", told, batch)
    return _show(room, form, heading=row.name)


@require_POST
def join(request: ViewerRequest, community: str) -> HttpResponse:
    """A municipality that stands in the registry takes part from today."""
    room = open_room(request, community)
    if not room.keeps_all:
        raise Forbidden(Action.EDIT_REGISTRY, room.community.pk)
    offered = others_to_join(request.viewer, community=room.community, on=room.today)
    wanted = request.POST.get("municipality", "")
    row = next((each for each in offered if str(each.pk) == wanted), None)
    if row is None:
        told = _("Choose a municipality first.")
        return room.told("registry_organisations", told)
    batch = let_take_part(
        viewer=request.viewer, community=room.community, municipality=row, now=clock.now()
    )
    told = _("%(name)s takes part from today.") % {"name": row}
    return room.told("registry_organisations", told, batch)


def _show(room: Room, form: OrganisationForm, *, heading: str) -> HttpResponse:
    context = {
        "community": room.community,
        "way": room.way(
            Link(_("Owners and municipalities"), room.address("registry_organisations"))
        ),
        "form": form,
        "heading": heading,
        "back": room.address("registry_organisations"),
    }
    status = 422 if form.errors else 200
    return render(room.request, "registry/keep/organisation.html", context, status=status)


def _tell_errors(form: OrganisationForm, error: ValidationError) -> None:
    for name, messages in getattr(error, "message_dict", {"__all__": error.messages}).items():
        form.add_error(name if name in form.fields else None, messages)
