"""The words that say what a line of a card is: "Når: …", "Sted: …", in three languages.

They are the words of our own files and of many others; a test holds them against what we write.
"""

from enum import StrEnum
from typing import Final

from samspor.reading.draft import ActivityKind, ActivityMode, RelationWord


class Label(StrEnum):
    TITLE = "title"
    WHEN = "when"
    PLACE = "place"
    MODE = "mode"
    KIND = "kind"
    AUDIENCE = "audience"
    MUNICIPALITIES = "municipalities"
    STATUS = "status"
    ANSWER = "answer"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    ARENAS = "arenas"
    AGENDA = "agenda"
    FOLLOWS = "follows"
    IDENTITY = "identity"


LABELS: Final[dict[Label, tuple[str, ...]]] = {
    Label.WHEN: ("når", "when"),
    Label.PLACE: ("sted", "stad", "place"),
    Label.MODE: ("møteform", "how we meet"),
    Label.KIND: ("type", "kind"),
    Label.AUDIENCE: ("målgruppe", "for whom"),
    Label.MUNICIPALITIES: ("kommuner", "kommunar", "municipalities"),
    Label.STATUS: ("status",),
    Label.ANSWER: ("svar", "answer"),
}
# As heads of columns only: in a cell, "Agenda: …" opens what many write on one line.
COLUMNS: Final[dict[Label, tuple[str, ...]]] = {
    **LABELS,
    Label.TITLE: ("aktivitet", "activity"),
    Label.FIRST_DAY: ("første dag", "fyrste dag", "first day", "from"),
    Label.LAST_DAY: ("siste dag", "last day", "to"),
    Label.ARENAS: ("arenaer", "arenas"),
    Label.AGENDA: ("saksliste", "sakliste", "agenda"),
    Label.FOLLOWS: ("henger sammen med", "heng saman med", "hangs together with"),
    Label.IDENTITY: ("id",),
}
KINDS: Final[dict[ActivityKind, tuple[str, ...]]] = {
    "meeting": ("møte", "meeting"),
    "gathering": ("samling", "gathering"),
    "professional_day": ("fagdag", "professional day"),
    "preparation": ("forberedelse", "førebuing", "preparation"),
    "follow_up": ("oppfølging", "follow-up", "follow up"),
    "evaluation": ("evaluering", "evaluation"),
    "deadline": ("frist", "deadline"),
    "period": ("periode", "period"),
}
MODES: Final[dict[ActivityMode, tuple[str, ...]]] = {
    "physical": ("fysisk", "in person"),
    "digital": ("digitalt", "digital"),
    "hybrid": ("fysisk og digitalt", "in person and digital"),
}
RELATIONS: Final[dict[RelationWord, tuple[str, ...]]] = {
    "preparation": ("forbereder", "førebur", "prepares"),
    "follow_up": ("følger av", "følgjer av", "follows"),
    "evaluation": ("evaluerer", "evaluates"),
    "part": ("del av", "part of"),
}
CANCELLED: Final = ("avlyst", "cancelled")
