from samspor.intake.models.intake import Intake, IntakeChange
from samspor.intake.models.reading import GivenAnswer, Original, Reading
from samspor.intake.models.source import Source, SourceFact

__all__ = [
    "GivenAnswer",
    "Intake",
    "IntakeChange",
    "Original",
    "Reading",
    "Source",
    "SourceFact",
]
