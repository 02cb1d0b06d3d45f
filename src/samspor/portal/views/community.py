"""The front page of a community."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samspor.access.policy import Action, may
from samspor.access.request import ViewerRequest
from samspor.drawing.content import Item
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.writing import write_number
from samspor.networks.selectors.public import districts, others, thematic
from samspor.portal.links import activity_address, wheel_address
from samspor.portal.miniature import miniature
from samspor.portal.selectors.community import CommunityFront, community_front
from samspor.registry.address import kept_page, mark, mark_subject, no_page_unless_found
from samspor.registry.enums import UnitKind
from samspor.registry.linked import organization
from samspor.registry.models import Community
from samspor.registry.selectors.units import kinds, total
from samspor.ui.templatetags.norwegian import language

COMING = 4


@kept_page
@require_safe
def front(
    request: ViewerRequest, community: str, *, shown: Community | None = None
) -> HttpResponse:
    """`shown` introduces itself as a draft, or an earlier version, does; only the top is drawn."""
    today = clock.today()
    year = SchoolYear.of(today)
    with no_page_unless_found(request):
        facts = community_front(
            request.viewer, slug=community, today=today, only_top=shown is not None
        )
    mark(request, facts.community)
    mark_subject(request, facts.community)
    context = {
        "facts": facts,
        "introduced": shown or facts.community,
        "only_top": shown is not None,
        "community": facts.community,
        "heading": _heading(facts),
        "today": today,
        "year": year,
        "coming": _coming(facts, year, facts.coming(today=today, limit=COMING)),
        "wheel": wheel_address(community, year) if facts.content else "",
        "drawing": miniature(facts.content, today=today) if facts.content else None,
        "districts": districts(facts.networks),
        "thematic": thematic(facts.networks),
        "others": others(facts.networks),
        "figures": _figures(facts),
        "updated": facts.updated,
        "begins": may(request.viewer, Action.RELEASE_EDITION, community_id=facts.community.pk),
        "linked": organization(request, facts.community),
    }
    return render(request, "portal/community.html", context)


def _heading(facts: CommunityFront) -> str:
    """Says only what there is: most communities have kindergartens alone."""
    name = {"community": facts.community.name}
    if kinds(facts.units) == {UnitKind.KINDERGARTEN}:
        return _("How we develop the kindergartens in %(community)s") % name
    if kinds(facts.units) == {UnitKind.SCHOOL}:
        return _("How we develop the schools in %(community)s") % name
    return _("How we develop kindergartens and schools in %(community)s") % name


def _figures(facts: CommunityFront) -> tuple[str, str] | None:
    """Units and children, once every unit in the registry is counted; half a sum misleads."""
    whole = total(facts.units)
    if whole.children is None or not whole.is_whole:
        return None
    kindergartens = kinds(facts.units) == {UnitKind.KINDERGARTEN}
    units = (
        ngettext("%(number)s kindergarten", "%(number)s kindergartens", whole.units)
        if kindergartens
        else ngettext("%(number)s unit", "%(number)s units", whole.units)
    )
    children = ngettext("%(number)s child", "%(number)s children", whole.children)
    return (
        units % {"number": write_number(whole.units, language=language())},
        children % {"number": write_number(whole.children, language=language())},
    )


def _coming(
    facts: CommunityFront, year: SchoolYear, items: list[Item]
) -> list[tuple[Item, str, str]]:
    """Each with its address and the arenas it is for."""
    if facts.content is None:
        return []
    names = {arena.id: arena.name for arena in facts.content.arenas}
    return [
        (
            item,
            activity_address(facts.community.slug, year, item.id),
            ", ".join(names[key] for key in item.arenas if key in names),
        )
        for item in items
    ]
