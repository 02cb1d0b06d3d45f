"""What the demo's communities work by and have found out, from their own papers, in our words.

Only those inside see it, on the page "Slik arbeider vi".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from samspor.access.viewer import Viewer
from samspor.demo.telling import Telling
from samspor.focus.enums import FindingKind
from samspor.focus.models import Finding
from samspor.focus.services import (
    FindingFacts,
    NormFacts,
    PlanFacts,
    SchemeFacts,
    write_finding,
    write_norm,
    write_plan,
    write_scheme,
)
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Community

_STORY = "the demo tells its own story"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """`partners`: what each of them does, by its short name."""

    norms: Sequence[NormFacts] = ()
    plans: Sequence[PlanFacts] = ()
    schemes: Sequence[SchemeFacts] = ()
    organisation: Mapping[str, Sequence[str]] = field(default_factory=dict)
    partners: Mapping[str, Sequence[str]] = field(default_factory=dict)
    experiences: Mapping[FindingKind, Sequence[str]] = field(default_factory=dict)
    dilemmas: Sequence[tuple[str, str]] = ()


def _norm(
    what: str, least: str, most: str = "", *, unit: str = "", per: str = "", about: bool = False
) -> NormFacts:
    return NormFacts(
        what=what,
        minimum=Decimal(least),
        maximum=Decimal(most or least),
        unit=unit,
        per=per,
        approximate=about,
    )


_LOCAL_GOALS: Final = (
    "Tilbudet er tilpasset og inkluderende for alle barn og elever",
    "Alle barn og elever utvikler seg, trives, mestrer og har dager som betyr noe",
    "PP-tjenesten, barnehagen og skolen skaper et inkluderende fellesskap",
)
_REKOM: Final = SchemeFacts(
    name="Regional kompetanseutvikling (Rekom)",
    text="Støtter barnehager som utvikler sin egen pedagogiske praksis, sammen med en høyskole "
    "eller et universitet.",
)

KNOWN: Final[Mapping[str, Known]] = MappingProxyType(
    {
        "midtre-gauldal": Known(
            norms=(
                _norm("faglige samlinger", "2", "4", per="halvår"),
                _norm("felles utviklingsarbeid", "50", unit="% av planleggingsdagene", about=True),
                _norm(
                    "tid til arbeidet i hver barnehage",
                    "1.5",
                    "2",
                    unit="timer",
                    per="uke",
                    about=True,
                ),
                _norm("ressurspersoner i hver barnehage", "1", "2", per="utviklingsarbeid"),
            ),
            schemes=(_REKOM,),
            organisation={
                "Kommunen": (
                    "Har et system for arbeidet. Hensikten er endring som barna merker.",
                    "Eieren planlegger innholdet i om lag halvparten av planleggingsdagene.",
                ),
                "Regionen": ("Velger tema for kompetanseutviklingen, og samarbeider med DMMH.",),
                "Rådgiver oppvekst": (
                    "Leder arbeidet og setter av tid til de faglige samlingene.",
                    "Forbereder fagdagene og skaffer forelesere.",
                    "Lager oppgavene før og mellom samlingene, og organiserer planleggingsdager.",
                ),
                "Barnehagen": (
                    "Styreren og fagpersonene leder arbeidet etter begge planene.",
                    "Velger en eller to ressurspersoner til hvert arbeid.",
                ),
            },
            partners={
                "DMMH": (
                    "Veileder ledere i å være leder og i å lede utviklingsprosjekt.",
                    "Bidrar med fag i barnehagen og i kommunen.",
                )
            },
            experiences={
                FindingKind.SUCCESS: (
                    "De private barnehagene er fornøyde med samarbeidet.",
                    "De ansatte er engasjerte.",
                ),
                FindingKind.ADVICE: (
                    "Ta med alle fra begynnelse til slutt, også de private barnehagene.",
                    "Lag planen tidlig, sammen med barnehagene.",
                    "Fortell DMMH tidlig hva kommunen skal utvikle, og avklar hva de skal styrke.",
                    "Sørg for at barnehagene treffer hverandre.",
                ),
                FindingKind.STUMBLING: (
                    "Det er vanskelig å få arbeidet helt ut på avdelingene.",
                    "Barnehagen har for liten tid til arbeidet.",
                    "Planen til fagnettverket og planen til barnehagen går ikke alltid opp.",
                ),
                FindingKind.PERSPECTIVE: (
                    "Det meste av prosjektet skjer i praksis med barna, ikke i møtene.",
                ),
            },
            dilemmas=(
                (
                    "Vi vil avslutte eller videreføre egne prosjekt.",
                    "Hele regionen har noe felles å utvikle.",
                ),
                (
                    "Nye tilskudd kommer brått, og da er det vanskelig å tenke langsiktig.",
                    "Vi forholder oss til endringene og finner løsninger.",
                ),
                (
                    "Vi må finne ut hva DMMH kan bidra med.",
                    "Vi sier hva vi vil utvikle, og DMMH sier hva rollen deres kan være.",
                ),
            ),
        ),
        "trondelag-sorvest": Known(
            norms=(
                _norm("styrersamlinger", "2", per="år"),
                _norm("møter i arbeidsgruppa", "4", per="år"),
            ),
            plans=(
                PlanFacts(
                    name="Langsiktig plan for kompetansenettverket",
                    text="Her står strategiene og de overordnede målene. Planen gjelder alle "
                    "ordningene for lokal kompetanseutvikling: Dekom, Rekom og Kompetanseløftet.",
                ),
            ),
            schemes=(_REKOM,),
            organisation={
                "Regional arbeidsgruppe": (
                    "Samordner arbeidet, og har hovedansvaret for plan og evaluering.",
                    "Medlemmene henter inn synspunkt fra sitt eget nivå før møtene.",
                ),
                "Kommunen": (
                    "Holder arbeidet i gang mellom samlingene, og følger opp hver av dem.",
                    "Bygger selv opp nettverkene mellom barnehagene.",
                ),
                "Barnehagen": (
                    "Styreren leder arbeidet sammen med pedagogiske ledere og barnehagelærere.",
                    "Velger hva som er viktigst, tar det i bruk, dokumenterer og evaluerer.",
                ),
            },
            partners={
                "DMMH": (
                    "Tar imot styrersamlingene og bidrar med fag.",
                    "Kommer til kommuner og barnehager når de avtaler det.",
                )
            },
            experiences={
                FindingKind.WONDERING: (
                    "Hvilke spor ser vi, til det beste for barna? Vi spør på alle tre nivå.",
                ),
            },
        ),
        "trondheim": Known(
            norms=(
                _norm("møter i Barn og Rom", "4", per="halvår", about=True),
                _norm("møter for Marte Meo-instruktører", "2", per="år"),
                _norm("oppfølging i Flerfaglig blikk", "2", unit="år", per="barnehage"),
                _norm("veiledning av nyutdannede", "1", unit="år", per="barnehagelærer"),
            ),
            plans=(
                PlanFacts(
                    name="Langsiktig plan for kompetansenettverket",
                    text="Planen kom på plass i januar 2024. I årene 2018 til 2023 handlet "
                    "arbeidet om fagfornyelsen i skolen.",
                    valid_from=date(2024, 1, 1),
                ),
            ),
            schemes=(
                SchemeFacts(
                    name="Rekom, Dekom og Kompetanseløftet",
                    text="Statlig støtte til kompetanse i barnehage, skole og støttetjenester. "
                    "De tre ordningene ses i sammenheng.",
                    goals=_LOCAL_GOALS,
                ),
            ),
            organisation={
                "Kompetansenettverket": (
                    "Kommunen og de private skolene arbeider sammen med Malvik.",
                    "Tiltakene inngår i planer over flere år.",
                ),
                "Bydelene": (
                    "Hver bydel har ett nettverk for kommunale og ett for private barnehager.",
                ),
                "Fagnettverkene": (
                    "De er frivillige, og åpne for kommunale og private barnehager.",
                ),
            },
            partners={
                "NTNU": ("Er hovedpartner i kompetansenettverket.",),
                "DMMH": (
                    "Støtter barnehager i Rekom.",
                    "Veileder nyutdannede barnehagelærere i Trondheim og Malvik.",
                    "Utdanner barnehagelærere sammen med utdanningsbarnehagene.",
                ),
                "Nord universitet": ("Støtter barnehager i Rekom, ved siden av DMMH.",),
            },
        ),
        "vesteralen-og-lodingen": Known(
            norms=(
                _norm("samlinger fra lunsj til lunsj", "2", per="år"),
                _norm("nettverket varer", "4", unit="år"),
                _norm("evaluering etter", "2", unit="år"),
            ),
            organisation={
                "Styringsgruppa": (
                    "Lager oppgavene som alle gjør før en samling: litt teori, og noe å prøve.",
                    "Får vite av deltakerne hva neste samling bør handle om.",
                ),
                "Samlingene": (
                    "Noen viser fram praksis som er god, og gjerne en tabbe.",
                    "Hver deltaker bestemmer sitt eget mellomarbeid, og forplikter seg til det.",
                    "Et tema drøftes på tvers av kommunene.",
                ),
            },
            experiences={
                FindingKind.PERSPECTIVE: (
                    "Jo flere vi er, desto mer får vi ut av pengene til felles tiltak.",
                    "Kommunale og private barnehager er med på like fot.",
                ),
                FindingKind.WONDERING: ("Hvor trykker skoen, og hva bør vi ta opp neste gang?",),
            },
        ),
    }
)


def add_knowledge(viewer: Viewer, community: Community, now: datetime) -> None:
    """Once; what visitors have changed afterwards stays."""
    known = KNOWN.get(community.slug)
    findings = Finding.objects.unguarded(reason=_STORY).filter(community=community)
    if known is None or findings.exists():
        return
    telling = Telling(viewer, community, now)
    for norm in known.norms:
        write_norm(viewer=viewer, community=community, facts=norm, now=now)
    for plan in known.plans:
        write_plan(viewer=viewer, community=community, facts=plan, now=now)
    for scheme in known.schemes:
        write_scheme(viewer=viewer, community=community, facts=scheme, now=now)
    for place, facts in enumerate(_findings(known, telling)):
        write_finding(
            viewer=viewer, community=community, facts=replace(facts, position=place), now=now
        )


def _findings(known: Known, telling: Telling) -> list[FindingFacts]:
    return [
        *(
            FindingFacts(kind=FindingKind.ORGANISATION, heading=heading, text=text)
            for heading, texts in known.organisation.items()
            for text in texts
        ),
        *(
            FindingFacts(
                kind=FindingKind.PARTNER_ROLE,
                partner=telling.organisation(name, OrganisationKind.UNIVERSITY),
                text=text,
            )
            for name, texts in known.partners.items()
            for text in texts
        ),
        *(
            FindingFacts(kind=kind, text=text)
            for kind, texts in known.experiences.items()
            for text in texts
        ),
        *(
            FindingFacts(kind=FindingKind.DILEMMA, text=one, other=other)
            for one, other in known.dilemmas
        ),
    ]
