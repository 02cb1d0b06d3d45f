"""The overview and the explanation speak the reader's language; the document keeps its own."""

import re
from dataclasses import replace
from string import Formatter

import pytest

from samspor.reading.draft import Draft
from samspor.reading.explain import explain
from samspor.reading.explain_words import EVENTS, FACTS
from samspor.reading.overview import overview
from samspor.reading.overview_words import OVERVIEW
from samspor.reading.said import COMMON, Words
from tests.unit.reading.corpus import examples, read

TABLES = {"common": COMMON, "overview": OVERVIEW, "events": EVENTS, "facts": FACTS}
# Small words of our own sentences, which no other language has.
BOKMAL = re.compile(r"\b(?:overskriften|navnet|strekene|ordene|ikke|kilden|linjen|uten|uke)\b")
NORWEGIAN = re.compile(
    r"\b(?:linje|kilden|kjelda|etter (?:ordet|kolonnen)|overskrift\w*|linjer og ruter|Velg|Vel)\b"
)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_each_sentence_has_the_same_places_in_all_languages(table: Words) -> None:
    for code, words in table.items():
        places = [{name for _, name, _, _ in Formatter().parse(each) if name} for each in words]

        assert all(words), code
        assert places[0] == places[1] == places[2], code


def _without_words(draft: Draft) -> Draft:
    """The facts of a document, whose own words would be taken for ours."""
    return replace(
        draft,
        organisation=(), furniture=(), unplaced=(), experiences=(), dilemmas=(), charter=None,
        partner_roles=(), norms=(), doubts=(), arenas=(),
        events=tuple(
            replace(
                event, title=f"Event {number}", agenda=("one",) if event.agenda else (),
                source=replace(event.source, text="…", cell=None), doubts=(), audience=None,
                place=None, arenas=(),
            )
            for number, event in enumerate(draft.events)
        ),
        units=tuple(
            replace(unit, name=f"Unit {number}", section_word=None, owner_form=None)
            for number, unit in enumerate(draft.units)
        ),
        totals=tuple(replace(total, what="children") for total in draft.totals),
        networks=(), initiatives=(), focus_areas=(), schemes=(), plans=(), regions=(),
        document=replace(draft.document, title="Plan"),
    )  # fmt: skip


def test_nothing_of_ours_stays_in_norwegian_for_an_english_reader() -> None:
    for example in examples():
        draft = _without_words(read(example))

        text = overview(draft, language="en") + explain(draft, language="en")

        assert not NORWEGIAN.findall(text), example.name


def test_nothing_of_ours_stays_in_bokmal_for_a_nynorsk_reader() -> None:
    for example in examples():
        draft = _without_words(read(example))

        text = overview(draft, language="nn") + explain(draft, language="nn")

        assert not BOKMAL.findall(text), example.name


def test_explanation_says_in_english_why_a_day_was_read() -> None:
    (example,) = [each for each in examples() if each.name == "beskjed-flytting"]

    text = explain(read(example), language="en")

    assert "How the events were read" in text
    assert re.search(r"Time: Wed 9 December .*, the date stands in the text", text)
    assert "The source says: “" in text


def test_overview_says_months_and_counts_in_nynorsk() -> None:
    (example,) = [each for each in examples() if each.name == "enheter-sum-feil"]

    text = overview(read(example), language="nn")

    assert "Barnehagar og skular (" in text
    assert "dokumentet seier" in text
    assert "linjer og ruter er forståtte eller tekne vare på" in text


def test_a_language_we_do_not_speak_gets_bokmal() -> None:
    (example,) = [each for each in examples() if each.name == "enheter-sum-feil"]
    draft = read(example)

    assert overview(draft, language="se") == overview(draft)
    assert explain(draft, language="se") == explain(draft)
