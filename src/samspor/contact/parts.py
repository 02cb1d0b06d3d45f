"""What this room adds to other rooms' pages."""

from sys import getsizeof
from typing import Final, cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspor.access.request import ViewerRequest
from samspor.contact import subjects
from samspor.contact.forms import FeedbackForm
from samspor.contact.selectors.answering import desk_of
from samspor.kernel import clock
from samspor.kernel.kept import Kept
from samspor.registry.address import entered, subject
from samspor.ui.navigation import Link

# Where readers are asked whether they found it: what everybody may read about a community.
ASKED: Final = frozenset(
    {
        "community_front", "networks", "network", "initiatives", "initiative", "focus_area",
        "units", "unit", "wheel", "activity",
    }
)  # fmt: skip
# A form as often as a page: making it anew takes a third of a page whose own parts are kept.
_FEEDBACK: Final[Kept[str]] = Kept(weight=getsizeof)


def contact(request: HttpRequest) -> str:
    """Whom to write to about the page, or that nobody has the seat. One statement."""
    community, row = entered(request), subject(request)
    about = subjects.subject_of_row(community, row) if community and row else None
    if about is None:
        return ""
    match = request.resolver_match
    if match is None or match.url_name not in ASKED:  # a draft's preview, an earlier version
        return render_to_string("contact/partials/later.html")
    desk = desk_of(about, on=clock.today())
    return render_to_string("contact/partials/contact.html", {"desk": desk})


def feedback(request: HttpRequest) -> str:
    """The small form at the foot. Asks the database nothing, so that a kept page may have it."""
    match = request.resolver_match
    if match is None or match.url_name not in ASKED or request.method not in {"GET", "HEAD"}:
        return ""
    slug, page = str(match.kwargs.get("community", "")), request.path
    return _FEEDBACK.get((get_language(), slug, page), lambda: _feedback(slug, page))


def _feedback(slug: str, page: str) -> str:
    context = {
        "form": FeedbackForm(auto_id="tilbakemelding_%s", initial={"page": page}),
        "action": reverse("feedback", args=[slug]),
        "contact": reverse("contact", args=[slug]),
    }
    return render_to_string("contact/partials/feedback.html", context)


def own_links(request: HttpRequest) -> list[Link]:
    viewer = cast("ViewerRequest", request).viewer
    if not viewer.roles:
        return []
    here = request.path
    links = [
        Link(_("Messages"), reverse("messages")),
        Link(_("Being a contact"), reverse("contact_choices")),
    ]
    return [Link(one.label, one.href, current=one.href == here) for one in links]
