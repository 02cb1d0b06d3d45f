"""The words people use for months, weekdays, clocks and connections, lower case."""

from samspor.kernel.timing import MonthPart, Term


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTH_FORMS = (
    "januar january jan", "februar february febr feb", "mars march mar", "april apr", "mai may",
    "juni june jun", "juli july jul", "august aug", "september sept sep",
    "oktober october okt oct", "november nov", "desember december des dec",
)  # fmt: skip
MONTHS = {form: number for number, forms in enumerate(_MONTH_FORMS, 1) for form in forms.split()}
NORWEGIAN_MONTHS = words(
    "januar februar mars april mai juni juli august september oktober november desember"
)
ENGLISH_MONTHS = words(
    """january february march april may june july august september october november december"""
)
# Cut short, so that a full stop after them belongs to the word.
SHORT_MONTHS = frozenset(MONTHS) - NORWEGIAN_MONTHS - ENGLISH_MONTHS | {"mar"}

_WEEKDAY_FORMS = (
    ("mandag mandagen måndag måndagen monday", "man mån mon"),
    ("tirsdag tirsdagen tysdag tysdagen tuesday", "tir tirs tys tue tues"),
    ("onsdag onsdagen wednesday", "ons wed"),
    ("torsdag torsdagen thursday", "tor tors thu thur thurs"),
    ("fredag fredagen friday", "fre fri"),
    ("lørdag lørdagen laurdag laurdagen saturday", "lør lau laur sat"),
    ("søndag søndagen sundag sundagen sunday", "søn sun"),
)
WEEKDAYS_LONG = {
    form: number for number, (forms, _) in enumerate(_WEEKDAY_FORMS) for form in forms.split()
}
# Some are words of their own ("man", "fri"): weekdays only before the number of a day.
WEEKDAYS_SHORT = {
    form: number for number, (_, forms) in enumerate(_WEEKDAY_FORMS) for form in forms.split()
}
WEEKDAYS = WEEKDAYS_LONG | WEEKDAYS_SHORT

DASHES = frozenset("-–—‑−")
CLOCK_WORDS = frozenset({"kl", "klokken", "klokka"})
WEEK_WORDS = frozenset(
    {"uke", "uka", "uken", "ukene", "uker", "veke", "veka", "vekene", "veker", "week", "weeks"}
)
WEEK_LETTERS = frozenset({"v", "u"})

# After a number they say that it counts something, so it is no day, no week and no time.
COUNTED = words(
    """år års åring åringer barn barna personer deltakere deltakarar deltagere ansatte tilsette
    timer timar time minutter minutt min prosent stk plasser plassar kr kroner stilling stillinger
    avdelinger barnehager barnehagar skoler skular enheter einingar ganger gonger dager dagar uker
    veker måneder månader hours minutes days weeks years people"""
)

PARTS = {
    "primo": MonthPart.EARLY,
    "medio": MonthPart.MIDDLE,
    "ultimo": MonthPart.LATE,
    "begynnelsen": MonthPart.EARLY,
    "byrjinga": MonthPart.EARLY,
    "starten": MonthPart.EARLY,
    "tidlig": MonthPart.EARLY,
    "tidleg": MonthPart.EARLY,
    "early": MonthPart.EARLY,
    "midten": MonthPart.MIDDLE,
    "midt": MonthPart.MIDDLE,
    "mid": MonthPart.MIDDLE,
    "slutten": MonthPart.LATE,
    "sent": MonthPart.LATE,
    "seint": MonthPart.LATE,
    "late": MonthPart.LATE,
}

# Enough on their own.
TERMS = {
    "våren": Term.SPRING,
    "vårhalvåret": Term.SPRING,
    "vårsemesteret": Term.SPRING,
    "høsten": Term.AUTUMN,
    "hausten": Term.AUTUMN,
    "høsthalvåret": Term.AUTUMN,
    "hausthalvåret": Term.AUTUMN,
    "høstsemesteret": Term.AUTUMN,
    "haustsemesteret": Term.AUTUMN,
}
# Need a year, or nothing else around them: "vår" is also "our".
TERMS_WITH_YEAR = {
    "vår": Term.SPRING,
    "spring": Term.SPRING,
    "høst": Term.AUTUMN,
    "haust": Term.AUTUMN,
    "autumn": Term.AUTUMN,
    "fall": Term.AUTUMN,
}
TERM_LETTERS = {"v": Term.SPRING, "h": Term.AUTUMN}

# All that a time is written with, save what says how often or how long.
TIME_WORDS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(PARTS)
    | frozenset(TERMS)
    | frozenset(TERMS_WITH_YEAR)
    | CLOCK_WORDS
    | WEEK_WORDS
    | words(
        """og samt and til to tom fom eller or alternativt med den the fra frå from mellom between
        dagen etter før after before nr nummer in of av by nærmere nærare avtale agreement
        arrangement første fyrste first andre annen second tredje third fjerde fourth femte siste
        nest last virkedag virkedagen arbeidsdag arbeidsdagen yrkedag yrkedagen vyrkedag vyrkedagen
        kvardag kvardagen working day kristi himmelfart himmelfartdag himmelfartdagen himmelfartsdag
        himmelfartsdagen ascension skjærtorsdag skjertorsdag langfredag påskedag pinsedag
        grunnlovsdagen
        nyttårsdag"""
    )
)
