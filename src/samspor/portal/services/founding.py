"""Found a community whole: what it is called, who takes part, and who coordinates it."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspor.access.asking import everywhere
from samspor.access.policy import Action, require
from samspor.access.viewer import Role, RoleAt, Viewer
from samspor.kernel.clock import OSLO
from samspor.kernel.slug import numbered, slug_of
from samspor.registry.enums import CommunityKind, OrganisationKind
from samspor.registry.models import Community, Organisation
from samspor.registry.services.communities import found_community, join_community
from samspor.registry.services.places import OrganisationFacts, register_organisation
from samspor.registry.validators import RESERVED
from samspor.seats.models import Seat
from samspor.seats.services.seats import create_seat, register_person, take_seat
from samspor.sign_in.services.invitations import invite

_LONGEST: Final = 60  # of an address, as the model has it
_MOST: Final = 60  # a county has 48 municipalities at most
_LINE: Final = re.compile(
    r"(?:(?P<number>\d{4})\s+)?(?P<name>\D.{1,118}?)(?:\s+kommune)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Municipality:
    """As somebody wrote it; `number` is empty where they left it out."""

    name: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation:
    """`municipalities` has one at least; the first is where the coordinator has the seat.

    `email` is empty for whoever comes in another way than by an invitation; `slug` is empty where
    the address is made from the name.
    """

    name: str
    kind: CommunityKind
    municipalities: tuple[Municipality, ...]
    coordinator: str
    email: str = ""
    slug: str = ""
    language: str = "nb"


@everywhere(reason="whoever founds a community finds what others have registered")
@transaction.atomic
def found(*, viewer: Viewer, foundation: Foundation, now: datetime) -> Seat:
    """The community with its municipalities; gives the development adviser's seat, filled.

    Raises:
        ValidationError: By field: the name or the address is taken, the address is reserved, or one
            municipality on its own is several.
    """
    require(viewer, Action.FOUND_COMMUNITY, community_id=None)
    _refuse_twice(foundation.name)
    _refuse_several(foundation)
    community = found_community(
        viewer=viewer,
        slug=foundation.slug or free_address(foundation.name),
        name=foundation.name,
        kind=foundation.kind,
        language=foundation.language,
        now=now,
    )
    # Until the coordinator has come in, whoever founds it acts in that seat.
    founder = replace(viewer, roles=viewer.roles | {RoleAt(Role.DEVELOPMENT_ADVISER, community.pk)})
    places = [_taking_part(founder, community, each, now) for each in foundation.municipalities]
    today = now.astimezone(OSLO).date()
    seat = create_seat(
        viewer=founder,
        community=community,
        role=Role.DEVELOPMENT_ADVISER,
        place=places[0],
        valid_from=today,
        now=now,
    )
    person = register_person(
        viewer=founder, community=community, name=foundation.coordinator, now=now
    )
    take_seat(viewer=founder, seat=seat, person=person, valid_from=today, now=now)
    if foundation.email:
        invite(viewer=founder, person=person, seat=seat, email=foundation.email, now=now)
    return seat


def free_address(name: str) -> str:
    """The address of a community with this name, made from it; one that nobody has."""
    rows = Community.objects.unguarded(reason="an address is public")
    taken = {*rows.values_list("slug", flat=True), *RESERVED}
    return numbered(slug_of(name, otherwise="samarbeid")[: _LONGEST - 3].strip("-"), taken=taken)


def municipalities_in(text: str) -> tuple[Municipality, ...]:
    """One on each line, with its number in front or without; the same one only once.

    Raises:
        ValidationError: A line is not the name of a municipality, or there are too many.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    found = [(line, _LINE.fullmatch(line)) for line in lines if line]
    wrong = [line for line, match in found if match is None]
    if wrong:
        raise ValidationError(
            _("“%(line)s” is not the name of a municipality. Write one name on each line."),
            code="municipality",
            params={"line": wrong[0]},
        )
    if len(found) > _MOST:
        many = ngettext(
            "Write at most %(most)d municipality.", "Write at most %(most)d municipalities.", _MOST
        )
        raise ValidationError(many % {"most": _MOST}, code="municipalities")
    each = [Municipality(match["name"], match["number"] or "") for _line, match in found if match]
    return tuple({one.name.casefold(): one for one in each}.values())


def _refuse_twice(name: str) -> None:
    rows = Community.objects.unguarded(reason="the names of communities are public")
    if name.casefold() in {each.casefold() for each in rows.values_list("name", flat=True)}:
        taken = _("There is a community with this name already. Choose another name.")
        raise ValidationError({"name": ValidationError(taken, code="name_taken")})


def _refuse_several(foundation: Foundation) -> None:
    if foundation.kind is CommunityKind.MUNICIPALITY and len(foundation.municipalities) > 1:
        several = _("You chose one municipality and wrote several. Which is right?")
        raise ValidationError({"municipalities": ValidationError(several, code="several")})


def _taking_part(
    founder: Viewer, community: Community, wanted: Municipality, now: datetime
) -> Organisation:
    """The municipality as another community has registered it, else a new row."""
    rows = Organisation.objects.unguarded(reason="municipalities are shared").filter(
        kind=OrganisationKind.MUNICIPALITY, valid_to=None
    )
    organisation = next((row for row in rows if _is_same(row, wanted)), None)
    if organisation is None:
        organisation = register_organisation(
            viewer=founder,
            community=community,
            facts=OrganisationFacts(
                name=wanted.name,
                kind=OrganisationKind.MUNICIPALITY,
                municipality_number=wanted.number,
            ),
            now=now,
        )
    join_community(
        viewer=founder,
        community=community,
        organisation=organisation,
        valid_from=now.astimezone(OSLO).date(),
        now=now,
    )
    return organisation


def _is_same(row: Organisation, wanted: Municipality) -> bool:
    """By number where both have one, else by name; there are 357 of them at most."""
    if wanted.number and row.municipality_number:
        return row.municipality_number == wanted.number
    names = {row.name.casefold(), row.name.casefold().removesuffix(" kommune")}
    return wanted.name.casefold() in names | {row.short_name.casefold()}
