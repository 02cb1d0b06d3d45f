"""What single lines look like: labels of months, headers that lost their table, details."""

import re
from functools import lru_cache
from typing import Final

from samspor.reading.any_case import AnyCase, holds
from samspor.reading.kinds.table_labels import is_month, may_open_with_month

_LETTERS: Final = re.compile(r"[A-Za-zÆØÅæøå]{2,}")
_MONTHS: Final = (
    r"jan(?:uar)?|feb(?:r|ruar)?|mars?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|des(?:ember)?"
)
# "Oktober Høstferie", "August 2026: …", "Mars/april Påske", "Februar–mars: Utprøving".
MONTH_LABEL: Final = re.compile(
    rf"^(?P<label>[A-ZÆØÅ][a-zæøåA-ZÆØÅ]{{2,8}}\.?(?:\s?[/–-]\s?(?i:{_MONTHS})\b\.?)?(?:\s+20\d\d)?)"
    r"\s*(?P<mark>[:|]|[–-](?!\s*\d))?\s*(?P<rest>\S.*)$"
)
OPENS_WITH_DAY: Final = re.compile(r"^(?:[-–]?\s?|\w{3,5}dag\s+)\d{1,2}\.", re.IGNORECASE)
# "34 17. Skolestart", "37 Temauke (hele uka)" behind its month
OPENS_WITH_WEEK: Final = re.compile(
    r"\d{1,2}\s+(?:\d{1,2}\.|[^\d]{3,60}\(?(?:hele|heile)\s(?:uk|vek))"
)
COUNT_BEFORE: Final = re.compile(r"^\d{1,2}(?!\.|\s*[-–]|:|\d)\s+(?=\S)")
# "Høstferie 5. - 7. 16 17": one for the pupils, one for the teachers.
COUNT_AFTER: Final = re.compile(
    r"(?<=\d\.)(?:\s+\d{1,2}){1,2}$|(?<=[a-zæøå]{3})(?<!uke)(?<!eke)(?:\s+\d{1,2}){2}$|(?<=[\w).])\s+\d{1,2}$"
)
# "Høstferie 7.–11. oktober Oktober 18": the month's row and its count, last on the line.
MONTH_AND_COUNT: Final = re.compile(
    r"(?<=\S)\s+(?P<month>[A-ZÆØÅ][a-zæøå]{2,8})\s\d{1,2}(?:\s\d{1,2})?$"
)
MONTH_OF_DAYS: Final = re.compile(
    r"(?P<label>[A-ZÆØÅ][a-zæøåA-ZÆØÅ]{2,8}\.?)\s*:?\s*"
    r"(?P<days>\d{1,2}\.(?:\s*(?:,|og|&|[-–])\s*\d{1,2}\.|\s\d{1,2}\.)*)"
)
ONLY_DAYS: Final = re.compile(
    r"\d{1,2}\.(?:\s*(?:,|og|&|[-–])\s*\d{1,2}\.|\s\d{1,2}\.)*", re.IGNORECASE
)
COUNTED_MONTH: Final = re.compile(
    r"(?P<label>[A-ZÆØÅ][a-zæøåA-ZÆØÅ]{2,8})\s+\d{1,2}\s+(?:skole|skule|elev)?dag(?:er|ar)",
    re.IGNORECASE,
)
STARTS_WITH_DAY: Final = re.compile(
    r"(?:\w{3,5}dag\s+)?(?:[1-9]|[12]\d|3[01])\.\s?(?:\d{1,2}\b(?!\s*[-–])|[a-zæøå]{3})",
    re.IGNORECASE,
)
INTRODUCES: Final = AnyCase(
    r":|\boversikt|\b(?:følgende|følgjande|disse|desse)\b|\bdato(?:er|ar|ene|ane)"
)
PLAN: Final = AnyCase(
    r"årshjul|årsplan|aktivitetsplan|framdriftsplan|fremdriftsplan|møteplan|samlingsplan"
    r"|halvårsplan|\bplan for\b|tidslinje|tidsplan"
)
HEADER_WORD: Final = (
    r"(?:planl\.?\s?d\w*|mnd|måned|månad|dato(?:er)?|datoar|dag(?:er|ar)?|uke|veke|hendelse|hending|informasjon"
    r"|info"
    r"|merknad(?:er|ar)?|skoledager|skuledagar|antall|tal|forklaring|periode|tid|sted|stad|hva"
    r"|kva|tema|innhold|innhald|aktivitet(?:er|ar)?|ansvar(?:lig)?|ferie(?:r|ar)?|fridag(?:er|ar)?"
    r"|hendelser|hendingar|skjer|og|eller|(?:for\s)?hvem"
    r"|(?:for\s)?kven|når)"
)
HEADER: Final = re.compile(
    rf"(?:møte|utvalg)(?:[\s|/–-]+(?:{HEADER_WORD}|klokkeslett)){{2,6}}|(?i:type\s)?{HEADER_WORD}(?:[\s|/–-]*{HEADER_WORD}){{1,6}}"
    rf"|(?:måned|månad|mnd\.?)(?:[\s,|/–-]+(?:{HEADER_WORD}|planleggj?ingsdag(?:er|ar)|stengt))+",
    re.IGNORECASE,
)
# "MånedSkoledagerFerie og fridagerSFO": cells that lost what was between them.
GLUED_HEADER: Final = re.compile(
    r"(?:Måned|Månad|Dato|Uke|Veke|Dag|Når|Tid|Hendelse|Hending)[A-ZÆØÅ][a-zæøå]"
)
# "Dato Utvalg" over a list that lost its columns: what stands below are days.
DATES_BELOW: Final = re.compile(
    rf"(?:dato|når|tidspunkt)(?:\s(?:{HEADER_WORD}|utvalg|utval|gruppe|nettverk|møte|arrangement"
    rf"|elever|elevar|klasse|trinn|deltak\w+|gjelder)){{1,4}}",
    re.IGNORECASE,
)
# Quicker to look for than the words below, which all hold one of them.
SPOKEN_OF: Final = AnyCase(
    r"\b(?:planleggj?ingsdag|plandag|fridag|kursdag|fagdag|nettverksmøte|nettverkssamling"
    r"|fagsamling)\w*|\b(?:samlinger|samlingar|møter|samlingene|samlingane|møtene|møta)\b",
    *("dag", "møt", "samling"),
)
COUNTS: Final = AnyCase(r"skoledag|skuledag|\bantall dag|\btal dag|\bdagar\b|\bdager\b")
_CHRISTMAS: Final = re.compile(r"desember|\bdes\b|\.12\b|/12\b|romjul", re.IGNORECASE)
SUM_OF_DAYS: Final = re.compile(
    r"(?:sum\s*)?(?:(?:skole|skule)?dag(?:er|ar):?\s*)?1[89]\d(?:\s*dag(?:er|ar))?", re.IGNORECASE
)
_OF_ALL: Final = AnyCase(
    r"(?<!for )(?<!til )(?<!med )\b(?:alle(?!\s(?:som|barn|foreldre"
    r"|foresatte|elev|tilsette|ansatte|er\s(?:hjert\w+\s)?velk))|samtlige|begge|møtene|møta"
    r"|samlingene|samlingane|møtetid)\b"
    r"|\b(?:hver gang|kvar gong)\b"
    r"|(?:møter|møtene|møta|samlinger|samlingar|samlingene|samlingane)\s(?:holdes|haldast"
    r"|avholdes|er|blir|vert|foregår|starter|startar|arrangeres|har)\b"
    r"|\b(?:gruppa|gruppen|nettverket|utvalget|utvalet|rådet|forumet|vi|me)\s(?:møtes|møtest|samles"
    r"|samlast)\b"
    r"|\b(?:møtes|møtest|møtast|samles|samlast|møter?|har møte)\b[^.]{0,40}\b(?:hver|kvar"
    r"|første|fyrste|andre|tredje|siste|annenhver|annakvar|månedlig|månadleg|alltid)\b",
    *("alle", "møte", "møta", "samlinge", "samlinga", "samles", "samlast", "begge", "samtlige"),
    *("hver gang", "kvar gong"),
)
SPAN: Final = re.compile(
    r"^(?:(?:høst|haust|vår|vinter|sommer|sommar)\w*\b.{0,12}$|[1-4]\. kvartal)", re.IGNORECASE
)
ASIDE: Final = re.compile(
    r"\d{1,2}(?:,5)?\s\d{1,2}(?:,5)?|"
    r"\(?\s*(?:uke|veke|v\.?)\s*\d{1,2}(?:\s*[-–]\s*\d{1,2})?\s*\)?|(?:sum\s*)?\d{2,3}(?:\s*"
    r"(?:skole|skule)?dag(?:er|ar))?|sum\b.{0,20}"
    r"|sum\s.{3,60}\s\d{2,3}(?:\s*(?:skole|skule)?dag(?:er|ar))?\.?"
    r"|(?:sum\s+|totalt\s+|til saman\s+|til sammen\s+)?(?:antall|antal|tal|tall)\s+(?:på\s+)?"
    r"(?:skole|skule|undervisnings|elev|barnehage)dag(?:er|ar)\b[^.:]{0,25}:?\s*\d*",
    re.IGNORECASE,
)
PLANNING: Final = AnyCase(r"planleggj?ing|plandag")
PROGRAMME: Final = re.compile(
    r"^(?:kl\.?\s*\d{1,2}[.:]\d\d|\d{1,2}[.:](?:00|15|20|30|40|45|50)\s*[:–-]?\s+[A-ZÆØÅ]|\d{1,2}[.:]\d\d\s*[-–]\s*\d{1,2}[.:]\d\d\s*[:–-]?\s+[A-ZÆØÅ])"
    r".{0,160}$",
    re.IGNORECASE,
)
PROGRAMME_HEAD: Final = re.compile(
    r"(?:program(?:met)?|tidsplan|kjøreplan|køyreplan|dagsorden|dagsplan|agenda|sakliste)"
    r"(?:\s(?:for|til)\s.{3,40})?:?",
    re.IGNORECASE,
)
SLOT: Final = re.compile(
    r"(?:kl\.?\s*)?(?:\d{1,2}[.:]\d\d(?:\s*(?:[-–]|til)\s*\d{1,2}[.:]\d\d)?|\d{1,2}\s*[-–]\s*\d{1,2})"
    r"\.?:?",
    re.IGNORECASE,
)
WHAT: Final = re.compile(
    r"^(?:hva|kva|tittel|møte|(?:aktivitet|arrangement|tiltak)(?:\s\d{1,2})?|samling|hending|hendelse)"
    r"\s*:\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
DETAIL: Final = re.compile(
    r"^(?P<what>sted|stad|møtested|møtestad|møtetid|hvor|kor|lokale|tid|tidspunkt|klokkeslett|klokk(?:en|a)|kl|tema|innhold|innhald|målgruppe"
    r"|for hvem|for kven|hvem|kven|for|deltakere|deltakarar)\s*:\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
# "Møtested: Rådhuset. Tid: kl. 9–11": two on a line.
NEXT_DETAIL: Final = re.compile(
    r"(?<=\w)[.,;]?\s+(?=(?:sted|stad|møtested|møtestad|møtetid|tid|tidspunkt|tema|målgruppe)\s*:\s)",
    re.IGNORECASE,
)
# "Ansvarlig: FAU-leder" under what somebody is to do
RESPONSIBLE: Final = re.compile(
    r"(?:hoved)?(?:ansvar|ansvarleg|ansvarlig)e?(?:\sfor\s[^:]{3,30})?\s?:\s*\S.*", re.IGNORECASE
)
# "Vi stenger 13.00 siste dagen" is said of the day above.
CLOSES_EARLY: Final = re.compile(
    r"(?:vi|barnehagen|sfo|skolen|skulen)\s(?:stenger|stengjer)\b", re.IGNORECASE
)
BRACKETS: Final = re.compile(r"\([^()]*\)")
YEAR_ALONE: Final = re.compile(r"(?:20)?\d\d\s?[-–/]\s?(?:20)?\d\d")
AS_USUAL: Final = re.compile(
    r"^(?:vanlig|vanleg|normal|ordinær)\s(?:åpningstid|opningstid|drift|dag)\w*\.?$", re.IGNORECASE
)
NOTHING: Final = re.compile(r"^(?:ingen|inga|ikke|ikkje)\b", re.IGNORECASE)
CLOSED_THEN: Final = re.compile(
    r"(?:\w+(?:,| og| eller)? ){0,4}(?:er|holder|held|har|blir|vert)?\s*(?:stengt|stengd|fri)\.?"
    r"|\([^()]{3,60}\)",
    re.IGNORECASE,
)


def without_brackets(text: str, instead: str = "") -> str:
    return BRACKETS.sub(instead, text) if "(" in text else text


# "Måned Merknad Dato Antall dager for elevene Antall dager for lærerne"
_COUNTS_HEADED: Final = re.compile(
    r"(?:[A-ZÆØÅ][a-zæøå]+\s){0,2}(?:måned|månad|mnd)\b[^\d.:]{0,60}\banta(?:ll|l)\s(?:skole|skule)?dag(?:er|ar)\b[^\d.:]{0,60}",
    re.IGNORECASE,
)

# "Elevdg." alone on its line, of columns that lost their table
_COUNT_HEAD: Final = re.compile(
    r"(?:elev|skole|skule|planl)\.?\s?(?:dg\.|dager|dagar)"
    r"|(?:månad|måned)\w*(?:\s\w+){0,2}\sdag(?:ar|er)(?:\s(?:elev|lær[ae]r)\w*)?"
    r"|(?:dagar|dager)|(?:elevar|elever|lærarar|lærere)",
    re.IGNORECASE,
)


def counts_days(text: str) -> bool:
    """A header such as “Måned Merknad Skoledager”, or the sum under it."""
    heads = HEADER.fullmatch(text) or GLUED_HEADER.match(text)
    header = heads is not None and COUNTS.search(text) is not None
    return header or is_count_header(text) or SUM_OF_DAYS.fullmatch(text) is not None


def is_count_header(text: str) -> bool:
    """“Elever Måned Antall skoledager”, "Elevdg.": over a column of numbers that is gone."""
    if _COUNT_HEAD.fullmatch(text):
        return True
    return holds(text, "måned", "månad", "mnd") and _COUNTS_HEADED.fullmatch(text) is not None


def without_month_count(text: str) -> str:
    """“Planleggingsdag: 5. november November 20”: the day, and the row it stood in."""
    found = MONTH_AND_COUNT.search(text)
    return text[: found.start()] if found and is_month(found["month"]) else text


def is_span(text: str) -> bool:
    """A heading over a month, a half-year or a quarter."""
    return is_month(text.strip(" :")) or SPAN.match(text) is not None


def is_christmas(label: str, rest: str) -> bool:
    """“Jul: stengt 24. desember – 1. januar” is of no July."""
    return label.strip(" .:") == "Jul" and _CHRISTMAS.search(rest) is not None


@lru_cache(maxsize=1_024)
def says_of_all(text: str) -> bool:
    """“Alle møtene er kl. 9”: something is the same for all days of a list."""
    return _OF_ALL.search(text) is not None


def opens_with_label(text: str) -> bool:
    """“September 19”, “Mars Påskeferie”: the next row of a table that lost its form."""
    found = MONTH_LABEL.match(text) if may_open_with_month(text) else None
    return is_month(text.strip(" :")) or (found is not None and is_month(found["label"]))


def opens_with_month(text: str) -> bool:
    """“August 17. Skolestart”, but not “August 2025” nor “September 19”."""
    found = MONTH_LABEL.match(text) if may_open_with_month(text) else None
    if not found or not is_month(found["label"]) or is_month(text.strip(" :")):
        return False
    if is_christmas(found["label"], found["rest"]):
        return False
    return _LETTERS.search(found["rest"]) is not None


def is_month_of_days(text: str) -> bool:
    """“November 14.” and "August 14. og 15.": the month first, no words behind."""
    found = MONTH_OF_DAYS.fullmatch(text)
    return found is not None and is_month(found["label"])


def has_digit(text: str) -> bool:
    return re.search(r"\d", text) is not None
