"""Where a form keeps what is being typed in it, and asks for it again (T-37). For scripts."""

import json
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from samspor.access.own_site import from_own_page
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.kernel.national_number import find_national_numbers
from samspor.sign_in.selectors.own import unsent_form
from samspor.sign_in.services.unsent_forms import drop_unsent, keep_unsent


@from_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def unsent(request: ViewerRequest) -> HttpResponse:
    """GET gives what is kept of the form `key`; POST keeps `fields`, or drops it with `drop`.

    401 without a session, and 422 for what may lie nowhere: the script says which.
    """
    viewer, now = request.viewer, clock.now()
    if viewer.user_id is None:
        return _private(JsonResponse({}, status=401))
    if request.method != "POST":
        found = unsent_form(viewer, key=request.GET.get("key", ""), now=now)
        return _private(JsonResponse({"fields": found}))
    key = request.POST.get("key", "")
    if "drop" in request.POST:
        drop_unsent(user_id=viewer.user_id, key=key)
        return _private(JsonResponse({}))
    fields = _fields(request.POST.get("fields", ""))
    if fields is None:
        return _private(JsonResponse({}, status=400))
    if any(find_national_numbers(value) for values in fields.values() for value in values):
        return _private(JsonResponse({}, status=422))
    kept = keep_unsent(viewer=viewer, key=key, fields=fields, now=now)
    return _private(JsonResponse({}, status=200 if kept else 400))


def _fields(text: str) -> dict[str, list[str]] | None:
    """As a form has them: texts by name. None for anything else."""
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None
    whole = isinstance(found, dict) and all(
        isinstance(values, list) and all(isinstance(value, str) for value in values)
        for values in found.values()
    )
    return found if whole else None


def _private(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "no-store"
    return answer
