"""Say who belongs to an arena."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.networks.models import Arena, MemberRule


@transaction.atomic
def add_member_rule(*, viewer: Viewer, rule: MemberRule, now: datetime) -> MemberRule:
    """`rule` is filled in and not saved yet.

    Raises:
        ValidationError: It says what cannot be, or the arena has the same rule already.
    """
    require_members(viewer, rule.arena)
    rule.full_clean()
    same = MemberRule.objects.unguarded(reason="the same rule twice says nothing more")
    facts = {name: getattr(rule, name) for name in _FACTS}
    if same.filter(arena=rule.arena, valid_to=None, **facts).exists():
        raise ValidationError(_("The arena has this rule already."), code="rule_twice")
    rule.save()
    _log(viewer, "members.rule_added", rule, now)
    return rule


@transaction.atomic
def end_member_rule(
    *, viewer: Viewer, rule: MemberRule, today: date, now: datetime
) -> MemberRule | None:
    """It held to the end of yesterday. A rule that has not held a day yet is gone: None."""
    require_members(viewer, rule.arena)
    _log(viewer, "members.rule_ended", rule, now)
    if rule.valid_from >= today:
        rule.delete()
        return None
    rule.valid_to = today - timedelta(days=1)
    rule.full_clean()
    rule.save(update_fields=["valid_to"])
    return rule


@transaction.atomic
def resume_member_rule(*, viewer: Viewer, rule: MemberRule, now: datetime) -> MemberRule:
    """As if it had not been ended."""
    require_members(viewer, rule.arena)
    rule.valid_to = None
    rule.full_clean()
    rule.save(update_fields=["valid_to"])
    _log(viewer, "members.rule_resumed", rule, now)
    return rule


_FACTS = (
    "effect", "role", "municipality", "district", "ownership", "unit_kind", "unit", "seat",
)  # fmt: skip


def require_members(viewer: Viewer, arena: Arena) -> None:
    require(
        viewer,
        Action.EDIT_MEMBERS,
        community_id=arena.community_id,
        municipality_id=arena.municipality_id,
        arena_id=arena.pk,
        district_id=arena.district_id,
    )


def _log(viewer: Viewer, action: str, rule: MemberRule, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=rule.arena.community_id,
        object_type="member_rule",
        object_ids=[rule.pk],
        at=now,
    )
