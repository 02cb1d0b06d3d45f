from samspor.wheel.models.annual_wheel import AnnualWheel, WheelArena
from samspor.wheel.models.edition import Edition

__all__ = ["AnnualWheel", "Edition", "WheelArena"]
