"""When a letter was written, which is no day of what it tells."""

import re
from typing import Final

from samspor.reading.kinds.calendar.rows import Row

_DATE_LABEL: Final = re.compile(r"dato\s*:\s*\S", re.IGNORECASE)
_TO_OR_FROM: Final = re.compile(
    r"(?:til|fra|frå|avsend[ae]r|mottak[ae]r|(?:vår|deres|dykkar) ref\w*|saksnr)\s*\.?:",
    re.IGNORECASE,
)
# "Vika 6. mars 2027" right over "INNKALLING TIL ÅRSMØTE"
_TOWN_AND_DAY: Final = re.compile(
    r"[A-ZÆØÅ][a-zæøå]+,?\s(?:den\s)?\d{1,2}\.\s?(?:[a-zæøå]+|\d{1,2}\.)\s?20\d\d\.?"
)
_OPENS_LETTER: Final = re.compile(
    r"(?:innkalling|til\s|kjære|hei\b|invitasjon|referat)", re.IGNORECASE
)
_HEAD_OF_LETTER: Final = 12
_NEAR_HEAD: Final = 3


def date_of_letter(rows: list[Row]) -> Row | None:
    """“Dato: 14. juni 2026” beside "Til:" and "Fra:" is when the letter was written."""
    for number, row in enumerate(rows[:_HEAD_OF_LETTER]):
        behind = rows[number + 1 : number + 2]
        if _TOWN_AND_DAY.fullmatch(row.text) and behind and _OPENS_LETTER.match(behind[0].text):
            return row
        near = rows[max(number - _NEAR_HEAD, 0) : number + _NEAR_HEAD + 1]
        if _DATE_LABEL.match(row.text) and any(_TO_OR_FROM.match(each.text) for each in near):
            return row
    return None
