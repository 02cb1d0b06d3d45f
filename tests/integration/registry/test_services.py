"""Founding communities and filling the registry."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import ANONYMOUS, at_the_console
from samspor.audit.models import Event
from samspor.registry.enums import CommunityKind, OrganisationKind, Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.selectors.communities import (
    communities,
    community_at,
    municipalities,
    organisations,
    units,
)
from samspor.registry.services.communities import found_community, join_community
from samspor.registry.services.places import (
    OrganisationFacts,
    UnitFacts,
    record_figure,
    register_organisation,
    register_unit,
)
from tests.factories import registry
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 21)
FACTS = UnitFacts(name="Nybygd", kind=UnitKind.KINDERGARTEN, ownership=Ownership.PRIVATE)


def logged() -> list[str]:
    return [row.action for row in Event.objects.unguarded(reason="test").order_by("id")]


def test_community_grows_from_nothing_to_a_unit_with_a_figure() -> None:
    operator = at_the_console()
    region = found_community(
        viewer=operator, slug="kysten", name="Kysten", kind=CommunityKind.COMPETENCE_REGION, now=NOW
    )
    console = at_the_console(community_id=region.pk)
    facts = OrganisationFacts(
        name="Vik kommune",
        short_name="Vik",
        kind=OrganisationKind.MUNICIPALITY,
        municipality_number="4639",
    )
    vik = register_organisation(viewer=console, community=region, facts=facts, now=NOW)
    join_community(viewer=console, community=region, organisation=vik, valid_from=DAY, now=NOW)
    unit = register_unit(viewer=console, community=region, municipality=vik, facts=FACTS, now=NOW)
    record_figure(
        viewer=console,
        community=region,
        unit=unit,
        counted_on=DAY,
        source="Register",
        children=9,
        now=NOW,
    )

    assert communities(ANONYMOUS) == [region]
    assert list(units(ANONYMOUS, community=region, on=DAY)) == [unit]
    assert logged() == [
        "community.founded",
        "organisation.registered",
        "community.joined",
        "unit.registered",
        "unitfigure.registered",
    ]


def test_only_operators_found_communities(world: World) -> None:
    for viewpoint in set(Viewpoint) - {Viewpoint.OPERATOR}:
        with pytest.raises(NotVisible):
            found_community(
                viewer=world.viewer(viewpoint),
                slug="ny",
                name="Ny",
                kind=CommunityKind.MUNICIPALITY,
                now=NOW,
            )

    assert not Community.objects.unguarded(reason="test").filter(slug="ny").exists()


def test_unit_is_registered_by_coordinator_and_own_municipality(world: World) -> None:
    allowed = {Viewpoint.COORDINATOR, Viewpoint.OWNER_ADVISER_1}
    for viewpoint in Viewpoint:
        viewer = world.viewer(viewpoint)
        facts = {"community": world.region, "municipality": world.municipality_1, "facts": FACTS}
        if viewpoint in allowed:
            register_unit(viewer=viewer, now=NOW, **facts)
        else:
            with pytest.raises((Forbidden, NotVisible)):
                register_unit(viewer=viewer, now=NOW, **facts)

    assert Unit.objects.unguarded(reason="test").filter(name="Nybygd").count() == len(allowed)


def test_t08_coordinator_does_not_reach_municipalities_outside(world: World) -> None:
    coordinator = world.viewer(Viewpoint.COORDINATOR)
    outside = Organisation.objects.unguarded(reason="test").get(short_name="Dalen")
    unit = registry.kindergarten("Fjern", in_=outside)

    with pytest.raises(NotVisible):
        register_unit(
            viewer=coordinator, community=world.region, municipality=outside, facts=FACTS, now=NOW
        )
    with pytest.raises(NotVisible):
        record_figure(
            viewer=coordinator,
            community=world.region,
            unit=unit,
            counted_on=DAY,
            source="x",
            children=1,
            now=NOW,
        )


def test_nothing_is_saved_or_logged_when_the_facts_are_wrong(world: World) -> None:
    facts = OrganisationFacts(name="", kind=OrganisationKind.OWNER)

    with pytest.raises(ValidationError):
        register_organisation(
            viewer=world.viewer(Viewpoint.COORDINATOR), community=world.region, facts=facts, now=NOW
        )

    assert logged() == []


def test_address_of_no_community_is_not_visible() -> None:
    region = registry.community("Fjordane")

    assert community_at(ANONYMOUS, "fjordane") == region
    with pytest.raises(NotVisible):
        community_at(ANONYMOUS, "atlantis")


def test_those_who_took_part_are_not_those_who_do() -> None:
    region = registry.community()
    here = registry.municipality("Her", taking_part_in=region)
    gone = registry.municipality("Borte")
    registry.take_part(gone, region, until=date(2026, 7, 31))
    partner = registry.university(taking_part_in=region)
    kept = registry.kindergarten("Åpen", in_=here)
    shut = registry.kindergarten("Stengt", in_=here)
    shut.closed_on = date(2026, 11, 20)
    shut.save()
    registry.kindergarten("Borte", in_=gone)

    assert set(organisations(ANONYMOUS, community=region, on=DAY)) == {here, partner}
    assert list(municipalities(ANONYMOUS, community=region, on=DAY)) == [here]
    assert list(units(ANONYMOUS, community=region, on=DAY)) == [kept]
    assert set(municipalities(ANONYMOUS, community=region, on=date(2026, 7, 31))) == {here, gone}
