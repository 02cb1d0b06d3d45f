"""Into a seat with one click, in the demo and nowhere else."""

from datetime import date, datetime

from django.db import transaction

from samspor.access.asking import everywhere
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.seats.models import SeatHolder, User
from samspor.sign_in.selectors.demo import demo_holder


@everywhere(reason="in the demo, anybody may sit anywhere")
@transaction.atomic
def step_into_seat(*, seat_id: int, on: date, now: datetime) -> tuple[User, SeatHolder]:
    """Let a demo visitor be whoever holds the seat. The person gets an account when it has none.

    Raises:
        NotVisible: Outside the demo, or nobody holds the seat on the day.
    """
    holder = demo_holder(seat_id=seat_id, on=on)
    user = holder.person.user or _demo_account(holder)
    record(
        viewer=Viewer(user_id=user.pk, person_id=holder.person_id, seat_id=seat_id),
        action="signed_in",
        community_id=holder.seat.community_id,
        object_type="seat",
        object_ids=[seat_id],
        at=now,
        shows=Shows.NOWHERE,
    )
    return user, holder


def _demo_account(holder: SeatHolder) -> User:
    """`.invalid` is a domain that never gets mail; no password can be right."""
    person = holder.person
    user = User.objects.create_user(
        email=f"person-{person.pk}@demo.invalid", language=holder.seat.community.language
    )
    person.user = user
    person.full_clean()
    person.save(update_fields=["user"])
    return user
