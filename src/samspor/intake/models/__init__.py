from samspor.intake.models.source import Source, SourceFact

__all__ = ["Source", "SourceFact"]
