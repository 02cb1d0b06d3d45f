"""A file after its button was pressed: how far it has come, and what became of it."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samspor.registry.left_out import left_out
from samspor.registry.models import RegisterImport, RegisterTaking
from samspor.registry.views.keeping import Room
from samspor.registry.words import sentences_of
from samspor.ui.navigation import Link
from samspor.ui.told import what_was_told

ON_A_PAGE: Final = 50


def show_under_way(room: Room, row: RegisterImport, taking: RegisterTaking) -> HttpResponse:
    context = {**_shared(room, row), "taking": taking}
    return render(room.request, "registry/keep/under_way.html", context)


def show_taken(room: Room, row: RegisterImport) -> HttpResponse:
    page = Paginator(row.wrong, ON_A_PAGE).get_page(room.request.GET.get("side"))
    page.object_list = [
        (each, getattr(each, "place", ""), sentences_of(each))
        for each in left_out(list(page.object_list))
    ]
    context = {
        **_shared(room, row),
        "page": page,
        "query": room.request.GET,
        "said": what_was_told(room.request),
    }
    return render(room.request, "registry/keep/taken.html", context)


def _shared(room: Room, row: RegisterImport) -> dict[str, object]:
    return {
        "community": room.community,
        "way": room.way(Link(_("From a file"), room.address("registry_imports"))),
        "source": row,
    }
