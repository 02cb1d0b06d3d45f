"""Why a line is furniture: a code where it is decided, a sentence where somebody reads it.

A reason is a code, with what it is about behind a colon: "repeated:3".
"""

from typing import Final

from samspor.reading.errors import LANGUAGES, Unreadable

SENTENCES: Final[dict[str, tuple[str, str, str]]] = {
    "empty_mark": ("Merke i en tom rute", "Merke i ei tom rute", "A mark in an empty cell"),
    "page_number": ("Sidetall", "Sidetal", "Page number"),
    "heading_again": (
        "Samme overskrift én gang til",
        "Same overskrift éin gong til",
        "The same heading once more",
    ),
    "contents": ("Innholdsfortegnelse", "Innhaldsliste", "Table of contents"),
    "repeated": (
        "Står {what} ganger, som topp- eller bunntekst",
        "Står {what} gonger, som topp- eller botntekst",
        "Stands {what} times, as a header or a footer does",
    ),
    "page_word": (
        "Knapp, meny eller lenke på nettsiden",
        "Knapp, meny eller lenkje på nettsida",
        "A button, menu or link of the website",
    ),
    "download": ("Lenke til en fil", "Lenkje til ei fil", "A link to a file"),
    "navigation": (
        "Navigasjon på nettsiden",
        "Navigasjon på nettsida",
        "Navigation of the website",
    ),
    "top_of_page": ("Topp på nettsiden", "Topp på nettsida", "The top of the website"),
    "foot_of_page": ("Bunn på nettsiden", "Botn på nettsida", "The foot of the website"),
    "beside_page": (
        "Ved siden av innholdet på nettsiden",
        "Ved sida av innhaldet på nettsida",
        "Beside the content of the website",
    ),
    "edge_of_sheet": (
        "Topp- eller bunntekst på siden",
        "Topp- eller botntekst på sida",
        "Header or footer of the page",
    ),
    "heads_again": (
        "Overskrifter gjentatt på neste side",
        "Overskrifter tekne opp att på neste side",
        "Headings said again on the next page",
    ),
    "bare_calendar": (
        "En kalender uten ord: det den viser med farger, kan ikke leses",
        "Ein kalender utan ord: det han viser med fargar, kan ikkje lesast",
        "A calendar without words: what it shows in colours cannot be read",
    ),
    "drawn_round": (
        "Ord som er tegnet rundt i en sirkel, kan ikke leses som linjer",
        "Ord som er teikna rundt i ein sirkel, kan ikkje lesast som linjer",
        "Words drawn around a circle cannot be read as lines",
    ),
    "drawn_page": (
        "Siden er en tegning. Det den viser, er lest fra de andre sidene",
        "Sida er ei teikning. Det ho viser, er lese frå dei andre sidene",
        "The page is a drawing. What it shows is read from the other pages",
    ),
    "struck_out": (
        "Strøket ut i dokumentet",
        "Stroke ut i dokumentet",
        "Struck out in the document",
    ),
    "header": ("Topptekst i dokumentet", "Topptekst i dokumentet", "Header of the document"),
    "footer": ("Bunntekst i dokumentet", "Botntekst i dokumentet", "Footer of the document"),
    "slide_footer": ("Bunntekst på lysbildet", "Botntekst på lysbiletet", "Footer of the slide"),
    "slide_header": ("Topptekst på lysbildet", "Topptekst på lysbiletet", "Header of the slide"),
    "slide_number": ("Nummer på lysbildet", "Nummer på lysbiletet", "Number of the slide"),
    "slide_date": ("Dato på lysbildet", "Dato på lysbiletet", "Date on the slide"),
    "hidden_sheet": (
        "Skjult ark i regnearket, innholdet er ikke lest",
        "Gøymt ark i reknearket, innhaldet er ikkje lese",
        "A hidden sheet of the spreadsheet; its content is not read",
    ),
    "sheet_name": ("Navn på arket", "Namn på arket", "Name of the sheet"),
    "recurs": (
        "Gjentas. Bare den første gangen er lest",
        "Blir gjenteke. Berre den første gongen er lesen",
        "Recurs. Only the first time is read",
    ),
    "recurs_on": (
        "Gjentas videre. Bare de første to årene er lest",
        "Blir gjenteke vidare. Berre dei første to åra er lesne",
        "Goes on recurring. Only the first two years are read",
    ),
    "many_attachments": (
        "{what} er ikke lest, for e-posten har for mange vedlegg",
        "{what} er ikkje lese, for e-posten har for mange vedlegg",
        "{what} is not read, since the e-mail has too many attachments",
    ),
    "attachment": (
        "{what} er ikke lest. {more}",
        "{what} er ikkje lese. {more}",
        "{what} is not read. {more}",
    ),
}


def refused(name: str, refusal: Unreadable) -> str:
    """The reason of an attachment that could not be read."""
    return f"attachment:{refusal.code}:{name}"


def in_language(reason: str, language: str) -> str:
    """The sentence; other languages get bokmål. What is no reason of ours stands as it is."""
    code, _sep, what = reason.partition(":")
    if code not in SENTENCES:
        return reason
    more = ""
    if code == "attachment":
        why, _sep, what = what.partition(":")
        more = _refusal(why, language)
    column = LANGUAGES.index(language) if language in LANGUAGES else 0
    return SENTENCES[code][column].format(what=what, more=more).strip()


def _refusal(code: str, language: str) -> str:
    try:
        return Unreadable(code).sentence(language)
    except (KeyError, ValueError):  # a sentence with figures that nobody has kept
        return ""
