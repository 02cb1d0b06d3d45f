"""Where a document is taken in, who does it and when: what every step needs."""

from dataclasses import dataclass
from datetime import datetime

from samspor.access.viewer import Viewer
from samspor.kernel.school_year import SchoolYear
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Community, Organisation, Participation


@dataclass(frozen=True, slots=True)
class Place:
    """`municipalities` by case-folded name: those that take part in the community."""

    community: Community
    year: SchoolYear
    viewer: Viewer
    now: datetime
    municipalities: dict[str, Organisation]


def find_place(community: Community, year: SchoolYear, viewer: Viewer, now: datetime) -> Place:
    parts = Participation.objects.unguarded(reason="names in the document are matched to these")
    rows = parts.filter(
        community=community, organisation__kind=OrganisationKind.MUNICIPALITY
    ).select_related("organisation")
    return Place(
        community=community,
        year=year,
        viewer=viewer,
        now=now,
        municipalities={str(row.organisation).casefold(): row.organisation for row in rows},
    )
