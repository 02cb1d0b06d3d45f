"""Vesterålen og Lødingen: what the heads' network agreed when it was founded."""

from datetime import date, datetime
from typing import Final

from samspor.access.viewer import Viewer
from samspor.demo.telling import Telling
from samspor.focus.services import FocusAreaFacts, InitiativeFacts
from samspor.networks.services import CharterFacts, PageFacts
from samspor.registry.enums import OrganisationKind, UnitKind
from samspor.registry.models import Community

_FRAMEWORK: Final = (
    "Verdigrunnlaget",
    "Livsmestring og psykisk helse",
    "Barns medvirkning",
    "Voksenrollen",
    "Digital praksis og hvordan den kommer inn i barnehagen",
    "Inkluderende barnehage- og skolemiljø, for å forebygge frafall senere",
)
_SHARED: Final = (
    "Å rekruttere barnehagelærere",
    "Hjelp utenfra: høyskoler og andre kan inviteres inn",
)
_RULES: Final = "Regelverk og administrasjon"

CHARTER: Final = CharterFacts(
    why=(
        "Et fellesskap på tvers av kommunene, likt for kommunale og private barnehager",
        "Hele regionen bygger og beriker kompetansen systematisk",
        "Vi utveksler erfaringer",
        "Jo flere vi er, desto mer får vi ut av pengene til felles tiltak",
    ),
    goals=(
        "Bedre kvalitet, og den samme kvaliteten i alle barnehager",
        "En felles praksis som sikrer kvaliteten",
        "Et speil for egen praksis og organisasjon, så vi ser den med kritiske øyne",
        "Styrere som kan lede endring og sitt eget utviklingsarbeid, med rammeplanen i bunnen",
        "En kultur for å dele kunnskap og erfaringer fra prosjekter og hverdag",
        "Vi kjenner hverandre bedre",
        "En felles forståelse av hva som er vanskelig, og oppgaver å ta med til neste gang",
    ),
    themes=(
        ("Rammeplanen", _FRAMEWORK),
        ("Kompetanse alle trenger", _SHARED),
        (_RULES, ()),
    ),
    form=(
        "To samlinger i året",
        "Fra lunsj til lunsj, eller en hel dag",
    ),
    duties=("Styringsgruppa eller prosesslederen lager forberedelsen, i teori og praksis",),
    fixed_points=(
        "Forberedelse: en oppgave i teori og praksis",
        "Eksempler på god praksis, og på det som ikke gikk",
        "Mellomarbeid som deltakerne setter selv og forplikter seg til",
        "Drøfting av tema, med råd til styringsgruppa om neste samling",
    ),
    agreed_on=date(2025, 6, 5),  # renewed: the founding paper ran out in 2022
    lifetime_years=4,
    evaluate_after_years=2,
)


def add_facts(viewer: Viewer, community: Community, now: datetime) -> None:
    telling = Telling(viewer, community, now)
    telling.introduce(
        "Styrere i seks kommuner møtes to ganger i året, og prøver ut noe nytt hjemme imellom.",
        "Nettverket er for kommunale og private barnehager på like fot. Det vi er blitt enige om, "
        "står på siden til styrernettverket: hvorfor vi har det, hva vi vil oppnå, og hva hver "
        "samling skal ha.",
    )
    areas = telling.focus_areas(
        (
            FocusAreaFacts(
                name="Rammeplanen i praksis",
                text="Hva verdiene i rammeplanen betyr i hverdagen, og hva de krever av de voksne.",
                themes=_FRAMEWORK,
                unit_kind=UnitKind.KINDERGARTEN,
            ),
            FocusAreaFacts(
                name="Kompetanse alle trenger",
                text="Barnehagene rekrutterer, lærer og henter hjelp utenfra sammen, også når det "
                "gjelder regelverk og administrasjon.",
                themes=(*_SHARED, _RULES),
                unit_kind=UnitKind.KINDERGARTEN,
            ),
        )
    )
    telling.initiative(
        InitiativeFacts(
            name="Lærende nettverk for styrere",
            summary="Styrerne i seks kommuner lærer sammen, to ganger i året",
            text="Nettverket er tenkt å vare i fire år. Etter to år evaluerer styrerne om det gir "
            "det de ville oppnå, og bestemmer om det skal fortsette, endres eller avsluttes.",
            participation="Alle styrere, fra kommunale og private barnehager",
            unit_kind=UnitKind.KINDERGARTEN,
            lead_seat=telling.adviser(),
            focus_areas=tuple(areas.values()),
            partners=(telling.organisation("Nord universitet", OrganisationKind.UNIVERSITY),),
        )
    )
    telling.network(
        "Regionalt styrernettverk",
        PageFacts(
            focus_areas=tuple(areas.values()),
            about="Alle styrere i seks kommuner lærer sammen, fra kommunale og private barnehager. "
            "Nettverket ble avtalt på den første samlingen, 7. juni 2018. I denne "
            "demonstrasjonen er avtalen fornyet i juni 2025.",
            rhythm="To ganger i året, fra lunsj til lunsj",
        ),
        charter=CHARTER,
    )
    telling.network(
        "Regional styringsgruppe",
        PageFacts(
            about="Lager forberedelsen til samlingene og velger tema ut fra det deltakerne ønsker.",
        ),
    )
    telling.network(
        "Kommunalt styrernettverk",
        PageFacts(
            about="Styrerne i hver kommune forbereder samlingene hjemme og følger dem opp.",
        ),
    )
