"""Days as a list writes them, made whole: what stands around a number is the rest of its date."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

from samspor.kernel.words import words_of
from samspor.kernel.writing import month_name
from samspor.reading.any_case import AnyCase, holds, without_opening
from samspor.reading.kinds.calendar.shapes import ONLY_DAYS
from samspor.reading.kinds.calendar.words import EVE, EVES

# A day in a month that is told later: "Nissefest: Dato i desember kommer nærmere".
_DAY_LATER: Final = re.compile(
    rf"(?<=[:;,–-]\s)dato(?:en)?\si\s(?P<month>{'|'.join(words_of('nb').months)})\s"
    r"(?:kommer|kjem|settes|setjast|avtales|avtalast|avklares|avklarast)\b[^.]*\.?$",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"^(?P<a>\d{1,2})(?:\.|:(?=\s[A-ZÆØÅ]))?(?:(?:\s*[-–]\s*|\s+til\s+)(?P<b>\d{1,2})\.?)?(?P<open>\s*[-–])?\s+"
    r"(?P<rest>(?:[A-Za-zÆØÅæøå(]|\d\.\s?(?:jule|påske|pinse)dag\b).*)$",
)
# "Torsdag 2. fredag 3. mai", "Fom 21. desember 2. januar": a word is lost between the days.
_WEEKDAY_NAME: Final = r"(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|lau|sun)dag"
_TWO_WEEKDAYS: Final = re.compile(
    rf"^(?P<one>{_WEEKDAY_NAME}\s\d{{1,2}}\.)\s(?={_WEEKDAY_NAME}\s\d{{1,2}}\.)", re.IGNORECASE
)
_FROM_AND_ON: Final = re.compile(
    rf"^(?P<one>f\.?o\.?m\.?\s\d{{1,2}}\.\s?(?:{'|'.join(words_of('nb').months)}))\s"
    rf"(?=\d{{1,2}}\.\s?(?:{'|'.join(words_of('nb').months)})\b)",
    re.IGNORECASE,
)
# Both hold two days with nothing but a word between.
_TWO_DAYS: Final = re.compile(r"\d\.\s?[^\d.,;:]{3,10}\s\d{1,2}\.")
# A week right before its day: "34 21. Skolestart", "13–14 Påskeferie f.o.m. 26. mars".
_WEEK_AND_DAY: Final = re.compile(
    r"(?P<week>[1-9]|[1-4]\d|5[0-3])\s+(?P<day>[1-9]|[12]\d|3[01])\.(?=\s|[-–])"
)
_WEEKS_AND_RANGE: Final = re.compile(
    r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s+(?=[^\d]{3,30}\sf\.?o\.?m\.?\s\d)"
)
_WHOLE_WEEK: Final = re.compile(
    r"^(?P<week>[1-9]|[1-4]\d|5[0-3])\s+(?P<rest>[A-ZÆØÅ][^\d]*?)\s\(?(?:hele|heile)\s(?:uka|uken|veka)\)?$"
)
_SPACED: Final = re.compile(r"(?<=\d\.)\s(?=\d)")
_RANGE: Final = re.compile(
    r"^(?P<d1>[1-9]|[12]\d|3[01])\.(?P<m1>0?[1-9]|1[0-2])\.?\s*[-–]\s*"
    r"(?P<d2>[1-9]|[12]\d|3[01])\.(?P<m2>0?[1-9]|1[0-2])(?=\s|:|$)"
)
# "Romjula 24.12-1.1": across a month's end it can be nothing but days.
_ACROSS: Final = re.compile(
    r"(?<=[a-zæøå:,] )(?<!kl )(?P<d1>2\d|3[01])\.(?P<m1>0?[1-9]|1[0-2])\.?\s*[-–]\s*"
    r"(?P<d2>0?[1-9]|1[0-5])\.(?P<m2>0?[1-9]|1[0-2])\.?(?=\s|[:,;)]|$)"
)
# "34 Mandag 17 Skolestart": a row of weeks, weekdays and days that lost its table.
_AFTER_WEEK: Final = re.compile(
    r"^(?:[1-9]|[1-4]\d|5[0-3])\s+(?P<day>(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|lau|sun)dag\s+"
    r"\d{1,2})\.?\s+(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
# "41 7.10-11.10 Høstferie": and so with whole days.
_AFTER_WEEK_WHOLE: Final = re.compile(
    r"^(?:[1-9]|[1-4]\d|5[0-3])\s+(?P<first>(?:[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2]))\.?"
    r"(?P<last>\s?[-–]\s?(?:[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.?)?\s+"
    r"(?=[A-ZÆØÅ][a-zæøå]|\d\. ?(?:jule|påske|pinse)dag)"
)
_UNTIL_DASHED: Final = re.compile(
    r"\s*[-–]\s*(?:til og med|t\.?\s?o\.?\s?m\.?)(?=\s)", re.IGNORECASE
)
_UNTIL_BARE: Final = re.compile(r"^[-–]\s*(?P<b>\d{1,2})\.?\s+(?P<rest>[A-Za-zÆØÅæøå].*)$")
_BRACKETED_DAYS: Final = re.compile(r"\(\s*(?P<a>\d{1,2})\.?\s*[-–]\s*(?P<b>\d{1,2})\.?\s*\)")
# "Styrermøte 27. kl. 09–12" and "Lucia 12." under a month, but not "uke 3." nor "Samling 2.".
_TRAILING_DAY: Final = re.compile(
    r"(?P<word>(?:\b(?!(?:dag|uke|veke|uken|veka|trinn|klasse|del|nr|kap\w*|samling|fase|modul|økt"
    r"|steg|runde|punkt|pkt|side|gang|gong|kvartal|semester|termin|etasje|etg|avsnitt|tema|mål"
    r"|gruppe|versjon|utgave)\b)(?i:[a-zæøå]{3,}|den)[:,]?\s+\(?))(?P<a>[1-9]|[12]\d|3[01])\."
    r"(?=\s*(?:$|[,;)(]|[-–]\s|(?i:kl\b)|[A-ZÆØÅ][a-zæøå]|og\s[a-zæøå]))"
    r"(?!(?:\s*(?:[-–,]|og)\s*(?:[a-zæøå]{3,5}dag\s)?\d{1,2}\.)*\s*(?i:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)"
    r"(?![a-zæøå]*-[a-zæøå]))"
    r"(?!\s*[-–]\s*\d{1,2}\.\s?(?i:kl|trinn|årstrinn))(?!\s?(?i:pinse|påske|jule|nyttårs)dag)",
)
# "10.2 (9–12)": behind a whole date only hours can be meant.
_HOURS_BEHIND: Final = re.compile(
    r"(?P<day>\b\d{1,2}[./]\d{1,2}\.?|\b\d{1,2}\.\s?[a-zæøå]{3,9})\s*"
    r"\((?P<a>[7-9]|1\d|2[0-2])\s?[-–]\s?(?P<b>[89]|1\d|2[0-3])\)",
    re.IGNORECASE,
)
_NEXT_BARE: Final = re.compile(r",\s*(?P<a>\d{1,2})\.\s+(?=[A-ZÆØÅ][a-zæøå])")
_SHORT_DAY: Final = re.compile(
    r"(?i:\b\w*(?:dag|ferie|fri|møte|samling)\w*\s)\d{1,2}\.\d{1,2}(?![\d.:])(?!\s*[-–])"
)
_WEEKDAY: Final = re.compile(
    r"^(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|lau|sun)\w*dag\b|^måndag\b", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    r"^(?:barn\b|born\b|stk|(?:jule|påske|pinse|nyttårs)dag|(?:søndag i\s)?advent\b|himmelfart"
    r"|skoledag|skuledag"
    r"|dag(?:er|ar)|time|timar|plass|gang|gong|møte|samling"
    r"|personer|uker?\b|veker?\b|trinn|klasse|år\b|og\s\d)",
    re.IGNORECASE,
)
# "Januar 2. foreldremøte" is the second of them, "2. Foreldremøte" on the second.
_NTH: Final = re.compile(r"[a-zæøå]+(?:møte|samling|samtale)(?:r|ar)?\b")
NTH_MEETING: Final = re.compile(rf"[1-9]\.\s{_NTH.pattern}")
_MOST_MEETINGS: Final = 6
_MONTH_WORD: Final = re.compile(
    r"^(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jan"
    r"|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|des)\b",
    re.IGNORECASE,
)


# "Skoledager i august: 10 (første skoledag 18.8.)": the count is no event.
_COUNTED_DAYS: Final = re.compile(
    r"^(?:antall\s|tal\s)?(?:skole|skule)dag(?:er|ar)\si\s[a-zæøå]{3,9}:?\s*\d{1,2}\b\s*",
    re.IGNORECASE,
)
# "Fridager for elevene: 1, 9, 10 og 17." under May, and how many days of school behind it.
_LABELLED_DAYS: Final = re.compile(
    r"^(?P<label>[^:\d]{3,40}):\s(?P<days>\d{1,2}\.?(?:(?:,|\sog|,\sog)\s\d{1,2}\.?)+)"
    r"(?:\s\d{1,2}\s(?:skole|skule)dag(?:er|ar))?\.?$"
)
# "Høstferie 5. - 7." and "Planleggingsdager 17., 18. og 19" under a month
_ENDS_IN_DAYS: Final = re.compile(
    r"^(?P<label>[A-ZÆØÅ][^\d:]{3,50}?)\s(?P<days>\d{1,2}\.(?:(?:,|\sog|,\sog|\s?[-–])\s?\d{1,2}\.?)+)$"
)
# "Påskeferie fra 30.- mars"
_DASHED_MONTH: Final = re.compile(rf"(?<=\d\.)\s?-\s(?=(?:{'|'.join(words_of('nb').months)})\b)")
# "to. 13. og fr. 14. august": weekdays of two letters, which stand right before their day.
_WEEKDAYS: Final = {
    "ma": "mandag", "må": "måndag", "ti": "tirsdag", "ty": "tysdag", "on": "onsdag",
    "to": "torsdag", "fr": "fredag", "lø": "lørdag", "la": "laurdag", "sø": "søndag",
    "su": "sundag",
}  # fmt: skip
_TWO_LETTERS: Final = re.compile(
    rf"(?<![\w.])(?P<day>{'|'.join(_WEEKDAYS)})\.\s?(?=\d{{1,2}}\.)", re.IGNORECASE
)
# What such a one begins with, in small letters, which is found several times quicker.
_ABBREVIATED: Final = AnyCase(rf"(?:{'|'.join(_WEEKDAYS)})\.\s?\d")
_STOP_AND_DIGIT: Final = re.compile(r"\.\s?\d")
# "To 13." first on its line, or alone in a cell.
_TWO_FIRST: Final = re.compile(
    rf"^(?P<day>{'|'.join(word.capitalize() for word in _WEEKDAYS)})\s"
    r"(?=(?:[1-9]|[12]\d|3[01])\.?(?:$|\s+[A-ZÆØÅ]))"
)
_DAYS_ALONE: Final = re.compile(
    r"^(?P<days>(?:(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.?\s+){2,}"
    r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.?)(?:\s+(?P<year>20\d\d))?$"
)
_GLUED_DAY: Final = re.compile(r"(?<=[a-zæø]dag)(?=\d{1,2}\.)", re.IGNORECASE)
_DAY_AND_NUMBER: Final = AnyCase(r"dag\d")
_BOTH_EVES: Final = re.compile(r"\bjul\s?-?\sog nyttårs?(?:aften|afta|aftan)\b", re.IGNORECASE)
_SHUT: Final = re.compile(
    r"\b(?:\w*(?:steng|lukk|åpn?[ei]n|op[ei]n)\w*|fri|åpent?|open|opent|ope)\b", re.IGNORECASE
)
_SAVE_FOR: Final = re.compile(r"\b(?:unntatt|unnateke|bortsett fra|utenom|utanom|unntak)\b")
_NUMBER: Final = re.compile(r"\d")
# What the ones above are looked for by, which is quicker.
_DATE_DASHED: Final = re.compile(r"\.\d{1,2}\.?\s*[-–]\s*\d")
_DASH_AND_T: Final = AnyCase(r"[-–]\s*t")
_EVE_DATED: Final = re.compile(r"(?<!\d)(?:2[34]|31)(?!\d)")


# "fra 9 til 11.30": hours, when nothing behind says that they count something.
_FROM_HOUR: Final = re.compile(
    r"\b(?:fra|frå)\s+(?P<a>(?:[6-9]|1\d|2[0-2])(?:[.:][0-5]\d)?)\s*(?:til|[-–])\s*"
    r"(?P<b>(?:[7-9]|1\d|2[0-3])(?:[.:][0-5]\d)?)(?=\.?\s*(?:$|[,;)]|(?:på|i|den|hver|kvar|og)\s))",
    re.IGNORECASE,
)


# "Fotografering fra 09.00": no month has that number.
_FROM_CLOCK: Final = re.compile(
    r"\b(?:fra|frå)(?=\s(?:0?[7-9]|1\d|2[0-2])[.:](?:00|15|20|30|40|45|50)$)", re.IGNORECASE
)


def with_hours(text: str) -> str:
    """“Møtes fra 9 til 11.30” as "kl. 9–11.30"."""
    if not holds(text, "fra", "frå"):
        return text
    return _FROM_CLOCK.sub("kl.", _FROM_HOUR.sub(r"kl. \g<a>–\g<b>", text))


def with_weekdays(text: str) -> str:
    """“To 13.” and "to. 13." as "torsdag 13."."""
    if _STOP_AND_DIGIT.search(text) and _ABBREVIATED.search(text):
        text = _TWO_LETTERS.sub(_in_full, text)
    return _TWO_FIRST.sub(_in_full, text) if text[2:3].isspace() else text


def _in_full(found: re.Match[str]) -> str:
    return f"{_WEEKDAYS[found['day'].lower()]} "


@lru_cache(maxsize=4_096)
def prepared(text: str, month: tuple[int, int] | None) -> str:
    """Bare numbers under a month's heading as whole dates; words that lost their space."""
    if holds(text, "jul", "nyttår"):
        text = _with_eves(_BOTH_EVES.sub("julaften og nyttårsaften", text))
    if holds(text, "dato"):
        text = _DAY_LATER.sub(r"\g<month>", text)
    if not _NUMBER.search(text):
        return text
    text = _made_whole(text)
    if month is None:
        return text
    return _under_month(_without_week(text, *month) if text[:1].isdecimal() else text, month[1])


def _without_week(text: str, year: int, month: int) -> str:
    """“34 21. Skolestart” in August: the week, where the day is in it."""
    said = _WEEK_AND_DAY.match(text)
    if said:
        day = int(said["day"])
        fits = day <= monthrange(year, month)[1]
        fits = fits and date(year, month, day).isocalendar().week == int(said["week"])
        return text[said.end("week") :].lstrip() if fits else text
    said = _WEEKS_AND_RANGE.match(text)
    return text[said.end() :] if said else _WHOLE_WEEK.sub(r"uke \g<week>: \g<rest>", text)


def _under_month(text: str, month: int) -> str:
    name = month_name(month, language="nb")
    following = month_name(month % 12 + 1, language="nb")
    if ONLY_DAYS.fullmatch(text):
        numbers = [int(each) for each in re.findall(r"\d+", text)]
        return f"{_SPACED.sub(', ', text)} {name}" if numbers == sorted(numbers) else text
    labelled = _LABELLED_DAYS.match(text)
    if labelled:
        days = re.sub(r"(?<=\d)\.?(?=[, ]|$)", ".", labelled["days"])
        return f"{labelled['label']}: {days} {name}"
    at_end = _ENDS_IN_DAYS.match(text)
    if at_end:
        days = re.sub(r"(?<=\d)\.?(?=[, ]|$)", ".", at_end["days"])
        return f"{at_end['label']} {days} {name}"
    bare = _BARE.match(text)
    counted = bare and (_COUNTED.match(bare["rest"]) or _WEEKDAY.match(bare["rest"]))
    if bare and int(bare["a"]) <= _MOST_MEETINGS:
        counted = counted or _NTH.match(bare["rest"])
    if bare and not counted and not _MONTH_WORD.match(bare["rest"]):
        first, last = int(bare["a"]), int(bare["b"] or 0)
        after = following if last and last < first else name
        until = f" - {last}. {after}" if last else (" f.o.m." if bare["open"] else "")
        if first <= 31 and last <= 31:
            opened = (
                f"f.o.m. {first}. {name} "
                if bare["open"] and not last
                else f"{first}. {name}{until} "
            )
            rest = _NEXT_BARE.sub(lambda m: f", {m['a']}. {name} ", bare["rest"])
            return opened + rest
    until_bare = _UNTIL_BARE.match(text)
    if until_bare:
        return f"t.o.m. {until_bare['b']}. {name} {until_bare['rest']}"
    text = _short_days(text, month)
    text = _BRACKETED_DAYS.sub(lambda m: f"({m['a']}. {name} - {m['b']}. {name})", text)
    return _TRAILING_DAY.sub(lambda m: f"{m['word']}{m['a']}. {name} ", text)


def _made_whole(text: str) -> str:
    """What a line with a number says itself, whatever month it stands under."""
    text = with_hours(text)
    if _DAY_AND_NUMBER.search(text):
        text = _GLUED_DAY.sub(" ", text)
    if "(" in text:
        text = _HOURS_BEHIND.sub(_with_kl, text)
    if text[:1].isdecimal():
        text = _DAYS_ALONE.sub(_listed_days, text)
    if "-" in text:
        text = _DASHED_MONTH.sub(" ", text)
    if text[:1].isalpha():
        text = without_opening(_COUNTED_DAYS, text)
        if _TWO_DAYS.search(text):
            text = _TWO_WEEKDAYS.sub(r"\g<one> og ", text)
            text = _FROM_AND_ON.sub(r"\g<one> t.o.m. ", text)
    text = with_weekdays(text)
    if _DATE_DASHED.search(text):
        text = _ACROSS.sub(_dotted_range, text)
    if _DASH_AND_T.search(text):
        text = _UNTIL_DASHED.sub(" til og med", text)
    if text[:1].isdecimal():
        text = _AFTER_WEEK_WHOLE.sub(r"\g<first>.\g<last> ", text)
        text = _RANGE.sub(_dotted_range, _AFTER_WEEK.sub(r"\g<day>. ", text))
    return text


def _with_eves(text: str) -> str:
    """The days of eves on which something is shut, which nobody writes."""
    if not EVE.search(text) or not _SHUT.search(text) or _EVE_DATED.search(text):
        return text
    if _SAVE_FOR.search(text):  # "åpent i feriene unntatt julaften"
        return text
    return EVE.sub(lambda m: f"{m['eve']} {EVES[m['eve'].lower()]}", text)


def _with_kl(found: re.Match[str]) -> str:
    opens, closes = int(found["a"]), int(found["b"])
    return f"{found['day']} kl. {opens}–{closes}" if opens < closes else found[0]


def _listed_days(found: re.Match[str]) -> str:
    """“1.9 6.10 3.11 2026”: nothing but days, with the year of all behind them."""
    year = found["year"] or ""
    return ", ".join(f"{day.strip('.')}.{year}" for day in found["days"].split())


def _dotted_range(found: re.Match[str]) -> str:
    """“27.2 - 3.3” first on a line is days when both can be, and months that follow each other."""
    first, last = int(found["m1"]), int(found["m2"])
    if not (1 <= first <= 12 and last in {first, first % 12 + 1}):
        return found[0]
    return f"{found['d1']}.{first}. - {found['d2']}.{last}."


def _short_days(text: str, month: int) -> str:
    """“Planleggingsdag 2.1” in January: with a full stop behind it is a day, not a number."""

    def said(found: re.Match[str]) -> str:
        own = re.search(r"\.0?(\d{1,2})$", found[0])
        return f"{found[0]}." if own and int(own[1]) == month else found[0]

    return _SHORT_DAY.sub(said, text)
