"""Why a document cannot be read, said so that the reader knows what to do next."""

from typing import Final

LANGUAGES: Final = ("nb", "nn", "en")

_PASTE: Final = {
    "nb": "Åpne dokumentet, merk og kopier innholdet, og lim det inn i stedet.",
    "nn": "Opne dokumentet, merk og kopier innhaldet, og lim det inn i staden.",
    "en": "Open the document, select and copy its content, and paste it instead.",
}
_SAVE_AGAIN: Final = {
    "nb": "Åpne det i tekstbehandleren, lagre det på nytt som .docx og prøv igjen.",
    "nn": "Opne det i tekstbehandlaren, lagre det på nytt som .docx og prøv igjen.",
    "en": "Open it in your word processor, save it anew as .docx and try again.",
}

SENTENCES: Final[dict[str, dict[str, str]]] = {
    "empty": {
        "nb": "Dokumentet er tomt. Velg et dokument med innhold, eller lim inn teksten.",
        "nn": "Dokumentet er tomt. Vel eit dokument med innhald, eller lim inn teksten.",
        "en": "The document is empty. Choose one with content, or paste the text.",
    },
    "too_large": {
        "nb": "Dokumentet er for stort ({size}). Grensen er {limit}. Fjern bilder eller del "
        "det opp, "
        "og prøv igjen.",
        "nn": "Dokumentet er for stort ({size}). Grensa er {limit}. Fjern bilete eller del det "
        "opp, "
        "og prøv igjen.",
        "en": "The document is too large ({size}). The limit is {limit}. Remove pictures or "
        "split it, "
        "and try again.",
    },
    "not_yet": {
        "nb": "Dette er {what}, og det kan ikke leses ennå. " + _PASTE["nb"],
        "nn": "Dette er {what}, og det kan ikkje lesast enno. " + _PASTE["nn"],
        "en": "This is {what}, which cannot be read yet. " + _PASTE["en"],
    },
    "binary": {
        "nb": "Dette er ikke et dokument vi kan lese. Velg et dokument med "
        "tekst, "
        "eller lim inn teksten.",
        "nn": "Dette er ikkje eit dokument vi kan lese. Vel eit dokument "
        "med tekst, "
        "eller lim inn teksten.",
        "en": "This is not a document we can read. Choose a document with text, or paste the text.",
    },
    "damaged": {
        "nb": "Dokumentet er skadet eller ufullstendig. " + _SAVE_AGAIN["nb"],
        "nn": "Dokumentet er skadd eller ufullstendig. " + _SAVE_AGAIN["nn"],
        "en": "The document is damaged or incomplete. " + _SAVE_AGAIN["en"],
    },
    "locked": {
        "nb": "Dokumentet er låst med passord. Fjern passordet, lagre det på nytt og prøv igjen.",
        "nn": "Dokumentet er låst med passord. Fjern passordet, lagre det på nytt og prøv igjen.",
        "en": "The document is locked with a password. Remove it, save the document and try again.",
    },
    "scanned": {
        "nb": "Dette er bilder av tekst (skannet), og vi kan ikke lese ord i bilder. Finn "
        "dokumentet slik det var før det ble skannet, eller skriv av og lim inn teksten.",
        "nn": "Dette er bilete av tekst (skanna), og vi kan ikkje lese ord i bilete. Finn "
        "dokumentet slik det var før det blei skanna, eller skriv av og lim inn teksten.",
        "en": "These are pictures of text (scanned), and we cannot read words in pictures. Find "
        "the document as it was before it was scanned, or type the text and paste it.",
    },
    "macros": {
        "nb": "Dokumentet inneholder makroer (små programmer) og blir ikke åpnet. Lagre det "
        "uten makroer (.docx, .xlsx eller .pptx) og prøv igjen.",
        "nn": "Dokumentet inneheld makroar (små program) og blir ikkje opna. Lagre det "
        "utan makroar (.docx, .xlsx eller .pptx) og prøv igjen.",
        "en": "The document contains macros (small programs) and is not opened. Save it "
        "without macros (.docx, .xlsx or .pptx) and try again.",
    },
    "unsafe": {
        "nb": "Dokumentet er pakket på en måte som ikke er trygg å åpne. " + _SAVE_AGAIN["nb"],
        "nn": "Dokumentet er pakka på ein måte som ikkje er trygg å opne. " + _SAVE_AGAIN["nn"],
        "en": "The document is packed in a way that is not safe to open. " + _SAVE_AGAIN["en"],
    },
    "too_heavy": {
        "nb": "Dokumentet ble for tungt å lese, så lesingen ble stoppet. Kopier bare "
        "årshjulet, og lim "
        "det inn i stedet.",
        "nn": "Dokumentet blei for tungt å lese, så lesinga blei stoppa. Kopier berre "
        "årshjulet, og lim "
        "det inn i staden.",
        "en": "The document was too heavy to read, so reading was stopped. Copy only the "
        "annual wheel, "
        "and paste it instead.",
    },
    "stopped": {
        "nb": "Lesingen stoppet uventet, og ingenting er lagret. " + _PASTE["nb"],
        "nn": "Lesinga stoppa uventa, og ingenting er lagra. " + _PASTE["nn"],
        "en": "Reading stopped unexpectedly, and nothing is saved. " + _PASTE["en"],
    },
    "national_number": {
        "nb": "Linje {line} inneholder det som ser ut som et fødselsnummer. Samspor tar ikke vare "
        "på slike, så dokumentet er slettet. Ta bort nummeret og les inn dokumentet på nytt.",
        "nn": "Linje {line} inneheld det som ser ut som eit fødselsnummer. Samspor tek ikkje vare "
        "på slike, så dokumentet er sletta. Ta bort nummeret og les inn dokumentet på nytt.",
        "en": "Line {line} holds what looks like a national identity number. Samspor never keeps "
        "them, so the document is deleted. Take the number out and read the document again.",
    },
    "school_year_missing": {
        "nb": "Dokumentet har et årshjul, men sier ikke hvilket skoleår det gjelder. Oppgi "
        "skoleåret, "
        "for eksempel 2024-2025.",
        "nn": "Dokumentet har eit årshjul, men seier ikkje kva skuleår det gjeld. Oppgi skuleåret, "
        "til dømes 2024-2025.",
        "en": "The document has an annual wheel but does not say for which school year. State the "
        "school year, for example 2024-2025.",
    },
    "school_year_impossible": {
        "nb": "«{text}» er ikke et skoleår. Et skoleår er to år etter hverandre. Oppgi skoleåret, "
        "for eksempel 2024-2025.",
        "nn": "«{text}» er ikkje eit skuleår. Eit skuleår er to år etter kvarandre. Oppgi "
        "skuleåret, "
        "til dømes 2024-2025.",
        "en": "“{text}” is not a school year. A school year is two years that follow each "
        "other. State "
        "the school year, for example 2024-2025.",
    },
    "not_a_list": {
        "nb": "Dette er ikke en liste over barnehager, skoler eller kommuner som vi kjenner. "
        "Den må ha "
        "overskrifter som «Navn», «Orgnr» og «Kommune» over kolonnene.",
        "nn": "Dette er ikkje ei liste over barnehagar, skular eller kommunar som vi kjenner. "
        "Ho må ha "
        "overskrifter som «Namn», «Orgnr» og «Kommune» over kolonnane.",
        "en": "This is no list of kindergartens, schools or municipalities that we know. "
        "It must have "
        "headings such as “Navn”, “Orgnr” and “Kommune” above its columns.",
    },
    "damaged_list": {
        "nb": "Fila er skadet eller ufullstendig. Lagre den på nytt fra programmet den "
        "kommer fra, og "
        "prøv igjen.",
        "nn": "Fila er skadd eller ufullstendig. Lagre ho på nytt frå programmet ho kjem "
        "frå, og prøv "
        "igjen.",
        "en": "The file is damaged or incomplete. Save it anew from the program it comes "
        "from, and try "
        "again.",
    },
    "no_rows": {
        "nb": "Fila har overskrifter, men ingen rader under dem. Velg en fil med innhold.",
        "nn": "Fila har overskrifter, men ingen rader under dei. Vel ei fil med innhald.",
        "en": "The file has headings but no rows below them. Choose one with content.",
    },
    "too_many_rows": {
        "nb": "Fila har flere enn {limit} rader. Del den opp, for eksempel etter fylke, "
        "og prøv igjen.",
        "nn": "Fila har fleire enn {limit} rader. Del ho opp, til dømes etter fylke, "
        "og prøv igjen.",
        "en": "The file has more than {limit} rows. Split it, for instance by county, "
        "and try again.",
    },
    "missing_file": {
        "nb": "Fant ikke «{name}». Sjekk navnet og mappen, og prøv igjen.",
        "nn": "Fann ikkje «{name}». Sjekk namnet og mappa, og prøv igjen.",
        "en": "Could not find “{name}”. Check the name and the folder, and try again.",
    },
    "not_a_file": {
        "nb": "«{name}» kan ikke åpnes som et dokument. Oppgi én fil som du har lov til å lese.",
        "nn": "«{name}» kan ikkje opnast som eit dokument. Oppgi éi fil som du har lov til å lese.",
        "en": "“{name}” cannot be opened as a document. Give one file that you may read.",
    },
}

# What the sniffed formats are called in the "not_yet" sentence.
FORMATS: Final[dict[str, dict[str, str]]] = {
    "pdf": {"nb": "en PDF", "nn": "ein PDF", "en": "a PDF"},
    "xlsx": {"nb": "et regneark", "nn": "eit rekneark", "en": "a spreadsheet"},
    "pptx": {"nb": "en presentasjon", "nn": "ein presentasjon", "en": "a presentation"},
    "odf": {
        "nb": "et OpenDocument-dokument",
        "nn": "eit OpenDocument-dokument",
        "en": "an OpenDocument file",
    },
    "old_office": {
        "nb": "et dokument i et eldre Office-format",
        "nn": "eit dokument i eit eldre Office-format",
        "en": "a document in an older Office format",
    },
    "rtf": {"nb": "et RTF-dokument", "nn": "eit RTF-dokument", "en": "an RTF document"},
    "image": {"nb": "et bilde", "nn": "eit bilete", "en": "a picture"},
    "archive": {"nb": "en pakket fil", "nn": "ei pakka fil", "en": "a packed file"},
}


class Unreadable(Exception):  # noqa: N818 (a state of the document, the name the contract gives)
    """The document cannot be used. `details` fill the sentence and may be shown to anyone."""

    def __init__(self, code: str, **details: str) -> None:
        if code not in SENTENCES:
            msg = f"expected one of the codes in SENTENCES, got {code!r}"
            raise ValueError(msg)
        super().__init__(code)
        self.code = code
        self.details = details

    def sentence(self, language: str = "nb") -> str:
        """What is wrong and what to do, in nb, nn or en; other languages get bokmål."""
        language = language if language in LANGUAGES else "nb"
        details = dict(self.details)
        if "format" in details:
            details["what"] = FORMATS[details["format"]][language]
        return SENTENCES[self.code][language].format(**details)

    def __str__(self) -> str:
        return self.sentence("nb")
