from samspor.networks.models.arena import Arena

__all__ = ["Arena"]
