"""Where something about a person lies, and what of it they get to read (T-42).

A test goes through the register of fields: each that is about a person stands in a source here, or
in `NOT_GIVEN` with the reason.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.access.privacy import PrivacyClass, Retention, privacy_of
from samspor.activities.models import Change, ChangeSet
from samspor.audit.models import Event
from samspor.contact.models import Answer, ContactChoice, Message
from samspor.editing.models import PageVersion
from samspor.intake.models import GivenAnswer, Original, Reading
from samspor.mail.models import OutgoingMail
from samspor.registry.models import RegisterTaking
from samspor.seats.models import HandOver, OperatorVisit, Person, SeatHolder, User
from samspor.sign_in.models import (
    Authenticator,
    BrowserSession,
    Identity,
    KeptForm,
    PersonalLink,
    RecoveryCode,
    UnsentForm,
)
from samspor.sign_in.sealing import InvalidToken, unseal
from samspor.wheel.models import Edition, OwnCalendar

_WHY = "whoever asks gets what is about them, and nothing else"
NOBODY: Final = 0  # no row has this number; None would find all rows without an owner


@dataclass(frozen=True, slots=True)
class Who:
    """Whom it is about. `email` is the address of the account, "" without one."""

    person_id: int = NOBODY
    user_id: int = NOBODY
    email: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing that is kept.

    `fields` are given as they are; `told` are further values, each made from a row.
    """

    key: str
    title: Promise
    why: Promise
    model: type[Model]
    find: Callable[[Who], Iterable[Any]]
    fields: tuple[str, ...]
    told: dict[str, Callable[[Any], object]] = field(default_factory=dict)

    @property
    def retentions(self) -> list[Retention]:
        """For how long, from the register; of those fields that are about a person."""
        said = privacy_of(self.model)
        about = [said[name] for name in self.fields if name in said]
        personal = [each for each in about if each.privacy_class in PERSONAL] or about
        return list(dict.fromkeys(each.retention for each in personal))


PERSONAL: Final = frozenset({PrivacyClass.PERSONAL, PrivacyClass.PERSONAL_CONTACT})


def _rows(model: type[Model]) -> "QuerySet[Any]":
    manager: Any = model._default_manager  # noqa: SLF001 (guarded, and asked with the reason)
    guarded = getattr(manager, "unguarded", None)
    rows: QuerySet[Any] = guarded(reason=_WHY) if guarded else manager.all()
    return rows


def _of_person(model: type[Model], path: str = "person_id") -> Callable[[Who], "QuerySet[Any]"]:
    return lambda who: _rows(model).filter(**{path: who.person_id})


def _of_user(model: type[Model], path: str = "user_id") -> Callable[[Who], "QuerySet[Any]"]:
    return lambda who: _rows(model).filter(**{path: who.user_id})


def _hand_overs(who: Who) -> "QuerySet[Any]":
    mine = SeatHolder.objects.unguarded(reason=_WHY).filter(person_id=who.person_id)
    asked = Q(left__in=mine) | Q(taken__in=mine) | Q(deputy__in=mine) | Q(stopped__in=mine)
    return _rows(HandOver).filter(asked).select_related(*_SEAT)


def _written_from(model: type[Model], path: str) -> Callable[[Who], Iterable[Any]]:
    return lambda who: _rows(model).filter(**{f"{path}__iexact": who.email}) if who.email else []


def _log(who: Who) -> Iterator[Any]:
    """What they did, and what was done to them."""
    done = _rows(Event).filter(user_id=who.user_id)
    ids = {
        "person": {str(who.person_id)},
        "user": {str(who.user_id)},
        "seat_holder": {
            str(pk)
            for pk in _rows(SeatHolder).filter(person_id=who.person_id).values_list("pk", flat=True)
        },
    }
    others = _rows(Event).filter(object_type__in=ids).exclude(user_id=who.user_id)
    others |= _rows(Event).filter(object_type__in=ids, user_id=None)
    to_them = (
        event
        for event in others.iterator()
        if ids[event.object_type] & {str(each) for each in event.object_ids}
    )
    return chain(done.iterator(), to_them)


def _typed(form: KeptForm) -> str:
    try:
        return unseal(form.sealed_body)
    except InvalidToken:
        return ""


def _unsent(form: UnsentForm) -> object:
    try:
        return json.loads(unseal(form.sealed_fields))
    except InvalidToken:
        return ""


_SEAT: Final = ("seat__unit", "seat__organisation", "seat__arena", "seat__community")

SOURCES: Final = (
    Source(
        "person",
        _("Your name"),
        _("So that colleagues know who holds a seat. It never stands on a public page."),
        Person,
        _of_person(Person, "pk"),
        ("name",),
    ),
    Source(
        "account",
        _("Your account"),
        _("So that you can sign in and get mail in your language. Nobody sees the address."),
        User,
        _of_user(User, "pk"),
        ("email", "language", "is_active", "is_operator", "last_login"),
    ),
    Source(
        "seats",
        pgettext_lazy("my data", "The seats you hold or have held"),
        _("So that duties are found, and nobody wonders who had them."),
        SeatHolder,
        lambda who: _of_person(SeatHolder)(who).select_related(*_SEAT),
        ("valid_from", "valid_to", "deputy"),
        {"seat": lambda row: row.seat.label, "community": lambda row: row.seat.community.name},
    ),
    Source(
        "hand_overs",
        pgettext_lazy("my data", "Hand-overs"),
        _("So that a hand-over can be taken back as it was."),
        HandOver,
        _hand_overs,
        ("at", "left_ended_on", "stopped_ended_on", "made", "undone_at"),
        {"seat": lambda row: row.seat.label},
    ),
    Source(
        "contact_choices",
        pgettext_lazy("my data", "Whether you are a contact"),
        _("So that messages come to you only when you have said yes, a year at a time."),
        ContactChoice,
        _of_person(ContactChoice, "holding__person_id"),
        ("renewed_on", "ended_on"),
    ),
    Source(
        "messages",
        pgettext_lazy("my data", "Messages you have written from public pages"),
        _("So that the seat you wrote to can answer. Found by your e-mail address."),
        Message,
        _written_from(Message, "email"),
        ("received_at", "title", "name", "email", "text", "handled_at"),
    ),
    Source(
        "answers",
        pgettext_lazy("my data", "Answers you got"),
        _("So that the seat sees what it has answered."),
        Answer,
        _written_from(Answer, "message__email"),
        ("answered_at", "text"),
    ),
    Source(
        "mail",
        pgettext_lazy("my data", "Mail to you"),
        _("So that no mail is lost or sent twice. Address and text go once it is sent."),
        OutgoingMail,
        _of_person(OutgoingMail),
        (
            "posted_at",
            "kind",
            "state",
            "recipient",
            "person_id",
            "address",
            "subject",
            "text",
            "link",
            "link_words",
        ),
    ),
    Source(
        "ways_in",
        pgettext_lazy("my data", "How you sign in"),
        _("So that you, and nobody else, come in as you."),
        Identity,
        _of_user(Identity),
        ("issuer", "subject", "linked_at"),
    ),
    Source(
        "app",
        pgettext_lazy("my data", "App on your phone"),
        _("So that a stolen mailbox is not enough. The key itself is never shown to anybody."),
        Authenticator,
        _of_user(Authenticator),
        ("confirmed_at",),
    ),
    Source(
        "recovery_codes",
        pgettext_lazy("my data", "Recovery codes"),
        _("So that you come in without the phone. We can't read the codes ourselves."),
        RecoveryCode,
        _of_user(RecoveryCode),
        ("made_at", "used_at"),
    ),
    Source(
        "sessions",
        pgettext_lazy("my data", "Where you are signed in"),
        _("So that you can see it, and sign out from afar."),
        BrowserSession,
        _of_user(BrowserSession),
        ("user_id", "began_at", "seen_at", "method", "device"),
    ),
    Source(
        "operator_visits",
        pgettext_lazy("my data", "Communities you have looked at as one who runs the service"),
        _("So that those who are visited see who looked, when and why."),
        OperatorVisit,
        _of_user(OperatorVisit),
        ("reason", "begun_at", "minutes", "ended_at"),
        told={"community": lambda visit: str(visit.community)},
    ),
    Source(
        "links",
        pgettext_lazy("my data", "Personal links sent to you"),
        _("So that a link does one thing, for one person, and then no more."),
        PersonalLink,
        _of_person(PersonalLink),
        ("purpose", "email", "made_at", "expires_at", "used_at", "revoked_at"),
    ),
    Source(
        "calendars",
        pgettext_lazy("my data", "Calendars with an address of your own"),
        _("So that your calendar holds what is yours, and only you have its address."),
        OwnCalendar,
        _of_person(OwnCalendar),
        ("made_at", "fetched_on", "reminder"),
        told={"seat": lambda calendar: str(calendar.seat or "")},
    ),
    Source(
        "kept_form",
        pgettext_lazy("my data", "What you had typed when you were signed out"),
        _("So that nothing you wrote is lost. It is gone after a day."),
        KeptForm,
        _of_user(KeptForm),
        ("path", "kept_at"),
        {"sealed_body": _typed},
    ),
    Source(
        "unsent_forms",
        pgettext_lazy("my data", "What you are writing and have not sent"),
        _("So that it is there when you come back. It is gone when you send it, or after a week."),
        UnsentForm,
        _of_user(UnsentForm),
        ("key", "kept_at"),
        {"sealed_fields": _unsent},
    ),
    Source(
        "pages",
        pgettext_lazy("my data", "Pages you have changed"),
        _("So that a page can be compared and brought back."),
        PageVersion,
        _of_person(PageVersion),
        ("at", "part", "title", "number", "standing", "person_id", "state"),
    ),
    Source(
        "changes",
        pgettext_lazy("my data", "Changes you have made in the annual wheel"),
        _("So that mistakes can be found and undone."),
        ChangeSet,
        lambda who: _of_person(ChangeSet)(who).prefetch_related("changes"),
        ("at", "verb", "school_year", "person_id"),
        {"changes": lambda row: [_change(each) for each in row.changes.all()]},
    ),
    Source(
        "editions",
        pgettext_lazy("my data", "Editions you have released"),
        _("So that readers can ask who released it. The edition itself holds no names."),
        Edition,
        _of_person(Edition),
        ("released_at", "number", "note", "person_id"),
    ),
    Source(
        "log",
        pgettext_lazy("my data", "Lines of the log"),
        _("So that it can be told afterwards who did what. The log holds numbers, no names."),
        Event,
        _log,
        ("at", "action", "object_type", "object_ids", "community_id", "seat_id", "user_id"),
    ),
)

# What is about a person, and is not in the file.
_DOCUMENT = "holds others' words and names beside theirs, and is deleted when it is taken in"
NOT_GIVEN: Final[dict[tuple[type[Model], str], str]] = {
    (Reading, "draft"): _DOCUMENT,
    (Reading, "source"): _DOCUMENT,
    (Original, "data"): _DOCUMENT,
    (GivenAnswer, "key"): _DOCUMENT,
    (GivenAnswer, "value"): _DOCUMENT,
    (RegisterTaking, "user_id"): "lasts while the file is taken in; that you asked is in the log",
}


def _change(change: Change) -> dict[str, object]:
    return {"before": change.before, "after": change.after}
