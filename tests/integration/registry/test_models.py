"""What the registry promises: by the database where it can, else by `clean`."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from samspor.access.models import GuardedModel
from samspor.access.viewer import ANONYMOUS
from samspor.registry.enums import CommunityKind, OrganisationKind, OwnerForm, Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Participation, Unit, UnitFigure
from tests.factories import registry

pytestmark = pytest.mark.django_db
DAY = date(2026, 8, 1)


def codes(row: GuardedModel) -> set[str | None]:
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    found = refused.value.error_dict.values()
    return {error.code for errors in found for error in errors}


def refused_by_database(row: GuardedModel) -> bool:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return True
    return False


def a_unit(**changed: object) -> Unit:
    facts = {
        "name": "Solbakken barnehage",
        "kind": UnitKind.KINDERGARTEN,
        "ownership": Ownership.PRIVATE,
        "municipality": registry.municipality(),
    }
    return Unit(**{**facts, **changed})


@pytest.mark.parametrize("slug", ["Fjordane", "fjord ane", "fjørdane", "-x", "x--y", ""])
def test_community_address_is_plain(slug: str) -> None:
    community = Community(slug=slug, name="X", kind=CommunityKind.MUNICIPALITY)

    assert codes(community) <= {"community_slug", "blank"}


def test_community_address_is_taken_once() -> None:
    registry.community("Fjordane")
    twin = Community(slug="fjordane", name="X", kind=CommunityKind.MUNICIPALITY)

    assert codes(twin) == {"slug_taken"}
    assert refused_by_database(twin)


def test_community_kind_and_language_are_known() -> None:
    assert refused_by_database(Community(slug="a", name="X", kind="planet"))
    assert refused_by_database(
        Community(slug="a", name="X", kind=CommunityKind.MUNICIPALITY, language="en")
    )


def test_participation_ends_after_it_starts() -> None:
    row = Participation(
        community=registry.community(),
        organisation=registry.municipality(),
        valid_from=DAY,
        valid_to=date(2026, 7, 31),
    )

    assert codes(row) == {"period_backwards"}
    assert refused_by_database(row)


@pytest.mark.parametrize("number", ["974760673", ""])
def test_organisation_number_is_taken(number: str) -> None:
    row = Organisation(name="X", kind=OrganisationKind.OWNER, organisation_number=number)

    row.full_clean()


@pytest.mark.parametrize(
    "number", ["912345678", "974 760 673", "97476067", "999999999", "abcdefghi"]
)
def test_organisation_number_that_does_not_fit_is_refused(number: str) -> None:
    row = Organisation(name="X", kind=OrganisationKind.OWNER, organisation_number=number)

    assert "organisation_number" in codes(row)


def test_organisation_number_is_unique_where_it_is_known() -> None:
    for _each in range(2):
        registry.private_owner()
    registry.saved(
        Organisation(name="X", kind=OrganisationKind.OWNER, organisation_number="974760673")
    )
    twin = Organisation(name="Y", kind=OrganisationKind.OWNER, organisation_number="974760673")

    assert codes(twin) == {"organisation_number_taken"}
    assert refused_by_database(twin)


def test_municipality_number_keeps_its_zero_and_follows_the_present_municipality() -> None:
    kind = OrganisationKind.MUNICIPALITY
    registry.saved(Organisation(name="Før", kind=kind, municipality_number="0301", valid_to=DAY))
    registry.saved(Organisation(name="Nå", kind=kind, municipality_number="0301"))

    assert codes(Organisation(name="To", kind=kind, municipality_number="0301")) == {
        "municipality_number_taken"
    }
    assert codes(Organisation(name="Tre", kind=kind, municipality_number="301")) == {
        "municipality_number"
    }
    assert codes(
        Organisation(name="Eier", kind=OrganisationKind.OWNER, municipality_number="5029")
    ) == {"municipality_number_elsewhere"}


def test_district_belongs_to_a_municipality() -> None:
    alone = Organisation(name="Østbyen", kind=OrganisationKind.DISTRICT)
    astray = Organisation(
        name="Østbyen", kind=OrganisationKind.DISTRICT, parent=registry.private_owner()
    )

    assert codes(alone) == {"district_alone"}
    assert refused_by_database(alone)
    assert codes(astray) == {"district_alone"}


def test_organisation_is_not_part_of_itself() -> None:
    row = registry.private_owner()
    row.parent = row

    assert codes(row) == {"own_parent"}


def test_names_sort_in_norwegian_order_on_every_database() -> None:
    region = registry.community()
    for name in ["Ålesund", "Aasen", "Østby", "Ærøy", "Zeta", "aure", "Bø", "5 øyer"]:
        registry.organisation(name, kind=OrganisationKind.OWNER, taking_part_in=region)

    names = [row.name for row in Organisation.objects.seen_by(ANONYMOUS)]

    assert names == ["5 øyer", "aure", "Bø", "Zeta", "Ærøy", "Østby", "Ålesund", "Aasen"]


def test_unit_ties_lead_to_the_right_kinds() -> None:
    owner = registry.private_owner()

    assert codes(a_unit(municipality=owner)) == {"wrong_kind"}
    assert codes(a_unit(district=owner)) == {"wrong_kind"}
    assert codes(a_unit(ownership=Ownership.MUNICIPAL, owner=owner)) == {"wrong_kind"}
    a_unit(owner=owner, owner_form=OwnerForm.PARENT).full_clean()


def test_municipal_unit_has_no_owner_form() -> None:
    row = a_unit(ownership=Ownership.MUNICIPAL, owner_form=OwnerForm.COMPANY)

    assert codes(row) == {"owner_form_municipal"}
    assert refused_by_database(row)


def test_unit_kind_and_ownership_are_known() -> None:
    assert refused_by_database(a_unit(kind="planet"))
    assert refused_by_database(a_unit(ownership="nobody"))


def test_unit_closes_after_it_opens() -> None:
    row = a_unit(opened_on=DAY, closed_on=date(2026, 7, 31))

    assert codes(row) == {"period_backwards"}
    assert refused_by_database(row)


def test_figure_says_something_once() -> None:
    unit = registry.kindergarten(in_=registry.municipality())
    registry.saved(UnitFigure(unit=unit, counted_on=DAY, children=54, source="register"))
    empty = UnitFigure(unit=unit, counted_on=DAY, source="other")
    twin = UnitFigure(unit=unit, counted_on=DAY, staff=17, source="register")

    assert codes(empty) == {"figure_empty"}
    assert refused_by_database(empty)
    assert codes(twin) == {"figure_twice"}
    assert refused_by_database(twin)


def test_short_name_is_what_people_say() -> None:
    assert str(registry.municipality("Skaun")) == "Skaun"
    assert str(registry.private_owner("Eier AS")) == "Eier AS"


def test_rows_name_themselves() -> None:
    region = registry.community("Fjordane")
    storvik = registry.municipality("Storvik")
    unit = registry.kindergarten("Solbakken", in_=storvik)
    figure = UnitFigure(unit=unit, counted_on=DAY, children=9, source="register")

    assert str(region) == "Fjordane"
    assert str(registry.take_part(storvik, region)) == "Storvik in Fjordane"
    assert str(unit) == "Solbakken barnehage"
    assert str(figure) == "Solbakken barnehage 2026-08-01"
