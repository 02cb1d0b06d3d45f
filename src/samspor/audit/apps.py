from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "samspor.audit"

    def ready(self) -> None:
        post_migrate.connect(_put_up_walls, sender=self)


def _put_up_walls(*, using: str, **_about: Any) -> None:
    from samspor.audit import walls  # noqa: PLC0415 (needs the apps)

    connection = connections[using]
    if walls.TABLE in connection.introspection.table_names():
        walls.put_up(connection)
