from django.apps import AppConfig


class FocusConfig(AppConfig):
    name = "samspor.focus"

    def ready(self) -> None:
        from samspor.contact import subjects  # noqa: PLC0415 (reads models)
        from samspor.focus.contact import KINDS  # noqa: PLC0415 (reads models)
        from samspor.focus.selectors.hanging import led_by  # noqa: PLC0415 (reads models, which load before this)
        from samspor.seats import hanging  # noqa: PLC0415 (as above)

        hanging.tell(led_by)
        for kind in KINDS:
            subjects.add(kind)
