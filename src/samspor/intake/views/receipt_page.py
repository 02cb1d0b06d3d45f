"""Where each thing that was taken in stands now."""

from collections.abc import Sequence
from typing import Any, Final

from django.urls import reverse

from samspor.access.policy import Action, may
from samspor.access.viewer import Viewer
from samspor.activities.models import Activity
from samspor.focus.models import FocusArea, Initiative
from samspor.intake.kind_words import KINDS, SHOWN, Kind
from samspor.intake.models import Reading
from samspor.intake.selectors.receipt import Receipt, TakenFact
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.registry.models import Community

Shown = tuple[TakenFact, str]

# Row type to its model, its route, and what the route calls the slug.
_SLUGS: Final[dict[str, tuple[Any, str, str]]] = {
    "arena": (Arena, "network", "network"),
    "initiative": (Initiative, "initiative", "initiative"),
    "focusarea": (FocusArea, "focus_area", "area"),
}


def taken_by_kind(
    viewer: Viewer, community: Community, receipt: Receipt
) -> list[tuple[Kind, list[Shown]]]:
    """Facts with their addresses, "" where a thing has no page. Four statements at most."""
    addresses = _addresses(viewer, community, receipt.facts)
    shown = []
    for section in SHOWN:
        facts = [fact for fact in receipt.facts if fact.section is section]
        if facts:
            found = [(fact, addresses.get((fact.row_type, fact.row_id), "")) for fact in facts]
            shown.append((KINDS[section], found))
    return shown


def wheel_of(viewer: Viewer, reading: Reading) -> str:
    """The draft of the year that the document is about."""
    year = reading.draft.get("document", {}).get("school_year") if reading.draft else None
    if not year or not may(viewer, Action.VIEW_DRAFT, community_id=reading.community_id):
        return ""
    where = {"community": reading.community.slug, "school_year": SchoolYear.parse(year)}
    return reverse("wheel_draft", kwargs=where)


def _addresses(
    viewer: Viewer, community: Community, facts: Sequence[TakenFact]
) -> dict[tuple[str, int | None], str]:
    ids: dict[str, set[int]] = {}
    for fact in facts:
        if fact.row_id is not None:
            ids.setdefault(fact.row_type, set()).add(fact.row_id)
    slug = community.slug
    found: dict[tuple[str, int | None], str] = {}
    if "activity" in ids:
        rows = Activity.objects.seen_by(viewer).filter(pk__in=ids["activity"], removed=False)
        for pk, public_id, start in rows.values_list("pk", "public_id", "school_year"):
            where = {"community": slug, "school_year": SchoolYear(start), "activity": public_id}
            found["activity", pk] = reverse("wheel_draft_activity", kwargs=where)
    for row_type, (model, route, name) in _SLUGS.items():
        if row_type in ids:
            rows_named = model.objects.seen_by(viewer).filter(pk__in=ids[row_type])
            for pk, row_slug in rows_named.values_list("pk", "slug"):
                where = {"community": slug, name: row_slug}
                found[row_type, pk] = reverse(route, kwargs=where)
    for pk in ids.get("unit", ()):
        found["unit", pk] = reverse("unit", kwargs={"community": slug, "unit": pk})
    for pk in ids.get("seat", ()):
        found["seat", pk] = reverse("seat", kwargs={"community": slug, "seat_id": pk})
    return found
