"""E-mail with attachments, and calendar files."""

from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from time import monotonic
from zoneinfo import ZoneInfo

import icalendar
import pytest

from samspor.reading import read_document
from samspor.reading.blocks import Heading, Margin, lines_of
from samspor.reading.draft import Draft
from samspor.reading.errors import Unreadable
from samspor.reading.formats import read_blocks
from samspor.reading.formats.sniff import Format, sniff
from samspor.reading.safely import read_safely
from tests.unit.reading import hostile
from tests.unit.reading.corpus import event_score, examples
from tests.unit.reading.packings import as_pdf, as_xlsx

EXAMPLES = {each.name: each for each in examples()}
PLAN = EXAMPLES["moter-tabell"]


def mail(body: str = "Hei, her er planen vår.", **attached: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "en@eksempel.example", "to@eksempel.example"
    message["Subject"] = "Møter for rektorene – våren"
    message["Message-ID"] = "<1@eksempel.example>"
    message.set_content(body)
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="x", filename=f"{name}.bin")
    return message


@pytest.mark.parametrize("pack", [str.encode, as_xlsx, as_pdf], ids=["text", "xlsx", "pdf"])
def test_attachment_is_read_as_the_document_it_is(pack) -> None:  # type: ignore[no-untyped-def]
    data = mail(plan=pack(PLAN.text)).as_bytes()

    assert sniff(data) is Format.EML
    assert event_score(PLAN, read_document(data, name="x.txt")).recall == 1


def test_lines_of_parts_are_counted_on() -> None:
    blocks = read_blocks(mail(one=PLAN.text.encode(), two=as_xlsx(PLAN.text)).as_bytes())
    lines = [line for block in blocks for line in lines_of(block)]

    assert isinstance(blocks[0], Heading)
    assert blocks[0].line.text == "Møter for rektorene – våren"
    assert [line.index for line in lines] == list(range(len(lines)))
    assert [line.number for line in lines] == sorted(line.number for line in lines)


def test_page_in_the_body_is_read_rather_than_its_shadow() -> None:
    message = mail("kort")
    message.add_alternative("<table><tr><td>1. mai</td><td>Møte på æøå</td></tr></table>", "html")

    texts = [line.text for each in read_blocks(message.as_bytes()) for line in lines_of(each)]

    assert "Møte på æøå" in texts
    assert "kort" not in texts


@pytest.mark.parametrize("make", [hostile.zip_bomb, hostile.macros, hostile.garbage])
def test_t16_hostile_attachment_is_named_and_the_rest_is_read(make) -> None:  # type: ignore[no-untyped-def]
    draft = read_safely(mail(farlig=make(), plan=PLAN.text.encode()).as_bytes())

    assert any("farlig.bin" in each.why for each in draft.furniture)
    assert event_score(PLAN, draft).recall == 1


def test_t17_messages_inside_messages_end() -> None:
    message = mail()
    for _ in range(30):
        outer = mail()
        outer.add_attachment(message)
        message = outer

    with pytest.raises(Unreadable) as refusal:
        read_safely(message.as_bytes())

    assert refusal.value.code == "too_heavy"


def test_text_with_labels_is_no_message() -> None:
    assert sniff(b"Til: alle\nFra: styrer\nDato: 3. mai\n\nHei.") is Format.TEXT


def calendar(*events: icalendar.Event) -> bytes:
    made = icalendar.Calendar()
    made.add("prodid", "-//x//")
    made.add("version", "2.0")
    made.add("x-wr-calname", "Møter, regionen")
    for event in events:
        made.add_component(event)
    return made.to_ical()


def event(title: str, start: date, end: date | None = None, **more: str) -> icalendar.Event:
    made = icalendar.Event()
    made.add("summary", title)
    made.add("dtstart", start)
    if end:
        made.add("dtend", end)
    for name, value in more.items():
        made.add(name, value)
    return made


def when(draft: Draft) -> list[tuple[object, ...]]:
    return [
        (each.title, each.start, each.end, each.time_start, each.time_end) for each in draft.events
    ]


def test_events_of_a_calendar_are_the_events_of_the_draft() -> None:
    oslo = ZoneInfo("Europe/Oslo")
    data = calendar(
        event(
            "Styrersamling, høst; del én",
            datetime(2025, 9, 17, 9, 0, tzinfo=oslo),
            datetime(2025, 9, 17, 15, 0, tzinfo=oslo),
            location="Rådhuset",
        ),
        event("Nettmøte", datetime(2026, 1, 15, 8, 0, tzinfo=UTC), None),
        event("Planleggingsdag", date(2025, 10, 31), date(2025, 11, 1)),
        event("Konferanse " + "langt navn " * 10, date(2026, 4, 22), date(2026, 4, 24)),
        event("Avlyst samling", date(2026, 5, 5), status="CANCELLED"),
    )
    draft = read_document(data, name="plan.txt")

    assert sniff(data) is Format.ICS
    assert when(draft)[:1] == [
        ("Styrersamling, høst; del én", date(2025, 9, 17), None, time(9), time(15))
    ]
    assert draft.events[0].place == "Rådhuset"
    assert [(each.start, each.end) for each in draft.events[1:]] == [
        (date(2025, 10, 31), None),
        (date(2026, 1, 15), None),
        (date(2026, 4, 22), date(2026, 4, 23)),
        (date(2026, 5, 5), None),
    ]
    assert draft.events[2].time_start == time(9)
    assert [each.title for each in draft.events if each.status == "cancelled"] == ["Samling"]


def test_series_without_end_says_that_it_goes_on() -> None:
    series = event("Ukemøte", date(2025, 9, 1))
    series.add("rrule", {"freq": "weekly"})

    blocks = read_blocks(calendar(series))

    assert any(isinstance(each, Margin) and each.why == "recurs_on" for each in blocks)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "empty"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 9_000, "too_heavy"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:99999999\nSUMMARY:x\nEND:VEVENT", "empty"),
    ],
)
def test_t17_calendar_without_use_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_safely(data)

    assert refusal.value.code == code


def test_t17_endless_continuation_ends() -> None:
    data = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20250901\nSUMMARY:x\n" + b" x\n" * 500_000

    started = monotonic()
    read_blocks(data)

    assert monotonic() - started < 5
