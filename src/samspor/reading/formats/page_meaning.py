"""What elements of a page say beside their words: lists of terms, times with a date, cards.

The page is changed so that whoever walks it meets the words in an order in which they say it too.
"""

import re
from datetime import date
from itertools import groupby, pairwise
from typing import Any, Final

from lxml import etree

from samspor.reading.formats.inline import tidy

_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = ".//p | .//ul | .//ol | .//table | .//div | .//dl | .//h2 | .//h3 | .//h4 | .//br"
_LONGEST_TERM: Final = 60
_LONGEST_MEANING: Final = 120
_SENTENCE: Final = 60
_LONGEST_CARD: Final = 600
_FEWEST_CARDS: Final = 2
_STAMP: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
# "05 okt", "mandag 5. oktober", "5.10."
_DAY_WITHOUT_YEAR: Final = re.compile(
    r"(?:[a-zæøå]{3,8}\.?,?\s+)?(?P<day>\d\d?)\.?\s*(?:[a-zæøå]{3,9}\.?|(?P<month>\d\d?)\.?)",
    re.IGNORECASE,
)


def make_plain(root: Any) -> None:
    """Change the page in place."""
    for element in root.iter("time"):
        _write_year(element)
    for terms in list(root.iter("dl")):
        _write_terms(terms)
    _put_titles_first(root)


def _write_year(element: Any) -> None:
    """“05 okt” whose element says 2026-10-05 is of that year."""
    stamp = _STAMP.match(str(element.get("datetime") or "").strip())
    text = tidy("".join(element.itertext()))
    said = _DAY_WITHOUT_YEAR.fullmatch(text) if stamp else None
    if stamp is None or said is None:
        return
    try:
        day = date(*map(int, stamp.groups()))
    except ValueError:
        return
    # Where another day is written, the stamp is in the time of another place.
    if int(said["day"]) != day.day or (said["month"] and int(said["month"]) != day.month):
        return
    tail = element.tail
    element.clear(keep_tail=True)
    element.text = f"{text.rstrip('.')}{'.' if said['month'] else ' '}{day.year}"
    element.tail = tail


def _write_terms(terms: Any) -> None:
    """“Høstferie” over "5.–9. oktober" in a list of terms as "Høstferie: 5.–9. oktober"."""
    within = [child for child in terms.iter("dt", "dd") if next(child.iterancestors("dl")) is terms]
    runs = [(tag, list(run)) for tag, run in groupby(within, key=lambda each: each.tag)]
    for (tag, named), (_, said) in pairwise(runs):
        if tag == "dt" and len(named) == len(said) == 1:
            _join(named[0], said[0])


def _join(term: Any, meaning: Any) -> None:
    inner = meaning[0] if len(meaning) == 1 and meaning[0].tag == "p" else meaning
    words, text = tidy("".join(term.itertext())), tidy("".join(meaning.itertext()))
    tells = text.endswith(".") and len(text) > _SENTENCE
    if not words or not text or len(words) > _LONGEST_TERM or len(text) > _LONGEST_MEANING or tells:
        return
    if inner.xpath(_BLOCKS) or (inner is not meaning and tidy(meaning.text or "")):
        return
    inner.text = f"{words.rstrip(' :')}: {(inner.text or '').lstrip()}"
    term.drop_tree()


def _put_titles_first(root: Any) -> None:
    """Cards side by side that say when, and under it what: the title goes first in each."""
    cards = [card for heading in root.iter(*_HEADINGS) if (card := _card_of(heading)) is not None]
    alike: dict[tuple[Any, ...], list[tuple[Any, Any]]] = {}
    for card, heading in cards:
        alike.setdefault((card.getparent(), card.tag, card.get("class")), []).append(
            (card, heading)
        )
    for group in alike.values():
        for card, heading in group if len(group) >= _FEWEST_CARDS else ():
            title = etree.Element(heading.tag)
            title.text = tidy("".join(heading.itertext()))
            heading.drop_tree()
            title.tail, card.text = card.text, None
            card.insert(0, title)


def _card_of(heading: Any) -> tuple[Any, Any] | None:
    """The widest element around that holds no other heading, and a time before this one."""
    card = heading
    for outer in heading.iterancestors():
        if outer.tag in {"body", "html", "main"} or len(list(outer.iter(*_HEADINGS))) > 1:
            break
        card = outer
    if card is heading or len("".join(card.itertext())) > _LONGEST_CARD:
        return None
    first = next((each for each in card.iter("time", *_HEADINGS)), None)
    told = first is not None and first.tag == "time" and any(map(str.isdigit, first.text or ""))
    return (card, heading) if told else None
