from samspor.focus.models.focus_area import FocusArea
from samspor.focus.models.initiative import Initiative
from samspor.focus.models.plan import LongTermPlan

__all__ = ["FocusArea", "Initiative", "LongTermPlan"]
