from samspor.activities.selectors.history import (
    Done,
    find_change_set,
    history,
    latest_change_set,
    seat_names,
    state_at,
)
from samspor.activities.selectors.moving import plan_move
from samspor.activities.selectors.year import (
    YearRows,
    around_year,
    one_row,
    row,
    year_items,
    year_rows,
)

__all__ = [
    "Done",
    "YearRows",
    "around_year",
    "find_change_set",
    "history",
    "latest_change_set",
    "one_row",
    "plan_move",
    "row",
    "seat_names",
    "state_at",
    "year_items",
    "year_rows",
]
