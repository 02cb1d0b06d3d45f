"""Somebody in a seat.

seated(Role.HEAD, at=solbakken, in_=region).user
seated(Role.HEAD, at=solbakken, in_=region, until=yesterday)  # a former head
viewer(Role.HEAD, at=solbakken, in_=region)  # as requests know them
"""

from datetime import date
from itertools import count

from samspor.access.models import GuardedModel
from samspor.access.viewer import Role, Viewer
from samspor.kernel import clock
from samspor.registry.models import Community, Organisation, Unit
from samspor.seats.models import Person, Seat, SeatHolder, User
from samspor.seats.selectors.viewers import viewer_for
from tests.factories.registry import LONG_AGO, saved

_numbers = count(1)


def user(email: str = "") -> User:
    return _account(email or f"user-{next(_numbers)}@example.org")


def operator() -> User:
    return _account(f"operator-{next(_numbers)}@example.org", is_operator=True)


def _account(email: str, *, is_operator: bool = False) -> User:
    account = User(email=User.objects.normalize_email(email), is_operator=is_operator)
    account.set_unusable_password()
    return saved(account)


def person(name: str = "", *, with_account: bool = True) -> Person:
    account = user() if with_account else None
    return saved(Person(name=name or f"Person {next(_numbers)}", user=account))


def seat(
    role: Role = Role.HEAD,
    *,
    at: Organisation | Unit | GuardedModel,
    in_: Community,
    since: date = LONG_AGO,
    until: date | None = None,
    title: str = "",
    work: GuardedModel | None = None,
) -> Seat:
    """`at` may also be an arena."""
    place = {type(at)._meta.model_name: at}
    return saved(
        Seat(
            community=in_,
            role=role,
            title=title,
            work=work,
            valid_from=since,
            valid_to=until,
            **place,
        )
    )


def holder(
    of: Seat,
    *,
    by: Person | None = None,
    since: date = LONG_AGO,
    until: date | None = None,
    deputy: bool = False,
) -> SeatHolder:
    who = by or person()
    return saved(SeatHolder(seat=of, person=who, valid_from=since, valid_to=until, deputy=deputy))


def seated(
    role: Role = Role.HEAD,
    *,
    at: Organisation | Unit | GuardedModel,
    in_: Community,
    until: date | None = None,
) -> Person:
    """A person with an account who holds such a seat, till today unless told."""
    return holder(seat(role, at=at, in_=in_), until=until).person


def viewer(
    role: Role = Role.DEVELOPMENT_ADVISER,
    *,
    at: Organisation | Unit | GuardedModel,
    in_: Community,
) -> Viewer:
    account = seated(role, at=at, in_=in_).user
    assert account is not None
    return viewer_for(account, on=clock.today())
