"""All help on one page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.portal.help_texts import help_texts


@require_safe
def index(request: ViewerRequest) -> HttpResponse:
    return render(request, "portal/help.html", {"texts": help_texts()})
