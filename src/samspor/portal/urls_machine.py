"""Addresses for machines: no language, no shell."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
