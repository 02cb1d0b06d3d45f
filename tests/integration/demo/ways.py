"""Each other way to the demo's pages, held against its page: real titles, real lengths (T-13)."""

from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from django.conf import settings
from django.test import Client

from samspor.access.viewer import Role
from samspor.activities.models import Activity
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.registry.models import Community, Unit
from samspor.seats.models import SeatHolder
from tests.integration.portal.test_other_ways import READ
from tests.unit.drawing.files.readers import squeezed

TEST: Final = "the test looks at everything"
# Shorter titles, such as "Møte", are words of the pages themselves.
TELLING: Final = 12
WHO: Final = (None, Role.DEVELOPMENT_ADVISER, Role.HEAD)
Names = frozenset[str]
READERS: Final = {
    **READ,
    "application/json": bytes.decode,
    "text/calendar": lambda data: (
        READ["text/calendar"](data).replace("\\,", ",").replace("\\;", ";")
    ),
}


def browser(community: Community, role: Role | None) -> Client:
    """Somebody who has such a seat there; a browser of nobody for None."""
    client = Client()
    rows = SeatHolder.objects.unguarded(reason=TEST).filter(seat__community=community)
    holding = rows.filter(seat__role=role, valid_to=None).order_by("pk").first() if role else None
    if holding and holding.person.user:
        client.force_login(holding.person.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def differences(community: Community, year: SchoolYear) -> Iterator[str]:
    """Where another way holds something else than its page, or what nobody may see."""
    for role in WHO:
        client = browser(community, role)
        for other, page, names, is_part in _ways(community, year):
            there, here = _held(client, other, names), _held(client, page, names)
            if not here:
                yield f"{page} as {role} holds nothing"
            if not (there <= here if is_part else there == here):
                yield f"{other} as {role}: {sorted(there ^ here)}"


def _ways(community: Community, year: SchoolYear) -> Iterator[tuple[str, str, Names, bool]]:
    """Another way, its page, what may be told, and whether it tells only some of it."""
    titles = Activity.objects.unguarded(reason=TEST).values_list("title", flat=True)
    told = frozenset(title for title in titles if len(title) >= TELLING)
    wheel = f"/arshjul/{community.slug}/{year}"
    for kind in ("ics", "docx", "xlsx", "html", "pdf", "json"):
        yield f"{wheel}.{kind}", f"{wheel}/?vis=liste", told, False
    yield f"/innbygg/{community.slug}/{year}/?vis=liste", f"{wheel}/?vis=liste", told, False
    names = frozenset(Unit.objects.unguarded(reason=TEST).values_list("name", flat=True))
    units = f"/{community.slug}/barnehager-og-skoler"
    for kind in ("docx", "xlsx", "html"):
        yield f"{units}.{kind}", f"{units}/", names, False
    arenas = Arena.objects.unguarded(reason=TEST).filter(community=community, is_public=True)
    for slug, name in arenas.filter(parent=None).values_list("slug", "name"):
        page = f"/{community.slug}/nettverk/{slug}/"
        yield f"/innbygg{page}", page, frozenset({*told, name}), True


def _held(client: Client, address: str, names: Names) -> Names:
    answer: Any = client.get(address)
    assert answer.status_code == 200, address
    data = answer.getvalue() if answer.streaming else answer.content
    text = squeezed(unescape(READERS[answer["Content-Type"].partition(";")[0]](data)))
    return frozenset(name for name in names if squeezed(name) in text)
