"""A new page begins hidden, with a name and a draft."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from samspor.access.policy import require_any
from samspor.access.viewer import Viewer
from samspor.drawing.content import Level
from samspor.editing.enums import Part, Standing
from samspor.editing.selectors.page import Page
from samspor.editing.selectors.pages import editable_page
from samspor.editing.services.keeping import add_version, day_of, standpoint
from samspor.focus.models import FocusArea, Initiative
from samspor.focus.services import (
    FocusAreaFacts,
    InitiativeFacts,
    add_focus_area,
    add_initiative,
)
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena
from samspor.networks.services import ArenaFacts, add_arena
from samspor.registry.models import Community
from samspor.registry.rules import page_places


@transaction.atomic
def begin_page(
    *, viewer: Viewer, community: Community, part: Part, name: str, now: datetime
) -> Page:
    """The page of this name. One that was hidden is taken up again, as it was.

    Raises:
        ValidationError: A page of this name is public already.
    """
    require_any(viewer, page_places(community))
    row = _hidden(viewer, community, part, name.strip())
    if row is None:
        row = _new(viewer, community, part, name, now)
    page = editable_page(viewer, community=community.slug, part=part, key=row.slug, on=day_of(now))
    stand = standpoint(viewer, page, now=now)
    if stand.draft is None:
        add_version(viewer, page, Standing.DRAFT, stand.kept, number=stand.next, now=now)
    return page


Begun = Arena | Initiative | FocusArea


def _hidden(viewer: Viewer, community: Community, part: Part, name: str) -> Begun | None:
    wanted = Q(community=community, name=name, is_public=False)
    match part:
        case Part.NETWORKS:
            return Arena.objects.seen_by(viewer).filter(wanted, parent=None).first()
        case Part.INITIATIVES:
            return Initiative.objects.seen_by(viewer).filter(wanted).first()
        case _:
            return FocusArea.objects.seen_by(viewer).filter(wanted).first()


def _new(viewer: Viewer, community: Community, part: Part, name: str, now: datetime) -> Begun:
    if part is Part.NETWORKS:
        arena = ArenaFacts(name, Level.CLUSTER, kind=ArenaKind.THEMATIC_NETWORK)
        return add_arena(viewer=viewer, community=community, facts=arena, now=now)
    if part is Part.INITIATIVES:
        programme = InitiativeFacts(name=name, is_public=False)
        return add_initiative(viewer=viewer, community=community, facts=programme, now=now)
    area = FocusAreaFacts(name=name, is_public=False)
    return add_focus_area(viewer=viewer, community=community, facts=area, now=now)
