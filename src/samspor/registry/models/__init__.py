from samspor.registry.models.community import Community, Participation
from samspor.registry.models.organisation import Organisation
from samspor.registry.models.unit import Unit, UnitFigure

__all__ = ["Community", "Organisation", "Participation", "Unit", "UnitFigure"]
