from django.apps import AppConfig
from django.conf import settings

from samspor.ui import navigation


class MailConfig(AppConfig):
    name = "samspor.mail"

    def ready(self) -> None:
        from samspor.mail import links  # noqa: PLC0415 (needs addresses, which load after this)

        if settings.DEMO:
            navigation.add_to_footer(links.footer)
