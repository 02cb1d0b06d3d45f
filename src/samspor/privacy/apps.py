from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "samspor.privacy"

    def ready(self) -> None:
        from samspor.mail import sender  # noqa: PLC0415 (reads models, which load before this)
        from samspor.privacy import parts  # noqa: PLC0415 (reads models, which load before this)
        from samspor.privacy.services import erasing  # noqa: PLC0415 (reads models)
        from samspor.ui import navigation  # noqa: PLC0415 (with the rest)

        navigation.add_to_own(parts.own_links)
        sender.add_chore(erasing.carry_out_due)
