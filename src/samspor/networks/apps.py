from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "samspor.networks"

    def ready(self) -> None:
        from samspor.contact import subjects  # noqa: PLC0415 (reads models)
        from samspor.networks import parts  # noqa: PLC0415 (as above)
        from samspor.networks.contact import KIND  # noqa: PLC0415 (reads models)
        from samspor.networks.selectors.hanging import arenas_of  # noqa: PLC0415 (reads models, which load before this)
        from samspor.seats import hanging  # noqa: PLC0415 (as above)
        from samspor.ui import slots  # noqa: PLC0415 (with the rest)

        hanging.tell(arenas_of)
        subjects.add(KIND)
        slots.add("unit", parts.where_it_takes_part)
        slots.add("unit_year", parts.what_comes)
