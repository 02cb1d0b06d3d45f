from samspor.focus.views import public
from samspor.registry.address import community_path

urlpatterns = [
    community_path("satsinger/", public.initiatives, name="initiatives"),
    community_path("satsinger/<slug:initiative>/", public.initiative, name="initiative"),
    community_path("fokusomrader/<slug:area>/", public.focus_area, name="focus_area"),
]
