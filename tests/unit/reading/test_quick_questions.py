"""What is asked first of a line, because it costs less, rules out nothing that would be found."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

from samspor import reading
from samspor.kernel.notation import reader
from samspor.reading.any_case import AnyCase, holds, one_of, without_opening
from samspor.reading.kinds import (
    activity_words,
    contacts,
    network_leaders,
    network_memberships,
    network_sentences,
    norms,
    page_words,
    partner_roles,
    partners,
    periods,
    unit_facts,
)
from samspor.reading.kinds.calendar import (
    clauses,
    entries,
    likely,
    moving,
    rows,
    scope,
    slips,
    whole_days,
    words,
)
from tests.unit.reading.corpus import examples

# Its kinds have to be loaded before it.
year_clues = importlib.import_module("samspor.reading.year_clues")
LINES = [line for example in examples() for line in example.text.split("\n") if line.strip()]
MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september"),
    *("oktober", "november", "desember"),
)


def _with_telling() -> Iterator[tuple[str, AnyCase]]:
    for found in pkgutil.walk_packages(reading.__path__, f"{reading.__name__}."):
        for name, held in vars(importlib.import_module(found.name)).items():
            if isinstance(held, AnyCase) and held.telling:
                yield f"{found.name}.{name}", held


TOLD = dict(_with_telling())
# Parts that are looked for, and the patterns that are tried only where one of them stands.
GUARDED: list[tuple[tuple[str, ...], tuple[re.Pattern[str], ...]]] = [
    (activity_words._RELATED, tuple(words for _, words in activity_words._RELATIONS)),
    (
        unit_facts._COUNTED,
        (
            *(unit_facts.CHILDREN, unit_facts.LABELLED_CHILDREN),
            *(unit_facts.SECTIONS, unit_facts.LABELLED_SECTIONS),
        ),
    ),
    ((":", "dato", "tid"), (scope._SAYS_MORE,)),
    (("pdf", "doc", "xls"), (page_words._FILE,)),
    (("fra", "frå"), (whole_days._FROM_HOUR,)),
    (("vis", "felles"), (activity_words._BY_EACH,)),
    (("for",), (activity_words._FOR_WHOM,)),
    (("tema:",), (entries._THEME,)),
    (("tal", "status", "statistikk"), (likely._COUNTED_ON,)),
    (("høgsk", "universitetet"), (partner_roles._NAMED_IN_FULL,)),
    (moving._MOVES, (moving.MOVED_FROM, moving.MOVED_TO, moving._MOVING)),
    (("nettverk",), (network_leaders._LED, network_leaders._LEADER_OF, network_sentences._ALSO)),
    (("ettverk",), (network_sentences._NAMED,)),
    ((" kommune",), (network_memberships._JOINS,)),
    (("kontakt",), (contacts._TAKE_CONTACT,)),
    (contacts._LEADING, (contacts._ROLE_IS,)),
    (periods._DECIDING, (periods._DECIDED,)),
    (partners._HELPED, (partners._BY,)),
]


@pytest.mark.parametrize("pattern", TOLD.values(), ids=TOLD)
def test_telling_parts_stand_in_all_that_a_pattern_finds(pattern: AnyCase) -> None:
    whole = re.compile(pattern.pattern)
    asked = [*LINES, *pattern.telling]
    found = [line for line in asked if whole.search(line.lower())]

    assert found
    assert [line for line in asked if pattern.search(line)] == found


@pytest.mark.parametrize(("parts", "patterns"), GUARDED)
def test_parts_asked_first_stand_in_all_that_is_found(
    parts: tuple[str, ...], patterns: tuple[re.Pattern[str], ...]
) -> None:
    missed = [
        line
        for line in LINES
        if not holds(line, *parts) and any(pattern.search(line) for pattern in patterns)
    ]

    assert missed == []


def test_every_plural_is_looked_for_at_once() -> None:
    plural = [line for line in LINES if any(each.search(line) for each, _ in words._PLURALS)]

    assert plural
    assert all(words._PLURAL.search(line) for line in plural)


def test_group_is_looked_for_by_the_end_of_its_name() -> None:
    ends = [line for line in LINES if scope._ENDS_ARENA.search(line)]

    assert ends == [line for line in LINES if scope._ARENA.search(line)]


@pytest.mark.parametrize("dated", [True, False])
def test_plain_day_is_one_to_the_reader_of_days(
    monkeypatch: pytest.MonkeyPatch, dated: bool
) -> None:
    days = [f"{day}. {month}" for day in range(1, 32) for month in MONTHS]
    plain = [day for day in days if rows._PLAIN_DAY.fullmatch(day)]
    monkeypatch.setattr(rows, "_PLAIN_DAY", re.compile(r"(?!)"))

    assert len(plain) == 28 * len(MONTHS)
    assert all(rows.is_day.__wrapped__(day, dated=dated) for day in plain)


QUICKER = {
    "weekday": (whole_days._ABBREVIATED, whole_days._TWO_LETTERS),
    "glued": (whole_days._DAY_AND_NUMBER, whole_days._GLUED_DAY),
    "across": (whole_days._DATE_DASHED, whole_days._ACROSS),
    "until": (whole_days._DASH_AND_T, whole_days._UNTIL_DASHED),
    "hours": (clauses._MINUTES_DASHED, clauses._HOURS),
    "share": (norms._SHARE_OF, norms._SHARE),
    "gatherings": (norms._EACH_TERM, norms._GATHERINGS),
    "university": (partners._MAY_BE_UNIVERSITY, partners._UNIVERSITY),
    "weekday behind": (year_clues._DAY_BEFORE, year_clues._BEHIND),
    "glued month": (slips._CAPITAL_INSIDE, slips._GLUED_MONTH),
}


@pytest.mark.parametrize(("quick", "whole"), QUICKER.values(), ids=QUICKER)
def test_quicker_pattern_finds_all_that_the_whole_one_does(
    quick: AnyCase | re.Pattern[str], whole: re.Pattern[str]
) -> None:
    asked = [*LINES, "Plandag12. mai", "Samling 3. mai – t.o.m. 5. mai", "Romjula 24.12-1.1"]
    found = [line for line in asked if whole.search(line)]

    assert found
    assert all(quick.search(line) for line in found)


def test_place_is_named_or_a_house() -> None:
    told = [line for line in LINES if activity_words._PLACE.search(line)]
    quick = (activity_words._NAMED_PLACE, activity_words._HOUSE)

    assert told
    assert all(any(each.search(line) for each in quick) for line in told)


def test_line_without_signs_of_a_clock_holds_none(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [*LINES, "1830 Velkommen", "tirsdag 1830", "12. mai 0900-1130", "fra 9 til 11", "kl 9"]
    found = [reader.find_clocks(line) for line in asked]
    monkeypatch.setattr(reader, "_may_hold_clock", bool)
    reader._clocks_in.cache_clear()

    assert found == [reader.find_clocks(line) for line in asked]


def test_words_with_the_same_first_letter_are_tried_in_their_order() -> None:
    words = ("møter", "fri", "møte", r"fri\w+")

    assert one_of(*words) == r"m(?:øter|øte)|f(?:ri|ri\w+)"
    for text in ("møtet", "fritid", "vi har fri", "møterom"):
        whole = re.search("|".join(words), text)
        assert whole is not None
        assert re.search(one_of(*words), text).span() == whole.span()


def test_opening_is_taken_away_once() -> None:
    assert without_opening(re.compile(r"og\s"), "og og dag") == "og dag"
    assert without_opening(re.compile(r"og\s"), "dag og") == "dag og"
