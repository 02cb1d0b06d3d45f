"""What moves along when an activity moves, and why the rest stays. Knows no database.

A person who moves a gathering is shown this plan before anything is saved, and again afterwards.

The rules:

- An exact day keeps its weekday: it moves by the leader's whole weeks, past closed days, and never
  to the wrong side of what it follows. With a lag someone has set, the lag decides instead.
- A week moves by whole weeks. A month, or part of one, stays while it can still lie on the right
  side; otherwise it moves as many months as the leader.
- Parts of a gathering move by exactly its days.
- What is cancelled, over, or decided by people stays, and so does what would leave the year.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samspor.drawing.content import Relation
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import MonthPart, Precision, Timing

WEEK = timedelta(days=7)
_FURTHEST = 8  # weeks past closed days before people must decide


class StayReason(StrEnum):
    IN_ORDER = "in_order"
    BY_AGREEMENT = "by_agreement"
    CANCELLED = "cancelled"
    PAST = "past"
    DECIDED = "decided"
    OUTSIDE_YEAR = "outside_year"
    NO_OPEN_DAY = "no_open_day"
    LEADER_UNDATED = "leader_undated"
    NEEDS_PEOPLE = "needs_people"


@dataclass(frozen=True, slots=True)
class Tie:
    """`lag_days`: days between the two that someone has set, counted away from the leader."""

    leader: str
    relation: Relation
    lag_days: int | None = None


@dataclass(frozen=True, slots=True)
class Follower:
    """`decided`: people chose this date on purpose, so it is theirs to move."""

    id: str
    timing: Timing
    ties: tuple[Tie, ...]
    municipalities: tuple[str, ...] = ()
    cancelled: bool = False
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    id: str
    old: Timing
    new: Timing


@dataclass(frozen=True, slots=True)
class Stay:
    """`in_order` False: it now lies on the wrong side of what it follows; people must look."""

    id: str
    timing: Timing
    reason: StayReason
    in_order: bool


@dataclass(frozen=True, slots=True)
class FollowPlan:
    """Nearest followers first."""

    moves: tuple[Move, ...] = ()
    stays: tuple[Stay, ...] = ()


IsOpen = Callable[[date, tuple[str, ...]], bool]


def plan_followers(
    *,
    moved: str,
    old: Timing,
    new: Timing,
    followers: Sequence[Follower],
    timings: Mapping[str, Timing],
    year: SchoolYear,
    today: date,
    is_open: IsOpen,
) -> FollowPlan:
    """Work out what the move of one activity does to those that follow it, and those after them.

    `followers` are all that follow something, without cycles; `timings` say where every
    activity lies now; `is_open` says whether a day is fit for the municipalities named (none: all).
    """
    before = {**timings, moved: old}
    after = {**timings, moved: new}
    moves: list[Move] = []
    stays: list[Stay] = []
    shifted = {moved}
    for follower in _in_order_of_ties(moved, followers):
        leaders = [tie for tie in follower.ties if tie.leader in shifted]
        if not leaders:
            continue
        outcome = _Planner(before, after, year, today, is_open).plan(follower, leaders)
        if isinstance(outcome, Timing):
            moves.append(Move(follower.id, follower.timing, outcome))
            after[follower.id] = outcome
            shifted.add(follower.id)
        else:
            in_order = all(_in_order(follower.timing, tie, after) for tie in follower.ties)
            stays.append(Stay(follower.id, follower.timing, outcome, in_order))
    return FollowPlan(tuple(moves), tuple(stays))


def _in_order_of_ties(moved: str, followers: Iterable[Follower]) -> list[Follower]:
    """Those that hang on `moved`, directly or not, each after everything it follows."""
    waiting = list(followers)
    reached = {moved}
    while True:
        found = {f.id for f in waiting if any(tie.leader in reached for tie in f.ties)}
        if found <= reached:
            break
        reached |= found
    affected = [f for f in waiting if f.id in reached and f.id != moved]
    done = {moved}
    ordered: list[Follower] = []
    while affected:
        ready = [f for f in affected if {t.leader for t in f.ties} & reached <= done]
        if not ready:  # a cycle; the model forbids it, and a plan must still end
            break
        ordered += ready
        done |= {f.id for f in ready}
        affected = [f for f in affected if f.id not in done]
    return ordered


def _is_before(relation: Relation) -> bool:
    return relation is Relation.PREPARATION


def _in_order(timing: Timing, tie: Tie, timings: Mapping[str, Timing]) -> bool:
    """Whether the follower can lie on its right side. A period may overlap what it follows."""
    leader = timings.get(tie.leader, Timing.agreement())
    own, its = _span(timing), _span(leader)
    if own is None or its is None:
        return True
    if tie.relation is Relation.PART:
        return its[0] <= own[1] and own[0] <= its[1]
    exact = timing.is_dated and leader.is_dated
    if _is_before(tie.relation):
        return own[1] <= its[0] if exact else own[0] <= its[1]
    return own[0] >= its[1] if exact else own[1] >= its[0]


def _span(timing: Timing) -> tuple[date, date] | None:
    return (timing.first, timing.last) if timing.first and timing.last else None


@dataclass(frozen=True, slots=True)
class _Planner:
    before: Mapping[str, Timing]
    after: Mapping[str, Timing]
    year: SchoolYear
    today: date
    is_open: IsOpen

    def plan(self, follower: Follower, leaders: Sequence[Tie]) -> Timing | StayReason:
        reason = self._must_stay(follower)
        if reason:
            return reason
        tie = max(leaders, key=lambda tie: abs(self._shift(tie)))
        if self.after[tie.leader].first is None:
            return StayReason.LEADER_UNDATED
        if tie.relation is Relation.PART:
            target: Timing | StayReason = follower.timing.moved(self._shift(tie))
        elif follower.timing.precision in {Precision.TIME, Precision.DAY, Precision.WEEK}:
            target = self._by_weeks(follower, tie)
        else:
            target = self._by_months(follower, tie)
        if isinstance(target, StayReason):
            return target
        if target == follower.timing:
            return StayReason.IN_ORDER
        return self._allowed(target)

    def _must_stay(self, follower: Follower) -> StayReason | None:
        if follower.cancelled:
            return StayReason.CANCELLED
        if follower.timing.last is None:
            return StayReason.BY_AGREEMENT
        if follower.timing.last < self.today:
            return StayReason.PAST
        if follower.decided:
            return StayReason.DECIDED
        return None

    def _allowed(self, target: Timing) -> Timing | StayReason:
        if target.first is None or target.first not in self.year:
            return StayReason.OUTSIDE_YEAR
        if target.last is not None and target.last < self.today:
            return StayReason.PAST
        return target

    def _shift(self, tie: Tie) -> timedelta:
        """How far the leader moves; zero when either end is by agreement."""
        old, new = self.before[tie.leader], self.after[tie.leader]
        if old.first is None or new.first is None or old.last is None or new.last is None:
            return timedelta()
        return new.first - old.first if _is_before(tie.relation) else new.last - old.last

    def _by_weeks(self, follower: Follower, tie: Tie) -> Timing | StayReason:
        step = -WEEK if _is_before(tie.relation) else WEEK
        if tie.lag_days is not None and follower.timing.precision is not Precision.WEEK:
            target = self._at_lag(follower, tie, tie.lag_days)
            step = step / 7
        else:
            target = follower.timing.moved(WEEK * round(self._shift(tie) / WEEK))
        for _try in range(_FURTHEST * 7 if step.days in {1, -1} else _FURTHEST):
            in_order = all(_in_order(target, each, self.after) for each in follower.ties)
            # What does not have to move is not judged by the closed days it already lies on.
            if in_order and (target == follower.timing or self._is_fit(target, follower)):
                return target
            target = target.moved(step)
        return StayReason.NO_OPEN_DAY

    def _at_lag(self, follower: Follower, tie: Tie, lag_days: int) -> Timing:
        leader, timing = self.after[tie.leader], follower.timing
        if (
            leader.first is None
            or leader.last is None
            or timing.first is None
            or timing.last is None
        ):
            return timing
        lag = timedelta(days=lag_days)
        if _is_before(tie.relation):
            return timing.moved(leader.first - lag - timing.last)
        return timing.moved(leader.last + lag - timing.first)

    def _is_fit(self, target: Timing, follower: Follower) -> bool:
        if target.first is None or target.last is None:
            return True
        days = [target.first + timedelta(n) for n in range((target.last - target.first).days + 1)]
        open_days = [self.is_open(day, follower.municipalities) for day in days]
        # A week is fit when someone can meet in it, exact days only when they all are.
        return any(open_days) if target.precision is Precision.WEEK else all(open_days)

    def _by_months(self, follower: Follower, tie: Tie) -> Timing | StayReason:
        timing = follower.timing
        if all(_in_order(timing, each, self.after) for each in follower.ties):
            return timing
        leader, was = self.after[tie.leader].first, self.before[tie.leader].first
        if timing.precision is Precision.TERM or leader is None or was is None:
            return StayReason.NEEDS_PEOPLE
        months = (leader.year - was.year) * 12 + leader.month - was.month
        step = -1 if _is_before(tie.relation) else 1
        for extra in range(12):
            target = _months_later(timing, months + extra * step)
            if all(_in_order(target, each, self.after) for each in follower.ties):
                return target
        return StayReason.NEEDS_PEOPLE


def _months_later(timing: Timing, months: int) -> Timing:
    if timing.first is None or timing.last is None:
        return timing
    first = timing.first.year * 12 + timing.first.month - 1 + months
    if timing.precision is Precision.PART:
        part = {1: MonthPart.EARLY, 11: MonthPart.MIDDLE}.get(timing.first.day, MonthPart.LATE)
        return Timing.part(first // 12, first % 12 + 1, part)
    length = (timing.last.year - timing.first.year) * 12 + timing.last.month - timing.first.month
    return Timing.month(first // 12, first % 12 + 1, length + 1)
