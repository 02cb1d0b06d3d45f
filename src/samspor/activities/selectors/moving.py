"""What a move would do, worked out from rows already read: shown before anything is saved."""

from collections.abc import Sequence
from datetime import date

from samspor.activities.follow_planner import Follower, FollowPlan, Tie, plan_followers
from samspor.activities.models import Activity
from samspor.activities.selectors.year import Ties, YearRows
from samspor.drawing.content import ClosedKind, ClosedSpan, Status
from samspor.kernel.closed import is_working_day
from samspor.kernel.timing import Timing

# On planning days people are at work, and professional days are held on them.
_AWAY = {ClosedKind.SCHOOL_BREAK, ClosedKind.CLOSED}


def plan_move(*, rows: YearRows, activity: Activity, timing: Timing, today: date) -> FollowPlan:
    """Which followers move along to where, and which stay and why. `today` is local."""

    def is_open(day: date, municipalities: tuple[str, ...]) -> bool:
        return is_working_day(day) and not any(
            is_away(span, day, municipalities) for span in rows.closed
        )

    return plan_followers(
        moved=activity.public_id,
        old=activity.timing,
        new=timing,
        followers=[_follower(rows, row) for row in rows.activities if _follows(rows, row)],
        timings={row.public_id: row.timing for row in rows.activities},
        year=activity.year,
        today=today,
        is_open=is_open,
    )


def is_away(span: ClosedSpan, day: date, municipalities: Sequence[str]) -> bool:
    """Whether the span keeps any of the municipalities away (none named: all of them)."""
    if span.kind not in _AWAY or not span.first <= day <= span.last:
        return False
    concerned = not span.municipalities or not municipalities
    return concerned or not set(span.municipalities).isdisjoint(municipalities)


def _follows(rows: YearRows, activity: Activity) -> bool:
    return bool(rows.ties.get(activity.pk, Ties()).follows)


def _follower(rows: YearRows, activity: Activity) -> Follower:
    ties = rows.ties[activity.pk]
    return Follower(
        id=activity.public_id,
        timing=activity.timing,
        ties=tuple(Tie(each.id, each.relation, each.lag_days) for each in ties.follows),
        municipalities=tuple(rows.names[each] for each in ties.municipalities),
        cancelled=activity.status == Status.CANCELLED,
        # A municipality chose the date of its own answer; it is not moved over its head.
        decided=activity.pinned or activity.asked_by_id is not None,
    )
