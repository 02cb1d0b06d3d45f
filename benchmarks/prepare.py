"""Communities with a wheel each, of as many activities as asked: `python -m benchmarks.prepare 60`.

Prints, for each, where it is and the cookie of somebody who plans it.
"""

import json
import random
import sys
from datetime import date, time, timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402 (the apps stand now)
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks.measure import NOW, YEAR  # noqa: E402
from samspor.access.asking import everywhere  # noqa: E402
from samspor.access.viewer import Role  # noqa: E402
from samspor.activities.models import Activity, ActivityArena, Follow  # noqa: E402
from samspor.drawing.content import Kind, Level, Relation  # noqa: E402
from samspor.kernel.timing import Timing  # noqa: E402
from samspor.networks.models import Arena  # noqa: E402
from samspor.registry.models import Community  # noqa: E402
from samspor.seats.models import User  # noqa: E402
from tests.factories import networks, registry, seats, wheel  # noqa: E402

TITLES = (
    "Samling for styrere: å lede endring",
    "Møte i arbeidsgruppa",
    "Fagdag om språk og lek",
    "Oppfølging i barnehagene",
    "Erfaringsdeling i nettverket",
    "Frist for rapport til Statsforvalteren",
)
POINTS = (
    "Siden sist: hva har vi prøvd, og hva så vi?",
    "Faglig innlegg ved universitetet",
    "Arbeid i grupper på tvers av kommunene",
    "Avtaler til neste gang",
)
PLACES = ("Rådhuset", "Digitalt", "Kulturhuset, store sal", "")
ARENAS = (
    ("Arbeidsgruppe", Level.REGION),
    ("Regionalt styrernettverk", Level.REGION),
    ("Kommunalt styrernettverk", Level.MUNICIPALITY),
    ("Nettverk mellom barnehager", Level.CLUSTER),
    ("Utviklingsarbeid i barnehagen", Level.UNIT),
)


def a_community(size: int) -> dict[str, object]:
    community = registry.community(f"Måling {size}")
    for name in ("Storvik", "Lillevik", "Fjellheim"):
        registry.municipality(f"{name} {size}", taking_part_in=community)
    arenas = [
        networks.arena(name, in_=community, level=level, position=place, colour=place + 1)
        for place, (name, level) in enumerate(ARENAS)
    ]
    for number in range(min(size // 10, 40)):
        networks.network(f"Nettverk {number}", in_=community)
    wheel.a_wheel(in_=community, of=arenas, year=YEAR)
    fill(community, arenas, size)
    coordinator = seats.viewer(
        Role.DEVELOPMENT_ADVISER, at=registry.service(f"Kompetanse {size}"), in_=community
    )
    return {
        "size": size,
        "community": community.slug,
        "cookie": signed_in(coordinator.user_id),
        "user": coordinator.user_id,
    }


def fill(community: Community, arenas: list[Arena], size: int) -> None:
    """What a year is like: most have a day, a sixth a month, a tenth waits for an agreement."""
    dice = random.Random(size)
    rows = [
        an_activity(dice, Activity(community=community, school_year=YEAR.start))
        for _number in range(size)
    ]
    Activity.objects.bulk_create(rows, batch_size=500)
    ties = [
        ActivityArena(activity=row, arena=arena, position=place)
        for row in rows
        for place, arena in enumerate(dice.sample(arenas, dice.choice([1, 1, 1, 2])))
    ]
    ActivityArena.objects.bulk_create(ties, batch_size=500)
    follows = [
        Follow(activity=after, follows=before, relation=Relation.FOLLOW_UP.value)
        for before, after in zip(rows[::5], rows[1::5], strict=False)
    ]
    Follow.objects.bulk_create(follows, batch_size=500)


def an_activity(dice: random.Random, row: Activity) -> Activity:
    row.title = dice.choice(TITLES)
    row.kind = dice.choice(list(Kind)).value
    row.place = dice.choice(PLACES)
    row.agenda = "\n".join(POINTS[: dice.choice([0, 0, 2, 4])])
    row.created_at = row.changed_at = NOW
    day = YEAR.first + timedelta(days=dice.randrange(10, 330))
    row.timing = a_timing(dice, day)
    return row


def a_timing(dice: random.Random, day: date) -> Timing:
    chance = dice.random()
    if chance < 0.1:
        return Timing.agreement()
    if chance < 0.25:
        return Timing.month(day.year, day.month)
    if chance < 0.6:
        return Timing.at(day, time(9), time(15))
    return Timing.days(day)


def signed_in(user_id: int | None) -> str:
    """The cookie, of a session begun as the service begins them."""
    client = Client()
    user = User.objects.get(pk=user_id)
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    with everywhere(reason="the measurements set the stage"):
        print(json.dumps([a_community(int(size)) for size in sys.argv[1:]]))
