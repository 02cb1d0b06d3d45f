"""What the overview says itself, in each language."""

from typing import Final

from samspor.reading.said import Words

OVERVIEW: Final[Words] = {
    "untitled": ("Dokument uten tittel", "Dokument utan tittel", "Document without a title"),
    "school_year": ("Skoleåret {year}", "Skuleåret {year}", "School year {year}"),
    "with": ("med {names}", "med {names}", "with {names}"),
    "arenas": ("Arenaer", "Arenaer", "Arenas"),
    "level.region": ("region", "region", "region"),
    "level.municipality": ("kommune", "kommune", "municipality"),
    "level.cluster": ("mellom enheter", "mellom einingar", "between units"),
    "level.unit": ("enhet", "eining", "unit"),
    "year": ("Året", "Året", "The year"),
    "by_agreement": ("Etter avtale", "Etter avtale", "By agreement"),
    "no_day": ("uten fast dato", "utan fast dato", "no fixed date"),
    "cancelled": ("avlyst", "avlyst", "cancelled"),
    "mode.digital": ("digitalt", "digitalt", "digital"),
    "mode.hybrid": ("hybrid", "hybrid", "hybrid"),
    "questions": ("Spørsmål", "Spørsmål", "Questions"),
    "line": ("linje {line}", "linje {line}", "line {line}"),
    "choose": ("Velg", "Vel", "Choose"),
    "no_topic": ("Uten overskrift", "Utan overskrift", "Without a heading"),
    "prose": ("Tekst som følger med", "Tekst som følgjer med", "Text that comes along"),
    "not_understood": ("Ikke forstått", "Ikkje forstått", "Not understood"),
    "coverage": (
        (
            "{placed} av {content} linjer og ruter er forstått eller tatt vare på. "
            "{furniture} er topp- og bunntekst."
        ),
        (
            "{placed} av {content} linjer og ruter er forståtte eller tekne vare på. "
            "{furniture} er topp- og botntekst."
        ),
        (
            "{placed} of {content} lines and cells are understood or kept. "
            "{furniture} are headers and footers."
        ),
    ),
    "network.district": ("bydel", "bydel", "district"),
    "network.thematic": ("fag", "fag", "thematic"),
    "network.heads": ("ledere", "leiarar", "heads"),
    "network.municipal": ("kommunale", "kommunale", "municipal"),
    "network.private": ("private", "private", "private"),
    "nameless": ("navnet mangler", "namnet manglar", "the name is missing"),
    "contact": ("kontakt", "kontakt", "contact"),
    "themes": ("tema: {names}", "tema: {names}", "themes: {names}"),
    "decided": ("vedtatt {day}", "vedteke {day}", "decided {day}"),
    "funded": ("støttet av {who}", "støtta av {who}", "supported by {who}"),
    "takes_part": ("deltar: {names}", "deltek: {names}", "taking part: {names}"),
    "units": ("Barnehager og skoler", "Barnehagar og skular", "Kindergartens and schools"),
    "unit.school": ("skole", "skule", "school"),
    "unit.combined_centre": ("oppvekstsenter", "oppvekstsenter", "combined centre"),
    "sum_agrees": (
        "{stated} {what} i alt, som i oppstillingen",
        "{stated} {what} i alt, som i oppstillinga",
        "{stated} {what} in all, as in the list",
    ),
    "sum_differs": (
        "{what}: dokumentet sier {stated}, delene gir {computed}",
        "{what}: dokumentet seier {stated}, delane gir {computed}",
        "{what}: the document says {stated}, the parts make {computed}",
    ),
    "departments": ("avdelinger", "avdelingar", "departments"),
    "charter": ("Grunnlag for nettverket", "Grunnlag for nettverket", "Basis of the network"),
    "charter.why": ("Hvorfor", "Kvifor", "Why"),
    "charter.goals": ("Mål", "Mål", "Goals"),
    "charter.themes": ("Tema", "Tema", "Themes"),
    "charter.form": ("Form", "Form", "Form"),
    "charter.duties": ("Ansvar", "Ansvar", "Who does what"),
    "charter.fixed_points": ("Faste punkter", "Faste punkt", "Fixed points"),
    "lasts": ("varer i {count} år", "varer i {count} år", "lasts {count} years"),
    "evaluated": (
        "evalueres etter {count} år",
        "blir evaluert etter {count} år",
        "is evaluated after {count} years",
    ),
    "against": ("mot: {what}", "mot: {what}", "against: {what}"),
    "experience.wondering": ("undring", "undring", "wondering"),
    "experience.idea": ("idé", "idé", "idea"),
    "experience.perspective": ("perspektiv", "perspektiv", "perspective"),
    "experience.advice": ("råd", "råd", "advice"),
    "experience.success": ("suksesshistorie", "suksesshistorie", "success story"),
    "experience.stumbling": ("snubletråd", "snubletråd", "tripwire"),
    "experience.quote": ("sitat", "sitat", "quotation"),
    "schemes": ("Ordninger", "Ordningar", "Grant schemes"),
    "plans": ("Planer", "Planar", "Plans"),
}
