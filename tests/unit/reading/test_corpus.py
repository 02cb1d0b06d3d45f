"""The reader against the self-written corpus (issue 5): what it must reach, document by document."""

import pytest

from tests.unit.reading.corpus import (
    NOTHING,
    Example,
    Score,
    event_score,
    examples,
    fact_score,
    read,
)

EXAMPLES = examples()
LEAST_EVENTS = 0.97
LEAST_FACTS = 0.95


@pytest.fixture(scope="module")
def scores() -> tuple[Score, Score]:
    """Of events, and of everything else, over the whole corpus."""
    events, facts = NOTHING, NOTHING
    for example in EXAMPLES:
        draft = read(example)
        events += event_score(example, draft)
        facts += fact_score(example, draft)
    return events, facts


def test_corpus_is_large() -> None:
    assert len(EXAMPLES) >= 60
    assert sum(len(example.events) for example in EXAMPLES) >= 180
    assert sum(sum(example.facts.values()) for example in EXAMPLES) >= 100


def test_events_are_read(scores: tuple[Score, Score]) -> None:
    events, _ = scores

    assert events.precision >= LEAST_EVENTS
    assert events.recall >= LEAST_EVENTS


def test_other_facts_are_read(scores: tuple[Score, Score]) -> None:
    _, facts = scores

    assert facts.precision >= LEAST_FACTS
    assert facts.recall >= LEAST_FACTS


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_nothing_is_left_over(example: Example) -> None:
    draft = read(example)

    assert [each.text for each in draft.unplaced] == []


@pytest.mark.parametrize(
    "example",
    [each for each in EXAMPLES if each.updated or each.doubted],
    ids=lambda each: each.name,
)
def test_days_that_are_no_events_are_known(example: Example) -> None:
    draft = read(example)
    doubted = {event.start.isoformat() for event in draft.events if event.doubts and event.start}

    assert draft.document.updated is None or draft.document.updated.isoformat() == example.updated
    assert doubted == set(example.doubted)
