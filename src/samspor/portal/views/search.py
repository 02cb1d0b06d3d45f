"""One field that finds everything one may see, grouped by what it is."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.kernel.finding import LONGEST_QUESTION
from samspor.kernel.school_year import SchoolYear
from samspor.portal.finds import Candidate, Find, What
from samspor.portal.selectors.search import Found, search
from samspor.registry.address import mark
from samspor.registry.models import Community
from samspor.registry.selectors.communities import community_at
from samspor.ui.navigation import Link

# How many of each kind are shown together, and how many on a page of one kind.
OF_EACH: Final = 5
ON_A_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class Row:
    find: Find
    href: str
    facts: str

    @property
    def lang(self) -> str:
        where = self.find.candidate.where
        return where.language if where else ""


@dataclass(frozen=True, slots=True)
class Group:
    what: What
    heading: str
    count: int
    rows: list[Row]
    more: str  # where all of them are; "" when they are here


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the address. `what` None shows some of each kind."""

    question: str
    what: What | None
    community: Community | None

    @classmethod
    def of(cls, request: ViewerRequest) -> "Asked":
        """An unknown kind is no kind; an unknown community does not exist (T-08)."""
        given = request.GET
        slug = given.get("i", "")
        community = community_at(request.viewer, slug) if slug else None
        what = given.get("hva", "")
        question = " ".join(given.get("q", "").replace("\0", " ").split())[:LONGEST_QUESTION]
        return cls(question, What(what) if what in set(What) else None, community)

    def address(self, *, what: What | None = None, anywhere: bool = False) -> str:
        slug = self.community.slug if self.community and not anywhere else ""
        parts = {"q": self.question, "i": slug, "hva": what or ""}
        return f"{reverse('search')}?{urlencode({k: v for k, v in parts.items() if v})}"


@require_safe
def find(request: ViewerRequest) -> HttpResponse:
    asked = Asked.of(request)
    if asked.community:
        mark(request, asked.community)
    today = clock.today()
    found = search(request.viewer, question=asked.question, on=today, community=asked.community)
    several = len(found.by_kind) > 1
    what = asked.what if asked.what in found.by_kind else None
    page = _page(request, found, what) if what else None
    context = {
        "asked": asked,
        "found": found,
        "kinds": _kinds(asked, found, what) if several else [],
        "groups": _groups(asked, found, what, page),
        "page": page,
        "elsewhere": asked.address(what=what, anywhere=True) if asked.community else "",
        "said": bool(found.terms),
    }
    return render(request, "portal/search.html", context)


def _page(request: HttpRequest, found: Found, what: What) -> Page[Candidate]:
    pages = Paginator(found.by_kind[what], ON_A_PAGE)
    return pages.get_page(request.GET.get("side"))


def _groups(
    asked: Asked,
    found: Found,
    what: What | None,
    page: "Page[Candidate] | None",
) -> list[Group]:
    groups = []
    for kind, all_of_it in found.by_kind.items():
        if what is not None and kind is not what:
            continue
        alone = len(found.by_kind) == 1
        some = list(page) if page else all_of_it[: ON_A_PAGE if alone else OF_EACH]
        more = "" if page or len(some) == len(all_of_it) else asked.address(what=kind)
        rows = [_row(asked, one) for one in found.shown(some)]
        groups.append(Group(kind, _heading(kind), len(all_of_it), rows, more))
    return groups


def _row(asked: Asked, find: Find) -> Row:
    one = find.candidate
    facts = [fact for fact in one.facts if fact]
    if one.where and asked.community is None:
        facts.append(one.where.name)
    return Row(find, _href(one), " · ".join(facts))


def _href(one: Candidate) -> str:
    """Its own page. Made only for what is shown."""
    arguments: dict[str, Any] = {"community": one.where.slug} if one.where else {}
    match one.key:
        case None:
            pass
        case (SchoolYear() as year, activity):
            arguments |= {"school_year": year, "activity": activity}
        case SchoolYear() as year if one.route == "wheel":
            arguments |= {"school_year": year}
        case key if one.route in _NAMED:
            arguments[_NAMED[one.route]] = key
    query = "?vis=liste" if one.route == "wheel" else ""
    return reverse(one.route, kwargs=arguments) + query + (f"#{one.anchor}" if one.anchor else "")


# What the part of the address that tells one from another is called.
_NAMED: Final = {
    "network": "network",
    "network_members": "network",
    "focus_area": "area",
    "initiative": "initiative",
    "unit": "unit",
    "seat": "seat_id",
}


def _kinds(asked: Asked, found: Found, what: What | None) -> list[Link]:
    """All together, and each kind that was hit, with how many there are."""
    everything = Link(
        pgettext("search", "All"), asked.address(), current=what is None, count=found.count
    )
    return [
        everything,
        *(
            Link(_heading(kind), asked.address(what=kind), current=kind is what, count=len(rows))
            for kind, rows in found.by_kind.items()
        ),
    ]


def _heading(what: What) -> str:
    return {
        What.ACTIVITIES: _("Activities"),
        What.NETWORKS: _("Networks"),
        What.CHARTERS: _("Agreements of networks"),
        What.FOCUS_AREAS: _("Focus areas"),
        What.INITIATIVES: _("Initiatives"),
        What.UNITS: _("Kindergartens and schools"),
        What.ORGANISATIONS: _("Municipalities, owners and partners"),
        What.SEATS: _("Seats"),
        What.CLOSED_DAYS: _("Closed days"),
        What.HELP: _("Help"),
    }[what]
