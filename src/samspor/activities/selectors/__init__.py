from samspor.activities.selectors.moving import plan_move
from samspor.activities.selectors.year import YearRows, row, year_rows

__all__ = ["YearRows", "plan_move", "row", "year_rows"]
