"""A form that makes something does so once, however often it is sent (T-54).

    @sent_once
    @require_http_methods(["GET", "HEAD", "POST"])
    def add(request, …): …

    <form method="post">{% csrf_token %}{% sent_once %} …

Each form that is drawn has a key of its own. The first to come with it does the work; whoever comes
with it again, by a second click or a network that tried twice, is led where the first was led.
"""

import re
import secrets
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, Final, ParamSpec

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect

from samspor.access.request import ViewerRequest
from samspor.access.sent_forms import close_form, take_form
from samspor.kernel import clock

Where = ParamSpec("Where")
View = Callable[Concatenate[ViewerRequest, Where], HttpResponse]

FIELD: Final = "once"
_KEY: Final = re.compile(r"[\w-]{22}", re.ASCII)


def new_key() -> str:
    return secrets.token_urlsafe(16)


def sent_once(view: View[Where]) -> View[Where]:
    @wraps(view)
    def answer(
        request: ViewerRequest, /, *args: Where.args, **kwargs: Where.kwargs
    ) -> HttpResponse:
        key = request.POST.get(FIELD, "") if request.method == "POST" else ""
        if not _KEY.fullmatch(key):
            return view(request, *args, **kwargs)
        # Another's key is another form: nobody is led where somebody else was.
        whose = f"{request.viewer.user_id} {request.path} {key}"
        with transaction.atomic():
            row, is_first = take_form(sha256(whose.encode()).hexdigest(), now=clock.now())
            if not is_first:
                return HttpResponseRedirect(row.led_to)
            response = view(request, *args, **kwargs)
            led_to = response.headers.get("Location", "") if response.status_code == 302 else ""
            close_form(row, led_to=led_to)
            return response

    return answer
