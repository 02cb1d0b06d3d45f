"""Communities and units in the words of schema.org."""

from typing import Any, Final

from django.http import HttpRequest

from samspor.registry.enums import UnitKind
from samspor.registry.models import Community, Unit
from samspor.ui import navigation

_KINDS: Final = {UnitKind.KINDERGARTEN: "Preschool", UnitKind.SCHOOL: "School"}


def organization(request: HttpRequest, community: Community) -> dict[str, Any]:
    front = navigation.address("community_front", community=community.slug)
    return {
        "@type": "Organization",
        "name": community.name,
        "url": request.build_absolute_uri(front),
    }


def part(request: HttpRequest, community: Community, *, name: str, about: str) -> dict[str, Any]:
    """A standing group of the community that the page is about."""
    facts = {
        "@type": "Organization",
        "name": name,
        "url": request.build_absolute_uri(request.path),
        "parentOrganization": organization(request, community),
    }
    return {**facts, "description": about} if about else facts


def unit(request: HttpRequest, shown: Unit) -> dict[str, Any]:
    """The kindergarten or school that the page is about."""
    facts: dict[str, Any] = {
        "@type": _KINDS[UnitKind(shown.kind)],
        "name": shown.name,
        "url": request.build_absolute_uri(request.path),
        "address": {
            "@type": "PostalAddress",
            "addressLocality": shown.municipality.name,
            "addressCountry": "NO",
        },
    }
    if shown.owner:
        facts["parentOrganization"] = {"@type": "Organization", "name": shown.owner.name}
    return facts
