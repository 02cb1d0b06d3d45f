"""What the views of the draft share: opening it, reading the date, telling what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from samspor.access.errors import Forbidden
from samspor.access.policy import Action, may
from samspor.access.request import ViewerRequest
from samspor.access.viewer import Viewer
from samspor.activities.models import Activity, ChangeSet
from samspor.activities.selectors.year import ArenaRow, Ties
from samspor.drawing.content import Item
from samspor.drawing.naming import Answers
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.ui.told import KEY, opened, sealed
from samspor.wheel.forms.activity import DraftForm, written_in
from samspor.wheel.forms.picker import Month, Readback, month_of, month_page, read_back
from samspor.wheel.forms.timing import Reading, read_timing
from samspor.wheel.selectors import Draft, draft, draft_to_change
from samspor.wheel.views.address import View

# Buttons that ask to see something; what was typed comes back and nothing is saved.
LOOKS = ("look", "pick", "month")
_ABOUT = "wheel"


@dataclass(frozen=True, slots=True)
class When:
    """All that the date part of a page shows."""

    reading: Reading
    readback: Readback | None
    month: Month


def open_draft(request: ViewerRequest, community: str, school_year: SchoolYear) -> Draft:
    only_look = request.method in {"GET", "HEAD"}
    return draft(request.viewer, community=community, school_year=school_year, only_look=only_look)


def open_one(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str = ""
) -> Draft:
    """The draft with the row of one activity, or of none."""
    return draft_to_change(
        request.viewer, community=community, school_year=school_year, public_id=activity
    )


def editable_arenas(
    viewer: Viewer, found: Draft, activity: Activity | None = None
) -> dict[int, ArenaRow]:
    """The wheel's columns, or own parts of them, that the viewer may write in.

    The parts of municipalities are for the municipalities; who may write in the column itself is
    offered the column.
    """
    shown = {arena.id for arena in found.content.arenas}
    rows = found.rows.arenas
    columns = {
        key: row for key, row in rows.items() if row.slug in shown and _may_edit(viewer, found, row)
    }
    held = set(found.rows.ties.get(activity.pk, Ties()).arenas) if activity else set()
    parts = {
        key: row
        for key, row in rows.items()
        if row.parent is not None
        and rows[row.parent].slug in shown
        and (row.parent not in columns or key in held)
        and _may_edit(viewer, found, row)
    }
    order = {arena.id: place for place, arena in enumerate(found.content.arenas)}
    slug = {key: rows[row.parent].slug if row.parent else row.slug for key, row in rows.items()}
    both = {**columns, **parts}
    return dict(sorted(both.items(), key=lambda pair: (order[slug[pair[0]]], pair[0])))


def may_edit_item(viewer: Viewer, found: Draft, public_id: str) -> bool:
    """As the service judges: in all of its arenas. From rows already read."""
    arenas = found.arenas_of(public_id)
    return bool(arenas) and all(_may_edit(viewer, found, found.rows.arenas[key]) for key in arenas)


def require_edit_item(viewer: Viewer, found: Draft, activity: Activity) -> None:
    if not may_edit_item(viewer, found, activity.public_id):
        raise Forbidden(Action.EDIT_ACTIVITY, found.wheel.community_id)


def may_choose_for(
    viewer: Viewer, found: Draft, item: Item, answers: Answers | None = None
) -> dict[int, str]:
    """The municipalities that the viewer may choose a date for; empty where nothing is asked."""
    answers = answers or Answers(found.content)
    if not answers.is_asked(item):
        return {}
    asked = answers.asked(item)
    return {
        key: name
        for key, name in found.rows.municipalities.items()
        if name in asked
        and may(
            viewer,
            Action.CHOOSE_DATE,
            community_id=found.wheel.community_id,
            municipality_id=key,
        )
    }


def looked_at(request: ViewerRequest) -> bool:
    """Whether a button asked to see something rather than to save."""
    return any(name in request.POST for name in LOOKS)


def typed_values(request: ViewerRequest, form: DraftForm) -> dict[str, Any]:
    """What stood in the form, with the date that was picked."""
    values = form.typed()
    if request.POST.get("pick"):
        values["when"] = request.POST["pick"]
    return values


def when_part(
    request: ViewerRequest,
    found: Draft,
    values: Mapping[str, Any],
    *,
    besides: str = "",
    around: date | None = None,
) -> When:
    """What the text says, what else is on then, and the month to choose another day from.

    The month is the one asked for, else the chosen day's, else the one shown last, else that of
    the day it should be around.
    """
    text = str(values.get("when") or "")
    year = found.content.school_year
    reading = read_timing(text, year=year, written_in=written_in(found))
    today = clock.today()
    chosen = reading.timing.first if reading.timing else None
    shown = request.POST.get("shown", "") or request.GET.get("maned", "")
    asked = request.POST.get("month", "") or ("" if chosen else shown)
    month = month_page(
        found.content,
        first=month_of(asked, year=year, otherwise=chosen or around or today),
        chosen=reading.timing,
        today=today,
        besides=besides,
        written_in=written_in(found),
    )
    understood = reading.timing if text.strip() else None
    back = read_back(found.content, understood, besides=besides) if understood else None
    return When(reading, back, month)


def address(found: Draft, name: str, **named: object) -> str:
    where = {"community": found.content.community, "school_year": found.content.school_year.slug}
    return reverse(name, kwargs={**where, **named})


def back_to(
    request: ViewerRequest,
    found: Draft,
    *,
    at: str = "",
    said: str = "",
    change_set: ChangeSet | None = None,
    tone: str = "success",
    see: str = "",
) -> str:
    """The draft as the person had it, at the activity, with what was done and the way back.

    What was done stands in the address, signed: so the page that tells it writes nothing.
    `see` is where to look at the result.
    """
    view = request.POST.get("vis") or request.GET.get("vis") or "tabell"
    query = {"vis": view if view in set(View) else View.TABLE.value}
    if said:
        told = {
            "text": said,
            "undo": change_set.pk if change_set else None,
            "tone": tone,
            "see": see,
        }
        query[KEY] = sealed(told, about=_ABOUT)
    mark = f"#a-{at}" if at else ""
    return f"{address(found, 'wheel_draft')}?{urlencode(query)}{mark}"


def tell(text: str, *, again: Mapping[str, str] | None = None) -> str:
    """What was done, as a query; `again` is what a form would send to have it back."""
    told = {"text": text, "undo": None, "tone": "success", "again": dict(again or {})}
    return urlencode({KEY: sealed(told, about=_ABOUT)})


def what_was_said(request: ViewerRequest) -> dict[str, Any] | None:
    """What the last act told, while it is news; None when nothing was, or nothing we wrote."""
    return opened(request, about=_ABOUT)


def _may_edit(viewer: Viewer, found: Draft, row: ArenaRow) -> bool:
    return may(
        viewer,
        Action.EDIT_ACTIVITY,
        community_id=found.wheel.community_id,
        municipality_id=row.municipality,
        arena_id=row.id,
    )
