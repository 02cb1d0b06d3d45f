"""What is kept about me, and all of it in a file."""

from typing import Final

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, pgettext_lazy
from django.views.decorators.http import require_safe

from samspor.access.asking import everywhere
from samspor.access.privacy import Retention
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.privacy.export import NAME, pack
from samspor.privacy.models import Erasure
from samspor.privacy.selectors.own_data import all_about, who_is
from samspor.privacy.sources import SOURCES

HOW_LONG: Final = {
    Retention.WHILE_ROW: pgettext_lazy("kept", "as long as it is of use"),
    Retention.COMMUNITY: pgettext_lazy("kept", "as long as the community"),
    Retention.THREE_YEARS: pgettext_lazy("kept", "three years"),
    Retention.TEN_YEARS: pgettext_lazy("kept", "ten years"),
    Retention.UNTIL_SENT: pgettext_lazy("kept", "until the mail is sent"),
    Retention.SIX_MONTHS: pgettext_lazy("kept", "half a year after it was handled"),
    Retention.THIRTY_DAYS: pgettext_lazy("kept", "30 days after it was taken in"),
    Retention.THIRTEEN_MONTHS: pgettext_lazy("kept", "13 months"),
    Retention.PERSON: pgettext_lazy("kept", "until you are erased"),
    Retention.ACCOUNT: pgettext_lazy("kept", "as long as you have an account"),
}


@require_safe
def my_data(request: ViewerRequest) -> HttpResponse:
    if not request.viewer.is_signed_in:
        return HttpResponseRedirect(
            f"{reverse('sign_in')}?{urlencode({'next': request.get_full_path()})}"
        )
    kept = [(source, [str(HOW_LONG[one]) for one in source.retentions]) for source in SOURCES]
    waiting = Erasure.objects.seen_by(request.viewer).filter(withdrawn_at=None, carried_out_at=None)
    context = {"kept": kept, "waiting": waiting.first()}
    return render(request, "privacy/my_data.html", context)


@require_safe
def my_data_file(request: ViewerRequest) -> HttpResponse:
    who = who_is(request.viewer)
    with everywhere(reason="people may read what is kept about them anywhere"):
        data = pack(all_about(who), now=clock.now(), language=get_language() or "nb")
    answer = HttpResponse(data, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{NAME}.zip"'
    return answer
