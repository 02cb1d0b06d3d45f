from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.drawing.content import Level


class ArenaKind(StrEnum):
    WORKING_GROUP = "working_group"
    HEADS_NETWORK = "heads_network"
    DISTRICT_NETWORK = "district_network"
    THEMATIC_NETWORK = "thematic_network"
    STEERING_GROUP = "steering_group"
    UNIT_DEVELOPMENT = "unit_development"
    OTHER = "other"


ARENA_KINDS = {
    ArenaKind.WORKING_GROUP: _("Working group"),
    ArenaKind.HEADS_NETWORK: _("Heads’ network"),
    ArenaKind.DISTRICT_NETWORK: _("District network"),
    ArenaKind.THEMATIC_NETWORK: _("Thematic network"),
    ArenaKind.STEERING_GROUP: _("Steering group"),
    ArenaKind.UNIT_DEVELOPMENT: _("Development work in the unit"),
    ArenaKind.OTHER: pgettext_lazy("arena", "Other"),
}

LEVELS = {
    Level.REGION: pgettext_lazy("level", "Region"),
    Level.MUNICIPALITY: pgettext_lazy("level", "Municipality"),
    Level.CLUSTER: pgettext_lazy("level", "Between units"),
    Level.UNIT: pgettext_lazy("level", "Unit"),
}


class Effect(TextChoices):
    """What a member rule does."""

    ADD = "add", pgettext_lazy("a member rule", "Add")
    LEAVE_OUT = "leave_out", pgettext_lazy("a member rule", "Leave out")


# Outermost ring first: the order of `Level` itself.
LEVEL_ORDER: dict[str, int] = {level.value: place for place, level in enumerate(Level)}
