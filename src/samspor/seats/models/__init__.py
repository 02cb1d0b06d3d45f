from samspor.seats.models.hand_over import HandOver
from samspor.seats.models.person import Person
from samspor.seats.models.seat import Seat, SeatHolder
from samspor.seats.models.user import User
from samspor.seats.models.visit import OperatorVisit

__all__ = ["HandOver", "OperatorVisit", "Person", "Seat", "SeatHolder", "User"]
