"""Communities, municipalities and units that read aloud.

region = community("Fjordane")
skaun = municipality("Skaun", taking_part_in=region)
kindergarten("Solbakken", in_=skaun)
private_kindergarten("Fjellknausen", in_=skaun)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from itertools import count
from typing import TypeVar

from django.db.models import Model
from django.utils.text import slugify

from samspor.kernel.kept import forget
from samspor.registry.enums import CommunityKind, OrganisationKind, Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Participation, Unit

LONG_AGO = date(2015, 8, 1)
_numbers = count(1)
_made_before: set[str] = set()
_has_been_asked = ContextVar("has_been_asked", default=False)

Row = TypeVar("Row", bound=Model)


@contextmanager
def asked_once(what: str) -> Iterator[None]:
    """The same rows each time: the models' law is asked the first time in this process only."""
    token = _has_been_asked.set(what in _made_before)
    try:
        yield
    finally:
        _has_been_asked.reset(token)
    _made_before.add(what)


def saved(row: Row) -> Row:
    """As no service would: what pages have kept does not hear of it, so it is forgotten."""
    if not _has_been_asked.get():
        row.full_clean()
    row.save()
    forget()
    return row


def community(name: str = "Fjordane", *, kind: str = CommunityKind.COMPETENCE_REGION) -> Community:
    return saved(Community(slug=slugify(name), name=name, kind=kind))


def organisation(
    name: str,
    *,
    kind: str,
    taking_part_in: Community | None = None,
    parent: Organisation | None = None,
) -> Organisation:
    row = saved(Organisation(name=name, kind=kind, parent=parent))
    if taking_part_in:
        take_part(row, taking_part_in)
    return row


def take_part(
    row: Organisation, in_: Community, *, since: date = LONG_AGO, until: date | None = None
) -> Participation:
    return saved(Participation(organisation=row, community=in_, valid_from=since, valid_to=until))


def municipality(name: str = "Storvik", *, taking_part_in: Community | None = None) -> Organisation:
    row = saved(
        Organisation(
            name=f"{name} kommune",
            short_name=name,
            kind=OrganisationKind.MUNICIPALITY,
            municipality_number=f"{next(_numbers) % 10_000:04d}",
        )
    )
    if taking_part_in:
        take_part(row, taking_part_in)
    return row


def university(name: str = "Høgskolen", *, taking_part_in: Community | None = None) -> Organisation:
    return organisation(name, kind=OrganisationKind.UNIVERSITY, taking_part_in=taking_part_in)


def service(
    name: str = "Kompetansenettverket", *, parent: Organisation | None = None
) -> Organisation:
    return organisation(name, kind=OrganisationKind.SERVICE, parent=parent)


def private_owner(name: str = "Fjellknausen SA") -> Organisation:
    return organisation(name, kind=OrganisationKind.OWNER)


def kindergarten(name: str = "Solbakken", *, in_: Organisation) -> Unit:
    return saved(
        Unit(
            name=f"{name} barnehage",
            kind=UnitKind.KINDERGARTEN,
            ownership=Ownership.MUNICIPAL,
            owner=in_,
            municipality=in_,
        )
    )


def private_kindergarten(
    name: str = "Fjellknausen", *, in_: Organisation, owner: Organisation | None = None
) -> Unit:
    return saved(
        Unit(
            name=f"{name} barnehage",
            kind=UnitKind.KINDERGARTEN,
            ownership=Ownership.PRIVATE,
            owner=owner,
            municipality=in_,
        )
    )


def school(name: str = "Elvran", *, in_: Organisation) -> Unit:
    return saved(
        Unit(
            name=f"{name} skole",
            kind=UnitKind.SCHOOL,
            ownership=Ownership.MUNICIPAL,
            owner=in_,
            municipality=in_,
        )
    )
