"""The one table: who may do what, and where."""

import pytest

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.policy import (
    EVERYTHING,
    OPERATORS,
    PUBLIC,
    TABLE,
    Action,
    Place,
    allowed_communities,
    may,
    may_any,
    require,
    require_any,
)
from samspor.access.viewer import ANONYMOUS, Role, RoleAt, Viewer, at_the_console


def viewer_as(role: Role, **place: int) -> Viewer:
    return Viewer(user_id=1, roles=frozenset({RoleAt(role, **{"community_id": 1, **place})}))


def test_every_action_is_in_the_table_or_open_to_all_or_for_operators() -> None:
    assert set(Action) == set(TABLE) | PUBLIC | OPERATORS
    assert not set(TABLE) & (PUBLIC | OPERATORS)


def test_edition_is_open_to_everybody() -> None:
    assert may(ANONYMOUS, Action.VIEW_EDITION, community_id=1)
    assert allowed_communities(ANONYMOUS, Action.VIEW_EDITION) is EVERYTHING


@pytest.mark.parametrize("action", sorted(TABLE))
def test_anonymous_may_nothing_else(action: Action) -> None:
    assert not may(ANONYMOUS, action, community_id=1, municipality_id=1, unit_id=1, arena_id=1)
    assert allowed_communities(ANONYMOUS, action) == frozenset()


@pytest.mark.parametrize("action", sorted(set(Action) - PUBLIC))
@pytest.mark.parametrize("role", Role)
def test_t08_no_role_reaches_into_another_community(role: Role, action: Action) -> None:
    viewer = viewer_as(role, municipality_id=5, unit_id=6, arena_id=7)

    assert not may(viewer, action, community_id=2, municipality_id=5, unit_id=6, arena_id=7)


def test_municipality_dates_its_own_activities_only() -> None:
    adviser = viewer_as(Role.MUNICIPAL_ADVISER, municipality_id=5)

    assert may(adviser, Action.CHOOSE_DATE, community_id=1, municipality_id=5)
    assert not may(adviser, Action.CHOOSE_DATE, community_id=1, municipality_id=6)
    assert not may(adviser, Action.CHOOSE_DATE, community_id=1)


def test_t10_owner_hat_and_authority_hat_are_two() -> None:
    owner = viewer_as(Role.OWNER, municipality_id=5)
    authority = viewer_as(Role.AUTHORITY, municipality_id=5)

    assert may(owner, Action.EDIT_CLOSED_DAYS, community_id=1, municipality_id=5)
    assert not may(authority, Action.EDIT_CLOSED_DAYS, community_id=1, municipality_id=5)


def test_private_owner_does_not_date_for_the_municipality() -> None:
    owner = viewer_as(Role.OWNER, organisation_id=9)

    assert not may(owner, Action.CHOOSE_DATE, community_id=1, municipality_id=5)


def test_head_closes_days_of_the_own_unit() -> None:
    head = viewer_as(Role.HEAD, unit_id=6, municipality_id=5)

    assert may(head, Action.EDIT_CLOSED_DAYS, community_id=1, unit_id=6)
    assert not may(head, Action.EDIT_CLOSED_DAYS, community_id=1, unit_id=7)
    assert not may(head, Action.EDIT_CLOSED_DAYS, community_id=1, municipality_id=5)


def test_facilitator_changes_activities_of_the_own_arena() -> None:
    facilitator = viewer_as(Role.FACILITATOR, arena_id=7)

    assert may(facilitator, Action.EDIT_ACTIVITY, community_id=1, arena_id=7)
    assert not may(facilitator, Action.EDIT_ACTIVITY, community_id=1, arena_id=8)
    assert allowed_communities(facilitator, Action.EDIT_ACTIVITY) == frozenset()


def test_t14_operator_founds_communities_and_sees_no_content() -> None:
    operator = Viewer(user_id=1, is_operator=True)

    assert may(operator, Action.FOUND_COMMUNITY, community_id=None)
    assert not any(may(operator, action, community_id=1) for action in TABLE)
    assert not may(viewer_as(Role.DEVELOPMENT_ADVISER), Action.FOUND_COMMUNITY, community_id=None)


def test_refusal_hides_from_outsiders_and_answers_insiders() -> None:
    head = viewer_as(Role.HEAD, unit_id=6)

    with pytest.raises(Forbidden) as refused:
        require(head, Action.RELEASE_EDITION, community_id=1)
    assert (refused.value.action, refused.value.community_id) == ("release_edition", 1)
    with pytest.raises(NotVisible):
        require(head, Action.RELEASE_EDITION, community_id=2)
    with pytest.raises(NotVisible):
        require(ANONYMOUS, Action.FOUND_COMMUNITY, community_id=None)


def test_console_acts_for_the_coordinator_of_one_community() -> None:
    console = at_the_console(community_id=1)

    assert may(console, Action.IMPORT_DOCUMENT, community_id=1)
    assert not may(console, Action.IMPORT_DOCUMENT, community_id=2)
    assert not console.is_signed_in
    assert at_the_console().roles == frozenset()


# Who may change a public page, seen from a place in municipality 5, unit 6, arena 7, seat 8.
@pytest.mark.parametrize(
    ("role", "action", "place", "expected"),
    [
        (Role.DEVELOPMENT_ADVISER, Action.EDIT_PAGES, {}, True),
        (Role.MUNICIPAL_ADVISER, Action.EDIT_PAGES, {"municipality_id": 5}, True),
        (Role.MUNICIPAL_ADVISER, Action.EDIT_PAGES, {"municipality_id": 9}, False),
        (Role.MUNICIPAL_ADVISER, Action.EDIT_PAGES, {}, False),
        (Role.NETWORK_CONTACT, Action.EDIT_PAGES, {"arena_id": 7}, True),
        (Role.NETWORK_CONTACT, Action.EDIT_PAGES, {"arena_id": 9}, False),
        (Role.FACILITATOR, Action.EDIT_PAGES, {"arena_id": 7}, True),
        (Role.FACILITATOR, Action.EDIT_PAGES, {}, False),
        (Role.AUTHORITY, Action.EDIT_PAGES, {"municipality_id": 5}, False),
        (Role.HEAD, Action.EDIT_PAGES, {"municipality_id": 5, "unit_id": 6}, False),
        (Role.HEAD, Action.EDIT_UNIT_PAGE, {"unit_id": 6}, True),
        (Role.HEAD, Action.EDIT_UNIT_PAGE, {"unit_id": 9, "municipality_id": 5}, False),
        (Role.STAFF, Action.EDIT_UNIT_PAGE, {"unit_id": 6}, False),
        (Role.MUNICIPAL_ADVISER, Action.EDIT_UNIT_PAGE, {"municipality_id": 5}, True),
        (Role.RESOURCE_PERSON, Action.EDIT_LED_INITIATIVE, {"seat_id": 8}, True),
        (Role.RESOURCE_PERSON, Action.EDIT_LED_INITIATIVE, {"seat_id": 9}, False),
        (Role.RESOURCE_PERSON, Action.EDIT_LED_INITIATIVE, {}, False),
    ],
)
def test_page_is_changed_by_the_seats_concerned(
    role: Role, action: Action, place: dict[str, int], expected: bool
) -> None:
    viewer = viewer_as(role, municipality_id=5, unit_id=6, arena_id=7, seat_id=8)

    assert may(viewer, action, community_id=1, **place) is expected


def test_one_open_way_of_several_is_enough() -> None:
    leader = viewer_as(Role.RESOURCE_PERSON, seat_id=8)
    ways = [
        Place(Action.EDIT_PAGES, 1, municipality_id=5),
        Place(Action.EDIT_LED_INITIATIVE, 1, seat_id=8),
    ]

    assert may_any(leader, ways)
    require_any(leader, ways)
    with pytest.raises(Forbidden) as refused:
        require_any(leader, ways[:1])
    assert refused.value.action == "edit_pages"
    with pytest.raises(NotVisible):
        require_any(ANONYMOUS, ways)
