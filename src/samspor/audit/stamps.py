"""Tell what was made before a write from what is made after it."""

import secrets
from typing import Final

from django.db.models import OuterRef, QuerySet, Subquery, Sum, Value

from samspor.access.viewer import Viewer
from samspor.audit.models import EVERYWHERE, Stamp

_BITS: Final = 40  # so that the sum of thousands is still a number of the database


def stamp(community_id: int) -> None:
    """In the transaction of the write: whoever sees it sees the new number, and nobody before."""
    rows = Stamp.objects.unguarded(reason="counts writes, whoever writes")
    mine, value = rows.filter(community_id=community_id), secrets.randbits(_BITS)
    if not mine.update(value=value):
        rows.bulk_create([Stamp(community_id=community_id, value=value)], ignore_conflicts=True)
        mine.update(value=value)  # it may have been somebody else's that was there by now


def stamp_of(viewer: Viewer, *, path: str = "pk") -> Subquery:
    """The number of the row's community, to stand in a query of its own."""
    rows = Stamp.objects.seen_by(viewer).filter(community_id=OuterRef(path))
    return Subquery(rows.values("value")[:1])


def stamp_of_all(viewer: Viewer) -> Subquery:
    """The number of what all communities share."""
    rows = Stamp.objects.seen_by(viewer).filter(community_id=EVERYWHERE)
    return Subquery(rows.values("value")[:1])


def any_stamp(viewer: Viewer) -> QuerySet[Stamp, tuple[int]]:
    """One number for the whole installation: another after any write."""
    rows = Stamp.objects.seen_by(viewer).order_by().values(whole=Value(1))
    return rows.annotate(total=Sum("value")).values_list("total")
