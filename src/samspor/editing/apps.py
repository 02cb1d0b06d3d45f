from django.apps import AppConfig

from samspor.ui.bands import add_bands


class EditingConfig(AppConfig):
    name = "samspor.editing"

    def ready(self) -> None:
        from samspor.editing.views.bands import bands  # noqa: PLC0415 (reads models, which load before this)

        add_bands(bands)
