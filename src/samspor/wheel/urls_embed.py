"""Under /innbygg/: what may stand inside other sites' pages, and the page to choose it on.

The school year's converter comes with `urls`.
"""

from django.urls import path

from samspor.wheel.views import embed, embed_choice

urlpatterns = [
    path("<slug:community>/", embed_choice.embed, name="embed"),
    path("<slug:community>/arshjul/", embed.this_year, name="embed_this_year"),
    path("<slug:community>/fokusomrader/", embed.focus_areas, name="embed_focus_areas"),
    path("<slug:community>/nettverk/<slug:network>/", embed.network, name="embed_network"),
    path("<slug:community>/<school_year:school_year>/", embed.wheel, name="embed_wheel"),
]
