"""Contacts, and the seats a source leaves empty: "Kontaktperson: , Solbakken barnehage"."""

import re
from collections.abc import Iterable
from typing import Final

from samspor.reading.any_case import AnyCase, holds
from samspor.reading.draft import Contact

_ROLE: Final = (
    r"(?:kontakt(?:person(?:er|ar)?|info(?:rmasjon)?)?|koordinator(?:er|ar)?|ansvarl?(?:ig|eg)"
    r"|(?:prosjekt|prosess|nettverks?|fag|gruppe|faglig |fagleg )?-?(?:ansvarl(?:ig|eg)|leder|leiar"
    r"|koordinator)|styrer|styrar|rektor|daglig leder|dagleg leiar|rådgiver|rådgjevar|kontakt)"
)
_LABEL: Final = re.compile(
    rf"^(?P<role>{_ROLE})(?:\s+for\s[^:]{{3,60}}|\s+i\s[\wæøå]{{2,25}}(?=\s*:\s*(?:ledig|vakant|ubesatt)\b))?\s*(?:\([^)]*\)\s*)?:\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
# "v/ Kari Nordmann, Nes barnehage" under a network's name.
_BY: Final = re.compile(r"^v/\s*(?P<rest>.*)$", re.IGNORECASE)
# "Nettverksleder ikke avklart"
_NOBODY: Final = re.compile(
    rf"^(?P<role>{_ROLE})\s*(?:er\s|:\s*)?\(?"
    r"(?:(?:ikke|ikkje|ennå ikke)\s(?:avklart|bestemt|valgt|vald|klart?|utpe[ki]+t)"
    r"|ubesatt|vakant|ledig|mangler|manglar)\)?\.?$",
    re.IGNORECASE,
)
# "koordinator Kari Nordmann, Solvik kommune"
_ROLE_AND_NAME: Final = re.compile(
    r"^(?P<role>(?i:(?:nettverks)?koordinator|kontaktperson|(?:nettverks|prosess|gruppe)?le(?:de|ia)r))"
    r"\s+(?P<rest>[A-ZÆØÅ][\wæøåéü'-]+\s[A-ZÆØÅ][\wæøåéü.'-]*.*)$"
)
_TAKE_CONTACT: Final = re.compile(
    r"\b(?:ta(?:r)?|ta gjerne|vend)\s+kontakt\s+med\b\s*"
    r"(?P<rest>[^.]*?)(?=\s(?:hvis|dersom|viss|om du|når du|for å)\s|[.]|$)",
    re.IGNORECASE,
)
_ROLE_IS: Final = re.compile(
    r"\b(?P<role>(?:leder|leiar|koordinator|kontaktperson|prosjektleder|prosjektleiar)"
    r"(?:\s(?:for|av|i)\s[^.,]{3,40}?)?)\s+er\s+(?P<rest>(?:[^.]|(?<=\s[A-ZÆØÅ])\.)*)",
    re.IGNORECASE,
)
_PLACE_WORD: Final = AnyCase(
    r"barnehage|skole|skule|\bsfo\b|\bppt\b|senter|enhet|eining|administrasjon|kommune|kontor|tjeneste|teneste"
    r"|avdeling|universitet|høgskule|sjef|stab|forvalt|fylke|seksjon|etat|område|lag\b"
)
_PERSON: Final = re.compile(r"[A-ZÆØÅ][\wæøåéüö.'-]+(?:\s+[A-ZÆØÅ][\wæøåéüö.'-]*){1,3}")
# "Oppvekstsjef Kari Nordmann": a title in front of the name.
_TITLED: Final = re.compile(
    r"(?i:(?:\w+)?(?:sjef|direktør|leder|leiar|rådgiver|rådgjevar|konsulent|veileder|rettleiar|styrer|styrar"
    r"|rektor|koordinator|pedagog|lærer|lærar))\s+(?P<person>[A-ZÆØÅ][\wæøåéüö.'-]+"
    r"(?:\s+[A-ZÆØÅ][\wæøåéüö.'-]*){1,3})"
)
# "Leder: Oppvekstsjefen": held by whoever has the post.
_HOLDER: Final = re.compile(
    r"(?:[a-zæøå]+fagl(?:ig|eg)\s)?[\w-]*(?:sjef|leder|leiar|rådgiver|rådgjevar|styrer|styrar"
    r"|rektor|koordinator)(?:en|n)?"
    r"(?:\s(?:i|for|ved)\s.{2,40}|\s[a-zæøå]{3,20}|\s[A-ZÆØÅ]{2,6})?|PPT|PP-t(?:je)?nest[ea]n?",
    re.IGNORECASE,
)
# What may have a lead itself, without anybody being named.
_OFFICE: Final = re.compile(
    r".+ (?:kommune|fylkeskommune|regionråd|universitet)|[A-ZÆØÅ]{2,6}"
    r"|(?:Statsforvalt[ea]ren|Fylkesmannen)(?:\si\s.+)?"
)
_OF_A_PLACE: Final = re.compile(r"\s(?:i|for|ved)\s")
# A municipality holds the seat, and behind a comma who it is there.
_UNIT_BY: Final = re.compile(
    r"(?P<unit>[A-ZÆØÅ][^,;:]{3,60}?),?\s(?:ved\s|v/\s?)(?:[a-zæøå]+\s)?"
    r"(?P<person>[A-ZÆØÅ][\wæøåéüö.'-]+(?:\s[A-ZÆØÅ][\wæøåéüö.'-]*){1,3})(?:[,;(].*)?"
)
_REACH: Final = re.compile(
    r"\S+@\S+|\+?\d[\d\s]{6,}\d|\b(?:tlf|telefon|mobil|e-?post|mob)\.?:?\s*$"
)
# "Kari Nordmann i Lia barnehage"
_PERSON_AT: Final = re.compile(
    r"(?P<person>[A-ZÆØÅ][\wæøåéüö.'-]+(?:\s[A-ZÆØÅ][\wæøåéüö.'-]*){1,3})\s(?:i|ved|på|fra"
    r"|frå)\s(?P<unit>[A-ZÆØÅ].{2,50})"
)
_WITHOUT: Final = re.compile(
    r"^(?:uten|utan|mangler|manglar|har ikke|har ikkje|ingen"
    r"|nettverket (?:mangler|manglar|har ingen))\s(?:fast\s|egen\s|eigen\s)?"
    r"(?P<role>(?:nettverks)?(?:le(?:de|ia)r|koordinator)|kontaktperson)\b",
    re.IGNORECASE,
)
_NOT_SAID: Final = re.compile(r"^(?:ved|dersom|hvis|om|for)\b|^$", re.IGNORECASE)
_ONE_OF: Final = re.compile(
    r"^(?:en|ein|ei|one)\s+av\s+(?P<role>\w+?)(?:ene|ane|a)?\s*:?$", re.IGNORECASE
)
_FREE: Final = frozenset(
    {"ledig", "vakant", "ubesatt", "mangler", "manglar", "kommer", "kjem", "ingen"}
    | {
        f"{no} {said}"
        for no in ("ikke", "ikkje")
        for said in ("avklart", "besatt", "bestemt", "klart")
    }
)
# "leder Kari Nordmann, sekretær ledig"
_NEXT_SEAT: Final = re.compile(
    r"\s*[,;]\s(?:og\s)?(?P<role>(?:nestle(?:de|ia)r|sekretær|kontaktperson|koordinator)"
    r"(?:\s(?:i|for)\s[\wæøå]+)?)\s*:?\s(?:er\s)?"
    r"(?=(?-i:[A-ZÆØÅ])|ledig|vakant|ubesatt|ikk(?:e|je)\s(?:besatt|avklart|valgt|vald))",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(
    r"\s*[,;/]\s*|(?<!-)\s+(?:og|eller|samt)\s+(?=[A-ZÆØÅ]|(?:styr[ae]r|rektor)\si\s)|\s+[-–]\s+"
    r"|^\s*[-–]\s*"
)
_ROLES: Final = re.compile(r"\s*,?\s*\b(?:og|eller)\s+|\s*,\s*")
_SENTENCE: Final = re.compile(r"\s(?<=[a-zæøå\d]\.\s)\s*(?=[A-ZÆØÅ])")
# One of them stands in all that tells of somebody, save what has a label.
_TELLING: Final = (
    *("kontakt", "koordinator", "leder", "leiar", "ansvarl", "styrer", "styrar", "rektor"),
    *("rådgi", "rådgj", "v/", "uten", "utan", "mangl", "har ikk", "ingen"),
)
_LEADING: Final = ("leder", "leiar", "koordinator", "kontaktperson")
_SEVERAL: Final = re.compile(
    r"(?P<role>kontaktperson|koordinator)(?:er|ar|ane|ene)\s*:", re.IGNORECASE
)
_BRACKETED: Final = re.compile(r"^(?P<person>[^()]*)\((?P<unit>[^()]+)\)\s*[,.;]?$")


def is_contact_line(text: str) -> bool:
    return any(each.match(text) for each in (_LABEL, _ROLE_AND_NAME, _BY, _NOBODY))


def is_free(text: str) -> bool:
    """“ikke besatt” behind the name of a network: nobody has it."""
    return text.strip(" .()").lower() in _FREE - {"kommer", "kjem", "ingen"}


def contacts_in(texts: Iterable[str]) -> list[Contact]:
    """All contacts the texts name or leave empty, in order."""
    contacts: list[Contact] = []
    listed: str | None = None  # the role of the lines in brackets that follow
    told = list(texts)
    for place, text in enumerate(told):
        bracketed = _BRACKETED.match(text) if listed else None
        if bracketed and listed:
            person = bracketed["person"].strip(" ,") or None
            contacts.append(Contact(listed, person, bracketed["unit"].strip(), person is None))
            continue
        listed = _listed_role(text, told[place + 1 : place + 2])
        if is_free(text):
            contacts.append(Contact("kontaktperson", None, None, True))
        elif listed is None and _may_tell(text):
            contacts.extend(contact for each in _SENTENCE.split(text) for contact in _in_line(each))
    return contacts


def _may_tell(text: str) -> bool:
    """Asked before a text is cut into its sentences, each of which is put to seven patterns."""
    return ":" in text or holds(text, *_TELLING)


def _listed_role(text: str, after: list[str]) -> str | None:
    """“ta kontakt med en av koordinatorene:” or "Kontaktpersoner:" opens a list."""
    several = _SEVERAL.fullmatch(text.strip())
    if several and after and _BRACKETED.match(after[0]):
        return several["role"]
    found = _TAKE_CONTACT.search(text) if holds(text, "kontakt") else None
    one = _ONE_OF.match(found["rest"].strip()) if found else None
    return one["role"] if one else None


def _in_line(text: str) -> list[Contact]:
    label = _LABEL.match(text) or _ROLE_AND_NAME.match(text)
    if label:
        return _parsed(label["role"].strip(), label["rest"])
    empty = _NOBODY.match(text)
    if empty:
        return [Contact(empty["role"].strip(), None, None, True)]
    by = _BY.match(text)
    if by:
        said = by["rest"].strip(" .()")
        return _parsed("kontaktperson", "" if said.lower() in _FREE else said)
    without = _WITHOUT.match(text)
    if without:
        return [Contact(without["role"], None, None, True)]
    asked = _TAKE_CONTACT.search(text) if holds(text, "kontakt") else None
    if asked:
        rest = asked["rest"].strip()
        return (
            [Contact("kontaktperson", None, None, True)] if _NOT_SAID.match(rest) else _asked(rest)
        )
    named = _ROLE_IS.search(text) if holds(text, *_LEADING) else None
    return _parsed(named["role"], named["rest"]) if named and _is_name(named["rest"]) else []


def _is_name(text: str) -> bool:
    """“Leder er Kari Nordmann” or "Leder er ." but not "Leder er viktig"."""
    return not text.strip() or text.strip()[0].isupper()


def _asked(rest: str) -> list[Contact]:
    """“rådgiver , eller kulturmedarbeider”: roles in small letters whose names are gone."""
    words = [word.strip() for word in _ROLES.split(rest) if word.strip()]
    if all(word[:1].islower() and len(word.split()) <= 3 for word in words):
        return [Contact(word, None, None, True) for word in words if not _PLACE_WORD.search(word)]
    return _parsed("kontaktperson", rest)


def _is_post(word: str) -> bool:
    """“styrer i Solbakken barnehage”: whoever has it, also where it is one of several."""
    return _HOLDER.fullmatch(word) is not None and _OF_A_PLACE.search(word) is not None


def _is_held(word: str) -> bool:
    """“koordinator BTI”: a post that is named by what it is for."""
    return _HOLDER.fullmatch(word) is not None and word[-2:].isupper()


def _parsed(role: str, rest: str) -> list[Contact]:
    seat = _NEXT_SEAT.search(rest)
    if seat:
        return [*_parsed(role, rest[: seat.start()]), *_parsed(seat["role"], rest[seat.end() :])]
    bracketed = _BRACKETED.match(rest.strip())
    if bracketed and _PERSON.fullmatch(bracketed["person"].strip()):
        unit = bracketed["unit"].strip()
        if not _REACH.search(unit):
            return [Contact(role, bracketed["person"].strip(), unit, False)]
    said = rest.strip(" .,")
    at = _PERSON_AT.fullmatch(said) or _UNIT_BY.fullmatch(said)
    if at and _PLACE_WORD.search(at["unit"]) and not _PLACE_WORD.search(at["person"]):
        return [Contact(role, at["person"], at["unit"].strip(), False)]
    return _of_pieces(role, rest) or [Contact(role, None, None, True)]


def _of_pieces(role: str, rest: str) -> list[Contact]:
    pieces = _SPLIT.split(rest.replace("(", ", ").replace(")", ", "))
    # "Avdelingsleder barnehage / rektor": each by the post they have
    posts = "/" in rest and all(_HOLDER.fullmatch(piece.strip(" .")) for piece in pieces if piece)
    contacts: list[Contact] = []
    person: str | None = None
    for piece in pieces:
        word = _REACH.sub("", piece).strip(" .:,")
        if not word or word.lower() in _FREE:
            continue
        titled = _TITLED.fullmatch(word)
        word = titled["person"] if titled else word
        if _PERSON.fullmatch(word) and (titled or not _PLACE_WORD.search(word)):
            if person:
                contacts.append(Contact(role, person, None, False))
            person = word
        elif _PLACE_WORD.search(word) or word[:1].isupper() or _is_post(word) or _is_held(word):
            leads = re.search(r"le(?:de|ia)r|koordinator", role, re.IGNORECASE) is not None
            whole = leads and _OFFICE.fullmatch(word) is not None and word == rest.strip(" .")
            held = (
                whole or posts or _is_post(word) or (len(pieces) == 1 and _HOLDER.fullmatch(word))
            )
            vacant = person is None and not held
            contacts.append(Contact(role, person, word, vacant))
            person = None
    if person:
        contacts.append(Contact(role, person, None, False))
    return contacts
