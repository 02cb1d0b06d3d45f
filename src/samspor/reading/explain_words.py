"""What the explanation says itself, in each language: by what each thing was found."""

from typing import Final

from samspor.reading.said import Words

EVENTS: Final[Words] = {
    "events": ("Slik er hendelsene lest", "Slik er hendingane lesne", "How the events were read"),
    "furniture": (
        "Regnet som ramme rundt innholdet",
        "Rekna som ramme rundt innhaldet",
        "Taken as a frame around the content",
    ),
    "line": ("linje {line}", "linje {line}", "line {line}"),
    "cell": ("rute «{cell}»", "rute «{cell}»", "cell “{cell}”"),
    "source": ("Kilden sier: «{text}»", "Kjelda seier: «{text}»", "The source says: “{text}”"),
    "time": ("Tid: {when}, {why}", "Tid: {when}, {why}", "Time: {when}, {why}"),
    "kind": (
        "Slag: {kind}, etter ordene i tittelen",
        "Slag: {kind}, etter orda i tittelen",
        "Kind: {kind}, by the words of the title",
    ),
    "kind.meeting": ("møte", "møte", "meeting"),
    "kind.gathering": ("samling", "samling", "gathering"),
    "kind.professional_day": ("fagdag", "fagdag", "professional day"),
    "kind.preparation": ("forberedelse", "førebuing", "preparation"),
    "kind.follow_up": ("oppfølging", "oppfølging", "follow-up"),
    "kind.evaluation": ("evaluering", "evaluering", "evaluation"),
    "kind.deadline": ("frist", "frist", "deadline"),
    "kind.period": ("periode", "periode", "period"),
    "cancelled": (
        "Avlyst, etter ordet i teksten",
        "Avlyst, etter ordet i teksten",
        "Cancelled, by the word in the text",
    ),
    "arenas": (
        "Arena: {names}, etter kolonnen",
        "Arena: {names}, etter kolonnen",
        "Arena: {names}, by the column",
    ),
    "place": (
        "Sted: {place}, etter «ved», «på» eller «sted»",
        "Stad: {place}, etter «ved», «på» eller «stad»",
        "Place: {place}, by “ved”, “på” or “sted”",
    ),
    "digital": (
        "Digitalt, etter ordet i teksten",
        "Digitalt, etter ordet i teksten",
        "Digital, by the word in the text",
    ),
    "one_case": (
        "1 sak, etter strekene eller kolonet i teksten",
        "1 sak, etter strekane eller kolonet i teksten",
        "1 item, by the dashes or the colon in the text",
    ),
    "cases": (
        "{count} saker, etter strekene eller kolonet i teksten",
        "{count} saker, etter strekane eller kolonet i teksten",
        "{count} items, by the dashes or the colon in the text",
    ),
    "audience": ("For: {who}", "For: {who}", "For: {who}"),
    "follows": (
        "Den {relation} «{title}», {when}, etter navnet og datoen i teksten",
        "Ho {relation} «{title}», {when}, etter namnet og datoen i teksten",
        "It {relation} “{title}”, {when}, by the name and the date in the text",
    ),
    "doubt": ("Tvil: {question}", "Tvil: {question}", "Doubt: {question}"),
    "why.time": (
        "dato og klokkeslett står i teksten",
        "dato og klokkeslett står i teksten",
        "the date and the time of day stand in the text",
    ),
    "why.day": (
        "datoen står i teksten",
        "datoen står i teksten",
        "the date stands in the text",
    ),
    "why.month": (
        "måneden på raden, for teksten har ingen egen dato",
        "månaden på rada, for teksten har ingen eigen dato",
        "the month of the row, for the text has no date of its own",
    ),
    "why.agreement": (
        "teksten sier at det avtales",
        "teksten seier at det blir avtalt",
        "the text says that it will be agreed",
    ),
    "why.period": (
        "perioden står i teksten",
        "perioden står i teksten",
        "the period stands in the text",
    ),
}

FACTS: Final[Words] = {
    "section": (
        "Slik er dette lest: {name}",
        "Slik er dette lese: {name}",
        "How this was read: {name}",
    ),
    "units": ("Enheter", "Einingar", "Units"),
    "sums": ("Summer", "Summar", "Sums"),
    "schemes": ("Ordninger og planer", "Ordningar og planar", "Grant schemes and plans"),
    "charter": ("Charter", "Charter", "Charter"),
    "unit": (
        "navnet åpner linjen eller ruten",
        "namnet opnar linja eller ruta",
        "the name opens the line or the cell",
    ),
    "unit_listed": (
        "etter listen eller setningen som nevner den",
        "etter lista eller setninga som nemner ho",
        "after the list or the sentence that names it",
    ),
    "ownership": (
        "{ownership} etter overskriften, kolonnen eller ordet ved siden av",
        "{ownership} etter overskrifta, kolonnen eller ordet ved sida av",
        "{ownership} by the heading, the column or the word beside it",
    ),
    "unit_children": (
        "{count} barn etter tallet foran ordet eller i kolonnen",
        "{count} barn etter talet framfor ordet eller i kolonnen",
        "{count} children by the number before the word or in the column",
    ),
    "unit_departments": (
        "{count} {word} etter tallet foran ordet",
        "{count} {word} etter talet framfor ordet",
        "{count} {word} by the number before the word",
    ),
    "combined": (
        "oppvekstsenter etter ordet",
        "oppvekstsenter etter ordet",
        "a combined centre by the word",
    ),
    "sum_agrees": (
        "{what}: kilden sier {stated}, delene gir {computed}, det stemmer",
        "{what}: kjelda seier {stated}, delane gir {computed}, det stemmer",
        "{what}: the source says {stated}, the parts make {computed}, which agrees",
    ),
    "sum_differs": (
        "{what}: kilden sier {stated}, delene gir {computed}, det stemmer ikke",
        "{what}: kjelda seier {stated}, delane gir {computed}, det stemmer ikkje",
        "{what}: the source says {stated}, the parts make {computed}, which does not agree",
    ),
    "network.district": (
        "bydelsnettverk, etter bydelen i navnet",
        "bydelsnettverk, etter bydelen i namnet",
        "a district network, by the district in the name",
    ),
    "network.thematic": (
        "fagnettverk, etter navnet og teksten under",
        "fagnettverk, etter namnet og teksten under",
        "a thematic network, by the name and the text under it",
    ),
    "network.heads": (
        "nettverk for ledere, etter ordet i navnet",
        "nettverk for leiarar, etter ordet i namnet",
        "a network for heads, by the word in the name",
    ),
    "network.other": (
        "nettverk, etter ordet i navnet eller teksten",
        "nettverk, etter ordet i namnet eller teksten",
        "a network, by the word in the name or the text",
    ),
    "meets": (
        "rytmen etter setningen om når det møtes",
        "rytmen etter setninga om når det møtest",
        "the rhythm by the sentence about when it meets",
    ),
    "partners": (
        "partnere etter «samarbeid med» eller navnet: {names}",
        "partnarar etter «samarbeid med» eller namnet: {names}",
        "partners by “samarbeid med” or the name: {names}",
    ),
    "contacts": (
        "{count} kontakt etter «kontaktperson»",
        "{count} kontakt etter «kontaktperson»",
        "{count} contact by “kontaktperson”",
    ),
    "vacant": (
        "{count} ledig plass, for kilden nevner ingen",
        "{count} ledig plass, for kjelda nemner ingen",
        "{count} vacancy, for the source names nobody",
    ),
    "focus": (
        "fokusområde etter overskriften over",
        "fokusområde etter overskrifta over",
        "a focus area by the heading over it",
    ),
    "focus_period": (
        "perioden {period} etter overskriften",
        "perioden {period} etter overskrifta",
        "the period {period} by the heading",
    ),
    "focus_themes": (
        "{count} tema etter oppramsingen",
        "{count} tema etter opprekninga",
        "{count} themes by the list",
    ),
    "initiative": (
        "satsing etter overskriften",
        "satsing etter overskrifta",
        "an initiative by the heading",
    ),
    "initiative_period": (
        "perioden {period} etter årstallene eller «over … år»",
        "perioden {period} etter årstala eller «over … år»",
        "the period {period} by the years or “over … år”",
    ),
    "decided": (
        "vedtatt {day} etter «vedtatt»",
        "vedteke {day} etter «vedteke»",
        "decided {day} by “vedtatt”",
    ),
    "funded": (
        "finansiert av {who} etter «tilskudd fra»",
        "finansiert av {who} etter «tilskot frå»",
        "funded by {who}, by “tilskudd fra”",
    ),
    "takes_part": (
        "med {names} etter «deltar» eller «er med»",
        "med {names} etter «deltek» eller «er med»",
        "with {names}, by “deltar” or “er med”",
    ),
    "participation": (
        "deltakelse etter setningen om hvem som kan være med",
        "deltaking etter setninga om kven som kan vere med",
        "taking part by the sentence about who may",
    ),
    "scheme": (
        "ordning etter «tilskuddsordning»",
        "ordning etter «tilskotsordning»",
        "a grant scheme by “tilskuddsordning”",
    ),
    "scheme_goals": (
        "{count} mål etter listen under",
        "{count} mål etter lista under",
        "{count} goals by the list under it",
    ),
    "plan": ("plan etter ordet", "plan etter ordet", "a plan by the word"),
    "plan_period": (
        "{period} etter årstallene",
        "{period} etter årstala",
        "{period} by the years",
    ),
    "norm": (
        "etter tallet i setningen",
        "etter talet i setninga",
        "by the number in the sentence",
    ),
    "role": (
        "etter punktene under navnet",
        "etter punkta under namnet",
        "by the points under the name",
    ),
    "dilemma": (
        "«{one}» mot «{other}», etter «vs» eller de to sidene",
        "«{one}» mot «{other}», etter «vs» eller dei to sidene",
        "“{one}” against “{other}”, by “vs” or the two sides",
    ),
    "experience.wondering": (
        "undring, etter overskriften eller merkelappen",
        "undring, etter overskrifta eller merkelappen",
        "a wondering, by the heading or the label",
    ),
    "experience.idea": (
        "idé, etter overskriften eller merkelappen",
        "idé, etter overskrifta eller merkelappen",
        "an idea, by the heading or the label",
    ),
    "experience.perspective": (
        "perspektiv, etter overskriften eller merkelappen",
        "perspektiv, etter overskrifta eller merkelappen",
        "a perspective, by the heading or the label",
    ),
    "experience.advice": (
        "råd, etter overskriften eller merkelappen",
        "råd, etter overskrifta eller merkelappen",
        "advice, by the heading or the label",
    ),
    "experience.success": (
        "suksesshistorie, etter overskriften eller merkelappen",
        "suksesshistorie, etter overskrifta eller merkelappen",
        "a success story, by the heading or the label",
    ),
    "experience.stumbling": (
        "snubletråd, etter overskriften eller merkelappen",
        "snubletråd, etter overskrifta eller merkelappen",
        "a tripwire, by the heading or the label",
    ),
    "experience.quote": (
        "sitat, etter anførselstegnene",
        "sitat, etter hermeteikna",
        "a quotation, by the quotation marks",
    ),
    "experience.unsorted": (
        "usortert, for kilden sier ikke hva slags erfaring det er",
        "usortert, for kjelda seier ikkje kva slags erfaring det er",
        "unsorted, for the source does not say what kind of experience it is",
    ),
    "charter_name": (
        "{name}: stiftelsen av et nettverk, for overskriftene spør hvorfor og hvordan",
        "{name}: skipinga av eit nettverk, for overskriftene spør kvifor og korleis",
        "{name}: the founding of a network, for the headings ask why and how",
    ),
    "counted": (
        "{count} {what}, etter overskriften over listen",
        "{count} {what}, etter overskrifta over lista",
        "{count} {what}, by the heading over the list",
    ),
    "reasons": ("begrunnelser", "grunngivingar", "reasons"),
    "goals": ("mål", "mål", "goals"),
    "themes": ("temaer", "tema", "themes"),
    "fixed_points": ("faste punkter", "faste punkt", "fixed points"),
    "lasts": (
        "Varer i {count} år, etter «varighet»",
        "Varer i {count} år, etter «varigheit»",
        "Lasts {count} years, by “varighet”",
    ),
    "evaluated": (
        "Evalueres etter {count} år, etter «evalueres»",
        "Blir evaluert etter {count} år, etter «blir evaluert»",
        "Evaluated after {count} years, by “evalueres”",
    ),
    "duty": (
        "{who}: {what}, etter «ansvar for»",
        "{who}: {what}, etter «ansvar for»",
        "{who}: {what}, by “ansvar for”",
    ),
}
