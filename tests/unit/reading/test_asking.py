"""Doubts and reasons are worded for the reader, whatever language the document is in."""

import re
from string import Formatter

import pytest

from samspor.kernel.notation import DoubtCode
from samspor.kernel.school_year import SchoolYear
from samspor.reading import around, asking, read_document
from samspor.reading.answering import choices_in
from samspor.reading.asking import question_in
from samspor.reading.draft import Draft
from samspor.reading.explain import explain
from samspor.reading.overview import overview
from tests.unit.reading.corpus import examples, read
from tests.unit.reading.documents import twin_text

PLAN = """Årshjul for styrernettverket 2025-2026

Styrersamling tirsdag 15. oktober kl. 9-12
Møte 19. eller 24. januar
Fagdag 30. februar
Samling 3. september 2027
"""


def fields(sentence: str) -> set[str | None]:
    return {name for _text, name, _form, _by in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("table", [asking.SENTENCES, around.SENTENCES])
def test_a_sentence_says_the_same_in_each_language(table: dict[str, tuple[str, str, str]]) -> None:
    for code, sentences in table.items():
        assert len({frozenset(fields(each)) for each in sentences}) == 1, code
        assert sentences[0] != sentences[2], code


@pytest.mark.parametrize("draft", [read(each) for each in examples()[::7]] + [
    read_document(twin_text().encode()), read_document(PLAN.encode())])  # fmt: skip
def test_every_doubt_can_be_said_in_every_language(draft: Draft) -> None:
    for doubt in draft.doubts:
        told = {each: question_in(each, doubt, year=draft.year) for each in ("nb", "nn", "en")}
        assert doubt.code in {*asking.SENTENCES, *DoubtCode}
        assert doubt.why in {told["nb"], told["nn"]}
        assert told["en"] not in {told["nb"], told["nn"]}
        assert not re.search(r"\b(?:er|ikke|hvilken)\b", re.sub(r"[“«].*?[”»]", "", told["en"]))
    for each in draft.furniture:
        assert around.in_language(each.reason, "nb") == each.why


def test_days_and_ready_answers_are_in_the_readers_language() -> None:
    draft = read_document(PLAN.encode())

    told = [question_in("en", doubt, year=draft.year) for doubt in draft.doubts]
    choices = choices_in("en", draft, draft.doubts[0])
    assert told == [
        "15 October 2025 is a Wednesday, not a Tuesday.",
        "“19. eller 24. januar” is not decided.",
        "3 September 2027 is outside the year 2025–26.",
    ]
    assert choices == ("Wednesday 15 October", "Tuesday 14 October")
    assert choices_in("nb", draft, draft.doubts[0]) == draft.doubts[0].choices


def test_what_was_read_before_there_were_codes_stands_as_it_is() -> None:
    doubt = read_document(PLAN.encode()).doubts[0]
    old = type(doubt)(doubt.event, doubt.line, doubt.text, "Hva er det?", ())

    assert question_in("en", old, year=SchoolYear(2025)) == "Hva er det?"
    assert around.in_language("Sidetall", "en") == "Sidetall"


def test_the_terminal_says_it_in_the_language_that_is_asked_for() -> None:
    draft = read_document(PLAN.encode())

    assert "15 October 2025 is a Wednesday" in overview(draft, language="en")
    assert "15. oktober 2025 er ein onsdag" in explain(draft, language="nn")
