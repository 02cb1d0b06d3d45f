from samspor.focus.views import member, public
from samspor.registry.address import community_path

urlpatterns = [
    community_path("satsinger/", public.initiatives, name="initiatives"),
    community_path("satsinger/<slug:initiative>/", public.initiative, name="initiative"),
    community_path("fokusomrader/<slug:area>/", public.focus_area, name="focus_area"),
    community_path("slik-arbeider-vi/", member.knowledge, name="knowledge"),
]
