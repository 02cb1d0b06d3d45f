"""Trondheim's initiatives for kindergartens and schools."""

from datetime import date
from typing import Final

from samspor.demo.telling import Telling
from samspor.focus.models import FocusArea
from samspor.focus.services import InitiativeFacts
from samspor.registry.enums import OrganisationKind, UnitKind

_UNIVERSITY: Final = OrganisationKind.UNIVERSITY
_KINDERGARTEN: Final = UnitKind.KINDERGARTEN


def add_initiatives(telling: Telling, areas: dict[str, FocusArea]) -> None:
    for facts in (*_for_children(telling, areas), *_for_staff(telling, areas)):
        telling.initiative(facts)
    for facts in _in_schools(telling, areas):
        telling.initiative(facts)


def _for_children(telling: Telling, areas: dict[str, FocusArea]) -> list[InitiativeFacts]:
    including = (areas["Inkluderende barnehagemiljø"],)
    adviser = telling.adviser()
    dmmh = telling.organisation("DMMH", _UNIVERSITY)
    return [
        InitiativeFacts(
            name="Bedre skolestart",
            summary="Innovasjonsprosjekt om en skolestart som passer for alle",
            text="Trondheim er med i prosjektet for å finne ut hvordan overgangen fra barnehage "
            "til skole kan tilpasses hvert barn.",
            unit_kind=_KINDERGARTEN,
            lead_seat=adviser,
            focus_areas=including,
        ),
        InitiativeFacts(
            name="Brovakten kulturhus",
            summary="Møteplass i sentrum for kunst og kultur med barn fra 0 til 6 år",
            text="Kulturhuset, som før het Kongsgården barnehage, har verksteder der barn, "
            "pedagoger, kunstnere og forskere arbeider sammen. Her har det vært både "
            "forskningsprosjekt og forestillinger fra Den kulturelle barnehagesekken.\n\n"
            "Huset skal bli et sted for familier også, og for barnehagenes egen "
            "kompetanseutvikling. Arbeidet henger sammen med Trondheimsløftet, temaplanen Stein "
            "Saks Papir og universitetskommunen.",
            unit_kind=_KINDERGARTEN,
            partners=(telling.organisation("Remidasenteret"), dmmh),
        ),
        InitiativeFacts(
            name="Den kulturelle barnehagesekken",
            summary="Kunst og kultur for barnehagene, med faglig påfyll for de voksne",
            text="Barnehagene får vite hva som skjer i kulturlivet, og kan være med på "
            "forestillinger, verksteder og kurs. Kulturskolen holder i tilbudet.",
            unit_kind=_KINDERGARTEN,
            partners=(telling.organisation("Trondheim kulturskole"),),
        ),
        InitiativeFacts(
            name="Flerfaglig blikk",
            summary="Flere faggrupper følger barnehagen, så barn i risiko blir oppdaget tidlig",
            text="Barne- og familietjenesten, PPT og fysio- og ergoterapitjenesten følger "
            "barnehagen over to år. Personalet får opplæring i å se helheten rundt barnet.",
            unit_kind=_KINDERGARTEN,
            cohort="2 år",
            lead_seat=adviser,
            focus_areas=including,
            partners=(
                telling.organisation("Barne- og familietjenesten"),
                telling.organisation("Fysio- og ergoterapitjenesten"),
                telling.organisation("PPT Trondheim"),
            ),
        ),
        InitiativeFacts(
            name="Foreldreaktiv tilvenning",
            summary="Trondheimsmodellen: foreldrene er med når barnet blir kjent i barnehagen",
            text="Modellen kommer fra folkehelseprosjektet Liten og ny i barnehagen, som varte fra "
            "2017 til 2023. Etter vedtaket tas den i bruk i barnehagene.",
            unit_kind=_KINDERGARTEN,
            valid_from=date(2023, 3, 2),
            decided_on=date(2023, 3, 2),
            decided_by="Bystyret",
            participation="Alle kommunale barnehager, og private som ønsker det",
            focus_areas=including,
        ),
        InitiativeFacts(
            name="Grønn barneby",
            summary="Hjelp til å arbeide med bærekraft, klima og folkehelse",
            text="En arbeidsgruppe gir barnehagene opplæring i bærekraftig utvikling, klima og "
            "folkehelse.",
            unit_kind=_KINDERGARTEN,
            partners=(telling.organisation("Klima- og miljøenheten"),),
        ),
        InitiativeFacts(
            name="Helhetlig modell for inkluderende praksis",
            summary="Laget rundt barnet arbeider tettere sammen, i alle barnehager",
            text="Tilbudet skal være like godt uansett hvilken barnehage barnet går i. Modellen "
            "gjør det lettere for de voksne rundt barnet å samarbeide systematisk, så alle "
            "kjenner at de hører til.",
            unit_kind=_KINDERGARTEN,
            focus_areas=including,
        ),
    ]


def _for_staff(telling: Telling, areas: dict[str, FocusArea]) -> list[InitiativeFacts]:
    learning = (areas["Barnehagen som lærende organisasjon"],)
    adviser = telling.adviser()
    dmmh = telling.organisation("DMMH", _UNIVERSITY)
    return [
        InitiativeFacts(
            name="NY som barnehagelærer",
            summary="Veiledning for nyutdannede det første året i jobb",
            text="Tilbudet gjelder nyansatte og nyutdannede barnehagelærere i kommunale og private "
            "barnehager i Trondheim og Malvik.",
            unit_kind=_KINDERGARTEN,
            cohort="1 år",
            participation="Nyutdannede i kommunale og private barnehager",
            lead_seat=adviser,
            focus_areas=learning,
            partners=(dmmh, telling.organisation("Malvik", OrganisationKind.MUNICIPALITY)),
        ),
        InitiativeFacts(
            name="REKOM",
            summary="Regional kompetanseutvikling som støtte for barnehagens egen praksis",
            text="Barnehagen utvikler sin egen praksis sammen med universitet og høyskole.\n\n"
            "Ordningen er fra 2026 en del av tilskuddet til kollektiv kompetanseutvikling.",
            unit_kind=_KINDERGARTEN,
            scheme="Regional kompetanseutvikling (Rekom)",
            participation="Alle barnehager i Trondheim kan være med",
            lead_seat=adviser,
            focus_areas=learning,
            partners=(dmmh, telling.organisation("Nord universitet", _UNIVERSITY)),
        ),
        InitiativeFacts(
            name="Utdanningsbarnehager",
            summary="Partnerskap om en god barnehagelærerutdanning",
            text="Læringsutdanningsbarnehager snakker jevnlig med høyskolen om hva studentene "
            "trenger å møte i praksis. Målet er en bedre utdanning og bedre barnehager, med lek, "
            "danning og læring i sentrum.",
            unit_kind=_KINDERGARTEN,
            focus_areas=learning,
            partners=(dmmh,),
            units=telling.units("Granåsen barnehage", "SiT Moholt barnehage"),
        ),
    ]


def _in_schools(telling: Telling, areas: dict[str, FocusArea]) -> list[InitiativeFacts]:
    return [
        InitiativeFacts(
            name="Lesetråder, skolebibliotekprosjekt",
            summary="To skoler fornyer biblioteket sitt sammen med bydelsbibliotekene",
            text="Prosjektet bygger på modeller fra et tidligere prosjekt som ble avsluttet i "
            "2020. Biblioteket skal gi alle elever en praktisk og variert skoledag der lesing, "
            "leseglede og inkludering teller.",
            unit_kind=UnitKind.SCHOOL,
            funder="Utdanningsdirektoratet",
            focus_areas=(areas["Lesing"],),
            partners=(telling.organisation("Bydelsbibliotekene i Trondheim"),),
            units=telling.units("Nardo skole", "Lilleby skole"),
        ),
        InitiativeFacts(
            name="DEKOM og Kompetanseløftet",
            summary="Lokal kompetanseutvikling i skole, barnehage og støttetjenester",
            text="Statlig støtte hjelper eierne å ha riktig kompetanse blant de ansatte. "
            "Ordningene ses i sammenheng, og tiltakene inngår i planer over flere år.",
            goals=(
                "Tilbudet er tilpasset og inkluderende for alle barn og elever",
                "Alle barn og elever utvikler seg, trives, mestrer og har dager som betyr noe",
                "PP-tjenesten, barnehagen og skolen skaper et inkluderende fellesskap sammen",
            ),
            valid_from=date(2024, 1, 1),
            scheme="Desentralisert kompetanseutvikling (Dekom) og Kompetanseløftet",
            funder="Staten",
            focus_areas=(areas["Læringsorientert ledelse"], areas["Inkluderende læringsmiljø"]),
            partners=(
                telling.organisation("Malvik", OrganisationKind.MUNICIPALITY),
                telling.organisation("NTNU", _UNIVERSITY),
            ),
        ),
    ]
