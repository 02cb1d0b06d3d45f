from django.apps import AppConfig

from samspor.ui import navigation


class PortalConfig(AppConfig):
    name = "samspor.portal"

    def ready(self) -> None:
        from samspor.portal import links  # noqa: PLC0415 (reads models, which load before this)

        navigation.add_to_main(links.menu)
        navigation.add_to_footer(links.footer)
        navigation.add_suggestions(links.suggestions)
