"""What the columns of a table of dates hold, by the words over them."""

import re
from dataclasses import dataclass
from typing import Final

from samspor.reading.blocks import Cell, Row
from samspor.reading.kinds.calendar.by_unit import is_route
from samspor.reading.kinds.calendar.rows import is_day
from samspor.reading.kinds.calendar.shapes import HEADER_WORD
from samspor.reading.kinds.table_labels import is_month

ROLES: Final = {
    "when": re.compile(
        r"(?:dato|dag\b|når|månad|måned|mnd|uke|veke|periode|tidsrom|tidspunkt|month|date|\w*frist\b"
        r"|tidsplan|oppstart|gjennomføres|gjennomførast|innen\b|innan\b)"
    ),
    "time": re.compile(r"(?:tid\b|tidsrom|tidspunkt|kl|klokkeslett)"),
    "place": re.compile(r"(?:sted|stad|hvor\b|kor\b|lokale|møtested|møtestad)"),
    "days": re.compile(
        r"(?:fr[aå]\s?-?\s?til\b|antall|tal|skoledag|skuledag|dager|dagar|elevdag|sum|barnehagedag)"
    ),
    "arena": re.compile(r"(?:nettverk|gruppe|arena|møte\b|forum|utvalg|hvem møtes|type)"),
    "audience": re.compile(
        r"(?:hvem|kven|for |målgruppe|deltak|gjelder|gjeld|(?:års)?trinn\b|klasse\b)"
    ),
    "who": re.compile(r"(?:ansvar)"),
    "agenda": re.compile(r"(?:innhold|innhald|agenda|saker|program|forberedelse|førebuing)"),
    "title": re.compile(
        r"(?:hva|kva|om (?:møte|samling)|tema|tittel|aktivitet|arrangement|hendelse|hending|merknad"
        r"|info|forklaring"
        r"|ferie|fridag|samling|tiltak|milepæl|hovedsak|hovudsak|sak\b|emne|årsak|grunn\b|\w*ordning|tilskudd|tilskot|beskriv|planleggj?ingsdag|kommentar|oppgave)"
    ),
}
_DATE_LABEL: Final = re.compile(r"dato(?:er)?|datoar|dag|date")
WEEK_LABEL: Final = re.compile(r"uke(?:nr)?|veke(?:nr)?|week")
_MONTH_LABEL: Final = re.compile(r"(?:måned|månad|mnd)\.?")
_HEAD: Final = re.compile(rf"(?:{HEADER_WORD}|(?:for )?(?:hvem|kven)|målgruppe)")
_DAY_AND_WHO: Final = 2
_NOT_LETTERS: Final = re.compile(r"[^a-zæøå/ -]+")


@dataclass(slots=True)
class Columns:
    roles: dict[int, str]
    labels: dict[int, str]

    def of(self, cell: Cell) -> str:
        return self.roles.get(cell.column, "")

    def is_week(self, cell: Cell) -> bool:
        """A bare number under "Uke"."""
        head = self.labels.get(cell.column, "").strip().lower()
        return cell.line.text.strip(" .").isdecimal() and WEEK_LABEL.fullmatch(head) is not None

    def stand_again(self, row: Row) -> bool:
        """The labels of the columns once more, over the next year's rows."""
        known = {text.casefold() for text in self.labels.values()}
        return len(row.cells) > 1 and all(c.line.text.casefold() in known for c in row.cells)


def columns_of(row: Row) -> Columns | None:
    roles: dict[int, str] = {}
    labels: dict[int, str] = {}
    for cell in row.cells:
        label = _bare(cell.line.text)
        labels[cell.column] = cell.line.parts[0].text if cell.line.parts else ""
        role = next(
            (r for r, words in ROLES.items() if r not in roles.values() and words.match(label)),
            None,
        )
        if role is None and "title" in roles.values() and ROLES["title"].match(label):
            role = "title"
        if role:
            roles[cell.column] = role
    _prefer_days(roles, labels)
    opens_with_month = is_month(labels.get(0, "").strip(" :")) and len(labels) > 1
    if opens_with_month and all(_is_head(text) for n, text in labels.items() if n):
        roles[0] = "when"  # "AUGUST | HVA | FOR HVEM"
    held = set(roles.values())
    if is_route([label for at, label in labels.items() if at]) and roles.get(0) == "when":
        return Columns({0: "when"}, labels)
    if any(is_day(c.line.text) for c in row.cells if c.column or not opens_with_month):
        return None
    says_when = "when" in held or (
        0 not in roles and bool(held & {"title"}) and bool(held & {"days", "time"})
    )
    says_what = bool(held & {"title", "days", "place", "time", "agenda", "audience"})
    who_meets = len(row.cells) == _DAY_AND_WHO and held == {"when", "arena"}
    dated = _DATE_LABEL.fullmatch(_bare(labels.get(0, ""))) is not None
    says_what = says_what or (who_meets and dated)
    if not (says_when and says_what and len(row.cells) >= 2 and len(roles) * 2 >= len(row.cells)):
        return None
    return Columns(roles, labels)


def _is_head(text: str) -> bool:
    """“22 dagar” is no label: the month is the row's, and so many days are in it."""
    return not re.search(r"\d", text) and _HEAD.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub("", text.lower()).strip()


def _prefer_days(roles: dict[int, str], labels: dict[int, str]) -> None:
    """Beside "Dato", the column "Uke" only counts."""
    dates = [at for at, label in labels.items() if _DATE_LABEL.fullmatch(label.strip().lower())]
    months = [at for at, label in labels.items() if _MONTH_LABEL.fullmatch(label.strip().lower())]
    if 0 in roles and roles[0] == "time" and "when" not in roles.values():
        roles[0] = "when"  # "Tid" first of all says when
    if len(dates) == len(months) == 1 and months[0] == 0:
        roles[dates[0]] = "when"
    elif len(dates) == len(months) == 1:
        roles[months[0]], roles[dates[0]] = "month", "when"  # "18" and "september" are one day
    weeks = [at for at, role in roles.items() if role == "when" and at not in dates]
    if dates and weeks and WEEK_LABEL.fullmatch(labels[weeks[0]].strip().lower()):
        roles[weeks[0]] = "days"
        roles[dates[0]] = "when"
