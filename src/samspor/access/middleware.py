"""Outermost: until somebody is known, a request sees what is public."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from samspor.access.asking import asking_for


class AskingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with asking_for():
            return self.get_response(request)
