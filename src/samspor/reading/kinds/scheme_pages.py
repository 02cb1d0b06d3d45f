"""A page where one applies for a grant: what it is called, and what the sentences say it is for.

“Søk om tilskudd til inkludering” over "Målet med tilskuddsordningen er å …"; rules "for
tildeling av tilskudd til …"; "Tilretteleggingsmidler" that shall do something. The text is
kept.
"""

import re
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.draft import Scheme
from samspor.reading.kinds.scheme_goals import DOES, SENTENCE, aim_in, goals_in
from samspor.reading.notebook import Notebook
from samspor.reading.outline import outline_of

_APPLY: Final = re.compile(
    r"(?:Søke?(?:\sno|\snå)?\s(?:om|på)\s)?(?P<name>(?:tilskudd|tilskot|midler|midlar|støtte|stønad)\s(?:til|for)\s.{3,80})",
    re.IGNORECASE,
)
_RULES: Final = re.compile(
    r"\b(?:retningslinjer|retningsliner|regler|reglar)\sfor\s(?:tildeling av\s)?"
    r"(?P<name>(?:tilskudd|tilskot)\s(?:til|for)\s[^.,:;]{5,80}?)(?=\sover\s|\sfra\s|\sfrå\s|\sfor\s20|[.,])"
)
_MONEY: Final = re.compile(r"(?P<what>[A-ZÆØÅ]\w+mid(?:ler|lar))\s(?:til|for|[–-])\s.{3,60}")
_GIVEN: Final = re.compile(
    r"\b(?:søke?s?\s(?:om\s)?(?:\w*mid(?:ler|lar)|tilskudd|tilskot)|midlene kan søkes"
    r"|midlane kan søkjast"
    r"|(?:bevilget|bevilga|løyvd)\s(?:kr\.?\s)?\d)",
    re.IGNORECASE,
)
_MONEY_DOES: Final = (
    rf"(?:I\s[^.,]{{{{3,40}}}}?\sskal\s)?{{}}\w{{{{0,3}}}}\s(?:(?:er"
    rf"|skal)\s[^.]{{{{3,90}}}}?\s)?(?:som\s)?"
    rf"(?:skal\s)?(?P<goal>(?:{DOES}|motivere)\s.+)$"
)
_YEARS_LAST: Final = re.compile(r"\s20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?$")


def read_page(notebook: Notebook) -> None:
    """Where no other reader has found a scheme."""
    title = _YEARS_LAST.sub("", notebook.title or "")
    money = _MONEY.match(title)
    if money:
        does = re.compile(_MONEY_DOES.format(money["what"].removesuffix("r")), re.IGNORECASE)
        goals = _told(notebook, does)
        given = any(_GIVEN.search(line.text) for line in notebook.lines())
        _add(notebook, title, goals, alone=given)
        return
    name = _name(notebook, title)
    if name:
        _add(notebook, name[:1].upper() + name[1:], _aims(notebook))


def _name(notebook: Notebook, title: str) -> str | None:
    applied = _APPLY.fullmatch(title)
    if applied:
        return applied["name"]
    ruled = (
        _RULES.search(line.text)
        for line in notebook.lines()
        if holds(line.text, "retningslin", "regl")
    )
    return next((found["name"] for found in ruled if found), None)


def _told(notebook: Notebook, does: re.Pattern[str]) -> list[str]:
    return [
        found["goal"].strip(" .")
        for sentence in _sentences(notebook)
        if holds(sentence, "skal") and (found := does.match(sentence))
    ]


def _aims(notebook: Notebook) -> list[str]:
    told = (
        [aim] if (aim := aim_in(sentence)) else goals_in(sentence)
        for sentence in _sentences(notebook)
    )
    return list(dict.fromkeys(goal for goals in told for goal in goals))


def _sentences(notebook: Notebook) -> list[str]:
    texts = [entry.text for entry in outline_of(notebook) if entry.role == "paragraph"]
    return [sentence for text in texts for sentence in SENTENCE.split(text)]


def _add(notebook: Notebook, name: str, goals: list[str], *, alone: bool = False) -> None:
    if goals or alone:
        notebook.schemes.append(Scheme(name, tuple(goals)))
        notebook.add_kind("schemes")
