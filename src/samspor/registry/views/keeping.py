"""What the pages of those who keep the registry share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.forms import BooleanField, ChoiceField, DateField, Field
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.registry.address import enter, way_to
from samspor.registry.enums import OrganisationKind
from samspor.registry.forms.units import RegistryForm
from samspor.registry.models import Community, Organisation, RegisterBatch
from samspor.registry.rules import keeps_all, own_districts, own_municipalities, require_some
from samspor.registry.selectors.administration import organisations_here
from samspor.ui.navigation import Link
from samspor.ui.told import tell

CHOICE = "keep_"
THEIRS = "theirs"


@dataclass
class Room:
    """The registry of one community, as this viewer keeps it."""

    request: ViewerRequest
    community: Community
    today: date = field(default_factory=clock.today)

    @property
    def keeps_all(self) -> bool:
        return keeps_all(self.request.viewer, community_id=self.community.pk)

    @cached_property
    def organisations(self) -> list[Organisation]:
        return organisations_here(self.request.viewer, community=self.community, on=self.today)

    def of_kind(self, kind: OrganisationKind) -> list[Organisation]:
        return [row for row in self.organisations if row.kind == kind]

    def whole_places(self) -> list[Organisation]:
        """Municipalities that the viewer may write all about."""
        own = own_municipalities(self.request.viewer, community_id=self.community.pk)
        rows = self.of_kind(OrganisationKind.MUNICIPALITY)
        return [row for row in rows if self.keeps_all or row.pk in own]

    def places(self) -> list[Organisation]:
        """Municipalities that the viewer may have units in, be it in one district only."""
        keys = {row.pk for row in self.whole_places()} | {row.parent_id for row in self.districts()}
        return [row for row in self.of_kind(OrganisationKind.MUNICIPALITY) if row.pk in keys]

    def districts(self) -> list[Organisation]:
        """Own ones, and those of the municipalities that the viewer may write all about."""
        keys = {place.pk for place in self.whole_places()}
        own = own_districts(self.request.viewer, community_id=self.community.pk)
        rows = self.of_kind(OrganisationKind.DISTRICT)
        return [row for row in rows if row.parent_id in keys or row.pk in own]

    @property
    def needs_district(self) -> bool:
        """Whether all units that the viewer keeps lie in districts."""
        return not self.whole_places()

    def address(self, name: str, **named: object) -> str:
        return reverse(name, kwargs={"community": self.community.slug, **named})

    def way(self, *deeper: Link) -> list[Link]:
        """Down to the registry and on; the page itself is not in it."""
        return [
            *way_to(self.community, "units"),
            Link(_("Registry"), self.address("registry")),
            *deeper,
        ]

    def told(
        self, name: str, said: str, batch: RegisterBatch | None = None, **named: object
    ) -> HttpResponse:
        """To the page, which says what was done and offers to take it back."""
        undo = self.address("registry_undo", batch=batch.pk) if batch else ""
        return HttpResponseRedirect(f"{self.address(name, **named)}?{tell(said, undo=undo)}")


def open_room(request: ViewerRequest, community: str) -> Room:
    """Raises NotVisible or Forbidden for who keeps nothing of it."""
    found = enter(request, community)
    require_some(viewer=request.viewer, community=found)
    return Room(request, found)


# --- two people saved the same (T-55) ---


@dataclass(frozen=True, slots=True)
class Both:
    """One field as both have it. `prefers_theirs`: only the other person changed it."""

    name: str
    label: str
    mine: str
    theirs: str
    prefers_theirs: bool


def show_conflict(
    room: Room,
    form: RegistryForm,
    *,
    theirs: Mapping[str, Any],
    changed: frozenset[str],
    heading: str,
    address: str,
    back: str,
) -> HttpResponse:
    """Ask for each field whose text to keep; nothing is overwritten."""
    mine = form.typed()
    context = {
        "differences": [
            Both(
                name,
                str(shown.label),
                _as_text(shown, mine.get(name)),
                _as_text(shown, theirs.get(name)),
                name in changed or f"{name}_id" in changed,
            )
            for name, shown in form.fields.items()
            if name in theirs
            and name != "version"
            and _plain(shown, mine.get(name)) != _plain(shown, theirs.get(name))
        ],
        "kept": [
            (name, value)
            for name in form.fields
            if name != "version"
            for value in room.request.POST.getlist(name)
        ],
        "version": theirs["version"],
        "heading": heading,
        "address": address,
        "back": back,
    }
    return render(room.request, "registry/keep/conflict.html", context, status=409)


def settled(posted: QueryDict, theirs: Mapping[str, Any]) -> QueryDict:
    """What was posted, with the other person's text where that was chosen."""
    data = posted.copy()
    for name in [key.removeprefix(CHOICE) for key in posted if key.startswith(CHOICE)]:
        if posted[CHOICE + name] != THEIRS or name not in theirs:
            continue
        value = theirs[name]
        data.pop(name, None)
        if isinstance(value, bool):
            if value:
                data[name] = "on"
        elif value is not None:
            data[name] = str(value)
    return data


def _plain(shown: Field, value: Any) -> Any:
    if isinstance(shown, BooleanField):
        return bool(value)
    return str(value if value is not None else "").strip()


def _as_text(shown: Field, value: Any) -> str:
    if isinstance(shown, BooleanField):
        return _("Yes") if value else _("No")
    if isinstance(shown, ChoiceField):
        names = {str(key): str(label) for key, label in shown.choices}  # type: ignore[union-attr, misc]  # flat lists of ours
        return names.get(str(value or ""), "") or "–"
    if isinstance(shown, DateField) and isinstance(value, date):
        return value.isoformat()
    return str(value or "") or "–"
