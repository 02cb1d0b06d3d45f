"""Members by rule: said once, worked out anew each time, and never typed in twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import Role
from samspor.audit.models import Event
from samspor.kernel import clock
from samspor.networks.enums import Effect
from samspor.networks.member_words import in_words
from samspor.networks.membership import counts
from samspor.networks.models import Arena, MemberRule
from samspor.networks.selectors.members import coverage, membership, shares
from samspor.networks.services.members import (
    add_member_rule,
    end_member_rule,
    resume_member_rule,
)
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import FormerOwnership, Unit
from tests.factories import networks, registry, seats
from tests.factories.registry import saved
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
SINCE = date(2024, 8, 1)
TODAY = date(2026, 11, 20)


@pytest.fixture
def arena(world: World) -> Arena:
    return networks.network("Styrernettverk", in_=world.region)


def a_rule(arena: Arena, **facts: object) -> MemberRule:
    return saved(MemberRule(arena=arena, **{"valid_from": SINCE, **facts}))


def shown(world: World, arena: Arena, *, on: date = TODAY) -> list[str]:
    found = membership(world.viewer(Viewpoint.COORDINATOR), arena=arena, on=on)
    return sorted(
        str(member.row.seat.label if member.row else member.unit) for member in found.members
    )


HEADS = ["Styrer, Fjellknausen barnehage", "Styrer, Solbakken barnehage"]


@pytest.mark.parametrize(("facts", "expected"), [
    ({"role": "head"}, HEADS),
    ({"role": "head", "ownership": "private"}, HEADS[:1]),
    ({"role": "head", "unit_kind": "school"}, []),
    ({"ownership": "municipal"}, HEADS[1:]),
    ({}, HEADS),
    ({"role": "municipal_adviser"}, ["Kommunal rådgiver, Lillevik", "Kommunal rådgiver, Storvik"]),
    ({"role": "authority"}, ["Barnehagemyndighet, Storvik"]),
    ({"role": "psych_ped_service"}, []),
])  # fmt: skip
def test_rule_finds_seats_by_role_ownership_and_kind(
    world: World, arena: Arena, facts: dict[str, str], expected: list[str]
) -> None:
    a_rule(arena, **facts)

    assert shown(world, arena) == expected


def test_rule_finds_those_of_one_municipality_and_of_one_district(
    world: World, arena: Arena
) -> None:
    east = registry.organisation(
        "Østbyen",
        kind=OrganisationKind.DISTRICT,
        parent=world.municipality_2,
        taking_part_in=world.region,
    )
    unit = registry.private_kindergarten("Elva", in_=world.municipality_2)
    unit.district = east
    unit.save()
    seats.seat(at=unit, in_=world.region)
    a_rule(arena, role="head", municipality=world.municipality_1)
    assert shown(world, arena) == HEADS

    other = networks.arena("Bydel", in_=world.region)
    a_rule(other, district=east, ownership="private")
    assert shown(world, other) == ["Styrer, Elva barnehage"]


def test_t11_seat_made_today_is_a_member_at_once_and_an_ended_one_is_not(
    world: World, arena: Arena
) -> None:
    a_rule(arena, role="union_rep")
    assert shown(world, arena) == []

    seat = seats.seat(Role.UNION_REP, at=world.unit_a, in_=world.region)
    assert shown(world, arena) == ["Tillitsvalgt, Solbakken barnehage"]

    seat.valid_to = TODAY - timedelta(days=1)
    seat.save()
    assert shown(world, arena) == []


def test_unit_without_a_head_is_a_member_all_the_same(world: World, arena: Arena) -> None:
    registry.kindergarten("Uten styrer", in_=world.municipality_1)
    a_rule(arena)

    assert shown(world, arena) == [*HEADS, "Uten styrer barnehage"]


def test_single_ones_are_added_and_left_out(world: World, arena: Arena) -> None:
    a_rule(arena, role="head")
    a_rule(arena, effect=Effect.LEAVE_OUT, unit=world.unit_p)
    a_rule(arena, seat=world.seat_of[Viewpoint.UNIVERSITY_PARTNER])

    assert shown(world, arena) == [
        "Styrer, Solbakken barnehage",
        "UH-partner, Vestkysten høgskole",
    ]


def test_what_two_rules_add_is_there_once(world: World, arena: Arena) -> None:
    a_rule(arena, role="head")
    a_rule(arena, ownership="municipal")
    a_rule(arena, seat=world.seat_of[Viewpoint.HEAD_A])

    assert shown(world, arena) == HEADS


def test_closed_unit_is_a_member_until_its_last_day(world: World, arena: Arena) -> None:
    a_rule(arena, role="head")
    a_rule(arena)
    Unit.objects.unguarded(reason="test").filter(pk=world.unit_p.pk).update(closed_on=TODAY)

    assert shown(world, arena, on=TODAY) == HEADS
    assert shown(world, arena, on=TODAY + timedelta(days=1)) == HEADS[1:]


def test_unit_that_changed_its_owner_is_found_as_it_was_owned_then(
    world: World, arena: Arena
) -> None:
    a_rule(arena, role="head", ownership="municipal")
    saved(FormerOwnership(unit=world.unit_p, ownership="municipal", valid_to=TODAY))

    assert shown(world, arena, on=TODAY) == HEADS
    assert shown(world, arena, on=TODAY + timedelta(days=1)) == HEADS[1:]


def test_unit_that_was_named_lives_on_in_the_one_it_became_part_of(
    world: World, arena: Arena
) -> None:
    a_rule(arena, unit=world.unit_p)
    rows = Unit.objects.unguarded(reason="test").filter(pk=world.unit_p.pk)
    rows.update(closed_on=TODAY, merged_into=world.unit_a)

    assert shown(world, arena, on=TODAY + timedelta(days=1)) == HEADS[1:]


def test_rule_counts_only_while_it_holds(world: World, arena: Arena) -> None:
    a_rule(arena, role="head", valid_to=TODAY)

    assert shown(world, arena, on=SINCE - timedelta(days=1)) == []
    assert shown(world, arena, on=TODAY) == HEADS
    assert shown(world, arena, on=TODAY + timedelta(days=1)) == []


def test_part_of_a_municipality_has_the_rule_of_the_whole(world: World, arena: Arena) -> None:
    unit = registry.kindergarten("Elva", in_=world.municipality_2)
    seats.seat(at=unit, in_=world.region)
    a_rule(arena, role="head")
    part = networks.part(arena, of=world.municipality_2)

    assert shown(world, part) == ["Styrer, Elva barnehage"]
    a_rule(part, seat=world.seat_of[Viewpoint.OWNER_ADVISER_2])
    assert shown(world, part) == ["Kommunal rådgiver, Lillevik"]


def test_members_are_counted_municipal_beside_private(world: World, arena: Arena) -> None:
    a_rule(arena, role="head")
    a_rule(arena, role="municipal_adviser")
    found = membership(world.viewer(Viewpoint.HEAD_A), arena=arena, on=TODAY)

    told = counts(found.members)
    assert (told.all, told.municipal, told.private, told.above) == (4, 1, 1, 2)


WORDS = [
    ({"role": "head"}, "Alle styrere og rektorer i Fjordane",
     "Alle styrarar og rektorar i Fjordane", "All heads and principals in Fjordane"),
    ({"role": "head", "unit_kind": "kindergarten"}, "Alle styrere i Fjordane",
     "Alle styrarar i Fjordane", "All heads in Fjordane"),
    ({"role": "head", "unit_kind": "kindergarten", "ownership": "private"},
     "Alle styrere i private barnehager i Fjordane",
     "Alle styrarar i private barnehagar i Fjordane",
     "All heads in private kindergartens in Fjordane"),
    ({"unit_kind": "kindergarten", "ownership": "private"}, "Alle private barnehager i Fjordane",
     "Alle private barnehagar i Fjordane", "All private kindergartens in Fjordane"),
    ({"role": "psych_ped_service"}, "Alle PP-tjenester i Fjordane",
     "Alle PP-tenester i Fjordane", "All educational psychology services in Fjordane"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "nb", "nn", "en"), WORDS)
def test_rule_reads_aloud_in_three_languages(
    arena: Arena, facts: dict[str, str], nb: str, nn: str, en: str
) -> None:
    rule = a_rule(arena, **facts)

    for language, expected in (("nb", nb), ("nn", nn), ("en", en)):
        with translation.override(language):
            assert in_words(rule, community="Fjordane") == expected


@pytest.mark.parametrize(("facts", "code"), [
    ({"role": "authority", "ownership": "private"}, "role_above"),
    ({"effect": "leave_out", "role": "head"}, "leaves_out_one"),
    ({"effect": "perhaps"}, "invalid_choice"),
    ({"role": "king"}, "invalid_choice"),
    ({"ownership": "theirs"}, "invalid_choice"),
    ({"valid_to": date(2020, 1, 1)}, "period_backwards"),
])  # fmt: skip
def test_rule_that_means_nothing_is_refused(arena: Arena, facts: dict[str, object], code: str):
    with pytest.raises(ValidationError) as refused:
        a_rule(arena, **facts)

    found = {error.code for errors in refused.value.error_dict.values() for error in errors}
    assert code in found


def test_rule_for_one_cannot_be_for_many_too(world: World, arena: Arena) -> None:
    with pytest.raises(ValidationError):
        a_rule(arena, role="head", unit=world.unit_a)
    with pytest.raises(ValidationError):
        a_rule(arena, unit=world.unit_a, seat=world.seat_of[Viewpoint.HEAD_A])


def test_rule_is_added_ended_and_resumed_and_each_is_logged(world: World, arena: Arena) -> None:
    coordinator = world.viewer(Viewpoint.COORDINATOR)
    rule = MemberRule(arena=arena, role="head", valid_from=SINCE)

    add_member_rule(viewer=coordinator, rule=rule, now=NOW)
    again = MemberRule(arena=arena, role="head", valid_from=TODAY)
    with pytest.raises(ValidationError):
        add_member_rule(viewer=coordinator, rule=again, now=NOW)
    end_member_rule(viewer=coordinator, rule=rule, today=TODAY, now=NOW)
    assert shown(world, arena) == []
    assert shown(world, arena, on=TODAY - timedelta(days=1)) == HEADS
    resume_member_rule(viewer=coordinator, rule=rule, now=NOW)

    assert shown(world, arena) == HEADS
    assert [row.action for row in Event.objects.unguarded(reason="test").order_by("id")] == [
        "members.rule_added",
        "members.rule_ended",
        "members.rule_resumed",
    ]


def test_rule_that_never_held_is_gone(world: World, arena: Arena) -> None:
    rule = a_rule(arena, role="head", valid_from=TODAY)

    left = end_member_rule(
        viewer=world.viewer(Viewpoint.COORDINATOR), rule=rule, today=TODAY, now=NOW
    )

    assert left is None
    assert not MemberRule.objects.unguarded(reason="test").exists()


def test_t10_who_may_say_who_belongs(world: World, arena: Arena) -> None:
    part = networks.part(arena, of=world.municipality_1)
    contact = seats.viewer(Role.NETWORK_CONTACT, at=arena, in_=world.region)
    allowed = {
        (viewpoint, where.pk)
        for viewpoint in Viewpoint
        for where in (arena, part)
        if _may_add(world.viewer(viewpoint), where)
    }

    assert allowed == {
        (Viewpoint.COORDINATOR, arena.pk),
        (Viewpoint.COORDINATOR, part.pk),
        (Viewpoint.OWNER_ADVISER_1, part.pk),
    }
    assert _may_add(contact, arena)
    assert not _may_add(contact, part)


def _may_add(viewer, arena: Arena) -> bool:
    rule = MemberRule(arena=arena, role="head", valid_from=SINCE)
    try:
        add_member_rule(viewer=viewer, rule=rule, now=NOW)
    except (Forbidden, NotVisible):
        return False
    rule.delete()
    return True


def test_coverage_tells_who_is_left_out(world: World, arena: Arena) -> None:
    registry.kindergarten("Elva", in_=world.municipality_2)
    a_rule(arena, role="head", ownership="private")

    rows, arenas = coverage(world.viewer(Viewpoint.STAFF_A), community=world.region, on=TODAY)

    assert arenas == [arena]
    told = {str(row.municipality or "alle"): row for row in shares(rows)}
    assert [
        (name, row.municipal.inside, row.municipal.all, row.private.inside, row.private.all)
        for name, row in told.items()
    ] == [("Lillevik", 0, 1, 0, 0), ("Storvik", 0, 1, 1, 1), ("alle", 0, 2, 1, 1)]
    assert told["alle"].total.outside == 2


def at(world: World, viewpoint: Viewpoint = Viewpoint.COORDINATOR) -> PageClient:
    return PageClient(world.client(viewpoint))


MEMBERS = "/fjordane/nettverk/styrernettverk/medlemmer/"


@pytest.mark.parametrize("more", [0, 3])
def test_member_page_tells_why_each_is_one(world: World, arena: Arena, more: int) -> None:
    a_rule(arena, role="head", unit_kind="kindergarten")
    for number in range(more):
        unit = registry.kindergarten(f"B{number}", in_=world.municipality_1)
        seats.seat(at=unit, in_=world.region)

    page = at(world, Viewpoint.STAFF_A).get(MEMBERS)

    assert f"{2 + more} plasser: {1 + more} kommunale, 1 private" in page.main
    assert page.main.count("Alle styrere i Fjordane") == 3 + more
    assert "Ny regel" not in page.main
    assert len(page.answer.statements) == 5


def test_member_page_of_another_day_is_as_it_was(world: World, arena: Arena) -> None:
    a_rule(arena, role="head", valid_to=date(2025, 7, 31))

    today, then = at(world).get(MEMBERS), at(world).get(f"{MEMBERS}?dato=2025-01-15")

    assert "Ingen medlemmer ennå" in today.main
    assert "Gjelder ikke lenger" in today.main
    assert "Slik det var onsdag 15. januar 2025." in then.main.replace("\u00a0", " ")
    assert "Solbakken barnehage" in then.main


def test_rule_is_previewed_and_saved(world: World, arena: Arena) -> None:
    coordinator = at(world)
    path = f"{MEMBERS}regel/"
    sent = {
        "who": "head",
        "where": str(world.municipality_1.pk),
        "ownership": "private",
        "unit_kind": "",
        "valid_from": clock.today().isoformat(),
    }

    first = coordinator.get(path)
    assert "2 plasser: 1 kommunale, 1 private" in first.main
    assert len(first.answer.statements) <= 6
    look = coordinator.post_invalid(path, {**sent, "look": "1"}, status=200)
    assert "Alle styrere og rektorer i private barnehager og skoler i Storvik" in look.main
    assert "1 plass: 0 kommunale, 1 private" in look.main
    assert not MemberRule.objects.unguarded(reason="test").exists()

    answer = coordinator.post(path, sent)

    rule = MemberRule.objects.unguarded(reason="test").get()
    assert answer.headers["Location"] == f"{MEMBERS}?ny={rule.pk}"
    assert "1 plass: 0 kommunale, 1 private" in coordinator.get(MEMBERS).main
    again = coordinator.post_invalid(path, sent)
    assert "Arenaen har denne regelen allerede." in again.main


def test_one_is_left_out_and_let_in_again(world: World, arena: Arena) -> None:
    a_rule(arena, role="head")
    coordinator = at(world)
    sent = {
        "effect": "leave_out",
        "one": f"unit-{world.unit_p.pk}",
        "valid_from": clock.today().isoformat(),
    }
    assert len(coordinator.get(f"{MEMBERS}enkelt/").answer.statements) <= 6

    coordinator.post(f"{MEMBERS}enkelt/", sent)

    page = coordinator.get(MEMBERS)
    assert "1 plass: 1 kommunale, 0 private" in page.main
    assert "Uten Fjellknausen barnehage" in page.main
    rule = MemberRule.objects.unguarded(reason="test").get(effect="leave_out")
    coordinator.post(f"{MEMBERS}regel/{rule.pk}/")
    assert "2 plasser" in coordinator.get(MEMBERS).main
    coordinator.post_invalid(f"{MEMBERS}enkelt/", {**sent, "one": ""})


def test_ended_rule_can_be_had_back(world: World, arena: Arena) -> None:
    rule = a_rule(arena, role="head")
    coordinator = at(world)

    answer = coordinator.post(f"{MEMBERS}regel/{rule.pk}/")

    page = coordinator.get(answer.headers["Location"])
    assert page.all("input", name="resume")
    coordinator.post(f"{MEMBERS}regel/{rule.pk}/", {"resume": "1"})
    rule.refresh_from_db()
    assert rule.valid_to is None


def test_t08_arena_of_another_community_is_not_there(world: World) -> None:
    networks.network("Deres", in_=world.neighbour)

    at(world).get("/innlandet/nettverk/deres/medlemmer/", status=404)
    at(world).get("/innlandet/dekning/", status=404)
    at(world).get("/fjordane/nettverk/deres/medlemmer/", status=404)


@pytest.mark.parametrize(("query", "expected"), [
    ("", 3), ("vis=utenfor", 2), ("vis=med", 1), ("eier=private", 1), ("eier=x", 3),
    ("nettverk=styrernettverk&vis=utenfor", 2), ("nettverk=nei", 3), ("side=9", 3),
])  # fmt: skip
def test_coverage_page_lists_unit_by_unit(
    world: World, arena: Arena, query: str, expected: int
) -> None:
    registry.kindergarten("Elva", in_=world.municipality_2)
    a_rule(arena, role="head", ownership="private")

    page = at(world, Viewpoint.HEAD_A).get(f"/fjordane/dekning/?{query}")

    assert len(page.all("table")[-1].findall("tbody/tr")) == expected
    assert len(page.answer.statements) <= 6


def test_coverage_of_one_municipality(world: World, arena: Arena) -> None:
    registry.kindergarten("Elva", in_=world.municipality_2)
    a_rule(arena)

    page = at(world).get(f"/fjordane/dekning/?kommune={world.municipality_2.pk}")

    assert "Elva" in page.main
    assert "Solbakken" not in page.main


def test_coverage_without_rules_says_what_to_do(world: World) -> None:
    page = at(world).get("/fjordane/dekning/")

    assert "Ingen nettverk har sagt hvem som hører til" in page.main


def test_seat_has_the_arenas_that_it_is_a_member_of_and_their_calendar(
    world: World, arena: Arena
) -> None:
    a_rule(arena, role="head")
    outside = networks.network("Annet", in_=world.region)
    a_rule(outside, role="head")
    a_rule(outside, effect=Effect.LEAVE_OUT, unit=world.unit_a)
    seat = world.seat_of[Viewpoint.HEAD_A]

    page = at(world).get(f"/fjordane/plasser/{seat.pk}/")

    links = page.links()
    assert links["Styrernettverk"] == "/fjordane/nettverk/styrernettverk/"
    assert "Annet" not in links
    assert links["Datoene i egen kalender"].endswith("?arena=styrernettverk")
    assert len(page.answer.statements) <= 6
