"""Lays every fact of a document beside what stands, and says what would come of it.

`propose` tells people about it and `take_in` does it, so that what is shown is what is done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from samspor.intake.kinds import KINDS, empty_of
from samspor.intake.merge import merge
from samspor.intake.models import Source, SourceFact
from samspor.intake.proposals import LEAVE, NEW, Alternative, Answers, Section, Verdict
from samspor.intake.said import COMING, Fields, Said, StandingRow, resolved_fields
from samspor.intake.selectors.saying import Saying, names_in
from samspor.intake.selectors.saying_focus import say_focus, say_initiatives, say_knowledge
from samspor.intake.selectors.saying_networks import say_arenas, say_networks
from samspor.intake.selectors.saying_places import say_places, say_units
from samspor.intake.selectors.saying_wheel import Years, say_wheel, years_of
from samspor.intake.selectors.sources import (
    choices_given,
    facts_of,
    source_of,
    years_known,
)
from samspor.intake.selectors.standing import Standing, standing_of
from samspor.intake.wording import language, time_in_words, times_in_words
from samspor.kernel.clock import OSLO
from samspor.reading.answering import Answered, answered
from samspor.reading.asking import question_in
from samspor.reading.draft import Draft
from samspor.reading.keys import event_keys, pair_keys
from samspor.registry.models import Community

KEY_LENGTH: Final = 200
_MOST_ALTERNATIVES: Final = 4
_WHY = "what the same document said last"
_BY_EVENT: Final = frozenset({Section.ACTIVITY, Section.CLOSED_DAY})


@dataclass(slots=True)
class Item:
    """One fact, weighed. `now` is what it says with rows' numbers; `changes` what is written."""

    said: Said
    verdict: Verdict = Verdict.SAME
    row: StandingRow | None = None
    fact: SourceFact | None = None
    now: Fields = field(default_factory=dict)
    changes: Fields = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    reason: str = ""
    question: str = ""
    alternatives: tuple[Alternative, ...] = ()
    token: str = ""
    sentence: str = ""


@dataclass(slots=True)
class Weighed:
    """`rows` has for each key the row's number, "+" and the key for one that comes, or None."""

    community: Community
    draft: Draft
    answered: Answered
    standing: Standing
    saying: Saying
    years: Years
    source: Source | None
    items: list[Item] = field(default_factory=list)
    gone: list[tuple[SourceFact, StandingRow]] = field(default_factory=list)
    rows: dict[str, int | str | None] = field(default_factory=dict)
    choices: dict[int, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def lacks_year(self) -> bool:
        """Nothing but activities, and not one of them is in a known year."""
        of_wheel = _BY_EVENT | {Section.ARENA}
        only = all(item.said.section in of_wheel for item in self.items)
        return only and bool(self.draft.events) and not self.years.all


def weigh(
    community: Community, draft: Draft, *, answers: Answers, accept_all: bool, now: datetime
) -> Weighed:
    source = source_of(community, draft)
    facts = facts_of(source)
    kept = source.answers if source else {}
    choices = choices_given(draft, kept, answers)
    tokens = {**kept.get("matches", {}), **answers.matches}
    found = answered(draft, choices)
    years = years_of(found.draft)
    standing = standing_of(
        community,
        years=[*{year.start for year in years.all} | years_known(facts)],
        names={*names_in(draft), community.name},
        known={fact.row_id for fact in facts.values() if fact.row_type == "organisation"},
    )
    saying = _say(found.draft, standing, tokens, draft, now=now, accept_all=accept_all)
    weighed = Weighed(
        community, draft, found, standing, saying, years, source, choices=choices, tokens=tokens
    )
    _Weigher(weighed, facts, accept_all=accept_all).weigh()
    return weighed


def _say(
    draft: Draft,
    standing: Standing,
    tokens: dict[str, str],
    raw: Draft,
    *,
    now: datetime,
    accept_all: bool,
) -> Saying:
    """When all is accepted, a fact's own question has its first answer; then it is said again."""
    while True:
        saying = Saying(draft, standing, tokens, now.astimezone(OSLO).date())
        say_places(saying)
        say_units(saying)
        say_focus(saying)
        say_arenas(saying)
        say_networks(saying)
        say_initiatives(saying)
        say_wheel(saying, keys=event_keys(raw))
        say_knowledge(saying)
        open_now = [
            said
            for said in saying.facts.values()
            if said.question and said.alternatives and said.key not in tokens
        ]
        if not accept_all or not open_now:
            return saying
        tokens.update({said.key: said.alternatives[0].token for said in open_now})


class _Weigher:
    def __init__(self, weighed: Weighed, facts: dict[str, SourceFact], *, accept_all: bool) -> None:
        self.weighed = weighed
        self.facts = facts
        self.accept_all = accept_all
        self.taken: dict[str, set[int]] = {}
        self.paired = self._pair()

    def weigh(self) -> None:
        order = self.weighed.saying.in_order()
        for section in Section:
            items = [Item(said) for said in order if said.section is section]
            self.weighed.items += items
            for item in items:
                self._find(item)
            for item in items:
                self._look_alike(item)
            for item in items:
                self._judge(item)
            for item in items:  # those that point at others of the same kind
                self._compare(item)
        met = {fact.key for fact in self.paired.values()}
        for fact in self.facts.values():
            row = self.weighed.standing.of(fact.row_type).get(fact.row_id)
            if fact.key not in met and row is not None and not row.is_gone:
                self.weighed.gone.append((fact, row))

    # --- which row ---

    def _pair(self) -> dict[str, SourceFact]:
        """What the document said of each fact last; activities may have changed their month."""
        keys = [said.key for said in self.weighed.saying.in_order()]
        paired = {key: self.facts[key] for key in keys if key in self.facts}
        for section in _BY_EVENT:
            mark = f"{section.value}:"
            old = [key.removeprefix(mark) for key in self.facts if key.startswith(mark)]
            new = [key.removeprefix(mark) for key in keys if key.startswith(mark)]
            for key, before in pair_keys(old, new).items():
                if before is not None:
                    paired[f"{mark}{key}"] = self.facts[f"{mark}{before}"]
        return paired

    def _find(self, item: Item) -> None:
        said, kind = item.said, KINDS[item.said.section]
        standing = self.weighed.standing.of(kind.row_type)
        item.fact = self.paired.get(said.key)
        item.token = self.weighed.tokens.get(said.key, "")
        item.now = self._fields(said)
        if said.settled or not said.fields:
            return
        if said.same_as:
            row = self.weighed.rows.get(said.same_as)
            item.row = standing.get(row) if isinstance(row, int) else None
            item.reason = _("Told of in the annual wheel too.")
        elif item.fact is not None:
            item.row = standing.get(item.fact.row_id)
            item.reason = _("Taken in from this document before.")
        elif item.token.isdigit() and int(item.token) in standing:
            item.row = standing[int(item.token)]
            item.reason = _("You have said that it is the same.")
        elif item.token not in {NEW, LEAVE}:
            item.row = self._same(item, standing)
        self._take(item)

    def _same(self, item: Item, standing: Mapping[int, StandingRow]) -> StandingRow | None:
        kind = KINDS[item.said.section]
        wanted = kind.identities(item.now)
        found = []
        for row in standing.values():
            also = [{**row.fields, "name": name} for name in row.also]
            theirs = kind.identities(row.fields).union(*map(kind.identities, also))
            if row.is_gone and item.said.section is Section.ACTIVITY:
                continue  # what people have removed is not what the document speaks of
            if wanted & theirs and row.pk not in self._taken(kind.row_type):
                found.append(row)
        if len(found) > 1 and item.said.section is Section.PARTICIPANT:
            self._ask(item, found, _("There are several of this name. Which is it?"), new=False)
            return next((row for row in found if str(row.pk) == item.token), None)
        if not found:
            return None
        best = min(found, key=lambda each: each.is_gone)
        former = best.also and not (wanted & kind.identities(best.fields))
        item.reason = _("It had this name before.") if former else _("The same is there.")
        return best

    def _look_alike(self, item: Item) -> None:
        """What may be the same under a slightly other name or on another day is a question."""
        said, kind = item.said, KINDS[item.said.section]
        settled = said.settled or said.same_as or not said.fields or item.fact
        if settled or item.row or item.question or item.token in self._spoken(said):
            return
        if said.question and said.section is not Section.UNIT:
            return
        taken = self._taken(kind.row_type)
        scored = [
            (kind.likeness(item.now, row.fields), row)
            for row in self.weighed.standing.of(kind.row_type).values()
            if not row.is_gone and row.pk not in taken
        ]
        alike = sorted(
            (each for each in scored if each[0] > 0), key=lambda each: (-each[0], each[1].pk)
        )
        if alike:
            rows = [row for _score, row in alike[:_MOST_ALTERNATIVES]]
            self._ask(item, rows, _question(said, rows), new=True)
            if self.accept_all:
                item.row, item.token = rows[0], str(rows[0].pk)
                item.reason = _("The likeliest of those that look like it.")
                self._take(item)

    def _spoken(self, said: Said) -> set[str]:
        """Answers that say that it is new, or nothing to take in."""
        return {NEW, LEAVE, *(each.token for each in said.alternatives)}

    def _ask(self, item: Item, rows: list[StandingRow], question: str, *, new: bool) -> None:
        item.question = question
        fresh = _fresh(item.said) if new else []
        item.alternatives = (
            *(Alternative(str(row.pk), row_in_words(row)) for row in rows),
            *fresh,
            Alternative(LEAVE, _("Leave it out")),
        )
        if self.accept_all and not item.token:
            item.token = item.alternatives[0].token

    def _taken(self, row_type: str) -> set[int]:
        return self.taken.setdefault(row_type, set())

    def _take(self, item: Item) -> None:
        if item.row is not None and not item.said.same_as:
            self._taken(KINDS[item.said.section].row_type).add(item.row.pk)

    # --- what comes of it ---

    def _judge(self, item: Item) -> None:
        said = item.said
        waits = [key for key in said.needs if self.weighed.rows.get(key) is None]
        if said.question and item.row is None and not item.question:
            item.question, item.alternatives = said.question, said.alternatives
        if said.settled or not said.fields:
            self._settle(item)
        elif item.row is not None:
            self.weighed.rows[said.key] = item.row.pk
        elif item.token == LEAVE:
            item.verdict = Verdict.REFUSED
            item.sentence = _("You have chosen to leave it out.")
        elif item.fact is not None:
            item.verdict = Verdict.KEPT
            item.sentence = _("You have taken it away. The document does not bring it back.")
        elif item.question and item.token not in self._tokens(item):
            item.verdict = Verdict.WAITS
            item.sentence = item.question
        elif self._lacks_year(said):
            item.verdict = Verdict.WAITS
            item.sentence = _("Nothing says which school year it is in.")
        elif waits:
            item.verdict = Verdict.WAITS
            item.sentence = self._waits_for(waits[0])
        else:
            item.verdict = Verdict.NEW
            self.weighed.rows[said.key] = self._coming(said)

    def _lacks_year(self, said: Said) -> bool:
        event = said.event if said.section is Section.ACTIVITY else None
        return event is not None and self.weighed.years.of_events[event] is None

    def _coming(self, said: Said) -> str:
        same = self.weighed.rows.get(said.same_as)
        return str(same) if same else f"{COMING}{said.key}"

    def _settle(self, item: Item) -> None:
        item.question, item.alternatives = item.said.question, item.said.alternatives
        if item.said.settled:
            item.verdict, item.reason = Verdict.SAME, item.said.settled
            self.weighed.rows[item.said.key] = 0
        else:
            item.verdict = Verdict.WAITS
            item.sentence = item.said.question

    def _tokens(self, item: Item) -> set[str]:
        return {each.token for each in item.alternatives} - {LEAVE}

    def _waits_for(self, key: str) -> str:
        facts = self.weighed.saying.facts
        name = facts[key].title if key in facts else key
        return _("It waits for “%(name)s”.") % {"name": name}

    def _compare(self, item: Item) -> None:
        said = item.said
        item.now = self._fields(said)
        if item.verdict is Verdict.NEW:
            item.changes = dict(item.now)
        elif item.row is not None and item.row.is_gone:
            item.verdict = Verdict.KEPT
            item.sentence = _("You have taken it away. The document does not bring it back.")
        elif item.row is not None and not said.derived:
            self._merge(item, item.row)
        if item.verdict in {Verdict.NEW, Verdict.CHANGED}:
            self._hold_back(item)

    def _merge(self, item: Item, row: StandingRow) -> None:
        kind = KINDS[item.said.section]
        now = {name: value for name, value in item.now.items() if name not in kind.made_with}
        if item.fact is not None:
            # What the document did not speak of then was said by nobody.
            unsaid = {name: empty_of(row.fields.get(name)) for name in now}
            before = {**unsaid, **item.fact.reading}
        else:
            now = {name: value for name, value in now.items() if value != empty_of(value)}
            chosen = item.token.isdigit()
            if not chosen:
                now = {name: value for name, value in now.items() if name not in {"name", "title"}}
            before = {
                name: row.fields.get(name) if chosen else empty_of(row.fields.get(name))
                for name in now
            }
        merged = merge(before=before, now=now, standing=row.fields)
        item.changes, item.kept = merged.changes, merged.kept
        if merged.changes:
            item.verdict = Verdict.CHANGED
        elif merged.kept:
            item.verdict = Verdict.KEPT

    def _hold_back(self, item: Item) -> None:
        """An open doubt about it must be answered first."""
        open_doubts = self._open_doubts(item.said)
        if self.accept_all or not open_doubts:
            return
        item.verdict = Verdict.WAITS
        draft = self.weighed.draft
        item.sentence = question_in(language(), draft.doubts[open_doubts[0]], year=draft.year)
        if item.row is None:
            self.weighed.rows[item.said.key] = None

    def _open_doubts(self, said: Said) -> list[int]:
        return [
            index
            for index in said.doubts
            if index not in self.weighed.answered.settled and index < len(self.weighed.draft.doubts)
        ]

    def _fields(self, said: Said) -> Fields:
        return resolved_fields(said.fields, self.weighed.rows)


def _fresh(said: Said) -> list[Alternative]:
    """It is none of ours; and what else must be known of a new one."""
    if not said.question:
        return [Alternative(NEW, _("None of these: it is new"))]
    return [
        Alternative(each.token, _("It is new: %(words)s") % {"words": each.words})
        for each in said.alternatives
        if each.token != LEAVE
    ]


def row_in_words(row: StandingRow) -> str:
    if "timing" not in row.fields:
        return row.words or row.name
    return f"{row.name}, {time_in_words(row.fields['timing'])}"


def _question(said: Said, rows: Iterable[StandingRow]) -> str:
    first = next(iter(rows))
    words = {"name": said.title, "other": first.name}
    if said.section is Section.ACTIVITY:
        when, then = times_in_words(said.fields["timing"], first.fields["timing"])
        words |= {"when": when, "then": then}
        return _("Is “%(name)s” %(when)s the same as “%(other)s” %(then)s, moved?") % words
    return _("Is “%(name)s” the same as “%(other)s”?") % words
