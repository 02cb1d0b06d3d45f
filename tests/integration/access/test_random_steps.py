"""T-10: after any number of random steps the policy says what the oracle says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from samspor.access.policy import Action, allowed_communities, may, may_any
from samspor.access.viewer import Role, Viewer
from samspor.networks.models import Arena
from samspor.networks.rules import places_of as places_of_arena
from samspor.registry.models import Community, Unit
from samspor.registry.rules import may_keep
from samspor.registry.rules import places_of as places_of_unit
from samspor.seats.models import Seat, SeatHolder
from samspor.seats.rules import may_manage
from tests.conftest import FULL
from tests.integration.access.oracle import Oracle
from tests.integration.access.walk import NOBODY, Walk

WALKS, STEPS = (20, 500) if FULL else (1, 250)
Answer = tuple[str, object, object]


def row(model: type, key: int) -> Any:
    return model.objects.unguarded(reason="asked about").get(pk=key)  # type: ignore[attr-defined]  # ours


@dataclass(frozen=True)
class Things:
    """What is asked about."""

    community: Community
    place: int
    seat: Seat
    unit: Unit
    arena: Arena


def some_things(walk: Walk) -> Things:
    oracle, dice = walk.oracle, walk.dice
    community = dice.choice(sorted(oracle.members))
    in_units = [key for key, one in oracle.chairs.items() if one.unit]
    return Things(
        community=row(Community, community),
        place=dice.choice(sorted(oracle.members[community])),
        seat=row(Seat, dice.choice(sorted(in_units or oracle.chairs))),
        unit=row(Unit, dice.choice(sorted(oracle.houses))),
        arena=row(Arena, dice.choice(sorted(oracle.meetings))),
    )


def questions(oracle: Oracle, person: int, viewer: Viewer, about: Things) -> Iterator[Answer]:
    """What the software says, and what the oracle says."""
    home, unit, seat, place = about.community, about.unit, about.seat, about.place
    yield (
        f"fills {seat.pk}",
        may_manage(viewer, seat),
        oracle.fills(person, oracle.chairs[seat.pk]),
    )
    yield (
        f"keeps {unit.pk} in {home.pk}",
        may_keep(viewer, unit, community_id=home.pk),
        oracle.keeps(person, home.pk, unit.pk),
    )
    yield (
        f"tells of {unit.pk} in {home.pk}",
        may_any(viewer, places_of_unit(unit, community=home)),
        oracle.tells_of(person, home.pk, unit.pk),
    )
    yield (
        f"describes {about.arena.pk}",
        may_any(viewer, places_of_arena(about.arena)),
        oracle.describes(person, about.arena.pk),
    )
    yield (
        f"chooses dates for {place} in {home.pk}",
        may(viewer, Action.CHOOSE_DATE, community_id=home.pk, municipality_id=place),
        oracle.dates(person, home.pk, place),
    )
    yield (
        f"releases in {home.pk}",
        may(viewer, Action.RELEASE_EDITION, community_id=home.pk),
        oracle.releases(person, home.pk),
    )


def rows_seen(walk: Walk, person: int, viewer: Viewer) -> Iterator[Answer]:
    """Whole sets: not one row too many, not one too few."""
    oracle = walk.oracle

    def keys(model: type) -> set[int]:
        rows = model.objects.seen_by(viewer)  # type: ignore[attr-defined]  # guarded, ours
        return set(rows.values_list("pk", flat=True))

    chairs = oracle.chairs_seen(person)
    stays = {key for key, stay in oracle.stays.items() if stay.chair in chairs}
    yield "seats", keys(Seat), chairs
    yield "holders", keys(SeatHolder), stays
    yield "arenas", keys(Arena), oracle.meetings_seen(person)
    yield "drafts", allowed_communities(viewer, Action.VIEW_DRAFT), oracle.drafts_seen(person)
    yield "logs", allowed_communities(viewer, Action.VIEW_AUDIT), oracle.logs_read(person)


def differences(walk: Walk, steps: int) -> Iterator[str]:
    for number in range(steps):
        tried = walk.step()
        if tried and tried.could != tried.should:
            yield f"step {number}: {tried}"
        person = walk.anybody()
        viewer = walk.viewer(person)
        asked = list(questions(walk.oracle, person, viewer, some_things(walk)))
        if number % 5 == 0:
            asked += rows_seen(walk, person, viewer)
        yield from (f"step {number}: {each}" for each in wrong(person, asked))


def wrong(person: int, asked: Iterable[Answer]) -> Iterator[str]:
    for what, got, wanted in asked:
        if got != wanted:
            yield f"{person} {what}: {got}, the oracle says {wanted}"


def all_differences(walk: Walk) -> Iterator[str]:
    """Everybody is asked about everything, as the world stands."""
    oracle = walk.oracle
    seats = {key: row(Seat, key) for key, one in oracle.chairs.items() if one.unit}
    units = {key: row(Unit, key) for key in oracle.houses}
    arenas = {key: row(Arena, key) for key in oracle.meetings}
    communities = {key: row(Community, key) for key in oracle.members}
    for person in [NOBODY, *walk.people]:
        viewer = walk.viewer(person)
        yield from wrong(person, rows_seen(walk, person, viewer))
        longest = max(len(seats), len(units) * len(communities), len(arenas))
        for number in range(longest):
            community = _nth(communities, number)
            about = Things(
                community=community,
                place=sorted(oracle.members[community.pk])[
                    number % len(oracle.members[community.pk])
                ],
                seat=_nth(seats, number),
                unit=_nth(units, number // len(communities)),
                arena=_nth(arenas, number),
            )
            yield from wrong(person, questions(oracle, person, viewer, about))


def _nth(rows: dict[int, Any], number: int) -> Any:
    return list(rows.values())[number % len(rows)]


@pytest.mark.parametrize("seed", range(WALKS))
def test_t10_random_steps_equal_the_oracle(seed: int, db: None) -> None:
    walk = Walk(seed)

    assert list(differences(walk, STEPS)) == []
    assert list(all_differences(walk)) == []


# --- planted faults ---


def one_hat(viewer: Viewer) -> Viewer:
    """The authority gets the owner's hat too."""
    hats = {Role.AUTHORITY: Role.OWNER}
    roles = {replace(held, role=hats.get(held.role, held.role)) for held in viewer.roles}
    return replace(viewer, roles=frozenset(roles))


def no_district(viewer: Viewer) -> Viewer:
    """A seat on a district reaches the whole city."""
    roles = {replace(held, district_id=None) for held in viewer.roles}
    return replace(viewer, roles=frozenset(roles))


def nothing(viewer: Viewer) -> Viewer:
    return replace(viewer, roles=frozenset())


def outlived(_holding: SeatHolder, _day: date) -> bool:
    return True


@pytest.fixture
def walked(db: None) -> Walk:
    walk = Walk(1)
    for _ in range(150):
        walk.step()
    return walk


def test_t10_planted_faults_are_found(walked: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = walked.viewer
    assert list(all_differences(walked)) == []

    for fault in (one_hat, no_district, nothing):
        monkeypatch.setattr(walked, "viewer", lambda person, by=fault: by(honest(person)))
        assert next(all_differences(walked), None) is not None, fault.__name__
    monkeypatch.undo()
    monkeypatch.setattr(SeatHolder, "holds_on", outlived)  # T-11: a role that has ended
    assert next(all_differences(walked), None) is not None
