"""From an account to a viewer. Read anew at each request, so a lost seat is lost at once (T-11)."""

from datetime import date

from django.db.models import FilteredRelation, QuerySet, Subquery
from django.utils.translation import gettext as _

from samspor.access.asking import everywhere
from samspor.access.viewer import Viewer
from samspor.seats.models import SeatHolder, User


def user_rows(**which: int | str | Subquery) -> QuerySet[User]:
    """The user once for each seat they ever held, or once without one; for `with_holdings`.

    With all that a label and a role need, in one statement.
    """
    parts = [f"holding__seat__{part}" for part in ("community", "unit", "organisation", "arena")]
    rows = User.objects.filter(**which).annotate(holding=FilteredRelation("person__holdings"))
    return rows.order_by(
        "holding__seat", "holding__deputy", "holding__valid_from", "holding"
    ).select_related("person", *parts)


def with_holdings(rows: list[User]) -> User | None:
    """The user of `user_rows`, knowing what they hold; None when there is no such user."""
    if not rows:
        return None
    user = rows[0]
    user.held = [holding for row in rows if (holding := vars(row).get("holding"))]
    for holding in user.held:
        holding.person = user.person
    return user


@everywhere(reason="who the viewer is has to be found first")
def viewer_for(user: User, *, on: date, seat_id: int | None = None) -> Viewer:
    """What the user may be seen as on the day.

    Args:
        user: Signed in and active.
        on: A local day; only what holds on it counts.
        seat_id: The seat stepped into. Without one, or when it is lost, all seats count.
    """
    if user.held is None:
        user = with_holdings(list(user_rows(pk=user.pk))) or user
    held = user.held or []
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
