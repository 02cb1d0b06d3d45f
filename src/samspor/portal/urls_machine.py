"""Addresses for machines: no language, no shell."""

from django.urls import path

from samspor.portal.views import machine

urlpatterns = [
    path("helse/lever", machine.alive, name="alive"),
    path("helse/klar", machine.ready, name="ready"),
    path("robots.txt", machine.robots, name="robots"),
    path("sitemap.xml", machine.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:language>.xml", machine.sitemap, name="sitemap"),
]
