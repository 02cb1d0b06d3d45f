from samspor.networks.views import public
from samspor.registry.address import community_path

urlpatterns = [
    community_path("nettverk/", public.networks, name="networks"),
    community_path("nettverk/<slug:network>/", public.network, name="network"),
]
