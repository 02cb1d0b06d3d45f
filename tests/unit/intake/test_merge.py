from hypothesis import given
from hypothesis import strategies as st

from samspor.intake.merge import merge

FIELDS = st.dictionaries(st.sampled_from(["title", "place", "timing"]), st.integers(0, 3))


def test_merge_takes_what_only_the_source_changed() -> None:
    result = merge(before={"title": "A"}, now={"title": "B"}, standing={"title": "A"})

    assert result.changes == {"title": "B"}
    assert result.kept == ()


def test_merge_keeps_what_people_changed_and_says_so() -> None:
    result = merge(before={"title": "A"}, now={"title": "B"}, standing={"title": "C"})

    assert result.changes == {}
    assert result.kept == ("title",)


def test_merge_is_quiet_when_people_and_source_agree() -> None:
    result = merge(before={"title": "A"}, now={"title": "B"}, standing={"title": "B"})

    assert (result.changes, result.kept) == ({}, ())


@given(before=FIELDS, standing=FIELDS)
def test_merge_of_an_unchanged_source_changes_nothing(
    before: dict[str, int], standing: dict[str, int]
) -> None:
    result = merge(before=before, now=before, standing=standing)

    assert (result.changes, result.kept) == ({}, ())


@given(before=FIELDS, now=FIELDS, standing=FIELDS)
def test_merge_settles_after_once(
    before: dict[str, int], now: dict[str, int], standing: dict[str, int]
) -> None:
    first = merge(before=before, now=now, standing=standing)

    second = merge(before=now, now=now, standing={**standing, **first.changes})

    assert (second.changes, second.kept) == ({}, ())
