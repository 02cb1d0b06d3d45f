from samspor.privacy.models.erasure import Erasure

__all__ = ["Erasure"]
