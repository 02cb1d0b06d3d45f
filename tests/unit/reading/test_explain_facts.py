"""`samspor read --explain` gives a reason for every fact, not only for events."""

import pytest

from samspor.reading.explain import explain
from tests.unit.reading.corpus import Example, examples, read

WITH_FACTS = [each for each in examples() if each.facts]


@pytest.mark.parametrize("example", WITH_FACTS, ids=lambda each: each.name)
def test_every_fact_has_a_reason(example: Example) -> None:
    draft = read(example)

    text = explain(draft)

    named = [
        *(each.name for each in draft.units),
        *(each.name for each in draft.networks),
        *(each.name for each in draft.focus_areas),
        *(each.name for each in draft.initiatives),
        *(each.name for each in draft.schemes),
        *(each.what for each in draft.norms),
        *(each.one for each in draft.dilemmas),
        *(each.text for each in draft.experiences),
    ]
    reasons = [line for line in text.split("\n") if " etter " in line or " for " in line]
    assert all(any(name in line for line in reasons) for name in named)


def test_document_without_events_does_not_speak_of_events() -> None:
    (example,) = [each for each in WITH_FACTS if each.name == "fokus-nummerert"]

    assert "hendelsene" not in explain(read(example))
