from samspor.intake.models.reading import GivenAnswer, Original, Reading
from samspor.intake.models.source import Source, SourceFact

__all__ = ["GivenAnswer", "Original", "Reading", "Source", "SourceFact"]
