from samspor.activities.services.closed_days import (
    add_closed_day,
    change_closed_day,
    remove_closed_day,
)
from samspor.activities.services.history import open_change_set
from samspor.activities.services.moving import Moved, choose_date, move_activity
from samspor.activities.services.undoing import undo
from samspor.activities.services.writing import (
    add_activity,
    cancel_activity,
    change_activity,
    reinstate_activity,
    remove_activity,
)

__all__ = [
    "Moved",
    "add_activity",
    "add_closed_day",
    "cancel_activity",
    "change_activity",
    "change_closed_day",
    "choose_date",
    "move_activity",
    "open_change_set",
    "reinstate_activity",
    "remove_activity",
    "remove_closed_day",
    "undo",
]
