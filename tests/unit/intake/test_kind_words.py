"""Verdicts behind a number, as people say them."""

import pytest
from django.utils.translation import override

from samspor.intake.kind_words import counted
from samspor.intake.proposals import Verdict


@pytest.mark.parametrize(
    ("language", "verdict", "count", "words"),
    [
        ("nb", Verdict.NEW, 1, "ny"),
        ("nb", Verdict.NEW, 15, "nye"),
        ("nn", Verdict.NEW, 1, "ny"),
        ("nn", Verdict.NEW, 2, "nye"),
        ("nb", Verdict.KEPT, 1, "der deres blir stående"),
        ("en", Verdict.WAITS, 1, "waits for an answer"),
        ("en", Verdict.WAITS, 2, "wait for an answer"),
    ],
)
def test_one_is_not_many(language: str, verdict: Verdict, count: int, words: str) -> None:
    with override(language):
        assert str(counted(verdict, count)) == words
