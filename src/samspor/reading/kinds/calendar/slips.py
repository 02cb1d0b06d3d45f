"""How hasty fingers and old pages write days: a dash before the year, no space behind a comma."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from samspor.kernel.words import words_of

_DIGIT: Final = re.compile(r"\d")
_STOP: Final = re.compile(r"\d\.\s?[a-z]")
_FEWEST: Final = 3
_WHOLE_DAY: Final = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.?\s+[A-ZÆØÅ]")
_SHORT_DAY: Final = re.compile(r"^(?P<day>[1-9]\.(?:0?[1-9]|1[0-2]))\s+(?=[A-ZÆØÅ][a-zæøå])")
_MONTH: Final = r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]*"
_DASHED_YEAR: Final = re.compile(
    rf"(?P<day>\d\d?\.?\s?{_MONTH})\.?\s*[-–]\s*(?P<year>20\d\d)(?!\s?[-–/]\s?\d)",
    re.IGNORECASE,
)
# "18.08,19.08 og 20.08" is no time of day.
_GLUED_DAYS: Final = re.compile(
    r"(?<![\d.])(?P<one>\d{1,2}\.(?:0?[1-9]|1[0-2])\.?),(?=\d{1,2}\.(?:0?[1-9]|1[0-2])(?:\D|$))"
)
# Asked before both of them: most commas have a space behind them.
_CLOSE_COMMA: Final = re.compile(r"\d\.?,\S")
# "2,jan 2019"
_COMMA_DAY: Final = re.compile(rf"(?<![\d.,])(?P<day>[12]?\d|3[01]),(?={_MONTH}\b)", re.IGNORECASE)
# "Prøver 2. – 7. kl. 2. – 7. klasse": classes, and no hours.
_CLASSES: Final = re.compile(
    r"(?<=\d\.)(?P<gap>\s?)kl\.?(?=\s+(?:\d{1,2}\.\s?[-–]\s?)?\d{1,2}\.\s?klasse)"
)
# "8.1./11.1.": the one or the other, where they do not follow each other.
_EITHER: Final = re.compile(
    r"(?<![\d.])(?P<one>(?P<d>\d{1,2})\.\d{1,2}\.)/(?=(?P<e>\d{1,2})\.\d{1,2}\.(?!\d))"
)
# "28. augustSkolestart"
_GLUED_MONTH: Final = re.compile(
    rf"(?:(?<=\d\.\s)|(?<=\d\.))(?P<month>{'|'.join(words_of('nb').months)})(?=[A-ZÆØÅ][a-zæøå])"
)
_CAPITAL_INSIDE: Final = re.compile(r"[a-zæøå](?=[A-ZÆØÅ])")
# "26Fagdag", "Juni 26Fagdag"
_GLUED_TITLE: Final = re.compile(
    rf"^(?P<day>(?:{_MONTH}\s)?(?:[1-9]|[12]\d|3[01]))\.?(?=(?-i:[A-ZÆØÅ][a-zæøå]{{3}}))",
    re.IGNORECASE,
)
# The year of a heading right behind a colon: "August:2021".
_COLON_YEAR: Final = re.compile(
    rf"^(?P<month>{'|'.join(words_of('nb').months)}):\s?(?P<year>20\d\d)$", re.IGNORECASE
)
# "15,16 og17/8"
_AND: Final = re.compile(r"\d\sog\s?\d")
_GLUED_AND: Final = re.compile(r"(?<=[\d.]\sog)(?=\d)")
_BARE_DAYS: Final = re.compile(
    r"(?<![\d.,])(?P<one>[12]?\d|3[01]),(?=(?:[12]?\d|3[01])\sog\s\d{1,2}[./]\s?\w)"
)
# "Planleggingdag", "planleggings-dag"
_PLANNING_DAY: Final = re.compile(r"(?<=lanlegging)(?:s-|-)?(?=dag)")
# "26.05 Kr.himmelfartsdag" is no sum of money.
_KRISTI: Final = re.compile(r"\bKr\.?\s?(?=h[iy]mmel)")


def _slips_of(month: str) -> Iterator[str]:
    """With one letter lost, or two of them in the wrong order."""
    for place in range(1, len(month)):
        yield month[:place] + month[place + 1 :]
        yield month[: place - 1] + month[place] + month[place - 1] + month[place + 1 :]


_LONGEST_RIGHT: Final = 5
_SLIPS: Final = {
    slip: month
    for month in words_of("nb").months
    if len(month) > _LONGEST_RIGHT
    for slip in _slips_of(month)
    if slip != month and len(slip) >= _LONGEST_RIGHT
}
# "18.novmber": a word right behind a day's number
_BEHIND_DAY: Final = re.compile(r"(?<=\d\.)(?P<gap>\s?)(?P<word>[a-zæøå]{5,9})(?![a-zæøå])")


def with_stops(texts: Sequence[str]) -> list[str]:
    """“8.12 Forestilling” under "21.09 Åpen dag", "16.11 Konsert" is no section: "8.12. …"."""
    days = sum(_WHOLE_DAY.match(text) is not None for text in texts)
    return [_SHORT_DAY.sub(r"\g<day>. ", text) if days >= _FEWEST else text for text in texts]


def tidied(text: str) -> str:
    """The same words as they are usually written."""
    if not _DIGIT.search(text):
        return text
    if "20" in text:
        text = _COLON_YEAR.sub(r"\g<month> \g<year>", text)
        text = _DASHED_YEAR.sub(r"\g<day> \g<year>", text)
    if _CLOSE_COMMA.search(text):
        text = _COMMA_DAY.sub(r"\g<day>. ", _GLUED_DAYS.sub(r"\g<one>, ", text))
    if _AND.search(text):
        text = _BARE_DAYS.sub(r"\g<one>, ", _GLUED_AND.sub(" ", text))
    if "lanlegging" in text:
        text = _PLANNING_DAY.sub("s", text)
    if "./" in text:
        text = _EITHER.sub(_either, text)
    if "klasse" in text:
        text = _CLASSES.sub(r"\g<gap>klasse", text)
    if _STOP.search(text):
        text = _BEHIND_DAY.sub(_month_meant, text)
    if _CAPITAL_INSIDE.search(text):
        text = _GLUED_MONTH.sub(r"\g<month> ", text)
    text = _GLUED_TITLE.sub(r"\g<day>. ", text)
    return _KRISTI.sub("Kristi ", text) if "Kr" in text else text


def _month_meant(found: re.Match[str]) -> str:
    word = found["word"]
    return f"{found['gap']}{_SLIPS.get(word, word)}"


def _either(found: re.Match[str]) -> str:
    follow = int(found["e"]) == int(found["d"]) + 1
    return found[0] if follow else f"{found['one']} eller "
