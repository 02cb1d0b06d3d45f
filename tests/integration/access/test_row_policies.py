"""T-09: on PostgreSQL row policies hold between communities, whatever our own code forgets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context
from time import perf_counter
from typing import Any, TypeVar

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from samspor.access import walls
from samspor.access.asking import asking, asking_for, everywhere
from samspor.access.carrying import carry
from samspor.access.errors import NoViewer
from samspor.access.row_policies import RowPolicy, row_policies, table_of
from samspor.access.viewer import Viewer
from samspor.access.walls import Weakness, weakness
from samspor.activities.models import Activity
from samspor.networks.models import Arena, MemberRule
from samspor.registry.models import Unit
from samspor.seats.models import Person, Seat
from tests.architecture import permissions
from tests.factories import networks, registry, seats
from tests.viewpoints import Viewpoint, World

T = TypeVar("T")

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

# What everybody reads, or whoever has said who asks.
OPEN = {each.model for each in row_policies() if each.public == "*" or each.shared}


@pytest.fixture
def furnished(world: World) -> World:
    """Something of most kinds, all of it the region's; the neighbour has a seat and a network."""
    permissions.wheel(world)
    permissions.a_draft(world)
    permissions.a_registry(world)
    permissions.a_message_to_head_a(world)
    network = networks.network("Lek", in_=world.region)
    MemberRule(arena=network, role="head", valid_from=permissions.activities.NOW.date()).save()
    networks.arena("Nabogruppe", in_=world.neighbour)
    unit = registry.kindergarten(in_=registry.municipality(taking_part_in=world.neighbour))
    seats.holder(seats.seat(at=unit, in_=world.neighbour))
    return world


def keys(policy: RowPolicy) -> set[Any]:
    """All that raw SQL finds."""
    key = policy.model._meta.pk
    assert key is not None
    return {row[0] for row in sql(f'SELECT "{key.column}" FROM "{table_of(policy.model)}"')}  # noqa: S608 (our own names)


def sql(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def nobody(act: Callable[[], T]) -> T:
    """As code does that has not said for whom, such as a thread that somebody forgot."""
    return Context().run(act)


def take_down() -> None:
    connection.check_constraints()  # PostgreSQL alters no table that something still waits for
    walls.take_down(connection)


def of_each_community(world: World) -> tuple[dict[str, set[Any]], dict[str, set[Any]]]:
    """By table, what the region and what the neighbour get."""
    with asking_for(communities=[world.region.pk]):
        ours = {table_of(each.model): keys(each) for each in row_policies()}
    with asking_for(communities=[world.neighbour.pk]):
        theirs = {table_of(each.model): keys(each) for each in row_policies()}
    return ours, theirs


def test_t09_raw_sql_of_nobody_finds_no_row(furnished: World) -> None:
    there = {table_of(each.model) for each in row_policies() if keys(each)}
    found = {table_of(each.model): nobody(lambda each=each: keys(each)) for each in row_policies()}

    assert len(there) >= 24
    assert {table for table, rows in found.items() if rows} == set()


def test_t09_raw_sql_finds_nothing_of_another_community(furnished: World) -> None:
    ours, theirs = of_each_community(furnished)
    walled = {table_of(each.model): each for each in row_policies() if each.model not in OPEN}
    with asking_for():
        public = {table: keys(each) for table, each in walled.items()}

    assert sum(bool(ours[table]) for table in walled) >= 18
    leaked = {table for table in walled if ours[table] & theirs[table] - public[table]}
    assert leaked == set()
    assert {table for table in walled if public[table]} == {
        "networks_arena",
        "wheel_annualwheel",
    }


def test_t09_nothing_of_the_own_community_is_lost(furnished: World) -> None:
    """The two together have what there is, but for persons and mail of no community."""
    ours, theirs = of_each_community(furnished)
    lost = {
        table
        for each in row_policies()
        if each.by and keys(each) - ours[table := table_of(each.model)] - theirs[table]
    }

    assert lost == set()


def test_t09_guard_alone_is_bypassed_and_the_policies_hold(furnished: World) -> None:
    foreign = Activity._base_manager.order_by("pk")[0]

    with asking_for(communities=[furnished.neighbour.pk]):
        assert not Activity._base_manager.exists()
        assert not Activity.objects.unguarded(reason="a mistake").filter(pk=foreign.pk).exists()
        assert Seat._base_manager.get().community_id == furnished.neighbour.pk
        assert Activity._base_manager.filter(pk=foreign.pk).update(title="Nei") == 0
        assert Activity._base_manager.filter(pk=foreign.pk).delete()[0] == 0

    foreign.refresh_from_db()
    assert foreign.title != "Nei"


@pytest.mark.parametrize("table", ["networks_arena", "seats_seat", "activities_activity"])
def test_t09_no_row_is_moved_into_another_community(furnished: World, table: str) -> None:
    ours, theirs = furnished.region.pk, furnished.neighbour.pk
    moved = f"UPDATE {table} SET community_id = {theirs} WHERE community_id = {ours}"  # noqa: S608 (our own names)

    with (
        asking_for(communities=[ours]),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        sql(moved)


def test_t09_no_row_is_written_for_another_community(furnished: World) -> None:
    with asking_for(communities=[furnished.neighbour.pk]):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            networks.arena("Fremmed", in_=furnished.region)

        assert networks.arena("Egen", in_=furnished.neighbour).pk


def test_t09_policies_are_down_and_the_guard_holds(furnished: World) -> None:
    theirs = Arena._base_manager.get(community=furnished.neighbour)
    outsider = Viewer(roles=frozenset())
    take_down()

    assert keys(_policy(Arena)) >= {theirs.pk}
    with asking_for():
        assert keys(_policy(Arena)) >= {theirs.pk}  # the wall is really down
        with pytest.raises(NoViewer):
            Arena.objects.exists()
        assert not Arena.objects.seen_by(outsider).filter(pk=theirs.pk).exists()
        assert not Activity.objects.seen_by(outsider).exists()
    coordinator = furnished.client(Viewpoint.COORDINATOR)
    seat = Seat._base_manager.get(community=furnished.neighbour)
    assert coordinator.get(f"/innlandet/plasser/{seat.pk}/").status_code == 404
    assert coordinator.get(f"/fjordane/plasser/{seat.pk}/").status_code == 404


def test_own_rows_are_there_without_a_seat(furnished: World) -> None:
    former = Person._base_manager.get(user=furnished.user_of[Viewpoint.FORMER])

    with asking_for(person_id=former.pk):
        assert list(Person._base_manager.all()) == [former]


def test_request_asks_for_the_viewers_communities_and_leaves_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr("samspor.seats.middleware.asking_for", _watched(seen), raising=True)

    with everywhere(reason="what stood before the request"):
        before = asking()
        world.client(Viewpoint.HEAD_A).get("/fjordane/")
        world.client(Viewpoint.NO_ROLE).get("/fjordane/")
        after = asking()

    assert seen == [frozenset({world.region.pk}), frozenset()]
    assert before == after


def _watched(seen: list[frozenset[int]]) -> Callable[..., Any]:
    @contextmanager
    def watched(*, communities: frozenset[int], person_id: int | None) -> Iterator[None]:
        seen.append(communities)
        with asking_for(communities=communities, person_id=person_id):
            yield

    return watched


def test_t09_put_up_mends_what_is_missing_or_other(furnished: World) -> None:
    connection.check_constraints()
    sql("DROP POLICY samspor_own ON activities_activity")
    sql("CREATE POLICY samspor_own ON activities_activity USING (true)")
    sql("ALTER TABLE seats_person DISABLE ROW LEVEL SECURITY")
    walls.put_up(connection, role=settings.DATABASE_ROLE)

    with asking_for(communities=[furnished.neighbour.pk]):
        assert keys(_policy(Activity)) == set()
        assert len(keys(_policy(Person))) == 1


def test_put_up_touches_nothing_that_stands(world: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        walls.put_up(connection, role="")

    assert [
        q["sql"] for q in asked if q["sql"].startswith(("ALTER", "DROP", "CREATE POLICY"))
    ] == []


def _policy(model: type) -> RowPolicy:
    return next(each for each in row_policies() if each.model is model)


# --- the setting lives as long as its statement ---


@pytest.mark.usefixtures("transactional_db")
def test_t09_nothing_is_left_on_the_line_and_a_setting_of_the_session_would_be() -> None:
    ask = "SELECT current_setting('samspor.communities', true)"
    with asking_for(communities=[7]):
        Unit.objects.unguarded(reason="any statement will do").exists()
        assert sql(ask) == [("{7}",)]

    line = connection.connection
    assert line.execute(ask).fetchone()[0] in {None, ""}
    line.execute("SELECT set_config('samspor.communities', '{7}', false)")  # the control
    assert line.execute(ask).fetchone() == ("{7}",)
    connection.close()


@pytest.mark.usefixtures("transactional_db")
def test_server_side_cursors_carry_it_too() -> None:
    with everywhere(reason="a test sets the stage"):
        registry.kindergarten(in_=registry.municipality())
    rows = Unit.objects.unguarded(reason="read bit by bit").order_by("pk")

    with asking_for():
        assert len(list(rows.iterator(chunk_size=1))) == 1
        with transaction.atomic():
            assert len(list(rows.iterator(chunk_size=1))) == 1
    assert nobody(lambda: list(rows.all().iterator())) == []


def test_t09_asking_costs_at_most_half_a_millisecond(furnished: World) -> None:
    rows = Activity.objects.unguarded(reason="what everybody reads").filter(
        community=furnished.region
    )

    def shortest() -> float:
        taken = []
        for _ in range(60):
            began = perf_counter()
            list(rows.all())
            taken.append(perf_counter() - began)
        return min(taken)

    with asking_for(communities=[furnished.region.pk]):
        walled = shortest()
        take_down()
        connection.execute_wrappers.remove(carry)
        try:
            bare = shortest()
        finally:
            connection.execute_wrappers.append(carry)
    assert (walled - bare) * 1000 <= 0.5


# --- the pages' role ---


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET action = 'x'",
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
        "DROP TRIGGER audit_event_no_change ON audit_event",
        "ALTER TABLE audit_event DISABLE TRIGGER ALL",
        "ALTER TABLE seats_seat DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE seats_seat NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY samspor_own ON seats_seat",
        "CREATE POLICY wide ON seats_seat USING (true)",
        "DROP TABLE audit_event",
        "DELETE FROM django_migrations",
        "DROP FUNCTION samspor_asks_everywhere CASCADE",
    ],
)
def test_t46_pages_role_can_neither_change_the_log_nor_the_walls(statement: str) -> None:
    with as_the_pages(), pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw(statement)


def test_t46_pages_role_adds_to_the_log() -> None:
    with as_the_pages():
        raw(
            "SELECT set_config('samspor.communities', '*', true);"
            " INSERT INTO audit_event"
            " (at, action, object_type, object_ids, chain, number, digest)"
            " VALUES (now(), 'x', 'x', '[]', 0, 1, '')"
        )


@contextmanager
def as_the_pages() -> Iterator[None]:
    """A line of its own, signed in as the pages are; nothing is kept."""
    connection.ensure_connection()
    told = connection.get_connection_params()
    with psycopg.connect(
        dbname=told["dbname"], user=settings.DATABASE_ROLE, host=told.get("host")
    ) as line:
        _line.append(line)
        try:
            yield
        finally:
            _line.pop()
            line.rollback()


_line: list["psycopg.Connection[Any]"] = []


def raw(statement: str) -> None:
    _line[-1].execute(statement)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("samspor_owner", Weakness.OWNS),
        ("samspor_pages", Weakness.NONE),
        ("postgres", Weakness.SEES_ALL),
    ],
)
def test_t64_role_before_which_the_walls_do_not_stand_is_told(
    role: str, expected: Weakness
) -> None:
    line = connection.copy(alias="another")
    line.settings_dict["USER"] = role
    try:
        assert weakness(line) is expected
    finally:
        line.close()
