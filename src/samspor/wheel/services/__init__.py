from samspor.wheel.services.carrying_over import carry_over_wheel
from samspor.wheel.services.release import fingerprint, release_edition, same
from samspor.wheel.services.wheels import begin_wheel, change_wheel

__all__ = [
    "begin_wheel",
    "carry_over_wheel",
    "change_wheel",
    "fingerprint",
    "release_edition",
    "same",
]
