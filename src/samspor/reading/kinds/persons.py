"""Names of persons become questions: nobody is taken in because a document named them."""

import re
from collections.abc import Iterator
from typing import Final

from samspor.reading.asking import ask
from samspor.reading.kinds.reach import TOPIC
from samspor.reading.notebook import Notebook

_NAME: Final = re.compile(r"[A-ZÆØÅ][\wæøåéüö'-]+(?:\s[A-ZÆØÅ][\wæøåéüö.'-]*){1,3}")
_CHOICES: Final = ("Ta med navnet", "La plassen stå uten navn")


def recognise(notebook: Notebook) -> None:
    """One question per person, at the line that names them first."""
    lines = notebook.lines()
    for name in dict.fromkeys(_persons(notebook)):
        line = next((line for line in lines if name in line.text), None)
        if line is None:
            continue
        notebook.doubt(
            event=None,
            line=line.number,
            text=line.text,
            asked=ask("person", name=name),
            choices=_CHOICES,
        )


def _persons(notebook: Notebook) -> Iterator[str]:
    for network in notebook.networks:
        yield from (each.person for each in network.contacts if each.person)
    for initiative in notebook.initiatives:
        yield from (each.person for each in initiative.contacts if each.person)
    for prose in notebook.organisation:
        if prose.topic == TOPIC and _NAME.fullmatch(prose.text):
            yield prose.text
