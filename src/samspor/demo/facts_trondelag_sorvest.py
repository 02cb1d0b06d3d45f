"""Trøndelag sørvest: its arenas, from region to kindergarten, and what they share."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from samspor.access.viewer import Viewer
from samspor.demo.telling import Telling
from samspor.focus.models import FocusArea
from samspor.focus.services import FocusAreaFacts, InitiativeFacts
from samspor.networks.enums import ArenaKind
from samspor.networks.services import PageFacts
from samspor.registry.enums import OrganisationKind, UnitKind
from samspor.registry.models import Community

INCLUDING: Final = "Inkluderende praksis"
LEARNING: Final = "Profesjonelle læringsfellesskap"

AREAS: Final = (
    FocusAreaFacts(
        name=INCLUDING,
        text="Hvert barn skal høre til. Personalet undersøker det de selv gjør, og bruker "
        "pedagogisk dokumentasjon som metode.",
        unit_kind=UnitKind.KINDERGARTEN,
    ),
    FocusAreaFacts(
        name=LEARNING,
        text="Styrere og pedagogiske ledere øver på å lede læring i egen barnehage. Det er "
        "kjernen i utviklingsarbeidet.",
        unit_kind=UnitKind.KINDERGARTEN,
    ),
)

NETWORKS: Final = {
    "Regional arbeidsgruppe": PageFacts(
        about="Samordner arbeidet i regionen, og har hovedansvaret for strategi, plan og "
        "evaluering.\n\n"
        "Hver representant henter inn synspunkt fra sitt eget nivå, og fra andre når det er "
        "naturlig.",
    ),
    "Regionalt styrernettverk": PageFacts(
        about="Styrere, eiere og myndighet stopper opp, deler erfaringer, får faglig påfyll og "
        "planlegger videre.\n\n"
        "De evaluerer på tre nivå, i barnehagen, i kommunen og i regionen, med ett spørsmål i "
        "bunnen: Hvilke spor av utvikling ser vi, til det beste for barna?",
        rhythm="To samlinger i året",
    ),
    "Kommunalt styrernettverk": PageFacts(
        about="Holder utviklingsarbeidet i gang mellom samlingene, og sørger for at både "
        "barnehagene og ledelsen i kommunen står bak det.\n\n"
        "DMMH kommer på fagsamlinger når eieren har avtalt det.",
        rhythm="Følger kommunens egen kalender",
    ),
    "Nettverk mellom barnehager": PageFacts(
        about="Barnehagelærere deler faglige erfaringer på tvers av hus. Kommunene bygger opp "
        "gruppene selv, og DMMH kan bli med etter avtale.",
        rhythm="Følger kommunens planer",
    ),
    "Utviklingsarbeid i barnehagen": PageFacts(
        kind=ArenaKind.UNIT_DEVELOPMENT,
        about="Her skjer endringen. Styreren leder arbeidet sammen med pedagogiske ledere, "
        "barnehagelærere og DMMH, nysgjerrig på det som kan bli bedre.\n\n"
        "Barnehagen velger hva som er viktigst, tar det i bruk, dokumenterer og evaluerer.",
        rhythm="Følger barnehagens egen kalender",
    ),
}


def add_facts(viewer: Viewer, community: Community, now: datetime) -> None:
    telling = Telling(viewer, community, now)
    telling.introduce(
        "Barnehagene i Heim, Hitra, Rindal og Skaun lærer av hverandre på flere nivå samtidig: i "
        "regionen, i kommunen, på tvers av hus og i hver barnehage.",
        "Her finner du møtepunktene i regionen og hva hver arena har ansvar for. Kommunene og "
        "barnehagene legger sine egne planer rundt dem.",
    )
    areas = tuple(telling.focus_areas(AREAS).values())
    dmmh = telling.organisation("DMMH", OrganisationKind.UNIVERSITY)
    _initiatives(telling, areas)
    for name, facts in NETWORKS.items():
        partners = (dmmh,) if name.startswith("Regional") else ()
        telling.network(name, replace(facts, focus_areas=areas, partners=partners))


def _initiatives(telling: Telling, areas: tuple[FocusArea, ...]) -> None:
    dmmh = telling.organisation("DMMH", OrganisationKind.UNIVERSITY)
    telling.initiative(
        InitiativeFacts(
            name="Rekom i Trøndelag sørvest",
            summary="Alle barnehagene i fire kommuner utvikler praksisen sin sammen med DMMH",
            text="Samarbeidet gjelder kommunale og private barnehager i Heim, Hitra, Rindal og "
            "Skaun. Det går fram i arbeidsgrupper og nettverk, med faste møtepunkt i regionen. "
            "Kommuner og barnehager avtaler mer med DMMH når de trenger det.\n\n"
            "Strategi og mål står i den langsiktige planen for kompetansenettverket i Trøndelag "
            "sørvest. Den ser alle tilskuddene til lokal kompetanseutvikling under ett.",
            unit_kind=UnitKind.KINDERGARTEN,
            scheme="Regional kompetanseutvikling (Rekom)",
            participation="Kommunale og private barnehager i Heim, Hitra, Rindal og Skaun",
            lead_seat=telling.adviser(),
            focus_areas=areas,
            partners=(dmmh,),
        )
    )
