"""Is a line with a date an event at all? Its words, and what it stands under, tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from samspor.kernel.notation import Context, FoundRole
from samspor.kernel.timing import Precision, Timing
from samspor.reading.any_case import AnyCase, holds
from samspor.reading.kinds.calendar.clauses import Clause, sentences
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.line_year import YEAR_OF_NAME
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.calendar.shapes import SPOKEN_OF, without_brackets
from samspor.reading.kinds.calendar.titles import WHEN_LABEL
from samspor.reading.kinds.calendar.words import (
    CLOSED,
    CONDITION,
    DENIED,
    EVENT_NOUN,
    NEVER,
    UNLIKELY,
    as_noun,
    singular,
)
from samspor.reading.notebook import EventNote

_HELD: Final = AnyCase(
    r"\b(?:er|blir|vert|holdes|haldast|arrangeres|arrangerast|møtes|møtest|settes|finner sted"
    r"|legges til"
    r"|inviterer|blir holdt)\b"
)
_FULL: Final = re.compile(
    r"(?<![\d.])\d{1,2}(?:\.\s?(?:\d{1,2}\.|[a-zæøå]{3,9}\.?)"
    r"|\s(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[sc])[a-z]*)\s?(?P<year>20\d\d)\b"
    r"|(?<![\d.])\d{1,2}\.\d{1,2}\.(?P<short>\d\d)(?![\d.])",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?P<year>[1-4]\d)(?![\d.])")
# The days of statutes and decisions are older than what they decide.
_OLD: Final = AnyCase(
    r"\b(?:vedtatt|vedteke|vedtok|vedtas|lov|loven|forskrift|rundskriv|gjelder fra|gjeld frå"
    r"|trådte i kraft"
    r"|født|fødd|versjon|avtalen er)\b"
)
_ALONE: Final = re.compile(r"20\d\d")
_ANY_YEAR: Final = re.compile(r"20\d\d|\d\.\d{1,2}\.\d\d")
_VALID: Final = re.compile(
    r"\b(?:gjeld(?:er)?\s(?:for\s)?(?:(?:kalender)?året\s)?|(?:[12]\.|første|andre)\s?halvår\s)"
    r"(?P<year>20\d\d)\b(?!\s?[-–/])",
    re.IGNORECASE,
)
_OPEN_DATE: Final = AnyCase(r"\b(?:åpen|open|opne|åpne) dato")
_DUE: Final = re.compile(
    r"\b(?P<what>\w*frist(?:en)?(?:\sfor\s[\wæøå ]{3,40}?)?)\s*(?:er|blir|vert"
    r"|:)?\s*(?:satt til|den|til)?\s*$",
    re.IGNORECASE,
)
_PLEASE: Final = re.compile(r"^(?:husk|hugs|vennligst|vi ber om at|må)\s(?:å\s)?", re.IGNORECASE)
_TO_DO: Final = AnyCase(
    r"\b(?:levere?s?|leverast|sende?s?|sendast|meldes?|meldast|melde?r? (?:på|fra|frå|inn)"
    r"|søkes?|registreres?"
    r"|svare?s?|fylles ut|påmelding|innmelding|rapportere?s?|gi tilbakemelding|innspill)\b"
)
_MOST_WORDS_ASKED: Final = 14
_FEWEST_TO_SAY: Final = 4
_FEWEST_TO_TELL: Final = 9
_PLANS: Final = re.compile(
    r"^(?:det|vi|me|i|den|dette|her)\b|\b(?:planlegger|planlegg|ønsker|ynskjer|avslutter|avsluttar)\b",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r"[A-Za-zÆØÅæøå]{2,}")
_MOST_WORDS_IN_LIST: Final = 24
_MOST_WORDS_ALONE: Final = 13
_MOST_WORDS_COARSE: Final = 12
_FEW_WORDS: Final = 9
# "Mellomarbeid fram mot januar" takes place before it.
_TOWARDS: Final = re.compile(
    r"\b(?:mot|før|etter|siden|sidan|fram til|frem til|i løpet av)\s*$", re.IGNORECASE
)
_MOVED: Final = re.compile(
    r"\b(?:endret|endra|flyttet|flytta|utsatt|utsett)\s(?:fra|frå|til)\b", re.IGNORECASE
)
# "Ferien skal være etter avtale" is a rule and no event.
_MUST: Final = re.compile(r"\b(?:skal|må|kan|bør|avtales|avtalast)\b", re.IGNORECASE)
# "Åpent i feriene unntatt hele juli."
_SAVE_FOR: Final = re.compile(r"\b(?:unntatt|unnateke|bortsett fra|utenom|utanom|unntak)\b")
# "Varighet: mars–april" is of something else.
_NO_TITLE: Final = re.compile(
    r"(?:periode|varighet|varigheit|når|dato|tid\w*|oppstart|start|slutt|sist \w+|oppdatert"
    r"|revidert|målgruppe|ansvar\w*|frekvens|tema|måned|månad|gjelder|gjeld)\b",
    re.IGNORECASE,
)
# "Solvik barnehage (fra 1.1.27)" in a list of who is in something.
_SINCE: Final = re.compile(
    r"\((?:fra|frå)\s\d{1,2}\.\s?(?:\d{1,2}\.|[a-zæøå]{3,9})\s?(?:20)?\d\d\)\.?$"
)
_AUGUST: Final = 8
# "5/9 Øving", "23.–25. september: Seminar"; "4.1 Formål" opens a chapter.
_OPENS_WITH_DAY: Final = re.compile(
    r"(?:[a-zæøå]{3,5}dag\s)?\d{1,2}\.?(?:\s?[-–]\s?\d{1,2}\.?)?"
    r"(?:/\d{1,2}|\s?(?:jan|feb|mars?|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]{0,6}\.?)"
    r"(?:\s?20\d\d)?\s?[:–-]?\s+[a-zæøå]",
    re.IGNORECASE,
)
_FEWEST_DAYS: Final = 6
_COARSE: Final = frozenset({Precision.MONTH, Precision.TERM, Precision.AGREEMENT, Precision.PART})


def is_list_of_days(texts: Sequence[str]) -> bool:
    """Most lines open with their day: what stands behind it is what is on it."""
    days = sum(_OPENS_WITH_DAY.match(text) is not None for text in texts)
    return days >= _FEWEST_DAYS and days * 3 >= len(texts) * 2


def runs_over_new_year(texts: Sequence[str], year: int) -> bool:
    """A letter of October that plans on into January speaks of two calendar years."""
    told = [found for text in texts for found in _FULL.finditer(text)]
    autumn = any(_month_of(found[0]) >= _AUGUST for found in told if _year_in(found) == year)
    context = Context(calendar_year=year)
    months = [
        found.timing.first.month
        for text in texts
        for found in timed(text, context)
        if found.timing and found.timing.is_dated and found.timing.first
    ]
    falls = any(one >= _AUGUST > other for one, other in pairwise(months))
    return autumn and bool(months) and months[0] >= _AUGUST and falls


def _year_in(full: re.Match[str]) -> int:
    return int(full["year"] or f"20{full['short']}")


def _month_of(text: str) -> int:
    found = timed(text, Context())
    timing = found[0].timing if found else None
    return timing.first.month if timing and timing.first else 0


def is_likely(
    text: str, clauses: Sequence[Clause], scope: Scope, *, topic: str | None, pending: str | None
) -> bool:
    """`topic` is what the lines are about, `pending` a title that waits for its day."""
    said = " ".join(dict.fromkeys(part for each in clauses for part in (each.title, each.note)))
    words = len(_WORDS.findall(said))
    first = clauses[0].title
    noun = bool(EVENT_NOUN.search(text) or topic or first == pending)
    if _is_ruled_out(text, listed_noun=scope.listed and noun and words <= _FEW_WORDS):
        return False
    coarse = all(c.found.timing and c.found.timing.precision in _COARSE for c in clauses)
    if coarse:
        labelled = len(clauses) == 1 and _is_label(text, clauses[0])
        agreed = any(c.found.timing == Timing.agreement() for c in clauses)
        towards = any(_TOWARDS.search(text[: each.found.start]) for each in clauses)
        sentence = text.rstrip().endswith((".", ")"))
        rule = (agreed or sentence) and (_MUST.search(text) or _SAVE_FOR.search(text)) is not None
        rule = rule or (sentence and words > _FEWEST_TO_SAY and _PLANS.search(text) is not None)
        held = (
            bool(noun or labelled or _only_says_month(text, clauses)) and not towards and not rule
        )
        return scope.listed and held and words <= _MOST_WORDS_COARSE
    if first and WHEN_LABEL.fullmatch(first):
        return True
    most = _MOST_WORDS_IN_LIST * (1 + noun)
    if scope.listed:
        return words <= most
    return noun and (words <= _MOST_WORDS_ALONE or (bool(_HELD.search(text)) and words <= most))


def stands_in_its_month(text: str, clauses: Sequence[Clause], period: Timing | None) -> bool:
    """“Torsdag 29. september Solgården 15 år” under September: the day says that it is one."""
    if period is None or period.first is None or period.last is None:
        return False
    if clauses[0].found.start or text.rstrip().endswith((".", "?")):
        return False
    days = [each.found.timing for each in clauses]
    inside = all(
        day and day.is_dated and day.first and period.first <= day.first <= period.last
        for day in days
    )
    few = len(_WORDS.findall(text)) <= _MOST_WORDS_ALONE
    titled = all(each.title for each in clauses)
    return inside and few and titled and not _is_ruled_out(text, listed_noun=False)


# "Sendt 6. november": when it was written, not when anything is.
# "Solvik, 15. oktober 2026" over or under a letter.
_DATELINE: Final = re.compile(
    r"[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå-]+)?,\s(?:den\s)?\d{1,2}\.\s?(?:[a-zæøå]+|\d{1,2}\.)\s?20\d\d\.?"
)
# "Her kan du lese referatet: Referat styrernettverk 01.12.2026": papers of what has been.
_PAPERS: Final = re.compile(
    r"^her (?:finner|finn) (?:du|dere|de|dykk) (?:informasjon|program|mer|meir)\b"
    r"|^(?:her (?:kan|finner|finn|ligger|ligg) \w+|last ned|les|se|sjå)\b.{0,80}"
    r"(?:presentasjon|referat|opptak|lysbilde|notat)"
    r"|^(?:presentasjon(?:en|er|ar)?|opptak(?:et)?|lysbilde(?:ne|r)?) (?:fra|frå)\b",
    re.IGNORECASE,
)
# "Uke 13: Påskeferie. Åpent hvis noen trenger det.": the first sentence is sure.
_ON_CONDITION: Final = re.compile(
    r"(?<=[a-zæøå]\.)\s[^.]*\b(?:hvis|dersom|viss)\b[^.]*\.?", re.IGNORECASE
)
# "Vinterferie uke 8 – gi beskjed dersom barnet har fri": the week is sure.
_TELL_US: Final = re.compile(
    r"\s?[,–-]\s(?:si fra|sei frå|gi beskjed|gje beskjed|meld fra|meld frå)\b.*$", re.IGNORECASE
)
# "Tall for barnehagene per 15. desember 2025"
_COUNTED_ON: Final = re.compile(
    r"\b(?:tal(?:l|a|lene)?|status|antall|statistikk)\b.{0,60}\b(?:per|pr\.?)\s\d{1,2}\.",
    re.IGNORECASE,
)
# "Møtes: etter avtale" says how often, and is no meeting.
_HOW_OFTEN: Final = re.compile(
    r"(?:møtes|møtest|møtast|møtefrekvens|rytme|(?:hvor|kor) ofte)\s*:\D*", re.IGNORECASE
)
# "Møtet i uke 25 kan bli over to dager."
_MAY_BE: Final = re.compile(r"[^.\d]*\d{1,2}[^.\d]*\bkan bli\b.*\.$", re.IGNORECASE)
# And "Ref. Solvik skole 22. november 2026" under minutes.
_SENT: Final = re.compile(
    r"^(?:sendt|skrevet|skrive|dato for utsending|notert|ref\.|referent|møtereferent"
    r"|(?:forrige|førre)\s*:)(?!\w)",
    re.IGNORECASE,
)


def _is_ruled_out(text: str, *, listed_noun: bool) -> bool:
    if (
        _SENT.match(text)
        or (holds(text, "kan bli") and _MAY_BE.match(text))
        or _HOW_OFTEN.fullmatch(text)
        or (holds(text, "tal", "status", "statistikk") and _COUNTED_ON.search(text))
        or _DATELINE.fullmatch(text)
        or _PAPERS.match(text)
        or (holds(text, "(fr") and _SINCE.search(text))
    ):
        return True
    outside = _ON_CONDITION.sub("", without_brackets(text, " "))
    outside = _TELL_US.sub("", outside) if holds(outside, "hvis", "dersom", "viss") else outside
    if NEVER.search(outside) or DENIED.search(outside) or _OPEN_DATE.search(outside):
        return True
    past = None if _MOVED.search(outside) else UNLIKELY.search(outside)
    return past is not None and not (listed_noun and not text.rstrip().endswith("."))


def _is_label(text: str, clause: Clause) -> bool:
    """“Medio desember: Innstilling”."""
    found = clause.found
    return found.start == 0 and text[found.end :].lstrip().startswith(":")


def _only_says_month(text: str, clauses: Sequence[Clause]) -> bool:
    """“Karneval: februar” in a list of days: what it is, and nothing but its month."""
    if any(
        each.found.timing.precision is not Precision.MONTH for each in clauses if each.found.timing
    ):
        return False
    label = text[: clauses[0].found.start].rstrip()
    behind = text[clauses[-1].found.end :].strip(" .!")
    return label.endswith((":", ";")) and not behind and not _NO_TITLE.match(label)


def deadlines_in(text: str, clauses: Sequence[Clause]) -> list[Clause]:
    """“Skjema sendes ut, med svarfrist 11. desember”: the day named a deadline is one."""
    due = []
    for each in clauses:
        said = _DUE.search(text[: each.found.start]) if each.found.timing else None
        if said and each.found.timing and each.found.timing.is_dated:
            what = singular(said["what"])
            due.append(replace(each, title=what[:1].upper() + what[1:], note=""))
        elif each.found.role is FoundRole.DEADLINE and _is_asked(text):
            asked = _PLEASE.sub("", each.title)
            due.append(replace(each, title=asked[:1].upper() + asked[1:]))
    return due


def _is_asked(text: str) -> bool:
    """“Husk å levere mellomarbeidet senest fredag 2.10.” asks for something by a day."""
    few = len(_WORDS.findall(text)) <= _MOST_WORDS_ASKED
    return few and _TO_DO.search(text) is not None and not CONDITION.search(text)


# As "Søknadsfrist: 1. november 2026."
_LABEL_OF_DAY: Final = re.compile(r"[A-ZÆØÅ][^:.\d]{3,40}:\s(?=[^:]{3,40}$)")


def says_it_first(sentences: Sequence[str], context: Context) -> bool:
    """“Fagdagen er 9. mars på Senteret. Program kommer.”: what comes after says no more of when."""
    first, *others = sentences
    if not timed(first, context):
        return False
    words = len(_WORDS.findall(first)) >= _FEWEST_TO_SAY
    held = words and _HELD.search(first) and EVENT_NOUN.search(first)
    label = _LABEL_OF_DAY.match(first)
    if not (held or (label and EVENT_NOUN.search(label[0]))):
        return False
    later = (found.timing for each in others for found in timed(each, context))
    near = {Precision.TIME, Precision.DAY, Precision.WEEK}
    return not any(each and each.precision in near for each in later)


def tells_of(text: str, clauses: Sequence[Clause], events: Sequence[EventNote]) -> bool:
    """“Vi reiser etter frokost 21. september.” is of the gathering that lasts to that day."""
    if not text.rstrip().endswith("."):
        return False
    few = len(_WORDS.findall(text)) < _FEWEST_TO_TELL
    if few and (EVENT_NOUN.search(text) or CLOSED.search(text)):
        return False
    days = [each.found.timing for each in clauses]
    return all(day and day.is_dated and any(_holds(each, day) for each in events) for day in days)


def _holds(event: EventNote, day: Timing) -> bool:
    first, last = event.timing.first, event.timing.last
    if not (first and last and day.first and day.last and first < last) or event.kind == "period":
        return False
    return first <= day.first and day.last <= last


def each_dated(sentences: Sequence[str], context: Context) -> bool:
    """Each sentence says a day and what is on it."""
    return all(
        (EVENT_NOUN.search(each) or CLOSED.search(each))
        and timed(each, context)
        and each.endswith((".", "!"))
        for each in sentences
    )


def only_topic(texts: Sequence[str]) -> str | None:
    """What the whole document speaks of, where a page has lost its title."""
    nouns = {as_noun(found[0]) for text in texts for found in SPOKEN_OF.finditer(text)}
    return nouns.pop() if len(nouns) == 1 else None


def _valid_in(text: str) -> Iterator[re.Match[str]]:
    return _VALID.finditer(text) if holds(text, "gjeld", "halvår") else iter(())


def only_year(texts: Sequence[str]) -> int | None:
    """Of days with and without a year on a page that names none: all are in the same."""
    texts = [text for text in texts if _ANY_YEAR.search(text)]
    parts = (part for text in texts for part in sentences(text))
    told = [part for part in parts if _ANY_YEAR.search(part) and not _OLD.search(part)]
    full = [found for text in told for found in _FULL.finditer(text)]
    years = {_year_in(found) for found in full}
    if not years:
        years = {int(found["year"]) for text in texts for found in _valid_in(text)}
    if not years:
        years = {2000 + int(found["year"]) for text in told for found in _SHORT.finditer(text)}
    if not years:
        named = (YEAR_OF_NAME.match(text) for text in texts if "20" in text)
        years = {int(found["year"]) for found in named if found}
    if not years:
        years = {int(text) for text in texts if _ALONE.fullmatch(text)}
    return years.pop() if len(years) == 1 else None
