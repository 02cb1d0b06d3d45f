"""Who answers for a page, and what happens to a message afterwards."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from samspor.access.errors import NotVisible
from samspor.access.viewer import ANONYMOUS, Role
from samspor.audit.models import Event
from samspor.contact import subjects
from samspor.contact.enums import MessageKind, Standing
from samspor.contact.models import Message
from samspor.contact.selectors.answering import Desk, desk_of
from samspor.contact.selectors.inbox import inbox
from samspor.contact.services import chores
from samspor.contact.services.answering import answer_message, handle_message, reopen_message
from samspor.contact.services.choosing import say_no, say_yes
from samspor.contact.services.receiving import MessageFacts, receive_message
from samspor.mail.services.sending import send_waiting
from samspor.registry.enums import OrganisationKind
from tests.factories import contact, focus, mail, networks, registry, seats
from tests.factories.contact import NOW, chosen
from tests.integration.contact.conftest import Place

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
FACTS = MessageFacts(
    kind=MessageKind.CONTACT,
    page="/fjordane/nettverk/barn-og-rom/",
    text="Når er neste møte?",
    language="nn",
    name="Ola",
    email="ola@example.org",
)


def desk(place: Place, *, on: date = TODAY) -> Desk:
    found = subjects.subject_of_row(place.region, place.network)
    assert found is not None
    return desk_of(found, on=on)


def received(place: Place) -> Message:
    return receive_message(viewer=ANONYMOUS, desk=desk(place), facts=FACTS, now=NOW)


def test_contact_who_has_said_yes_answers(place: Place) -> None:
    chosen(place.contact, on=TODAY)

    found = desk(place)

    assert (found.standing, found.answering) == (Standing.ANSWERS, place.contact_seat)
    assert not found.is_passed_on


def test_t40_contact_who_has_not_chosen_is_left_alone(place: Place) -> None:
    found = desk(place)

    assert found.standing is Standing.NOT_CHOSEN
    assert (found.right, found.answering) == (place.contact_seat, place.adviser.seat)


def test_t40_choice_is_hidden_after_thirteen_months(place: Place) -> None:
    chosen(place.contact, on=date(2025, 10, 20))

    assert desk(place, on=date(2026, 11, 20)).standing is Standing.ANSWERS
    assert desk(place, on=date(2026, 11, 21)).standing is Standing.NOT_CHOSEN


def test_t40_successor_is_asked_anew(place: Place) -> None:
    chosen(place.contact, on=TODAY)
    place.contact.valid_to = TODAY - timedelta(days=1)
    place.contact.save()
    seats.holder(place.contact_seat, since=TODAY)

    assert desk(place).standing is Standing.NOT_CHOSEN


def test_vacant_seat_is_answered_for_by_the_nearest_adviser(place: Place) -> None:
    town = registry.municipality("Lillevik", taking_part_in=place.region)
    district = registry.organisation("Nord", kind=OrganisationKind.DISTRICT, parent=town)
    network = networks.network("Nord", in_=place.region, district=district)
    seat = seats.seat(Role.MUNICIPAL_ADVISER, at=district, in_=place.region)
    above = seats.seat(Role.MUNICIPAL_ADVISER, at=town, in_=place.region)
    subject = subjects.subject_of_row(place.region, network)
    assert subject is not None
    assert desk_of(subject, on=TODAY).answering == place.adviser.seat

    seats.holder(above)
    assert desk_of(subject, on=TODAY).answering == above
    seats.holder(seat)
    found = desk_of(subject, on=TODAY)

    assert (found.standing, found.right, found.answering) == (Standing.VACANT, None, seat)


def test_nobody_at_all_is_said_as_it_is(place: Place) -> None:
    found = desk(place, on=date(2010, 1, 1))

    assert (found.standing, found.answering) == (Standing.VACANT, None)


def test_initiative_is_answered_for_by_the_seat_that_leads_it(place: Place) -> None:
    row = focus.an_initiative("Ute", in_=place.region, is_public=True)
    row.lead_seat = place.contact_seat
    chosen(place.contact, on=TODAY)
    subject = subjects.subject_of_row(place.region, row)
    assert subject is not None

    assert desk_of(subject, on=TODAY).answering == place.contact_seat


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("/fjordane/nettverk/barn-og-rom/", "Barn og rom"),
        ("/fjordane/nettverk/finnes-ikke/", "Fjordane"),
        ("/fjordane/nettverk/", "Fjordane"),
        ("/innlandet/nettverk/barn-og-rom/", "Fjordane"),
        ("https://ond.example/", "Fjordane"),
        ("", "Fjordane"),
    ],
)
def test_page_leads_to_its_nearest_subject(place: Place, page: str, title: str) -> None:
    found = subjects.subject_of_page(ANONYMOUS, community=place.region, page=page, on=TODAY)

    assert found.title == title


# --- receiving ---


def test_message_lands_with_the_contact_and_is_mailed_once(place: Place) -> None:
    chosen(place.contact, on=TODAY)

    message = received(place)

    assert (message.to_seat, message.at_seat) == (place.contact_seat, place.contact_seat)
    sent = mail.row()
    assert sent.address == place.user(place.contact).email
    assert "> Når er neste møte?" in sent.text
    assert "ola@example" not in sent.text
    assert sent.link == f"/meldinger/{message.pk}/"
    assert received(place) == message
    assert len(mail.rows()) == 1


def test_t45_message_is_in_the_log_without_its_words(place: Place) -> None:
    message = received(place)

    events = Event.objects.unguarded(reason="the test looks at everything")
    event = events.get(action="message.received")
    assert (event.object_ids, event.community_id) == ([message.pk], place.region.pk)


def test_deputy_who_has_said_yes_gets_the_mail_too(place: Place) -> None:
    deputy = seats.holder(place.contact_seat, deputy=True)
    chosen(place.contact, on=TODAY)
    chosen(deputy, on=TODAY)

    received(place)

    assert {row.person_id for row in mail.rows()} == {place.contact.person_id, deputy.person_id}


def test_t34_mail_to_somebody_who_has_left_is_not_sent(place: Place) -> None:
    received(place)
    place.adviser.valid_to = TODAY - timedelta(days=1)
    place.adviser.save()

    send_waiting(now=NOW)

    assert mail.row().state == "withdrawn"


# --- answering ---


def test_answer_goes_by_mail_and_names_the_seat_alone(place: Place) -> None:
    chosen(place.contact, on=TODAY)
    message = received(place)

    answer_message(
        viewer=place.viewer(place.contact), message_id=message.pk, text="På tysdag.", now=NOW
    )

    sent = mail.rows()[-1]
    assert (sent.address, sent.language) == ("ola@example.org", "nn")
    assert "Nettverkskontakt, Barn og rom" in sent.text
    assert "> På tysdag." in sent.text
    assert place.contact.person.name not in sent.text + sent.subject
    message.refresh_from_db()
    assert message.handled_at == NOW


def test_t54_same_answer_twice_is_one(place: Place) -> None:
    message = contact.message(to=place.contact_seat, in_=place.region)
    viewer = place.viewer(place.contact)

    for _ in range(2):
        answer_message(viewer=viewer, message_id=message.pk, text="Ja.", now=NOW)

    assert len(mail.rows()) == 1


def test_message_without_address_can_only_be_marked(place: Place) -> None:
    message = contact.message(
        to=place.contact_seat, in_=place.region, kind=MessageKind.MISSED, email=""
    )
    viewer = place.viewer(place.contact)

    with pytest.raises(ValidationError) as refused:
        answer_message(viewer=viewer, message_id=message.pk, text="Ja.", now=NOW)
    assert refused.value.code == "email_missing"
    handled = handle_message(viewer=viewer, message_id=message.pk, note="Lagt ut.", now=NOW)
    assert (handled.handled_at, handled.note) == (NOW, "Lagt ut.")
    assert reopen_message(viewer=viewer, message_id=message.pk, now=NOW).is_open


@pytest.mark.parametrize("act", [handle_message, reopen_message, answer_message])
def test_t08_message_of_another_seat_does_not_exist(place: Place, act) -> None:
    message = contact.message(to=place.contact_seat, in_=place.region)
    words = {handle_message: {"note": "x"}, answer_message: {"text": "x"}}.get(act, {})

    with pytest.raises(NotVisible):
        act(viewer=place.viewer(place.adviser), message_id=message.pk, now=NOW, **words)
    assert list(inbox(place.viewer(place.adviser))) == []


def test_inbox_has_what_waits_first_and_then_the_newest(place: Place) -> None:
    day = timedelta(days=1)
    made = [
        contact.message(to=place.contact_seat, in_=place.region, received_at=NOW - day),
        contact.message(to=place.contact_seat, in_=place.region, handled_at=NOW),
        contact.message(to=place.contact_seat, in_=place.region),
    ]

    found = list(inbox(place.viewer(place.contact)))

    assert found == [made[2], made[0], made[1]]


# --- choosing ---


def test_t40_one_says_yes_and_no_for_oneself(place: Place) -> None:
    viewer = place.viewer(place.contact)

    say_yes(viewer=viewer, holding_id=place.contact.pk, on=TODAY, now=NOW)
    assert desk(place).standing is Standing.ANSWERS
    say_no(viewer=viewer, holding_id=place.contact.pk, on=TODAY, now=NOW)

    assert desk(place).standing is Standing.NOT_CHOSEN


def test_t40_nobody_says_yes_for_another(place: Place) -> None:
    with pytest.raises(NotVisible):
        say_yes(viewer=place.viewer(place.adviser), holding_id=place.contact.pk, on=TODAY, now=NOW)


# --- by the clock ---


def test_open_messages_of_a_seat_left_vacant_go_up(place: Place) -> None:
    chosen(place.contact, on=TODAY)
    message = received(place)
    done = contact.message(to=place.contact_seat, in_=place.region, handled_at=NOW)
    assert chores.pass_on(now=NOW) == 0
    place.contact.valid_to = TODAY - timedelta(days=1)
    place.contact.save()

    assert chores.pass_on(now=NOW) == 1

    message.refresh_from_db()
    done.refresh_from_db()
    assert (message.to_seat, message.at_seat) == (place.contact_seat, place.adviser.seat)
    assert done.at_seat == place.contact_seat
    assert mail.rows()[-1].person_id == place.adviser.person_id
    assert chores.pass_on(now=NOW) == 0


def test_t40_contact_is_reminded_once_a_year(place: Place) -> None:
    chosen(place.contact, on=date(2025, 12, 20))

    chores.remind(now=NOW - timedelta(days=1))
    assert mail.rows() == []
    for _ in range(3):
        chores.remind(now=NOW)

    sent = mail.row()
    assert sent.link == "/meldinger/jeg-er-kontakt/"
    assert "onsdag 20. januar 2027" in sent.text.replace("\u00a0", " ")


def test_t38_messages_are_forgotten_half_a_year_after_they_were_handled(place: Place) -> None:
    contact.message(to=place.contact_seat, in_=place.region, handled_at=NOW)
    contact.message(to=place.contact_seat, in_=place.region)
    rows = Message.objects.unguarded(reason="the test looks at everything")

    chores.forget_messages(now=NOW + timedelta(days=182))
    assert rows.count() == 2
    chores.forget_messages(now=NOW + timedelta(days=184))
    assert rows.count() == 1
    chores.forget_messages(now=NOW + timedelta(days=396))
    assert rows.count() == 0
