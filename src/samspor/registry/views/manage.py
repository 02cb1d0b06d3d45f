"""The registry's own list, and taking back what was done to it."""

from typing import TypeVar

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.registry.enums import Ownership, RegisterAct, UnitKind
from samspor.registry.errors import AlreadyUndone
from samspor.registry.rules import may_keep
from samspor.registry.selectors.administration import (
    Filters,
    Size,
    Standing,
    batch_at,
    filtered_units,
    with_children,
)
from samspor.registry.selectors.communities import municipalities
from samspor.registry.services.batches import undo_batch
from samspor.registry.views.keeping import open_room
from samspor.registry.words import SIZES
from samspor.ui.told import tell, what_was_told

ON_A_PAGE = 50
_FEW = 5

Choice = TypeVar("Choice", Ownership, UnitKind, Size, Standing)


@require_safe
def registry(request: ViewerRequest, community: str) -> HttpResponse:
    room = open_room(request, community)
    places = list(municipalities(request.viewer, community=room.community, on=room.today))
    filters = _filters(request, {place.pk for place in places})
    rows = filtered_units(request.viewer, community=room.community, filters=filters, on=room.today)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("side"))
    page.object_list = list(with_children(request.viewer, page.object_list))  # type: ignore[arg-type]  # a slice of our queryset
    context = {
        "community": room.community,
        "way": room.way()[:-1],
        "page": page,
        "query": _query(request),
        "filters": filters,
        "places": places,
        "rows": [
            (unit, may_keep(request.viewer, unit, community_id=room.community.pk)) for unit in page
        ],
        "kinds": UnitKind.choices,
        "ownerships": Ownership.choices,
        "sizes": [(size.value, label) for size, label in SIZES.items()],
        "closed": filters.standing is Standing.CLOSED,
        "said": what_was_told(request),
    }
    return render(request, "registry/keep/units.html", context)


@require_POST
def undo(request: ViewerRequest, community: str, batch: int) -> HttpResponse:
    room = open_room(request, community)
    row = batch_at(request.viewer, community=room.community, batch_id=batch)
    try:
        done = undo_batch(
            viewer=request.viewer, community=room.community, batch=row, now=clock.now()
        )
    except AlreadyUndone:
        said = _("This was taken back before.")
    else:
        said = _("It is taken back: %(rows)s.") % {
            "rows": ngettext("%(number)s row", "%(number)s rows", done.rows) % {"number": done.rows}
        }
        if done.kept:
            said = " ".join([said, _stays(done.kept)])
    name = "registry_imports" if row.act == RegisterAct.IMPORTED else "registry"
    return HttpResponseRedirect(f"{room.address(name)}?{tell(said)}")


def _stays(names: tuple[str, ...]) -> str:
    """Say which rows stay and why; all of a thousand names help nobody."""
    shown = ", ".join(names[:_FEW])
    if len(names) > _FEW:
        shown = _("%(names)s and %(number)s more") % {
            "names": shown,
            "number": len(names) - _FEW,
        }
    return _("These stay, because somebody has changed them or uses them: %(names)s.") % {
        "names": shown
    }


def _filters(request: ViewerRequest, places: set[int]) -> Filters:
    """What the address says; what it can't mean is left out (T-12)."""
    said = request.GET
    place = said.get("kommune", "")
    return Filters(
        search=said.get("sok", "").strip()[:80],
        municipality=int(place) if place.isdecimal() and int(place) in places else None,
        ownership=_one(Ownership, said.get("eierskap", "")),
        kind=_one(UnitKind, said.get("slag", "")),
        size=_one(Size, said.get("storrelse", "")),
        standing=_one(Standing, said.get("vis", "")) or Standing.OPEN,
    )


def _one(kind: type[Choice], said: str) -> Choice | None:
    return kind(said) if said in {each.value for each in kind} else None


def _query(request: ViewerRequest) -> object:
    query = request.GET.copy()
    query.pop("sagt", None)
    return query
