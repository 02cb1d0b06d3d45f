"""In the demo, those who lead and are asked have said yes, and some people have written."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from django.db.models import Q

from samspor.access.viewer import ANONYMOUS, Role, Viewer
from samspor.contact import subjects
from samspor.contact.enums import MessageKind
from samspor.contact.models import ContactChoice, Message
from samspor.contact.selectors.answering import desk_of
from samspor.contact.services.choosing import say_yes
from samspor.contact.services.receiving import MessageFacts, receive_message
from samspor.focus.models import Initiative
from samspor.kernel.clock import OSLO
from samspor.registry.models import Community
from samspor.registry.models.validity import valid_on
from samspor.seats.models import SeatHolder

_STORY = "the demo tells its own story"

_ASK, _MISSED = MessageKind.CONTACT, MessageKind.MISSED
_KARI: Final = ("Kari Prøve", "kari.prove@demo.invalid")
_LARS: Final = ("Lars Eksempel", "lars.eksempel@demo.invalid")
_NOBODY: Final = ("", "")
# Made-up people; their addresses get no mail.
_WRITTEN: Final[Mapping[str, Sequence[tuple[MessageKind, str, tuple[str, str]]]]] = (
    MappingProxyType(
        {
            "trondelag-sorvest": (
                (
                    _ASK,
                    "Vi er en ny privat barnehage i Skaun. Hvordan kommer vi med i nettverket?",
                    _KARI,
                ),
                (_MISSED, "Lette etter det faglige innlegget fra styrersamlingen i høst.", _NOBODY),
                (
                    _ASK,
                    "Kan vikarer bli med på den regionale fagdagen, og må vi melde dem på?",
                    _LARS,
                ),
            ),
            "trondheim": (
                (
                    _ASK,
                    "Vi vil gjerne ha et møte i Barn og Rom hos oss. Hvem snakker vi med?",
                    _KARI,
                ),
                (_MISSED, "Finner ikke hvem som er kontakt for Reggio Emilia.", _NOBODY),
                (
                    _ASK,
                    "Er fagdagen om arbeidsmiljø åpen for tillitsvalgte i private barnehager også?",
                    _LARS,
                ),
            ),
            "midtre-gauldal": (
                (
                    _ASK,
                    "Når er planen for neste høst klar? Vi skal sette våre egne dager.",
                    _KARI,
                ),
                (_MISSED, "Lette etter mellomarbeidet til den faglige samlingen.", _NOBODY),
                (_ASK, "Kan to ressurspersoner dele på ett utviklingsarbeid?", _LARS),
            ),
            "vesteralen-og-lodingen": (
                (
                    _ASK,
                    "Jeg er ny styrer på Andøya. Må jeg forberede noe til samlingen i april?",
                    _KARI,
                ),
                (_MISSED, "Ser ikke hva vi ble enige om på samlingen i oktober.", _NOBODY),
                (
                    _ASK,
                    "Får vi dekket ferje og overnatting når samlingen går over to dager?",
                    _LARS,
                ),
            ),
        }
    )
)


def add_contacts(community: Community, now: datetime) -> None:
    """Once; what visitors have changed afterwards stays."""
    if Message.objects.unguarded(reason=_STORY).filter(community=community).exists():
        return
    _say_yes(community, now)
    today = now.astimezone(OSLO).date()
    desk = desk_of(subjects.of_community(community), on=today)
    for number, (kind, text, (name, email)) in enumerate(_WRITTEN.get(community.slug, ())):
        facts = MessageFacts(
            kind=kind,
            page=desk.subject.page,
            text=text,
            language=community.language,
            name=name,
            email=email,
        )
        written = now - timedelta(days=4 - number, hours=2 + number)
        receive_message(viewer=ANONYMOUS, desk=desk, facts=facts, now=written)


def _say_yes(community: Community, now: datetime) -> None:
    today = now.astimezone(OSLO).date()
    initiatives = Initiative.objects.unguarded(reason=_STORY).filter(community=community)
    leading = initiatives.exclude(lead_seat=None).values("lead_seat")
    asked = Q(seat__role__in=[Role.NETWORK_CONTACT, Role.HEAD]) | Q(seat__in=leading)
    rows = SeatHolder.objects.unguarded(reason=_STORY)
    rows = rows.filter(asked, valid_on(today), seat__community=community)
    known = ContactChoice.objects.unguarded(reason=_STORY).values("holding")
    for holding in rows.exclude(pk__in=known).select_related(
        "seat__unit", "seat__organisation", "seat__arena", "person"
    ):
        sitting = Viewer(person_id=holding.person_id, roles=frozenset({holding.seat.role_at}))
        say_yes(viewer=sitting, holding_id=holding.pk, on=today, now=now)
