from samspor.networks.models.arena import Arena
from samspor.networks.models.charter import Charter

__all__ = ["Arena", "Charter"]
