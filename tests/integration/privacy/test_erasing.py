"""T-43: somebody who is erased is gone, and stays gone when an older backup is put back."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from samspor.access.errors import Forbidden
from samspor.access.viewer import Role, Viewer
from samspor.audit.verify import verify
from samspor.backup.making import make_backup
from samspor.backup.restoring import restore_backup
from samspor.backup.tables import lines_of, stored_models
from samspor.contact.enums import MessageKind
from samspor.contact.models import ContactChoice, Message
from samspor.privacy.errors import HeldElsewhere, NotLeft
from samspor.privacy.ledger import read_ledger
from samspor.privacy.models import Erasure
from samspor.privacy.services.erasing import (
    REGRET,
    ask_for_erasure,
    ask_to_erase,
    carry_out_due,
    regret_erasure,
    take_back_erasure,
)
from samspor.seats.models import Person, SeatHolder, User
from samspor.seats.selectors.viewers import viewer_for
from samspor.sign_in.models import BrowserSession, Identity
from tests.factories import mail, registry, seats
from tests.factories.registry import saved
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LATER = NOW + REGRET
CANARY = "kanarifugl"
WHY = "the test looks at what is stored"


def found() -> list[str]:
    """Tables that hold the canary's name or address, whatever the column."""
    return [
        model._meta.db_table
        for model in stored_models()
        if CANARY in b"".join(lines_of(model)).decode().casefold()
    ]


@pytest.fixture
def canary() -> SeatHolder:
    region = registry.community()
    unit = registry.kindergarten(in_=registry.municipality(taking_part_in=region))
    holding = seats.holder(seats.seat(Role.HEAD, at=unit, in_=region))
    person, user = holding.person, holding.person.user
    assert user is not None
    person.name = f"Kari {CANARY}"
    person.save()
    user.email = f"{CANARY}@example.org"
    user.save()
    saved(ContactChoice(holding=holding, renewed_on=date(2026, 9, 1)))
    saved(Identity(user=user, issuer="https://idp", subject=f"{CANARY}-sub", linked_at=NOW))
    BrowserSession.objects.create(
        session_key="nøkkel", session_data="x", expire_date=LATER, user_id=user.pk, device=CANARY
    )
    saved(
        Message(
            community=region, kind=MessageKind.CONTACT, page="/a/", title="Side", name=CANARY,
            email=f"{CANARY.capitalize()}@example.org", text=f"Hilsen {CANARY}", language="nb",
            received_at=NOW,
        )
    )  # fmt: skip
    mail.post("Hei", to=f"{CANARY}@example.org", person_id=person.pk)
    mail.post("En kode", to=f"{CANARY}@example.org")
    return holding


def viewer_of(holding: SeatHolder) -> Viewer:
    assert holding.person.user is not None
    return viewer_for(holding.person.user, on=NOW.date())


def erase(holding: SeatHolder) -> None:
    ask_for_erasure(viewer=viewer_of(holding), now=NOW)
    carry_out_due(now=LATER)


def test_t43_canary_is_found_before_and_nowhere_after(canary: SeatHolder) -> None:
    assert set(found()) == {
        "contact_message", "mail_outgoingmail", "seats_person", "seats_user",
        "sign_in_browsersession", "sign_in_identity",
    }  # fmt: skip

    erase(canary)

    assert found() == []
    assert verify().breaks == ()
    assert not ContactChoice.objects.unguarded(reason=WHY).exists()


def test_t43_canary_is_erased_again_after_an_older_backup(
    canary: SeatHolder, tmp_path: Path, settings: LazySettings
) -> None:
    settings.DATA = tmp_path
    make_backup(tmp_path / "kopi.zip", media=None, now=NOW)
    erase(canary)
    kept = read_ledger(tmp_path / "erased.txt")
    Erasure.objects.unguarded(reason=WHY).delete()  # the database is lost, the list is not

    done = restore_backup(tmp_path / "kopi.zip", replace=True, media=None, erased=kept, now=LATER)

    assert done.erased == 1
    assert found() == []


def test_t43_without_the_list_the_database_itself_remembers(
    canary: SeatHolder, tmp_path: Path
) -> None:
    make_backup(tmp_path / "kopi.zip", media=None, now=NOW)
    erase(canary)

    restore_backup(tmp_path / "kopi.zip", replace=True, media=None, now=LATER)

    assert found() == []
    assert restore_twice(tmp_path / "kopi.zip") == []


def restore_twice(file: Path) -> list[str]:
    """What a restore has learnt of the erased survives the next one."""
    restore_backup(file, replace=True, media=None, now=LATER)
    return found()


def test_t43_others_are_left_alone(canary: SeatHolder, tmp_path: Path) -> None:
    other = seats.person("Ola Annen")
    make_backup(tmp_path / "kopi.zip", media=None, now=NOW)
    erase(canary)

    restore_backup(tmp_path / "kopi.zip", replace=True, media=None, now=LATER)

    assert Person.objects.unguarded(reason=WHY).get(pk=other.pk).name == "Ola Annen"
    assert User.objects.filter(pk=other.user_id).exists()


def test_t43_nothing_happens_for_a_week_and_it_can_be_regretted(canary: SeatHolder) -> None:
    ask_for_erasure(viewer=viewer_of(canary), now=NOW)

    assert carry_out_due(now=LATER - timedelta(seconds=1)) == 0
    assert regret_erasure(viewer=viewer_of(canary), now=LATER - timedelta(seconds=1)) == 1
    assert carry_out_due(now=LATER) == 0
    assert "seats_person" in found()


def test_t54_asking_twice_is_one_erasure(canary: SeatHolder) -> None:
    first = ask_for_erasure(viewer=viewer_of(canary), now=NOW)
    again = ask_for_erasure(viewer=viewer_of(canary), now=NOW + timedelta(days=1))

    assert first == again
    assert carry_out_due(now=LATER) == 1
    assert carry_out_due(now=LATER) == 0


def test_t43_seats_are_vacant_from_the_day(canary: SeatHolder) -> None:
    erase(canary)

    row = SeatHolder.objects.unguarded(reason=WHY).get(pk=canary.pk)
    assert row.valid_to == date(2026, 11, 26)
    assert str(row.person) == "Slettet person"


def test_page_tells_what_goes_and_what_stays_then_asks(
    canary: SeatHolder, pages: PageClient
) -> None:
    pages.client.force_login(canary.person.user)

    page = pages.get("/min-side/opplysninger/slett/")
    assert "Ingenting på en uke" in page.main
    assert "Loggen, i ti år" in page.main

    pages.client.post("/min-side/opplysninger/slett/", {"act": "ask"})
    assert "Du blir slettet" in pages.get("/min-side/opplysninger/").main

    pages.client.post("/min-side/opplysninger/slett/", {"act": "regret"})
    assert "Du blir slettet" not in pages.get("/min-side/opplysninger/").main


# --- somebody who has left, by whoever manages the seats they had ---


def left(holding: SeatHolder) -> SeatHolder:
    holding.valid_to = NOW.date() - timedelta(days=10)
    holding.save()
    return holding


def manager(holding: SeatHolder, role: Role = Role.DEVELOPMENT_ADVISER) -> Viewer:
    seat = holding.seat
    assert seat.unit is not None
    return seats.viewer(role, at=seat.unit.municipality, in_=seat.community)


def test_t43_who_manages_the_seats_erases_who_has_left(canary: SeatHolder) -> None:
    left(canary)
    viewer = manager(canary)

    asked = ask_to_erase(viewer=viewer, seat=canary.seat, person=canary.person, now=NOW)
    again = ask_to_erase(viewer=viewer, seat=canary.seat, person=canary.person, now=NOW)
    told = mail.rows()[-1]
    before = carry_out_due(now=LATER - timedelta(seconds=1))
    done = carry_out_due(now=LATER)

    assert (asked.pk, before, done) == (again.pk, 0, 1)
    assert (told.kind, told.person_id) == ("erasure.asked_for", canary.person_id)
    assert found() == []
    row = SeatHolder.objects.unguarded(reason=WHY).get(pk=canary.pk)
    assert (str(row.person), row.valid_to) == ("Slettet person", canary.valid_to)  # the archive


def test_t43_nobody_is_erased_by_others_who_is_still_here(canary: SeatHolder) -> None:
    other = seats.seat(Role.DEPUTY_HEAD, at=canary.seat.unit, in_=canary.seat.community)
    seats.holder(other, by=canary.person)
    left(canary)

    with pytest.raises(NotLeft):
        ask_to_erase(viewer=manager(canary), seat=canary.seat, person=canary.person, now=NOW)


def test_t43_nobody_is_erased_who_was_also_somewhere_else(canary: SeatHolder) -> None:
    elsewhere = registry.community("Innlandet")
    place = registry.municipality("Dalen", taking_part_in=elsewhere)
    seats.holder(
        seats.seat(Role.OWNER, at=place, in_=elsewhere), by=canary.person, until=date(2025, 1, 1)
    )
    left(canary)
    viewer = manager(canary)

    with pytest.raises(HeldElsewhere):
        ask_to_erase(viewer=viewer, seat=canary.seat, person=canary.person, now=NOW)
    with pytest.raises(HeldElsewhere):
        take_back_erasure(viewer=viewer, seat=canary.seat, person=canary.person, now=NOW)


def test_t43_the_authority_erases_nobody(canary: SeatHolder) -> None:
    left(canary)

    with pytest.raises(Forbidden):
        ask_to_erase(
            viewer=manager(canary, Role.AUTHORITY), seat=canary.seat, person=canary.person, now=NOW
        )


def test_t43_it_can_be_taken_back_and_regretted(canary: SeatHolder) -> None:
    left(canary)
    viewer, who = manager(canary), {"seat": canary.seat, "person": canary.person}
    ask_to_erase(viewer=viewer, **who, now=NOW)

    taken_back = take_back_erasure(viewer=viewer, **who, now=NOW + timedelta(days=1))
    ask_to_erase(viewer=viewer, **who, now=NOW + timedelta(days=2))
    regretted = regret_erasure(viewer=viewer_of(canary), now=NOW + timedelta(days=3))

    assert (taken_back, regretted) == (1, 1)
    assert carry_out_due(now=LATER + timedelta(days=30)) == 0


@pytest.mark.parametrize("has_account", [True, False])
def test_t43_page_of_a_seat_leads_to_erasing_who_has_left(
    canary: SeatHolder, has_account: bool
) -> None:
    left(canary)
    if not has_account:
        canary.person.user = None
        canary.person.save()
    seat = canary.seat
    adviser = seats.seated(Role.DEVELOPMENT_ADVISER, at=seat.unit.municipality, in_=seat.community)
    reader = PageClient()
    reader.client.force_login(adviser.user)
    path = f"/{seat.community.slug}/plasser/{seat.pk}/"
    href = f"{path}slett/{canary.pk}/"

    assert href in reader.get(path).links().values()
    assert "Slett om en uke" in reader.get(href).main
    reader.post(href, {"act": "ask"}, origin="http://testserver")
    assert "Blir slettet" in reader.get(href).main
