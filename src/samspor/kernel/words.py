"""The words for months, weekdays and periods in bokmål, nynorsk and English, as we write them.

What people write, in all its variants, stands in `kernel.notation.lexicon`.
"""

from dataclasses import dataclass

from samspor.kernel.timing import MonthPart, Term


@dataclass(frozen=True, slots=True)
class Words:
    """One language. Tuples start with January and Monday."""

    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    week: str
    clock: str
    ordinal: str  # what follows the number of a day
    agreement: str
    parts: dict[MonthPart, str]
    terms: dict[Term, str]
    decimal: str


_NORWEGIAN_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
_NORWEGIAN_MONTHS_SHORT = (
    "jan.", "feb.", "mars", "apr.", "mai", "juni",
    "juli", "aug.", "sep.", "okt.", "nov.", "des.",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NORWEGIAN_PARTS = {
    MonthPart.EARLY: "primo ",
    MonthPart.MIDDLE: "medio ",
    MonthPart.LATE: "ultimo ",
}

_LANGUAGES = {
    "nb": Words(
        months=_NORWEGIAN_MONTHS,
        months_short=_NORWEGIAN_MONTHS_SHORT,
        weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
        weekdays_short=("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."),
        week="uke",
        clock=" kl. ",
        ordinal=".",
        agreement="etter avtale",
        parts=_NORWEGIAN_PARTS,
        terms={Term.AUTUMN: "høsten", Term.SPRING: "våren"},
        decimal=",",
    ),
    "nn": Words(
        months=_NORWEGIAN_MONTHS,
        months_short=_NORWEGIAN_MONTHS_SHORT,
        weekdays=("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
        weekdays_short=("mån.", "tys.", "ons.", "tors.", "fre.", "laur.", "sun."),
        week="veke",
        clock=" kl. ",
        ordinal=".",
        agreement="etter avtale",
        parts=_NORWEGIAN_PARTS,
        terms={Term.AUTUMN: "hausten", Term.SPRING: "våren"},
        decimal=",",
    ),
    "en": Words(
        months=_ENGLISH_MONTHS,
        months_short=tuple(name[:3] for name in _ENGLISH_MONTHS),
        weekdays=(
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ),
        weekdays_short=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        week="week",
        clock=", ",
        ordinal="",
        agreement="by agreement",
        parts={
            MonthPart.EARLY: "early ",
            MonthPart.MIDDLE: "mid-",
            MonthPart.LATE: "late ",
        },
        terms={Term.AUTUMN: "autumn", Term.SPRING: "spring"},
        decimal=".",
    ),
}  # fmt: skip


def words_of(language: str) -> Words:
    """
    Raises:
        ValueError: Not nb, nn or en.
    """  # noqa: D205, D212
    try:
        return _LANGUAGES[language]
    except KeyError:
        msg = f"expected the language nb, nn or en, got {language!r}"
        raise ValueError(msg) from None
