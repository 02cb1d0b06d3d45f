"""The page where every component shows itself; axe and the screenshots visit it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def style_guide(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/style_guide.html")
