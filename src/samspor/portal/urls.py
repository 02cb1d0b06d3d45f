from django.urls import path

from samspor.portal.views import public

urlpatterns = [path("", public.front, name="front")]
