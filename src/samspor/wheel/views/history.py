"""The editions so far, and what people did between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, may, require
from samspor.access.request import ViewerRequest
from samspor.activities import selectors as activities
from samspor.activities.enums import VERBS, Verb
from samspor.drawing.compare import compare
from samspor.drawing.content import WheelContent
from samspor.drawing.export import item_from_dict
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.wheel import selectors
from samspor.wheel.views.address import Choice, View, read
from samspor.wheel.views.page import WheelPage
from samspor.wheel.views.phrases import phrases
from samspor.wheel.views.words import change_in_words, changes_of_edition

_MANY = 5  # more sentences than these are folded


@dataclass(frozen=True, slots=True)
class Told:
    """One thing a person did, in words. `undo` is the address that takes it back, or empty."""

    id: str
    at: datetime
    seat: str
    verb: str
    sentences: tuple[str, ...]
    undone: bool
    undo: str

    @property
    def is_long(self) -> bool:
        return len(self.sentences) > _MANY


@require_safe
def editions(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    known = selectors.editions(request.viewer, community=community, school_year=school_year)
    if not known:
        raise NotVisible
    context = {
        "community": community,
        "school_year": school_year,
        "editions": [
            (
                each,
                reverse("wheel_edition", args=[community, school_year, each.number]),
                [
                    change_in_words(change, year=school_year)
                    for change in changes_of_edition(each.changes)
                ],
            )
            for each in known
        ],
        "wheel": reverse("wheel", args=[community, school_year]),
    }
    return render(request, "wheel/edit/editions.html", context)


@require_safe
def edition(
    request: ViewerRequest, community: str, school_year: SchoolYear, number: int
) -> HttpResponse:
    content = selectors.edition_content(
        request.viewer, community=community, school_year=school_year, number=number
    )

    def address(choice: Choice) -> str:
        return reverse("wheel_edition", args=[community, school_year, number]) + choice.query()

    page = WheelPage(
        content,
        choice=read(request.GET, content),
        today=clock.today(),
        phrases=phrases(),
        address=address,
        # An old activity may be gone; in an old edition it stands in the list.
        item_address=lambda one: f"{address(Choice(View.LIST, page=page.page_of(one)))}#a-{one}",
    )
    context = {"page": page, "editions": reverse("wheel_editions", args=[community, school_year])}
    return render(request, "wheel/edit/edition.html", context)


@require_safe
def history(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    wheel = selectors.find_wheel(request.viewer, community=community, school_year=school_year)
    require(request.viewer, Action.VIEW_DRAFT, community_id=wheel.community_id)
    wanted = request.GET.get("aktivitet", "")
    if wanted and not wanted.isalnum():
        raise NotVisible
    done = activities.history(
        request.viewer, community_id=wheel.community_id, year=school_year, activity=wanted
    )
    seats = activities.seat_names(request.viewer, {each.seat_id for each in done if each.seat_id})
    may_undo = may(request.viewer, Action.EDIT_ACTIVITY, community_id=wheel.community_id)

    def undo(change_set: int) -> str:
        return reverse("wheel_undo", args=[community, school_year, change_set])

    context = {
        "wheel": wheel,
        "school_year": school_year,
        "only": wanted,
        "told": [
            Told(
                id=f"endring-{each.id}",
                at=each.at,
                seat=seats.get(each.seat_id or 0, ""),
                verb=str(VERBS[each.verb]),
                sentences=tuple(_sentences(each, school_year)),
                undone=each.undone,
                undo=undo(each.id) if may_undo and not each.undone else "",
            )
            for each in done
        ],
        "draft": reverse("wheel_draft", args=[community, school_year]),
    }
    return render(request, "wheel/edit/history.html", context)


def _sentences(done: activities.Done, year: SchoolYear) -> list[str]:
    found = []
    for before, after in done.changes:
        was, now = _content(before, year), _content(after, year)
        found += [change_in_words(change, year=year) for change in compare(was, now)]
    if not found and done.verb is Verb.CHANGED and done.changes:
        found = [str(done.changes[0][1]["item"]["title"])]
    return found


def _content(state: Mapping[str, Any] | None, year: SchoolYear) -> WheelContent:
    """A wheel of one item, so that the one comparison serves here too; empty when it is removed."""
    gone = state is None or state["row"]["removed"]
    items = () if gone or state is None else (item_from_dict(state["item"]),)
    return WheelContent("", "", "", year, "", items=items)
