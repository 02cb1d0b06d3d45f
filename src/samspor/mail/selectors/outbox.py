"""The demo's outbox, where a visitor reads what would have been sent. Only the demo has one."""

from django.conf import settings

from samspor.access.errors import NotVisible
from samspor.mail.models.outgoing_mail import OutgoingMail, OutgoingMailQuerySet


def demo_outbox() -> OutgoingMailQuerySet:
    """Newest first.

    Raises:
        NotVisible: Outside the demo.
    """
    if not settings.DEMO:
        raise NotVisible
    return OutgoingMail.objects.unguarded(reason="in the demo, everybody reads all mail")
