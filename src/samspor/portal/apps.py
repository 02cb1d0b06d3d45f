from django.apps import AppConfig

from samspor.ui import bands, navigation, slots


class PortalConfig(AppConfig):
    name = "samspor.portal"

    def ready(self) -> None:
        from samspor.access.sent_forms import forget_sent_forms  # noqa: PLC0415 (reads models)
        from samspor.mail import sender  # noqa: PLC0415 (likewise)
        from samspor.portal import (  # noqa: PLC0415 (read models, which load before this)
            arenas_year,
            help_texts,
            initiative_year,
            links,
            nearest,
            unit_year,
        )
        from samspor.portal.views import founding, visits  # noqa: PLC0415 (likewise)
        from samspor.registry import school_year  # noqa: PLC0415 (likewise)

        sender.add_chore(forget_sent_forms)
        navigation.add_to_main(links.menu)
        navigation.add_to_footer(links.footer)
        navigation.add_to_own(visits.menu)
        navigation.add_to_own(founding.menu)
        bands.add_bands(visits.bands)
        navigation.add_suggestions(nearest.suggestions)
        navigation.add_explanation(nearest.explanation)
        slots.add("help", help_texts.beside)
        school_year.told_by(
            arenas_year.arenas_year,
            of_initiatives=initiative_year.initiative_year,
            of_units=unit_year.unit_year,
        )
