"""The activities of a document: new ones are added, known ones follow it where people have not."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from samspor.activities.enums import Verb
from samspor.activities.errors import NothingChanged
from samspor.activities.models import Activity, ChangeSet
from samspor.activities.services import history
from samspor.activities.services.state import state_of
from samspor.activities.services.writing import add_activity, change_activity
from samspor.intake.facts import activity_facts, event_fields, standing_fields
from samspor.intake.merge import merge
from samspor.intake.models import Source, SourceFact
from samspor.intake.outcome import Outcome, Waiting, Why
from samspor.intake.services.place import Place
from samspor.networks.models import Arena
from samspor.reading.draft import Draft, DraftEvent
from samspor.reading.keys import event_keys, pair_keys


def take_activities(
    place: Place,
    source: Source,
    draft: Draft,
    arenas: dict[str, Arena],
    outcome: Outcome,
    *,
    accept_all: bool,
) -> None:
    intake = _Intake(place, source, draft, arenas, outcome, accept_all)
    for index in range(len(draft.events)):
        intake.take(index)
    intake.tell_what_is_gone()


@dataclass
class _Intake:
    place: Place
    source: Source
    draft: Draft
    arenas: dict[str, Arena]
    outcome: Outcome
    accept_all: bool
    change_set: ChangeSet | None = None
    taken: dict[int, Activity | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows = SourceFact.objects.unguarded(reason="what the same document said last")
        events = rows.filter(source=self.source, activity__isnull=False)
        self.facts = {fact.key: fact for fact in events.select_related("activity")}
        self.keys = event_keys(self.draft)
        self.pairs = pair_keys([*self.facts], self.keys)

    def take(self, index: int) -> Activity | None:
        """The event's activity, with those it follows taken first; None while it waits."""
        if index not in self.taken:
            self.taken[index] = None  # holds while what it follows is taken: no endless round
            self.taken[index] = self._take(index, self.draft.events[index])
        return self.taken[index]

    def tell_what_is_gone(self) -> None:
        met = {old for old in self.pairs.values() if old}
        for key, fact in self.facts.items():
            if key not in met and fact.activity and not fact.activity.removed:
                self.outcome.gone.append(fact.activity.title)

    def _take(self, index: int, event: DraftEvent) -> Activity | None:
        follows = [
            [followed.pk, str(follow.relation)]
            for follow in event.follows
            if (followed := self.take(follow.event)) is not None
        ]
        said = event_fields(
            event,
            arenas=[self.arenas[name].pk for name in event.arenas if name in self.arenas],
            municipalities=[
                self.place.municipalities[name.casefold()].pk
                for name in event.municipalities
                if name.casefold() in self.place.municipalities
            ],
            follows=follows,
        )
        known = self.facts.get(self.pairs[self.keys[index]] or "")
        try:
            with transaction.atomic():
                return self._settle(index, event, said, known)
        except ValidationError as refusal:
            self._wait(event, Why.REFUSED, " ".join(refusal.messages))
            return None

    def _settle(
        self, index: int, event: DraftEvent, said: dict[str, Any], known: SourceFact | None
    ) -> Activity | None:
        if known and known.activity:
            self._follow_source(event, said, known, known.activity)
            self._keep(index, said, known.activity, known)
            return known.activity
        if event.doubts and not self.accept_all:
            self._wait(event, Why.DOUBT, self.draft.doubts[event.doubts[0]].why)
            return None
        activity = self._same_by_hand(said)
        if activity is None:
            activity = add_activity(
                viewer=self.place.viewer, community=self.place.community, year=self.place.year,
                facts=activity_facts(said), now=self.place.now, change_set=self._set(),
            )  # fmt: skip
            self.outcome.added.append(event.title)
        else:
            self.outcome.unchanged.append(event.title)
        self._keep(index, said, activity, None)
        return activity

    def _follow_source(
        self, event: DraftEvent, said: dict[str, Any], known: SourceFact, activity: Activity
    ) -> None:
        if activity.removed:
            self._wait(event, Why.GONE_WITH_US)
            return
        state = state_of(activity)
        standing = standing_fields(state)
        merged = merge(before=known.reading, now=said, standing=standing)
        if merged.kept:
            self.outcome.kept.append((activity.title, merged.kept))
        if not merged.changes:
            self.outcome.unchanged.append(event.title)
            return
        try:
            change_activity(
                viewer=self.place.viewer,
                activity=activity,
                facts=activity_facts({**standing, **merged.changes}, state=state),
                expected_version=activity.version,
                now=self.place.now,
                change_set=self._set(),
            )
        except NothingChanged:
            self.outcome.unchanged.append(event.title)
        else:
            self.outcome.changed.append(event.title)

    def _same_by_hand(self, said: dict[str, Any]) -> Activity | None:
        """What people have typed in already is not added once more."""
        facts = activity_facts(said)
        rows = Activity.objects.unguarded(reason="the same activity, typed in by hand")
        return rows.filter(
            community=self.place.community,
            school_year=self.place.year.start,
            removed=False,
            title__iexact=facts.title,
            precision=facts.timing.precision.value,
            first_day=facts.timing.first,
            last_day=facts.timing.last,
            arena_ties__arena__in=facts.arenas,
        ).exclude(pk__in=[row.pk for row in self.taken.values() if row]).first()  # fmt: skip

    def _keep(
        self, index: int, said: dict[str, Any], activity: Activity, known: SourceFact | None
    ) -> None:
        key = self.keys[index]
        if known and known.key == key and known.reading == said:
            return
        fact = known or SourceFact(source=self.source, activity=activity)
        fact.key, fact.reading = key, said
        fact.full_clean()
        fact.save()

    def _wait(self, event: DraftEvent, why: Why, sentence: str = "") -> None:
        self.outcome.waiting.append(Waiting(event.title, event.timing, why, sentence))

    def _set(self) -> ChangeSet:
        """One change set for the whole document, so that all of it can be undone at once."""
        if self.change_set is None:
            self.change_set = history.open_change_set(
                viewer=self.place.viewer,
                community_id=self.place.community.pk,
                year=self.place.year,
                verb=Verb.IMPORTED,
                now=self.place.now,
            )
        return self.change_set
