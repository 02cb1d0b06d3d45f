"""What of this app hangs on a seat."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from samspor.access.viewer import Role, Viewer
from samspor.kernel.school_year import SchoolYear
from samspor.networks.enums import Effect
from samspor.networks.membership import includes
from samspor.networks.models import Arena, MemberRule
from samspor.seats.hanging import Hanging
from samspor.seats.models import Seat
from samspor.ui import navigation


def arenas_of(viewer: Viewer, seat: Seat, on: date) -> Iterator[Hanging]:
    """The arena it stands on, those it is a member of, and their calendar. One statement."""
    arenas = {seat.arena.pk: seat.arena} if seat.arena else {}
    if seat.arena:
        is_contact = seat.role == Role.NETWORK_CONTACT and seat.arena.is_public
        named = _("named as contact on the network's page")
        yield _told(seat, seat.arena, named if is_contact else _("works for this arena"))
    for arena in _member_of(viewer, seat, on):
        if arena.pk not in arenas:
            arenas[arena.pk] = arena
            yield _told(seat, arena, _("member by rule"))
    if arenas:
        yield _calendar(seat, list(arenas.values()), on)


def _member_of(viewer: Viewer, seat: Seat, on: date) -> list[Arena]:
    if seat.unit and seat.unit.closed_on and seat.unit.closed_on < on:
        return []
    rows = MemberRule.objects.seen_by(viewer).filter(arena__community=seat.community_id)
    rules = [rule for rule in rows.select_related("arena", "unit") if rule.holds_on(on)]
    out = {
        rule.arena_id
        for rule in rules
        if rule.effect == Effect.LEAVE_OUT
        and (rule.seat_id == seat.pk or (rule.unit_id and rule.unit_id == seat.unit_id))
    }
    found = {
        rule.arena_id: rule.arena
        for rule in rules
        if rule.effect == Effect.ADD
        and rule.arena_id not in out
        and rule.arena.municipality_id in {None, seat.municipality_id}
        and includes(rule, seat)
    }
    return sorted(found.values(), key=lambda arena: (arena.position, arena.pk))


def _told(seat: Seat, arena: Arena, what: str) -> Hanging:
    slug = seat.community.slug
    page = "network" if arena.is_public else "network_members"
    href = navigation.address(page, community=slug, network=arena.slug)
    return Hanging(what, arena.name, href, lang=seat.community.language)


def _calendar(seat: Seat, arenas: list[Arena], on: date) -> Hanging:
    """The same feed for whoever holds the seat: its address names arenas, never a person."""
    year = SchoolYear.of(on)
    where = navigation.address(
        "wheel_subscribe", community=seat.community.slug, school_year=year.slug
    )
    query = urlencode([("arena", arena.slug) for arena in arenas])
    name = _("The dates in one’s own calendar")
    return Hanging(_("calendar subscription"), name, f"{where}?{query}" if where else "")
