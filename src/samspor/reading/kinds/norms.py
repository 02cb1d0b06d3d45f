"""What unit-based development asks of a unit: resource persons, gatherings, days, hours a week."""

import re
from typing import Final

from samspor.reading.any_case import AnyCase, holds
from samspor.reading.draft import Norm
from samspor.reading.kinds.quantities import ABOUT, COUNT, DECIMAL, NUMBERS, counts, number_of
from samspor.reading.notebook import Notebook
from samspor.reading.outline import outline_of

KIND: Final = "norms"
_RANGE: Final = (
    rf"(?P<min>{DECIMAL}|{COUNT})(?:\s*(?:[-–—]|til|eller)\s*(?P<max>{DECIMAL}|{COUNT}))?"
)
_HOURS: Final = re.compile(
    rf"\b{_RANGE}\s*(?P<unit>timer|timar|time|t)\b(?P<between>[^.;]{{0,50}}?)"
    r"\b(?:per|pr\.?|i|hver|kvar)\s*(?P<per>uke|uken|uka|veke|veka|måned|månad|halvår|år|dag)",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    rf"(?P<what>)\b{_RANGE}\s*(?P<unit>%|prosent)\s+av\s+(?:(?:de|dei|alle|våre)\s)*"
    r"(?P<of>[\wæøå-]+(?:\s(?!skal\b)[\wæøå-]+)?)(?:\sskal\s(?:være|vere)\s(?P<kind>[\wæøå]+(?:-\sog\s[\wæøå]+)?))?",
    re.IGNORECASE,
)
_HALF: Final = re.compile(
    r"\b(?P<unit>halvparten|halvdelen)\s+av\s+(?P<of>\w*(?:dag|tid)\w*)", re.IGNORECASE
)
_GATHERINGS: Final = re.compile(
    rf"\b{_RANGE}\s+(?P<unit>(?:\w+e\s)?\w*(?:samling|fagdag|møte|nettverksmøte|planleggj?ingsdag"
    rf"|plandag|kursdag|kveld)\w*)\s*"
    r"(?P<between>[^.;]{0,25}?)\b(?:per|pr\.?|i løpet av|i|hvert|kvart|for hvert|om)\s*"
    r"(?P<per>halvår\w*"
    r"|semester\w*|år\w*|barnehageår|skoleår|skuleår|måned\w*|månad\w*)",
    re.IGNORECASE,
)
# "3 av 5 planleggingsdager"
_SO_MANY_OF: Final = re.compile(
    rf"\b(?P<min>{COUNT})\s+av\s+(?:dei?\s)?{COUNT}\s+"
    r"(?P<of>(?:planleggings|planleggjings|plan)dag\w*)(?P<max>)",
    re.IGNORECASE,
)
# "Minst 3 planleggingsdager brukes til felles tema"
_DAYS_USED: Final = re.compile(
    rf"(?<!\bav\s)(?<!\bav\sde\s)(?<!\bav\sdei\s)\b{_RANGE}\s"
    r"(?P<of>(?:planleggings|planleggjings|plan)dag\w*)\s(?:skal\s)?"
    r"(?:brukes|bli brukt|blir brukt|vert brukte|går|settes av|er satt av|blir sett av|nyttast)\b",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    rf"^(?P<what>(?:[A-ZÆØÅ][a-zæøå]*)?(?:samling|dag)(?:er|ar))\s*:\s*"
    rf"(?P<n>{COUNT}(?:\s*[-–]\s*{COUNT})?)\s+(?:(?:dager|dagar|ganger|gonger)\s)?(?=(?:per|pr|i)\b)",
    re.IGNORECASE,
)
_ONE_LINE: Final = re.compile(
    rf"[A-ZÆØÅ][^:.]{{2,60}}:\s*(?:ca\.?\s|minst\s|inntil\s)?{COUNT}\b[^.:;]{{2,40}}\.?"
)
# Days for planning, and behind a colon how many of them: "3 av 5".
_DAYS_LABELLED: Final = re.compile(
    rf"^(?P<of>(?:planleggings|planleggjings|plan)dag\w*)[^:]{{0,50}}:\s*(?P<min>{COUNT})(?P<max>)\s+av\s+{COUNT}\b",
    re.IGNORECASE,
)
# Guidance from a partner, and behind a colon how often.
_TIMES_LABELLED: Final = re.compile(
    rf"^(?P<what>veiledning|rettleiing|oppfølging|oppfølgjing|refleksjon\w*|nettverk\w*)[^:]{{0,40}}:\s*{_RANGE}\s+"
    r"(?:ganger|gonger|gang|gong)\s+(?:i|per|pr\.?)\s*(?P<per>halvår\w*|semester\w*|år\w*|måned\w*|månad\w*)",
    re.IGNORECASE,
)
# "… får tilbud om veiledning to ganger pr semester"
_TIMES_SAID: Final = re.compile(
    rf"\b(?P<what>veiledning|rettleiing|oppfølging|oppfølgjing)\s{_RANGE}\s+(?:ganger|gonger|gang"
    rf"|gong)\s+"
    r"(?:i|per|pr\.?|kvart|hvert)\s*(?P<per>halvår\w*|semester\w*|år\w*|måned\w*|månad\w*)",
    re.IGNORECASE,
)
_MINUTES: Final = re.compile(r"\b(?P<n>30|60|90|120|150|180)\s*min(?:utter|utt)?\b\.?")
_PERSONS: Final = re.compile(
    rf"(?P<what>(?:ressursperson|ressurslærer|ressurslærar)\w*)[^.;]{{0,70}}?\(?\b{_RANGE}\s*"
    rf"(?:stk|personer|personar|per|pr|stykk|fra hver|frå kvar)"
    r"\.?(?:\s*(?:per|pr\.?|i|på)\s*(?P<per>hver\s\w+|kvar\s\w+|\w+))?",
    re.IGNORECASE,
)
_PERSONS_AFTER: Final = re.compile(
    rf"\b{_RANGE}\s+(?P<what>(?:ressursperson|ressurslærer|ressurslærar)\w*)\b(?!\s+(?:fra"
    rf"|frå)\s\d)"
    rf"(?:\s*(?:per|pr\.?|i|på|fra|frå)\s+(?:hver\s|kvar\s)?(?P<per>\w+))?",
    re.IGNORECASE,
)
# "Kvar skule har ei utviklingsgruppe på 3-5 personar"
_GROUP_OF: Final = re.compile(
    rf"\b(?P<what>(?:utviklings|ressurs|prosjekt|plan)gruppe)\w*\s(?:på|med)\s{_RANGE}\s*"
    r"(?:personer|personar|ansatte|tilsette|medlemmer|medlemer|medlemmar)\b",
    re.IGNORECASE,
)
_GROUPS: Final = ("utviklingsgr", "ressursgr", "prosjektgr", "plangr")
_OF_EACH: Final = re.compile(
    r"\b(?:hver|kvar|alle)\s(?:enkelt\s|einskild\s)?(?P<per>barnehage|skole|skule|enhet|eining)",
    re.IGNORECASE,
)
# "2.1 Ressurspersoner" counts no more than the chapter.
_CHAPTER: Final = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-ZÆØÅ])|^\d{1,2}\s+(?=[A-ZÆØÅ])")
# "Til stede: 14 ressurspersoner" tells who came.
# "Ressurspersonene møtes i nettverk tre ganger i halvåret"
_THEY_MEET: Final = re.compile(
    rf"\b(?P<what>(?:ressursperson|ressurslærer|ressurslærar)\w*)\s(?:møtes|møtest|samles"
    rf"|samlast)\b"
    rf"[^.;]{{0,40}}?\b{_RANGE}\s+(?:ganger|gonger|gang|gong)\s+(?:i|per|pr\.?)\s*"
    r"(?P<per>halvår\w*|semester\w*|år\w*|måned\w*|månad\w*)",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(
    r"(?:til ?stede|tilstede|desse møtte|møtte|frammøtte?)\b", re.IGNORECASE
)
_EACH: Final = re.compile(
    r"\bfor\s+(?:det|den|hvert|kvart|kvar)\s+(?:enkelte\s+)?(?P<per>[\wæøå]+)", re.IGNORECASE
)
_SINGULAR: Final = (
    (re.compile(r"(?:veka|veke)$"), "veke"),
    (re.compile(r"(?:uken|uka|uke)$"), "uke"),
)
# Looked for before the patterns above, which are costly: most lines hold no norm.
_HELD: Final = ("samling", "møte", "kveld", "fagdag", "plandag", "ingsdag", "kursdag")
_OFTEN: Final = ("semester", "år", "måned", "månad", "uke", "uka", "veke", "veka", "dag")
_SHARES: Final = ("%", "prosent", "halvparten", "halvdelen")
_EACH_TERM: Final = AnyCase(
    r"(?:per|pr\.?|løpet av|i|vert|vart|om)\s*"
    r"(?:halvår|semester|år|barnehageår|skoleår|skuleår|måned|månad)"
)
_LONGEST_RANGE: Final = 40
_SHARE_OF: Final = AnyCase(r"(?:%|prosent)\s+av\s")
# Short for hours: "2 t", "tot". What stands before is asked last, which is quicker.
_SHORT_HOUR: Final = AnyCase(
    "".join([r"t\b(?:(?<=\bt)|(?<=\dt)", *(rf"|(?<=\b{n}t)" for n in NUMBERS), ")"])
)
_OWN_SHARE: Final = re.compile(
    r"\b(?P<what>egenandel|eigendel|eigenandel|egenfinansiering"
    r"|eigenfinansiering)\w{0,2}\s(?=[^.]*$)",
    re.IGNORECASE,
)
# "Eier bidrar med en egenandel på 30 prosent."
_OWN_ALONE: Final = re.compile(
    r"\b(?P<what>egenandel|eigendel|eigenandel|egenfinansiering|eigenfinansiering)\w{0,2}\s"
    rf"(?:på|er|utgjør|utgjer)\s(?:minst\s)?{_RANGE}\s*(?:%|prosent)(?!\s+av\s)",
    re.IGNORECASE,
)
_OWN: Final = ("egenandel", "eigendel", "eigenandel", "egenfinans", "eigenfinans")
_NEAR: Final = 60
# A share of anything else is a figure of what is, and asks nothing of anybody.
_OF_TIME: Final = re.compile(
    r"\S*(?:dag|tid|time)(?:en|a|r|ar|er|ne|ane|ene)?\b|\S*timar\b", re.IGNORECASE
)
_OF_DAY_OR_YEAR: Final = re.compile(r"dag|år", re.IGNORECASE)
_AT_WORK: Final = "arbeid på enheten"
# "De har fått veiledning en time i uka" tells of what has been.
# Hours a child may be there for nothing are no hours of work either.
_HAS_BEEN: Final = re.compile(
    r"\bgratis\b|\b(?:åpnings|opnings|oppholds|opphalds|kjerne)tid|\b(?:heil|hel|halv|delt)\s?plass"
    r"|\bforeldrebetaling|\bhar\s(?:\w+\s){0,2}fått\b|\bfikk\b|\bfekk\b",
    re.IGNORECASE,
)
# How often those who are elected meet is no norm for the units.
_OF_A_BODY: Final = re.compile(
    r"^\s*(?:representantskap|styret\b|rådet\b|samarbeidsutval|foreldreråd|kommunestyre|utvalet\b"
    r"|utvalget\b)",
    re.IGNORECASE,
)
# "To samlingar, ei kvart halvår" is one in each.
_ONE_EACH: Final = re.compile(r",\s(?:én|ein|en|ei|ett|eitt|1)$", re.IGNORECASE)
_TOPIC: Final = re.compile(r"^(?P<topic>[^:]{3,60}):")


def recognise(notebook: Notebook) -> None:
    above = ""
    taken = {contact for network in notebook.networks for contact in [network.meets] if contact}
    if notebook.charter and notebook.charter.rhythm:
        taken.add(notebook.charter.rhythm)
    for entry in outline_of(notebook):
        if entry.role == "table" or _PRESENT.match(entry.text):
            continue
        text = _CHAPTER.sub("", entry.text) if entry.role == "heading" else entry.text
        for phrase in taken:
            text = text.replace(phrase, " ")
        if text.strip():
            norms = _norms(text, above)
            notebook.norms.extend(norm for norm in norms if norm not in notebook.norms)
            if norms and (entry.role == "item" or _is_line_of_norm(entry.text)):
                notebook.claim_all(entry.lines)
        above = entry.text if entry.role == "heading" or entry.mark not in {"–", "-"} else above
    if notebook.norms:
        notebook.add_kind(KIND)


def _is_line_of_norm(text: str) -> bool:
    """“Tid i barnehagen: 2 timer per uke” says nothing else."""
    return _ONE_LINE.fullmatch(text) is not None


def _in_words(text: str) -> str:
    """“Samlinger: to per halvår” as "to samlinger per halvår"; 90 minutes as 1.5 hours."""
    labelled = _LABELLED.match(text)
    if labelled:
        text = f"{labelled['n']} {labelled['what'].lower()} {text[labelled.end() :]}"
    if "min" not in text:
        return text
    return _MINUTES.sub(lambda m: f"{int(m['n']) / 60:g} timer", text)


def _norms(text: str, above: str) -> list[Norm]:
    text = _in_words(text)
    found = _hours(text, above) if _tells_hours(text) else []
    if holds(text, *_SHARES):
        said = _SHARE_OF.search(text)
        shares = _SHARE.finditer(text, max(0, said.start() - _LONGEST_RANGE)) if said else ()
        found += [
            _norm(text, match, what, "%", None)
            for match in shares
            if (what := match["kind"] or _of_what(text, match))
        ]
        own = _OWN_ALONE.finditer(text) if holds(text, *_OWN) else ()
        found += [_norm(text, match, match["what"].lower(), "%", None) for match in own]
        halves = _HALF.finditer(text) if holds(text, "halv") else ()
        found += [_half(text, match) for match in halves]
    found += [
        _norm(
            text,
            match,
            match["unit"].strip(),
            match["unit"].split()[-1].lower(),
            _per(match["per"]),
        )
        for match in (_GATHERINGS.finditer(text) if _may_gather(text) else ())
        if not _OF_A_BODY.search(_sentence(text, match))
    ]
    if holds(text, "ressurs"):
        found += [
            _norm(text, each, f"møter for {_noun(each['what'])}", "møter", _per(each["per"]))
            for each in _THEY_MEET.finditer(text)
        ]
    if holds(text, "plandag", "ingsdag"):
        some = _SO_MANY_OF.finditer(text)
        found += [_norm(text, each, _days(each["of"]), "dager", None) for each in some]
        used = _DAYS_USED.finditer(text)
        found += [_norm(text, each, _days(each["of"]), "dager", None) for each in used]
        of_days = _DAYS_LABELLED.match(text)
        found += [_norm(text, of_days, _days(of_days["of"]), "dager", None)] if of_days else []
    times = _TIMES_LABELLED.match(text) or (
        _TIMES_SAID.search(text)
        if holds(text, "gang", "gong") and not _HAS_BEEN.search(text)
        else None
    )
    if times:
        found.append(_norm(text, times, times["what"].lower(), "ganger", _per(times["per"])))
    group = _GROUP_OF.search(text) if holds(text, *_GROUPS) else None
    each = _OF_EACH.search(text) if group else None
    if group and each:
        found.append(_norm(text, group, group["what"].lower(), "personer", each["per"].lower()))
    persons = holds(text, "ressurs") and (
        _PERSONS.search(text) or (counts(text, "ressurs") and _PERSONS_AFTER.search(text))
    )
    if persons:
        each = _EACH.search(text)
        per = persons["per"] or (each["per"] if each else None)
        found.append(_norm(text, persons, _noun(persons["what"]), "personer", per))
    return found


def _hours(text: str, above: str) -> list[Norm]:
    """With words for what they are used on; without, only so many a week, a month or a term."""
    found = []
    for match in _HOURS.finditer(text):
        sentence = _sentence(text, match)
        what = _what_hours(sentence, above)
        of_anything = what == _AT_WORK and _OF_DAY_OR_YEAR.fullmatch(match["per"])
        if not (of_anything or _HAS_BEEN.search(sentence)):
            found.append(_norm(text, match, what, "timer", _per(match["per"])))
    return found


def _tells_hours(text: str) -> bool:
    if not holds(text, *_OFTEN):
        return False
    return counts(text, "tim") or _SHORT_HOUR.search(text) is not None


def _may_gather(text: str) -> bool:
    return holds(text, *_HELD) and _EACH_TERM.search(text) is not None


def _sentence(text: str, match: re.Match[str]) -> str:
    """The words around the hours, as the next sentence may speak of others."""
    start = text.rfind(". ", 0, match.start()) + 1
    end = text.find(". ", match.end())
    return text[start : end if end >= 0 else len(text)]


def _half(text: str, match: re.Match[str]) -> Norm:
    about = bool(ABOUT.search(text[: match.start()]))
    return Norm(_days(match["of"]), 50.0, 50.0, "%", None, about)


def _norm(text: str, match: re.Match[str], what: str, unit: str, per: str | None) -> Norm:
    between = match.groupdict().get("between")
    if between and _ONE_EACH.search(f"{between.rstrip()}"):
        return Norm(what, 1.0, 1.0, unit, per, approximate=False)
    least = number_of(match["min"])
    most = number_of(match["max"]) if match["max"] else least
    about = ABOUT.search(text[: match.start("min")]) is not None
    return Norm(what, least, most, unit, per, about)


def _what_hours(text: str, above: str) -> str:
    """“Barnehageeier, plantid/fellestid:” above says what the hours are for."""
    for said in (text, above):
        found = re.search(
            r"\b(?:plan(?:leggings)?tid|fellestid|arbeidstid|møtetid|utviklingstid)(?:/\w+)?"
            r"|veiledning|rettleiing",
            said,
            re.IGNORECASE,
        )
        if found:
            return found[0].lower()
    return _AT_WORK


def _noun(word: str) -> str:
    low = word.lower()
    return "ressurspersoner" if low.startswith("ressursperson") else low


def _of_what(text: str, match: re.Match[str]) -> str | None:
    """“Eier bidrar med en egenandel på 30 prosent av tilskuddet”: the share is the owner's."""
    own = _OWN_SHARE.search(text, max(0, match.start() - _NEAR), match.start())
    if own:
        return own["what"].lower()
    return _days(match["of"]) if _OF_TIME.match(match["of"]) else None


def _days(words: str) -> str:
    """“planleggingsdagene” as "planleggingsdager"."""
    first = words.split(maxsplit=1)[0].lower()
    return re.sub(r"dag(?:ene|ane|a|ar|er)$", "dager", first)


def _per(word: str) -> str:
    low = word.lower()
    for pattern, singular in _SINGULAR:
        if pattern.search(low):
            return singular
    return re.sub(r"(halvår|semester|år|måned|månad)(?:et|en|a|ett)?$", r"\1", low)
