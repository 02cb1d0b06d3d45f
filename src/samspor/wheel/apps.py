from django.apps import AppConfig


class WheelConfig(AppConfig):
    name = "samspor.wheel"

    def ready(self) -> None:
        from samspor.seats import hanging  # noqa: PLC0415 (reads models, which load before this)
        from samspor.ui import navigation  # noqa: PLC0415 (with the rest)
        from samspor.wheel.own import calendar_of, own_links  # noqa: PLC0415 (reads models)

        navigation.add_to_own(own_links)
        hanging.tell(calendar_of)
