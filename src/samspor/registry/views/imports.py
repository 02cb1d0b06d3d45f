"""Take a file into the registry: read it, look through what it would do, take it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.kernel.knock import knock
from samspor.reading.errors import Unreadable
from samspor.reading.registers import Column, RegisterFormat
from samspor.reading.safely import read_register_safely
from samspor.registry.compared import Compared, RowState
from samspor.registry.comparing_municipalities import ComparedMunicipality
from samspor.registry.enums import NotTaken, Ownership
from samspor.registry.errors import ImportMoved
from samspor.registry.fetching import Fetcher, NotFetched, fetch_register
from samspor.registry.forms.imports import ColumnsForm, FileForm
from samspor.registry.models import RegisterImport
from samspor.registry.selectors.administration import import_at, imports
from samspor.registry.selectors.known import (
    DEFAULT_OWNERSHIP,
    columns_of,
    municipalities_compared,
    units_compared_before,
)
from samspor.registry.services.imports import (
    ask_to_take_in,
    choose_columns,
    discard_import,
    keep_import,
    stop_taking,
    take_in_register,
)
from samspor.registry.views.keeping import Room, open_room
from samspor.registry.views.taken import show_taken, show_under_way
from samspor.registry.words import (
    COLUMNS,
    STATES,
    not_taken_sentence,
    note_sentence,
    sentences_of,
    value_in_words,
)
from samspor.ui.navigation import Link
from samspor.ui.told import what_was_told

ON_A_PAGE = 50
BESIDE_FROM = 300  # rows; more than that are taken in beside the pages
_SHOWN_GONE = 100
_SLUGS = {
    RowState.NEW: "nye",
    RowState.CHANGED: "endret",
    RowState.SAME: "uendret",
    RowState.WRONG: "feil",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page shows it."""

    line: int
    name: str
    place: str
    state: RowState
    label: str
    changes: Sequence[tuple[str, str, str]]
    sentences: Sequence[str]
    notes: Sequence[str]


@require_http_methods(["GET", "HEAD", "POST"])
def files(request: ViewerRequest, community: str) -> HttpResponse:
    room = open_room(request, community)
    sent = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if sent else FileForm()
    if sent and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            table = read_register_safely(
                upload.read(), industry_codes=settings.REGISTER_INDUSTRY_CODES
            )
        except Unreadable as refusal:
            form.add_error("file", refusal.sentence(get_language() or "nb"))
        else:
            source = keep_import(
                viewer=request.viewer,
                community=room.community,
                table=table,
                name=upload.name,
                counted_on=form.cleaned_data["counted_on"],
                now=clock.now(),
            )
            return HttpResponseRedirect(room.address("registry_import", source=source.pk))
    rows = imports(request.viewer, community=room.community)
    context = {
        "community": room.community,
        "way": room.way(),
        "form": form,
        "page": Paginator(rows, 20).get_page(request.GET.get("side")),
        "registers": list(settings.REGISTER_ADDRESSES) if settings.REGISTER_FETCH else [],
        "said": what_was_told(request),
    }
    return render(request, "registry/keep/files.html", context, status=422 if form.errors else 200)


@require_POST
def fetch(request: ViewerRequest, community: str) -> HttpResponse:
    """Ask a national register for the viewer's municipalities, and look it through like a file."""
    if not settings.REGISTER_FETCH:
        raise NotVisible
    room = open_room(request, community)
    name = request.POST.get("register", "")
    address = settings.REGISTER_ADDRESSES.get(name)
    if address is None:
        raise NotVisible
    hosts = frozenset({urlsplit(address).netloc})
    numbers = [
        place.municipality_number for place in room.whole_places() if place.municipality_number
    ]
    try:
        data = fetch_register(Fetcher(hosts), address, numbers=numbers)
        table = read_register_safely(data, industry_codes=settings.REGISTER_INDUSTRY_CODES)
    except NotFetched:
        told = _("%(name)s did not answer. Try later, or take in a file instead.") % {"name": name}
        return room.told("registry_imports", told)
    except Unreadable as refusal:
        return room.told("registry_imports", refusal.sentence(get_language() or "nb"))
    source = keep_import(
        viewer=request.viewer,
        community=room.community,
        table=table,
        name=name,
        counted_on=None,
        now=clock.now(),
    )
    return HttpResponseRedirect(room.address("registry_import", source=source.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: ViewerRequest, community: str, source: int) -> HttpResponse:
    room = open_room(request, community)
    row = import_at(request.viewer, community=room.community, import_id=source)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "stop":
        return _stop(room, row)
    if request.method == "POST" and (row.taken_at is not None or row.under_way):
        return HttpResponseRedirect(room.address("registry_import", source=row.pk))
    if row.taken_at is not None:
        return show_taken(room, row)
    if row.under_way:
        return show_under_way(room, row, row.under_way)
    try:
        return _look_through(room, row, act)
    except ImportMoved:
        # Somebody took it up, or in, while we looked.
        return HttpResponseRedirect(room.address("registry_import", source=row.pk))


def _look_through(room: Room, row: RegisterImport, act: str) -> HttpResponse:
    request = room.request
    if act == "discard":
        discard_import(viewer=request.viewer, source=row, now=clock.now())
        return room.told("registry_imports", _("The file is thrown away. Nothing was changed."))
    if act == "take":
        return _take(room, row)
    form = _columns_form(room, row, act)
    if act == "columns" and form is not None and form.is_valid():
        owned = form.cleaned_data["default_ownership"]
        choose_columns(
            viewer=request.viewer,
            source=row,
            columns=form.columns(),
            default_ownership=Ownership(owned) if owned else None,
            counted_on=form.cleaned_data["counted_on"],
            now=clock.now(),
        )
        return HttpResponseRedirect(room.address("registry_import", source=row.pk))
    return _preview(room, row, form)


def _take(room: Room, row: RegisterImport) -> HttpResponse:
    """A short one at once; a long one beside the pages, which show how far it has come."""
    viewer, stamp = room.request.viewer, room.request.POST.get("stamp", "")
    there = HttpResponseRedirect(room.address("registry_import", source=row.pk))
    if len(row.table.rows) > BESIDE_FROM:
        ask_to_take_in(viewer=viewer, source=row, expected_stamp=stamp, now=clock.now())
        knock()
        return there
    try:
        take_in_register(viewer=viewer, source=row, expected_stamp=stamp, now=clock.now())
    except ImportMoved:
        return _preview(room, row, _columns_form(room, row, ""), moved=True)
    return there


def _stop(room: Room, row: RegisterImport) -> HttpResponse:
    stopped = stop_taking(viewer=room.request.viewer, source=row, now=clock.now())
    if not stopped:
        return HttpResponseRedirect(room.address("registry_import", source=row.pk))
    said = _("It is stopped. Nothing was changed.")
    return room.told("registry_import", said, source=row.pk)


def _columns_form(room: Room, row: RegisterImport, act: str) -> ColumnsForm | None:
    """None where the register itself says which is which."""
    table = row.table
    if table.format is not RegisterFormat.TABLE:
        return None
    start: dict[str, Any] = {
        "counted_on": row.counted_on,
        "default_ownership": row.columns.get(DEFAULT_OWNERSHIP, ""),
    }
    for column, place in columns_of(row).items():
        start[f"column_{column.value}"] = str(place)
    data = room.request.POST if act == "columns" else None
    return ColumnsForm(data, table=table, labels=dict(COLUMNS), initial=start)


def _preview(
    room: Room, row: RegisterImport, form: ColumnsForm | None, *, moved: bool = False
) -> HttpResponse:
    viewer = room.request.viewer
    gone: Sequence[Any] = ()
    if row.table.format is RegisterFormat.CLASSIFICATION:
        places = municipalities_compared(viewer, row, on=room.today)
        states = [place.state for place in places]
        rows: Sequence[Any] = places
        stamp = ""
    else:
        compared = units_compared_before(viewer, row, on=room.today)
        rows, stamp, gone = compared.rows, compared.stamp, compared.gone
        states = [each.state for each in rows]
    counts = {state: states.count(state) for state in RowState}
    shown = _shown(room.request, counts)
    page = Paginator([each for each in rows if each.state is shown], ON_A_PAGE).get_page(
        room.request.GET.get("side")
    )
    page.object_list = [_line(each) for each in page.object_list]
    context = {
        "community": room.community,
        "way": room.way(Link(_("From a file"), room.address("registry_imports"))),
        "source": row,
        "form": form,
        "tabs": _tabs(counts, shown),
        "counts": {state.value: number for state, number in counts.items()},
        "taken": counts[RowState.NEW] + counts[RowState.CHANGED],
        "rows_in_all": len(rows),
        "page": page,
        "query": room.request.GET,
        "stamp": stamp,
        "gone": gone[:_SHOWN_GONE],
        "gone_in_all": len(gone),
        "not_taken": not_taken_sentence(_why_not(row, moved=moved)),
        "said": what_was_told(room.request),
        "is_long": len(row.table.rows) > BESIDE_FROM,
    }
    invalid = form is not None and bool(form.errors)
    status = 409 if moved else 422 if invalid else 200
    return render(room.request, "registry/keep/file.html", context, status=status)


def _why_not(row: RegisterImport, *, moved: bool) -> NotTaken | None:
    """What came in the way now, or the last time somebody asked."""
    if moved:
        return NotTaken.MOVED
    taking = getattr(row, "taking", None)
    return NotTaken(taking.refusal) if taking is not None and taking.refusal else None


def _shown(request: ViewerRequest, counts: dict[RowState, int]) -> RowState:
    """The part asked for; else the first that has something to look at."""
    asked = {slug: state for state, slug in _SLUGS.items()}.get(request.GET.get("vis", ""))
    if asked is not None:
        return asked
    order = (RowState.WRONG, RowState.NEW, RowState.CHANGED, RowState.SAME)
    return next((state for state in order if counts[state]), RowState.SAME)


def _tabs(counts: dict[RowState, int], shown: RowState) -> list[Link]:
    return [
        Link(str(STATES[state]), f"?vis={slug}", current=state is shown, count=counts[state])
        for state, slug in _SLUGS.items()
    ]


def _line(row: Compared | ComparedMunicipality) -> Line:
    notes = [note_sentence(note, text) for note, text in row.notes]
    if isinstance(row, ComparedMunicipality):
        number = [(str(COLUMNS[Column.MUNICIPALITY_NUMBER]), row.before, row.number)]
        past = ", ".join(step.number for step in row.past)
        earlier = [(_("Earlier numbers"), "", past)] if past else []
        return Line(
            row.line,
            row.name,
            row.number,
            row.state,
            str(STATES[row.state]),
            [*(number if row.before != row.number else []), *earlier],
            sentences_of(row),
            notes,
        )
    return Line(
        row.line,
        row.name or _("(no name)"),
        row.place,
        row.state,
        str(STATES[row.state]),
        [
            (
                str(COLUMNS[each.column]),
                value_in_words(each.column, each.before),
                value_in_words(each.column, each.after),
            )
            for each in row.differences
            if not (row.state is RowState.NEW and each.column in {Column.NAME, Column.MUNICIPALITY})
        ],
        sentences_of(row),
        notes,
    )
