from samspor.focus.models.finding import Finding
from samspor.focus.models.focus_area import FocusArea
from samspor.focus.models.initiative import Initiative
from samspor.focus.models.norm import Norm
from samspor.focus.models.plan import LongTermPlan
from samspor.focus.models.scheme import GrantScheme

__all__ = ["Finding", "FocusArea", "GrantScheme", "Initiative", "LongTermPlan", "Norm"]
