"""What the demo's public pages tell: facts from the communities' own papers, in our words."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from samspor.access.viewer import Viewer
from samspor.demo import (
    facts_midtre_gauldal,
    facts_trondelag_sorvest,
    facts_trondheim,
    facts_vesteralen_og_lodingen,
)
from samspor.networks.models import Arena
from samspor.registry.models import Community

AddFacts = Callable[[Viewer, Community, datetime], None]
_STORY = "the demo tells its own story"

FACTS: Final[Mapping[str, AddFacts]] = MappingProxyType(
    {
        "midtre-gauldal": facts_midtre_gauldal.add_facts,
        "trondelag-sorvest": facts_trondelag_sorvest.add_facts,
        "trondheim": facts_trondheim.add_facts,
        "vesteralen-og-lodingen": facts_vesteralen_og_lodingen.add_facts,
    }
)


def add_facts(viewer: Viewer, community: Community, now: datetime) -> None:
    """Once; what visitors have changed afterwards stays."""
    pages = Arena.objects.unguarded(reason=_STORY).filter(community=community, is_public=True)
    if community.slug in FACTS and not pages.exists():
        FACTS[community.slug](viewer, community, now)
