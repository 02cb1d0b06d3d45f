from samspor.networks.models.arena import Arena
from samspor.networks.models.charter import Charter
from samspor.networks.models.member_rule import MemberRule

__all__ = ["Arena", "Charter", "MemberRule"]
