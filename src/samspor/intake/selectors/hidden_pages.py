"""Pages that came of documents, and that only those with a role in the community can see."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.db.models import QuerySet

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.editing.enums import Part, Standing
from samspor.editing.models import PageVersion
from samspor.focus.models import FocusArea, Initiative
from samspor.intake.models import SourceFact
from samspor.intake.proposals import Section
from samspor.intake.selectors.receipt import Receipt
from samspor.networks.models import Arena
from samspor.registry.models import Community

HiddenPage = Arena | Initiative | FocusArea

# What gets a page of its own, in the order of the menu.
PAGES: Final[Mapping[Section, tuple[type[HiddenPage], Part]]] = MappingProxyType(
    {
        Section.NETWORK: (Arena, Part.NETWORKS),
        Section.FOCUS_AREA: (FocusArea, Part.AREAS),
        Section.INITIATIVE: (Initiative, Part.INITIATIVES),
    }
)


def hidden_pages(viewer: Viewer, *, community: Community) -> list[tuple[Section, HiddenPage]]:
    """From all documents together, by kind and then as the public lists have them.

    Three statements.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk)
    return [
        (section, page)
        for section in PAGES
        for page in _of_community(viewer, community, section).select_related("community")
    ]


def hidden_number(viewer: Viewer, *, community: Community) -> int:
    """How many they are; 0 for who may not read documents in. One statement."""
    first, *others = (_of_community(viewer, community, each).values("pk") for each in PAGES)
    return first.order_by().union(*(rows.order_by() for rows in others), all=True).count()


def hidden_of(viewer: Viewer, receipt: Receipt) -> list[HiddenPage]:
    """From one document. At most three statements."""
    found: list[HiddenPage] = []
    for section in PAGES:
        facts = [each for each in receipt.facts if each.section is section and each.is_new]
        keys = [each.row_id for each in facts if each.row_id is not None]
        if keys:
            found += _hidden(viewer, section).filter(pk__in=keys).select_related("community")
    return found


def _of_community(viewer: Viewer, community: Community, section: Section) -> QuerySet[Any]:
    facts = SourceFact.objects.seen_by(viewer).filter(
        source__community=community, key__startswith=f"{section.value}:"
    )
    rows = _hidden(viewer, section).filter(community=community)
    return rows.filter(pk__in=facts.values("row_id"))


def _hidden(viewer: Viewer, section: Section) -> QuerySet[Any]:
    """What somebody has taken away from the public pages is not waiting to be shown (T-19)."""
    model, part = PAGES[section]
    taken_away = PageVersion.objects.seen_by(viewer).filter(part=part, standing=Standing.REMOVED)
    rows: QuerySet[Any] = model.objects.seen_by(viewer).filter(is_public=False)
    return rows.exclude(pk__in=taken_away.values("object_id"))
