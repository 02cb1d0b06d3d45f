from django.apps import AppConfig

from samspor.ui.bands import add_bands


class EditingConfig(AppConfig):
    name = "samspor.editing"

    def ready(self) -> None:
        from samspor.editing.guarding import guard  # noqa: PLC0415 (as above)
        from samspor.editing.views.bands import bands  # noqa: PLC0415 (reads models, which load before this)
        from samspor.editing.warnings import add_warnings  # noqa: PLC0415 (as above)

        add_bands(bands)
        add_warnings(guard)
