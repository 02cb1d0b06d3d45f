"""Take a draft into a community, in one transaction; a second time changes nothing."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from django.core.exceptions import ValidationError
from django.db import models, transaction

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.drawing.content import TableShape
from samspor.intake.errors import NoSchoolYear, NothingToTakeIn
from samspor.intake.kinds import KINDS
from samspor.intake.models import Intake, IntakeChange, Source, SourceFact
from samspor.intake.outcome import Outcome, Refusal
from samspor.intake.proposals import Answers, Section, Verdict
from samspor.intake.said import Fields
from samspor.intake.selectors.proposing import proposals_of
from samspor.intake.selectors.sources import signature, source_key, source_year
from samspor.intake.selectors.weighing import Item, Weighed, weigh
from samspor.intake.services import (
    writing_focus,
    writing_networks,
    writing_places,
    writing_wheel,
)
from samspor.intake.services.hand import Hand
from samspor.intake.states import state_of
from samspor.reading.draft import Draft
from samspor.registry.models import Community

Write = Callable[[Hand, Item, Fields], models.Model]

_WRITE: Final[Mapping[Section, Write]] = MappingProxyType(
    {
        Section.PARTICIPANT: writing_places.write_organisation,
        Section.UNIT: writing_places.write_unit,
        Section.FOCUS_AREA: writing_focus.write_area,
        Section.PLAN: writing_focus.write_long_term_plan,
        Section.SCHEME: writing_focus.write_grant_scheme,
        Section.ARENA: writing_networks.write_arena,
        Section.NETWORK: writing_networks.write_network,
        Section.CHARTER: writing_networks.write_a_charter,
        Section.CONTACT: writing_places.write_seat,
        Section.INITIATIVE: writing_focus.write_initiative,
        Section.ACTIVITY: writing_wheel.write_activity,
        Section.CLOSED_DAY: writing_wheel.write_closed_day,
        Section.NORM: writing_focus.write_a_norm,
        Section.PARTNER_ROLE: writing_focus.write_a_finding,
        Section.DILEMMA: writing_focus.write_a_finding,
        Section.EXPERIENCE: writing_focus.write_a_finding,
        Section.PROSE: writing_focus.write_a_finding,
    }
)


@transaction.atomic
def take_in(  # noqa: PLR0913 (one act; what the document is, and what the person said)
    *,
    viewer: Viewer,
    community: Community,
    draft: Draft,
    data: bytes,
    now: datetime,
    answers: Answers | None = None,
    chosen: frozenset[str] | None = None,
    accept_all: bool = False,
    table_shape: TableShape | None = None,
    shown: bool = False,
) -> Outcome:
    """Write what stands in `propose` of the same draft and answers.

    Args:
        data: The document itself, to tell whether it has changed.
        chosen: Keys of the proposals to take in; None: all that are ready.
        table_shape: How the document lays its year out; a new wheel's table is written so too.
        shown: New networks, initiatives and focus areas get public pages at once; else somebody
            looks at them first.
        accept_all: Doubts are passed over and each question has its first alternative.

    Raises:
        NoSchoolYear: It holds nothing but activities, and nothing says which year they are in.
        NothingToTakeIn: The draft holds no facts, or nothing but prose.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk)
    # Two that take in the same document at once wait for each other here.
    held = Community.objects.unguarded(reason="judged above; one taking-in at a time")
    held.select_for_update().get(pk=community.pk)
    weighed = weigh(community, draft, answers=answers or Answers(), accept_all=accept_all, now=now)
    if all(item.said.section is Section.PROSE for item in weighed.items) and not weighed.gone:
        raise NothingToTakeIn
    if weighed.lacks_year:
        raise NoSchoolYear
    found = proposals_of(weighed)
    outcome = Outcome(proposals=found.items, notices=found.notices)
    hand = Hand(viewer, community, weighed, now, shown=shown)
    for item in _followed_first(weighed.items):
        _take(hand, item, outcome, chosen)
    drew = writing_wheel.draw(hand, table_shape=table_shape or TableShape.MONTHS_DOWN)
    source = _source(weighed, data, now)
    _keep_facts(hand, source, outcome)
    if outcome.written or drew:
        outcome.intake = _keep_intake(hand, source, outcome)
        record(
            viewer=viewer,
            action=Action.IMPORT_DOCUMENT,
            community_id=community.pk,
            object_type="intake",
            object_ids=[outcome.intake.pk],
            at=now,
        )
    return outcome


def _followed_first(items: list[Item]) -> list[Item]:
    """In order, but an activity comes after those it follows; a ring is begun where it is met."""
    by_key = {item.said.key: item for item in items}
    order: dict[str, Item] = {}
    begun: set[str] = set()

    def put(item: Item) -> None:
        if item.said.key in begun:
            return
        begun.add(item.said.key)
        for ref, _relation in item.said.fields.get("follows", []):
            put(by_key[ref.key])
        order[item.said.key] = item

    for item in items:
        put(item)
    return list(order.values())


def _take(hand: Hand, item: Item, outcome: Outcome, chosen: frozenset[str] | None) -> None:
    key = item.said.key
    stands = item.row.pk if item.row else None
    if item.said.settled:
        hand.rows[key] = 0
        return
    hand.rows[key] = stands
    wanted = item.verdict in {Verdict.NEW, Verdict.CHANGED} and (chosen is None or key in chosen)
    if not wanted or any(hand.rows.get(each) is None for each in item.said.needs):
        return
    said = hand.fields(item)
    if item.row is not None:
        said = {**item.row.fields, **{name: said[name] for name in item.changes}}
        item.changes = {name: said[name] for name in item.changes}
    before = hand.mark()
    try:
        with transaction.atomic():
            row = _WRITE[item.said.section](hand, item, said)
    except ValidationError as refusal:
        hand.back_to(before)
        outcome.refused.append(Refusal(key, item.said.title, " ".join(refusal.messages)))
        return
    hand.rows[key] = row.pk
    outcome.written.add(key)


def _source(weighed: Weighed, data: bytes, now: datetime) -> Source:
    """The document with its latest digest, and what people have answered."""
    draft = weighed.draft
    year = source_year(draft)
    source = weighed.source or Source(
        community=weighed.community,
        school_year=year.start if year else None,
        key=source_key(draft),
        title=(draft.document.title or "")[:300],
    )
    digest = hashlib.sha256(data).hexdigest()
    answers = {
        "choices": {
            signature(draft.doubts[index]): text
            for index, text in sorted(weighed.choices.items())
            if index in weighed.answered.settled
        },
        "matches": {key: token for key, token in sorted(weighed.tokens.items()) if token},
    }
    told = (digest, answers, draft.document.updated)
    if weighed.source is None or told != (source.digest, source.answers, source.updated_on):
        source.digest, source.answers, source.updated_on = told
        source.read_at = now
        source.full_clean()
        source.save()
    return source


def _keep_facts(hand: Hand, source: Source, outcome: Outcome) -> None:
    """What the document said of each row; of those left unchosen it is as if nothing was read."""
    taken = outcome.written
    for item in hand.weighed.items:
        key, row = item.said.key, hand.rows.get(item.said.key)
        waits = item.verdict in {Verdict.NEW, Verdict.CHANGED, Verdict.WAITS} and key not in taken
        if item.said.settled or not item.said.fields or row is None or waits:
            continue
        said = {name: value for name, value in hand.fields(item).items() if name != "person"}
        known = item.fact
        if known and (known.key, known.reading, known.row_id) == (key, said, row):
            continue
        fact = known or SourceFact(source=source)
        before = state_of(fact) if known else None
        fact.key, fact.reading = key, said
        fact.row_type, fact.row_id = KINDS[item.said.section].row_type, row
        fact.full_clean()
        fact.save()
        if before is None:
            hand.made(fact)
        else:
            hand.changed(fact, before)


def _keep_intake(hand: Hand, source: Source, outcome: Outcome) -> Intake:
    intake = Intake(
        source=source,
        taken_at=hand.now,
        added=len(outcome.added()),
        changed=len(outcome.changed()),
    )
    intake.full_clean()
    intake.save()
    for change in hand.changes:
        change.intake = intake
    IntakeChange.objects.bulk_create(hand.changes, batch_size=500)
    return intake
