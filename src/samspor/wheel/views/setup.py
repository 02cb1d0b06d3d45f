"""What the wheel is made of, on one page: its title, its arenas, and closed days."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.request import ViewerRequest
from samspor.activities.models import ClosedDay
from samspor.activities.selectors.year import ArenaRow
from samspor.activities.services import add_closed_day, remove_closed_day
from samspor.drawing.content import ClosedKind, Level, TableShape
from samspor.kernel import clock
from samspor.kernel.order import sort_key
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.networks.enums import LEVEL_ORDER, LEVELS
from samspor.networks.errors import StaleArena
from samspor.networks.models import Arena
from samspor.networks.models.arena import ArenaQuerySet
from samspor.networks.services import add_arena, change_arena
from samspor.registry.models import Organisation
from samspor.ui.once import sent_once
from samspor.wheel.forms.activity import DraftForm, written_in
from samspor.wheel.forms.setup import ArenaForm, ClosedForm, TitleForm, values_of
from samspor.wheel.forms.timing import write_for_editing
from samspor.wheel.selectors import Draft
from samspor.wheel.services import change_wheel
from samspor.wheel.views.editing import address, open_one, tell, what_was_said


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """One line of the list; `kind` is empty where the name says it."""

    id: int
    timing: Timing
    name: str
    kind: str

    @property
    def mark(self) -> str:
        return str(self.id)


@dataclass(frozen=True, slots=True)
class ArenaPart:
    """An arena and the form that changes it; open when something in it must be mended."""

    arena: ArenaRow
    form: ArenaForm
    shown: bool

    @property
    def level(self) -> str:
        return str(LEVELS[Level(self.arena.level)])

    @property
    def is_open(self) -> bool:
        return bool(self.form.errors)


class SetupPage:
    """All that the page shows. The form that was sent is the one that has data."""

    def __init__(self, request: ViewerRequest, found: Draft) -> None:
        self.request = request
        self.found = found
        self.viewer = request.viewer
        self.act = request.POST.get("act", "") if request.method == "POST" else ""
        self.arenas = sorted(
            (row for row in found.rows.arenas.values() if row.parent is None),
            key=lambda one: (LEVEL_ORDER[one.level], one.position, one.id),
        )
        self.shown = {arena.id for arena in found.content.arenas}
        self.title_form = TitleForm(
            self._data("title"),
            prefix="hjul",
            draft=found,
            offered=self.arenas,
            initial={
                "title": found.wheel.title,
                "table_shape": found.wheel.table_shape,
                "arenas": [str(one.id) for one in self.arenas if one.slug in self.shown],
            },
        )
        self.parts = [self._part(arena) for arena in self.arenas]
        free = len(self.arenas) % len(ArenaForm.base_fields["colour"].choices) + 1  # type: ignore[attr-defined]  # a choice field
        self.new_arena = ArenaForm(
            self._data("add-arena"), prefix="ny-arena", draft=found, initial={"colour": free}
        )
        self.new_closed = ClosedForm(self._data("add-closed"), prefix="fri", draft=found)

    @property
    def sent(self) -> DraftForm:
        """The form that was sent; the first one when it cannot be told."""
        parts = {f"arena-{part.arena.slug}": part.form for part in self.parts}
        others: dict[str, DraftForm] = {
            "add-arena": self.new_arena,
            "add-closed": self.new_closed,
            **parts,
        }
        return others.get(self.act, self.title_form)

    @property
    def back(self) -> str:
        return address(self.found, "wheel_draft")

    @property
    def address(self) -> str:
        return address(self.found, "wheel_setup")

    @property
    def closed(self) -> list[tuple[str, list[ClosedRow]]]:
        """By place, what is everybody's first; a place is "" when it is everywhere."""
        names = self.found.rows.names
        places: dict[str, list[ClosedRow]] = {}
        for row in self.closed_days():
            where = names.get(row.municipality_id or 0, "")
            kind = str(row.get_kind_display())
            places.setdefault(where, []).append(
                ClosedRow(
                    row.pk,
                    Timing.days(row.first_day, row.last_day),
                    row.name,
                    # "Planleggingsdag" need not be said twice
                    "" if row.name.lower().startswith(kind.lower()) else kind,
                )
            )
        return sorted(places.items(), key=lambda pair: sort_key(pair[0]))

    def rows(self) -> ArenaQuerySet:
        """The arenas themselves, for what changes them."""
        rows = Arena.objects.seen_by(self.viewer).distinct()
        return rows.filter(community=self.found.wheel.community_id, parent=None)

    def closed_days(self) -> list[ClosedDay]:
        year = self.found.content.school_year
        return list(
            ClosedDay.objects.seen_by(self.viewer)
            .filter(
                community=self.found.wheel.community_id,
                owner=None,
                unit=None,
                first_day__lte=year.last,
                last_day__gte=year.first,
            )
            .distinct()
            .order_by("first_day", "name", "municipality", "id")
        )

    def _part(self, arena: ArenaRow) -> ArenaPart:
        form = ArenaForm(
            self._data(f"arena-{arena.slug}"),
            prefix=arena.slug,
            draft=self.found,
            initial=values_of(arena),
        )
        return ArenaPart(arena, form, arena.slug in self.shown)

    def _data(self, act: str) -> Any:
        # Without a name of its own, what is sent is the first form.
        return self.request.POST if act == (self.act or self._otherwise) else None

    @property
    def _otherwise(self) -> str:
        return "title" if self.request.method == "POST" else "-"


@sent_once
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    found = open_one(request, community, school_year)
    require(request.viewer, Action.EDIT_NETWORKS, community_id=found.wheel.community_id)
    page = SetupPage(request, found)
    if request.method == "POST":
        answer = _remove_closed(page) if page.act == "remove-closed" else _save(page)
        if answer is not None:
            return answer
    context = {
        "page": page,
        "said": what_was_said(request),
        "sent": page.sent if request.method == "POST" else None,
    }
    return render(request, "wheel/edit/setup.html", context, status=422 if page.act else 200)


def _save(page: SetupPage) -> HttpResponse | None:
    """Save the form that was sent, and answer; None when something must be mended."""
    form = page.sent
    if not form.is_valid():
        page.act = page.act or "title"
        return None
    saves: dict[type[DraftForm], Callable[[SetupPage], str]] = {
        TitleForm: _save_title,
        ArenaForm: _save_arena,
        ClosedForm: _save_closed,
    }
    try:
        said = saves[type(form)](page)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    except StaleArena as stale:
        assert isinstance(form, ArenaForm)
        _tell_stale(form, stale.theirs)
        return None
    return HttpResponseRedirect(f"{page.address}?{tell(said)}")


def _save_title(page: SetupPage) -> str:
    cleaned = page.title_form.cleaned_data
    _show(
        page,
        {int(key) for key in cleaned["arenas"]},
        title=cleaned["title"],
        table_shape=TableShape(cleaned["table_shape"]) if cleaned["table_shape"] else None,
    )
    return _("The wheel is saved in the draft.")


def _save_arena(page: SetupPage) -> str:
    part = next((each for each in page.parts if f"arena-{each.arena.slug}" == page.act), None)
    if part is not None:
        arena = page.rows().get(pk=part.arena.id)
        facts = part.form.facts(arena)
        seen = part.form.cleaned_data["seen"]
        change_arena(viewer=page.viewer, arena=arena, facts=facts, expected=seen, now=clock.now())
        return _("“%(name)s” is saved.") % {"name": facts.name}
    facts = page.new_arena.facts()
    community = page.found.wheel.community
    added = add_arena(viewer=page.viewer, community=community, facts=facts, now=clock.now())
    _show(page, {*(one.id for one in page.arenas if one.slug in page.shown), added.pk})
    return _("“%(name)s” is added to the wheel.") % {"name": facts.name}


def _tell_stale(form: ArenaForm, theirs: Arena) -> None:
    """T-55: both texts stand on the page, field by field; saving again decides."""
    mine, standing = form.cleaned_data, values_of(theirs)
    shown = {**standing, "level": LEVELS[Level(theirs.level)]}
    mine["place"] = mine["place"] or standing["place"]  # left empty, it stays where it is
    differing = [
        name
        for name, value in standing.items()
        if name != "seen" and _plain(value) != _plain(mine[name])
    ]
    theirs_is = _(
        "Someone else saved this while you had it open. Theirs is “%(theirs)s”. Save again to "
        "keep yours."
    )
    is_empty = _(
        "Someone else saved this while you had it open, and left this empty. Save again to keep "
        "yours."
    )
    for name in differing:
        said = theirs_is % {"theirs": shown[name]} if shown[name] else is_empty
        form.add_error(name, said)
    if not differing:
        form.add_error(None, _("Someone else saved the same while you had it open."))
    if isinstance(form.data, QueryDict):
        data = form.data.copy()
        data[form.add_prefix("seen")] = standing["seen"]
        form.data = data


def _plain(value: object) -> str:
    return " ".join(str(value).split())


def _show(
    page: SetupPage,
    arenas: set[int],
    *,
    title: str = "",
    table_shape: TableShape | None = None,
) -> None:
    wheel = page.found.wheel
    change_wheel(
        viewer=page.viewer,
        wheel=wheel,
        title=title or wheel.title,
        arenas=list(page.rows().filter(pk__in=arenas)),
        table_shape=table_shape,
        now=clock.now(),
    )


def _save_closed(page: SetupPage) -> str:
    cleaned = page.new_closed.cleaned_data
    place = None
    if cleaned["municipality"]:
        places = Organisation.objects.seen_by(page.viewer).distinct()
        place = places.get(pk=int(cleaned["municipality"]))
    add_closed_day(
        viewer=page.viewer,
        community=page.found.wheel.community,
        kind=ClosedKind(cleaned["kind"]),
        name=cleaned["name"],
        first=cleaned["when"].first,
        last=cleaned["when"].last,
        municipality=place,
        now=clock.now(),
    )
    return _("“%(name)s” is added to the closed days.") % {"name": cleaned["name"]}


def _remove_closed(page: SetupPage) -> HttpResponse:
    """Take it out, and offer to put the same back."""
    wanted = page.request.POST.get("closed", "")
    row = next((each for each in page.closed_days() if str(each.pk) == wanted), None)
    if row is None:
        raise NotVisible
    timing = Timing.days(row.first_day, row.last_day)
    again = {
        "act": "add-closed",
        "fri-name": row.name,
        "fri-kind": row.kind,
        "fri-when": write_for_editing(timing, written_in=written_in(page.found)),
        "fri-municipality": str(row.municipality_id or ""),
    }
    remove_closed_day(viewer=page.viewer, closed=row, now=clock.now())
    said = _("“%(name)s” is taken out.") % {"name": row.name}
    return HttpResponseRedirect(f"{page.address}?{tell(said, again=again)}")
