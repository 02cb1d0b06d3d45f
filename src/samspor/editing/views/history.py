"""What a page has said: who changed what, and the way back."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspor.access.request import ViewerRequest
from samspor.editing.enums import STANDINGS, Part, Standing
from samspor.editing.errors import NothingToPublish
from samspor.editing.forms import PageForm
from samspor.editing.models import PageVersion
from samspor.editing.selectors.pages import names_in, shown_with
from samspor.editing.selectors.versions import history_of
from samspor.editing.services import bring_back, take_back
from samspor.editing.state import State
from samspor.editing.views import addresses
from samspor.editing.views.addresses import telling
from samspor.editing.views.opening import open_page, speaking, version_or_404, with_names
from samspor.editing.views.preview import as_page
from samspor.editing.views.words import Difference, differences
from samspor.ui.bands import Band


@dataclass(frozen=True, slots=True)
class Told:
    """One version in words. `before` is None for the first, which changes nothing."""

    number: int
    at: datetime
    seat: str
    standing: str
    is_now: bool
    changes: list[Difference]
    is_first: bool
    see: str
    bring_back: str

    @property
    def mark(self) -> str:
        return str(self.number)


@require_safe
def history(request: ViewerRequest, community: str, part: Part, key: str) -> HttpResponse:
    opened = open_page(request, community, part, key, with_latest=False)
    page = opened.page
    versions = _worth_telling(history_of(request.viewer, page))
    names = names_in(
        request.viewer, page, [one.state for one in versions if one.state], on=opened.today
    )
    form = speaking(part, names)
    context = {
        "page": page,
        "told": [
            Told(
                number=one.number,
                at=one.at,
                seat=one.seat.label if one.seat else "",
                standing=str(STANDINGS[Standing(one.standing)]),
                is_now=not place and not one.is_draft and page.is_public,
                changes=_changes(form, _before(versions, place), one),
                is_first=_before(versions, place) is None,
                see=addresses.of(page, "page_version", number=one.number)
                if one.state and place
                else "",
                bring_back=addresses.of(page, "page_bring_back", number=one.number)
                if one.state and place
                else "",
            )
            for place, one in enumerate(versions)
        ],
        "public": addresses.public(page) if page.is_public else "",
        "edit": addresses.of(page, "page_edit"),
    }
    return render(request, "editing/history.html", context)


def _worth_telling(versions: list[PageVersion]) -> list[PageVersion]:
    """A draft that was published as it was is told once."""
    return [
        one
        for newer, one in zip([None, *versions], versions, strict=False)
        if not (
            newer
            and one.is_draft
            and newer.standing == Standing.PUBLISHED
            and newer.state == one.state
        )
    ]


def _before(versions: list[PageVersion], place: int) -> State | None:
    """What everybody saw before that version, or the draft it went on from."""
    older = (one for one in versions[place + 1 :] if one.state)
    public = {Standing.PUBLISHED, Standing.REMOVED}
    found = next((one for one in older if one.standing in public), None)
    return found.state if found else None


def _changes(form: PageForm, before: State | None, one: PageVersion) -> list[Difference]:
    if before is None or not one.state or one.standing == Standing.REMOVED:
        return []
    return differences(form, before, one.state)


@require_safe
def version(
    request: ViewerRequest, community: str, part: Part, key: str, number: int
) -> HttpResponse:
    """The page as it was, and what is different now."""
    opened = open_page(request, community, part, key, with_latest=False)
    page = opened.page
    found = version_or_404(request, page, number)
    stand, names = with_names(request, opened, found.state)
    band = {
        "page": page,
        "version": found,
        "standing": STANDINGS[Standing(found.standing)],
        "changes": differences(speaking(part, names), found.state, stand.kept),
        "bring_back": addresses.of(page, "page_bring_back", number=number),
        "history": addresses.of(page, "page_history"),
    }
    shown = shown_with(page, found.state, names, at=found.at)
    return as_page(request, page, shown, Band("editing/version_band.html", band))


@require_POST
def bring_back_page(
    request: ViewerRequest, community: str, part: Part, key: str, number: int
) -> HttpResponse:
    opened = open_page(request, community, part, key)
    found = version_or_404(request, opened.page, number)
    bring_back(viewer=request.viewer, page=opened.page, version=found, now=opened.now)
    return HttpResponseRedirect(addresses.of(opened.page, "page_preview"))


@require_POST
def undo(request: ViewerRequest, community: str, part: Part, key: str, number: int) -> HttpResponse:
    opened = open_page(request, community, part, key)
    page = opened.page
    try:
        take_back(viewer=request.viewer, page=page, number=number, now=opened.now)
    except NothingToPublish:
        return HttpResponseRedirect(addresses.of(page, "page_history"))
    page = open_page(request, community, part, key).page
    said = _("It is taken back. Nothing is lost: what you wrote lies in the history.")
    back = addresses.public(page) if page.is_public else addresses.public_list(page)
    return HttpResponseRedirect(telling(back, said))
