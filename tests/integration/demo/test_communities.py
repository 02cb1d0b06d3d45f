"""The other communities tell what their papers say, each with a wheel worth looking at."""

from datetime import UTC, datetime
from typing import Final

import pytest
from django.db.models import Sum

from samspor.access.viewer import ANONYMOUS, Role, at_the_console
from samspor.audit.models import Event
from samspor.demo import load
from samspor.demo.communities import TALES, midtre_gauldal, trondheim, vesteralen_og_lodingen
from samspor.demo.part_of import PARTS
from samspor.demo.story import Story, Tale
from samspor.drawing.content import Item, WheelFilter
from samspor.drawing.selection import count, select
from samspor.focus.models import Initiative
from samspor.kernel.school_year import SchoolYear
from samspor.registry.enums import OrganisationKind, OwnerForm, Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Unit, UnitFigure
from samspor.seats.models import Seat, SeatHolder
from samspor.wheel.models import AnnualWheel, Edition
from samspor.wheel.selectors import changes_since_release, released_content
from tests.integration.demo.at_noon import NOON, LoadedAtNoon
from tests.integration.demo.ways import differences

YEAR: Final = SchoolYear(2026)
TEST: Final = "the test looks at everything"
# Activities that the community's own document has, answers not counted.
ACTIVITIES: Final = {
    "trondelag-sorvest": 12,
    "trondheim": 70,
    "midtre-gauldal": 37,
    "vesteralen-og-lodingen": 17,
}


def units_of(slug: str) -> list[Unit]:
    rows = Unit.objects.unguarded(reason=TEST)
    return list(rows.filter(municipality__participations__community__slug=slug).order_by("name"))


def items_of(slug: str, year: SchoolYear = YEAR) -> list[Item]:
    return list(released_content(ANONYMOUS, community=slug, school_year=year).items)


def asking(items: list[Item]) -> int:
    """What the document has, without the answers of municipalities."""
    return sum(item.asked_by is None for item in items)


def kinds_of_changes(slug: str) -> set[str]:
    viewer = at_the_console(community_id=_community(slug).pk)
    changes = changes_since_release(viewer, community=slug, school_year=YEAR)
    return {change.kind.value for change in changes}


class TestLoadedCommunities(LoadedAtNoon):
    def test_t13_every_other_way_holds_what_its_page_holds(self) -> None:
        found = [
            told
            for community in Community.objects.unguarded(reason=TEST)
            for told in differences(community, YEAR)
        ]

        assert found == []

    def test_midtre_gauldal_has_its_seven_kindergartens_and_their_children(self) -> None:
        units = units_of(midtre_gauldal.SLUG)
        figures = UnitFigure.objects.unguarded(reason=TEST).filter(unit__in=units)

        assert len(units) == 7
        assert figures.aggregate(Sum("children"))["children__sum"] == 335
        assert {unit.name for unit in units if unit.ownership == Ownership.PRIVATE} == {
            "Hauka villmarksbarnehage",
            "Liøya barnehage",
        }
        assert {unit.owner_form for unit in units if unit.owner_form} == {OwnerForm.PARENT}
        assert sum(unit.combined_centre for unit in units) == 3
        assert [unit.name for unit in units if unit.section_word == "baser"] == [
            "Soknedal barnehage"
        ]
        assert sum(unit.sections or 0 for unit in units) == 23

    def test_trondheim_has_four_districts_and_its_two_library_schools(self) -> None:
        districts = Organisation.objects.unguarded(reason=TEST).filter(
            kind=OrganisationKind.DISTRICT, participations__community__slug=trondheim.SLUG
        )
        schools = [unit for unit in units_of(trondheim.SLUG) if unit.kind == UnitKind.SCHOOL]

        assert [each.name for each in districts.order_by("sort_key")] == [
            "Heimdal",
            "Lerkendal",
            "Midtbyen",
            "Østbyen",
        ]
        assert [unit.name for unit in schools] == ["Lilleby skole", "Nardo skole"]

    def test_trondheims_networks_have_seats_vacant_where_nobody_is_named(self) -> None:
        seats = Seat.objects.unguarded(reason=TEST).filter(
            role=Role.NETWORK_CONTACT, community__slug=trondheim.SLUG
        )
        held = SeatHolder.objects.unguarded(reason=TEST).filter(seat__in=seats)

        named = held.values_list("seat__arena__name", flat=True)

        assert seats.count() == 14
        assert sorted(named) == sorted(trondheim.CONTACTS_KNOWN)

    def test_neighbour_takes_part_but_has_none_of_the_citys_arenas(self) -> None:
        content = released_content(ANONYMOUS, community=trondheim.SLUG, school_year=YEAR)
        arenas = Story(_community(trondheim.SLUG), YEAR, NOON).arenas()

        children = [
            child.name for arena in arenas for child in arena.children.unguarded(reason=TEST)
        ]

        assert content.municipalities == ("Malvik", "Trondheim")
        assert children == [
            "Kommunale fellessamlinger, Trondheim",
            "Kommunale satsinger, Trondheim",
        ]

    def test_neighbours_calendar_holds_what_is_shared_and_nothing_else(self) -> None:
        content = released_content(ANONYMOUS, community=trondheim.SLUG, school_year=YEAR)
        names = {arena.id: arena.name for arena in content.arenas}

        mine = select(content, WheelFilter(municipalities=frozenset({"Malvik"}))).content.items

        assert {names[arena] for item in mine for arena in item.arenas} == {
            "Kompetansenettverket Trondheim og Malvik",
            "Styringsgruppen for kompetansenettverket",
        }
        assert count(content).municipalities == {
            "Malvik": len(mine),
            "Trondheim": len(content.items),
        }

    def test_first_load_of_the_fullest_wheel_is_light(self) -> None:
        """A quarter of what a first load may be, for the page itself as it is sent."""
        page = self.client.get(
            f"/arshjul/{trondheim.SLUG}/{YEAR}/", headers={"accept-encoding": "gzip"}
        )

        assert page.headers["Content-Encoding"] == "gzip"
        assert len(page.content) < 30_000

    def test_vesteralen_and_lodingen_are_six_municipalities(self) -> None:
        content = released_content(
            ANONYMOUS, community=vesteralen_og_lodingen.SLUG, school_year=YEAR
        )

        assert sorted(content.municipalities) == sorted(vesteralen_og_lodingen.MUNICIPALITIES)
        assert len(content.municipalities) == 6

    def test_heads_network_meets_overnight_twice_a_year(self) -> None:
        nights = [
            (item.timing.last - item.timing.first).days
            for item in items_of(vesteralen_og_lodingen.SLUG)
            if item.title.startswith("Nettverkssamling") and item.timing.first and item.timing.last
        ]

        assert nights == [1, 1]

    def test_wheels_are_released_with_all_their_documents_say(self) -> None:
        wheels = {slug: items_of(slug) for slug in ACTIVITIES}

        follows = [sum(len(item.follows) for item in items) for items in wheels.values()]

        assert {slug: asking(items) for slug, items in wheels.items()} == ACTIVITIES
        assert min(follows) >= 4

    def test_activities_are_part_of_the_initiatives_they_are_named_after(self) -> None:
        rows = Initiative.objects.unguarded(reason=TEST)
        names = {row.pk: row.name for row in rows}

        told = {
            slug: {names[key] for item in items_of(slug) for key in item.initiatives}
            for slug in ACTIVITIES
        }

        assert told == {slug: set(named) for slug, named in PARTS.items()}

    def test_drafts_are_ahead_of_two_editions(self) -> None:
        editions = Edition.objects.unguarded(reason=TEST).filter(
            wheel__school_year=YEAR.start, released_at__lt=NOON
        )

        numbers = editions.order_by("wheel__community__slug", "number")
        ahead = {slug for slug in ACTIVITIES if "moved" in kinds_of_changes(slug)}

        assert list(numbers.values_list("wheel__community__slug", "number")) == [
            (slug, number) for slug in sorted(ACTIVITIES) for number in (1, 2)
        ]
        assert ahead == set(ACTIVITIES)

    def test_only_the_first_community_has_an_older_wheel(self) -> None:
        wheels = AnnualWheel.objects.unguarded(reason=TEST)

        years = sorted(wheels.values_list("community__slug", "school_year"))

        assert years == [
            ("midtre-gauldal", 2026),
            ("trondelag-sorvest", 2024),
            ("trondelag-sorvest", 2026),
            ("trondheim", 2026),
            ("vesteralen-og-lodingen", 2026),
        ]

    def test_registry_is_shared(self) -> None:
        rows = Organisation.objects.unguarded(reason=TEST)

        assert rows.filter(short_name="DMMH").count() == 1
        assert rows.filter(name="Nord universitet").count() == 1

    def test_next_years_wheels_have_the_same_activities(self) -> None:
        load.load_demo(now=datetime(2027, 10, 4, 12, tzinfo=UTC))

        wheels = {slug: items_of(slug, SchoolYear(2027)) for slug in ACTIVITIES}
        days = {item.timing.first for items in wheels.values() for item in items}

        assert {slug: asking(items) for slug, items in wheels.items()} == ACTIVITIES
        assert [day for day in days if day and day not in SchoolYear(2027)] == []


class BrokenOffError(Exception):
    pass


def break_off(story: Story) -> None:
    raise BrokenOffError


@pytest.mark.django_db
def test_crash_leaves_whole_communities(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, *rest = TALES
    broken = Tale(slug=second.slug, document=second.document, found=second.found, tell=break_off)
    monkeypatch.setattr(load, "TALES", (first, broken, *rest))

    with pytest.raises(BrokenOffError):
        load.load_demo(now=NOON)
    slugs = Community.objects.unguarded(reason=TEST).values_list("slug", flat=True)
    events = Event.objects.unguarded(reason=TEST)

    assert list(slugs) == [first.slug]
    assert set(events.values_list("community_id", flat=True)) == {_community(first.slug).pk}
    assert items_of(first.slug)


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.slug)
def test_document_is_read_whole(tale: Tale) -> None:
    draft = tale.answer(tale.draft())

    assert draft.unplaced == ()
    assert len(draft.events) == ACTIVITIES[tale.slug]
    assert sum(len(event.follows) for event in draft.events) >= 4


@pytest.mark.parametrize("tale", TALES[1:], ids=lambda tale: tale.slug)
def test_document_raises_no_doubt(tale: Tale) -> None:
    assert tale.draft().doubts == ()


@pytest.mark.parametrize("tale", TALES[1:], ids=lambda tale: tale.slug)
def test_document_puts_nothing_on_a_weekend(tale: Tale) -> None:
    days = {
        day
        for event in tale.draft().events
        if event.timing.is_dated
        for day in (event.timing.first, event.timing.last)
        if day is not None
    }

    assert [day for day in sorted(days) if day.weekday() > 4] == []


def _community(slug: str) -> Community:
    return Community.objects.unguarded(reason=TEST).get(slug=slug)
