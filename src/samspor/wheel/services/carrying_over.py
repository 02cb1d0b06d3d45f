"""Next year's wheel from this year's: what people do each year, on the same weekdays."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from graphlib import TopologicalSorter
from typing import Any

from django.db import transaction

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.activities.enums import Verb
from samspor.activities.facts import ActivityFacts, FollowFact
from samspor.activities.models import (
    Activity,
    ActivityArena,
    ActivityInitiative,
    ActivityMunicipality,
    Follow,
)
from samspor.activities.services import add_activity
from samspor.activities.services.history import open_change_set
from samspor.drawing.content import Kind, Mode, Relation, Status, TableShape
from samspor.kernel.carry_over import carried, renamed_years, rewrite_dates
from samspor.kernel.notation import Context
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.networks.models import Arena
from samspor.wheel.models import AnnualWheel
from samspor.wheel.services.wheels import begin_wheel


@transaction.atomic
def carry_over_wheel(
    *, viewer: Viewer, wheel: AnnualWheel, to: SchoolYear, now: datetime
) -> tuple[AnnualWheel, int]:
    """A draft for the other year with the same arenas and activities; and how many these are.

    Cancelled activities, and the dates that single municipalities chose, stay behind. Dates cited
    in titles and agendas follow the activity they cite. One change set holds all of it.

    Raises:
        ValidationError: The community has a wheel for that year.
    """
    community = wheel.community
    require(viewer, Action.EDIT_ACTIVITY, community_id=community.pk)
    held = wheel.year
    made = begin_wheel(
        viewer=viewer,
        community=community,
        year=to,
        title=renamed_years(wheel.title, held=held, to=to),
        arenas=_arenas(wheel),
        now=now,
        language=wheel.language,
        table_shape=TableShape(wheel.table_shape),
    )
    rows = _rows(wheel)
    words = _Words(rows, held, to)
    facts = _facts(rows)
    new: dict[int, int] = {}
    change_set = None
    for key in _followed_first(facts):
        if change_set is None:
            change_set = open_change_set(
                viewer=viewer, community_id=community.pk, year=to, verb=Verb.ADDED, now=now
            )
        known = facts[key]
        follows = [each for each in known.follows if each.follows in new]
        activity = add_activity(
            viewer=viewer,
            community=community,
            year=to,
            facts=replace(
                known,
                title=words.moved(known.title),
                agenda=tuple(map(words.moved, known.agenda)),
                description=words.moved(known.description),
                timing=words.days[key],
                follows=tuple(replace(each, follows=new[each.follows]) for each in follows),
            ),
            now=now,
            change_set=change_set,
        )
        new[key] = activity.pk
    return made, len(new)


class _Words:
    """Texts of the old year as the new one writes them."""

    def __init__(self, rows: list[Activity], held: SchoolYear, to: SchoolYear) -> None:
        self.held, self.to = held, to
        years = to.start - held.start
        self.days: dict[int, Timing] = {row.pk: carried(row.timing, years=years) for row in rows}
        self._cited: dict[date, date] = {}
        for row in rows:
            old, moved = row.timing, self.days[row.pk]
            if old.is_dated and old.first and moved.first and old.last and moved.last:
                self._cited |= {old.first: moved.first, old.last: moved.last}

    def moved(self, text: str) -> str:
        cited = rewrite_dates(text, self._cited, context=Context(year=self.held))
        return renamed_years(cited, held=self.held, to=self.to)


def _arenas(wheel: AnnualWheel) -> list[Arena]:
    ties = wheel.arena_ties.unguarded(reason="the service has judged the wheel")
    rows = Arena.objects.unguarded(reason="the service has judged the wheel")
    return list(rows.filter(pk__in=ties.values("arena")))


def _rows(wheel: AnnualWheel) -> list[Activity]:
    """By day, so that the new ones are made in the order people read them."""
    rows = Activity.objects.unguarded(reason="the service has judged the wheel").in_use()
    mine = rows.filter(
        community=wheel.community_id, school_year=wheel.school_year, asked_by__isnull=True
    )
    return list(mine.exclude(status=Status.CANCELLED.value).order_by("first_day", "pk"))


def _facts(rows: list[Activity]) -> dict[int, ActivityFacts]:
    keys = [row.pk for row in rows]
    arenas = _tied(ActivityArena, keys, "arena_id")
    municipalities = _tied(ActivityMunicipality, keys, "municipality_id")
    initiatives = _tied(ActivityInitiative, keys, "initiative_id")
    follows: dict[int, list[FollowFact]] = defaultdict(list)
    for tie in Follow.objects.unguarded(reason="the service has judged the wheel").filter(
        activity__in=keys
    ):
        fact = FollowFact(tie.follows_id, Relation(tie.relation), tie.lag_days)
        follows[tie.activity_id].append(fact)
    return {
        row.pk: ActivityFacts(
            title=row.title,
            timing=row.timing,
            arenas=tuple(arenas[row.pk]),
            kind=Kind(row.kind),
            place=row.place,
            mode=Mode(row.mode) if row.mode else None,
            agenda=tuple(row.agenda.splitlines()),
            audience=row.audience,
            description=row.description,
            municipalities=tuple(municipalities[row.pk]),
            follows=tuple(follows[row.pk]),
            initiatives=tuple(initiatives[row.pk]),
            pinned=row.pinned,
        )
        for row in rows
    }


def _tied(model: Any, keys: list[int], other: str) -> dict[int, list[int]]:
    rows = model.objects.unguarded(reason="the service has judged the wheel")
    found: dict[int, list[int]] = defaultdict(list)
    for activity, key in rows.filter(activity__in=keys).values_list("activity_id", other):
        found[activity].append(key)
    return found


def _followed_first(facts: dict[int, ActivityFacts]) -> list[int]:
    """In the order of the facts, but none before what it follows."""
    follows = {key: [each.follows for each in fact.follows] for key, fact in facts.items()}
    return [key for key in TopologicalSorter(follows).static_order() if key in facts]
