"""What a page tells of the school year: told by the app above that knows wheels.

Networks, focus areas, initiatives and units have pages of their own, and wheels are made of
networks; so the pages say which arenas, initiative or unit they are about, and whoever has joined
with `told_by` says what these do.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from samspor.access.viewer import Viewer
from samspor.kernel.timing import Timing
from samspor.registry.models import Community, Unit


@dataclass(frozen=True, slots=True)
class Coming:
    """Something ahead. `about` is where, and for whom when not for all."""

    title: str
    href: str
    timing: Timing
    about: str


@dataclass(frozen=True, slots=True)
class ArenasYear:
    """`language` is the titles'. `feed` and `embed` are empty for more than one arena."""

    years: str
    language: str
    coming: tuple[Coming, ...]
    wheel: str
    subscribe: str
    embed: str


@dataclass(frozen=True, slots=True)
class UnitYear:
    """What comes for a unit, of all that the wheel has."""

    years: str
    language: str
    coming: tuple[Coming, ...]
    wheel: str


@dataclass(frozen=True, slots=True)
class InitiativeYear:
    """What is part of an initiative: ahead, the undated last, and what has been, in order."""

    years: str
    language: str
    coming: tuple[Coming, ...]
    past: tuple[Coming, ...]
    wheel: str


Teller = Callable[[Viewer, Community, Sequence[str]], ArenasYear | None]

InitiativeTeller = Callable[[Viewer, Community, int], InitiativeYear | None]

UnitTeller = Callable[[Viewer, Community, Unit, Collection[str]], UnitYear | None]

_tellers: list[Teller] = []
_initiative_tellers: list[InitiativeTeller] = []
_unit_tellers: list[UnitTeller] = []


def told_by(teller: Teller, *, of_initiatives: InitiativeTeller, of_units: UnitTeller) -> None:
    """Called from an app's `ready`."""
    _tellers.append(teller)
    _initiative_tellers.append(of_initiatives)
    _unit_tellers.append(of_units)


def year_of(viewer: Viewer, *, community: Community, arenas: Sequence[str]) -> ArenasYear | None:
    """What the arenas with these slugs do this school year; None when no released wheel has them.

    One statement.
    """
    told = (teller(viewer, community, arenas) for teller in _tellers)
    return next((one for one in told if one is not None), None) if arenas else None


def year_of_initiative(
    viewer: Viewer, *, community: Community, initiative: int
) -> InitiativeYear | None:
    """What the initiative with this id does this school year; None when nothing is released of it.

    One statement.
    """
    told = (teller(viewer, community, initiative) for teller in _initiative_tellers)
    return next((one for one in told if one is not None), None)


def year_of_unit(
    viewer: Viewer, *, community: Community, unit: Unit, networks: Collection[str]
) -> UnitYear | None:
    """What comes for the unit this school year; None when nothing is released.

    Of networks between units, those with these slugs are the unit's. One statement.
    """
    told = (teller(viewer, community, unit, networks) for teller in _unit_tellers)
    return next((one for one in told if one is not None), None)
