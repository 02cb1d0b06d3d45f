"""Documents that are read and wait to be looked through: a part of what my page asks at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from samspor.access.viewer import Viewer
from samspor.activities.selectors import row
from samspor.intake.selectors.readings import waiting_for
from samspor.registry.models import Community


@dataclass(frozen=True, slots=True)
class MyDocument:
    community: Community
    id: int
    title: str


def waiting_documents(viewer: Viewer) -> QuerySet[Any, Any]:
    """A part of the union."""
    return row(
        waiting_for(viewer),
        "document",
        id="id",
        community="community_id",
        title="title",
        name="name",
    )


def documents_in(
    communities: Mapping[int, Community], found: Iterable[Mapping[str, Any]]
) -> list[MyDocument]:
    """Those of the communities, oldest first."""
    return [
        MyDocument(communities[data["community"]], data["id"], data["title"] or data["name"])
        for data in sorted(found, key=lambda data: int(data["id"]))
        if data["community"] in communities
    ]
