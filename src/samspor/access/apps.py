from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    name = "samspor.access"

    def ready(self) -> None:
        from samspor.access import carrying, walls  # noqa: PLC0415 (with the apps)

        connection_created.connect(carrying.install)
        post_migrate.connect(walls.after_migrating, sender=self)
