from django.urls import path

from samspor.ui.views.style_guide import style_guide

urlpatterns = [path("_stil/", style_guide, name="style_guide")]
