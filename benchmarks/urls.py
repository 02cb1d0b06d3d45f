"""Our addresses, and a bare answer of as many bytes as one asks for."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from samspor.config import urls


def bare(request: HttpRequest, size: int) -> HttpResponse:
    del request
    return HttpResponse(b"x" * size)


urlpatterns = [path("bare/<int:size>/", bare, name="bare"), *urls.urlpatterns]
