from samspor.networks.views import members, public
from samspor.registry.address import community_path

urlpatterns = [
    community_path("nettverk/", public.networks, name="networks"),
    community_path("nettverk/<slug:network>/", public.network, name="network"),
    community_path("dekning/", members.coverage, name="coverage"),
    community_path("nettverk/<slug:network>/medlemmer/", members.members, name="network_members"),
    community_path(
        "nettverk/<slug:network>/medlemmer/regel/", members.add_rule, name="member_rule_add"
    ),
    community_path(
        "nettverk/<slug:network>/medlemmer/enkelt/", members.add_single, name="member_single_add"
    ),
    community_path(
        "nettverk/<slug:network>/medlemmer/regel/<int:rule>/",
        members.end_rule,
        name="member_rule_end",
    ),
]
