"""What would have been sent, for who tries the demo."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.access.asking import everywhere
from samspor.access.request import ViewerRequest
from samspor.mail.envelope import paragraphs
from samspor.mail.models import OutgoingMail
from samspor.mail.selectors.outbox import demo_outbox

ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Shown:
    mail: OutgoingMail
    paragraphs: list[tuple[bool, list[str]]]


@require_safe
def outbox(request: ViewerRequest) -> HttpResponse:
    with everywhere(reason="in the demo, everybody reads all mail"):
        page = Paginator(demo_outbox(), ON_A_PAGE).get_page(request.GET.get("side"))
        shown = [Shown(mail, paragraphs(mail.text)) for mail in page]
    return render(request, "mail/outbox.html", {"page": page, "mails": shown})
