"""The pages, read as the page client reads them."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client

from samspor.contact import forms
from samspor.contact.models import Message
from samspor.kernel import clock
from samspor.seats.models import SeatHolder
from tests.factories import contact
from tests.factories.contact import chosen
from tests.integration.contact.conftest import Place
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
PATH = "/fjordane/nettverk/barn-og-rom/kontakt/"
NUMBER = "01010012345"


def stamp() -> str:
    return signing.TimestampSigner(salt="samspor.contact").sign("form")


def filled(**other: str) -> dict[str, str]:
    return {
        "text": "Når er neste møte?",
        "email": "ola@example.org",
        "name": "Ola",
        "opened": stamp(),
        **other,
    }


def all_messages() -> list[Message]:
    return list(Message.objects.unguarded(reason="the test looks at everything").order_by("id"))


def signed_in(place: Place, holding: SeatHolder) -> PageClient:
    client = Client(headers={"origin": "http://testserver"})
    client.force_login(place.user(holding), backend=settings.AUTHENTICATION_BACKENDS[0])
    return PageClient(client)


@pytest.mark.parametrize("prefix", ["", "/nn", "/en"])
@pytest.mark.parametrize(
    "path",
    [PATH, "/fjordane/kontakt/", "/fjordane/kontakt/takk/", "/tilgjengelighet/meld-fra/"],
)
def test_public_pages_pass_in_every_language(
    pages: PageClient, place: Place, prefix: str, path: str
) -> None:
    pages.get(f"{prefix}{path}")


def test_page_says_which_seat_answers_and_no_address(pages: PageClient, place: Place) -> None:
    chosen(place.contact)

    page = pages.get(PATH)

    assert "går til Nettverkskontakt, Barn og rom" in page.main
    assert place.user(place.contact).email not in page.html
    assert place.contact.person.name not in page.html


def test_vacancy_is_shown_with_who_answers(pages: PageClient, place: Place) -> None:
    page = pages.get(PATH)

    assert "Kontakten har ikke sagt ja for i år" in page.main
    assert "svarer Utviklingsveileder, Storvik" in page.main


def test_message_is_sent_without_a_cookie_and_thanked_for(pages: PageClient, place: Place) -> None:
    chosen(place.contact)

    answer = pages.post(PATH, filled())

    assert not answer.cookies
    back = pages.get(answer.headers["Location"])
    assert back.heading == "Takk"
    assert back.links()["Tilbake til siden"] == "/fjordane/nettverk/barn-og-rom/"
    (kept,) = all_messages()
    assert (kept.text, kept.email, kept.at_seat) == (
        "Når er neste møte?", "ola@example.org", place.contact_seat,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": ""}, "Skriv hva du lurer på."),
        ({"email": ""}, "Skriv e-postadressen din, så du får svar."),
        ({"email": "ola"}, "Skriv adressen slik: navn@eksempel.no."),
        ({"text": "Nummeret er 29029600013."}, "fødselsnummer"),
        ({"name": "290296 00013"}, "fødselsnummer"),
        ({"website": "https://ond.example"}, "La dette feltet stå tomt, og send igjen."),
        ({"opened": "x"}, "Skjemaet må sendes en gang til."),
        ({"opened": ""}, "Skjemaet må sendes en gang til."),
        ({"text": "x" * 3001}, "3000"),
    ],
)
def test_nothing_typed_is_lost_when_something_is_wrong(
    pages: PageClient, place: Place, wrong: dict[str, str], said: str
) -> None:
    given = filled(**wrong)

    page = pages.post_invalid(PATH, given)

    assert said in page.main
    for name in ("text", "email", "name"):
        assert given[name][:3000] in page.html
    assert all_messages() == []


def test_form_sent_at_once_asks_for_a_second_look(
    pages: PageClient, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "FASTEST", timedelta(seconds=3))

    page = pages.post_invalid(PATH, filled())

    assert "Det gikk veldig fort." in page.main
    assert "Når er neste møte?" in page.html


def test_sixth_message_in_ten_minutes_waits_and_keeps_its_words(
    pages: PageClient, place: Place
) -> None:
    for number in range(5):
        pages.post(PATH, filled(text=f"Melding {number}"))

    page = pages.post_invalid(PATH, filled(text="Den sjette"), status=429)

    assert "Vent i ti minutter" in page.main
    assert "Den sjette" in page.html
    assert len(all_messages()) == 5


@pytest.mark.parametrize("path", [PATH, "/fjordane/tilbakemelding/", "/tilgjengelighet/meld-fra/"])
def test_t27_form_from_elsewhere_is_refused(place: Place, path: str) -> None:
    client = PageClient(Client(headers={"origin": "https://ond.example"}))

    client.post(path, filled(), status=403)

    assert all_messages() == []


@pytest.mark.parametrize(
    "path",
    [
        "/fjordane/nettverk/finnes-ikke/kontakt/",
        "/fjordane/annet/barn-og-rom/kontakt/",
        "/innlandet/nettverk/barn-og-rom/kontakt/",
        "/fjordane/barnehager-og-skoler/x/kontakt/",
        "/fjordane/kommuner/x/kontakt/",
        "/fjordane/kommuner/999999/kontakt/",
    ],
)
def test_t08_page_that_is_not_there_has_no_contact(
    pages: PageClient, place: Place, path: str
) -> None:
    pages.get(path, status=404)


def test_t23_what_is_written_is_shown_not_run(place: Place, pages: PageClient) -> None:
    chosen(place.contact)
    canary = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    pages.post(PATH, filled(text=canary, name=canary))
    (message,) = all_messages()
    inside = signed_in(place, place.contact)

    for path in ("/meldinger/", f"/meldinger/{message.pk}/"):
        page = inside.get(path)
        assert "<script>alert" not in page.html
        assert page.all("img") == []
        assert "<script>alert(1)" in page.main


@pytest.mark.parametrize(("path", "most"), [(PATH, 4), ("/fjordane/kontakt/", 3)])
def test_contact_pages_ask_little(pages: PageClient, place: Place, path: str, most: int) -> None:
    assert len(pages.get(path).answer.statements) == most


# --- did you find it ---


@pytest.mark.parametrize(
    "path", ["/fjordane/", "/fjordane/nettverk/", "/fjordane/nettverk/barn-og-rom/"]
)
def test_public_pages_ask_whether_one_found_it(pages: PageClient, place: Place, path: str) -> None:
    page = pages.get(path)

    (form,) = page.all("form", action="/fjordane/tilbakemelding/")
    assert "Fant du det du lette etter?" in page.text
    assert any(one.attrib.get("value") == path for one in form.iter("input"))


def test_what_was_missed_lands_with_the_seat_of_the_page(pages: PageClient, place: Place) -> None:
    chosen(place.contact)
    page = "/fjordane/nettverk/barn-og-rom/"

    answer = pages.post(
        "/fjordane/tilbakemelding/", {"found": "no", "text": "Referatene", "page": page}
    )

    assert "side=%2Ffjordane%2Fnettverk" in answer.headers["Location"]
    (kept,) = all_messages()
    assert (kept.kind, kept.at_seat, kept.page) == ("missed", place.contact_seat, page)


def test_yes_alone_is_thanked_for_and_not_kept(pages: PageClient, place: Place) -> None:
    pages.post("/fjordane/tilbakemelding/", {"found": "yes", "page": "/fjordane/"})

    assert all_messages() == []


def test_feedback_that_cannot_be_taken_keeps_its_words(pages: PageClient, place: Place) -> None:
    page = pages.post_invalid(
        "/fjordane/tilbakemelding/", {"text": "Fant ikke 29029600013", "page": "/fjordane/"}
    )

    assert "Velg ja eller nei." in page.main
    assert "Fant ikke 29029600013" in page.html


def test_t26_feedback_leads_back_to_our_own_pages_only(pages: PageClient, place: Place) -> None:
    answer = pages.post(
        "/fjordane/tilbakemelding/", {"found": "yes", "page": "https://ond.example/"}
    )

    assert answer.headers["Location"] == "/fjordane/kontakt/takk/?side=%2Ffjordane%2F"
    page = pages.get("/fjordane/kontakt/takk/?side=//ond.example/")
    assert page.links()["Tilbake til siden"] == "/fjordane/"


# --- a barrier ---


def test_t63_barrier_lands_with_the_adviser(pages: PageClient, place: Place) -> None:
    assert pages.get("/tilgjengelighet/").links()["Meld fra om en side som ikke kunne brukes"]
    sent = {"text": "Leseren stopper.", "community": "fjordane", "opened": stamp()}

    pages.post("/tilgjengelighet/meld-fra/", sent)

    (kept,) = all_messages()
    assert (kept.kind, kept.at_seat, kept.email) == ("barrier", place.adviser.seat, "")


def test_t63_barrier_without_words_says_what_is_missing(pages: PageClient, place: Place) -> None:
    page = pages.post_invalid("/tilgjengelighet/meld-fra/", {"opened": stamp()})

    assert "Skriv hva som ikke virket." in page.main
    assert "Velg samarbeidet." in page.main


# --- the inbox ---


def test_link_in_a_mail_leads_through_the_door(pages: PageClient, place: Place) -> None:
    message = contact.message(to=place.contact_seat, in_=place.region)

    answer = pages.client.get(f"/meldinger/{message.pk}/")

    assert answer.headers["Location"] == f"/logg-inn/?next=%2Fmeldinger%2F{message.pk}%2F"


@pytest.mark.parametrize("messages", [1, 3])
def test_inbox_asks_the_same_however_long(place: Place, messages: int) -> None:
    for number in range(messages):
        contact.message(str(number), to=place.contact_seat, in_=place.region)

    inside = signed_in(place, place.contact)
    inside.get("/meldinger/")  # the first page leaves the form key in the session

    assert len(inside.get("/meldinger/").answer.statements) == 3


def test_long_inbox_has_pages(place: Place) -> None:
    for number in range(25):
        contact.message(f"Melding {number}", to=place.contact_seat, in_=place.region)
    inside = signed_in(place, place.contact)

    assert inside.get("/meldinger/").main.count("Melding ") == 40
    assert inside.get("/meldinger/?side=2").main.count("Melding ") == 10


def test_empty_inbox_says_where_messages_come_from(place: Place) -> None:
    assert "Ingen meldinger" in signed_in(place, place.contact).get("/meldinger/").main


@pytest.mark.parametrize("prefix", ["", "/nn", "/en"])
def test_inside_pages_pass_in_every_language(place: Place, prefix: str) -> None:
    message = contact.message(to=place.contact_seat, in_=place.region)
    inside = signed_in(place, place.contact)

    for path in ("/meldinger/", f"/meldinger/{message.pk}/", "/meldinger/jeg-er-kontakt/"):
        inside.get(f"{prefix}{path}")


def test_message_is_answered_and_then_says_so(place: Place) -> None:
    message = contact.message(to=place.contact_seat, in_=place.region)
    inside = signed_in(place, place.contact)
    path = f"/meldinger/{message.pk}/"

    inside.post(path, {"act": "answer", "text": "På tirsdag."})

    page = inside.get(path)
    assert "Svaret er på vei." in page.text
    assert "På tirsdag." in page.main
    assert "ferdig" in page.main


def test_empty_answer_is_asked_for(place: Place) -> None:
    message = contact.message(to=place.contact_seat, in_=place.region)
    inside = signed_in(place, place.contact)

    page = inside.post_invalid(f"/meldinger/{message.pk}/", {"act": "answer", "text": " "})

    assert "Skriv et svar." in page.main


def test_mark_is_undone_with_one_press(place: Place) -> None:
    message = contact.message(to=place.contact_seat, in_=place.region)
    inside = signed_in(place, place.contact)
    path = f"/meldinger/{message.pk}/"

    handled = inside.post(path, {"act": "handle", "note": "Ringte."})
    assert "Merket som ferdig." in inside.get(handled.headers["Location"]).main
    inside.post(path, {"act": "reopen"})

    assert "venter" in inside.get(path).main


def test_t40_contact_renews_with_one_click(place: Place) -> None:
    chosen(place.contact, on=clock.today() - timedelta(days=350))
    inside = signed_in(place, place.contact)
    page = inside.get("/meldinger/jeg-er-kontakt/")
    assert "må fornyes" in page.main

    inside.post("/meldinger/jeg-er-kontakt/", {"act": "yes", "holding": place.contact.pk})

    page = inside.get("/meldinger/jeg-er-kontakt/")
    assert "må fornyes" not in page.main
    assert "Slutt å være kontakt" in page.main


def test_adviser_is_not_asked(place: Place) -> None:
    page = signed_in(place, place.adviser).get("/meldinger/jeg-er-kontakt/")

    assert "Ingenting å velge" in page.main


@pytest.mark.parametrize(
    "sent", [{}, {"act": "yes"}, {"act": "yes", "holding": "x"}, {"act": "x", "holding": "1"}]
)
def test_t22_nonsense_is_not_found(place: Place, sent: dict[str, str]) -> None:
    signed_in(place, place.contact).post("/meldinger/jeg-er-kontakt/", sent, status=404)
