"""What somebody gets to know whom others want to erase."""

from typing import Final

from django.utils.translation import pgettext_lazy

from samspor.mail.letters import Letter

ERASED_IN_A_WEEK: Final = Letter(
    subject=pgettext_lazy("mail", "You will be erased from Samspor in a week"),
    body=(
        pgettext_lazy("mail", "Hello %(name)s."),
        pgettext_lazy(
            "mail",
            "You have no seat in %(community)s any more, and those who manage seats there have "
            "asked to erase what Samspor keeps about you. It happens %(day)s.",
        ),
        pgettext_lazy(
            "mail",
            "You need not do anything. Do you want to take what is yours with you, or do you "
            "regret it? Sign in before then.",
        ),
    ),
    link_words=pgettext_lazy("mail", "See what is kept about you"),
)
