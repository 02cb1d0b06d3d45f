from samspor.activities.models.activity import Activity, new_public_id
from samspor.activities.models.closed_day import ClosedDay
from samspor.activities.models.history import Change, ChangeSet
from samspor.activities.models.ties import (
    ActivityArena,
    ActivityInitiative,
    ActivityMunicipality,
    Follow,
)

__all__ = [
    "Activity",
    "ActivityArena",
    "ActivityInitiative",
    "ActivityMunicipality",
    "Change",
    "ChangeSet",
    "ClosedDay",
    "Follow",
    "new_public_id",
]
