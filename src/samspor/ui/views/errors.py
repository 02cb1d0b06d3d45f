"""Pages for when something did not go as the reader meant: what happened, and the way on."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.log import log_response

from samspor.ui import navigation


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return render(request, "ui/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return render(request, "ui/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    links = navigation.suggested_links(request)
    context = {"links": links, "explanation": navigation.explained(request)}
    return render(request, "ui/errors/404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither database nor session: those may be what failed. T-24: a reference only."""
    reference = secrets.token_hex(4).upper()
    page = loader.render_to_string("ui/errors/500.html", {"reference": reference})
    response = HttpResponse(page, status=500)
    log_response("Reference %s for %s", reference, request.path, response=response, request=request)
    return response
