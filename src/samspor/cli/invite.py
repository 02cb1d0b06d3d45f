"""Give somebody a community's first seat, and mail an invitation."""

import argparse
import sys

from samspor.cli.django_start import start
from samspor.cli.errors import Refused
from samspor.kernel import clock

_REASON = "whoever runs commands on the machine names it"


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", metavar="EMAIL")
    parser.add_argument("--name", required=True, help="who it is")
    parser.add_argument("--community", required=True, metavar="SLUG")
    parser.add_argument("--organisation", required=True, metavar="NAME")


def run(arguments: argparse.Namespace) -> int:
    start()
    from django.core.exceptions import ValidationError  # noqa: PLC0415 (needs the apps)
    from django.db import transaction  # noqa: PLC0415 (needs the apps)

    try:
        with transaction.atomic():
            _invite(arguments)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    print("Invitasjonen ligger i utboksen, og virker i sju dager.", file=sys.stderr)
    return 0


def _invite(arguments: argparse.Namespace) -> None:
    from django.core.validators import validate_email  # noqa: PLC0415 (needs the apps)

    from samspor.access.viewer import Role, at_the_console  # noqa: PLC0415 (needs the apps)
    from samspor.registry.models import Community, Organisation  # noqa: PLC0415 (needs the apps)
    from samspor.seats.models import Seat  # noqa: PLC0415 (needs the apps)
    from samspor.seats.services import seats  # noqa: PLC0415 (needs the apps)
    from samspor.sign_in.services.invitations import invite  # noqa: PLC0415 (needs the apps)

    validate_email(arguments.email)
    now, today = clock.now(), clock.today()
    community = Community.objects.unguarded(reason=_REASON).filter(slug=arguments.community).first()
    organisations = Organisation.objects.unguarded(reason=_REASON)
    organisation = (
        organisations.filter(name=arguments.organisation).first()
        or organisations.filter(short_name=arguments.organisation).first()
    )
    if community is None or organisation is None:
        missing = arguments.community if community is None else arguments.organisation
        raise Refused(f"Fant ikke {missing}.")
    viewer = at_the_console(community_id=community.pk)
    role = Role.DEVELOPMENT_ADVISER
    rows = Seat.objects.unguarded(reason=_REASON)
    seat = rows.filter(community=community, role=role, organisation=organisation).first()
    if seat is None:
        seat = seats.create_seat(
            viewer=viewer,
            community=community,
            role=role,
            place=organisation,
            valid_from=today,
            now=now,
        )
    person = seats.register_person(viewer=viewer, community=community, name=arguments.name, now=now)
    seats.take_seat(viewer=viewer, seat=seat, person=person, valid_from=today, now=now)
    invite(viewer=viewer, person=person, seat=seat, email=arguments.email, now=now)
