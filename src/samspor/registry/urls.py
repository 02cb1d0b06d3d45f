from samspor.registry.address import community_path
from samspor.registry.views import public

urlpatterns = [
    community_path("barnehager-og-skoler/", public.units, name="units"),
    community_path("barnehager-og-skoler/<int:unit>/", public.unit, name="unit"),
]
