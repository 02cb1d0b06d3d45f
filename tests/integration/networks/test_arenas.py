from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import ANONYMOUS, Role, Viewer
from samspor.audit.models import Event
from samspor.drawing.content import Level
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena
from samspor.networks.services import (
    ArenaFacts,
    add_arena,
    add_child_arena,
    change_arena,
    slug_of,
)
from samspor.registry.models import Community, Organisation
from tests.factories import networks, registry, seats
from tests.factories.registry import saved

NOW = datetime(2024, 9, 20, 8, tzinfo=UTC)
OPEN = "a test looks at everything"


@pytest.fixture
def region(db: None) -> Community:
    return registry.community("Fjordane")


@pytest.fixture
def storvik(region: Community) -> Organisation:
    return registry.municipality("Storvik", taking_part_in=region)


@pytest.fixture
def coordinator(region: Community) -> Viewer:
    return seats.viewer(Role.DEVELOPMENT_ADVISER, at=registry.service("Kompetanse"), in_=region)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Regionalt styrernettverk", "regionalt-styrernettverk"),
        ("Språk, leik og læring", "sprak-leik-og-laering"),
        ("Øst/vest – 1", "ost-vest-1"),
        ("???", "arena"),
        ("a" * 100, "a" * 70),
    ],
)
def test_slug_is_plain_and_never_empty(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_arenas_get_the_next_colour_place_and_address(
    region: Community, coordinator: Viewer
) -> None:
    facts = ArenaFacts(" Fagnettverk ", Level.REGION, kind=ArenaKind.THEMATIC_NETWORK)
    made = [
        add_arena(viewer=coordinator, community=region, facts=each, now=NOW)
        for each in (facts, ArenaFacts("Fagnettverk!", Level.REGION))
    ]

    assert [(arena.name, arena.slug, arena.colour, arena.position) for arena in made] == [
        ("Fagnettverk", "fagnettverk", 1, 0),
        ("Fagnettverk!", "fagnettverk-2", 2, 1),
    ]
    assert Event.objects.unguarded(reason=OPEN).filter(action="arena.added").count() == 2


def test_address_stays_when_the_name_changes(region: Community, coordinator: Viewer) -> None:
    arena = networks.arena("Fagnettverk", in_=region, colour=5)

    change_arena(viewer=coordinator, arena=arena, facts=ArenaFacts("Språk", Level.CLUSTER), now=NOW)

    arena.refresh_from_db()
    assert (arena.name, arena.slug, arena.level, arena.colour) == (
        "Språk",
        "fagnettverk",
        Level.CLUSTER,
        5,
    )


def test_municipality_gets_its_own_part(
    region: Community, storvik: Organisation, coordinator: Viewer
) -> None:
    parent = networks.arena("Kommunalt nettverk", in_=region, level=Level.MUNICIPALITY, colour=3)

    part = add_child_arena(viewer=coordinator, parent=parent, municipality=storvik, now=NOW)

    assert (part.name, part.slug) == ("Kommunalt nettverk, Storvik", "kommunalt-nettverk-storvik")
    assert (part.level, part.colour, part.municipality) == (Level.MUNICIPALITY, 3, storvik)


def test_arenas_are_the_coordinators_to_make(region: Community, storvik: Organisation) -> None:
    facts = ArenaFacts("Fagnettverk", Level.REGION)
    adviser = seats.viewer(Role.MUNICIPAL_ADVISER, at=storvik, in_=region)

    with pytest.raises(Forbidden):
        add_arena(viewer=adviser, community=region, facts=facts, now=NOW)
    with pytest.raises(NotVisible):
        add_arena(viewer=ANONYMOUS, community=region, facts=facts, now=NOW)


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"colour": 0}, "colour_known"),
        ({"colour": 9}, "colour_known"),
        ({"name": ""}, "name_given"),
        ({"kind": "club"}, "kind_known"),
        ({"level": "world"}, "level_known"),
    ],
)
def test_broken_arena_is_refused_by_the_database_and_in_words(
    region: Community, columns: dict[str, object], code: str
) -> None:
    arena = networks.arena(in_=region)
    rows = Arena.objects.unguarded(reason=OPEN).filter(pk=arena.pk)

    with pytest.raises(IntegrityError, match=code), transaction.atomic():
        rows.update(**columns)

    for name, value in columns.items():
        setattr(arena, name, value)
    with pytest.raises(ValidationError) as caught:
        arena.validate_constraints()
    assert [error.code for error in caught.value.error_dict["__all__"]] == [code]


def test_part_has_a_municipality_and_only_one_part_each(
    region: Community, storvik: Organisation
) -> None:
    parent = networks.arena("Nettverk", in_=region)
    networks.part(parent, of=storvik)

    for broken, code in [
        (Arena(community=region, slug="a", name="A", parent=parent), "child_has_municipality"),
        (
            Arena(community=region, slug="b", name="B", parent=parent, municipality=storvik),
            "one_child_per_municipality",
        ),
        (Arena(community=region, slug="c", name="Nettverk"), "name_unique"),
        (Arena(community=region, slug="nettverk", name="D"), "slug_unique"),
    ]:
        with pytest.raises(ValidationError) as caught:
            saved(broken)
        codes = {error.code for errors in caught.value.error_dict.values() for error in errors}
        assert codes == {code}


def test_part_has_no_parts_and_stays_in_the_community(
    region: Community, storvik: Organisation
) -> None:
    part = networks.part(networks.arena("Nettverk", in_=region), of=storvik)
    elsewhere = networks.arena("Deres", in_=registry.community("Innlandet"))

    for parent, code in [(part, "parent_depth"), (elsewhere, "parent_community")]:
        child = Arena(community=region, slug="x", name="X", parent=parent, municipality=storvik)
        with pytest.raises(ValidationError) as caught:
            child.clean()
        assert caught.value.error_dict["parent"][0].message.endswith(".")
        assert code.startswith("parent")


def test_role_is_shown_as_paragraphs(region: Community) -> None:
    arena = networks.arena(in_=region, role="Samordner.\n\n\n Evaluerer.\nPlanlegger.\n\n")

    assert arena.paragraphs == ("Samordner.", "Evaluerer.\nPlanlegger.")


def test_t09_arenas_are_known_to_whoever_has_a_role(
    region: Community, storvik: Organisation
) -> None:
    arena = networks.arena(in_=region)
    unit = registry.kindergarten("Solbakken", in_=storvik)
    head = seats.viewer(Role.HEAD, at=unit, in_=region)

    assert list(Arena.objects.seen_by(head)) == [arena]
    assert list(Arena.objects.seen_by(ANONYMOUS)) == []
