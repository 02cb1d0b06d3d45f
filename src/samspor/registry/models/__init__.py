from samspor.registry.models.community import Community, Participation
from samspor.registry.models.former import FormerMunicipality, FormerName, FormerOwnership
from samspor.registry.models.organisation import Organisation
from samspor.registry.models.register_change import RegisterBatch, RegisterChange
from samspor.registry.models.register_import import RegisterImport
from samspor.registry.models.register_taking import RegisterTaking
from samspor.registry.models.unit import Unit, UnitFigure

__all__ = [
    "Community",
    "FormerMunicipality",
    "FormerName",
    "FormerOwnership",
    "Organisation",
    "Participation",
    "RegisterBatch",
    "RegisterChange",
    "RegisterImport",
    "RegisterTaking",
    "Unit",
    "UnitFigure",
]
