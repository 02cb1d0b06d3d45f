"""What tells whether anything on a community's pages has changed."""

from typing import Any

from django.db.models import QuerySet

from samspor.access.querysets import ViewerQuerySet
from samspor.access.viewer import Viewer
from samspor.audit.stamps import stamp_of, stamp_of_all
from samspor.registry.models import Community


def community_stamp(
    viewer: Viewer, *, community: str, **_rest_of_the_address: Any
) -> QuerySet[Community, tuple[int, int | None, int | None]]:
    """No row where there is no community."""
    rows = Community.objects.seen_by(viewer).filter(slug=community)
    return rows.values_list("pk", stamp_of(viewer), stamp_of_all(viewer))


def with_stamps(viewer: Viewer, rows: ViewerQuerySet[Community]) -> ViewerQuerySet[Community]:
    return rows.annotate(stamp=stamp_of(viewer), stamp_of_all=stamp_of_all(viewer))


def stamp_read(community: Community) -> tuple[tuple[int, int | None, int | None], ...]:
    """As `community_stamp` would answer, of one that was read `with_stamps`."""
    read = vars(community)
    return ((community.pk, read["stamp"], read["stamp_of_all"]),) if "stamp" in read else ()
