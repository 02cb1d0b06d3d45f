"""Words that belong to a website, not to what it says: menus, cookies, buttons, feedback."""

import re
from typing import Final

from samspor.reading.any_case import AnyCase, holds

_ALONE: Final = (
    r"(?:hopp|gå|skip) (?:rett )?til (?:hoved|hovud)?innh[oa]ld(?:et)?(?: (?:globalmeny|meny|søk"
    r"|forsiden|framsida))*"
    r"|skip to (?:main )?content|gå til (?:toppen|hovedinnhold"
    r"|hovudinnhald|forsiden|framsida)"
    r"|til toppen|tilbake(?: til .{2,40})?|attende(?: til .{2,40})?|neste(?: side| artikkel)?"
    r"|forrige(?: side)?|førre"
    r"|(?:hoved|hovud)?meny|lukk(?: meny)?|åpne meny|opne meny|søk(?: på nettstedet| i .{2,30}"
    r"| etter)?|logg (?:inn|ut)|min side"
    r"|skriv ut(?: siden| sida)?|print|del(?: denne siden| denne sida| på .{2,30}| siden"
    r"| artikkel(?:en)?)?|facebook|twitter|linkedin"
    r"|instagram|youtube|kopier lenke|lytt(?: til .{2,30})?|les høyt|readspeaker"
    r"|english|bokmål|nynorsk|change language"
    r"|fant du (?:det )?(?:du|det du) lette etter\??|fann du (?:det )?(?:du"
    r"|det du) lei?t(?:a|te) etter\??|(?:var|er) (?:denne|dette)"
    r" (?:side[na]|sida|innholdet|innhaldet)"
    r" (?:nyttig|til hjelp|til nytte)(?: for deg)?\??"
    r"|ja|nei|ja\s?/?\s?nei|takk for (?:din |di )?tilbakemelding.{0,40}|gi "
    r"(?:oss )?tilbakemelding(?: på (?:denne )?(?:nett)?(?:siden|sida))?"
    r"|(?:vi|denne|dette|nettstedet|nettsida|nettsiden|siden)\b.{0,60}(?:informasjonskapsl"
    r"|cookies).{0,200}"
    r"|(?:godta|avvis|aksepter|tillat)(?: alle| bare nødvendige)?(?: cookies"
    r"| informasjonskapsler)?|les mer om (?:cookies|informasjonskapsler).*"
    r"|(?:bruk av )?(?:informasjonskapsler|informasjonskapslar|cookies)|personvern(?:erklæring)?"
    r"(?: og .{3,40})?"
    r"|nettstedskart|nettstadkart|kontakt oss"
    r"|om nettstedet|ansvarlig redaktør.*"
    r"|forsiden?|framsida|hjem|heim|startside|du er her:?.*|abonner(?: på .{2,30})?|rss|vis mer"
    r"|vis fleire|vis flere|se mer|se flere"
    r"|les meir?|les mer(?: (?:om|på|her)\b[^.]{0,80})?\.?|meir informasjon.{0,40}"
    r"|mer informasjon (?:på|finner|her).{0,60}"
    r"|last ned(?: som)?(?: vedlegg| pdf| her)?:?|relaterte? (?:artikler|saker|innhold|lenker)"
    r"|relaterte? (?:artiklar|lenkjer)"
    r"|(?:arrow|expand|chevron|keyboard_arrow)_\w+|(?:menu|search|close|print|share|home)"
    r"|(?:20\d\d )?©.*"
    r"|copyright .*|alle rettigheter.*"
    r"|sentralbord.*|org\.?\s?nr\.?:?.*|organisasjonsnummer:?.*|besøksadresse:?.*|postadresse:?.*"
    r"|(?:mvh|(?:med )?(?:vennlig |venleg |beste )?(?:hilsen|hilsning|helsing))\b.{0,60}"
    r"|(?:vis|skjul) (?:passerte|tidligere|alle|kommende) .{3,40}"
    r"|(?:hei|kjære|hallo|god dag)(?: \w+){0,4}[,!]?|avmeldingen er mottatt!?"
    r"|registrer din e-post.{0,20}|vil du motta .{3,60}nyhetsbrev.{0,30}|top of page|bottom of page"
    r"|vel møtt!?|velkommen!?|skroll til toppen|(?:login|logg inn) for .{3,30}"
    r"|utviklet av .*|levert av .*"
    r"|publisert (?:av|under):? .*|(?:først )?publisert:?\s\d[\d./]+\d"
    r"(?:,? ?(?:kl\.?\s)?\d\d[.:]\d\d)?(?:\s(?:av|i)\s.{3,40})?"
    r"|\d\d\.\d\d\.20\d\d\s?(?:kl\.?\s?)?\d\d[:.]\d\d(?:\s[\w .-]{3,40})?"
    r"|(?:(?:facebook|twitter|linkedin|x|e-?post|print|del)(?: (?:ikon|logo|side))?\s?){2,}"
    r"|(?:hva|kva) (?:forsøkte|prøvde) du å (?:finne|lese|lesa|finna)\??"
    r"|(?:topp|bunn|botn)-?(?:bilde|bilete|banner)|tagcloud\b.{3,90}"
    r"|(?:post|tlf|telefon|åpningstid|opningstid)\b.{0,160}(?:besøksadresse|org\.?\s?nr\.?|faks"
    r"|e-?post):.*"
    r"|(?:bilde|bilete)(?:t)?\s?:\s.{3,240}"
    r"|oppdatert|tilbake\b.{0,60}\.(?:png|svg|jpe?g)\b.{0,40}|annonse"
    r"|fagfellevurdert|[^.]{10,160}\. (?:bilete|bilde|illustrasjon(?:sfoto)?)\."
    r"|\(?artikkelen (?:fortsetter|held fram) (?:under|etter) .{3,30}\)?"
    r"|avbildet:\s.{3,60}|legg (?:att|igjen) (?:eit?|et|en) (?:svar|kommentar)"
    r"|publisert sist oppdatert|(?:tusen )?takk for (?:din tilbakemelding|tilbakemeldinga"
    r"|hjelp(?:en|a))!?|tips en venn"
    r"|(?:(?:andre|aktuelle|nyttige|lokale)\s)*(?:lenke(?:r|ne)|lenkjer|dokumenter"
    r"|dokument|vedlegg)"
    r"|skjema(?:er)?"
    r"|tjenestebeskrivelse[rn]?|tenesteskildring(?:ar)?|(?:link|lenkj?e) til .{3,60}"
    r"|(?:alle )?(?:tjenester|tenester)(?: a[ -–]+å)?|a(?:\s?[-–]\s?|\s?til\s?)å"
    r"|selvbetjening|sjølvbetening|viktig(?:e)? melding(?:er|ar)?"
    r"|ledige stilling(?:er|ar)|om kommunen|politikk(?: og (?:samfunn|organisasjon))?"
    r"|kunngjøring(?:er|ar)|aktuelt"
    r"|høring(?:er|ar)|følg oss(?: på .{3,40})?|(?:nett|web)redaktør:?.*|kommunenummer:?\s\d{4}"
    r"|tilgjengel(?:ighet|egheit)serklæring.{0,30}|design og utvikling.{0,40}"
    r"|(?:e-?post|epost):?\spost(?:mottak)?@\S+"
    r"|(?:denne|dette) (?:artikkelen|innh[oa]ldet|siden|sida) er"
    r" (?:over|meir enn|mer enn|skreve[nt]|skrive)\b.{3,120}"
    r"|\S.{0,90}\.(?:jpe?g|png|gif|svg|webp)"
    r"|(?:skriv|skrevet) av .*"
    r"|(?:nær)?(?:bilde|bilete|banner) (?:av|viser|fra|frå|med) [^.:]{3,90}"
    r"|pagelogo|a a a|(?:kontrastverktøy\s?){1,2}|info|publisert|\(?©.{0,20}"
    r"|(?:.{0,90}[\s(,.])?(?:foto|illustrasjon)(?:graf)?\s?:\s?[^.]{2,60}\.?\)?"
)
_PAGE: Final = AnyCase(rf"(?:{_ALONE})")
_CRUMB: Final = re.compile(r"^[^.:;]{2,30}(?:\s*[>›»]\s*[^.:;]{2,50})+$")
# "Hjem / Barnehage / Satsinger", also where the page has lost what stood between.
_TRAIL: Final = re.compile(r".*[^\d\s] [>›»] (?!\d).+|[^\d/]*[^\d\s/] / [^\d]+")
# "Vik: Kari Nordmann, rådgjevar / Trollhaugen barnehage" says who they are.
_NAMES_WHO: Final = re.compile(r"(?!du er her)[^:/>]{2,40}:\s[^:/>]+,\s", re.IGNORECASE)
_STEP: Final = re.compile(r" [>›»/] ")
_LONGEST_STEP: Final = 6  # words
_GLUED: Final = re.compile(r"(?:Hjem|Heim|Forside|Framside|Startside)[A-ZÆØÅ][a-zæøå].*")
_FILE: Final = re.compile(
    r"^(?:.{3,90})\((?:pdf|docx?|xlsx?)(?:,?\s*[\d.,]+\s?[km]b)?\)\s*\.?$", re.IGNORECASE
)
_NAMED_FILE: Final = re.compile(r"[^.:]{3,90}\.(?:pdf|docx?|xlsx?)", re.IGNORECASE)
# "14. juni vedtok kommunestyret planen. (PDF, 10 MB)" says something beside its file.
_SAYS: Final = re.compile(r"\b(?:vedtok|vedtatt|vedteke|vedtatte|vedtekne)\b", re.IGNORECASE)
_LONGEST: Final = 260


def is_page_word(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    text = text.strip()
    crumb = "«" not in text and _CRUMB.match(text)
    return bool(_PAGE.fullmatch(text) or crumb or _GLUED.fullmatch(text) or _is_trail(text))


def _is_trail(text: str) -> bool:
    """Each step is a few words that begin large; "Medlemmer / deltakere er …" is a sentence."""
    steps = _STEP.split(text) if _STEP.search(text) and _TRAIL.fullmatch(text) else []
    return (
        bool(steps)
        and not text.endswith(".")
        and not _NAMES_WHO.match(text)
        and not any(step[:1].islower() for step in steps)
        and all(len(step.split()) <= _LONGEST_STEP for step in steps)
    )


def is_download(text: str) -> bool:
    """“Skoleruta i pdf-format (66 kB)”: a file to fetch, which says nothing itself."""
    return holds(text, "pdf", "doc", "xls") and bool(
        (_FILE.match(text.strip()) and not _SAYS.search(text))
        or _NAMED_FILE.fullmatch(text.strip())
        or re.fullmatch(r".{3,70}\b(?:i|som) pdf(?:-format)?\b.{0,25}", text.strip(), re.IGNORECASE)
    )
