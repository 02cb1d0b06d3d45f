"""From an account to a viewer. Read anew at each request, so a lost seat is lost at once (T-11)."""

from datetime import date

from django.db.models import QuerySet, Subquery
from django.utils.translation import gettext as _

from samspor.access.asking import everywhere
from samspor.access.viewer import Viewer
from samspor.seats.models import SeatHolder, User


def holdings_of(user_id: int | Subquery) -> QuerySet[SeatHolder]:
    """Every seat the user ever held, with all that a label and a role need. One query."""
    rows = SeatHolder.objects.unguarded(reason="who the viewer is has to be found first")
    return rows.filter(person__user=user_id).select_related(
        "person__user", "seat__community", "seat__unit", "seat__organisation", "seat__arena"
    )


@everywhere(reason="who the viewer is has to be found first")
def viewer_for(user: User, *, on: date, seat_id: int | None = None) -> Viewer:
    """What the user may be seen as on the day.

    Args:
        user: Signed in and active.
        on: A local day; only what holds on it counts.
        seat_id: The seat stepped into. Without one, or when it is lost, all seats count.
    """
    held = list(holdings_of(user.pk)) if user.held is None else user.held
    valid = [each for each in held if each.holds_on(on)]
    chosen = [each for each in valid if each.seat_id == seat_id] or valid
    only = chosen[0] if len({each.seat_id for each in chosen}) == 1 else None
    person = held[0].person if held else None
    units = {each.seat.unit for each in chosen}
    unit = units.pop() if len(units) == 1 else None
    return Viewer(
        user_id=user.pk,
        person_id=person.pk if person else None,
        seat_id=only.seat_id if only else None,
        roles=frozenset(each.seat.role_at for each in chosen),
        label=_label(only) if only else str(person or user.email),
        is_operator=user.is_operator,
        addresses=frozenset(each.seat.community.slug for each in chosen),
        unit_id=unit.pk if unit else None,
        unit_kind=unit.kind if unit else "",
    )


def _label(holding: SeatHolder) -> str:
    if holding.deputy:
        return _("%(seat)s (deputy)") % {"seat": holding.seat.label}
    return holding.seat.label
