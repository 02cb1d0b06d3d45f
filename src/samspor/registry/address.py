"""A community's own addresses: /trondheim/nettverk/. They never shadow the installation's."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, register_converter
from django.utils.translation import gettext as _

from samspor.access.errors import NotVisible
from samspor.access.models import GuardedModel
from samspor.access.request import ViewerRequest
from samspor.registry.models import Community
from samspor.registry.selectors.communities import community_at
from samspor.registry.selectors.stamps import community_stamp, stamp_read
from samspor.registry.validators import RESERVED
from samspor.ui import navigation
from samspor.ui.keeping import kept, tell
from samspor.ui.navigation import Link

Where = ParamSpec("Where")


class CommunityConverter:
    regex = rf"(?!(?:{'|'.join(sorted(RESERVED))})/)[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CommunityConverter, "community")


def community_path(rest: str, view: Callable[..., HttpResponseBase], *, name: str) -> URLPattern:
    """`community_path("nettverk/", …)` stands at /<community>/nettverk/."""
    return path(f"<community:community>/{rest}", view, name=name)


def enter(request: HttpRequest, slug: str) -> Community:
    """The community at the address.

    Raises:
        NotVisible: There is none.
    """
    known = entered(request)
    if known is not None and known.slug == slug:
        return known
    viewer: Any = getattr(request, "viewer", None)
    with no_page_unless_found(request):
        community = community_at(viewer, slug)
    mark(request, community)
    return community


@contextmanager
def no_page_unless_found(request: HttpRequest) -> Iterator[None]:
    """Any word looks like a community's address; without one the address is no page of ours.

    The page not found then offers the front page in other languages, not itself.
    """
    try:
        yield
    except NotVisible:
        request.resolver_match = None
        raise


def mark(request: HttpRequest, community: Community) -> None:
    """The reader is on one of its pages: from here on the menu shows its parts."""
    tell(request, stamp_read(community))
    request.community = community  # type: ignore[attr-defined]  # ours, read by `entered`


def mark_subject(request: HttpRequest, row: GuardedModel) -> None:
    """What the page is about: those who may change it are shown the way."""
    request.subject = row  # type: ignore[attr-defined]  # ours, read by `subject`


def subject(request: HttpRequest) -> GuardedModel | None:
    """The one row that the page is about, if it is about one."""
    return getattr(request, "subject", None)


def kept_page(
    view: Callable[Concatenate[ViewerRequest, Where], HttpResponse],
) -> Callable[Concatenate[ViewerRequest, Where], HttpResponse]:
    """A page of a community for everybody, whose view begins by `enter`: made once, given again."""
    return kept(by=community_stamp, told=True)(view)


def entered(request: HttpRequest) -> Community | None:
    """The community whose pages the reader is on."""
    return getattr(request, "community", None)


def way_to(community: Community, part: str = "") -> list[Link]:
    """The way down from the community's front page, to or through one of its parts."""
    labels = {
        "networks": _("Networks"),
        "initiatives": _("Initiatives"),
        "units": _("Kindergartens and schools"),
    }
    front = navigation.address("community_front", community=community.slug)
    links = [Link(community.name, front, lang=community.language)]
    if part:
        links.append(Link(labels[part], navigation.address(part, community=community.slug)))
    return links
