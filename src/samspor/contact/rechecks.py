"""Whether a mail about a message may still go out (T-34)."""

from datetime import datetime

from samspor.contact.models import Message
from samspor.contact.selectors.answering import holders_that_answer
from samspor.kernel.clock import OSLO
from samspor.mail.models import OutgoingMail


def may_still_read(mail: OutgoingMail, now: datetime) -> bool:
    """The receiver still sits where the message lies."""
    key = mail.about.removeprefix("contact_message-")
    messages = Message.objects.unguarded(reason="just before its mail is sent").filter(pk=key)
    holders = holders_that_answer(on=now.astimezone(OSLO).date())
    return holders.filter(person=mail.person_id, seat__in=messages.values("at_seat")).exists()
