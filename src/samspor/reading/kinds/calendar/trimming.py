"""The words of a clause without what only leads them in or rounds them off."""

import re
from functools import lru_cache
from typing import Final

from samspor.reading.any_case import without_opening
from samspor.reading.kinds.calendar.words import WAS_SET

_NOTE_MARK: Final = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]+|(?<=\w)\*+")
# "Planleggingsdagene for barnehageåret 2019/2020 er": the list is of that year.
_OF_YEAR: Final = re.compile(
    r"^(?P<what>\w*(?:dag(?:er|ar|ene|ane)|møter|møtene|samlinger|samlingene|samlingar))\s+(?:for\s|i\s)?"
    r"(?:barnehage|skole|skule)året(?:\s+(?:20)?\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?)?(?=\s|$)",
    re.IGNORECASE,
)
# "10. november skal SU møtes."
_SHALL_MEET: Final = re.compile(r"^skal\s(?P<who>[A-ZÆØÅ]\w*)\s(?:møtes|møtest|ha møte)$")
# "Barnehageåret 2026/2027 Oppstart nytt barnehageår": a page that lost its lines.
_YEAR_FIRST: Final = re.compile(
    r"^(?:barnehage|skole|skule)året\s+(?:20)?\d\d\s?[-–/]\s?(?:20)?\d\d[\s:–-]+(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
_GRADES: Final = re.compile(r"\d\.?\s?kl\.?$", re.IGNORECASE)
_DANGLING: Final = re.compile(
    r"(?:[\s,:(–-]+(?:finner sted|finn stad|er satt|er lagt"
    r"|legges|leggjast|settes|avholdes|gjennomføres|arrangeres|er"
    r"|flyttes|flyttast|utsettes|flyttet|flytta|utsatt|utsett|blir|vert|skal være|skal vere"
    r"|i kveld|i dag|i morgen|i morgon"
    r"|den|på|i|ny|hele|heile|innen|innan|senest|seinast|fra|frå|til|og|kl\.?|dato|datoer|datoar|f\.?o\.?m\.?"
    r"|t\.?o\.?m\.?|ut|fra og med|til og med|begge dager inkludert|derfor|difor|neste|beg))+$",
    re.IGNORECASE,
)
# "Vi gjør også obs på at første SFO-dag er …"
_SAID_FIRST: Final = re.compile(
    r"^(?:vi (?:gjør|gjer|minner|vil|ønsker|ynskjer)\b.{0,60}?\bat|husk(?: at)?|merk(?: at)?"
    r"|det er (?:satt opp|sett opp|avtalt|avtala|planlagt)(?:\s(?:et|eit|en|ein|ei))?"
    r"|\w+ (?:vil |skal )?kalle(?:r|t)? (?:herved |hermed |med dette )?inn til"
    r"|obs[:!]?|nb[:!]?|(?:vi\s)?(?:flytter|flyttar|utsetter|utset)(?=\s\w))\s+",
    re.IGNORECASE,
)
# "2.8. Mandag Planleggingsdag": what stood between the day and its title.
_WEEKDAY_FIRST: Final = re.compile(
    r"^(?:(?:man|tirs?|ons|tors?|fre|lør|søn|mån|tys|lau|sun)(?:dag)?(?:\s?[-–/]\s?)?){1,2}\s+(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
_SPACES: Final = re.compile(r"\s+")
_IS: Final = re.compile(
    r"^samt\s(?:at\s)?|^(?:og\s+)?(?:er|blir|vert|is)\s+(?:det\s+)?"
    r"(?:(?:tid|klart?|duket|duka)\sfor\s+)?|^og\s+"
    r"|^(?:gjennomføres|arrangeres|arrangerast|markeres|feires)\s+(?=\w{3})"
)
_LATER: Final = re.compile(
    r"(?:^|\s*[:,(–-]\s)(?:dato|tid|tidspunkt)(?:en)?\s*:?\s*(?:fastsettes|fastsetjast|settes|setjast|avtales|avtalast"
    r"|kommer|kjem|bestemmes)\b.*$",
    re.IGNORECASE,
)
_HALF_BRACKET: Final = re.compile(r"\(\s*(?:uke|veke)?\s*\)|\(\s*$|[\s,]+(?:uke|veke)$")
_TERM_LABEL: Final = re.compile(r"^(?:høst|haust|vår)(?:en)?\s*(?:20\d\d)?\s*:\s*", re.IGNORECASE)
_IN_YEAR: Final = re.compile(r"\s+i\s+20\d\d$")
# "11. desember går vi i luciatog": whose day it is says nothing of what it is.
_WE_DO: Final = re.compile(
    r"^(?:går|har|inviterer|holder|feirer|reiser|drar|arrangerer|møtes|starter|begynner|held|feirar"
    r"|inviterar|reiser|arrangerar|møtest|startar|byrjar|skal)\s(?:vi|FAU|SU|foreldrene|barnehagen|barnehagene|barnehagane"
    r"|skolen|skulen|skolene|skulane|sfo|elevene|elevane|alle)\s(?:ha\s|på\s|til\s|i\s|med\s)?(?=\w{3})",
    re.IGNORECASE,
)
_ONLY_BY: Final = re.compile(
    r"(?:innen|innan|senest|seinast|f\.?\s?o\.?\s?m\.?|t\.?\s?o\.?\s?m\.?)", re.IGNORECASE
)
# "Styrermøter er onsdager på rådhuset": of the days, which say it themselves.
_ON_WEEKDAYS: Final = re.compile(
    r"(?<=[a-zæøå])\s(?:er|blir|vert|holdes|haldast)\s(?:alltid\s)?(?:man|tirs|tys|ons|tors|fre|mån)dag(?:er|ar)\b"
)
_NETWORK_MEETS: Final = re.compile(
    r"(?P<name>\w*[Nn]ettverk)(?:et|ene|a|ane)?\s(?:møtes|møtest|samles|samlast)"
    r"(?:\s\w+\s(?:ganger|gonger)(?:\s(?:i|per)\s\w+)?)?"
)
_MEETS_AT_END: Final = re.compile(
    r"\s*[–-]?\s*(?:møtes|møtest|samles|samlast)$|\s(?:vår|høst|haust)(?:en)?$"
)


@lru_cache(maxsize=4_096)
def trimmed(segment: str) -> str:
    text = _SPACES.sub(" ", _NOTE_MARK.sub("", segment)).strip(" ,.;:|•*–—-/")
    text = text.replace(" . ", ". ")
    if not text:
        return ""
    if text.startswith("skal "):
        text = _SHALL_MEET.sub(r"Møte i \g<who>", text)
    text = without_opening(_YEAR_FIRST, text.removeprefix(")").lstrip())
    of_year = _OF_YEAR.match(text)
    text = f"{of_year['what']}{text[of_year.end() :]}" if of_year else text
    for opening in (_IS, _WEEKDAY_FIRST, _SAID_FIRST, _WE_DO):
        text = without_opening(opening, text)
    if "dag" in text:
        text = _ON_WEEKDAYS.sub("", text)
    text = text if _GRADES.search(text) else _DANGLING.sub("", text)
    network = _NETWORK_MEETS.fullmatch(text) if "ettverk" in text else None
    text = f"{network['name']}smøte" if network else text
    text = "" if _ONLY_BY.fullmatch(text) else _MEETS_AT_END.sub("", text)
    text = _HALF_BRACKET.sub("", WAS_SET.sub("", text))
    text = _LATER.sub("", _IN_YEAR.sub("", without_opening(_TERM_LABEL, text)))
    return text.strip(" ,.;:|•*–—-/")
