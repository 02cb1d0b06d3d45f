"""The two mails of signing in."""

from typing import Final

from django.utils.translation import pgettext_lazy

from samspor.mail.letters import Letter

CODE: Final = Letter(
    subject=pgettext_lazy("mail", "Your code for Samspor"),
    body=(
        pgettext_lazy("mail", "Your code is %(code)s."),
        pgettext_lazy(
            "mail",
            "Write it on the page where you asked for it. It works for %(minutes)s minutes, once, "
            "and only in that browser.",
        ),
        pgettext_lazy(
            "mail",
            "Did you not ask for a code? Then you need not do anything. Nobody gets in without it, "
            "and nobody from Samspor will ever ask you for it.",
        ),
    ),
)
INVITATION: Final = Letter(
    subject=pgettext_lazy("mail", "You have been given a seat in Samspor"),
    body=(
        pgettext_lazy("mail", "Hello %(name)s."),
        pgettext_lazy("mail", "You have been given the seat %(seat)s in %(community)s."),
        pgettext_lazy(
            "mail",
            "Open the link to say yes, and choose how you want to sign in. It works for %(days)s "
            "days, once, and is for you alone: do not send it on.",
        ),
    ),
    link_words=pgettext_lazy("mail", "Take your seat"),
)
