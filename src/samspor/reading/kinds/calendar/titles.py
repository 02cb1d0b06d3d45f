"""What an event is called: the line's words, else what the list is of, else the holiday it is."""

import re
from typing import Final

from samspor.kernel.holidays import holiday_name, public_holidays
from samspor.kernel.notation import FoundRole
from samspor.kernel.timing import Precision, Timing
from samspor.reading.any_case import without_opening
from samspor.reading.kinds.calendar.clauses import Clause
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.calendar.shapes import PLANNING, SPOKEN_OF
from samspor.reading.kinds.calendar.words import EVE, EVENT_NOUN, as_noun, singular

_GOES_ON: Final = re.compile(r"(?:og|samt|men|mens|medan|da|når|som)\s", re.IGNORECASE)
_ROUND_OFF: Final = re.compile(r"^\(?\s*(?:uke|veke|v\.?)\s*\d{1,2}\s*\)?$", re.IGNORECASE)
_MOST_NOTE_WORDS: Final = 12
_MOST_WORDS_SHUT: Final = 5
_MOST_TITLE_WORDS: Final = 10
WHEN_LABEL: Final = re.compile(
    r"(?:dato(?:en|er|ar)?|dag(?:er|ar)|tid|tidspunkt(?:et)?|når|tid og sted|tid og stad)",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(r"\b(?:stenger|stengjer)\b", re.IGNORECASE)
_ALSO: Final = re.compile(r"^samt\s(?:at\s)?", re.IGNORECASE)
# "Fagsamling 2: dato ikke satt", of a term that is known.
_NO_DAY_YET: Final = re.compile(
    r"[\s:,(–-]*\b(?:dato|dag|tid|tidspunkt)(?:en|et)?\s(?:(?:er|blir|vert)\s)?"
    r"(?:ikk(?:j?)e(?:\s(?:enda|ennå|enno))?\s(?:satt|sett|bestemt|fastsatt|fastsett|avklart|avklara|klar)"
    r"|(?:kommer|kjem)(?:\s(?:senere|seinare))?)\)?$",
    re.IGNORECASE,
)
_HELD_FIRST: Final = re.compile(
    r"^(?:arrangeres|arrangerast|avholdes|holdes|gjennomføres)\s(?=[\wÆØÅ])", re.IGNORECASE
)
_WHICH_ONE: Final = re.compile(r"(?:den\s)?(?:første|fyrste|siste)", re.IGNORECASE)
_SHUT: Final = re.compile(
    r"(?:barnehag|skol|skul|sfo)\w*(?:\s(?:er|held|holder))?\ssteng[td]e?", re.IGNORECASE
)
_PLANNING_FIRST: Final = re.compile(
    r"[\s=:–-]*(?P<what>(?:planleggj?ingsdag|plandag)(?:er|ar)?)\b", re.IGNORECASE
)
_IS_HELD: Final = re.compile(r"(?:er|blir|vert)\s(?=\w{3})", re.IGNORECASE)
_NOTE: Final = re.compile(
    r"(?:\d\. )?(?:påske|jule|pinse|nyttårs)dag|(?:\w+ )?(?:dagen )?(?:før|etter) .+|(?:felles"
    r"|halv) .{0,30}|sfo .+"
    r"|gjelder .+|kristi himmelfart\w*",
    re.IGNORECASE,
)
# "Referat fra møte i styrernettverket" is on paper; what took place is the meeting.
_PAPER: Final = re.compile(
    r"^(?:møte)?(?:referat|protokoll|bok|innkalling|innkalling og saksliste|invitasjon|program"
    r"|ukeplan|vekeplan|dagsplan|tidsplan"
    r"|sakliste)\s"
    r"(?:fra|frå|til|for)\s",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r"^(?:møte)?(?:innkalling|invitasjon|referat)\s*[–:-]\s+"
    r"|^her (?:kommer|kjem|er)\s(?:dato|møtedato)(?:ene|ane)\s(?:for|til)\s"
    r"|^velkommen til\s(?=\w*(?:nettverk|møte|samling|fagdag|kurs))",
    re.IGNORECASE,
)
_PLAN_ON: Final = re.compile(
    r"^(?P<what>møte|samling)s?plan(?:\s(?:videre|vidare|framover|fremover))$", re.IGNORECASE
)
_NEXT: Final = re.compile(
    r"^(?:neste|kommende|komande|nye)\s?:?\s(?=[\w-]*(?:\s?[\w-]*)(?:møte|samling|nettverk)\w*$)",
    re.IGNORECASE,
)
_TERM_ONLY: Final = re.compile(r"(?:høst|haust|vår)(?:en)?\s*(?:20\d\d)?", re.IGNORECASE)
_EACH_WEEK: Final = re.compile(
    r"(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|lau|sun)dag(?:er|ar)?", re.IGNORECASE
)
# "SFO har åpent ut juni. Siste skoledag": what the day is stands last.
_LAST_SENTENCE: Final = re.compile(
    r"^[^.]*[a-zæøå]{4}\.\s(?=(?:første|fyrste|siste|oppstart|undervisning)\b[^.]*$)", re.IGNORECASE
)
_PRONOUN: Final = re.compile(
    r"^(?:her|den|det|dei|de|dette|denne|disse|desse|dagen|dagene)\b"
    r"(?!\s(?:gode|store|lille|vesle|viktige|nye|vanskelige?|trygge|lekende|leikande|profesjonelle"
    r"|inkluderende|inkluderande|digitale)\s)",
    re.IGNORECASE,
)
# "Alle barnehagene har stengt": what it says, the heading has called by its name.
_SENTENCE: Final = re.compile(
    r"^(?:alle|dei?|barnehag\w+|skol\w+|skul\w+|sfo)\b.*\b(?:har|holder|held|er)\s+(?:\w+\s)?"
    r"(?:ferie)?steng[td]e?\b",
    re.IGNORECASE,
)
# "Alle må melde seg på, og fristen for påmelding": by then they must.
_DUE_AT_END: Final = re.compile(
    r"\b(?:og|men)\s(?:den\s)?frist(?:en)?\s(?P<what>for\s[a-zæøå]+(?:\s[a-zæøå]+){0,3})$"
)
_MOST_WORDS_DUE: Final = 5
# "Påmelding kreves, skjema deles ut i april, svarfrist"
_ENDS_IN_DUE: Final = re.compile(r"^(?:[^,]+\s[^,]+,\s)+(?P<what>[a-zæøå]{2,}frist)$")
# "Tiltak 1.1: Lekegrupper. Ansvar: styrer. Frist": the measure is due, whoever has it.
_MEASURE_DUE: Final = re.compile(
    r"(?:Tiltak\s[\d.]+\s*[:.–-]\s+)?(?P<what>[A-ZÆØÅ][^.:]{3,100})\.\s"
    r"Ansvar(?:l(?:ig|eg))?:\s[^:]+?[.,;]\s(?:[Ff]rist|Tidsfrist|Når|Tidspunkt)"
)
_ONLY_MONTH: Final = re.compile(
    r"(?:i\s)?(?:januar|februar|mars|april|mai|juni|juli|august|"
    r"september|oktober|november|desember)",
    re.IGNORECASE,
)
_SITE: Final = re.compile(r"(?:[\w-]+\.)+(?:no|com|org|net)")
_MEETING: Final = re.compile(r"møte|samling", re.IGNORECASE)
_THEME_ALONE: Final = re.compile(
    r"(?:oppstart|evaluering|oppsummering|avslutning|oppfølging|kartlegging)"
    r"(?:\sog\s(?:evaluering|oppsummering|avslutning))?",
    re.IGNORECASE,
)
_ONLY_PAPER: Final = re.compile(r"(?:møte)?(?:referat|protokoll|innkalling|bok)", re.IGNORECASE)
_DATED_END: Final = re.compile(
    r"[\s,–-]+\d{1,2}\.\s?(?:\d{1,2}\.|[a-zæøå]{3,9}\.?)\s?(?:20\d\d)?$", re.IGNORECASE
)


def title_of(clause: Clause, scope: Scope, called: str) -> str:
    """The title: what the line says, else what the list is of, else the holiday it is."""
    title, note = _NO_DAY_YET.sub("", clause.title), clause.note.strip()
    title = without_opening(_LAST_SENTENCE, without_opening(_HELD_FIRST, title))
    title, note = _of_time_only(title, note)
    said = scope.topic and _NOTE.fullmatch(title) and not _is_stretch(clause, scope.topic)
    if title.startswith("(") or said:
        title, note = "", title
    sentence = _SENTENCE.match(title) or len(title.split()) > _MOST_WORDS_SHUT
    eve = EVE.search(title) if sentence else None
    title = eve["eve"].capitalize() if eve else title
    if clause.found.role is not FoundRole.DEADLINE:  # by then the paper itself is due
        title = without_opening(_PAPER, title)
    due = _DUE_AT_END.search(title) if len(title.split()) > _MOST_WORDS_DUE else None
    title = f"Frist {due['what']}" if due else title
    measure = _MEASURE_DUE.fullmatch(title)
    title = measure["what"] if measure else title
    ends = _ENDS_IN_DUE.search(title)
    title, note = (ends["what"].capitalize(), "") if ends else (title, note)
    title = without_opening(_CALLED, title)
    plan = _PLAN_ON.match(title)
    title = plan["what"] if plan else title
    title, note = _why_shut(*_as_told(title, note))
    title = title[:1].upper() + title[1:]
    spoken = SPOKEN_OF.search(title) if _PRONOUN.match(title) else None
    title = as_noun(spoken[0]) if spoken else title
    if scope.topic and (
        len(title.split()) > _MOST_TITLE_WORDS or _PRONOUN.match(title) or _SENTENCE.match(title)
    ):
        title = ""
    if WHEN_LABEL.fullmatch(title):
        named = without_opening(_CALLED, _DATED_END.sub("", called))
        title = without_opening(_PAPER, scope.topic or named)
        title = "Møte" if _ONLY_PAPER.fullmatch(title) else title[:1].upper() + title[1:]
        note = ""
    if not title:
        title = scope.topic or holiday_on(clause.found.timing) or ""
    elif (
        scope.topic
        and not _CLOSES.search(title)
        and (not EVENT_NOUN.search(title) or _is_theme(title, scope.topic))
    ):
        title = f"{scope.topic}: {title}"
    if not title:
        title, note = without_opening(_ALSO, note.strip("() ")), ""
        title = title[:1].upper() + title[1:]
    title = singular(title) if len(title.split()) <= 3 else title
    if _NEXT.match(title):
        title = without_opening(_NEXT, title)
        title = title[:1].upper() + title[1:]
    return f"{title} ({_bare(note)})" if _adds(note, title) else title


def _bare(note: str) -> str:
    """Without what stands around it; "av utvalget (SU)" keeps its brackets whole."""
    bare = note.strip("() .,–-")
    if bare.count(")") > bare.count("("):
        bare = bare.partition(")")[0]  # "(slutter kl. 11). Ingen SFO"
    return f"{bare})" if bare.count("(") > bare.count(")") else bare


def _of_time_only(title: str, note: str) -> tuple[str, str]:
    """“Høsten” is no title, and of "Tirsdager i oktober: Svømming" it is the latter."""
    if _EACH_WEEK.fullmatch(title):
        return note.strip(" :"), ""
    return ("" if _TERM_ONLY.fullmatch(title) else title), note


def _adds(note: str, title: str) -> bool:
    bare = _bare(note)
    if (
        not bare
        or _PRONOUN.match(bare)
        or _ROUND_OFF.match(bare)
        or _GOES_ON.match(bare)
        or _ONLY_MONTH.fullmatch(bare)
        or _SITE.fullmatch(bare)
        or bare.casefold().replace(" ", "") in title.casefold().replace(" ", "")
    ):
        return False
    return bool(re.search(r"[a-zæøå]{3}", bare)) and len(bare.split()) <= _MOST_NOTE_WORDS


def _as_told(title: str, note: str) -> tuple[str, str]:
    """“Første mandag 3. august er plandag for personalet”: what it is stands behind the day."""
    held = _IS_HELD.match(note) if _WHICH_ONE.fullmatch(title) else None
    return (note[held.end() :], "") if held else (title, note)


def _is_stretch(clause: Clause, topic: str) -> bool:
    """“SFO stengt: uke 28–31” under planning days is no planning day."""
    timing = clause.found.timing
    weeks = timing is not None and timing.precision is Precision.WEEK
    return weeks and PLANNING.search(topic) is not None


def _why_shut(title: str, note: str) -> tuple[str, str]:
    """“Barnehagen er stengt 3. mars = planleggingsdag (skolens ferie)”: what it is shut for."""
    said = _PLANNING_FIRST.match(note) if _SHUT.fullmatch(title) else None
    return (said["what"], note[said.end() :]) if said else (title, note)


def _needs_topic(title: str, topic: str) -> bool:
    return not (_CLOSES.search(title) or EVENT_NOUN.search(title)) or _is_theme(title, topic)


def _is_theme(title: str, topic: str) -> bool:
    """“Oppstart” and "Evaluering" in a list of meetings are what the meeting is about."""
    return _MEETING.search(topic) is not None and _THEME_ALONE.fullmatch(title) is not None


def holiday_on(timing: Timing | None) -> str | None:
    if timing is None or timing.first is None or timing.first != timing.last:
        return None
    keys = [each.key for each in public_holidays(timing.first, timing.first)]
    return holiday_name(keys[0], language="nb") if keys else None
