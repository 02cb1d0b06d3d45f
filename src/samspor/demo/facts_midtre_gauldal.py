"""Midtre Gauldal: how seven kindergartens do development work together, and what they learned."""

from datetime import datetime
from typing import Final

from samspor.access.viewer import Viewer
from samspor.demo.telling import Telling
from samspor.focus.services import FocusAreaFacts, InitiativeFacts
from samspor.networks.enums import ArenaKind
from samspor.networks.services import CharterFacts, PageFacts
from samspor.registry.enums import OrganisationKind, UnitKind
from samspor.registry.models import Community

BASED_HERE: Final = "Barnehagebasert kompetanseutvikling"
INCLUDING: Final = "Inkluderende barnehage- og skolemiljø"


def add_facts(viewer: Viewer, community: Community, now: datetime) -> None:
    telling = Telling(viewer, community, now)
    telling.introduce(
        "Sju barnehager gjør utviklingsarbeidet sammen, kommunale og private, fra begynnelse til "
        "slutt.",
        "Kommunen har et system for barnehagebasert kompetanseutvikling. Regionen velger tema, "
        "og hver barnehage gjennomfører arbeidet hos seg, sammen med det kommunen gjør for "
        "inkluderende barnehage- og skolemiljø.",
    )
    areas = telling.focus_areas(
        (
            FocusAreaFacts(
                name=INCLUDING,
                text="Barnehager og skoler arbeider med det samme: at hvert barn hører til. "
                "Kommunen og enhetene gjennomfører arbeidet sammen.",
            ),
        )
    )
    including = tuple(areas.values())
    dmmh = telling.organisation("DMMH", OrganisationKind.UNIVERSITY)
    telling.initiative(
        InitiativeFacts(
            name=BASED_HERE,
            summary="Hele personalet lærer sammen i sin egen barnehage, fra begynnelse til slutt",
            text="Hensikten er endring som barna merker. Kommunen har laget et system for "
            "arbeidet, regionen velger tema, og hver barnehage gjennomfører det hos seg.\n\n"
            "Dette fungerer: De private barnehagene er fornøyde med samarbeidet, og engasjementet "
            "hos de ansatte er stort. Det er viktig å treffe andre enheter.\n\n"
            "Dette er vanskelig: å få arbeidet helt ut på avdelingene, å finne nok tid til det i "
            "barnehagen, og å få nettverkets plan til å gå opp med barnehagens egen.\n\n"
            "Det meste av prosjektet skjer i praksis med barna, ikke i møtene.",
            participation="Alle sju barnehagene, også de to private",
            unit_kind=UnitKind.KINDERGARTEN,
            lead_seat=telling.adviser(),
            focus_areas=including,
            partners=(dmmh,),
        )
    )
    telling.network(
        "Faglige samlinger i kommunen",
        PageFacts(
            about="Alle ansatte møtes på tvers av barnehagene, kommunale og private, og får faglig "
            "påfyll til utviklingsarbeidet.",
            rhythm="To til fire samlinger i halvåret",
            focus_areas=including,
            partners=(dmmh,),
        ),
        charter=CHARTER,
    )
    telling.network(
        "Ressurspersoner på tvers av barnehagene",
        PageFacts(
            about="Hver barnehage velger en eller to ressurspersoner til hvert arbeid. De driver "
            "det sammen med styreren.",
            focus_areas=including,
        ),
    )
    telling.network(
        "Regionalt samarbeid med DMMH",
        PageFacts(
            about="Regionen velger tema for arbeidet sammen med DMMH. Kommunen legger tidlig fram "
            "hva den vil utvikle, og sammen finner de ut hva DMMH skal styrke. DMMH veileder "
            "styrere og lederteam i å lede utviklingsprosjekt.\n\n"
            "Her må det veies: Noen vil avslutte eller videreføre egne prosjekt, mens regionen "
            "også har noe felles å utvikle. Nye tilskudd kommer brått, og gjør det vanskelig å "
            "tenke langsiktig. Likevel finner vi løsninger. Og hvem sier først hva DMMH skal "
            "gjøre, kommunen eller DMMH?",
            partners=(dmmh,),
        ),
    )
    telling.network(
        "Planleggingsdager i barnehagen",
        PageFacts(
            kind=ArenaKind.UNIT_DEVELOPMENT,
            about="Kommunen fyller om lag halvparten av dagene med felles utviklingsarbeid. Resten "
            "bestemmer barnehagen selv.",
            focus_areas=including,
        ),
    )


CHARTER: Final = CharterFacts(
    why=(
        "Endring som betyr noe for tilbudet barna får",
        "Alle er med fra begynnelse til slutt, også de private barnehagene",
    ),
    form=(
        "To til fire faglige samlinger i halvåret",
        "Om lag halvparten av planleggingsdagene går til felles utviklingsarbeid",
        "Halvannen til to timer i uka til arbeidet i hver barnehage",
        "Planen lages tidlig, sammen med barnehagene",
    ),
    duties=(
        "Politikere, administrasjon, ledere og region avklarer tema",
        "Rådgiver oppvekst leder arbeidet og forbereder samlinger, fagdager og mellomarbeid",
        "Styreren leder arbeidet i sin egen barnehage, sammen med fagpersonene der",
        "Hver barnehage velger en eller to ressurspersoner til hvert utviklingsarbeid",
        "DMMH veileder ledere og bidrar med fag i barnehagen og i kommunen",
    ),
)
