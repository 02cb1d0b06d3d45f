"""Hostile documents (T-15, T-16, T-17): a sentence or a draft, and never the calling process."""

import time
from collections.abc import Callable

import pytest

from samspor.reading import read_document
from samspor.reading.draft import Draft
from samspor.reading.errors import Unreadable
from samspor.reading.formats.packed import check_packed
from samspor.reading.safely import read_safely
from tests.unit.reading import hostile

REFUSED = [
    (hostile.zip_bomb, "unsafe"),
    (hostile.many_small_bombs, "unsafe"),
    (hostile.too_many_members, "unsafe"),
    (hostile.billion_laughs, "unsafe"),
    (hostile.dtd_after_long_comment, "unsafe"),
    (hostile.dtd_behind_endless_comment, "unsafe"),
    (hostile.dtd_in_utf_16, "unsafe"),
    (hostile.odd_xml_encoding, "unsafe"),
    (hostile.external_entity, "unsafe"),
    (hostile.climbing_name, "unsafe"),
    (hostile.odd_compression, "unsafe"),
    (hostile.two_members_of_one_name, "unsafe"),
    (hostile.macros, "macros"),
    (hostile.locked_member, "locked"),
    (hostile.truncated_word, "damaged"),
    (hostile.word_with_broken_body, "damaged"),
    (hostile.word_without_relations, "damaged"),
    (hostile.garbage, "binary"),
    (hostile.text_with_zero_bytes, "binary"),
    (hostile.program, "binary"),
    (hostile.surrogates, "binary"),
]
# Odd, but they may be read; what matters is that someone comes back.
SURVIVED = [
    hostile.lying_size,
    hostile.word_nested_too_deep,
    hostile.deep_page,
    hostile.deep_lists,
    hostile.wide_table,
    hostile.page_with_entities,
    hostile.page_that_fetches,
    hostile.endless_line,
    hostile.endless_dates,
    hostile.endless_tabs,
    hostile.many_rows,
    hostile.endless_brackets,
    hostile.endless_tags,
    hostile.right_to_left_and_zero_width,
    hostile.words_of_the_twin_shuffled,
]
# Seconds each; the gate takes the others.
HEAVY = {
    hostile.endless_line,
    hostile.endless_tabs,
    hostile.endless_tags,
    hostile.endless_brackets,
    hostile.deep_lists,
    hostile.many_rows,
}
PACKED = [each for each, code in REFUSED if code in {"unsafe", "macros", "locked"}]


@pytest.mark.parametrize(
    ("make", "code"), REFUSED, ids=lambda each: getattr(each, "__name__", each)
)
def test_t16_hostile_document_is_refused_with_a_sentence(
    make: Callable[[], bytes], code: str
) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_document(make(), name="arshjul.docx")

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(make, code, id=make.__name__, marks=[pytest.mark.full] if number % 5 else [])
        for number, (make, code) in enumerate(REFUSED)
    ],
)
def test_t17_refusal_comes_back_from_the_own_process(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_safely(make(), name="arshjul.docx")

    assert refusal.value.code == code


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(make, id=make.__name__, marks=[pytest.mark.full] if make in HEAVY else [])
        for make in SURVIVED
    ],
)
def test_t17_odd_document_ends_in_a_draft_or_a_sentence(make: Callable[[], bytes]) -> None:
    data = make()
    started = time.monotonic()

    try:
        answer: Draft | Unreadable = read_safely(data, wall_seconds=20)
    except Unreadable as refusal:
        answer = refusal

    assert isinstance(answer, Draft) or answer.code in {
        "too_heavy",
        "damaged",
        "school_year_missing",
        "empty",
    }
    assert time.monotonic() - started < 21


@pytest.mark.parametrize("make", PACKED, ids=lambda each: each.__name__)
def test_t16_check_is_quick_whatever_is_packed(make: Callable[[], bytes]) -> None:
    data = make()
    started = time.process_time()

    with pytest.raises(Unreadable):
        check_packed(data)

    assert time.process_time() - started < 0.1


def test_t16_ordinary_document_passes_the_check() -> None:
    started = time.process_time()

    check_packed(hostile.plain_word())

    assert time.process_time() - started < 0.1


def test_t17_page_is_read_without_fetching_or_running_anything() -> None:
    draft = read_safely(hostile.page_that_fetches())

    assert [each.text for each in draft.organisation] == ["Her er en setning."]


def test_t17_entities_of_a_page_are_not_expanded() -> None:
    draft = read_safely(hostile.page_with_entities())

    assert "haha" not in str(draft)
