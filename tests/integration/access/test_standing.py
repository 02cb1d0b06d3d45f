"""Reads whose words are kept: the same rows as ever, for whoever asks now."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspor.access.asking import asking_for, everywhere
from samspor.access.carrying import standing_cursor, without
from samspor.access.errors import NoViewer
from samspor.access.question import Standing, hole
from samspor.networks.models import Arena
from tests.factories import networks
from tests.viewpoints import World

pytestmark = pytest.mark.django_db

SAID = "current_setting('samspor.communities', true), current_setting('samspor.person', true)"


def arenas_of(*, guarded: bool = False) -> Standing[Arena]:
    def build():
        rows = Arena.objects.all() if guarded else Arena.objects.unguarded(reason="a test")
        named = rows.filter(community__slug=hole("community")).select_related("community")
        return named.order_by("slug")

    return Standing(build)


def test_gives_what_the_queryset_would_give_each_time_anew(world: World) -> None:
    lek = networks.network("Lek", in_=world.region)
    standing = arenas_of()
    expected = list(
        Arena.objects.unguarded(reason="a test")
        .filter(community=world.region)
        .order_by("slug")
        .values_list("pk", "name", "position", "is_public")
    )
    asked = [standing.ask(community=world.region.slug) for _ in range(2)]
    lek.name = "Språk"
    lek.save()
    later = standing.ask(community=world.region.slug)

    for rows in asked:
        assert [(r.pk, r.name, r.position, r.is_public) for r in rows] == expected
    assert asked[0][0] is not asked[1][0]
    assert {row.community for row in later} == {world.region}
    assert "Språk" in {row.name for row in later}


def test_is_one_statement_with_what_it_is_followed_by(world: World) -> None:
    networks.network("Lek", in_=world.region)
    standing = arenas_of()
    standing.ask(community=world.region.slug)

    with CaptureQueriesContext(connection) as seen:
        names = {row.community.name for row in standing.ask(community=world.region.slug)}

    assert names == {world.region.name}
    (statement,) = (query["sql"] for query in seen)
    assert without(statement).startswith("SELECT ")
    assert f"'{world.region.slug}'" in statement or connection.vendor == "sqlite"


def test_what_fills_a_hole_stays_a_value(world: World) -> None:
    standing = arenas_of()

    assert standing.ask(community="' OR ''='") == []
    assert standing.ask(community=hole("community")) == []


def test_t09_is_refused_before_it_knows_its_viewer(world: World) -> None:
    with pytest.raises(NoViewer):
        arenas_of(guarded=True).ask(community=world.region.slug)


@pytest.mark.postgres
def test_t09_kept_plan_gives_each_asker_their_own_rows(world: World) -> None:
    """By turns, more often than PostgreSQL tries other plans before it settles for one."""
    hidden = networks.network("Lek", in_=world.neighbour)
    Arena.objects.unguarded(reason="a test").filter(pk=hidden.pk).update(is_public=False)
    standing = arenas_of()

    for _ in range(8):
        with asking_for(communities=[world.region.pk]):
            assert hidden not in standing.ask(community=world.neighbour.slug)
        with asking_for(communities=[world.neighbour.pk]):
            assert hidden in standing.ask(community=world.neighbour.slug)
        with everywhere(reason="a test"):
            assert hidden in standing.ask(community=world.neighbour.slug)


@pytest.mark.postgres
def test_t09_nothing_is_left_for_the_next_statement() -> None:
    """On a connection of its own, with no transaction that would end what was said later."""
    other = connection.copy("other")
    try:
        with asking_for(communities=[41, 42], person_id=43), standing_cursor(other) as cursor:
            cursor.execute(f"SELECT {SAID}, %s", ["a value"])
            said = cursor.fetchone()
        with other.connection.cursor() as plain:  # around our own wrapper
            left = plain.execute(f"SELECT {SAID}").fetchone()
            (kept,) = plain.execute("SELECT count(*) FROM pg_prepared_statements").fetchone()
    finally:
        other.close()

    assert said == ("{41,42}", "43", "a value")
    assert set(left) <= {None, ""}
    assert kept == 2
