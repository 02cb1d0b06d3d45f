"""Found a community, and invite whoever coordinates it."""

import argparse
import sys

from samspor.cli.django_start import start
from samspor.cli.errors import Refused
from samspor.kernel import clock

_KINDS = {"region": "competence_region", "kommune": "municipality"}


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="what the community is called")
    parser.add_argument(
        "--municipality",
        action="append",
        required=True,
        metavar="NAME",
        dest="municipalities",
        help='one that takes part, such as "5027 Midtre Gauldal"; the first one coordinates',
    )
    parser.add_argument("--coordinator", required=True, metavar="NAME", help="who coordinates it")
    parser.add_argument("--email", required=True, help="where the invitation goes")
    parser.add_argument(
        "--kind",
        choices=_KINDS,
        help="several municipalities or one; without it their number tells",
    )
    parser.add_argument("--slug", default="", help="the address; made from the name without it")
    parser.add_argument("--language", choices=["nb", "nn"], default="nb")


def run(arguments: argparse.Namespace) -> int:
    start()
    from django.core.exceptions import ValidationError  # noqa: PLC0415 (needs the apps)
    from django.core.validators import validate_email  # noqa: PLC0415 (needs the apps)
    from django.utils import translation  # noqa: PLC0415 (needs the apps)

    from samspor.access.viewer import at_the_console  # noqa: PLC0415 (needs the apps)
    from samspor.portal.services.founding import (  # noqa: PLC0415 (needs the apps)
        Foundation,
        found,
        municipalities_in,
    )
    from samspor.registry.enums import CommunityKind  # noqa: PLC0415 (needs the apps)

    with translation.override("nb"):
        try:
            validate_email(arguments.email)
            municipalities = municipalities_in("\n".join(arguments.municipalities))
            kind = arguments.kind or ("region" if len(municipalities) > 1 else "kommune")
            foundation = Foundation(
                name=arguments.name,
                kind=CommunityKind(_KINDS[kind]),
                municipalities=municipalities,
                coordinator=arguments.coordinator,
                email=arguments.email,
                slug=arguments.slug,
                language=arguments.language,
            )
            seat = found(viewer=at_the_console(), foundation=foundation, now=clock.now())
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
    print(
        f"{seat.community.name} er opprettet på /{seat.community.slug}/. Invitasjonen ligger i "
        "utboksen, og virker i sju dager.",
        file=sys.stderr,
    )
    return 0
