"""The one act that signing in brings itself: saying yes to a seat."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse

from samspor.sign_in.acts import Act, Done
from samspor.sign_in.models import PersonalLink
from samspor.sign_in.services.invitations import PURPOSE


def _show(link: PersonalLink) -> Mapping[str, Any]:
    return {"name": link.person.name, "seat": link.seat, "expires_at": link.expires_at}


def _perform(_link: PersonalLink, _data: Mapping[str, str], _now: datetime) -> Done:
    """The link is spent when the person has signed in: until then they may come back to it."""
    return Done(go_to=reverse("accept_invitation"), spent=False)


INVITATION_ACT = Act(
    purpose=PURPOSE,
    template="sign_in/invitation.html",
    show=_show,
    perform=_perform,
    before_first_day=True,
)
