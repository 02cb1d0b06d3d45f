"""Changes in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest
from django.utils import translation

from samspor.activities.follow_planner import Stay, StayReason
from samspor.drawing.compare import ChangeKind, compare
from samspor.drawing.content import Follow, Item, Kind, Mode, Relation, Status
from samspor.kernel.timing import Timing
from samspor.wheel.services.release import change_to_dict
from samspor.wheel.views.words import (
    MARKS,
    SIGNS,
    change_in_words,
    changes_of_edition,
    named,
    stay_in_words,
)
from tests.factories.content import SEED_YEAR, a_wheel, an_item

BEFORE = an_item(
    1,
    title="Styrersamling",
    timing=Timing.at(date(2024, 10, 16), time(9, 30), time(15)),
    place="DMMH",
)


@pytest.fixture(autouse=True)
def bokmaal() -> Iterator[None]:
    with translation.override("nb"):
        yield


def told(old: Item | None, new: Item | None) -> list[str]:
    before = a_wheel(*([old] if old else []))
    after = a_wheel(*([new] if new else []))
    return [change_in_words(change, year=SEED_YEAR) for change in compare(before, after)]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"timing": Timing.days(date(2024, 10, 22))},
            (
                "Styrersamling er flyttet fra ons. 16. oktober kl. 09.30–15.00 (uke 42) "
                "til tirs. 22. oktober (uke 43)."
            ),
        ),
        (
            {"timing": Timing.month(2024, 11), "place": "Teams"},
            (
                "Styrersamling er flyttet fra ons. 16. oktober kl. 09.30–15.00 (uke 42) til november. "
                "Dessuten: sted: fra DMMH til Teams."
            ),
        ),
        (
            {"status": Status.CANCELLED},
            "Styrersamling, ons. 16. oktober kl. 09.30–15.00 (uke 42), er avlyst.",
        ),
        (
            {"place": "", "mode": Mode.DIGITAL, "kind": Kind.GATHERING},
            (
                "Styrersamling, ons. 16. oktober kl. 09.30–15.00 (uke 42): "
                "type: fra Møte til Samling, sted: ikke lenger DMMH, møteform: Digitalt."
            ),
        ),
        (
            {
                "title": "Samling",
                "agenda": ("Ny sak",),
                "audience": "Alle styrere",
                "description": "Ta med PC.",
                "arenas": ("arena-2",),
                "municipalities": ("Heim",),
                "follows": (Follow("item-9", Relation.FOLLOW_UP),),
            },
            (
                "Samling, ons. 16. oktober kl. 09.30–15.00 (uke 42): het «Styrersamling» før, "
                "andre arenaer, ny saksliste, for: Alle styrere, ny beskrivelse, "
                "følger noe annet, andre kommuner."
            ),
        ),
    ],
)
def test_change_is_one_sentence(changed: dict[str, object], words: str) -> None:
    assert told(BEFORE, replace(BEFORE, **changed)) == [words]  # type: ignore[arg-type]  # names are checked by replace


def test_new_and_taken_out() -> None:
    when = "ons. 16. oktober kl. 09.30–15.00 (uke 42)"

    assert told(None, BEFORE) == [f"Styrersamling, {when}, er ny."]
    assert told(BEFORE, None) == [f"Styrersamling, {when}, er tatt ut."]


def test_held_after_all() -> None:
    cancelled = replace(BEFORE, status=Status.CANCELLED)

    assert told(cancelled, BEFORE) == [
        "Styrersamling, ons. 16. oktober kl. 09.30–15.00 (uke 42): holdes likevel."
    ]


def test_answer_says_whose_it_is() -> None:
    answer = replace(BEFORE, asked_by="item-2", municipalities=("Heim",))

    assert named(answer) == "Styrersamling (Heim)"
    assert named(BEFORE) == "Styrersamling"


def test_editions_changes_become_the_same_words_again() -> None:
    moved = replace(BEFORE, timing=Timing.days(date(2024, 10, 22)))
    other = an_item(2)
    changes = compare(a_wheel(BEFORE, other), a_wheel(moved, an_item(3)))

    kept = changes_of_edition([change_to_dict(change) for change in changes])

    assert kept == changes


@pytest.mark.parametrize("reason", StayReason)
def test_every_reason_to_stay_has_words(reason: StayReason) -> None:
    assert stay_in_words(Stay("x", Timing.agreement(), reason, in_order=True)) != ""


def test_every_change_has_a_sign_and_a_word_of_its_own() -> None:
    assert set(SIGNS) == set(MARKS) == set(ChangeKind)
    assert len(set(SIGNS.values())) == len(ChangeKind)
    assert len({str(word) for word in MARKS.values()}) == len(ChangeKind)
