"""The reader against the self-written corpus (issue 5): what it must reach, document by document."""

import re

import pytest

from samspor.reading import read_document
from tests.unit.reading.corpus import (
    NOTHING,
    Example,
    Score,
    event_score,
    examples,
    fact_score,
    read,
)
from tests.unit.reading.documents import as_docx, as_html
from tests.unit.reading.packings import as_printed

EXAMPLES = examples()
LISTS = re.compile(r"^(\s*)[•–]\s", re.MULTILINE)
LEAST_EVENTS = 0.97
LEAST_FACTS = 0.95


def as_format(example: Example, form: str) -> bytes:
    """On a page and in Word the bullets of a text are often no list but dashes in front of lines."""
    dashed = LISTS.sub(r"\1- ", example.text)
    made = {
        "text": example.text.encode,
        "html": lambda: as_html(dashed),
        "docx": lambda: as_docx(dashed),
        "pdf": lambda: as_printed(dashed),
    }
    return bytes(made[form]())


@pytest.fixture(scope="module", params=["text", "html", "docx", "pdf"])
def scores(request: pytest.FixtureRequest) -> tuple[Score, Score]:
    """Of events, and of everything else, over the whole corpus."""
    events, facts = NOTHING, NOTHING
    for example in EXAMPLES:
        draft = read_document(as_format(example, request.param))
        events += event_score(example, draft)
        facts += fact_score(example, draft)
    return events, facts


def test_corpus_is_large() -> None:
    assert len(EXAMPLES) >= 75
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
def test_each_document_gives_exactly_its_events(example: Example) -> None:
    """A share of them hides a single day that is wrong; the mutation run relies on this one."""
    count = len(example.events)

    assert event_score(example, read(example)) == Score(count, count, count)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_each_document_gives_exactly_its_other_facts(example: Example) -> None:
    """As text; a share of them hid that what a twin was made for was no longer read."""
    count = sum(example.facts.values())

    assert fact_score(example, read(example)) == Score(count, count, count)


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
