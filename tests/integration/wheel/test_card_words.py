"""The words of our files are words that the reader knows, in each language."""

import pytest
from django.utils.translation import override

from samspor.reading.kinds.card_words import COLUMNS, KINDS, MODES, RELATIONS, Label
from samspor.wheel.views.wording import wording


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_word_that_a_card_is_written_with_is_read(language):
    with override(language):
        words = wording()
    labels = {
        Label.TITLE: words.title,
        Label.WHEN: words.when,
        Label.PLACE: words.place,
        Label.MODE: words.mode,
        Label.KIND: words.kind,
        Label.AUDIENCE: words.audience,
        Label.MUNICIPALITIES: words.municipalities,
        Label.STATUS: words.status,
        Label.ANSWER: words.answer,
        Label.FIRST_DAY: words.first,
        Label.LAST_DAY: words.last,
        Label.ARENAS: words.arenas,
        Label.AGENDA: words.agenda,
        Label.FOLLOWS: words.follows,
        Label.IDENTITY: words.identity,
    }

    assert set(labels) == set(Label)
    assert {one for one, word in labels.items() if word.casefold() not in COLUMNS[one]} == set()
    for known, written in (
        (KINDS, words.phrases.kinds),
        (MODES, words.phrases.modes),
        (RELATIONS, words.phrases.relations),
    ):
        told = {key.value: word.casefold() for key, word in written.items()}
        assert {key for key, word in told.items() if word not in known[key]} == set()
