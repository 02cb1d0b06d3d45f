"""The document as it was read last: what it said, and what people answered."""

import hashlib
from collections.abc import Mapping
from typing import Final

from samspor.activities.models import Activity
from samspor.intake.models import Source, SourceFact
from samspor.intake.proposals import Answers
from samspor.intake.selectors.saying_wheel import years_of
from samspor.kernel.school_year import SchoolYear
from samspor.reading.draft import Doubt, Draft
from samspor.registry.models import Community

KEY_LENGTH: Final = 200
_WHY = "what the same document said last"


def source_of(community: Community, draft: Draft) -> Source | None:
    rows = Source.objects.unguarded(reason="the same document again, whoever brings it")
    year = source_year(draft)
    return rows.filter(
        community=community, school_year=year.start if year else None, key=source_key(draft)
    ).first()  # fmt: skip


def source_year(draft: Draft) -> SchoolYear | None:
    """The year of its heading, or the first it has anything in; this year's plan is not last's."""
    if draft.document.school_year:
        return SchoolYear.parse(draft.document.school_year)
    return next(iter(years_of(draft).all), None)


def source_key(draft: Draft) -> str:
    """Its heading: files get new names, headings seldom do. Without one, what it begins with."""
    title = (draft.document.title or "").casefold()
    if not title:
        names = [
            *(event.title for event in draft.events),
            *(unit.name for unit in draft.units),
            *(network.name for network in draft.networks),
            *(area.name for area in draft.focus_areas),
        ]
        title = ":".join([*draft.document.kinds, *names[:1]]).casefold()
    return title[:KEY_LENGTH]


def signature(doubt: Doubt) -> str:
    """Knows the same doubt again when the document comes a second time."""
    return hashlib.sha256(f"{doubt.text}\n{doubt.why}".encode()).hexdigest()[:24]


def choices_given(
    draft: Draft, kept: Mapping[str, Mapping[str, str]], answers: Answers
) -> dict[int, str]:
    before = kept.get("choices", {})
    known = {
        index: before[signature(doubt)]
        for index, doubt in enumerate(draft.doubts)
        if signature(doubt) in before
    }
    return {**known, **answers.choices}


def facts_of(source: Source | None) -> dict[str, SourceFact]:
    if source is None:
        return {}
    rows = SourceFact.objects.unguarded(reason=_WHY).filter(source=source)
    return {fact.key: fact for fact in rows}


def years_known(facts: Mapping[str, SourceFact]) -> set[int]:
    """A document whose activities were moved to another year still knows them."""
    keys = [fact.row_id for fact in facts.values() if fact.row_type == "activity"]
    if not keys:
        return set()
    rows = Activity.objects.unguarded(reason=_WHY).filter(pk__in=keys)
    return set(rows.values_list("school_year", flat=True).distinct())
