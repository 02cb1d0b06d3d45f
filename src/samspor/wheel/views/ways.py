"""How a calendar is told of an address, and when it may remind."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspor.wheel.models.own_calendar import REMINDERS


@dataclass(frozen=True, slots=True)
class Way:
    """How one calendar does it, in three steps."""

    id: str
    name: str
    steps: tuple[str, str, str]
    note: str


def ways() -> tuple[Way, ...]:
    return (_outlook(), _google(), _apple())


def reminders() -> list[tuple[str, str]]:
    hour, day, week = (str(minutes) for minutes in REMINDERS)
    return [
        ("", _("No reminder")),
        (hour, _("One hour before")),
        (day, _("The day before")),
        (week, _("A week before")),
    ]


def _outlook() -> Way:
    return Way(
        "outlook",
        "Outlook",
        (
            _("Copy the address above."),
            _("Open the calendar in Outlook. Choose “Add calendar” and then “Subscribe from web”."),
            _("Paste the address, give the calendar a name and choose “Import”."),
        ),
        _(
            "Do it in the new Outlook or in Outlook on the web, and the calendar follows you to "
            "the phone. Outlook looks for changes a few times a day."
        ),
    )


def _google() -> Way:
    return Way(
        "google",
        _("Google Calendar"),
        (
            _("Copy the address above, and open Google Calendar on a computer."),
            _("Choose the plus sign beside “Other calendars” and then “From URL”."),
            _("Paste the address and choose “Add calendar”."),
        ),
        _(
            "The phone shows the calendar when the computer does. Google looks for changes about "
            "once a day."
        ),
    )


def _apple() -> Way:
    return Way(
        "apple",
        _("iPhone, iPad and Mac"),
        (
            _("Choose “Open in the calendar” above, on the phone or the computer itself."),
            _("Answer yes when the calendar asks whether you want to subscribe."),
            _("Keep the name or give it your own, and choose “Add” or “OK”."),
        ),
        _(
            "If you want reminders on a Mac, take away the tick at “Remove alerts”. There you also "
            "choose how often the calendar looks for changes."
        ),
    )
