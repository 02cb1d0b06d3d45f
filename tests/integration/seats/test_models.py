"""Users, persons, seats and who sits on them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from samspor.access.viewer import Role, RoleAt
from samspor.registry.enums import OrganisationKind
from samspor.seats.enums import ROLE_NAMES, ROLE_PLACES
from samspor.seats.models import Seat, SeatHolder, User
from tests.factories import focus, networks, registry, seats
from tests.factories.registry import LONG_AGO

pytestmark = pytest.mark.django_db
DAY = date(2026, 8, 1)


def codes(refused: pytest.ExceptionInfo[ValidationError]) -> set[str | None]:
    found = refused.value.error_dict.values()
    return {error.code for errors in found for error in errors}


def test_account_is_one_however_the_address_is_written() -> None:
    seats.user("Kari@Example.org")

    with pytest.raises(ValidationError) as refused:
        seats.user("KARI@example.ORG")
    assert codes(refused) == {"email_taken"}
    assert User.objects.get_by_natural_key(" kari@EXAMPLE.org ").email == "kari@example.org"


def test_database_keeps_addresses_in_small_letters() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Kari@example.org")


def test_account_without_password_opens_with_none() -> None:
    user = seats.user()

    assert not user.has_usable_password()
    assert not user.check_password("")


def test_every_role_has_a_name_and_a_place() -> None:
    assert set(ROLE_NAMES) == set(Role)
    assert set(ROLE_PLACES) == set(Role)


def test_seat_stands_on_one_place() -> None:
    region = registry.community()
    storvik = registry.municipality()
    nowhere = Seat(community=region, role=Role.HEAD, valid_from=DAY)
    both = Seat(
        community=region,
        role=Role.HEAD,
        valid_from=DAY,
        organisation=storvik,
        unit=registry.kindergarten(in_=storvik),
    )

    for seat in (nowhere, both):
        with pytest.raises(ValidationError) as refused:
            seat.full_clean()
        assert "seat_place" in codes(refused)
        with pytest.raises(IntegrityError), transaction.atomic():
            seat.save()


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (Role.HEAD, OrganisationKind.MUNICIPALITY),
        (Role.MUNICIPAL_ADVISER, OrganisationKind.OWNER),
        (Role.AUTHORITY, OrganisationKind.UNIVERSITY),
        (Role.FACILITATOR, OrganisationKind.MUNICIPALITY),
    ],
)
def test_role_on_the_wrong_kind_of_place_is_refused(role: Role, kind: OrganisationKind) -> None:
    place = registry.organisation("X", kind=kind)

    with pytest.raises(ValidationError) as refused:
        seats.seat(role, at=place, in_=registry.community())
    assert codes(refused) == {"role_place"}


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("nb", "Styrer, Budal barnehage"),
        ("nn", "Styrar, Budal barnehage"),
        ("en", "Head, Budal barnehage"),
    ],
)
def test_seat_is_labelled_in_the_readers_language(language: str, label: str) -> None:
    unit = registry.kindergarten("Budal", in_=registry.municipality())
    seat = seats.seat(Role.HEAD, at=unit, in_=registry.community())

    with translation.override(language):
        assert seat.label == label


def test_head_of_a_school_is_a_principal_and_own_titles_win() -> None:
    region = registry.community()
    storvik = registry.municipality("Storvik")
    school = registry.school("Elvran", in_=storvik)

    assert seats.seat(Role.HEAD, at=school, in_=region).label == "Rektor, Elvran skole"
    titled = seats.seat(Role.MUNICIPAL_ADVISER, at=storvik, in_=region, title="Rådgiver oppvekst")
    assert titled.label == "Rådgiver oppvekst, Storvik"


def test_seat_knows_its_municipality() -> None:
    region = registry.community()
    storvik = registry.municipality()
    district = registry.organisation("Østbyen", kind=OrganisationKind.DISTRICT, parent=storvik)
    service = registry.service(parent=storvik)
    places = {
        storvik: (Role.OWNER, storvik.pk),
        district: (Role.MUNICIPAL_ADVISER, storvik.pk),
        service: (Role.PSYCH_PED_SERVICE, storvik.pk),
        registry.kindergarten(in_=storvik): (Role.HEAD, storvik.pk),
        registry.private_kindergarten(in_=storvik): (Role.HEAD, storvik.pk),
        registry.private_owner(): (Role.OWNER, None),
        registry.university(): (Role.UNIVERSITY_PARTNER, None),
    }

    for place, (role, municipality) in places.items():
        assert seats.seat(role, at=place, in_=region).role_at.municipality_id == municipality


def test_seat_on_an_arena_reaches_that_arena() -> None:
    region = registry.community()
    heads = networks.arena("Styrernettverk", in_=region)
    own = networks.part(heads, of=registry.municipality("Storvik"))

    facilitator = seats.seat(Role.FACILITATOR, at=heads, in_=region)
    contact = seats.seat(Role.NETWORK_CONTACT, at=own, in_=region)

    assert facilitator.role_at == RoleAt(
        Role.FACILITATOR, region.pk, arena_id=heads.pk, seat_id=facilitator.pk
    )
    assert contact.role_at.municipality_id == own.municipality_id
    assert facilitator.label == "Prosessleder, Styrernettverk"


def test_seat_on_another_communitys_arena_is_refused() -> None:
    heads = networks.arena("Styrernettverk", in_=registry.community("Innlandet"))

    with pytest.raises(ValidationError) as refused:
        seats.seat(Role.FACILITATOR, at=heads, in_=registry.community("Fjordane"))
    assert codes(refused) == {"foreign_arena"}


def test_unknown_role_is_refused() -> None:
    region = registry.community()
    seat = Seat(community=region, role="king", valid_from=DAY, organisation=registry.municipality())

    with pytest.raises(ValidationError) as refused:
        seat.full_clean()
    assert codes(refused) == {"invalid_choice"}


def test_holder_without_a_seat_is_refused_in_words() -> None:
    with pytest.raises(ValidationError) as refused:
        SeatHolder(person=seats.person()).full_clean()
    assert "null" in codes(refused)


def test_rows_name_themselves() -> None:
    unit = registry.kindergarten("Budal", in_=registry.municipality())
    holder = seats.holder(
        seats.seat(at=unit, in_=registry.community()), by=seats.person("Kari Nordmann")
    )

    assert str(holder) == "Kari Nordmann: Styrer, Budal barnehage"


def a_seat() -> Seat:
    unit = registry.kindergarten(in_=registry.municipality())
    return seats.seat(Role.HEAD, at=unit, in_=registry.community())


def test_seat_has_one_holder_at_a_time() -> None:
    seat = a_seat()
    seats.holder(seat, until=DAY)

    with pytest.raises(ValidationError) as refused:
        seats.holder(seat, since=DAY)
    assert codes(refused) == {"seat_taken"}
    seats.holder(seat, since=DAY + timedelta(days=1))
    with pytest.raises(ValidationError):
        seats.holder(seat, since=LONG_AGO - timedelta(days=9), until=LONG_AGO)


def test_deputy_sits_beside_the_holder_but_not_twice() -> None:
    seat = a_seat()
    seats.holder(seat)
    deputy = seats.holder(seat, deputy=True).person
    seats.holder(seat, deputy=True)

    with pytest.raises(ValidationError) as refused:
        seats.holder(seat, by=deputy, deputy=True)
    assert codes(refused) == {"holder_twice"}


def test_periods_run_forward() -> None:
    holder = SeatHolder(
        seat=a_seat(), person=seats.person(), valid_from=DAY, valid_to=DAY - timedelta(days=1)
    )

    with pytest.raises(ValidationError) as refused:
        holder.full_clean()
    assert codes(refused) == {"period_backwards"}
    with pytest.raises(IntegrityError), transaction.atomic():
        holder.save()


def test_person_needs_no_account() -> None:
    person = seats.person("Kari Nordmann", with_account=False)

    assert person.user is None
    assert seats.holder(a_seat(), by=person).holds_on(DAY)


def test_unit_has_one_seat_for_its_head() -> None:
    head = a_seat()

    with pytest.raises(ValidationError) as refused:
        seats.seat(Role.HEAD, at=head.unit, in_=head.community, title="Daglig leder")
    assert codes(refused) == {"seat_twice"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(
            community=head.community, role=Role.HEAD, unit=head.unit, valid_from=DAY
        )
    head.valid_to = DAY
    head.save()
    seats.seat(Role.HEAD, at=head.unit, in_=head.community, since=DAY + timedelta(days=1))


def test_seat_that_nobody_could_tell_from_another_is_refused_in_a_sentence() -> None:
    region, storvik = registry.community(), registry.municipality("Storvik")
    seats.seat(Role.MUNICIPAL_ADVISER, at=storvik, in_=region, title="Rådgiver")

    with translation.override("nb"), pytest.raises(ValidationError) as refused:
        seats.seat(Role.MUNICIPAL_ADVISER, at=storvik, in_=region, title="rådgiver ")
    assert refused.value.messages == [
        "Storvik har denne plassen allerede. Åpne den, eller gi den nye en egen tittel."
    ]
    seats.seat(Role.MUNICIPAL_ADVISER, at=storvik, in_=region, title="Rådgiver skole")


def test_unit_has_one_or_two_resource_persons_for_each_work() -> None:
    region = registry.community()
    unit = registry.kindergarten(in_=registry.municipality())
    language = focus.an_initiative("Språk", in_=region)

    for work in (None, language):
        for _ in range(2):
            seats.seat(Role.RESOURCE_PERSON, at=unit, in_=region, work=work)
        with pytest.raises(ValidationError) as refused:
            seats.seat(Role.RESOURCE_PERSON, at=unit, in_=region, work=work)
        assert codes(refused) == {"seat_twice"}


def test_work_of_another_community_is_refused() -> None:
    foreign = focus.an_initiative("Språk", in_=registry.community("Innlandet"))
    unit = registry.kindergarten(in_=registry.municipality())

    with pytest.raises(ValidationError) as refused:
        seats.seat(Role.RESOURCE_PERSON, at=unit, in_=registry.community("Fjordane"), work=foreign)
    assert codes(refused) == {"foreign_work"}


def test_t56_database_refuses_two_open_holders() -> None:
    seat = a_seat()
    seats.holder(seat)

    with pytest.raises(ValidationError) as refused:
        seats.holder(seat)
    assert codes(refused) == {"seat_taken"}
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatHolder.objects.create(seat=seat, person=seats.person(), valid_from=DAY)
