"""The mails of this room."""

from typing import Final

from django.utils.translation import pgettext_lazy

from samspor.mail.letters import Letter, Quote

MESSAGE: Final = Letter(
    subject=pgettext_lazy("the subject of a mail", "New message about %(title)s"),
    body=(
        pgettext_lazy("a mail", "Somebody has written to you as %(seat)s, about %(title)s."),
        Quote("text"),
        pgettext_lazy(
            "a mail",
            "Open the message to answer. Your address is not shown to the one who wrote.",
        ),
    ),
    link_words=pgettext_lazy("a link in a mail", "Open the message"),
)
ANSWER: Final = Letter(
    subject=pgettext_lazy("the subject of a mail", "Answer about %(title)s"),
    body=(
        pgettext_lazy("a mail", "%(seat)s has answered what you wrote:"),
        Quote("answer"),
        pgettext_lazy("a mail", "You wrote:"),
        Quote("text"),
        pgettext_lazy("a mail", "Do you want to ask about more? Write from the page again."),
    ),
    link_words=pgettext_lazy("a link in a mail", "Open the page"),
)
REMINDER: Final = Letter(
    subject=pgettext_lazy("the subject of a mail", "Are you still the contact: %(seat)s?"),
    body=(
        pgettext_lazy("a mail", "Soon a year has gone since you said yes to being contact."),
        pgettext_lazy(
            "a mail",
            "Say yes again before %(until)s. If you do not, the page no longer leads to you, and"
            " messages go to the adviser.",
        ),
    ),
    link_words=pgettext_lazy("a link in a mail", "Renew with one click"),
)
