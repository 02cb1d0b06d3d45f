"""Under /arshjul/. The draft's addresses stand before the activities', so that none is hidden."""

from django.urls import include, path, register_converter

from samspor.wheel.views import feeds, files, public
from samspor.wheel.views.address import SchoolYearConverter

register_converter(SchoolYearConverter, "school_year")

urlpatterns = [
    path("<slug:community>/", public.wheel_years, name="wheel_years"),
    path(
        "<slug:community>/<school_year:school_year>.json",
        public.wheel_json,
        name="wheel_json",
    ),
    path("<slug:community>/<school_year:school_year>.ics", feeds.wheel_feed, name="wheel_feed"),
    path("<slug:community>/<school_year:school_year>.docx", files.wheel_docx, name="wheel_docx"),
    path("<slug:community>/<school_year:school_year>.html", files.wheel_html, name="wheel_html"),
    path("<slug:community>/<school_year:school_year>.xlsx", files.wheel_xlsx, name="wheel_xlsx"),
    path("<slug:community>/<school_year:school_year>.pdf", files.wheel_pdf, name="wheel_pdf"),
    path("<slug:community>/<school_year:school_year>/", public.wheel, name="wheel"),
    path(
        "<slug:community>/<school_year:school_year>/abonner/",
        feeds.subscribe,
        name="wheel_subscribe",
    ),
    path("", include("samspor.wheel.urls_edit")),
    path(
        "<slug:community>/<school_year:school_year>/<slug:activity>/",
        public.activity,
        name="activity",
    ),
]
