"""Trondheim: focus areas, networks of districts and themes, and what the schools work with."""

from datetime import date, datetime
from typing import Final

from samspor.access.viewer import Viewer
from samspor.demo.facts_trondheim_initiatives import add_initiatives
from samspor.demo.telling import Telling
from samspor.focus.models import FocusArea
from samspor.focus.services import FocusAreaFacts
from samspor.networks.enums import ArenaKind
from samspor.networks.services import PageFacts
from samspor.registry.enums import OrganisationKind, Ownership, UnitKind
from samspor.registry.models import Community

LEARNING: Final = "Barnehagen som lærende organisasjon"
INCLUDING: Final = "Inkluderende barnehagemiljø"
ABSENCE: Final = "Sykefravær"
LEADERSHIP: Final = "Læringsorientert ledelse"
SCHOOL_CLIMATE: Final = "Inkluderende læringsmiljø"
READING: Final = "Lesing"

_KINDERGARTENS: Final = (date(2024, 1, 1), date(2026, 12, 31))
_SCHOOLS: Final = (date(2023, 1, 1), date(2027, 12, 31))


def _kindergartens(name: str, text: str) -> FocusAreaFacts:
    first, last = _KINDERGARTENS
    return FocusAreaFacts(
        name=name, text=text, valid_from=first, valid_to=last, unit_kind=UnitKind.KINDERGARTEN
    )


def _schools(name: str, text: str, *themes: str) -> FocusAreaFacts:
    first, last = _SCHOOLS
    return FocusAreaFacts(
        name=name,
        text=text,
        themes=themes,
        valid_from=first,
        valid_to=last,
        unit_kind=UnitKind.SCHOOL,
        decided_by="Skolene og skoleeieren sammen",
    )


AREAS: Final = (
    _kindergartens(
        LEARNING,
        "Barnehagene og ledelsen i kommunen bygger kompetanse sammen og etter en plan, så "
        "hverdagen kan endre seg i takt med barna og samfunnet.",
    ),
    _kindergartens(
        INCLUDING,
        "Hvert barn skal kjenne seg trygt, sett og som en del av fellesskapet, hos voksne som er "
        "varme og til å stole på. Det er grunnlaget for omsorg, lek, læring og danning.",
    ),
    _kindergartens(
        ABSENCE,
        "Barn trenger voksne som blir. Ut 2026 tenker ansatte, hovedtillitsvalgte og verneombud "
        "nytt om arbeidsmiljøet i barnehagene.",
    ),
    _schools(
        LEADERSHIP,
        "Lederteamene i kommunen og på skolene øver på å vurdere, på å lese kunnskapen om egen "
        "enhet og på å lede utviklingsarbeid ut fra den. Universitetsskolene hører med her.",
        "Ledelse",
        "Skolen som organisasjon",
        "Undervisningskvalitet",
        "Læringsresultat",
        "Læringsmiljø",
        "Aktiv skoleeier",
    ),
    _schools(
        SCHOOL_CLIMATE,
        "Et raust læringsmiljø der elevene får støtte, og der de blir oppmuntret til å vokse både "
        "faglig og sosialt.",
    ),
    _schools(
        READING,
        "Lesing går foran blant de grunnleggende ferdighetene. Kommunen, skolen og den enkelte "
        "lærer arbeider systematisk med det.",
    ),
)

# Contact by district and ownership, where the city's page names a kindergarten.
_DISTRICT_CONTACTS: Final = {
    "Heimdal": ("Snillet gård barnehage",),
    "Lerkendal": ("Bergheim barnehage", "Tempe barnehage"),
    "Midtbyen": ("Sverresborg Alle barnehage",),
    "Østbyen": ("Stokkbekken barnehage",),
}


def add_facts(viewer: Viewer, community: Community, now: datetime) -> None:
    telling = Telling(viewer, community, now)
    telling.introduce(
        "Kommunale og private barnehager arbeider mot de samme målene. Her står hva vi vil, hvor "
        "vi møtes, og hva du kan være med på.",
        "Driver du en barnehage i Trondheim, kan du være med i nettverk og satsinger og dele "
        "erfaringer med andre. Skolene har sine egne fokusområder, og deler kompetansenettverk "
        "med barnehagene og støttetjenestene.",
    )
    areas = telling.focus_areas(AREAS)
    _district_networks(telling, areas)
    _thematic_networks(telling, areas)
    _shared(telling, areas)
    add_initiatives(telling, areas)


def _district_networks(telling: Telling, areas: dict[str, FocusArea]) -> None:
    for name, contacts in _DISTRICT_CONTACTS.items():
        district = telling.organisation(name, OrganisationKind.DISTRICT)
        for ownership, word in ((Ownership.MUNICIPAL, "kommunale"), (Ownership.PRIVATE, "private")):
            telling.network(
                f"{name} bydel, {word}",
                PageFacts(
                    kind=ArenaKind.DISTRICT_NETWORK,
                    about=f"Her møtes styrerne i de {word} barnehagene i {name}. De deler det de "
                    "prøver ut, og støtter hverandre som ledere.",
                    district=district,
                    ownership=ownership,
                    focus_areas=(areas[LEARNING], areas[INCLUDING]),
                    contact_units=telling.units(*contacts)
                    if ownership is Ownership.PRIVATE
                    else (),
                ),
            )


def _thematic_networks(telling: Telling, areas: dict[str, FocusArea]) -> None:
    thematic = ArenaKind.THEMATIC_NETWORK
    telling.network(
        "Fagnettverket Barn og Rom",
        PageFacts(
            kind=thematic,
            about="Barnehagens rom og materialer som en del av pedagogikken. Deltakerne bruker "
            "pedagogisk dokumentasjon og prøver å se det selvsagte fra barnas side. Teori og "
            "praksis hører sammen, og ulike blikk gir spørsmål som det går an å utforske.\n\n"
            "Nettverket er frivillig. Den som er med, bidrar selv og er med på å dele ansvaret. "
            "Utenom møtene blir det fagdager og konferanser.",
            rhythm="Om lag fire ganger i halvåret, hos ulike barnehager",
            focus_areas=(areas[INCLUDING],),
        ),
    )
    telling.network(
        "Fagnettverket ICDP",
        PageFacts(
            kind=thematic,
            about="For barnehager som gir foreldreveiledning etter ICDP. To barnehager "
            "koordinerer nettverket.",
            focus_areas=(areas[INCLUDING],),
            contact_units=telling.units("Øya barnehager", "Øvre Sjetnan barnehager"),
        ),
    )
    telling.network(
        "Fagnettverket Marte Meo",
        PageFacts(
            kind=thematic,
            about="Instruktørene i Marte Meo holder metoden levende sammen. Nye grupper får "
            "opplæring når noen trenger det.",
            rhythm="To ganger i året",
            focus_areas=(areas[INCLUDING],),
        ),
    )
    telling.network(
        "Fagnettverket Reggio Emilia",
        PageFacts(
            kind=thematic,
            about="Om barns demokratiske deltakelse i sin egen oppvekst, med inspirasjon fra "
            "barnehagene i Reggio Emilia.",
            focus_areas=(areas[INCLUDING],),
        ),
    )


def _shared(telling: Telling, areas: dict[str, FocusArea]) -> None:
    ntnu = telling.organisation("NTNU", OrganisationKind.UNIVERSITY)
    malvik = telling.organisation("Malvik", OrganisationKind.MUNICIPALITY)
    telling.network(
        "Kompetansenettverket Trondheim og Malvik",
        PageFacts(
            about="Trondheim og Malvik utvikler kompetansen i skole, barnehage og støttetjenester "
            "sammen, med de private skolene som del av laget. NTNU er hovedpartner.\n\n"
            "Fra 2018 til 2023 handlet tiltakene mest om fagfornyelsen. Nettverket har hatt en ny "
            "langsiktig plan siden januar 2024.",
            focus_areas=(areas[LEADERSHIP], areas[SCHOOL_CLIMATE]),
            partners=(malvik, ntnu),
        ),
    )
    telling.network(
        "Kommunale fellessamlinger",
        PageFacts(
            about="Alle styrere i byen møtes, fra kommunale og private barnehager. Fagdagene er "
            "åpne for alle ansatte.",
            focus_areas=(areas[LEARNING], areas[INCLUDING], areas[ABSENCE]),
        ),
    )
