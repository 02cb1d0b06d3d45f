from samspor.wheel.models.annual_wheel import AnnualWheel, WheelArena
from samspor.wheel.models.edition import Edition
from samspor.wheel.models.own_calendar import OwnCalendar

__all__ = ["AnnualWheel", "Edition", "OwnCalendar", "WheelArena"]
