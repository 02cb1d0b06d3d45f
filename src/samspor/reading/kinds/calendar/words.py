"""Words of days: what is held, what is closed, and what only looks like an event."""

import re
from functools import lru_cache
from typing import Final

from samspor.reading.any_case import AnyCase, one_of

EVENT_NOUN: Final = AnyCase(
    one_of(
        *("planleggj?ingsdag", "plandag", "p-dag", "kursdag", "fagdag", "studiedag", "temadag"),
        *(r"møte(?:dato|tids?punkt)", r"samlings?(?:dato|tids?punkt)", r"møt(?:e|er|a|ene)\b"),
        *(r"møte(?:r|ne|ta)?\b", "samling", "nettverk", "seminar", "konferanse", "webinar"),
        *("fridag", r"fri(?<!\wfri)\b", "elevfri", "ferie", "stengt", "stengd"),
        *(r"skolestart(?!er)", r"skulestart(?!ar)", "oppstart", "barnehagestart"),
        *("skoledag", "skuledag", "frist", r"kurs\b", "kursing", "verksted", "workshop"),
        *("besøk", "foreldremøte", r"samtale(?:r|ne)?\b", "samtalar"),
        *("høytid", "høgtid", "heilagdag", "helligdag", "påske", "jul(?:e|aften|eferie)"),
        *("pinse", "himmelfart", "nyttår", "nasjonaldag", "grunnlovsdag"),
        *(r"arbeid\w*\s+\w*\s*dag", "evaluering", "oppfølging", "forberedelse", "førebuing"),
        *("kick-?off", "lunsj til lunsj", "dialogkonferanse", "barnehagedag", "sfo-dag"),
        *("siste dag", "første dag", "fyrste dag", r"kveld\b", "stoppunkt", "nettverksdag"),
        *("skulering", "erfaringsdeling", "rapporter", "innlevering", "søknad", "kartlegging"),
        *("st[aå]st[ae]dsanalyse", "undersøkelse", "undersøking", "årsmelding"),
        *("tilstandsrapport", "kvalitetsmelding", "tilsyn", "innskriving", "innskrivning"),
        *("milepæl", "dugnad"),
    )
)
SERIES: Final = AnyCase(
    r"møte|samling|nettverk|årshjul|plan\b|rute|kalender|terminliste|fagdag|planleggj?ingsdag"
    r"|datoer|datoar|ferie"
)
_ROUTE: Final = AnyCase(
    r"^(?:\w+\s+){0,3}?(?:barnehagerut[ae]n?|skolerut[ae]n?|skulerut[ae]n?|ferie(?:r"
    r"|ar)?\s*-?\s*og\s*(?:fridag|høytid|steng[dt]e\s+dag|lukkedag)\w*|ferie- og fridag\w*"
    r"|breaks and closed days"
    r"|(?:tids|framdrifts|fremdrifts|milepæls?|tiltaks|handlings)plan\w*|tidslinje\w*"
    r"|årshjul\w*|årsplan\w*|kalender\w*|møteplan\w*|terminliste|aktivitetsplan|datoer|datoar"
    r"|viktige datoer|viktige datoar|oversikt\w*"
    r"|åpningstid\w*|opningstid\w*)\b"
)
_PLURALS: Final = (
    (
        re.compile(
            r"(?i)(?<=møte)(?:dato(?:er|ar|ene|ane)|tidspunkt(?:ene|a)?|dag(?:er|ar|ene|ane))\b"
        ),
        "",
    ),
    (re.compile(r"(?i)(?<=samling)s?(?:dato(?:er|ar|ene|ane)|dag(?:er|ar|ene|ane))\b"), ""),
    (re.compile(r"(?i)(?<=dag)(?:er|ar|ene|ane)\b"), ""),
    (re.compile(r"(?i)(?<=møt)(?:er|ene|a)\b"), "e"),
    (re.compile(r"(?i)(?<=samling)(?:er|ar|ene|ane)\b"), ""),
    (re.compile(r"(?i)(?<=konferanse)(?:r|ar|ne|ane)\b"), ""),
    (re.compile(r"(?i)(?<=seminar)(?:er|ene|a)\b"), ""),
    (re.compile(r"(?i)(?<=frist)(?:er|ar|ene|ane)\b"), ""),
    (re.compile(r"(?i)(?<=ferie)(?:r|ar|ne|ane)\b"), ""),
    (re.compile(r"(?i)(?<=kurs)(?:ene|a)\b"), ""),
)
# What each of them changes.
_PLURAL: Final = AnyCase(
    r"(?:dag|dato|møt|samling|konferanse|seminar|frist|ferie|kurs)(?:er|ar|ene|ane|r|ne|a)\b"
    r"|møtetidspunkt"
)
_ADJECTIVE: Final = re.compile(
    r"^(?P<stem>offentlig|offentleg|halv|intern|obligatorisk|regional|kommunal|digital|fysisk)e(?=\s)",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LONGEST_LETTERS: Final = 5  # "FAU" stays as it is
# A date beside these is history, law or paper, and nothing takes place on it.
NEVER: Final = AnyCase(
    r"\b(?:dersom|hvis|viss|vedtatt|vedteke|vedtok|vedtas|vedtakast|vedtek|godkjent|fastsatt|fastsett|oppdatert|revidert"
    r"|sist endra"
    r"|sist endret|publisert|utarbeidet"
    r"|utarbeidd|behandlet|behandla|versjon|lov om|loven|lova|forskrift|rundskriv|jf\.?"
    r"|gjeldende fra|gjeldande frå|gjelder fra"
    r"|gjeld frå|trådte i kraft|født|fødd|datert|oppsummering(?=[^.]*\b(?:fra|frå|etter)\b)"
    r"|referat|protokoll|møteboka?|telefon|tlf|mobil"
    r"|org\.?nr|arkiv|saksnr"
    r"|utsendt|sendt ut|sendes ut|legges ut|lagt ut|varslet|varsla|innført|innføres"
    r"|avvikle|avviklet|avvikla|har normalt vært|er normalt|vanlegvis|vanligvis"
    r"|(?:forrige|førre|sist|siste|fjor\w*)\s(?:\w+\s)?(?:møte|møtet|samling\w*|gang|gong"
    r"|nettverk\w*)(?!\s?:)"  # "Siste samling: 12. juni" is to come
    r"|bortfaller|bortfell|faller bort|fell bort"
    r"|er klar|ligger klar|i kalenderen|skrevet|skriven)\b"
)
UNLIKELY: Final = AnyCase(
    r"\b(?:vedtak|endra|endret|sist|ble|blei|vart|var|gjorde|sendte|møttes|møttest|møttast|deltok|hadde"
    r"|jobbet|jobba|åpnet|opna|etablert|startet|starta"
    r"|avsluttet|avslutta|siden|sidan)\b"
)
CLOSED: Final = AnyCase(
    r"ferie|fridag|\bfri\b|elevfri|skulefri|skolefri|stengt|stengd|feriesteng|sommarsteng"
    r"|sommersteng|høytid|høgtid|helg|heilag|skoledag|skuledag|skolestart|skulestart"
    r"|barnehagestart"
    r"|påske|skj[æe]rtorsdag|langfredag|\bjul|pinse|himmelfart|nyttår|nasjonaldag|grunnlovsdag|arbeid\w+\s+(?:\w+\s+)*"
    r"(?:høytids|kamp)?dag|1\. mai|17\. mai"
    r"|siste dag|første dag|fyrste dag|sfo-dag|\w+ barnehagedag"
    r"|barnehageår|skoleår|skuleår|oppstart"
    r"|(?:barnehagen|barnehagene|barnehagane|sfo)\s(?:er\s|held\s|holder\s)?(?:åpen|open)\b"
    r"|heldagsåpe|heildagsop|(?:åpnings|opnings)tid|\b(?:åpent|opent|ope)\b(?!\s(?:hus|møte))"
    r"|\b(?:sfo|barnehagen|skolen|skulen) (?:åpner|opnar|starter|startar|stenger|stengjer)\b"
)


# "Nytt av året er at vi ikke har planleggingsdag i januar".
DENIED: Final = AnyCase(
    rf"\b(?:ikke|ikkje|ingen|inga|verken|korkje)\b(?:\s+\w+){{0,3}}?\s+\w*(?:{EVENT_NOUN.pattern})"
)
CONDITION: Final = AnyCase(r"\b(?:dersom|hvis|viss|såfremt|forutsatt|føresett)\b")
# "Planleggingsdagen som var satt til 14. november er flyttet"; "Evaluering, frist"
WAS_SET: Final = re.compile(
    r"\s+(?:som\s)?(?:(?:var|skulle)\s(?:\w+\s){1,2}?(?:til|på|den)\s.{0,40}?)?"
    r"(?:er|ble|blir|blei|vart|vert|har blitt)\s"
    r"(?:flyttet|flytta|utsatt|utsett|endret|endra)$"
    r"|,\s(?:tids)?frist$",
    re.IGNORECASE,
)
# Days that are never written with their number: "Julaften og nyttårsaften: stengt".
EVES: Final = {
    "lille julaften": "23. desember",
    "veslejulaftan": "23. desember",
    "julaften": "24. desember",
    "julaftan": "24. desember",
    "julafta": "24. desember",
    "nyttårsaften": "31. desember",
    "nyttårsaftan": "31. desember",
    "nyttårsafta": "31. desember",
}
HOLIDAY: Final = re.compile(
    r"himmelfart|\b(?:1\.|2\.|første|andre)\s?(?:påske|pinse|jule)dag|skjærtorsdag|skjertorsdag"
    r"|langfredag|grunnlovsdag|nasjonaldag|nyttårsdag",
    re.IGNORECASE,
)
EVE: Final = re.compile(rf"\b(?P<eve>{'|'.join(EVES)})\b", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def is_route_word(text: str) -> bool:
    """Words for the list itself, not for what is on it: "Barnehageruta", "Årshjul for …"."""
    return _ROUTE.match(text) is not None


@lru_cache(maxsize=4_096)
def singular(text: str) -> str:
    """Only the first noun: "Møter i styrernettverket" is a "Møte i styrernettverket"."""
    if text.isupper() and max(map(len, _LETTERS.findall(text)), default=0) > _LONGEST_LETTERS:
        text = text.capitalize()
    if not _PLURAL.search(text):
        return text
    for pattern, one in _PLURALS:
        changed = pattern.sub(one, text, count=1)
        if changed != text:
            return _ADJECTIVE.sub(r"\g<stem>", changed)
    return text


def as_noun(word: str) -> str:
    """“planleggingsdagene” as what one of them is called."""
    noun = re.sub(r"(?i)(?<=dag)(?:ene|ane|er|ar|en)$", "", singular(word))
    return noun[:1].upper() + noun[1:].lower()
