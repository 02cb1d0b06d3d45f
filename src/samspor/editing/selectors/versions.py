"""The versions of a page, for those who may change it. The page came through `editable_page`."""

from django.db.models import OuterRef, Q, Subquery

from samspor.access.policy import require_any
from samspor.access.viewer import Viewer
from samspor.editing.enums import Standing
from samspor.editing.models import PageVersion
from samspor.editing.models.page_version import PageVersionQuerySet
from samspor.editing.selectors.page import Page
from samspor.registry.models import Community
from samspor.registry.rules import page_places

KEPT_IN_VIEW = 60
_WHO = ("seat__unit", "seat__organisation", "seat__arena")


def latest_version(viewer: Viewer, page: Page) -> PageVersion | None:
    """How the page stands; None when nobody has edited it here."""
    return versions_of(viewer, page).first()


def history_of(viewer: Viewer, page: Page) -> list[PageVersion]:
    """The latest first."""
    return list(versions_of(viewer, page)[:KEPT_IN_VIEW])


def version_at(viewer: Viewer, page: Page, number: int) -> PageVersion | None:
    return versions_of(viewer, page).filter(number=number).first()


def versions_of(viewer: Viewer, page: Page) -> PageVersionQuerySet:
    page.require_edit(viewer)
    rows = PageVersion.objects.seen_by(viewer).select_related(*_WHO)
    return rows.filter(community=page.community, part=page.part, object_id=page.row.pk)


def unfinished(viewer: Viewer, *, community: Community) -> list[PageVersion]:
    """Pages with a draft, or taken away, the latest first.

    Raises:
        Forbidden: The viewer does not keep the community's pages.
    """
    require_any(viewer, page_places(community))
    rows = PageVersion.objects.seen_by(viewer).filter(community=community)
    same = rows.filter(part=OuterRef("part"), object_id=OuterRef("object_id"))
    waiting = Q(standing__in=[Standing.DRAFT, Standing.REMOVED])
    newest = rows.filter(waiting, number=Subquery(same.order_by("-number").values("number")[:1]))
    return list(newest.select_related(*_WHO).order_by("-at")[:KEPT_IN_VIEW])
